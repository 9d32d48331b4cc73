"""``--format junit``: a suite per file, a case per rule; GitLab and Jenkins show it.

Only what the schema of Jenkins' xUnit plugin (junit-10.xsd) knows is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from chuding_cli.report.entry import BatchFinding, Entry, Row
from chuding_cli.report.words import STATUSES, due_words, place_words, verdict_words, which_document
from chuding_cli.text.masking import shown

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OUTCOMES = {"fail": "failure", "missing": "failure", "review": "skipped", "not_applicable": "skipped"}


class JunitReport:
    """Writes a suite as soon as the next file begins: memory holds one file."""

    def __init__(self, out: TextIO, _stage: str) -> None:
        self.out = out
        self.waiting: list[Entry] = []
        self.begun = False

    def write(self, entry: Entry) -> None:
        """Add one result."""
        if self.waiting and self.waiting[0].path != entry.path:
            self._suite()
        self.waiting.append(entry)

    def close(self, batch: tuple[BatchFinding, ...]) -> None:
        """Write the last suite, and one for what was found across the applicants."""
        self._suite()
        if batch:
            cases = [
                _case("批次", found.kind, "failure", found.message, "\n".join(map(str, found.places)))
                for found in batch
            ]
            self._write("批次", cases)
        self.out.write("</testsuites>\n" if self.begun else '<?xml version="1.0"?>\n<testsuites/>\n')

    def _suite(self) -> None:
        if self.waiting:
            self._write(self.waiting[0].file, [case for entry in self.waiting for case in _cases(entry)])
        self.waiting = []

    def _write(self, name: str, cases: list[tuple[str, str]]) -> None:
        if not self.begun:
            self.out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="chuding">\n')
            self.begun = True
        count = Counter(outcome for outcome, _ in cases)
        numbers = f'tests="{len(cases)}" failures="{count["failure"]}" errors="{count["error"]}"'
        self.out.write(f'<testsuite name={_quoted(name)} {numbers} skipped="{count["skipped"]}">\n')
        self.out.writelines(text for _, text in cases)
        self.out.write("</testsuite>\n")


def _cases(entry: Entry) -> Iterator[tuple[str, str]]:
    """The cases of one document, each with its outcome."""
    suite = f"{entry.file}{which_document(entry.document)}"
    for error in entry.errors:
        told = f"{place_words(entry, error)}: {error.message}"
        yield _case(suite, f"文件 第 {error.line} 行", "error", error.message, told)
    for row in entry.rows:
        name = f"{row.rule} {row.title}"
        yield _case(suite, name, _OUTCOMES.get(row.status, ""), row.message, _details(row, entry), row.status)


def _case(suite: str, name: str, outcome: str, message: str, text: str, kind: str = "") -> tuple[str, str]:
    head = f"<testcase classname={_quoted(suite)} name={_quoted(name)}"
    if not outcome:
        return outcome, f"{head}/>\n"
    type_ = f" type={_quoted(STATUSES.get(kind, kind))}" if kind else ""
    body = f"<{outcome}{type_} message={_quoted(message)}>{escape(_clean(text))}</{outcome}>"
    return outcome, f"{head}>{body}</testcase>\n"


def _details(row: Row, entry: Entry) -> str:
    due = due_words(row, entry)
    lines = [
        f"{place_words(entry, row)}: {row.message}",
        f"怎么办：{row.advice}" if row.advice else "",
        f"期限：{due}" if due and row.status in ("fail", "missing") else "",
        f"依据：{row.clause}　{row.source}「{row.quote}」",
        f"{entry.name}：{verdict_words(entry)}" if entry.name else "",
    ]
    return shown("\n".join(line for line in lines if line))


def _clean(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def _quoted(text: str) -> str:
    return quoteattr(_clean(text))
