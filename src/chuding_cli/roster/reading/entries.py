"""The further sheets of a roster: each row is an entry of one list of one person."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from chuding_cli.applicants.reading import MAX_ITEMS, entries_said
from chuding_cli.roster.columns import NAME, NONE, NOT_READ, NUMBER, PEOPLE, plain
from chuding_cli.roster.reading.grid import CellProblem, Grid, Spot, across, cell_name, grid_of
from chuding_cli.roster.reading.owners import Owners
from chuding_cli.roster.reading.people import Person
from chuding_cli.roster.reading.row_values import read_row
from chuding_cli.roster.reading.sheet_layout import Row
from chuding_cli.roster.reading.workbook import Sheet

_FEW = 5  # rows that are named one by one


def read_entries(sheet: Sheet, owners: Owners, known: Collection[str]) -> Iterator[CellProblem]:
    """Add every entry to its person's record; gives what is wrong. ``known`` are headings of the sheet."""
    grid = grid_of(sheet, (NUMBER, NAME).__contains__)
    if grid is None:
        yield _without_names(sheet, known)
        return
    yield from across(grid)
    rows = [row for row in grid.rows if grid.filled(row)]
    if NAME not in grid.headings.values():
        unknown = [row.number for row in rows if not grid.text(row, NUMBER)[1]]
        if unknown:
            column = next(column for column, word in grid.headings.items() if word == NUMBER)
            message = (
                f"表头里没有“{NAME}”，{_some(unknown)}也没有“{NUMBER}”，不知道是谁的；请加上“{NAME}”一栏"
            )
            yield grid.problem(grid.heading_row, column, message)
            rows = [row for row in rows if row.number not in unknown]
    for row in rows:
        owner = owners.of(grid, row)
        if isinstance(owner, CellProblem):
            yield owner
        else:
            yield from _add(grid, row, owner)


def _without_names(sheet: Sheet, known: Collection[str]) -> CellProblem:
    """Nothing tells whose the rows are: said at the headings, where there are any."""
    grid = grid_of(sheet, known.__contains__)
    if grid is None:
        return CellProblem(sheet.title, "A1", f"没有找到表头：前几行里要有一格是“{NAME}”")
    message = f"表头里没有“{NAME}”，不知道各行是谁的；请加上“{NAME}”一栏，与“{PEOPLE}”里的写得一样"
    return grid.problem(grid.heading_row, min(grid.headings), message)


def _some(rows: list[int]) -> str:
    few = "、".join(map(str, rows[:_FEW]))
    return f"第 {few} 行" if len(rows) <= _FEW else f"第 {few} 等 {len(rows)} 行"


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
    at = min(grid.filled(row))
    try:
        said = entries_said(fact, [entry])
    except ValueError as error:
        yield grid.problem(row.number, at, str(error))
        return
    if said is None and not problems:
        return  # an entry left empty, or 不详: nothing given
    says_none = said == ()
    if fact.path in person.told:
        where = f"“{person.title}”的 {person.cell(fact.path)} 里已填"
        yield grid.problem(row.number, at, f"“{fact.label}”在{where}，这里又有一条；请只留一处")
    elif before is not None and (says_none or not before):
        which = f"{cell_name(*person.record.place(fact.path))}、{cell_name(row.number, at)}"
        message = f"“{fact.label}”有一条写了“{NONE}”，又有别的一条（{which}）；请只留一处"
        yield grid.problem(row.number, at, message)
    elif len(before or ()) >= MAX_ITEMS:
        yield grid.problem(row.number, 1, f"一个人的“{fact.label}”超过 {MAX_ITEMS} 条")
    else:
        values[fact.path] = () if says_none else (*(before or ()), entry)
        person.record.marks.setdefault(fact.path, Spot(row.number - 1, at - 1))
