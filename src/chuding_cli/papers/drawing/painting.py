"""Pages of rows on ReportLab's canvas."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, assert_never

from chuding_cli.papers.drawing.truetype import spaced
from chuding_cli.papers.layout.furniture import DRAFT_GREY, DraftMark
from chuding_cli.papers.layout.metrics import Role
from chuding_cli.papers.layout.placed import Frame, Glyphs, Stroke

if TYPE_CHECKING:
    from chuding_cli.papers.drawing.fonts import Fonts
    from chuding_cli.papers.layout.placed import Item, Page


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
    text = canvas.beginText(left + glyphs.xs[0], y)
    found = [fonts.glyph(glyphs.role, character) for character in glyphs.text]
    ends = (*glyphs.xs[1:], glyphs.xs[-1] + found[-1].advance * glyphs.size / 1000)
    steps = [(end - x) * 1000 / glyphs.size for x, end in zip(glyphs.xs, ends, strict=True)]
    for font, run in groupby(zip(glyphs.text, found, steps, strict=True), key=lambda one: one[1].font):
        text.setFont(font.fontName, glyphs.size)
        text.textOut(spaced([(character, glyph.advance, step) for character, glyph, step in run]))
    canvas.drawText(text)


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
