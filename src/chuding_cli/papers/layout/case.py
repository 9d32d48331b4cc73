"""The compositor's case: the styles' shapers for one set of fonts, and lines made with them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from chuding_cli.papers.layout.atoms import Shaper
from chuding_cli.papers.layout.geometry import BODY, INDENT
from chuding_cli.papers.layout.linebreak import break_lines
from chuding_cli.papers.layout.lines import Measure, set_line
from chuding_cli.papers.layout.placed import Row

if TYPE_CHECKING:
    from chuding_cli.papers.content.paper import Runs
    from chuding_cli.papers.layout.geometry import Style
    from chuding_cli.papers.layout.metrics import Metrics


@dataclass(frozen=True, slots=True)
class Indents:
    """Where lines begin (pt from the text area's left edge): the first, the others; and how wide."""

    first: float
    rest: float
    width: float


@dataclass(frozen=True, eq=False)
class Case:
    """Fonts with what has been measured of them."""

    fonts: Metrics
    _shapers: dict[Style, Shaper] = field(default_factory=dict)

    def shaper(self, style: Style) -> Shaper:
        """The shaper of a style."""
        if style not in self._shapers:
            self._shapers[style] = Shaper(self.fonts, style)
        return self._shapers[style]

    def rows(self, runs: Runs, indents: Indents, style: Style = BODY) -> list[Row]:
        """Runs as rows of one line each; the first two stay together, and so do the last two."""
        right = indents.width
        room = right - max(indents.first, indents.rest)
        atoms = self.shaper(style).atoms(runs, room)
        cuts = break_lines(atoms, right - indents.first, right - indents.rest)
        rows = []
        for start, end in cuts:
            x = indents.rest if start else indents.first
            line = set_line(atoms[start:end], Measure(x, right - x, end < len(atoms)), style)
            rows.append(Row(style.pitch, line))
        return kept_ends(rows)


@lru_cache(maxsize=8)
def case(fonts: Metrics) -> Case:
    """The case of these fonts, kept for the papers to come."""
    return Case(fonts)


def paragraph(width: float, style: Style = BODY) -> Indents:
    """The indents of a paragraph: its first line by two characters."""
    return Indents(INDENT * style.cell, 0.0, width)


def kept_ends(rows: list[Row]) -> list[Row]:
    """No single line of a paragraph is left behind at a page's foot or head."""
    for at in {0, len(rows) - 2}:
        if 0 <= at < len(rows) - 1:
            rows[at] = replace(rows[at], keep=True)
    return rows
