"""``--format json``, schema version 1 (contract, ``--format json``)."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from json import JSONEncoder
from typing import Any, TextIO

from chuding_cli.judging.titles import Grant
from chuding_cli.notices.model.verdicts import VERDICTS
from chuding_cli.report.entry import BatchFinding, Entry, Row

SCHEMA_VERSION = 1
_json = JSONEncoder(ensure_ascii=False).encode


class JsonReport:
    """Writes the results one by one as they come, and the summary behind them: memory stays flat."""

    def __init__(self, out: TextIO, stage: str) -> None:
        self.out = out
        self.stage = stage
        self.counted: Counter[str] = Counter()

    def write(self, entry: Entry) -> None:
        """Add one result."""
        head = f'{{"schema_version": {SCHEMA_VERSION}, "stage": "{self.stage}", "results": [\n'
        self.out.write(",\n" if self.counted else head)
        self.counted[entry.verdict] += 1
        self.out.write(result(entry))

    def close(self, batch: tuple[BatchFinding, ...]) -> None:
        """Write what comes last."""
        if not self.counted:
            self.out.write(f'{{"schema_version": {SCHEMA_VERSION}, "stage": "{self.stage}", "results": [')
        summary = _json({verdict: self.counted[verdict] for verdict in VERDICTS})
        across = f', "batch": {_json([_batch(each) for each in batch])}' if batch else ""
        self.out.write(f'\n], "summary": {summary}{across}}}\n')


class JsonLines:
    """``--format jsonl``: the members of ``results``, one a line, as soon as their turn comes."""

    def __init__(self, out: TextIO, _stage: str) -> None:
        self.out = out

    def write(self, entry: Entry) -> None:
        """Write one line."""
        self.out.write(result(entry) + "\n")
        self.out.flush()

    def close(self, batch: tuple[BatchFinding, ...]) -> None:
        """Nothing comes last: the lines are the results and nothing else."""


def result(entry: Entry) -> str:
    """One member of ``results``; ``title`` only where the notice grants several."""
    found: dict[str, Any] = {
        "file": entry.file,
        "document": entry.document,
        "name": entry.name,
        "verdict": entry.verdict,
        "as_of": entry.as_of.isoformat() if entry.as_of else None,
        "notice": entry.notice,
        "eligible_on": entry.eligible_on.isoformat() if entry.eligible_on else None,
        "possible_on": entry.possible_on.isoformat() if entry.possible_on else None,
        "eligible_never": entry.eligible_never,
        "eligible_within_window": entry.eligible_within_window,
        "findings": [],
        "errors": [
            {"message": error.message, "line": error.line, "column": error.column} for error in entry.errors
        ],
    }
    if entry.grant is not None:
        found["title"] = _title(entry.grant)
    # No text can hold the mark: quotation marks inside of a text are escaped.
    before, mark, after = _json(found).partition('"findings": [')
    rows = [f'{_words(row.words)}, "line": {row.line}, "column": {row.column}}}' for row in entry.rows]
    return f"{before}{mark}{', '.join(rows)}{after}"


def _title(grant: Grant) -> dict[str, Any]:
    return {
        "held": grant.held,
        "now": grant.now,
        "next": grant.next,
        "next_on": grant.next_on.isoformat() if grant.next_on else None,
        "lacking": {title: list(reasons) for title, reasons in grant.lacking},
        "undecided": list(grant.undecided),
    }


def _batch(found: BatchFinding) -> dict[str, Any]:
    places = [spot._asdict() for spot in found.places]
    return {"kind": found.kind, "message": found.message, "places": places}


@lru_cache(maxsize=4096)  # most applicants pass most rules, and what they are told is the same
def _words(words: tuple[Any, ...]) -> str:
    """What the JSON of a finding begins with: all but its place."""
    row = Row._make((*words, 0, 0))
    found = {
        "rule": row.rule,
        "title": row.title,
        "group": row.group,
        "status": row.status,
        "clause": row.clause,
        "source": row.source,
        "quote": row.quote,
        "message": row.message,
        "advice": row.advice,
        "because": row.because,
        "due": row.due.isoformat() if row.due else None,
    }
    return _json(found)[:-1]
