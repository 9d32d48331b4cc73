"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from chuding_cli.files.atomic import CannotWrite, write_text, writing


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
