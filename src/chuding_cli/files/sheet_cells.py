"""Common to workbooks that are written row by row: cells that stay text, sheets that can be printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from chuding_cli.text.columns import cells

MAX_CHARACTERS = 32_767  # of one cell
_A4 = 9  # of the paper sizes that a workbook knows
_MARGIN = 0.4  # inches
MAX_ROWS = 1_048_576  # of one sheet
_WIDE = 1.05  # of a terminal's cell, in the unit of columns
_LINE_HEIGHT, _MAX_HEIGHT = 16, 409  # points
_NOT_HELD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)  # XML 1.0 has no such characters
_LIKE_A_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CODE = re.compile(r"_x(000[9ADad]|005[Ff])_")


def text_cell(sheet: Any, text: str, like: Any = None) -> Any:
    """A cell for ``sheet.append`` that no program takes for a formula, a number or a date.

    ``like`` is a cell whose looks it gets. What a cell cannot hold must have been dealt with: `holdable`,
    `shortened`.
    """
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, _LIKE_A_CODE.sub("_x005F_", text))
    cell.data_type = "s"
    if like is not None:
        cell._style = like._style
    else:
        as_text(cell)
    return cell


def as_text(cell: Any) -> None:
    """Have a cell be treated as text also when somebody edits it."""
    cell.number_format = "@"
    cell.quotePrefix = True


def holdable(text: str) -> bool:
    """Whether a cell can hold the text as it is."""
    return len(_LIKE_A_CODE.sub("_x005F_", text)) <= MAX_CHARACTERS and not _NOT_HELD.search(text)


def shortened(text: str) -> str:
    """The text as far as a cell can hold it."""
    held = _NOT_HELD.sub("\ufffd", text)
    return held if holdable(held) else f"{held[: MAX_CHARACTERS // 7]}…"  # a code takes seven characters


def decoded(text: str) -> str:
    """The text of a cell as it was typed: without the codes that stand for line breaks and underscores."""
    return _CODE.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def print_across(sheet: Any, *, fit: bool, columns: str = "") -> None:
    """A4 across, the first row, and these ``columns`` (A:B), on every page; ``fit``: as wide as the page."""
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    page = sheet.page_setup
    page.orientation, page.paperSize = "landscape", _A4
    sheet.print_title_rows = "1:1"
    if columns:
        sheet.print_title_cols = columns
    sheet.page_margins = PageMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    if fit:
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.fitToWidth, page.fitToHeight = 1, 0


def append_wrapped(sheet: Any, number: int, row: list[Any], widths: Sequence[int]) -> None:
    """Append row ``number``, as high as its texts, which are all wrapped, need in columns of these widths."""
    texts = zip(row, widths, strict=False)
    append_high(
        sheet, number, row, max((_lines(str(cell.value or ""), width) for cell, width in texts), default=1)
    )


def append_high(sheet: Any, number: int, row: list[Any], lines: int) -> None:
    """Append row ``number``, high enough for so many lines.

    LibreOffice does not work out the heights of rows that are written without one.
    """
    if lines > 1:
        sheet.row_dimensions[number].height = min(_LINE_HEIGHT * lines + 2, _MAX_HEIGHT)
    sheet.append(row)
    sheet.row_dimensions.pop(number, None)  # it has been written: a long sheet must not fill the memory


def _lines(text: str, width: int) -> int:
    parts = text.split("\n")
    return sum(1 if 2 * len(part) < width else 1 + int(cells(part) * _WIDE) // width for part in parts)
