"""The XML of a sheet → its rows, and what goes beyond values: merged cells, hidden rows.

openpyxl's parser reads each cell; its rows are taken as they are, so that a cell far to the right or below
costs no more than any other (openpyxl's own reader fills the gaps).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, NamedTuple
from xml.etree.ElementTree import Element, iterparse

from chuding_cli.files.sheet_cells import MAX_CHARACTERS, decoded
from chuding_cli.roster.cell_values import CellError, Uncomputed
from chuding_cli.roster.reading.part_limits import MAX_COLUMNS, MAX_ROWS
from chuding_cli.roster.reading.problem import RosterProblem, damaged
from chuding_cli.text.masking import shortly
from chuding_cli.text.unseen import without_unseen

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL, _FORMULA, _VALUE, _ROW, _MERGED = (f"{_SPACE}{tag}" for tag in ("c", "f", "v", "row", "mergeCell"))
_MAX_MERGED = 100_000


class Row(NamedTuple):
    """A row that holds something: its number (1-based), and its cells by column (1-based)."""

    number: int
    cells: dict[int, object]


class Merged(NamedTuple):
    """Cells that have been merged into one; all bounds 1-based and included."""

    first_column: int
    first_row: int
    last_column: int
    last_row: int


class SheetLayout(NamedTuple):
    """Of one sheet: merged cells, and the numbers of hidden rows."""

    merged: tuple[Merged, ...]
    hidden: frozenset[int]


class Filled(NamedTuple):
    """How many cells may hold something in a workbook, and how many of these are left."""

    most: int
    left: int


def read_sheet(part: IO[bytes], parser: Any, filled: Filled) -> tuple[list[Row], SheetLayout]:
    """Read a sheet's rows from the top, those without content left out; ``parser`` is openpyxl's for it.

    Raises:
        RosterProblem: a cell is outside every sheet, stands twice, or they are too many; it is named.
        Exception: the sheet is broken.
    """
    rows: dict[int, Row] = {}
    merged: list[Merged] = []
    hidden: set[int] = set()
    left = filled.left
    inside = 0  # the elements of a row are needed until it ends
    for event, element in iterparse(part, ("start", "end")):
        if event == "start":
            inside += element.tag == _ROW
            continue
        if element.tag == _ROW:
            inside -= 1
            row = _row(element, parser)
            if element.get("hidden") in ("1", "true"):
                hidden.add(row.number)
            left -= len(row.cells)
            if left < 0:
                where = _where(row.number, min(row.cells))
                raise RosterProblem(f"填了内容的单元格超过 {filled.most} 个（到 {where}），不像是名册")
            if row.cells and rows.setdefault(row.number, row) is not row:
                raise damaged(f"第 {row.number} 行写了两次，如 {_where(row.number, min(row.cells))}")
        elif element.tag == _MERGED and len(merged) < _MAX_MERGED:
            merged.append(_merged(element.get("ref", "")))
        if not inside:
            element.clear()
    ordered = [rows[number] for number in sorted(rows)]
    last = ordered[-1].number if ordered else 0
    tall = (
        min(each.last_row, last) - each.first_row for each in merged if each.first_column == each.last_column
    )
    if sum(max(height, 0) for height in tall) > filled.most:
        raise RosterProblem("合并的单元格太多、太长，不像是名册；请取消合并")
    return ordered, SheetLayout(tuple(merged), frozenset(hidden))


def _merged(reference: str) -> Merged:
    from openpyxl.utils.cell import range_boundaries

    bounds = range_boundaries(reference)
    if not all(bounds):
        raise damaged(f"合并的单元格“{shortly(reference)}”")
    return Merged(*bounds)


def _row(element: Element, parser: Any) -> Row:
    """A row with the cells in it that hold something."""
    number, cells = parser.parse_row(element)
    if not 1 <= number <= MAX_ROWS:
        raise damaged(f"有一格 A{number}，表格最多 {MAX_ROWS} 行")
    contents: dict[int, object] = {}
    for part, cell in zip(element, cells, strict=True):
        if part.tag != _CELL:
            continue
        column = cell["column"]
        if not 1 <= column <= MAX_COLUMNS or cell["row"] != number:
            written = shortly(part.get("r", ""))
            raise damaged(f"第 {number} 行里有一格“{written}”；表格最多到 XFD{MAX_ROWS}")
        for value in _content(part, cell):
            if column in contents:
                raise damaged(f"{_where(number, column)} 写了两次")
            if (
                isinstance(value, str)
                and len(value) > MAX_CHARACTERS
                and len(decoded(value)) > MAX_CHARACTERS
            ):
                raise RosterProblem(
                    f"{_where(number, column)} 里的文字超过 {MAX_CHARACTERS} 个字，不像是名册"
                )
            contents[column] = value
    return Row(number, contents)


def _content(element: Element, cell: dict[str, Any]) -> Iterator[object]:
    """What a cell holds, if anything; a formula counts with the value that was worked out last."""
    value = cell["value"]
    if value is None:
        if _without_value(element):
            yield Uncomputed()
    elif cell["data_type"] == "e":
        yield CellError(value)
    elif not isinstance(value, str) or without_unseen(value).strip():
        yield value


def _without_value(cell: Element) -> bool:
    """Whether the cell has a formula that was never worked out; empty text is a value."""
    return cell.find(_FORMULA) is not None and not cell.findtext(_VALUE) and cell.get("t") != "str"


def _where(row: int, column: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}{row}"
