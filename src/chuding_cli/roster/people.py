"""The sheet 名册 → the people of a roster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from chuding_cli import catalogue
from chuding_cli.applicant import Record
from chuding_cli.notice import Notice
from chuding_cli.privacy import masked
from chuding_cli.roster.columns import CHOICES, GUIDE, NOT_READ, NUMBER, PEOPLE, Sheets, plain
from chuding_cli.roster.grid import CellProblem, Grid, grid_of
from chuding_cli.roster.notices import Notices
from chuding_cli.roster.opening import Row, Sheet
from chuding_cli.roster.row_values import read_row

_ONE_PERSON = ("name", "identity_number")  # what two people cannot have together
_PASSED_OVER = (NUMBER, *NOT_READ)


class Person(NamedTuple):
    """One applicant of a roster.

    ``notice`` is the one whose facts the person may have, None for none, and ``sheets`` what these make;
    ``told`` are the paths of the lists of which 名册 says all.
    """

    number: str
    record: Record
    notice: Notice | None
    sheets: Sheets
    told: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name, or nothing."""
        name: str = self.record.values.get("name", "")
        return name


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
    for row in grid.rows:
        if any(grid.headings.get(column, "") not in NOT_READ for column in row.cells):
            yield _person(grid, row, notices)


def _person(grid: Grid, row: Row, notices: Notices) -> tuple[Person, list[CellProblem]]:
    number = grid.text(row, NUMBER)[1]
    shared = notices.sheets(None)
    record, problems = read_row(grid, row, shared.people, _PASSED_OVER)
    try:
        notice = notices.of(record)
    except catalogue.NoNotice as error:
        column = next(column for column, word in grid.headings.items() if _path(shared, word) == "notice")
        problems.append(grid.problem(row.number, column, masked(str(error))))
        return Person(number, record, None, shared), problems
    sheets = notices.sheets(notice)
    if notice is not None:
        record, problems = read_row(grid, row, sheets.people, _PASSED_OVER)
    told = frozenset(path for path, value in record.values.items() if type(value) is tuple)
    return Person(number, record, notice, sheets, told), problems


def two_in_one(grid: Grid, known: Sheets) -> Iterator[CellProblem]:
    """Names and identity numbers that were merged over several rows."""
    for each in grid.tall:
        if _path(known, grid.headings.get(each.first_column, "")) in _ONE_PERSON:
            message = "合并的单元格：名册里每人一行；请取消合并，几条经历填在各自的工作表里"
            yield grid.problem(each.first_row, each.first_column, message)


def _path(sheets: Sheets, heading: str) -> str:
    fact = sheets.people.facts.get(heading)
    return fact.path if fact else ""
