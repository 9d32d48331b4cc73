"""The figures of GB/T 9704-2012 in points (1 pt = 1/72 inch), y counted downward from the top.

5.1 A4; 5.2.1 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm; 5.2.3 22 lines a page, 28 characters a line,
which fill the text area; 7.2.2 and 7.3.1 字号: 2号 = 22 pt, 3号 = 16 pt, 4号 = 14 pt; 7.5 page number.
"""

from __future__ import annotations

from dataclasses import dataclass

from chuding_cli.papers.layout.metrics import Role

MM = 72 / 25.4
LINES, CHARACTERS = 22, 28
PITCH = 225 * MM / LINES
CELL = 156 * MM / CHARACTERS  # 15.79 pt for a 16 pt character: the tracking gives a little
ASCENT = 0.88  # of the em box lies above the baseline, in the package's fonts and the usual 仿宋
INDENT = 2  # characters, 7.3.4


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set: font, size of the glyphs, room of a full-width character, line pitch (pt)."""

    role: Role
    size: float
    cell: float
    pitch: float

    @property
    def baseline(self) -> float:
        """From the top of the line to the baseline (pt)."""
        return ASCENT * self.size


BODY = Style(Role.BODY, 16, CELL, PITCH)
MARK = Style(Role.BLACK, 16, CELL, PITCH)
TITLE = Style(Role.TITLE, 22, 22, PITCH)
SMALL = Style(Role.BODY, 14, 14, 21)  # 4号: the checklist, a text to be copied
SMALL_BLACK = Style(Role.BLACK, 14, 14, 21)
FINE = Style(Role.BODY, 12, 12, 18)  # 小4号: tables
FINE_BLACK = Style(Role.BLACK, 12, 12, 18)
PAGE_NUMBER = Style(Role.BODY, 14, 14, 14)
PAGE_NUMBER_DROP = 7 * MM  # from the text area's lower edge to the top of the dashes


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size and text area in points."""

    width: float
    height: float
    top: float
    left: float
    text_width: float
    text_height: float


PORTRAIT = Sheet(210 * MM, 297 * MM, 37 * MM, 28 * MM, 156 * MM, 225 * MM)
# 7.6: a wide table's head lies at the binding edge, so the portrait page is turned as a whole
LANDSCAPE = Sheet(297 * MM, 210 * MM, 28 * MM, 35 * MM, 225 * MM, 156 * MM)
