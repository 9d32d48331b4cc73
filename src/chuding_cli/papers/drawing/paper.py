"""A filled paper as the bytes of a PDF: the same bytes for the same paper, fonts and program."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from chuding_cli.papers.content.paper import Title
from chuding_cli.papers.content.plain_text import plain_text, runs_text
from chuding_cli.papers.content.scripts import not_to_be_set
from chuding_cli.papers.drawing.fonts import fonts as default_fonts
from chuding_cli.papers.drawing.painting import paint
from chuding_cli.papers.errors import MissingGlyphError, ScriptError
from chuding_cli.papers.layout.furniture import draft_mark, page_number
from chuding_cli.papers.layout.metrics import Role
from chuding_cli.papers.layout.pages import lay_out

if TYPE_CHECKING:
    from chuding_cli.papers.content.paper import Content, Filled
    from chuding_cli.papers.drawing.fonts import Fonts

rl_config.useA85 = 0  # else it writes streams as text, a fourth longer


def draw(
    filled: Filled, *, draft: bool = False, fonts: Fonts | None = None, first_page_number: int = 1
) -> bytes:
    """The paper as a PDF, with its title, its kind and the unit that makes it among its properties.

    Args:
        filled: what the paper says.
        draft: whether 草稿 goes across each page.
        fonts: the user's own fonts (``fonts(body=…, title=…)``); without, those of the package.
        first_page_number: of the first page; odd numbers stand right, even ones left.

    Raises:
        MissingGlyphError: no font holds some characters of the paper; it names them all.
        ScriptError: the paper has letters that have to be joined or run from right to left.
    """
    fonts = fonts or default_fonts()
    words = plain_text(filled.content)
    if strange := not_to_be_set(words):
        raise ScriptError(strange)
    try:
        return _drawn(filled.content, draft, fonts, first_page_number)
    except MissingGlyphError:
        words = words.replace("\n", "").replace("\t", "")  # between blocks and cells
        raise MissingGlyphError(fonts.missing(words)) from None


def _drawn(content: Content, draft: bool, fonts: Fonts, first_page_number: int) -> bytes:
    file = BytesIO()
    canvas = _canvas(file, content, fonts)
    for page in lay_out(content, fonts, first_page_number):
        mark = draft_mark(page.sheet, fonts) if draft else None
        paint(canvas, page, page_number(page.number, page.sheet, fonts), mark, fonts)
    canvas.save()
    return file.getvalue()


def _canvas(file: BytesIO, content: Content, fonts: Fonts) -> Any:
    """An empty document: no font in it that nothing is set in, and no date, so that it is always the same."""
    canvas = Canvas(
        file,
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=fonts.chains[Role.BODY][0].fontName,
        lang="zh-CN",
    )
    canvas.setViewerPreference("PrintScaling", "None")  # a viewer's fit to page would move the margins
    document = canvas._doc
    document.info = _Info(content)
    document.updateSignature(repr(content))
    return canvas


class _Info(PDFInfo):  # type: ignore[misc]
    """What a viewer shows of a file: what is known of the paper, not ReportLab's date of all files."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        titles = (block for block in content.blocks if isinstance(block, Title))
        self.title = "".join(map(runs_text, next(titles, Title(())).parts))
        self.subject, self.author = content.label, content.unit

    def format(self, document: Any) -> Any:
        known = {"Title": self.title, "Subject": self.subject, "Author": self.author}
        return PDFDictionary({key: PDFString(text) for key, text in known.items() if text}).format(document)
