"""An employer's table of applicants as .xlsx: the same columns and words as on paper, all of them text."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

from chuding_cli.papers import Filled
from chuding_cli.papers.content.paper import Table
from chuding_cli.papers.content.plain_text import plain_text

_FIXED = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP archive can tell
_MOMENTS = re.compile(rb"<dcterms:(created|modified)[^>]*>.*?</dcterms:\1>")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDTH = 1.6  # of a column, for each part of a share on paper


def summary_sheet(summary: Filled) -> bytes:
    """The workbook of a filled 汇总表: the same bytes for the same words."""
    from openpyxl import Workbook

    table = next(block for block in summary.content.blocks if isinstance(block, Table))
    book = Workbook()
    sheet = book.active
    sheet.title = "汇总表"
    title = plain_text(summary.content).split("\n")[0]
    for line in ([title], [column.name for column in table.columns], *table.rows):
        _add(sheet, line)
    _dress(sheet, table)
    file = BytesIO()
    book.properties.creator = "chuding"
    book.properties.created = datetime(2000, 1, 1)  # taken out again below
    book.save(file)
    return _without_dates(file.getvalue())


def _add(sheet: Any, line: Any) -> None:
    row = sheet.max_row + 1 if sheet["A1"].value is not None else 1
    for column, text in enumerate(line, 1):
        cell = sheet.cell(row, column)
        cell.value = _CONTROLS.sub("", text)
        cell.data_type = "s"  # never a formula, a number or a date, whatever it begins with
        cell.number_format = "@"
        cell.quotePrefix = True


def _dress(sheet: Any, table: Table) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(table.columns))
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), Alignment(horizontal="center")
    for number, column in enumerate(table.columns, 1):
        sheet.cell(2, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = max(6.0, _WIDTH * column.share)
    sheet.freeze_panes = "A3"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.print_title_rows = "1:2"


def _without_dates(data: bytes) -> bytes:
    """The same archive without the moment at which it was written."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MOMENTS.sub(b"", content)
            new.writestr(zipfile.ZipInfo(name, _FIXED), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()
