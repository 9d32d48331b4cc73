"""``--format json``, schema version 1 (contract, ``--format json``)."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, TextIO

from chuding_cli.finding import VERDICTS
from chuding_cli.report.entry import BatchFinding, Entry, Row

SCHEMA_VERSION = 1


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
        self.out.write(json.dumps(result(entry), ensure_ascii=False))

    def close(self, batch: tuple[BatchFinding, ...]) -> None:
        """Write what comes last."""
        if not self.counted:
            self.out.write(f'{{"schema_version": {SCHEMA_VERSION}, "stage": "{self.stage}", "results": [')
        summary = json.dumps({verdict: self.counted[verdict] for verdict in VERDICTS})
        across = (
            f', "batch": {json.dumps([_batch(each) for each in batch], ensure_ascii=False)}' if batch else ""
        )
        self.out.write(f'\n], "summary": {summary}{across}}}\n')


class JsonLines:
    """``--format jsonl``: the members of ``results``, one a line, as soon as their turn comes."""

    def __init__(self, out: TextIO, _stage: str) -> None:
        self.out = out

    def write(self, entry: Entry) -> None:
        """Write one line."""
        self.out.write(json.dumps(result(entry), ensure_ascii=False) + "\n")
        self.out.flush()

    def close(self, batch: tuple[BatchFinding, ...]) -> None:
        """Nothing comes last: the lines are the results and nothing else."""


def result(entry: Entry) -> dict[str, Any]:
    """One member of ``results``; ``title`` only where the notice grants several."""
    found: dict[str, Any] = {
        "file": entry.file,
        "document": entry.document,
        "name": entry.name,
        "verdict": entry.verdict,
        "as_of": entry.as_of.isoformat() if entry.as_of else None,
        "notice": entry.notice,
        "eligible_on": entry.eligible_on.isoformat() if entry.eligible_on else None,
        "eligible_never": entry.eligible_never,
        "eligible_within_window": entry.eligible_within_window,
        "findings": [_finding(row) for row in entry.rows],
        "errors": [
            {"message": error.message, "line": error.line, "column": error.column} for error in entry.errors
        ],
    }
    if entry.grant is not None:
        on = entry.grant.next_on
        found["title"] = {
            "held": entry.grant.held,
            "now": entry.grant.now,
            "next": entry.grant.next,
            "next_on": on.isoformat() if on else None,
            "lacking": {title: list(reasons) for title, reasons in entry.grant.lacking},
            "undecided": list(entry.grant.undecided),
        }
    return found


def _batch(found: BatchFinding) -> dict[str, Any]:
    places = [spot._asdict() for spot in found.places]
    return {"kind": found.kind, "message": found.message, "places": places}


def _finding(row: Row) -> dict[str, Any]:
    return {
        "rule": row.rule,
        "title": row.title,
        "group": row.group,
        "status": row.status,
        "clause": row.clause,
        "source": row.source,
        "quote": row.quote,
        "message": row.message,
        "advice": row.advice,
        "because": list(row.because),
        "due": row.due.isoformat() if row.due else None,
        "line": row.line,
        "column": row.column,
    }
