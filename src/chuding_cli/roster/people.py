"""The sheet 名册 → the people of a roster, and who is meant by a number or a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chuding_cli import catalogue
from chuding_cli.applicant import Record
from chuding_cli.notice import Notice
from chuding_cli.privacy import masked
from chuding_cli.roster.columns import (
    ABOUT_NOTICE,
    CHOICES,
    GUIDE,
    NAME,
    NOT_READ,
    NUMBER,
    PEOPLE,
    Sheets,
    plain,
    sheets_of,
)
from chuding_cli.roster.grid import CellProblem, Grid, across, grid_of
from chuding_cli.roster.opening import Row, Sheet
from chuding_cli.roster.row_values import read_row
from chuding_cli.scalars import squeezed
from chuding_cli.yaml_tree import did_you_mean

_ONE_PERSON = ("name", "identity_number")  # what two people cannot have together


class Person(NamedTuple):
    """One applicant of a roster.

    ``notice`` is the one whose facts the person may have, None for none; ``told`` are the paths of the
    lists of which 名册 says all.
    """

    number: str
    record: Record
    notice: Notice | None
    told: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name, or nothing."""
        name: str = self.record.values.get("name", "")
        return name

    @property
    def sheets(self) -> Sheets:
        """The sheets and headings of the person's vocabulary."""
        return sheets_of(self.notice.vocabulary if self.notice else catalogue.shared_vocabulary())


def notice_of(record: Record, today: date) -> Notice | None:
    """The notice that a person's file is judged by: the named one, or the one in force at the place.

    Raises:
        NoNotice: the named one is not known.
    """
    values = record.values
    if "notice" in values:
        return catalogue.by_id(values["notice"])
    try:
        place = values.get("employer.place", "")
        return catalogue.in_force(place, values.get("application.submitted_on", today)) if place else None
    except catalogue.NoNotice:
        return None


def notice_of_guide(sheets: list[Sheet]) -> Notice | None:
    """The notice that a template was made for, which stands on 说明.

    Raises:
        NoNotice: it is not known.
    """
    for sheet in sheets:
        for row in sheet.rows if plain(sheet.title) == GUIDE else ():
            if row.cells.get(1) == ABOUT_NOTICE and 2 in row.cells:
                return catalogue.by_id(str(row.cells[2]).strip())
    return None


def people_sheet(sheets: list[Sheet], known: Sheets) -> Sheet | None:
    """名册; where no sheet is called so, the first that is not another part of a roster; None for no such."""
    named = [sheet for sheet in sheets if plain(sheet.title) == PEOPLE]
    others = (sheet for sheet in sheets if plain(sheet.title) not in (*known.lists, GUIDE, CHOICES) and sheet.rows)
    return next(iter(named), None) or next(others, None)


def people_grid(sheet: Sheet, known: Sheets) -> Grid | None:
    """The table of 名册; None where no heading says 姓名."""
    names = {word for word, fact in known.people.facts.items() if fact.path == "name"}
    return grid_of(sheet, names.__contains__)


def read_people(
    grid: Grid, asked: Notice | None, today: date
) -> Iterator[tuple[Person | None, list[CellProblem]]]:
    """Each person with what is wrong in the row; a row with nothing but its number is nobody."""
    passed_over = (NUMBER, *NOT_READ)
    yield None, [*across(grid), *_two_in_one(grid, sheets_of(catalogue.shared_vocabulary()))]
    for row in grid.rows:
        if any(grid.headings.get(column, "") not in passed_over for column in row.cells):
            yield _person(grid, row, asked, today)


def _person(
    grid: Grid, row: Row, asked: Notice | None, today: date
) -> tuple[Person, list[CellProblem]]:
    passed_over = (NUMBER, *NOT_READ)
    number = grid.text(row, NUMBER)[1]
    notice = asked
    if notice is None:
        shared = sheets_of(catalogue.shared_vocabulary())
        record, problems = read_row(grid, row, shared.people, passed_over)
        try:
            notice = notice_of(record, today)
        except catalogue.NoNotice as error:
            column = next(c for c, word in grid.headings.items() if _path(shared, word) == "notice")
            unknown = grid.problem(row.number, column, masked(str(error)))
            return Person(number, record, None), [*problems, unknown]
    person = Person(number, Record(None), notice)
    record, problems = read_row(grid, row, person.sheets.people, passed_over)
    if asked is not None:
        record.values.setdefault("notice", asked.id)
    told = frozenset(path for path, value in record.values.items() if isinstance(value, tuple))
    return person._replace(record=record, told=told), problems


def _path(sheets: Sheets, word: str) -> str:
    fact = sheets.people.facts.get(word)
    return fact.path if fact else ""


def _two_in_one(grid: Grid, sheets: Sheets) -> Iterator[CellProblem]:
    """Names and identity numbers that were merged over several rows."""
    for each in grid.tall:
        if _path(sheets, grid.headings.get(each.first_column, "")) in _ONE_PERSON:
            message = "合并的单元格：名册里每人一行；请取消合并，几条经历填在各自的工作表里"
            yield grid.problem(each.first_row, each.first_column, message)


class Index:
    """Finds the person that an entry belongs to."""

    def __init__(self, people: list[Person]) -> None:
        self.numbers: dict[str, Person] = {}
        self.names: dict[str, list[Person]] = {}
        self.twice: list[str] = []
        for person in people:
            key = squeezed(person.number)
            if key and key in self.numbers:
                self.twice.append(person.number)
            elif key:
                self.numbers[key] = person
            if person.name:
                self.names.setdefault(squeezed(person.name), []).append(person)

    def owner(self, grid: Grid, row: Row) -> Person | CellProblem:
        """The person of a row by number, or by a name that only one has; else what is wrong."""
        (at_number, number), (at_name, name) = grid.text(row, NUMBER), grid.text(row, NAME)
        if number:
            person = self.numbers.get(squeezed(number))
            if person is None:
                return grid.problem(row.number, at_number, f"“{PEOPLE}”里没有编号“{masked(number[:40])}”")
            if name and squeezed(name) != squeezed(person.name):
                other = f"编号 {masked(number)} 在“{PEOPLE}”里是“{masked(person.name)}”"
                return grid.problem(row.number, at_name, f"{other}，这里写的是“{masked(name[:40])}”")
            return person
        if not name:
            return grid.problem(row.number, at_name, f"不知道是谁的；请填“{NAME}”，与“{PEOPLE}”里的一致")
        found = self.names.get(squeezed(name), [])
        if len(found) == 1:
            return found[0]
        if found:
            which = f"请在两张表的“{NUMBER}”里都写明是哪一个"
            message = f"“{PEOPLE}”里有 {len(found)} 个“{masked(name)}”；{which}"
        else:
            message = f"“{PEOPLE}”里没有“{masked(name[:40])}”{masked(did_you_mean(name, self.names))}"
        return grid.problem(row.number, at_name, message)
