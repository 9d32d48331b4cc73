"""A ruled table: cells of several lines, a head repeated on each page.

A table's row is one strip a text line, so that a cell of any length can go on over pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING

from chuding_cli.papers.content.paper import Text
from chuding_cli.papers.layout.geometry import FINE, FINE_BLACK
from chuding_cli.papers.layout.linebreak import break_lines
from chuding_cli.papers.layout.lines import Measure, natural_width, set_line
from chuding_cli.papers.layout.placed import Item, Row, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chuding_cli.papers.content.paper import Table
    from chuding_cli.papers.layout.atoms import Atom
    from chuding_cli.papers.layout.case import Case
    from chuding_cli.papers.layout.geometry import Style

_PAD, _EDGE = 3.5, 4.0  # pt inside a cell: left and right, above and below
_LINE = 0.5


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's lines and its left and right edges."""

    lines: list[list[Atom]]
    left: float
    right: float


def table_rows(case: Case, table: Table, width: float) -> list[Row]:
    """The head, then the table's rows."""
    shares = [column.share for column in table.columns]
    edges = [0.0, *accumulate(share * width / sum(shares) for share in shares)]
    head = _strips(_cells(case, [column.name for column in table.columns], edges, FINE_BLACK), FINE_BLACK)
    head = [replace(row, keep=True) for row in head]
    body = [
        replace(strip, head=tuple(head))
        for row in table.rows
        for strip in _strips(_cells(case, row, edges, FINE), FINE)
    ]
    return [*head, *body]


def _cells(case: Case, texts: Sequence[str], edges: Sequence[float], style: Style) -> list[_Cell]:
    cells = []
    for text, (left, right) in zip(texts, pairwise(edges), strict=True):
        room = right - left - 2 * _PAD
        atoms = case.shaper(style).atoms((Text(text),), room)
        lines = [atoms[start:end] for start, end in break_lines(atoms, room, room)]
        cells.append(_Cell(lines, left, right))
    return cells


def _strips(cells: Sequence[_Cell], style: Style) -> list[Row]:
    """One row of the table, cut by text lines."""
    count = max(1, *(len(cell.lines) for cell in cells))
    strips = []
    for at in range(count):
        above = _EDGE if at == 0 else 0.0
        height = above + style.pitch + (_EDGE if at == count - 1 else 0.0)
        words = [
            item for cell in cells for item in _piece(cell, at - (count - len(cell.lines)) / 2, above, style)
        ]
        items = (*words, *_rules(cells, height, at == 0, at == count - 1))
        strips.append(Row(height, items, keep=at < count - 1))
    return strips


def _piece(cell: _Cell, place: float, above: float, style: Style) -> tuple[Item, ...]:
    """The cell's line at a place counted from its first, half a line lower where the row has an odd one.

    What is shorter than the row stands in its middle. One line is centred, several begin left.
    """
    number = ceil(place)
    if not 0 <= number < len(cell.lines):
        return ()
    line = cell.lines[number]
    centred = (cell.left + cell.right - natural_width(line)) / 2
    x = cell.left + _PAD if len(cell.lines) > 1 else centred
    top = above + (number - place) * style.pitch + (style.pitch - style.size) / 2
    return set_line(line, Measure(x, cell.right - _PAD - x), style, top)


def _rules(cells: Sequence[_Cell], height: float, first: bool, last: bool) -> Iterator[Stroke]:
    """The lines between cells, and those above the row's first strip and below its last."""
    left, right = cells[0].left, cells[-1].right
    for x in (left, *(cell.right for cell in cells)):
        yield Stroke(x, 0, x, height, _LINE)
    for y, drawn in ((0.0, first), (height, last)):
        if drawn:
            yield Stroke(left, y, right, y, _LINE)
