"""PDFs: pages, passwords, and the text that they show.

The work is done in a process of its own (``files/bounded``).
"""

from __future__ import annotations

import logging
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from chuding_cli.applicants.documents.counting import count_text
from chuding_cli.applicants.documents.refusals import NotOpened, Refused
from chuding_cli.files.bounded import GivenUp, bounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

MAX_PAGES = 300
_MAX_FORM_FIELDS = 5000
_PRINTED = "请在能显示全部内容的阅读器里打开，“打印”成 PDF 再放"
_SHOWS_TEXT = re.compile(rb"T[jJ]\b|['\"]\s|\bDo\b")
_DRAWN_BY_VIEWERS = ("/FreeText", "/Stamp", "/Ink")
_PARTED = re.compile(r"(?<=[0-9A-Za-z][-/])\n(?=[0-9A-Za-z])")  # a word that goes on in the next line
_LOST = re.compile("[\u0000-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]")
_LOST_SHARE = 0.02


def pages_of(data: bytes) -> int:
    """How many pages a PDF has that can be used.

    Raises:
        NotOpened: it needs a password, is a form whose values are not drawn, or takes too much to open.
        Refused: it is damaged or has no page.
    """
    pages: int = _asked(_inspected, data)
    return pages


def characters_of(data: bytes) -> int:
    """字数 of the text of all pages; 0 where there is none, as in a scan.

    Page numbers and running heads cannot be told from other text, and count.

    Raises:
        NotOpened, Refused: as ``pages_of``; also where the text cannot be had.
    """
    count: int = _asked(_counted, data)
    return count


def _asked(function: Any, data: bytes) -> Any:
    try:
        verdict, value, way_out = bounded(function, data)
    except GivenUp:
        raise NotOpened("PDF 的内容多得、套得不合理，放弃了，没有打开", "请“打印”成新的 PDF 再放") from None
    if verdict == "refused":
        raise Refused(value)
    if verdict == "not opened":
        raise NotOpened(value, way_out)
    return value


def _inspected(data: bytes) -> tuple[str, Any, str]:
    """In the process: the pages, or why there are none."""
    import pikepdf

    try:
        with _opened(data) as pdf:
            if len(pdf.pages) == 0:
                return "refused", "PDF 里没有一页", ""
            _ = pdf.pages[0].mediabox
            if len(pdf.pages) > MAX_PAGES:
                return "not opened", f"PDF 超过 {MAX_PAGES} 页，没有打开", "请只放需要的几页"
            lost = next(_not_drawn(pdf), None)
            if lost is not None:
                return "not opened", lost, _PRINTED
            return "pages", len(pdf.pages), ""
    except pikepdf.PasswordError:
        return "not opened", "PDF 需要密码才能打开，没有打开", "请去掉密码，另存后再放"
    except MemoryError:
        raise
    except Exception:  # hostile bytes make libraries raise anything at all
        return "refused", "PDF 已损坏，打不开", ""


def _counted(data: bytes) -> tuple[str, Any, str]:
    """In the process: 字数. What only restricts copying is opened without a password."""
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with _opened(data) as pdf:
        if pdf.is_encrypted:
            plain = BytesIO()
            pdf.save(plain, encryption=False)
            data = plain.getvalue()
    try:
        text = "\n".join(page.extract_text() or "" for page in pypdf.PdfReader(BytesIO(data)).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "not opened", "PDF 的文字取不出来，没有数", "请放 .docx，或由人数"
    shown = sum(not character.isspace() for character in text)
    if len(_LOST.findall(text)) > _LOST_SHARE * shown:
        return "not opened", "PDF 的字体没有带文字的编码，数不出字数", "请放 .docx，或由人数"
    return "characters", count_text(_PARTED.sub("", text)), ""


def warm() -> None:
    """In the process, before time is counted: import the libraries and have them make what they make once."""
    import pikepdf
    import pypdf  # noqa: F401

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()


def _opened(data: bytes) -> pikepdf.Pdf:
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    return pikepdf.open(BytesIO(data))


def _not_drawn(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What viewers show by themselves and a printed page would lack: values of forms, remarks on a page."""
    root = pdf.Root
    if root.get("/NeedsRendering"):
        yield "PDF 是动态表单，页面上没有内容"
    for page in pdf.pages:
        for annotation in list(page.obj.get("/Annots", []))[:_MAX_FORM_FIELDS]:
            kind = annotation.get("/Subtype")
            if int(annotation.get("/F", 0)) & 2:  # hidden
                continue
            if kind == "/Widget" and _value_is_lost(annotation):
                yield "PDF 表单里填的内容没有画在页面上，打印出来会是空的"
            elif kind in _DRAWN_BY_VIEWERS and _drawn(annotation) is None:
                yield "PDF 里后加的批注没有画在页面上，打印出来会没有"


def _value_is_lost(widget: Any) -> bool:
    """Whether a field has a value that its appearance does not show."""
    value, kind = _inherited(widget, "/V"), _inherited(widget, "/FT")
    if value is None:
        return False
    drawn = _drawn(widget)
    if kind in ("/Tx", "/Ch"):
        written = b"".join(bytes(each) for each in value) if _is_array(value) else bytes(value)
        if not written.removeprefix(b"\xfe\xff").replace(b"\x00", b"").strip():
            return False
        return drawn is None or not _SHOWS_TEXT.search(drawn.read_bytes())
    if kind == "/Btn" and value != "/Off":
        states = widget.get("/AP", {}).get("/N", {})
        own = [name for name in states.keys() if name != "/Off"] if not _is_stream(states) else []  # noqa: SIM118
        return (not own and "/Kids" not in widget) or (value in own and widget.get("/AS") != value)
    return False


def _inherited(field: Any, key: str) -> Any:
    for _ in range(32):
        if field is None or key in field:
            break
        field = field.get("/Parent")
    return None if field is None else field.get(key)


def _drawn(annotation: Any) -> Any:
    """The stream of how an annotation looks, or None."""
    look = annotation.get("/AP", {}).get("/N")
    if look is not None and not _is_stream(look):
        look = look.get(str(annotation.get("/AS", "/Off")))
    return look


def _is_stream(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Stream)


def _is_array(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Array)
