"""Sheets of a workbook that is only read: headings, filters, colours, pages; as many as the rows need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from chuding_cli.files.sheet_cells import MAX_ROWS, append_wrapped, print_across, shortened, text_cell

_COLOURED = 2  # the column, from 0, that shows the verdict
_COLOURS = {
    "ready": "C6EFCE",
    "review": "FFF2CC",
    "incomplete": "FCE4D6",
    "ineligible": "F8CBAD",
    "invalid": "D9D9D9",
}
_HEAD = "DCE6F1"


class Sheets:
    """Rows below the same headings (text and width), continued on further sheets where one is full."""

    def __init__(self, book: Any, title: str, columns: Sequence[tuple[str, int]]) -> None:
        self.book = book
        self.title = title
        self.columns = columns
        self.widths = [width for _, width in columns]
        self.count = 0
        self.likes: dict[str, Any] = {}
        self._begin()

    def add(self, values: Sequence[str | date | None], look: str = "") -> None:
        """A row; a verdict as its ``look`` colours the cell that tells it."""
        if self.rows == MAX_ROWS:
            self.finish()
            self._begin()
        self.rows += 1
        cells = [self._cell(value, look if index == _COLOURED else "") for index, value in enumerate(values)]
        append_wrapped(self.sheet, self.rows, cells, self.widths)

    def finish(self) -> None:
        """Let the rows be filtered."""
        from openpyxl.utils import get_column_letter

        self.sheet.auto_filter.ref = f"A1:{get_column_letter(len(self.columns))}{self.rows}"

    def _begin(self) -> None:
        """A new sheet with its headings."""
        from openpyxl.utils import get_column_letter

        self.count += 1
        self.sheet = self.book.create_sheet(self.title if self.count == 1 else f"{self.title} {self.count}")
        self.rows = 1
        for column, width in enumerate(self.widths, 1):
            self.sheet.column_dimensions[get_column_letter(column)].width = width
        self.sheet.freeze_panes = "B2"
        print_across(self.sheet, fit=True)
        self.sheet.append([self._cell(text, "head") for text, _ in self.columns])

    def _cell(self, value: str | date | None, look: str) -> Any:
        from openpyxl.cell import WriteOnlyCell

        key = look or type(value).__name__
        like = self.likes.get(key)
        if isinstance(value, str) and value:
            cell = text_cell(self.sheet, shortened(value), like)
        else:
            cell = WriteOnlyCell(self.sheet, value or None)
            if like is not None:
                cell._style = like._style
        if like is None:
            _dress(cell, look, day=isinstance(value, date))
            self.likes[key] = cell
        return cell


def _dress(cell: Any, look: str, *, day: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side("thin", color="D0D0D0")
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    cell.alignment = Alignment(
        wrap_text=True, vertical="center" if look == "head" else "top", horizontal="left"
    )
    if day:
        cell.number_format = "yyyy-mm-dd"
    if look:
        cell.fill = PatternFill("solid", fgColor=_COLOURS.get(look, _HEAD))
        cell.font = Font(bold=True)
