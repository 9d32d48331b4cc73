"""The block under a paper: who signs and the date, or a line and a box for a person's own hand.

As for a sealed paper (7.3.5.1): the date ends four characters before the right edge, the unit's
name is centred above it, and the seal, 42 mm across, goes over both with its top within a line of
the text. The date stays blank: 年 月 日 with room for the pen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chuding_cli.papers.content.paper import Text
from chuding_cli.papers.layout.atoms import Atom, Kind
from chuding_cli.papers.layout.case import Indents
from chuding_cli.papers.layout.geometry import BODY, CELL, FINE, INDENT, MM
from chuding_cli.papers.layout.lines import Measure, natural_width, set_line
from chuding_cli.papers.layout.placed import Frame, Item, Row
from chuding_cli.papers.layout.title_rows import even_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chuding_cli.papers.content.paper import Runs
    from chuding_cli.papers.layout.case import Case

_SEAL_LINES = 2  # empty lines above the unit's name, for the seal's upper half
_DATE_RIGHT = 4  # characters between the date and the right edge
_DATE_GAPS = (4, 2, 2)  # room for the pen before 年, 月, 日
_BOX_WIDTH, _BOX_HEIGHT = 25 * MM, 28 * MM  # a rolled thumb
_LINE = 0.7


def signature_rows(case: Case, unit: Runs, date: str, width: float) -> list[Row]:
    """Room for the seal, the unit's name (several lines where it is long) and the date, in one piece."""
    space = [Row(BODY.pitch, keep=True, space=True, spare=at > 0) for at in range(_SEAL_LINES if unit else 1)]
    date_atoms = _date_atoms(case, date)
    date_x = width - _DATE_RIGHT * CELL - natural_width(date_atoms)
    centre = date_x + natural_width(date_atoms) / 2
    names = [
        Row(BODY.pitch, set_line(line, Measure(x, width - x), BODY), keep=True)
        for line, x in _unit_lines(case, unit, centre, width)
    ]
    date_row = Row(BODY.pitch, set_line(date_atoms, Measure(date_x, width - date_x), BODY))
    return [*space, *names, date_row]


def sign_line_rows(case: Case, runs: Runs, width: float) -> list[Row]:
    """The line to sign; it stays with the box or the date beneath."""
    indents = Indents(INDENT * CELL, INDENT * CELL, width)
    rows = case.rows(runs, indents)
    return [Row(BODY.pitch / 4, keep=True, space=True), *(replace(row, keep=True) for row in rows)]


def fingerprint_rows(case: Case, label: str, date: str, width: float) -> list[Row]:
    """A box at the left with its label inside at the foot, the blank date at the right."""
    x = INDENT * CELL
    date_atoms = _date_atoms(case, date)
    date_x = width - _DATE_RIGHT * CELL - natural_width(date_atoms)
    caption = case.shaper(FINE).atoms((Text(label),), _BOX_WIDTH)
    caption_x = x + (_BOX_WIDTH - natural_width(caption)) / 2
    items: tuple[Item, ...] = (
        Frame(x, 4, _BOX_WIDTH, _BOX_HEIGHT, _LINE),
        *set_line(caption, Measure(caption_x, _BOX_WIDTH), FINE, _BOX_HEIGHT - FINE.size),
        *set_line(date_atoms, Measure(date_x, width - date_x), BODY, _BOX_HEIGHT + 4 - BODY.size),
    )
    return [Row(_BOX_HEIGHT + 4, items)]


def joined_to_text(before: Sequence[Row], block: Sequence[Row]) -> list[Row]:
    """A signature never stands alone: the last two lines of text go to its page with it."""
    rows = list(before)
    text = [at for at, row in enumerate(rows) if not row.space]
    for at in range(text[-2] if len(text) > 1 else len(rows), len(rows)):
        rows[at] = replace(rows[at], keep=True)
    if rows:
        rows[-1] = replace(rows[-1], keep=True)
    return [*rows, *block]


def _date_atoms(case: Case, date: str) -> list[Atom]:
    """年, 月 and 日, each after its room for the pen; no rule is drawn under it."""
    signs = case.shaper(BODY).atoms((Text(date),), float("inf"))
    atoms = []
    for sign, gap in zip(signs, _DATE_GAPS, strict=False):
        atoms += [Atom("", Kind.BOX, gap * CELL, gap * CELL), sign]
    return atoms


def _unit_lines(case: Case, unit: Runs, centre: float, width: float) -> list[tuple[list[Atom], float]]:
    """The lines of the unit's name, each with its x: centred on the date, but never past the edge."""
    room = 2 * (width - centre)
    atoms = case.shaper(BODY).atoms(unit, room)
    lines = even_lines(atoms, room) if atoms else []
    return [(line, centre - natural_width(line) / 2) for line in lines]
