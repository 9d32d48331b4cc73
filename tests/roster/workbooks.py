"""Workbooks as officers make them, and what a roster's reader finds in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from chuding_cli.applicants.reading import Record, read_applicants
from chuding_cli.notices.catalogue import shared_vocabulary
from chuding_cli.roster.reading.roster import Roster, read_roster
from chuding_cli.roster.reading.workbook import open_workbook

TODAY = date(2024, 10, 20)
Rows = Sequence[Any]


def workbook(path: Path, change: Callable[[Any], None] | None = None, **sheets: Rows) -> Path:
    """Write a workbook with these sheets; ``change`` gets it before it is saved."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if change is not None:
        change(book)
    book.save(path)
    return path


def read(path: Path) -> Roster:
    """The roster in a file."""
    return read_roster(open_workbook(path), None, TODAY)


def facts(path: Path) -> list[dict[str, Any]]:
    """The facts of each person of a roster that must be free of mistakes."""
    roster = read(path)
    assert roster.problems == ()
    return [plain(person.record) for person in roster.people]


def problems(path: Path) -> list[tuple[str, str, str]]:
    """Sheet, cell and message of everything that is wrong."""
    return [(sheet, cell, message) for sheet, cell, message in read(path).problems]


def plain(record: Record) -> dict[str, Any]:
    """The values of a record; entries of lists as mappings too."""
    return {
        path: [plain(entry) for entry in value] if type(value) is tuple else value
        for path, value in record.values.items()
    }


def facts_of_file(path: Path) -> dict[str, Any]:
    """The facts of an applicant file that must be free of mistakes."""
    (reading,) = read_applicants(path.read_text(encoding="utf-8"), shared_vocabulary())
    assert reading.errors == ()
    return plain(reading.record)


def opened(data: bytes | Path) -> Any:
    """A workbook as another program's reader sees it, formulas as formulas."""
    return load_workbook(BytesIO(data) if isinstance(data, bytes) else data)


def texts(sheet: Any) -> list[list[Any]]:
    """The values of a sheet, row by row."""
    return [list(row) for row in sheet.iter_rows(values_only=True)]
