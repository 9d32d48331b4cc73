"""Pages of rows on ReportLab's canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from chuding_cli.papers.layout.furniture import DRAFT_GREY, DraftMark
from chuding_cli.papers.layout.metrics import Role
from chuding_cli.papers.layout.placed import Frame, Glyphs, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chuding_cli.papers.drawing.fonts import Fonts
    from chuding_cli.papers.drawing.truetype import Font
    from chuding_cli.papers.layout.placed import Item, Page

_EXACT = 0.001  # pt: so near its own place each character stands
_GAP = 0.3  # em: what is further apart is no text set wide, and may be extracted with a space between


class _Run(NamedTuple):
    """Characters of one font with their places (pt), and what comes between one and the next."""

    font: Font
    text: str
    xs: tuple[float, ...]
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
    """A line of text as one text object, so that it is extracted as one.

    Where the font's next subset begins, its first character is placed anew: pdfminer forgets there the
    space behind the last one.
    """
    text = canvas.beginText(left + glyphs.xs[0], y)
    for run in _runs(glyphs, fonts):
        text.setFont(run.font.fontName, glyphs.size)
        text.setCharSpace(run.space)
        start = 0
        for _, codes in run.font.splitString(run.text, canvas._doc):
            end = start + len(codes)
            if run.xs[start] != glyphs.xs[0]:
                text.setTextOrigin(left + run.xs[start], y)
            text.textOut(run.text[start:end])
            start = end
    canvas.drawText(text)


def _runs(glyphs: Glyphs, fonts: Fonts) -> Iterator[_Run]:
    """The line cut where its font changes, or the space between its characters, or where there is a gap."""
    scale, most = glyphs.size / 1000, _GAP * glyphs.size
    found = [fonts.glyph(glyphs.role, character) for character in glyphs.text]
    start, space = 0, 0.0
    end = glyphs.xs[0] + found[0].advance * scale
    for at in range(1, len(found)):
        x = glyphs.xs[at]
        if at == start + 1:
            space = x - end if abs(x - end) < most else 0.0
        if found[at].font is not found[start].font or abs(end + space - x) > _EXACT:
            yield _Run(found[start].font, glyphs.text[start:at], glyphs.xs[start:at], space)
            start, space, end = at, 0.0, x
        else:
            end += space
        end += found[at].advance * scale
    yield _Run(found[start].font, glyphs.text[start:], glyphs.xs[start:], space)


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
