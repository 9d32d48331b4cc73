"""A packet appears whole or not at all, whatever happens; and always with the same bytes."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chuding_cli.applicants.folder_names import FolderNames, stem
from chuding_cli.files.atomic import CannotWrite
from chuding_cli.packet import run
from chuding_cli.packet.folders import atomic as atomic_folder
from chuding_cli.packet.folders.atomic import sweep, write_folder

from ..applicants.ready import IDENTITY, READY
from ..conftest import call_chuding, clean_environment
from .conftest import Build
from .people import changed, person, picture

FILES = {
    "a.pdf": b"new",
    "manifest.json": b'{"made_by": "chuding build-packet", "outputs": [{"path": "a.pdf"}]}',
}
OLD = {**FILES, "a.pdf": b"old"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_exists_is_left_alone_and_the_others_go_on(build: Build, tmp_path: Path) -> None:
    one, two = person(tmp_path, name="one.yaml"), person(tmp_path, name="two.yaml")
    build(one, "--as-of", "2024-10-16")
    before = held(tmp_path / "packet/one")
    done = build(one, two)
    assert done.code == 4
    assert "已存在；要替换它，加 --force" in done.err
    assert held(tmp_path / "packet/one") == before
    assert (tmp_path / "packet/two/packet.pdf").exists()


def test_force_replaces_an_old_packet_and_leaves_nothing_behind(build: Build, tmp_path: Path) -> None:
    file = person(tmp_path)
    build(file, "--as-of", "2024-10-15")
    build(file, "--as-of", "2024-10-16", "--force")
    assert (tmp_path / "packet/me/公示结果证明.pdf").exists()
    assert os.listdir(tmp_path / "packet") == ["me"]  # noqa: PTH208


def test_files_of_somebody_else_in_a_packet_are_kept(build: Build, tmp_path: Path) -> None:
    file = person(tmp_path)
    build(file)
    (tmp_path / "packet/me/签过字的.jpg").write_bytes(b"scan")
    done = build(file, "--force")
    assert (tmp_path / "packet/me.old-1/签过字的.jpg").read_bytes() == b"scan"
    assert "me.old-1" in done.out
    assert not (tmp_path / "packet/me/签过字的.jpg").exists()


def test_a_packet_never_takes_the_place_of_the_scans_it_is_made_from(build: Build, tmp_path: Path) -> None:
    picture(tmp_path / "me/d.jpg")
    file = person(tmp_path, changed("毕业证书: 有", "毕业证书: me/d.jpg"))
    done = build(file, "--output", ".", "--force")
    assert done.code == 4
    assert (tmp_path / "me/d.jpg").exists()


def test_a_full_disk_leaves_nothing_behind(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = person(tmp_path)
    build(file, "--as-of", "2024-10-16")
    before = held(tmp_path / "packet/me")

    def full(path: Path, data: bytes) -> None:
        path.write_bytes(data[:10])
        if path.name == "packet.pdf":
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic_folder, "_write_file", full)
    done = build(file, "--force")
    assert done.code == 4
    assert "磁盘已满" in done.err
    assert held(tmp_path / "packet/me") == before
    assert os.listdir(tmp_path / "packet") == ["me"]  # noqa: PTH208


@pytest.mark.parametrize("output", ["file", "file/below"])
def test_an_output_that_is_a_file_is_told(build: Build, tmp_path: Path, output: str) -> None:
    (tmp_path / "file").write_text("x")
    assert build(person(tmp_path), "--output", output).code == 4


@pytest.mark.parametrize("exchange", [True, False])
def test_folders_change_places_with_and_without_the_systems_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(atomic_folder, "exchanged", lambda one, other: False)
    write_folder(tmp_path / "p", OLD, force=False)
    with pytest.raises(CannotWrite):
        write_folder(tmp_path / "p", FILES, force=False)
    write_folder(tmp_path / "p", FILES, force=True)
    assert held(tmp_path / "p") == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["p"]


def test_the_old_packet_is_put_back_when_the_new_one_cannot_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path / "p", OLD, force=False)
    monkeypatch.setattr(atomic_folder, "exchanged", lambda one, other: False)
    rename = Path.rename

    def stubborn(self: Path, target: Path) -> Path:
        if self.name.startswith(".chuding-ready-"):
            raise OSError(errno.EIO, "input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    with pytest.raises(CannotWrite):
        write_folder(tmp_path / "p", FILES, force=True)
    assert held(tmp_path / "p") == OLD


def test_a_sweep_clears_what_killed_runs_left_and_puts_the_old_back(tmp_path: Path) -> None:
    for name in (".chuding-draft-0123456789abcdef", ".chuding-ready-0123456789abcdef", ".chuding-old-p"):
        write_folder(tmp_path / name, OLD, force=False)
    (tmp_path / ".chuding-of-somebody").mkdir()
    write_folder(tmp_path / ".chuding-ready-00000000000000ff", {**OLD, "own.txt": b"x"}, force=False)
    sweep(tmp_path)
    assert held(tmp_path / "p") == OLD
    assert {path.name for path in tmp_path.iterdir()} == {"p", ".chuding-of-somebody", "packet.old-1"}


KILLED = """
import sys, time
from pathlib import Path
from chuding_cli.packet.folders import atomic as atomic_folder
from chuding_cli.__main__ import run
def slow(name):
    step = getattr(atomic_folder, name)
    def slowly(*words):
        time.sleep(0.02)
        return step(*words)
    setattr(atomic_folder, name, slowly)
for name in ("_write_file", "_moved", "_drop"):
    slow(name)
sys.exit(run(["build-packet", "me.yaml", "--force", "--as-of", "2024-10-23"]))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An applicant and her packet, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    assert call_chuding(folder, "build-packet", person(folder), "--as-of", "2024-10-16").returncode == 0
    return folder


@pytest.mark.parametrize("step", range(10))
def test_a_kill_leaves_the_old_packet_or_the_new_one(
    build: Build, made: Path, tmp_path: Path, step: int
) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED], cwd=tmp_path, env=clean_environment(), stdout=subprocess.DEVNULL
    )
    while process.poll() is None and not list((tmp_path / "packet").glob(".chuding-*")):
        time.sleep(0.001)
    time.sleep(0.02 * step)
    process.send_signal(signal.SIGKILL)
    process.wait()
    folder = tmp_path / "packet/me"
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["as_of"] in ("2024-10-16", "2024-10-23")
    assert {each["path"] for each in manifest["outputs"]} | {"manifest.json"} == set(held(folder))
    assert build("me.yaml", "--force").code == 0
    assert os.listdir(tmp_path / "packet") == ["me"]  # noqa: PTH208


def test_the_same_bytes_on_another_day_and_in_another_time_zone(tmp_path: Path) -> None:
    picture(tmp_path / "d.jpg")
    person(tmp_path, changed("毕业证书: 有", "毕业证书: d.jpg"))
    person(tmp_path, changed("姓名: 阿依努尔·买买提", "姓名: 李四"), "other.yaml")
    later = (
        "import time, datetime, sys; from chuding_cli.__main__ import run\n"
        "clock = time.time; time.time = lambda: clock() + 400 * 86400\n"
        "local = time.localtime; time.localtime = lambda at=None: local(time.time() if at is None else at)\n"
        "class Later(datetime.datetime):\n"
        "    @classmethod\n"
        "    def now(cls, tz=None): return super().now(tz) + datetime.timedelta(400)\n"
        "datetime.datetime = Later\n"
    )
    for zone, output, begin in (("Asia/Shanghai", "one", "import sys\n"), ("America/New_York", "two", later)):
        code = f"{begin}from chuding_cli.__main__ import run; sys.exit(run(sys.argv[1:]))"
        words = [
            "build-packet",
            "me.yaml",
            "other.yaml",
            "--output",
            output,
            "--jobs",
            "1" if begin == later else "2",
        ]
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            cwd=tmp_path, env={**clean_environment(), "TZ": zone}, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    one, two = ({p.relative_to(tmp_path / d): p for p in (tmp_path / d).rglob("*.*")} for d in ("one", "two"))
    assert one.keys() == two.keys()
    assert len(one) > 12
    for name, path in one.items():
        if path.is_file():
            assert path.read_bytes() == two[name].read_bytes(), name


def test_files_of_one_stem_and_documents_of_one_file_get_their_own_folders(
    build: Build, tmp_path: Path
) -> None:
    person(tmp_path, READY, "a/me.yaml")
    person(tmp_path, f"{READY}---\n{changed('阿依努尔·买买提', '乙')}", "b/me.yaml")
    person(tmp_path, READY, "c/ME.yml")
    assert build("a", "b", "c", "a/me.yaml").code == 0
    made = {path.name for path in (tmp_path / "packet").iterdir()} - {"单位"}
    assert made == {"me", "me-2", "me-3", "ME-4", "me-5"}


def test_standard_input_is_read_once(build: Build, tmp_path: Path) -> None:
    person(tmp_path)
    assert build("-", input=READY).code == 0
    assert (tmp_path / "packet/stdin/packet.pdf").exists()


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("...yaml", "_"),
        ("..yaml", "_"),
        ("CON.yaml", "_CON"),
        ("单位.yaml", "单位-2"),
        ("a:b*.yaml", "a_b_"),
        (f"{IDENTITY}.yaml", f"{IDENTITY[:6]}xxxxxxxx{IDENTITY[-4:]}"),
        ("甲" * 82 + ".yaml", "甲" * 60),
    ],
)
def test_hostile_file_names_become_plain_folders(name: str, folder: str) -> None:
    assert FolderNames("单位").fresh(stem(Path(name))) == folder


def test_one_applicants_trouble_does_not_stop_the_others(
    build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(tmp_path, READY, "in/a.yaml")
    person(tmp_path, changed("阿依努尔·买买提", "阿依\U0003134a"), "in/b.yaml")
    person(tmp_path, "- 不是", "in/c.yaml")
    person(tmp_path, READY, "in/d.yaml")
    done = build("in", "--jobs", "2")
    assert done.code == 4
    assert {path.name for path in (tmp_path / "packet").iterdir()} == {"a", "d", "单位"}
    assert "做好 2 份" in done.out
    assert "库尔勒市某某设计院  2 人" in done.out

    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no", "x")

    monkeypatch.setattr(run, "applicant_packet", refused)
    assert build("in", "--jobs", "1", "--output", "other").code == 4


def test_a_reader_that_goes_away_and_a_notice_that_is_not_there(build: Build, tmp_path: Path) -> None:
    assert build(person(tmp_path), "--notice", "nowhere").code == 2
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "chuding_cli", "build-packet", "me.yaml"],
        cwd=tmp_path, env=clean_environment(), stdout=writing, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(writing)
    assert done.returncode == 141
    assert done.stderr == b""
