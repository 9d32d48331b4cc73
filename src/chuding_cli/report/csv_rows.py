"""``--format csv``: a row per finding, per error of a file, and per place of a finding across applicants."""

from __future__ import annotations

import csv
from typing import TextIO

from chuding_cli.report.entry import BatchFinding, Entry

COLUMNS = (
    *("file", "document", "name", "employer", "verdict", "as_of", "notice", "rule", "title", "group"),
    *("status", "clause", "source", "quote", "message", "advice", "due", "line", "column"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "::")


class CsvReport:
    """Writes RFC 4180 rows as they come, columns named as in the JSON."""

    def __init__(self, out: TextIO, _stage: str) -> None:
        self.rows = csv.writer(out, lineterminator="\r\n")
        self.rows.writerow(COLUMNS)

    def write(self, entry: Entry) -> None:
        """Add the rows of one result."""
        head = [entry.file, entry.document, entry.name, entry.employer]
        about = [*head, entry.verdict, entry.as_of or "", entry.notice or ""]
        for error in entry.errors:
            found = ["", "", "", "invalid", "", "", "", error.message, "", ""]
            self._row([*about, *found, error.line, error.column])
        for row in entry.rows:
            finding = [row.rule, row.title, row.group, row.status, row.clause, row.source, row.quote]
            self._row([*about, *finding, row.message, row.advice, row.due or "", row.line, row.column])

    def close(self, batch: tuple[BatchFinding, ...]) -> None:
        """Add what was found across the applicants, a row a place."""
        for found in batch:
            for spot in found.places:
                head = [spot.file, spot.document, "", "", "", "", "", found.kind, "", "batch", "batch"]
                self._row([*head, "", "", "", found.message, "", "", spot.line, spot.column])

    def _row(self, cells: list[object]) -> None:
        self.rows.writerow([as_text(cell) if isinstance(cell, str) else cell for cell in cells])


def as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
