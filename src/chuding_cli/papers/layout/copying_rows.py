"""Ruled space for a text that has to be copied by hand: the text, then one cell for each character."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chuding_cli.papers.content.paper import Text
from chuding_cli.papers.layout.case import paragraph
from chuding_cli.papers.layout.geometry import MM, SMALL
from chuding_cli.papers.layout.placed import Frame, Row, Stroke

if TYPE_CHECKING:
    from chuding_cli.papers.layout.case import Case

_CELLS = 20  # a line, as on manuscript paper: 7.8 mm each
_GAP = 1.6 * MM  # between lines of cells
_SPARE = 6  # cells left over at least, for a slip of the pen
_OUTER, _INNER = 0.7, 0.35


def copying_rows(case: Case, text: str, width: float) -> list[Row]:
    """The text in smaller type, then the cells; the text stays with the first line of cells."""
    words = case.rows((Text(text),), paragraph(width, SMALL), SMALL)
    cell = width / _CELLS
    lines = -(-(len(text) + _SPARE) // _CELLS)
    return [
        *(replace(row, keep=True) for row in words),
        Row(_GAP, keep=True, space=True),
        *[_line_of_cells(cell)] * lines,
    ]


def _line_of_cells(cell: float) -> Row:
    inner = (Stroke(k * cell, 0, k * cell, cell, _INNER) for k in range(1, _CELLS))
    return Row(cell + _GAP, (Frame(0, 0, _CELLS * cell, cell, _OUTER), *inner))
