"""What is told of two cells names both; what a whole sheet lacks is told once, at its headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..applicants.ready import IDENTITY
from ..conftest import Run
from .workbooks import facts, problems, workbook


def test_an_empty_workbook_names_its_own_sheet(tmp_path: Path) -> None:
    ((sheet, cell, message),) = problems(workbook(tmp_path / "一.xlsx", Sheet1=[]))
    assert (sheet, cell, "没有找到表头" in message) == ("Sheet1", "A1", True)


@pytest.mark.parametrize(
    ("rows", "cell", "words"),
    [
        ([["年度", "结果"], [2023, "合格"], [2024, "合格"]], "A1", "请加上“姓名”一栏"),
        ([["年度考核"], [], ["年度", "结果"], [2023, "合格"]], "A3", "请加上“姓名”一栏"),
        ([["编号", "年度"], [None, 2023], [1, 2023], [None, 2024]], "A1", "第 2、4 行也没有“编号”"),
        ([["某某"], [1], [2]], "A1", "没有找到表头"),
    ],
)
def test_a_sheet_without_names_is_told_once_at_its_headings(
    tmp_path: Path, rows: list[list[object]], cell: str, words: str
) -> None:
    people = [["编号", "姓名"], [1, "甲"]]
    ((sheet, where, message),) = problems(workbook(tmp_path / "一.xlsx", 名册=people, 年度考核=rows))
    assert (sheet, where, words in message) == ("年度考核", cell, True)


def test_what_is_told_twice_names_both_cells(tmp_path: Path) -> None:
    people = [["姓名", "现有职称"], ["甲", "无"]]
    titles = [["姓名", "职称"], ["甲", "技术员"]]
    ((sheet, cell, message),) = problems(workbook(tmp_path / "一.xlsx", 名册=people, 现有职称=titles))
    assert (sheet, cell, "“名册”的 B2" in message) == ("现有职称", "A2", True)
    both = [*titles, ["甲", "无"]]
    ((_, cell, message),) = problems(workbook(tmp_path / "二.xlsx", 名册=[["姓名"], ["甲"]], 现有职称=both))
    assert (cell, "A2、A3" in message) == ("A3", True)


def test_one_identity_number_in_two_rows_is_noted_with_both_cells(chuding: Run, tmp_path: Path) -> None:
    rows = [["姓名", "身份证号"], ["甲", IDENTITY], ["乙", None], ["丙", f" {IDENTITY}"]]
    workbook(tmp_path / "名册.xlsx", 名册=rows)
    done = chuding("import", "名册.xlsx")
    assert done.returncode == 0
    assert "“名册”的 B2、B4 是同一个身份证号（652801********0023）" in done.stderr
    assert IDENTITY not in done.stderr
    assert len(list((tmp_path / "applicants").iterdir())) == 3


def test_a_name_that_is_padded_is_the_same_name(tmp_path: Path) -> None:
    scores = [["姓名", "年度"], ["张 三", 2023], ["李　四", 2023]]
    path = workbook(tmp_path / "一.xlsx", 名册=[["姓名"], ["张三"], ["李 四"]], 年度考核=scores)
    assert [person["assessments"] for person in facts(path)] == [[{"year": 2023}]] * 2
    two = workbook(tmp_path / "二.xlsx", 名册=[["姓名"], ["张三"], ["张 三"]], 年度考核=scores[:2])
    assert [len(person) for person in facts(two)] == [1, 2]
    doubt = workbook(
        tmp_path / "三.xlsx", 名册=[["姓名"], ["张三"], ["张 三"]], 年度考核=[["姓名", "年度"], ["张  三", 1]]
    )
    assert "有 2 个“张 三”" in problems(doubt)[0][2]
