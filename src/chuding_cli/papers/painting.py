"""Pages to the operators of a PDF content stream (ISO 32000-1, 8 and 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from chuding_cli.papers.faces import Role
from chuding_cli.papers.furniture import DRAFT_GREY, DraftMark
from chuding_cli.papers.placed import Frame, Glyphs, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chuding_cli.papers.fontbook import FontBook
    from chuding_cli.papers.placed import Item, Page

_LEAST = 1  # 1/1000 em: smaller corrections nobody sees


def page_stream(page: Page, number: Glyphs, draft: DraftMark | None, book: FontBook) -> bytes:
    """The page's content: the draft's mark beneath, then the rows, then the page number."""
    left, top = page.sheet.left, page.sheet.height - page.sheet.top
    parts = list(_draft_operators(draft, book)) if draft else []
    for y, row in page.rows:
        parts += (_operators(item, left, top - y, book) for item in row.items)
    parts.append(_operators(number, left, top, book))
    return "\n".join(parts).encode("ascii")


def _operators(item: Item, left: float, top: float, book: FontBook) -> str:
    """One item; (left, top) is where its row begins, from the page's lower left corner."""
    match item:
        case Glyphs():
            return _glyph_operators(item, left, top, book)
        case Stroke(x1, y1, x2, y2, width):
            ends = f"{left + x1:.3f} {top - y1:.3f} m {left + x2:.3f} {top - y2:.3f} l"
            return f"{width:g} w {ends} S"
        case Frame(x, y, width, height, line):
            box = f"{left + x:.3f} {top - y - height:.3f} {width:.3f} {height:.3f} re"
            return f"{line:g} w {box} S"
        case _:
            assert_never(item)


def _glyph_operators(glyphs: Glyphs, left: float, top: float, book: FontBook) -> str:
    """A line of text as one text object, so that it is extracted as one.

    The pen is followed as a reader would move it, so that rounded corrections never add up.
    """
    size, role = glyphs.size, glyphs.role
    scale = size / 1000
    pen = glyphs.xs[0]
    parts = [f"BT 1 0 0 1 {left + pen:.3f} {top - glyphs.baseline:.3f} Tm"]
    font, shown = "", ""
    for character, x in zip(glyphs.text, glyphs.xs, strict=True):
        code = book.code(role, character)
        move = round((pen - x) / scale)
        if code.font != font:
            if shown:
                parts.append(f"[<{shown}>] TJ")
            parts.append(f"/{code.font} {size:g} Tf")
            font, shown = code.font, ""
        if abs(move) >= _LEAST:
            shown += f">{move}<"
            pen -= move * scale
        shown += code.code
        pen += code.advance * scale
    parts.append(f"[<{shown}>] TJ ET")
    return " ".join(parts)


def _draft_operators(mark: DraftMark, book: FontBook) -> Iterator[str]:
    yield f"q {DRAFT_GREY} g"
    turn = f"{mark.cos:.5f} {mark.sin:.5f} {-mark.sin:.5f} {mark.cos:.5f}"
    for character, x, y in mark.places:
        code = book.code(Role.BLACK, character)
        yield f"BT /{code.font} {mark.size:g} Tf {turn} {x:.3f} {y:.3f} Tm <{code.code}> Tj ET"
    yield "Q"
