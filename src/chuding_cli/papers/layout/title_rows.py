"""A title: centred, broken where its meaning allows, its lines as even as they can be (7.3.1)."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from chuding_cli.papers.layout.geometry import TITLE
from chuding_cli.papers.layout.linebreak import break_lines
from chuding_cli.papers.layout.lines import Measure, natural_width, set_line
from chuding_cli.papers.layout.placed import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chuding_cli.papers.content.paper import Runs
    from chuding_cli.papers.layout.atoms import Atom
    from chuding_cli.papers.layout.case import Case

_MARGIN = TITLE.cell  # a line that touches both edges looks like body text
_MOST_PARTS = 10  # 2^9 ways to break are quickly tried; more parts than that nobody marks


def title_rows(case: Case, parts: Sequence[Runs], width: float) -> list[Row]:
    """The title's lines, then an empty one; all stay with what follows."""
    shaper = case.shaper(TITLE)
    pieces = [shaper.atoms(part, width - _MARGIN) for part in parts]
    rows = []
    for line in title_lines(pieces, width - _MARGIN):
        x = (width - natural_width(line)) / 2
        rows.append(Row(TITLE.pitch, set_line(line, Measure(x, width - x), TITLE), keep=True))
    return [*rows, Row(TITLE.pitch, keep=True, space=True)]


def title_lines(pieces: Sequence[Sequence[Atom]], width: float) -> list[list[Atom]]:
    """The fewest lines, broken between pieces and as even as possible.

    Where a piece is wider than a line, its meaning cannot be kept whole: the lines are then only even.
    """
    fitting = [lines for lines in _groupings(pieces) if all(natural_width(line) <= width for line in lines)]
    if not fitting:
        return _even([atom for piece in pieces for atom in piece], width)
    return min(fitting, key=lambda lines: (len(lines), _unevenness(lines)))


def _groupings(pieces: Sequence[Sequence[Atom]]) -> Iterator[list[list[Atom]]]:
    """The pieces put together into lines in every way, in their order."""
    if len(pieces) > _MOST_PARTS:
        return
    for count in range(len(pieces)):
        for cuts in combinations(range(1, len(pieces)), count):
            edges = (0, *cuts, len(pieces))
            yield [[atom for piece in pieces[a:b] for atom in piece] for a, b in pairwise(edges)]


def _unevenness(lines: list[list[Atom]]) -> float:
    widths = [natural_width(line) for line in lines]
    mean = sum(widths) / len(widths)
    return sum((width - mean) ** 2 for width in widths)


def even_lines(atoms: Sequence[Atom], width: float) -> list[list[Atom]]:
    """As few lines as the width asks for, each about as long as the others."""
    return _even(atoms, width)


def _even(atoms: Sequence[Atom], width: float) -> list[list[Atom]]:
    count = len(break_lines(atoms, width, width))
    narrow, wide = 0.0, width
    for _ in range(12):  # to within a tenth of a point
        middle = (narrow + wide) / 2
        fits = len(break_lines(atoms, middle, middle)) <= count
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return [list(atoms[a:b]) for a, b in break_lines(atoms, wide, wide)]
