"""What a file is, by its name, and what its first bytes say it is.

A kind that is not opened here is no reason to refuse the file, and none to take it for good: it is told, with
the way to a kind that is opened.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from chuding_cli.applicants.documents.refusals import NotOpened, Refused

IMAGES = ("jpeg", "png", "webp", "bmp", "tiff", "gif")
_SUFFIXES = {
    "pdf": ".pdf",
    "jpeg": ".jpg .jpeg .jpe .jfif .jif .pjpeg .pjp",
    "png": ".png",
    "webp": ".webp",
    "bmp": ".bmp .dib",
    "tiff": ".tif .tiff",
    "gif": ".gif",
    "docx": ".docx .docm",
    "text": ".txt .md .markdown",
}
NAMES = {
    "pdf": "PDF",
    "jpeg": "JPEG 图片",
    "png": "PNG 图片",
    "webp": "WebP 图片",
    "bmp": "BMP 图片",
    "tiff": "TIFF 图片",
    "gif": "GIF 图片",
    "docx": "Word 文档（.docx）",
    "text": "文本文件",
}
_ENDINGS = {
    "pdf": ".pdf",
    "jpeg": ".jpg",
    "png": ".png",
    "webp": ".webp",
    "bmp": ".bmp",
    "tiff": ".tif",
    "gif": ".gif",
}


class Unread(NamedTuple):
    """Kinds that are not opened: their endings, what they are called, and the way out."""

    suffixes: str
    name: str
    way_out: str


_AS_PICTURE = "请导出为 JPG 或 PDF 再放"
_AS_SCAN = "请另存（导出）为 PDF 再放；要数字数的也可以另存为 .docx"
# fmt: off
_UNREAD = (
    Unread(".heic .heif .hif .heics .heifs", "HEIC 照片", "请在手机上导出 JPG（或在“设置—相机—格式”里选“兼容性最佳”后重拍）"),
    Unread(".avif .avifs .jxl .jp2 .j2k .jpx .svg .psd .ico .tga .emf .wmf .dng .raw .cr2 .nef .arw", "{0} 图片", _AS_PICTURE),
    Unread(".doc .dot .wps .wpt .rtf .odt .pages .hwp", "{0} 文档", _AS_SCAN),
    Unread(".ofd .xps .oxps .ceb .caj .djvu .eps .ps .mht .mhtml .htm .html", "{0} 文件", "请打印或导出为 PDF 再放"),
    Unread(".zip .rar .7z .tar .gz .tgz .bz2 .xz", "压缩包（{0}）", "请解压，放里面的 PDF 或图片"),
    Unread(".xls .xlsx .et .csv .ods .ppt .pptx .dps .odp .numbers .key", "{0} 文件", "请另存为 PDF 再放"),
    Unread(".mp4 .mov .avi .mkv .3gp .mp3 .wav .amr .m4a", "录像或录音（{0}）", "请放扫描件或照片"),
    Unread(".lnk .url .webloc .download .crdownload .part .tmp", "快捷方式或没有下载完的文件（{0}）", "请放文件本身"),
)
# fmt: on
_KINDS = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}
_SIGNATURES = (
    ("pdf", re.compile(rb"%PDF-")),
    ("jpeg", re.compile(rb"\xff\xd8\xff")),
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("webp", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("tiff", re.compile(rb"II\*\x00|MM\x00\*|II\+\x00|MM\x00\+")),
    ("bmp", re.compile(rb"BM.{4}\x00\x00\x00\x00", re.DOTALL)),
    ("docx", re.compile(rb"PK\x03\x04")),
)
_HEIF = re.compile(rb".{4}ftyp(?:hei|hev|mif1|msf1|avi[fs])", re.DOTALL)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Word, and a .docx with a password
_OFFICE = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (  # seen under names of kinds that are opened
    (_HEIF, "HEIC 照片"),
    (re.compile(re.escape(OLE)), "旧格式的 Word 文档（.doc、.wps）"),
    (re.compile(rb"\{\\rtf"), "RTF 文档"),
    (re.compile(rb"Rar!"), "压缩包"),
    (re.compile(rb"7z\xbc\xaf"), "压缩包"),
    (re.compile(rb"\s*<(?:!doctype html|html)", re.IGNORECASE), "网页"),
)
_TIFF_INSIDE = (".dng", ".raw", ".cr2", ".nef", ".arw")


def kind_of(suffix: str, data: bytes) -> str:
    """The kind that is opened, by the name's ending and the bytes.

    Raises:
        NotOpened: a kind that is not opened here, or a Word file with a password.
        Refused: the bytes are another kind's than the name's.
    """
    suffix = suffix.lower()
    kind = _KINDS.get(suffix)
    found = _found(data)
    if kind is None:
        _not_opened(suffix, found)
    assert kind is not None
    if kind == "docx" and data.startswith(OLE) and _OFFICE in data:
        raise NotOpened("Word 文档设了密码，没有打开", "请在 Word 或 WPS 里去掉密码，另存后再放")
    if kind == found or (kind == "pdf" and b"%PDF-" in data[:1024]) or (kind == "bmp" and data[:2] == b"BM"):
        return kind
    if kind == "text" and found in (None, "bmp") and not any(sign.match(data) for sign, _ in _OTHERS[:2]):
        return kind
    raise Refused(f"文件名说是{_spaced(NAMES[kind])}，内容却是{_spaced(_named(found, data))}")


def _not_opened(suffix: str, found: str | None) -> None:
    told = next((unread for unread in _UNREAD if suffix in unread.suffixes.split()), None)
    real = found if found in _ENDINGS else None
    rename = f"如果确实是，请把文件名的结尾改为 {_ENDINGS[real]}" if real else ""
    if told is not None:
        name = told.name.format(suffix[1:].upper())
        if real and suffix not in _TIFF_INSIDE:
            raise Refused(f"文件名说是 {name}，内容却是 {NAMES[real]}，{rename}")
        raise NotOpened(f"{name}这里打不开，没有看过", told.way_out)
    if not suffix or suffix == ".":
        reason = "文件名没有扩展名（如 .jpg、.pdf），没有打开"
    else:
        reason = f"不认识 {suffix} 这种文件，没有打开"
    if real:
        raise NotOpened(f"{reason}；内容像是 {NAMES[real]}", rename)
    raise NotOpened(reason, "请放 PDF、JPG、PNG 等常用格式，文件名带上扩展名")


def _found(data: bytes) -> str | None:
    return next((kind for kind, sign in _SIGNATURES if sign.match(data)), None)


def _named(found: str | None, data: bytes) -> str:
    if found == "docx":
        return "Word 文档（.docx）" if b"word/" in data else "压缩包一类的文件"
    if found is not None:
        return NAMES[found]
    return next((name for sign, name in _OTHERS if sign.match(data)), "别的内容")


def _spaced(name: str) -> str:
    """A name with the blank that stands between Chinese and Latin."""
    return f" {name}" if name[0].isascii() else name
