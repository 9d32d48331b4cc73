"""Reading TrueType files: which glyph a character has, how wide it is, its outline.

Nothing is read before it is asked for: a file of 30 000 glyphs opens in a few milliseconds,
and a paper needs two hundred of them. Units are those of the file; ``advance`` is in 1/1000 em.
Source of the table layouts: ISO/IEC 14496-22 (OpenType).
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from chuding_cli.papers.errors import FontError

if TYPE_CHECKING:
    from pathlib import Path

_COLLECTION = b"ttcf"
_NEEDED = ("head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap")


class TrueType:
    """One font of a .ttf file, or the first of a .ttc collection.

    Raises:
        FontError: the file cannot be read, is no TrueType font or lacks a table.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._tables = self._directory()
            self._read_metrics()
            self._starts, self._ends, self._firsts = self._character_ranges()
        except (OSError, ValueError) as error:
            raise FontError(f"{path}：字体文件打不开或为空（{error}）") from error
        except (struct.error, KeyError, IndexError) as error:
            raise FontError(f"{path}：不是可用的 TrueType 字体（.ttf、.ttc），或文件已损坏") from error

    def table(self, tag: str) -> bytes:
        """The bytes of a table; empty where the font has none of that name."""
        offset, length = self._tables.get(tag, (0, 0))
        return self._data[offset : offset + length]

    def glyph(self, character: str) -> int:
        """The number of the character's glyph; 0 where the font lacks it."""
        code = ord(character)
        at = bisect_right(self._starts, code) - 1
        return self._firsts[at] + code - self._starts[at] if at >= 0 and code <= self._ends[at] else 0

    def advance(self, glyph: int) -> float:
        """The width of a glyph in 1/1000 em."""
        at = self._tables["hmtx"][0] + 4 * min(glyph, self._metric_count - 1)
        return float(self._number(">H", at) * 1000 / self._units)

    def bearing(self, glyph: int) -> int:
        """The left side bearing of a glyph, in font units."""
        start, full = self._tables["hmtx"][0], self._metric_count
        return self._number(">h", start + (4 * glyph + 2 if glyph < full else 2 * (full + glyph)))

    def units(self, glyph: int) -> int:
        """The advance of a glyph in font units."""
        return self._number(">H", self._tables["hmtx"][0] + 4 * min(glyph, self._metric_count - 1))

    def outline(self, glyph: int) -> bytes:
        """The ``glyf`` entry of a glyph; empty for a space."""
        glyf, loca = self._tables["glyf"][0], self._tables["loca"][0]
        if self._long_offsets:
            start, end = struct.unpack_from(">2L", self._data, loca + 4 * glyph)
        else:
            start, end = (2 * word for word in struct.unpack_from(">2H", self._data, loca + 2 * glyph))
        return self._data[glyf + start : glyf + end]

    def _number(self, form: str, at: int) -> int:
        return int(struct.unpack_from(form, self._data, at)[0])

    def _directory(self) -> dict[str, tuple[int, int]]:
        start = self._number(">L", 12) if self._data[:4] == _COLLECTION else 0
        if self._data[start : start + 4] not in (b"\0\1\0\0", b"true"):
            raise KeyError(start)  # an .otf with PostScript outlines, or no font at all
        records = struct.iter_unpack(
            ">4s3L", self._data[start + 12 : start + 12 + 16 * self._number(">H", start + 4)]
        )
        tables = {tag.decode("latin-1"): (offset, length) for tag, _, offset, length in records}
        if any(offset + length > len(self._data) for offset, length in tables.values()):
            raise IndexError(start)
        return {**{tag: tables[tag] for tag in _NEEDED}, **tables}

    def _read_metrics(self) -> None:
        head = self._tables["head"][0]
        self._units = self._number(">H", head + 18)
        self._long_offsets = self._number(">h", head + 50) == 1
        self._metric_count = self._number(">H", self._tables["hhea"][0] + 34)

    def _character_ranges(self) -> tuple[array[int], array[int], array[int]]:
        """First code, last code and first glyph of each range, in order of the codes."""
        offset, _ = self._tables["cmap"]
        found = {}
        for at in range(offset + 4, offset + 4 + 8 * self._number(">H", offset + 2), 8):
            subtable = offset + self._number(">L", at + 4)
            if self._number(">H", at) in {0, 3}:  # Unicode
                found[self._number(">H", subtable)] = subtable
        return self._ranges_12(found[12]) if 12 in found else self._ranges_4(found[4])

    def _ranges_12(self, at: int) -> tuple[array[int], array[int], array[int]]:
        count = self._number(">L", at + 12)
        numbers = array("I", self._data[at + 16 : at + 16 + 12 * count])
        if sys.byteorder == "little":
            numbers.byteswap()
        return numbers[0::3], numbers[1::3], numbers[2::3]

    def _ranges_4(self, at: int) -> tuple[array[int], array[int], array[int]]:
        count = self._number(">H", at + 6) // 2
        words = struct.unpack_from(f">{4 * count + 1}H", self._data, at + 14)
        lasts, firsts = words[:count], words[count + 1 : 2 * count + 1]
        deltas, offsets = words[2 * count + 1 : 3 * count + 1], words[3 * count + 1 :]
        codes, glyphs = array("I"), array("I")
        for k in range(count):
            for code in range(firsts[k], min(lasts[k], 0xFFFE) + 1):
                place = at + 16 + 6 * count + 2 * k + offsets[k] + 2 * (code - firsts[k])
                number = self._number(">H", place) if offsets[k] else code
                codes.append(code)
                glyphs.append((number + deltas[k]) & 0xFFFF if number else 0)
        return codes, codes, glyphs
