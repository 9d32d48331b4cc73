"""Opens what an applicant file points at: is it there, is it what its name says, what does it show?

Whatever the file holds, nothing here raises, hangs or fills the memory: sizes are looked at before
contents, and a refusal comes with a Chinese sentence.
"""

from __future__ import annotations

import logging
import posixpath
import re
import stat
import warnings
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from chuding_cli.text.unseen import without_unseen

MAX_BYTES = 50 * 2**20
MAX_PIXELS = 100_000_000
MAX_UNPACKED = 80 * 2**20  # of a .docx
MAX_COUNTED_PAGES = 300
_KINDS = {
    ".pdf": "pdf",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".png": "png",
    ".docx": "docx",
    ".txt": "text",
    ".md": "text",
}
_NAMES = {"pdf": "PDF", "jpeg": "JPEG 图片", "png": "PNG 图片", "docx": "Word 文档（.docx）"}
_SIGNATURES = {"pdf": b"%PDF-", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n", "docx": b"PK\x03\x04"}
_CHARACTER = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # ideographs of every extension
    "\u3000-\u303f\uff00-\uffef\ufe10-\ufe1f\ufe30-\ufe4f\u2e80-\u2fdf\u3105-\u312f"
    "\u201c\u201d\u2018\u2019\u2014\u2026\u00b7]"
)
_PIECE = re.compile(f"{_CHARACTER.pattern}|(?:(?!{_CHARACTER.pattern})\\S)+")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What opening one file showed.

    ``absent``: the path leads nowhere; ``broken``: refused, with the ``reason``. ``pages`` counts a
    PDF's pages (1 for an image); ``width`` and ``height`` are pixels of an image held upright.
    """

    state: Literal["readable", "absent", "broken"]
    reason: str = ""
    kind: str = ""
    pages: int | None = None
    width: int | None = None
    height: int | None = None


class _Refused(Exception):
    """The file cannot be used; the message is the Chinese reason."""


def inspect(folder: Path, written: str) -> Inspection:
    """Open a file that the applicant file in ``folder`` points at, by the path as it was typed."""
    try:
        path = located(folder, written)
        if path is None:
            return Inspection("absent", "找不到这个文件")
        return _opened(path)
    except _Refused as refusal:
        return Inspection("broken", str(refusal))
    except Exception:  # hostile bytes make libraries raise anything at all
        return Inspection("broken", "文件已损坏，打不开")


def located(folder: Path, written: str) -> Path | None:
    """The file below the folder, or None where nothing is; as typed, else without what cannot be seen.

    Raises:
        _Refused: the path is absolute, leads out of the folder or through a link, or is impossible.
    """
    path = _located(folder, written)
    visible = without_unseen(written)
    return _located(folder, visible) if path is None and visible != written else path


def _located(folder: Path, written: str) -> Path | None:
    typed = written.replace("\\", "/")
    if typed.startswith("/") or re.match(r"[A-Za-z]:", typed):
        raise _Refused("请写相对路径（从申报文件所在的文件夹起）")
    normal = posixpath.normpath(typed)
    if normal == ".." or normal.startswith("../"):
        raise _Refused("路径到了申报文件所在的文件夹之外")
    path = folder
    try:
        for part in normal.split("/"):
            path = path / part
            if path.is_symlink():
                raise _Refused("路径经过符号链接，请放文件本身")
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return None
    except (OSError, ValueError):
        raise _Refused("路径不对，或没有读取的权限") from None
    if not stat.S_ISREG(mode):
        raise _Refused("这是文件夹，不是文件" if stat.S_ISDIR(mode) else "这不是普通文件")
    return path


def _opened(path: Path) -> Inspection:
    kind = _KINDS.get(path.suffix.lower(), "other")
    data = _bytes(path)
    signature = _SIGNATURES.get(kind)
    head = data[:1024] if kind == "pdf" else data[: len(signature or b"")]
    if signature and signature not in head:
        found = next((_NAMES[k] for k, s in _SIGNATURES.items() if data.startswith(s)), "别的内容")
        raise _Refused(f"文件名说是 {_NAMES[kind]}，内容却是{found}")
    if kind == "pdf":
        return Inspection("readable", kind=kind, pages=len(_pdf(data).pages))
    if kind in ("jpeg", "png"):
        width, height = _image_size(data, kind)
        return Inspection("readable", kind=kind, pages=1, width=width, height=height)
    if kind == "docx":
        _refuse_zip_bomb(data)
    if kind == "text":
        _text(data)
    return Inspection("readable", kind=kind)


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size == 0:
        raise _Refused("文件是空的")
    if size > MAX_BYTES:
        raise _Refused(f"文件超过 {MAX_BYTES // 2**20} MB")
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES)


def _pdf(data: bytes) -> Any:
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise _Refused("PDF 加了密码，请去掉密码再放")
        if len(reader.pages) == 0:
            raise _Refused("PDF 里没有一页")
        _ = reader.pages[0].mediabox
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _Refused("PDF 已损坏，打不开") from None
    return reader


def _image_size(data: bytes, kind: str) -> tuple[int, int]:
    """Width and height in pixels, upright; the image is really decoded, so that a truncated one is found."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=[kind.upper()]) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    raise _Refused(f"图片有 {width} × {height} 像素，太大了")
                turned = kind == "jpeg" and image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
                if kind == "jpeg":
                    image.draft("L", (max(1, width // 8), max(1, height // 8)))
                    image.load()
                else:
                    image.verify()
    except Image.DecompressionBombError:
        raise _Refused("图片的像素多得不合理") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise _Refused("图片已损坏或不完整") from None
    return (height, width) if turned else (width, height)


def _refuse_zip_bomb(data: bytes) -> None:
    """Unpack with a limit: what the archive says of its own sizes is not to be trusted."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if "word/document.xml" not in archive.namelist():
                raise _Refused("不是 Word 文档（.docx）")
            left = MAX_UNPACKED
            for member in archive.infolist():
                with archive.open(member) as stream:
                    left -= len(stream.read(left + 1))
                if left < 0:
                    raise _Refused("解开以后大得不合理")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise _Refused("Word 文档已损坏，打不开") from None


def _text(data: bytes) -> str:
    if b"\x00" in data:
        raise _Refused("不是文本文件")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _Refused("不是 UTF-8 或 GB18030 编码的文本")


def count_characters(folder: Path, written: str) -> int | None:
    """字数 of a .txt, .md, .docx or .pdf (clause 五(一)5); None where it holds no text to count."""
    if inspect(folder, written).state != "readable":
        return None
    path = located(folder, written)
    try:
        text = _text_of(path) if path is not None else None
    except Exception:  # as in inspect
        return None
    return count_text(text) if text and text.strip() else None


def _text_of(path: Path) -> str | None:
    kind = _KINDS.get(path.suffix.lower())
    data = _bytes(path)
    if kind == "text":
        return _text(data)
    if kind == "docx":
        return _docx_text(data)
    if kind == "pdf":
        pages = _pdf(data).pages[:MAX_COUNTED_PAGES]
        return "\n".join(page.extract_text() or "" for page in pages)
    return None


def _docx_text(data: bytes) -> str:
    """Every paragraph of the body, tables included, once."""
    import docx
    from docx.oxml.ns import qn

    body = docx.Document(BytesIO(data)).element.body
    return "\n".join(
        "".join(run.text or "" for run in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p"))
    )


def count_text(text: str) -> int:
    """字数 as word processors count it.

    Each Chinese character or full-width punctuation mark (“ ” ‘ ’ — … · among them) is 1, each run of
    other characters without white space is 1.
    """
    return sum(1 for _ in _PIECE.finditer(text))
