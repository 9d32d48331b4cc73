"""Only ordinary files beside the rules are read: no device, no pipe, nothing from elsewhere."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ..conftest import REPOSITORY, Run
from .growing import rules

SOON = 10.0
GOOD = rules([], "性别 = '女'")


def _named(name: str) -> Callable[[Path], str]:
    return lambda folder: name


def _pipe(folder: Path) -> str:
    os.mkfifo(folder / "x.md")
    return "x.md"


def _link(target: str) -> Callable[[Path], str]:
    def make(folder: Path) -> str:
        (folder / "x.md").symlink_to(target)
        return "x.md"

    return make


def _huge(folder: Path) -> str:
    with (folder / "x.md").open("wb") as stream:
        stream.truncate(10**11)  # of which the disk holds nothing
    return "x.md"


def _folder(folder: Path) -> str:
    (folder / "x.md").mkdir()
    return "x.md"


def _gbk(folder: Path) -> str:
    (folder / "x.md").write_bytes("甲乙丙".encode("gbk"))
    return "x.md"


SOURCES = {
    "zero": _named("/dev/zero"),
    "random": _named("/dev/urandom"),
    "terminal": _named("/dev/stdin"),
    "proc": _named("/proc/kcore"),
    "proc-below": _named("../../../../../../proc/self/environ"),
    "above": _named("../x.md"),
    "absolute": _named(str(REPOSITORY / "rules" / "korla-2024.md")),
    "windows": _named("'C:\\x.md'"),
    "pipe": _pipe,
    "link-to-zero": _link("/dev/zero"),
    "link-elsewhere": _link(str(REPOSITORY / "rules" / "korla-2024.md")),
    "link-to-itself": _link("x.md"),
    "huge": _huge,
    "folder": _folder,
    "none": _named("keine.md"),
    "gbk": _gbk,
}


@pytest.mark.parametrize("kind", SOURCES)
def test_a_source_that_is_no_ordinary_file_beside_the_rules_is_told_at_its_place(
    chuding: Run, tmp_path: Path, kind: str
) -> None:
    name = SOURCES[kind](tmp_path)
    (tmp_path / "x.yaml").write_text(GOOD.replace("file: x.md", f"file: {name}"), encoding="utf-8")
    (tmp_path / "next.yaml").write_text(
        "id: next\nname: 某\nextends: x\nin_force: {from: 2022-01-01}\n"
        f"source: {{file: {name}, sha256: x}}\n",
        encoding="utf-8",
    )
    (tmp_path / "p.yaml").write_text("姓名: 某人\n性别: 女\n", encoding="utf-8")
    for file in ("x.yaml", "next.yaml"):
        begun = time.process_time()
        done = chuding("rules", "validate", file)
        assert time.process_time() - begun < SOON
        assert done.returncode == 2
        assert f"{file}:{4 if file == 'x.yaml' else 5}:" in done.stderr
        assert "原文" in done.stderr
        for command in (
            ("rules", "trace", file),
            ("rules", "show", file),
            ("explain", "a", "--notice", file),
        ):
            assert chuding(*command).returncode in (0, 2)
        assert chuding("check", "p.yaml", "--notice", file).returncode in (0, 1, 2)


@pytest.mark.parametrize("kind", ["pipe", "link-to-zero", "huge", "folder"])
def test_a_rules_file_that_is_no_ordinary_file_is_refused(chuding: Run, tmp_path: Path, kind: str) -> None:
    SOURCES[kind](tmp_path)
    (tmp_path / "x.md").rename(tmp_path / "x.yaml")
    (tmp_path / "next.yaml").write_text(
        "id: next\nname: 某\nextends: x\nin_force: {from: 2022-01-01}\n", encoding="utf-8"
    )
    (tmp_path / "p.yaml").write_text("姓名: 某人\n", encoding="utf-8")
    for command in (
        ("rules", "validate", "x.yaml"),
        ("rules", "validate", "next.yaml"),
        ("check", "p.yaml", "--notice", "x.yaml"),
    ):
        begun = time.process_time()
        done = chuding(*command)
        assert time.process_time() - begun < SOON
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_a_text_below_the_rules_or_a_link_beside_them_is_read(chuding: Run, tmp_path: Path) -> None:
    for name in ("korla-2024.yaml", "korla-2024.md"):
        shutil.copy(REPOSITORY / "rules" / name, tmp_path)
    (tmp_path / "原文").mkdir()
    (tmp_path / "korla-2024.md").rename(tmp_path / "原文" / "korla-2024.md")
    (tmp_path / "korla-2024.md").symlink_to("原文/korla-2024.md")
    assert chuding("rules", "validate", "korla-2024.yaml").returncode == 0
    text = (tmp_path / "korla-2024.yaml").read_text(encoding="utf-8")
    below = text.replace("file: korla-2024.md", "file: 原文/korla-2024.md")
    (tmp_path / "korla-2024.yaml").write_text(below, encoding="utf-8")
    assert chuding("rules", "validate", "korla-2024.yaml").returncode == 0


def test_a_new_notice_does_not_begin_with_a_text_that_will_not_be_read(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "x.md").write_text("甲\n", encoding="utf-8")
    done = chuding("rules", "new", "somewhere-2026", "--source", "../x.md", cwd=tmp_path / "rules")
    assert done.returncode == 2
    assert "放到规则文件旁边" in done.stderr
