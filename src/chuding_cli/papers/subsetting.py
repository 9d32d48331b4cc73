"""A TrueType file that holds only the glyphs of given characters.

The glyph number in the new file is the character's place in the text that was asked for, plus one,
so that each character keeps a code of its own even where two share an outline.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chuding_cli.papers.truetype import TrueType

_MORE_COMPONENTS, _WORDS, _SCALE, _XY_SCALE, _TWO_BY_TWO = 0x20, 0x01, 0x08, 0x40, 0x80
_COPIED = ("cvt ", "fpgm", "prep")  # the instructions that outlines refer to


def subset(font: TrueType, characters: str) -> bytes:
    """The font program with glyph 0 (missing), one glyph a character, then the parts these refer to."""
    glyphs = [0, *map(font.glyph, characters)]
    outlines = _with_parts(font, glyphs)
    offsets, position = [0], 0
    for outline in outlines:
        position += len(outline)
        offsets.append(position)
    tables = {
        "glyf": b"".join(outlines),
        "head": _patched(font.table("head"), 50, 1),  # long offsets
        "hhea": _patched(font.table("hhea"), 34, len(glyphs)),
        "hmtx": b"".join(struct.pack(">Hh", font.units(glyph), font.bearing(glyph)) for glyph in glyphs),
        "loca": struct.pack(f">{len(offsets)}L", *offsets),
        "maxp": _patched(font.table("maxp"), 4, len(glyphs)),
    }
    tables.update({tag: data for tag in _COPIED if (data := font.table(tag))})
    return _assembled(tables)


def _with_parts(font: TrueType, glyphs: list[int]) -> list[bytes]:
    """The outlines, padded to four bytes; glyphs that composites refer to join the list."""
    outlines = []
    renumbered: dict[int, int] = {}
    for glyph in glyphs:  # grows while it is read
        outline = bytearray(font.outline(glyph))
        for place in _references(outline):
            (part,) = struct.unpack_from(">H", outline, place)
            if part not in renumbered:
                renumbered[part] = len(glyphs)
                glyphs.append(part)
            struct.pack_into(">H", outline, place, renumbered[part])
        outlines.append(bytes(outline) + b"\0" * (-len(outline) % 4))
    return outlines


def _references(outline: bytearray) -> Iterator[int]:
    """Where in a composite outline the numbers of its parts stand."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    place, flags = 10, _MORE_COMPONENTS
    while flags & _MORE_COMPONENTS:
        (flags,) = struct.unpack_from(">H", outline, place)
        yield place + 2
        place += 8 if flags & _WORDS else 6
        place += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0


def _patched(table: bytes, place: int, number: int) -> bytes:
    return table[:place] + struct.pack(">H", number) + table[place + 2 :]


def _assembled(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(">L4H", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    position = 12 + 16 * count
    records, bodies = [], []
    for tag, data in sorted(tables.items()):
        body = data + b"\0" * (-len(data) % 4)
        records.append(struct.pack(">4s3L", tag.encode("latin-1"), _checksum(body), position, len(data)))
        bodies.append(body)
        position += len(body)
    return b"".join([header, *records, *bodies])


def _checksum(body: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(body) // 4}L", body)
    return sum(words) & 0xFFFFFFFF
