"""What openpyxl does not tell while it streams a sheet: merged cells, hidden rows, formulas without value."""

from __future__ import annotations

from typing import IO, NamedTuple
from xml.etree.ElementTree import Element, iterparse

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL, _FORMULA, _VALUE, _ROW, _MERGED = (f"{_SPACE}{tag}" for tag in ("c", "f", "v", "row", "mergeCell"))
_MAX_MERGED = 100_000


class Merged(NamedTuple):
    """Cells that have been merged into one; all bounds 1-based and included."""

    first_column: int
    first_row: int
    last_column: int
    last_row: int


class SheetLayout(NamedTuple):
    """Of one sheet: merged cells, numbers of hidden rows, (row, column) of formulas without a value."""

    merged: tuple[Merged, ...]
    hidden: frozenset[int]
    uncomputed: frozenset[tuple[int, int]]


def sheet_layout(part: IO[bytes]) -> SheetLayout:
    """Read the XML of a sheet.

    Raises:
        Exception: it is broken.
    """
    from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

    merged: list[Merged] = []
    hidden: set[int] = set()
    uncomputed: set[tuple[int, int]] = set()
    for _, element in iterparse(part):
        if element.tag == _ROW:
            if element.get("hidden") in ("1", "true"):
                hidden.add(int(element.get("r", "0")))
            uncomputed.update(coordinate_to_tuple(cell.get("r")) for cell in element if _without_value(cell))
            element.clear()
        elif element.tag == _MERGED and len(merged) < _MAX_MERGED:
            merged.append(Merged(*range_boundaries(element.get("ref"))))
    return SheetLayout(tuple(merged), frozenset(hidden), frozenset(uncomputed))


def _without_value(cell: Element) -> bool:
    """Whether the cell has a formula that was never worked out; empty text is a value."""
    return (
        cell.tag == _CELL
        and cell.get("r") is not None
        and cell.find(_FORMULA) is not None
        and not cell.findtext(_VALUE)
        and cell.get("t") != "str"
    )
