"""A filled paper as the bytes of a PDF: the same bytes for the same paper, fonts and program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chuding_cli.papers.errors import MissingGlyphError
from chuding_cli.papers.faces import fonts as default_fonts
from chuding_cli.papers.fontbook import FontBook
from chuding_cli.papers.furniture import draft_mark, page_number
from chuding_cli.papers.layout import lay_out
from chuding_cli.papers.painting import page_stream
from chuding_cli.papers.pdf_file import PdfFile
from chuding_cli.papers.plain_text import plain_text

if TYPE_CHECKING:
    from chuding_cli.papers.content import Filled
    from chuding_cli.papers.faces import Fonts
    from chuding_cli.papers.placed import Page


def draw(
    filled: Filled, *, draft: bool = False, fonts: Fonts | None = None, first_page_number: int = 1
) -> bytes:
    """The paper as a PDF.

    Args:
        filled: what the paper says.
        draft: whether 草稿 goes across each page.
        fonts: the user's own fonts (``fonts(body=…, title=…)``); without, those of the package.
        first_page_number: of the first page; odd numbers stand right, even ones left.

    Raises:
        MissingGlyphError: no font holds some characters of the paper; it names them all.
    """
    fonts = fonts or default_fonts()
    try:
        return _drawn(filled, draft, fonts, first_page_number)
    except MissingGlyphError:
        words = plain_text(filled.content).replace("\n", "").replace("\t", "")  # between blocks and cells
        raise MissingGlyphError(fonts.missing(words)) from None


def _drawn(filled: Filled, draft: bool, fonts: Fonts, first_page_number: int) -> bytes:
    pages = lay_out(filled.content, fonts, first_page_number)
    book = FontBook(fonts, filled.content.wording)
    streams = [
        page_stream(
            page,
            page_number(page.number, page.sheet, fonts),
            draft_mark(page.sheet, fonts) if draft else None,
            book,
        )
        for page in pages
    ]
    return _pdf(pages, streams, book)


def _pdf(pages: list[Page], streams: list[bytes], book: FontBook) -> bytes:
    file = PdfFile()
    resources = book.add_to(file)
    entries = [
        f"/MediaBox[0 0 {page.sheet.width:.3f} {page.sheet.height:.3f}]"
        f"/Resources {resources} 0 R/Contents {file.add_stream(stream)} 0 R"
        for page, stream in zip(pages, streams, strict=True)
    ]
    return file.finished(file.add_pages(entries))
