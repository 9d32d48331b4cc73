"""ReportLab's TrueType fonts, with what it leaves open for papers in Chinese.

Measured with ReportLab 5.1:

- Its ToUnicode maps write a character beyond U+FFFF as five or six digits, of which readers take four:
  𬱟 is found again as ⳅ. Here the values are UTF-16BE, as ISO 32000-1, 9.10.3 asks.
- For each subset it copies the table of all outlines, 10 MB: as long as all the rest of a paper takes.
- Every file's first subset is called AAAAAA, though subsets that come together in one file, as in the
  pile, must differ in name (9.6.4).
- It refuses fonts for their names, which in Chinese fonts are often Chinese, or for tables that are of
  no use in a PDF. Such tables are here not read, and the em box takes the place of the heights they
  give: Chinese type is set on it, whatever the font file says.
"""

from __future__ import annotations

import re
import struct
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr, TTEncoding, TTFError, TTFont, TTFontFace

from chuding_cli.papers.errors import FontError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NEEDED = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}
_UNREAD = {"OS/2", "name", "post"}
_POST = struct.pack(">L28x", 0x00030000)  # no names of glyphs
_BLOCK = 100  # a bfchar block may hold no more (9.10.3, after Adobe technical note 5014)


class _Outlines:
    """The table of outlines, of which only the pieces asked for are copied."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data, self._start = data, start

    def __getitem__(self, piece: slice) -> bytes:
        return self._data[self._start + piece.start : self._start + piece.stop]


class _Face(TTFontFace):  # type: ignore[misc]
    """A font file as read once a process; its name in a PDF is the file's, as far as it is ASCII."""

    table: dict[str, dict[str, int]]

    def __init__(self, path: Path) -> None:
        self.stem = re.sub(r"[^A-Za-z0-9-]", "", path.stem) or "Font"
        with path.open("rb") as file:
            super().__init__(file)
        self.ascent, self.descent, self.capHeight = 880, -120, 729

    def readTableDirectory(self) -> None:  # noqa: N802
        super().readTableDirectory()
        held = {tag: one for tag, one in self.table.items() if tag not in _UNREAD}
        end = len(self._ttf_data)
        if not held.keys() >= _NEEDED or any(t["offset"] + t["length"] > end for t in held.values()):
            raise TTFError("tables are missing or cut off")
        name = self.stem.encode("ascii")  # the least that ReportLab asks to know
        names = struct.pack(">9H", 0, 1, 18, 1, 0, 0, 6, len(name), 0) + name
        self._ttf_data += names + _POST
        self.table = {
            **held,
            "name": {"offset": end, "length": len(names)},
            "post": {"offset": end + len(names), "length": len(_POST)},
        }

    def get_table(self, tag: str) -> Any:
        if tag == "glyf":
            return _Outlines(self._ttf_data, self.get_table_pos(tag)[0])
        return super().get_table(tag)


class Font(TTFont):  # type: ignore[misc]
    """A TrueType font (.ttf, or the first of a .ttc), known to ReportLab by its ``fontName``, the path.

    Raises:
        FontError: the file cannot be read, or is no font with TrueType outlines.
    """

    shapable = True  # so that it takes text that is ``spaced``

    def __init__(self, path: Path) -> None:
        try:
            self.face = _Face(path)
        except OSError as error:
            why = "没有这个文件" if isinstance(error, FileNotFoundError) else "读不出来"
            raise FontError(f"{path}：字体文件打不开（{why}）") from error
        except Exception as error:  # whatever ReportLab stumbles over in a broken file
            raise FontError(f"{path}：不是可用的 TrueType 字体（.ttf、.ttc），或文件已损坏") from error
        self.fontName = str(path)
        self.encoding = TTEncoding()
        self.state: Any = WeakKeyDictionary()
        self._asciiReadable = False
        registerFont(self)

    def holds(self, character: str) -> bool:
        """Whether the font has a glyph for the character."""
        return bool(self.face.charToGlyph.get(ord(character)))

    def advance(self, character: str) -> float:
        """The width of a character that the font holds, in 1/1000 em."""
        return float(self.face.getCharWidth(ord(character)))

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        """Add the subsets to a document that has been drawn: as ``TTFont`` does, but for map and name."""
        for number, codes in enumerate(self.state[doc].subsets):
            inside = self.getSubsetInternalName(number, doc)[1:]
            name = f"{_tag(inside, codes)}+{self.face.stem}"
            font = pdfdoc.PDFTrueTypeFont()
            font.Name, font.BaseFont = inside, name
            font.FirstChar, font.LastChar = 0, len(codes) - 1
            font.Widths = pdfdoc.PDFArray(map(self.face.getCharWidth, codes))
            to_unicode = pdfdoc.PDFStream(content=_to_unicode(codes), filters=[pdfdoc.PDFZCompress])
            font.ToUnicode = doc.Reference(to_unicode, f"toUnicode:{inside}")
            font.FontDescriptor = self.face.addSubsetObjects(doc, name, codes)
            doc.idToObject["BasicFonts"].dict[inside] = font
        del self.state[doc]


def spaced(characters: Sequence[tuple[str, float, float]]) -> Any:
    """A text for ``textOut``: each character with its advance and the step to the next one (1/1000 em).

    ReportLab has such texts for scripts that are shaped; it writes them as one, with numbers between.
    """
    places = [ShapeData(0, step, 0, 0, 0, advance) for _, advance, step in characters]
    return ShapedStr("".join(character for character, *_ in characters), places)


def _tag(inside: str, codes: list[int]) -> str:
    """Six letters that differ with the font and its characters."""
    digest = sha256(f"{inside} {codes}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(codes: list[int]) -> str:
    """The character of each code but the first, which is the missing glyph; a code is a place in the list."""
    texts = [chr(code).encode("utf-16-be").hex() for code in codes]
    lines = [f"<{place:02X}> <{text}>" for place, text in enumerate(texts) if place]
    blocks = (lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK))
    maps = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{maps}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
