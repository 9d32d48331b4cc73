"""No part of a workbook costs more time or memory than a roster may, whatever was made of its XML.

Every part is walked once by the parser alone, in pieces, before openpyxl builds anything of it. Told at once:
entities of its own, elements in elements without end, far too many of them, rows with more cells than a
sheet has columns, texts and tags of megabytes.
"""

from __future__ import annotations

import zipfile
from typing import Any
from xml.parsers import expat

from chuding_cli.roster.reading.problem import RosterProblem, damaged

MAX_PARTS = 10_000
MAX_SHEETS = 200
MAX_ELEMENTS = 12_000_000  # of sheets and their texts: two million cells, each with what is in it
MAX_OTHERS = 200_000  # of everything else: styles, names, properties
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384  # of one sheet, in every program
_MAX_DEPTH = 100
_MAX_TOKEN = 2**20  # bytes of one tag or comment: the parser looks again from its start with every piece
_MAX_TEXT = 2**22  # characters between two tags
_PIECE = 2**16
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_ROOTS = frozenset((f"{_MAIN}worksheet", f"{_MAIN}sst"))
_ROW, _CELL, _SHEET = f"{_MAIN}row", f"{_MAIN}c", f"{_MAIN}sheet"
_TOO_MUCH = "不像是名册；请只留下名册，删去别的工作表和多余的格式后再试"


class _TooMuch(Exception):
    """Ends a walk; what to say."""


def refuse_bombs(archive: zipfile.ZipFile) -> None:
    """Walk all parts of a workbook.

    Raises:
        RosterProblem: one of them is too large.
        Exception: a part cannot be unpacked.
    """
    walk = _Walk()
    for part in archive.infolist():
        if not part.is_dir():
            with archive.open(part) as stream:
                try:
                    walk.through(stream, part.filename)
                except expat.ExpatError:
                    continue  # no XML, or broken: whoever needs it gets no further either


class _Walk:
    """What has been met so far, in all parts."""

    def __init__(self) -> None:
        self.elements = 0
        self.others = 0
        self.sheets = 0

    def through(self, stream: Any, name: str) -> None:
        """Walk one part.

        Raises:
            RosterProblem: it is too large.
            ExpatError: it is no XML, or broken.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        at = _Place(self, parser)
        parser.StartElementHandler = at.begin
        parser.EndElementHandler = at.end
        parser.CharacterDataHandler = at.text
        parser.StartDoctypeDeclHandler = at.doctype
        fed = 0
        where = f"“{name.rpartition('/')[2][:40]}”"
        try:
            while piece := stream.read(_PIECE):
                fed += len(piece)
                parser.Parse(piece, False)
                if fed - parser.CurrentByteIndex > _MAX_TOKEN + _PIECE:
                    raise _TooMuch("里有一处标记太长")
            parser.Parse(b"", True)
        except _TooMuch as problem:
            raise damaged(f"{where}{problem}") from None
        finally:
            at.count()
        if self.elements > MAX_ELEMENTS or self.others > MAX_OTHERS or self.sheets > MAX_SHEETS:
            what = "工作表" if self.sheets > MAX_SHEETS else f"{where}里的内容"
            raise RosterProblem(f"{what}太多，{_TOO_MUCH}")


class _Place:
    """Where the walk through one part is."""

    def __init__(self, walk: _Walk, parser: Any) -> None:
        self.walk = walk
        self.parser = parser
        self.sheet_data = False
        self.met = 0
        self.most = MAX_OTHERS - walk.others
        self.depth = 0
        self.characters = 0
        self.row = 0
        self.column = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.met += 1
        self.depth += 1
        self.characters = 0
        if name == _CELL:
            self.column += 1
            if self.column > MAX_COLUMNS:
                raise _TooMuch(
                    f"的第 {self.row} 行超过 {MAX_COLUMNS} 格，到了 {_letters(self.column)}{self.row}"
                )
        elif name == _ROW:
            self.row = _number(attributes.get("r", ""), self.row + 1)
            self.column = 0
            if self.row > MAX_ROWS:
                raise _TooMuch(f"有一格 A{self.row}，表格最多 {MAX_ROWS} 行")
        elif self.depth == 1 and name in _ROOTS:
            self.sheet_data = True
            self.most = MAX_ELEMENTS - self.walk.elements
        elif name == _SHEET:
            self.walk.sheets += 1
        if self.met > self.most or self.depth > _MAX_DEPTH:
            self._refuse()

    def end(self, _: str) -> None:
        """An element ends."""
        self.depth -= 1

    def text(self, text: str) -> None:
        """Some of a text."""
        self.characters += len(text)
        if self.characters > _MAX_TEXT:
            raise _TooMuch("里有一处文字太长")

    def doctype(self, *_: object) -> None:
        """No program writes one into a workbook; entities can grow without end."""
        raise _TooMuch("里有 DOCTYPE")

    def count(self) -> None:
        """Add what was met to the walk's account."""
        if self.sheet_data:
            self.walk.elements += self.met
        else:
            self.walk.others += self.met

    def _refuse(self) -> None:
        if self.depth > _MAX_DEPTH:
            raise _TooMuch("里的标记套了太多层")
        here = f"，读到 {_letters(self.column)}{self.row}" if self.column else ""
        raise _TooMuch(f"里的内容太多{here}")


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
