"""The report that people read: the verdict, what is wrong with what to do, then what to do next.

A report is built as lines of styled pieces; colour is added only on a terminal that wants it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from chuding_cli.notices.model.stages import STAGES
from chuding_cli.notices.model.verdicts import VERDICTS
from chuding_cli.report.entry import BatchFinding, Entry, Row
from chuding_cli.report.terminal import Piece, printer
from chuding_cli.report.words import (
    GROUPS,
    VERDICT_WORDS,
    due_words,
    next_steps,
    place_words,
    title_words,
    verdict_words,
    which_document,
)
from chuding_cli.text.columns import cells, wrapped

_MARKS = {"fail": ("✗", "red"), "missing": ("○", "yellow"), "review": ("？", "cyan"), "pass": ("✓", "green")}
_RANK = {"fail": 0, "missing": 1, "review": 2}
_COLOURS = {
    "ready": "bold green",
    "review": "bold cyan",
    "incomplete": "bold yellow",
    "ineligible": "bold red",
    "invalid": "bold red",
}


class TextReport:
    """Prints each applicant as it comes; after several, one line that counts them."""

    def __init__(self, out: TextIO, width: int, colour: bool, details: bool) -> None:
        self.out = out
        self.width = width
        self.details = details
        self.counted: Counter[str] = Counter()
        self.show = printer(out, colour=colour)

    def write(self, entry: Entry) -> None:
        """Print one applicant."""
        if self.counted:
            self.show([("dim", "─" * (self.width // 2))])
        self.counted[entry.verdict] += 1
        for line in report_lines(entry, self.width, self.details):
            self.show(line)

    def close(self, batch: tuple[BatchFinding, ...]) -> None:
        """Print the count, when there was more than one."""
        total = sum(self.counted.values())
        if total > 1:
            parts = "，".join(f"{VERDICT_WORDS[v]} {self.counted[v]} 人" for v in VERDICTS if self.counted[v])
            self.show([("dim", "─" * (self.width // 2))])
            self.show([("bold", f"共 {total} 份：{parts}")])
        for found in batch:
            for line in _batch(found, self.width):
                self.show(line)


def _batch(found: BatchFinding, width: int) -> Iterator[list[Piece]]:
    """What was found across applicants, and every place of it."""
    for line in wrapped(f"✗ {found.message}", width, 2):
        yield [("red", line)]
    for spot in found.places:
        yield [("dim", f"    {spot}{which_document(spot.document)}")]


def report_lines(entry: Entry, width: int, details: bool) -> Iterator[list[Piece]]:
    """The whole report of one applicant."""
    yield from _head(entry, width)
    if entry.errors:
        yield from _errors(entry, width)
        return
    for status, title in (("wrong", "要改、要补的"), ("review", "要由人判断的")):
        yield from _section(entry, status, title, width, details)
    yield from _rest(entry, width, details)
    yield from _next_steps(entry, width)


def _head(entry: Entry, width: int) -> Iterator[list[Piece]]:
    file = f"{entry.file}{which_document(entry.document)}"
    yield [("bold", f"{entry.name}  " if entry.name else ""), ("dim", file)]
    for line in wrapped(f"结论：{verdict_words(entry)}", width, 6):
        yield [(_COLOURS[entry.verdict], line)]
    if entry.notice:
        judged = f"依据《{entry.notice_name}》，按 {entry.as_of} {STAGES[entry.stage]}判断。"
        for line in wrapped(judged, width):
            yield [("dim", line)]
    for remark in entry.remarks:
        for line in wrapped(f"注意：{remark}。", width, 6):
            yield [("yellow", line)]
    for sentence in title_words(entry):
        for line in wrapped(sentence, width, 4):
            yield [("bold", line)]
    yield []


def _errors(entry: Entry, width: int) -> Iterator[list[Piece]]:
    for error in entry.errors:
        for line in wrapped(f"{place_words(entry, error)}: {error.message}", width - 2, 2):
            yield [("red", f"  {line}")]


def _section(entry: Entry, kind: str, title: str, width: int, details: bool) -> Iterator[list[Piece]]:
    wanted = ("review",) if kind == "review" else ("fail", "missing")
    for group, words in GROUPS.items():
        rows = [row for row in entry.rows if row.group == group and row.status in wanted]
        if rows:
            yield [("bold", f"{title}（{words}）")]
            for row in sorted(rows, key=lambda row: _RANK[row.status]):
                yield from _row(row, entry, width, details)
            yield []


def _row(row: Row, entry: Entry, width: int, details: bool) -> Iterator[list[Piece]]:
    mark, colour = _MARKS[row.status]
    title = f" {mark} {row.title}"
    yield [(colour, title), ("dim", f"  {row.rule}" if cells(title + row.rule) + 2 <= width else "")]
    yield from _labelled("", f"{row.message}（{place_words(entry, row)}）", width, "")
    if row.advice and row.status != "pass":
        yield from _labelled("怎么办：", row.advice, width, "")
    due = due_words(row, entry)
    if due:
        yield from _labelled("期限：", due, width, "")
    if details:
        for reason in row.because:
            yield from _labelled("由来：", reason, width, "dim")
    yield from _labelled("依据：", f"{row.clause}　{row.source}「{row.quote}」", width, "dim")


def _labelled(label: str, text: str, width: int, style: str) -> Iterator[list[Piece]]:
    for line in wrapped(label + text, width - 4, cells(label)):
        yield [(style, f"    {line}")]


def _rest(entry: Entry, width: int, details: bool) -> Iterator[list[Piece]]:
    passed = [row for row in entry.rows if row.status == "pass"]
    skipped = [row for row in entry.rows if row.status == "not_applicable"]
    noted = [row for row in passed if row.advice]
    for row in noted:
        yield [("green", " ✓ "), ("", row.title)]
        yield from _labelled("提醒：", row.advice, width, "yellow")
    if noted:
        yield []
    for words, rows, style in (("符合", passed, "green"), ("不适用", skipped, "dim")):
        if not rows:
            continue
        if details:
            yield [(style, f"{words} {len(rows)} 项")]
            for row in rows:
                yield from _labelled("", f"{row.title}（{row.rule}）：{row.message}", width, "dim")
        else:
            titles = "；".join(row.title for row in rows)
            for line in wrapped(f"{words} {len(rows)} 项：{titles}。", width, 4):
                yield [(style, line)]
    yield []


def _next_steps(entry: Entry, width: int) -> Iterator[list[Piece]]:
    steps = list(next_steps(entry))
    if not steps:
        return
    yield [("bold", "接下来")]
    for number, step in enumerate(steps, 1):
        for line in wrapped(f"{number}. {step}", width - 1, 3):
            yield [("", f" {line}")]
