"""The files that the roster's commands write: their names, a full disk, and what lies there already."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import pytest

from ..applicants.ready import IDENTITY
from ..conftest import REPOSITORY, Run
from .workbooks import workbook

EXAMPLES = str(REPOSITORY / "examples")
DOTTED = f"{IDENTITY[:6]}.{IDENTITY[6:14]}.{IDENTITY[14:]}"
WRITING = {
    "template": ("roster-template", "甲.xlsx"),
    "export": ("export", EXAMPLES, "--output", "甲.xlsx"),
    "report": ("check", EXAMPLES, "--report", "xlsx=甲.xlsx"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="没有 RLIMIT_FSIZE")
@pytest.mark.parametrize("most", [0, 2_000, 20_000])
@pytest.mark.parametrize("command", WRITING)
def test_a_full_disk_is_told_in_one_line_and_nothing_is_left(
    chuding_process: Run, tmp_path: Path, command: str, most: int
) -> None:
    (tmp_path / "临时").mkdir()

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    environment = {"TMPDIR": str(tmp_path / "临时"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = chuding_process(*WRITING[command], environment=environment, preexec_fn=fill)
    if most == 20_000 and done.returncode != 4:  # it was enough
        assert (tmp_path / "甲.xlsx").exists()
        return
    assert done.returncode == 4
    assert done.stderr.startswith("chuding: 不能写出")
    assert done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.rglob("*")] == ["临时"]


@pytest.mark.parametrize("command", WRITING)
def test_a_folder_that_is_not_there_is_told_in_one_line_too(
    chuding: Run, tmp_path: Path, command: str
) -> None:
    words = [word.replace("甲.xlsx", "没有/甲.xlsx") for word in WRITING[command]]
    done = chuding(*words)
    assert (done.returncode, done.stderr.count("\n")) == (4, 1)


@pytest.mark.parametrize("name", ["-", "名册.xls", "名册", ".xlsx", DOTTED])
@pytest.mark.parametrize("command", WRITING)
def test_a_workbook_is_called_xlsx(chuding: Run, tmp_path: Path, command: str, name: str) -> None:
    done = chuding(*(word.replace("甲.xlsx", name) for word in WRITING[command]))
    assert (done.returncode, done.stdout) == (2, "")
    assert "要以 .xlsx 结尾" in done.stderr
    assert DOTTED not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_number_in_the_name_of_a_file_is_shown_nowhere(chuding: Run, tmp_path: Path) -> None:
    workbook(tmp_path / f"{DOTTED}.xlsx", 名册=[["姓名"], ["甲"]])
    runs = (
        chuding("roster-template", f"{IDENTITY}.xlsx"),
        chuding("roster-template", f"{IDENTITY}.xlsx"),
        chuding("import", f"{DOTTED}.xlsx", "--output", IDENTITY),
        chuding("import", f"{DOTTED}.xlsx", "--output", IDENTITY),
        chuding("export", IDENTITY, "--output", f"{DOTTED}.XLSX"),
    )
    assert [done.returncode for done in runs] == [0, 4, 0, 4, 0]
    for done in runs:
        assert IDENTITY[6:14] not in done.stdout + done.stderr


def test_files_of_people_who_are_no_longer_in_the_roster_are_named(chuding: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "名册.xlsx", 名册=[["姓名"], ["张三"], ["李四"]])
    first = chuding("import", "名册.xlsx")
    assert "不在这份名册里" not in first.stderr
    workbook(tmp_path / "名册.xlsx", 名册=[["姓名"], ["张山"], ["李四"]])
    again = chuding("import", "名册.xlsx", "--force")
    assert again.returncode == 0
    assert "文件夹里还有 1 份不在这份名册里：张三.yaml\n" in again.stderr
    assert (tmp_path / "applicants" / "张三.yaml").exists()


def test_it_is_said_where_to_correct(chuding: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "名册.xlsx", 名册=[["姓名"], ["张三"]])
    last = chuding("import", "名册.xlsx").stderr.splitlines()[-1]
    assert "--force" in last
    assert "改申报文件" in last


def test_a_file_in_the_folders_place_is_told_in_chinese(chuding: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "名册.xlsx", 名册=[["姓名"], ["张三"]])
    done = chuding("import", "名册.xlsx", "--output", "名册.xlsx")
    assert done.returncode == 4
    assert "已有同名的文件" in done.stderr
    assert "exists" not in done.stderr


def test_an_applicant_without_a_name_is_exported_and_that_is_told(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_text("性别: 男\n", encoding="utf-8")
    done = chuding("export", "甲.yaml")
    assert done.returncode == 0
    assert "甲.yaml：没有姓名" in done.stderr
