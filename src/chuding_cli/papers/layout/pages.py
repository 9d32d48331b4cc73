"""Content to pages: each block becomes rows, the rows are put on pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from chuding_cli.papers.content.paper import (
    Block,
    CopySpace,
    Fingerprint,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Signature,
    SignLine,
    Table,
    Text,
    TickList,
    Title,
)
from chuding_cli.papers.layout.case import Case, case, paragraph
from chuding_cli.papers.layout.copying_rows import copying_rows
from chuding_cli.papers.layout.geometry import BODY, LANDSCAPE, MARK, PORTRAIT, SMALL, SMALL_BLACK
from chuding_cli.papers.layout.lines import Measure, set_line
from chuding_cli.papers.layout.pagination import paginate
from chuding_cli.papers.layout.placed import Row
from chuding_cli.papers.layout.signature_rows import (
    fingerprint_rows,
    joined_to_text,
    sign_line_rows,
    signature_rows,
)
from chuding_cli.papers.layout.table_rows import table_rows
from chuding_cli.papers.layout.tick_rows import tick_rows
from chuding_cli.papers.layout.title_rows import title_rows

if TYPE_CHECKING:
    from chuding_cli.papers.content.paper import Content
    from chuding_cli.papers.layout.metrics import Metrics
    from chuding_cli.papers.layout.placed import Page

_GAP = Row(6.0, keep=True, space=True)  # before what is not running text


def lay_out(content: Content, fonts: Metrics, first_number: int = 1) -> list[Page]:
    """The paper's pages, numbered from ``first_number``.

    Raises:
        MissingGlyphError: no font holds a character.
    """
    sheet = LANDSCAPE if content.landscape else PORTRAIT
    compositor = case(fonts)
    rows = _mark_rows(compositor, content.mark)
    turn = False
    for block in content.blocks:
        if isinstance(block, PageBreak):
            turn = True
            continue
        new = _block_rows(compositor, block, sheet.text_width)
        if turn and new:
            new[0] = replace(new[0], breaks=True)
            turn = False
        signed = isinstance(block, Signature | SignLine | Fingerprint)
        rows = joined_to_text(rows, new) if signed else [*rows, *new]
    return paginate(rows, sheet, first_number)


def _mark_rows(compositor: Case, mark: str) -> list[Row]:
    """附件 in the first line, flush left in 黑体; the title begins in the third (7.3.4)."""
    if not mark:
        return []
    atoms = compositor.shaper(MARK).atoms((Text(mark),), float("inf"))
    line = set_line(atoms, Measure(0.0, float("inf")), MARK)
    return [Row(BODY.pitch, line, keep=True), Row(BODY.pitch, keep=True, space=True)]


def _block_rows(compositor: Case, block: Block, width: float) -> list[Row]:
    match block:
        case Title(parts):
            return title_rows(compositor, parts, width)
        case Heading(runs):
            indents = paragraph(width, SMALL_BLACK)
            words = compositor.rows(runs, indents, SMALL_BLACK)
            return [_GAP, *(replace(row, keep=True) for row in words)]
        case Paragraph(runs):
            return compositor.rows(runs, paragraph(width))
        case Note(runs):
            return compositor.rows(runs, paragraph(width, SMALL), SMALL)
        case Signature(unit, date):
            return signature_rows(compositor, unit, date, width)
        case CopySpace(text):
            return copying_rows(compositor, text, width)
        case SignLine(runs):
            return sign_line_rows(compositor, runs, width)
        case Fingerprint(label, date):
            return fingerprint_rows(compositor, label, date, width)
        case Table():
            return [_GAP, *table_rows(compositor, block, width)]
        case TickList():
            return [_GAP, *tick_rows(compositor, block, width)]
        case PageBreak():
            return []
        case _:
            assert_never(block)
