"""``--report xlsx=FILE``: a workbook with a row per applicant, a row per finding, and what is between them.

Rows are written as they come and kept nowhere: memory stays flat however many applicants there are.
"""

from __future__ import annotations

from datetime import date
from typing import BinaryIO, Self

from chuding_cli.notices.model.stages import STAGES
from chuding_cli.report.entry import BatchFinding, Entry, Row
from chuding_cli.report.words import STATUSES, VERDICT_WORDS, due_words, place_words, verdict_words
from chuding_cli.report.xlsx_sheets import Sheets

_TOLD = ("fail", "missing", "review")
_PEOPLE = (
    *(("姓名", 14), ("单位", 24), ("结论", 10), ("说明", 36), ("不符合", 28), ("缺", 28), ("待判断", 28)),
    *(
        ("最早符合之日", 12),
        ("不再有不符合之日", 12),
        ("最后期限", 12),
        ("可授予", 12),
        ("下一级", 12),
        ("下一级符合之日", 12),
    ),
    *(("依据的通知", 14), ("位置", 30)),
)
_FINDINGS = (
    *(("姓名", 14), ("单位", 20), ("状态", 8), ("项目", 18), ("说明", 40), ("怎么办", 40), ("期限", 20)),
    *(("条款", 10), ("原文", 44), ("出处", 18), ("规则", 18), ("位置", 28)),
)
_BATCH = (("说明", 70), ("位置", 60), ("编号", 18))


class XlsxReport:
    """Fills the sheets as results come, and writes the file at the end."""

    def __init__(self, out: BinaryIO, stage: str) -> None:
        from chuding_cli.files.workbook import Book

        self.out = out
        self.stage = stage
        self.book = Book()
        self.people = Sheets(self.book, "汇总", _PEOPLE)
        self.findings = Sheets(self.book, "要办的", _FINDINGS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.book.__exit__(*error)

    def write(self, entry: Entry) -> None:
        """Add one result."""
        self.people.add(_person(entry), look=entry.verdict)
        for error in entry.errors:
            place = place_words(entry, error)
            wrong = (VERDICT_WORDS["invalid"], "", error.message, "", "", "", "", "", "", place)
            self.findings.add([entry.name, entry.employer, *wrong])
        for row in entry.rows:
            if row.status in _TOLD:
                self.findings.add([entry.name, entry.employer, *_finding(entry, row)])

    def close(self, batch: tuple[BatchFinding, ...]) -> None:
        """Add what was found across the applicants, and write the workbook."""
        across = Sheets(self.book, "跨申报人", _BATCH)
        for found in batch:
            across.add([found.message, "\n".join(map(str, found.places)), found.kind])
        for sheets in (self.people, self.findings, across):
            sheets.finish()
        self.book.properties.title = f"初定核对汇总（{STAGES[self.stage]}）"
        self.book.properties.creator = "chuding"
        self.book.save_to(self.out)


def _person(entry: Entry) -> list[str | date | None]:
    grant = entry.grant
    by_status = {
        status: "；".join(row.title for row in entry.rows if row.status == status) for status in _TOLD
    }
    return [
        entry.name,
        entry.employer,
        VERDICT_WORDS[entry.verdict],
        verdict_words(entry),
        *by_status.values(),
        entry.eligible_on or ("不会符合" if entry.eligible_never else ""),
        entry.possible_on or ("不会" if entry.eligible_never else ""),
        _last_day(entry),
        (grant.now or "无") if grant else "",
        (grant.next or "") if grant else "",
        grant.next_on if grant else None,
        entry.notice or "",
        _where(entry),
    ]


def _last_day(entry: Entry) -> date | None:
    """The first of the last days of what is still to be done, else the end of the stage's window."""
    if entry.verdict in ("ineligible", "invalid"):
        return None
    dues = [row.due for row in entry.rows if row.due and row.status in ("fail", "missing")]
    return min(dues, default=entry.last_day)


def _where(entry: Entry) -> str:
    """The place of what to look at first: an error, or a finding."""
    for error in entry.errors:
        return place_words(entry, error)
    told = min(
        (row for row in entry.rows if row.status in _TOLD),
        key=lambda row: _TOLD.index(row.status),
        default=None,
    )
    return place_words(entry, told) if told else entry.file


def _finding(entry: Entry, row: Row) -> list[str]:
    due = due_words(row, entry) if row.status != "review" else ""
    quote = f"「{row.quote}」"
    done = [STATUSES[row.status], row.title, row.message, row.advice, due]
    return [*done, row.clause, quote, row.source, row.rule, place_words(entry, row)]
