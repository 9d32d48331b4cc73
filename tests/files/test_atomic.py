"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chuding_cli.files.atomic import CannotWrite, write_text, writing

from ..conftest import clean_environment


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_text(tmp_path / "a.yaml", "甲\n")
    assert (tmp_path / "a.yaml").read_bytes() == "甲\n".encode()
    assert names(tmp_path) == ["a.yaml"]


def test_nothing_is_seen_before_the_end(tmp_path: Path) -> None:
    with writing(tmp_path / "a") as stream:
        stream.write(b"half")
        stream.flush()
        assert not (tmp_path / "a").exists()
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ZeroDivisionError])
def test_what_goes_wrong_half_way_leaves_all_as_it_was(tmp_path: Path, error: type[BaseException]) -> None:
    def write() -> None:
        with writing(tmp_path / "a", force=True) as stream:
            stream.write(b"new")
            raise error

    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(error):
        write()
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_file_that_comes_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    def write() -> None:
        with writing(tmp_path / "a") as stream:
            stream.write(b"mine")
            (tmp_path / "a").write_bytes(b"theirs")

    with pytest.raises(CannotWrite, match="--force"):
        write()
    assert (tmp_path / "a").read_bytes() == b"theirs"
    assert names(tmp_path) == ["a"]


def test_without_hard_links_the_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_text(tmp_path / "a", "甲")
    assert names(tmp_path) == ["a"]


def test_a_full_disk_is_said_in_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="磁盘已满"):
        write_text(tmp_path / "a", "甲")
    assert names(tmp_path) == []


def test_permissions_of_a_replaced_file_stay(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    (tmp_path / "a").chmod(0o600)
    write_text(tmp_path / "a", "甲", force=True)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    with pytest.raises(CannotWrite):
        write_text(tmp_path / "link", "new")
    write_text(tmp_path / "link", "new", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("name", ["folder", "no/such/folder/a", "folder/a\0b", "x" * 300])
def test_impossible_places_are_refused_in_words(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWrite, match="不能写出"):
        write_text(tmp_path / name, "甲", force=True)


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(CannotWrite, match="不是普通文件"):
        write_text(Path(os.devnull), "甲", force=True)


# ── who may read it ──────────────────────────────────────────────────────────────────────────────────


def permissions(path: Path) -> str:
    return f"{path.stat().st_mode & 0o777:o}"


@pytest.fixture
def _usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_usual_umask")
@pytest.mark.parametrize("private", [True, False])
@pytest.mark.parametrize("before", [None, 0o600, 0o640, 0o644, 0o666])
def test_neither_a_file_nor_its_draft_is_more_open_than_what_it_replaces(
    tmp_path: Path, before: int | None, private: bool
) -> None:
    place = tmp_path / "a"
    if before is not None:
        place.touch()
        place.chmod(before)
    with writing(place, force=True, private=private) as stream:
        stream.write(b"x")
        (draft,) = tmp_path.glob(".a.*")
        drafted = permissions(draft)
    new = "600" if private else "644"
    assert permissions(place) == (new if before is None else f"{before:o}")
    assert drafted == (new if before is None else "600")


# ── what a kill leaves ───────────────────────────────────────────────────────────────────────────────

KILLED = """
import sys
from pathlib import Path
from chuding_cli.files.atomic import writing
with writing(Path(sys.argv[1])) as stream:
    stream.write(b"half")
    stream.flush()
    print("half", flush=True)
    sys.stdin.read()
"""


def test_the_next_run_sweeps_the_draft_of_one_that_was_killed_and_of_none_that_still_writes(
    tmp_path: Path,
) -> None:
    def begin(name: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path / name)],
            env=clean_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == b"half\n"
        return process

    killed, alive = begin("killed"), begin("alive")
    killed.kill()
    killed.communicate()
    (tmp_path / ".other.0123456789ab.tmp").touch()
    (tmp_path / ".other.chuding-0123456789ab.tmp").mkdir()
    write_text(tmp_path / "a", "甲")
    left = {name.partition(".chuding-")[0] for name in names(tmp_path)}
    assert left == {".alive", ".other", ".other.0123456789ab.tmp", "a"}
    alive.communicate(b"")
    assert (tmp_path / "alive").read_bytes() == b"half"


def test_a_workbook_leaves_nothing_in_the_temporary_folder_not_even_when_it_is_killed(
    tmp_path: Path,
) -> None:
    code = """
import sys
from chuding_cli.files.workbook import Book
with Book() as book:
    book.create_sheet("名册").append(["姓名"])
    print("begun", flush=True)
    sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code],
        env={**clean_environment(), "TMPDIR": str(tmp_path)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        process.kill()
    assert names(tmp_path) == []
