"""What stands on a page beside its text: the page number, and the mark of a draft."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chuding_cli.papers.layout.geometry import PAGE_NUMBER, PAGE_NUMBER_DROP, Sheet
from chuding_cli.papers.layout.metrics import Role
from chuding_cli.papers.layout.placed import Glyphs

if TYPE_CHECKING:
    from chuding_cli.papers.layout.metrics import Metrics

_DASH_TOP = 0.29  # em above the baseline: the upper side of the dash
_NUMBER_GAP = 0.25  # em between a dash and the figures

DRAFT_WORD = "草稿"
_DRAFT_SIZE = 190.0  # pt: to be seen from the other side of a room
DRAFT_GREY = 0.84  # light enough to read the text that is printed over it


@dataclass(frozen=True, slots=True)
class DraftMark:
    """The mark's characters, each with its baseline's beginning (pt from the page's lower left corner)."""

    places: tuple[tuple[str, float, float], ...]
    size: float
    cos: float
    sin: float


def page_number(number: int, sheet: Sheet, fonts: Metrics) -> Glyphs:
    """— 1 — in 4号, one character from the outer edge: odd pages right, even pages left (7.5).

    x from the text area's left edge, baseline from its top. The dashes' upper side lies 7 mm below
    the text area.
    """
    size = PAGE_NUMBER.size
    text = f"—{number}—"
    xs, x = [], 0.0
    for at, character in enumerate(text):
        x += _NUMBER_GAP * size if at in {1, len(text) - 1} else 0.0
        xs.append(x)
        x += fonts.advance(PAGE_NUMBER.role, character) * size / 1000
    start = sheet.text_width - size - x if number % 2 else size
    baseline = sheet.text_height + PAGE_NUMBER_DROP + _DASH_TOP * size
    return Glyphs(text, tuple(start + x for x in xs), baseline, size, PAGE_NUMBER.role)


def draft_mark(sheet: Sheet, fonts: Metrics) -> DraftMark:
    """草稿 along the page's diagonal, its middle in the middle of the page."""
    angle = math.atan2(sheet.height, sheet.width)
    cos, sin = math.cos(angle), math.sin(angle)
    step = 1.25 * _DRAFT_SIZE
    places = []
    for at, character in enumerate(DRAFT_WORD):
        advance = fonts.advance(Role.BLACK, character) * _DRAFT_SIZE / 1000
        along = (at - (len(DRAFT_WORD) - 1) / 2) * step - advance / 2
        down = -0.38 * _DRAFT_SIZE  # from the middle of the em box to the baseline
        x = sheet.width / 2 + along * cos - down * sin
        y = sheet.height / 2 + along * sin + down * cos
        places.append((character, x, y))
    return DraftMark(tuple(places), _DRAFT_SIZE, cos, sin)
