"""One row of a roster's sheet → a record of facts, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from chuding_cli.applicants.reading import Record, entries_said
from chuding_cli.facts import absence
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.roster.cell_values import plain_text, value_of
from chuding_cli.roster.columns import GUIDE, NOT_READ, Headings, nearest, sheet_title
from chuding_cli.roster.reading.grid import CellProblem, Grid, Spot
from chuding_cli.roster.reading.sheet_layout import Row
from chuding_cli.text.masking import shortly


def read_row(
    grid: Grid, row: Row, headings: Headings, passed_over: Collection[str]
) -> tuple[Record, list[CellProblem]]:
    """The facts of a row; columns whose heading is in ``passed_over`` are none of its facts."""
    record = Record(Spot(row.number - 1, min(row.cells) - 1))
    problems: list[CellProblem] = []
    first: dict[str, int] = {}
    for column, cell in sorted(row.cells.items()):
        word = grid.headings.get(column, "")
        if word in passed_over:
            continue
        fact = headings.facts.get(word)
        if fact is None:
            problems.append(_unknown(grid, row, column, headings))
        elif fact.path in first:
            both = f"“{grid.written[first[fact.path]]}”和“{grid.written[column]}”是同一项，这一行两处都填了"
            problems.append(grid.problem(row.number, column, f"{both}；请只留一处"))
        else:
            first[fact.path] = column
            try:
                value = list_value(cell, fact) if fact.kind == "list" else value_of(cell, fact)
            except ValueError as error:
                problems.append(grid.problem(row.number, column, str(error)))
                continue
            if value is not None:
                record.values[fact.path] = value
                record.marks[fact.path] = Spot(row.number - 1, column - 1)
    return record, problems


def list_value(cell: object, fact: Fact) -> Any:
    """What a cell of 名册 says of a whole list: 无, or the one value that an entry may be written as.

    Raises:
        ValueError: it says something else; Chinese.
    """
    text = plain_text(cell).strip()
    said = absence.said(text)
    if said is not None:
        return entries_said(fact, [], says_none=said == absence.NONE)
    if not fact.shorthand:
        where = f"有的，一条一行填在工作表“{sheet_title(fact)}”里"
        raise ValueError(f"“{fact.label}”的值“{shortly(text)}”：这里只能写“无”；{where}")
    member = fact.keys[fact.shorthand]
    entry = Record(None)
    entry.values[member.path] = value_of(cell, member)
    return (entry,)


@cache
def _advice(written: str, own: tuple[str, ...]) -> str:
    """What to do about a heading that is not known; asked for again in every row."""
    near = nearest(written, own)
    if not near:
        return f"；请删去这一栏，或把表头改成“{GUIDE}”里列出的（只给人看的，改成“{NOT_READ[0]}”）"
    which = "”或“".join(near)
    return f"；是不是“{which}”？请删去这一栏，或把表头改成“{which}”"


def _unknown(grid: Grid, row: Row, column: int, headings: Headings) -> CellProblem:
    written = grid.written.get(column, "")
    if not written:
        where = grid.problem(row.number, column, "").cell
        return grid.problem(grid.heading_row, column, f"这一栏没有表头，下面却填了内容（{where}）")
    own = next((title for title in headings.elsewhere if grid.headings[column].startswith(f"{title}.")), None)
    if own is not None:
        message = f"“{shortly(written)}”不在这张表里填；请填在工作表“{own}”里，一条一行"
    else:
        message = f"不认识的表头“{shortly(written)}”{_advice(written, headings.own)}"
    return grid.problem(grid.heading_row, column, message)
