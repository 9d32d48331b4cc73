"""Fonts inside a PDF: subsets as Type 0 fonts with two-byte codes and a ToUnicode map.

Two-byte codes and UTF-16 in ToUnicode keep characters beyond U+FFFF, such as 𬱟, searchable.
Source: ISO 32000-1, 9.7 and 9.10.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from chuding_cli.papers.subsetting import subset

if TYPE_CHECKING:
    from chuding_cli.papers.pdf_file import PdfFile
    from chuding_cli.papers.truetype import TrueType

_BLOCK = 100  # a bfchar block may hold no more (9.10.3, after Adobe technical note 5014)


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """One subset, ready to be written: the code of character k is k + 1."""

    name: str
    characters: str
    program: bytes  # compressed
    program_length: int  # before compression
    to_unicode: bytes  # compressed
    widths: tuple[float, ...]  # 1/1000 em


def embedded_font(font: TrueType, characters: str, effort: int) -> EmbeddedFont:
    """A subset of the font with these characters, each once, in this order; effort as for zlib, 1 to 9."""
    program = subset(font, characters)
    return EmbeddedFont(
        name=_subset_name(font, characters),
        characters=characters,
        program=zlib.compress(program, effort),
        program_length=len(program),
        to_unicode=zlib.compress(_to_unicode(characters), effort),
        widths=tuple(font.advance(font.glyph(character)) for character in characters),
    )


def add_font(file: PdfFile, font: EmbeddedFont) -> int:
    """Adds the font's objects to a file and tells the number of the one to name in resources."""
    program = file.add_compressed(font.program, f"/Length1 {font.program_length}")
    mapping = file.add_compressed(font.to_unicode)
    # Flags 4: the codes are the font's own. Ascent and descent are those of the em box, on which
    # Chinese type is set, whatever the font file says.
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName/{font.name}/Flags 4/FontBBox[-1000 -1050 2930 1810]"
        f"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 729/StemV 80/FontFile2 {program} 0 R>>"
    )
    widths = " ".join(f"{width:g}" for width in font.widths)
    descendant = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{font.name}/CIDToGIDMap/Identity"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor} 0 R/DW 1000/W[1[{widths}]]>>"
    )
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{font.name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {mapping} 0 R>>"
    )


def _to_unicode(characters: str) -> bytes:
    lines = [
        f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters, 1)
    ]
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _subset_name(font: TrueType, characters: str) -> str:
    """Six letters that differ with the characters, then the font's name (9.6.4)."""
    digest = sha256(characters.encode()).digest()
    letters = "".join(chr(ord("A") + byte % 26) for byte in struct.unpack("6B", digest[:6]))
    stem = re.sub(r"[^A-Za-z0-9-]", "", font.path.stem) or "Font"
    return f"{letters}+{stem}"
