"""The further sheets of a roster: each row is an entry of one list of one person."""

from __future__ import annotations

from collections.abc import Iterator

from chuding_cli.applicant import MAX_ITEMS, NONE_WORDS, Record
from chuding_cli.roster.columns import NAME, NONE, NOT_READ, NUMBER, PEOPLE, plain
from chuding_cli.roster.grid import CellProblem, Grid, across, grid_of
from chuding_cli.roster.opening import Row, Sheet
from chuding_cli.roster.owners import Owners
from chuding_cli.roster.people import Person
from chuding_cli.roster.row_values import read_row
from chuding_cli.scalars import squeezed
from chuding_cli.vocabulary import Fact


def read_entries(sheet: Sheet, owners: Owners) -> Iterator[CellProblem]:
    """Add every entry to its person's record; gives what is wrong."""
    grid = grid_of(sheet, (NUMBER, NAME).__contains__)
    if grid is None:
        yield CellProblem(sheet.title, "A1", f"没有找到表头：前几行里要有一格是“{NAME}”")
        return
    yield from across(grid)
    for row in grid.rows:
        if any(grid.headings.get(column, "") not in NOT_READ for column in row.cells):
            owner = owners.of(grid, row)
            if isinstance(owner, CellProblem):
                yield owner
            else:
                yield from _add(grid, row, owner)


def _add(grid: Grid, row: Row, person: Person) -> Iterator[CellProblem]:
    fact = person.sheets.lists.get(plain(grid.title))
    if fact is None:
        notice = f"通知 {person.notice.id} " if person.notice else "共用的词汇表"
        yield grid.problem(row.number, 1, f"{notice}没有“{grid.title}”这一列；请删去这一行")
        return
    entry, problems = read_row(grid, row, person.sheets.entries[fact.path], (NUMBER, NAME, *NOT_READ))
    yield from problems
    values = person.record.values
    before = values.get(fact.path)
    says_none = _says_none(entry, fact)
    if fact.path in person.told:
        yield grid.problem(row.number, 1, f"“{fact.label}”在“{PEOPLE}”里已填，这里又有一条；请只留一处")
    elif before is not None and (says_none or not before):
        yield grid.problem(row.number, 1, f"“{fact.label}”写了“{NONE}”，又有别的一条；请只留一处")
    elif len(before or ()) >= MAX_ITEMS:
        yield grid.problem(row.number, 1, f"一个人的“{fact.label}”超过 {MAX_ITEMS} 条")
    else:
        values[fact.path] = () if says_none else (*(before or ()), entry)


def _says_none(entry: Record, fact: Fact) -> bool:
    """Whether an entry says 无 in the place of what the list is of."""
    if not fact.none_allowed or not fact.shorthand or len(entry.values) != 1:
        return False
    word = entry.values.get(fact.shorthand)
    return isinstance(word, str) and squeezed(word) in NONE_WORDS
