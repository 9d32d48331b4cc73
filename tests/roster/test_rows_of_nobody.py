"""Rows of a roster that are no person's: each is told, none becomes a file, none is dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import Run
from .workbooks import facts, problems, read, workbook

Row = list[object]


def roster(path: Path, *rows: Row) -> Path:
    people: list[Row] = [["编号", "姓名", "性别", "备注"], [1, "甲", "男", None], *rows]
    return workbook(path / "一.xlsx", 名册=people)


@pytest.mark.parametrize(
    ("row", "where", "words"),
    [
        ([None, None, "女", None], "B3", "这一行没有姓名"),
        ([2, None, "女", None], "B3", "这一行没有姓名"),
        (["填表人：李四", None, None, None], "B3", "这一行没有姓名"),
        (["制表 李四", None, None, None], "B3", "这一行没有姓名"),
        (["合计", None, None, None], "B3", "这一行没有姓名"),
        (["合计", "2人", None, None], "A3", "不像编号"),
        (["审核", "李四", None, None], "A3", "不像编号"),
        ([None, "2人", None, None], "B3", "“2人”不像姓名"),
        ([None, "共 2 人", None, None], "B3", "“共2人”不像姓名"),
        ([None, "合　计", 2, None], "B3", "“合计”不像姓名"),
        ([None, "填表人：李四", None, None], "B3", "不像姓名"),
    ],
)
def test_a_row_of_nobody_is_told_at_its_cell(tmp_path: Path, row: Row, where: str, words: str) -> None:
    told = [(sheet, cell) for sheet, cell, message in problems(roster(tmp_path, row)) if words in message]
    assert told == [("名册", where)]


def test_rows_that_a_list_was_dragged_down_to_are_told_at_once(tmp_path: Path) -> None:
    dragged: list[Row] = [[None, None, "女", None] for _ in range(300)]
    ((_, cell, message),) = problems(roster(tmp_path, *dragged, [2, "乙", "女", None], dragged[0]))[:1]
    assert (cell, "到第 302 行为止，一共 300 行" in message) == ("B3", True)
    assert len(problems(roster(tmp_path, *dragged, [2, "乙", "女", None], dragged[0]))) == 2


@pytest.mark.parametrize("count", [2, "2", "A-02", "二", "(2)", "２"])
def test_a_row_that_is_only_counted_is_nobody_yet(tmp_path: Path, count: object) -> None:
    assert len(facts(roster(tmp_path, [count, None, None, None]))) == 1


def test_a_row_of_remarks_alone_is_no_row(tmp_path: Path) -> None:
    assert len(facts(roster(tmp_path, [None, None, None, "填表人：李四"]))) == 1


def test_a_counted_row_of_which_another_sheet_tells_something_wants_a_name(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "一.xlsx",
        名册=[["编号", "姓名"], [1, "甲"], [2, None]],
        年度考核=[["编号", "年度"], [2, 2023]],
    )
    ((sheet, cell, message),) = problems(path)
    assert (sheet, cell, "没有姓名" in message) == ("名册", "B3", True)


def test_a_row_with_only_a_name_among_others_is_a_person_and_told(tmp_path: Path) -> None:
    path = roster(tmp_path, [None, "以下空白", None, None])
    assert facts(path)[1] == {"name": "以下空白"}
    (note,) = read(path).notes
    assert "B3“以下空白”" in note


def test_nothing_is_written_where_a_row_has_no_name(chuding: Run, tmp_path: Path) -> None:
    roster(tmp_path, [None, None, "女", None])
    done = chuding("import", "一.xlsx")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("一.xlsx:名册!B3: 这一行没有姓名")
    assert [path.name for path in tmp_path.iterdir()] == ["一.xlsx"]


def test_what_is_wrong_is_told_row_by_row_and_notes_only_where_nothing_is(tmp_path: Path) -> None:
    rows: list[Row] = [[2, "乙", None, None], [3, None, "女", None], [2, "丙", "无", None], ["合计", "3人"]]
    path = roster(tmp_path, *rows)
    assert [cell for _, cell, _ in problems(path)] == ["B4", "A5", "C5", "A6"]
    assert read(path).notes == ()
