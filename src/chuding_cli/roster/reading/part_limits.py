"""No part of a workbook costs more time or memory than a roster may, whatever was made of its XML.

Every part is walked once by the parser alone, in pieces, before openpyxl builds anything of it. Told at once:
entities of its own, far too many elements, rows with more cells than a sheet has columns, texts and tags of
megabytes.
"""

from __future__ import annotations

import zipfile
from typing import Any
from xml.parsers import expat

from chuding_cli.roster.reading.problem import RosterProblem, damaged

MAX_PARTS = 10_000
MAX_SHEETS = 200
MAX_ELEMENTS = 8_000_000  # of sheets and their texts: a cell is two or three
MAX_OTHERS = 200_000  # of everything else: styles, names
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384  # of one sheet, in every program
UNREAD = "customXml/"  # parts that other programs put there for themselves
_MAX_BETWEEN = 2**20  # bytes from the beginning of one element to that of the next
_PIECE = 2**16
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_ROOTS = frozenset((f"{_MAIN}worksheet", f"{_MAIN}sst"))
_ROW, _CELL, _SHEET = f"{_MAIN}row", f"{_MAIN}c", f"{_MAIN}sheet"
_TOO_MUCH = "不像是名册；请只留下名册，删去别的工作表和多余的格式后再试"


class _TooMuch(Exception):
    """Ends a walk; what to say, behind the name of the part."""


def refuse_bombs(archive: zipfile.ZipFile) -> None:
    """Walk all parts of a workbook.

    Raises:
        RosterProblem: one of them is too large, or all are.
        Exception: a part cannot be unpacked.
    """
    walk = _Walk()
    for part in archive.infolist():
        if not part.is_dir() and not part.filename.startswith(UNREAD):
            with archive.open(part) as stream:
                walk.through(stream, part.filename)


class _Walk:
    """What has been met so far, in all parts."""

    def __init__(self) -> None:
        self.elements = 0
        self.others = 0
        self.sheets = 0

    def through(self, stream: Any, name: str) -> None:
        """Walk one part; what is no XML, or broken, gets whoever needs it no further either.

        Raises:
            RosterProblem: it is too large.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        place = _Place(self, parser)
        parser.StartElementHandler = place.first
        parser.StartDoctypeDeclHandler = place.doctype
        fed = 0
        try:
            while piece := stream.read(_PIECE):
                parser.Parse(piece, False)
                fed += len(piece)
                if fed - place.begun > _MAX_BETWEEN + _PIECE:
                    raise _TooMuch(f"里有一处文字或标记太长{place.here}")
        except expat.ExpatError:
            return
        except _TooMuch as problem:
            raise RosterProblem(f"“{name.rpartition('/')[2][:40]}”{problem}，{_TOO_MUCH}") from None
        finally:
            place.count()


class _Place:
    """Where the walk through one part is."""

    def __init__(self, walk: _Walk, parser: Any) -> None:
        self.walk = walk
        self.parser = parser
        self.is_sheet = False
        self.met = 0
        self.most = MAX_OTHERS - walk.others
        self.begun = 0  # the byte where the last element began
        self.row = 0
        self.column = 0

    def first(self, name: str, attributes: dict[str, str]) -> None:
        """The outermost element begins."""
        if name in _ROOTS:
            self.is_sheet = True
            self.most = MAX_ELEMENTS - self.walk.elements
        self.parser.StartElementHandler = self.begin
        self.begin(name, attributes)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.met += 1
        begun = self.parser.CurrentByteIndex
        if name == _CELL:
            self.column += 1
            if self.column > MAX_COLUMNS:
                raise _TooMuch(f"的第 {self.row} 行超过 {MAX_COLUMNS} 格{self.here}")
        elif name == _ROW:
            self.row = _number(attributes.get("r", ""), self.row + 1)
            self.column = 0
            if self.row > MAX_ROWS:
                raise damaged(f"有一格 A{self.row}，表格最多 {MAX_ROWS} 行")
        elif name == _SHEET:
            self.walk.sheets += 1
            if self.walk.sheets > MAX_SHEETS:
                raise _TooMuch(f"里工作表超过 {MAX_SHEETS} 张")
        if self.met > self.most:
            raise _TooMuch(f"里的内容太多{self.here}")
        if begun - self.begun > _MAX_BETWEEN:
            raise _TooMuch(f"里有一处文字或标记太长{self.here}")
        self.begun = begun

    @property
    def here(self) -> str:
        """The cell, where the part has such."""
        return f"（到 {_letters(self.column)}{self.row}）" if self.column else ""

    def doctype(self, *_: object) -> None:
        """No program writes one into a workbook; entities can grow without end."""
        raise damaged("里有 DOCTYPE")

    def count(self) -> None:
        """Add what was met to the walk's account."""
        if self.is_sheet:
            self.walk.elements += self.met
        else:
            self.walk.others += self.met


def _number(text: str, otherwise: int) -> int:
    """A row's number; what is none is told by whoever reads the row."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else otherwise


def _letters(column: int) -> str:
    """16384 → XFD, and further."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = f"{chr(ord('A') + rest)}{letters}"
    return letters
