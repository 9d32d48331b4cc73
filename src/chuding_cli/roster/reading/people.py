"""The sheet 名册 → the people of a roster.

A row is a person's where it has a name. A row that holds only a number (rows are often counted before they
are filled in) is nobody's, until another sheet tells something of that number. Every other row that holds
something is a mistake, told at a cell of it, whatever it holds: what a list of choices was dragged down to,
a total, who filled in the table. So is a name or number that can be none: with a colon, a total's word, a
number of people. The columns 备注 and 说明 are the officer's own: what stands in them alone is no row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chuding_cli.applicants.reading import Record
from chuding_cli.facts.scalars import squeezed
from chuding_cli.notices import catalogue
from chuding_cli.notices.model.notice import Notice
from chuding_cli.roster.cell_values import plain_text
from chuding_cli.roster.columns import CHOICES, GUIDE, NOT_READ, NUMBER, PEOPLE, Sheets, plain
from chuding_cli.roster.reading.grid import CellProblem, Grid, cell_name, grid_of
from chuding_cli.roster.reading.notices import Notices
from chuding_cli.roster.reading.row_values import read_row
from chuding_cli.roster.reading.sheet_layout import Row
from chuding_cli.roster.reading.workbook import Sheet
from chuding_cli.text.masking import masked, shortly

_ONE_PERSON = ("name", "identity_number")  # what two people cannot have together
_COUNT = re.compile(r"[\w()./#-]*[0-9A-Za-z][\w()./#-]*|[〇零一二三四五六七八九十百]+", re.ASCII)
_COUNTS = re.compile(r"[0-9A-Za-z〇零一二三四五六七八九十甲乙丙丁戊己庚辛壬癸]")  # part of a number
_TOTAL = re.compile(r":|^[合总小共累]计|^[共计]?\d+[人名]$")  # of no number and no name, squeezed
_PASSED_OVER = (NUMBER, *NOT_READ)


class Person(NamedTuple):
    """One applicant of a roster.

    ``number`` and the name stand in these cells of the sheet ``title``, where the record's own facts are.
    ``notice`` is the one whose facts the person may have, None for none, and ``sheets`` what these make;
    ``told`` are the paths of the lists of which 名册 says all.
    """

    number: str
    number_cell: str
    name_cell: str
    title: str
    record: Record
    notice: Notice | None
    sheets: Sheets
    told: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name, or nothing."""
        name: str = self.record.values.get("name", "")
        return name

    def cell(self, path: str) -> str:
        """The cell on 名册 where a fact stands."""
        return cell_name(*self.record.place(path))


def people_sheet(sheets: list[Sheet], known: Sheets) -> Sheet | None:
    """名册; where no sheet is called so, the first that is not another part of a roster; None for no such."""
    named = [sheet for sheet in sheets if plain(sheet.title) == PEOPLE]
    parts = (*known.lists, GUIDE, CHOICES)
    others = (sheet for sheet in sheets if plain(sheet.title) not in parts and sheet.rows)
    return next(iter(named), None) or next(others, None)


def people_grid(sheet: Sheet, known: Sheets) -> Grid | None:
    """The table of 名册; None where no heading says 姓名."""
    return grid_of(sheet, lambda heading: _path(known, heading) == "name")


def read_people(grid: Grid, notices: Notices) -> Iterator[tuple[Person, list[CellProblem]]]:
    """Each person with what is wrong in the row; also rows with a number alone, whose lists may be told."""
    shared = notices.sheets(None)
    for row in grid.rows:
        if named(grid, row, shared) or _only_counted(grid, row):
            yield _person(grid, row, notices)


def named(grid: Grid, row: Row, known: Sheets) -> bool:
    """Whether something stands where a row's name belongs."""
    return any(_path(known, grid.headings.get(column, "")) == "name" for column in row.cells)


def _only_counted(grid: Grid, row: Row) -> bool:
    """Whether a row holds a number and nothing else."""
    columns = grid.filled(row)
    text = squeezed(grid.text(row, NUMBER)[1])
    alone = bool(columns) and all(grid.headings.get(column) == NUMBER for column in columns)
    return alone and (not text or _COUNT.fullmatch(text) is not None)


def nobodies(grid: Grid, known: Sheets) -> Iterator[CellProblem]:
    """Rows that hold something and are no person's; those without a name that follow each other at once."""
    at_name = _name_column(grid, known)
    run: list[int] = []
    for row in grid.rows:
        if named(grid, row, known):
            yield from _no_person(grid, row, known)
        elif (filled := grid.filled(row)) and not _only_counted(grid, row):
            if all(not grid.headings.get(column) for column in filled):
                stray = "这一格所在的栏没有表头，这一行也没有姓名；没有用的请删去"
                yield grid.problem(row.number, filled[0], stray)
                continue
            if run and row.number != run[-1] + 1:
                yield _nameless(grid, run, at_name)
                run = []
            run.append(row.number)
    if run:
        yield _nameless(grid, run, at_name)


def _name_column(grid: Grid, known: Sheets) -> int:
    return next(column for column, word in grid.headings.items() if _path(known, word) == "name")


def _nameless(grid: Grid, run: list[int], column: int) -> CellProblem:
    more = f"（到第 {run[-1]} 行为止，一共 {len(run)} 行）" if len(run) > 1 else ""
    what = "是一个人就填上；不是（下拉选项拖多了、合计、填表人等），就把整行删去"
    return grid.problem(run[0], column, f"这一行没有姓名{more}；{what}")


def _no_person(grid: Grid, row: Row, known: Sheets) -> Iterator[CellProblem]:
    """Words of a total or a signature in the place of a number or a name, told once a row."""
    for column, cell in row.cells.items():
        word = grid.headings.get(column, "")
        text = "".join(squeezed(plain_text(cell)).split())
        if word == NUMBER and text and (_TOTAL.search(text) or not _COUNTS.search(text)):
            what = f"“{NUMBER}”的值“{shortly(text)}”不像编号（里面要有数字或字母）"
        elif _path(known, word) == "name" and _TOTAL.search(text):
            what = f"“{shortly(text)}”不像姓名"
        else:
            continue
        yield grid.problem(row.number, column, f"{what}；这一行是合计、填表人等，就整行删去")
        return


def _person(grid: Grid, row: Row, notices: Notices) -> tuple[Person, list[CellProblem]]:
    at_number, number = grid.text(row, NUMBER)
    shared = notices.sheets(None)
    record, problems = read_row(grid, row, shared.people, _PASSED_OVER)
    number_cell = cell_name(row.number, at_number)
    name_cell = cell_name(row.number, _name_column(grid, shared))
    person = Person(number, number_cell, name_cell, grid.title, record, None, shared)
    try:
        notice = notices.of(record)
    except catalogue.NoNotice as error:
        column = next(column for column, word in grid.headings.items() if _path(shared, word) == "notice")
        problems.append(grid.problem(row.number, column, masked(str(error))))
        return person, problems
    sheets = notices.sheets(notice)
    if notice is not None:
        record, problems = read_row(grid, row, sheets.people, _PASSED_OVER)
    told = frozenset(path for path, value in record.values.items() if type(value) is tuple)
    return person._replace(record=record, notice=notice, sheets=sheets, told=told), problems


def two_in_one(grid: Grid, known: Sheets) -> Iterator[CellProblem]:
    """Names and identity numbers that were merged over several rows."""
    for each in grid.tall:
        if _path(known, grid.headings.get(each.first_column, "")) in _ONE_PERSON:
            message = "合并的单元格：名册里每人一行；请取消合并，几条经历填在各自的工作表里"
            yield grid.problem(each.first_row, each.first_column, message)


def _path(sheets: Sheets, heading: str) -> str:
    fact = sheets.people.facts.get(heading)
    return fact.path if fact else ""
