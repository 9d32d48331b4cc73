"""Small files that make much of themselves."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from .word_files import docx, paragraph, text

A4 = (0, 0, 595, 842)


def _pdf(path: Path, fill: Callable[[pikepdf.Pdf], None]) -> None:
    with pikepdf.new() as pdf:
        fill(pdf)
        pdf.save(path, static_id=True)


def _page(pdf: pikepdf.Pdf, content: pikepdf.Object, **resources: Any) -> None:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=pikepdf.Array(A4),
        Contents=content,
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font), **resources),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def long_page(path: Path) -> None:
    """One page of 20 MB of text."""
    _pdf(path, lambda pdf: _page(pdf, pdf.make_stream(b"BT /F1 9 Tf (a) Tj ET\n" * 900_000)))


def one_page_often(path: Path) -> None:
    """300 pages that share 1 MB of text."""

    def fill(pdf: pikepdf.Pdf) -> None:
        shared = pdf.make_stream(b"BT /F1 9 Tf (abc) Tj ET\n" * 40_000)
        for _ in range(300):
            _page(pdf, shared)

    _pdf(path, fill)


def forms_in_forms(path: Path) -> None:
    """Ten forms of which each draws the next ten times."""

    def fill(pdf: pikepdf.Pdf) -> None:
        drawn = pdf.make_stream(b"BT /F1 9 Tf (abc) Tj ET\n")
        for _ in range(10):
            forms = pikepdf.Dictionary(X=drawn)
            drawn = pdf.make_stream(
                b"/X Do\n" * 10,
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Form,
                BBox=pikepdf.Array(A4),
                Resources=pikepdf.Dictionary(XObject=forms),
            )
        _page(pdf, pdf.make_stream(b"/X Do"), XObject=pikepdf.Dictionary(X=drawn))

    _pdf(path, fill)


def packed_twice(path: Path) -> None:
    """A page whose content is 200 MB, packed twice."""
    packing = zlib.compressobj(1)
    packed = b"".join(packing.compress(b" " * 2**20) for _ in range(200)) + packing.flush()

    def fill(pdf: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(pdf, zlib.compress(packed))
        stream.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        _page(pdf, pdf.make_indirect(stream))

    _pdf(path, fill)


def nested(path: Path) -> None:
    """Paragraphs in paragraphs."""
    docx(path, "<w:p><w:r>" * 8000 + "<w:t>总结</w:t>" + "</w:r></w:p>" * 8000)


def deep(path: Path) -> None:
    """Elements in elements."""
    docx(
        path, "<w:sdt><w:sdtContent>" * 30_000 + paragraph(text("总结")) + "</w:sdtContent></w:sdt>" * 30_000
    )


def big(path: Path) -> None:
    """70 MB of empty paragraphs."""
    docx(path, "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 2_000_000)


def many(path: Path) -> None:
    """20 MB of the smallest elements."""
    docx(path, "<w:p/>" * 3_500_000)


def entities(path: Path) -> None:
    """A billion laughs."""
    levels = "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    docx(path, paragraph(text("&j;")))
    _changed(path, "word/document.xml", f'<!DOCTYPE x [<!ENTITY a "lol">{levels}]>')


def _changed(path: Path, name: str, before: str) -> None:
    import zipfile

    with zipfile.ZipFile(path) as old:
        parts = {each: old.read(each) for each in old.namelist()}
    parts[name] = before.encode() + parts[name]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for each, data in parts.items():
            new.writestr(each, data)


def many_parts(path: Path) -> None:
    """An archive of 30,000 empty parts."""
    import zipfile

    docx(path, paragraph(text("总结")))
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(30_000):
            archive.writestr(str(number), b"")


def clear_png(path: Path) -> None:
    """100 million pixels of nothing, through which the paper shines."""
    _png(path, 10_000, 10_000, colour=6, samples=4)


def interlaced_png(path: Path) -> None:
    """The same in seven passes, which have to be decoded."""
    _png(path, 9_000, 9_000, colour=2, samples=3, interlaced=1)


def plain_png(path: Path) -> None:
    """100 million pixels of grey, which a PDF can take as they are."""
    _png(path, 10_000, 10_000, colour=0, samples=1)


def _png(path: Path, width: int, height: int, *, colour: int, samples: int, interlaced: int = 0) -> None:
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, colour, 0, 0, interlaced))
    packing = zlib.compressobj(1)
    row = bytes(1 + width * samples)
    packed = b"".join(packing.compress(row) for _ in range(height)) + packing.flush()
    chunks = ((b"IHDR", head), (b"IDAT", packed), (b"IEND", b""))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
            for kind, body in chunks
        )
    )


def big_bmp(path: Path) -> None:
    """A run-length BMP of 60 million pixels."""
    width, height = 10_000, 6_000
    line = (bytes((255, 0)) * (width // 255) + bytes((width % 255, 0)) + bytes(2)) * 10
    head = b"BM" + (1078 + len(line)).to_bytes(4, "little") + bytes(4) + (1078).to_bytes(4, "little")
    info = (40).to_bytes(4, "little") + width.to_bytes(4, "little") + height.to_bytes(4, "little")
    info += (1).to_bytes(2, "little") + (8).to_bytes(2, "little") + (1).to_bytes(4, "little") + bytes(20)
    path.write_bytes(head + info + bytes(1024) + line)


def many_frames(path: Path) -> None:
    """A TIFF of twelve pages of 20 million pixels each."""
    from PIL import Image

    pages = [Image.new("1", (5_000, 4_000)) for _ in range(12)]
    file = BytesIO()
    pages[0].save(file, "TIFF", compression="group4", save_all=True, append_images=pages[1:])
    path.write_bytes(file.getvalue())
