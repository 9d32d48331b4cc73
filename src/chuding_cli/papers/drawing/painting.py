"""Pages of rows on ReportLab's canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from chuding_cli.papers.layout.furniture import DRAFT_GREY, DraftMark
from chuding_cli.papers.layout.metrics import Role
from chuding_cli.papers.layout.placed import Frame, Glyphs, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chuding_cli.papers.drawing.fonts import Fonts
    from chuding_cli.papers.layout.placed import Item, Page

_EXACT = 0.001  # pt: so near its own place each character stands


class _Run(NamedTuple):
    """Characters of one font that stand one step apart: where they begin (pt), what comes between two."""

    font: str
    text: str
    x: float
    space: float


def paint(canvas: Any, page: Page, number: Glyphs, draft: DraftMark | None, fonts: Fonts) -> None:
    """Draw a page: the draft's mark beneath, then the rows, then the page number."""
    canvas.setPageSize((page.sheet.width, page.sheet.height))
    if draft:
        _paint_mark(canvas, draft, fonts)
    left, top = page.sheet.left, page.sheet.height - page.sheet.top
    for y, row in page.rows:
        for item in row.items:
            _paint_item(canvas, item, left, top - y, fonts)
    _paint_item(canvas, number, left, top, fonts)
    canvas.showPage()


def _paint_item(canvas: Any, item: Item, left: float, top: float, fonts: Fonts) -> None:
    """One item; (left, top) is where its row begins, from the page's lower left corner."""
    match item:
        case Glyphs():
            _paint_glyphs(canvas, item, left, top - item.baseline, fonts)
        case Stroke(x1, y1, x2, y2, width):
            canvas.setLineWidth(width)
            canvas.line(left + x1, top - y1, left + x2, top - y2)
        case Frame(x, y, width, height, line):
            canvas.setLineWidth(line)
            canvas.rect(left + x, top - y - height, width, height)
        case _:
            assert_never(item)


def _paint_glyphs(canvas: Any, glyphs: Glyphs, left: float, y: float, fonts: Fonts) -> None:
    """A line of text as one text object, so that it is extracted as one."""
    text = canvas.beginText()
    for run in _runs(glyphs, fonts):
        text.setFont(run.font, glyphs.size)
        text.setTextOrigin(left + run.x, y)
        text.setCharSpace(run.space)
        text.textOut(run.text)
    canvas.drawText(text)


def _runs(glyphs: Glyphs, fonts: Fonts) -> Iterator[_Run]:
    """The line cut where the font or the step changes; steps are no wider or narrower than they look."""
    scale = glyphs.size / 1000
    font, text, start, space, end = "", "", 0.0, 0.0, 0.0
    for character, x in zip(glyphs.text, glyphs.xs, strict=True):
        found = fonts.glyph(glyphs.role, character)
        if text and found.font.fontName == font:
            if len(text) == 1:
                space = x - end
            if abs(end + space - x) < _EXACT:
                text, end = text + character, end + space + found.advance * scale
                continue
        if text:
            yield _Run(font, text, start, space)
        font, text, start, space = found.font.fontName, character, x, 0.0
        end = x + found.advance * scale
    yield _Run(font, text, start, space)


def _paint_mark(canvas: Any, mark: DraftMark, fonts: Fonts) -> None:
    canvas.saveState()
    canvas.setFillGray(DRAFT_GREY)
    for character, x, y in mark.places:
        text = canvas.beginText()
        text.setFont(fonts.glyph(Role.BLACK, character).font.fontName, mark.size)
        text.setTextTransform(mark.cos, mark.sin, -mark.sin, mark.cos, x, y)
        text.textOut(character)
        canvas.drawText(text)
    canvas.restoreState()
