"""What the properties judge: applicants as plain data, and files that are never opened."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from chuding_cli.applicants.reading import Record, read_applicants
from chuding_cli.judging.finding import Finding
from chuding_cli.judging.judge import judge
from chuding_cli.language.environment import Environment, JudgedDays
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.reading.file import load_notice

RULES = Path(__file__).parents[2] / "rules"
SUBMITTED = date(2024, 10, 20)
HANDED_IN = date(2024, 10, 30)
Applicant = dict[str, Any]
Path_ = tuple[str | int, ...]


@cache
def korla() -> Notice:
    return load_notice(RULES / "korla-2024.yaml", RULES / "vocabulary.yaml")


@cache
def korla_eligibility() -> Notice:
    """The notice with its eligibility rules alone."""
    rules = tuple(rule for rule in korla().rules if rule.group == "eligibility")
    return korla()._replace(rules=rules, online_count=len(rules))


@dataclass(frozen=True)
class Seen:
    """What opening a file shows."""

    state: str = "present"
    reason: str = ""
    width: int | None = 295
    height: int | None = 413
    pages: int | None = 1
    way_out: str = ""
    kind: str = ""


class Cabinet:
    """Files by name: ``…-absent`` and ``…-broken`` are so, ``…-900字`` has 900 characters."""

    def inspect(self, written: str) -> Seen:
        state = next((word for word in ("absent", "broken") if word in written), "present")
        return Seen(state)

    def count_characters(self, written: str) -> int | None:
        number = written.rpartition("-")[2].removesuffix("字")
        return int(number) if number.isdigit() else None

    def why_uncounted(self, written: str) -> tuple[str, str]:
        return ("", "") if self.count_characters(written) else ("没有文字", "")


def read(applicant: Mapping[str, Any]) -> Record:
    """The applicant through the loader: JSON is YAML too."""
    (reading,) = read_applicants(json.dumps(applicant, ensure_ascii=False), korla().vocabulary)
    assert reading.errors == ()
    return reading.record


def environment(
    applicant: Mapping[str, Any] | Record,
    day: date = SUBMITTED,
    *,
    paper: bool = False,
    hand_in: date = HANDED_IN,
) -> Environment:
    days = JudgedDays(day, hand_in if paper else day, True, paper)
    record = applicant if isinstance(applicant, Record) else read(applicant)
    return Environment(record, days, korla().calendar, Cabinet)


def findings(
    applicant: Mapping[str, Any] | Record, day: date = SUBMITTED, *, paper: bool = False
) -> tuple[Finding, ...]:
    return judge(korla(), environment(applicant, day, paper=paper), "paper" if paper else "online")


def statuses(
    applicant: Mapping[str, Any] | Record, day: date = SUBMITTED, *, paper: bool = False
) -> dict[str, str]:
    return {finding.rule.id: finding.status for finding in findings(applicant, day, paper=paper)}


def status(rule: str, applicant: Mapping[str, Any], day: date = SUBMITTED) -> str:
    """The status of one rule: only that rule is judged."""
    env = environment(applicant, day)
    wanted = tuple(each for each in korla().rules if each.id == rule)
    (finding,) = judge(korla()._replace(rules=wanted, online_count=1), env, "online")
    return finding.status


def leaves(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The path of every single input of an applicant."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path


def without(applicant: Applicant, path: Path_) -> Applicant:
    """The applicant with one input taken away: its key stays, with nothing behind it."""
    return changed(applicant, path, None)


def less(record: Record, path: Path_) -> Record:
    """What the loader makes of ``without``, quickly: the record with one input taken away."""
    taken = Record(record.mark)
    taken.values, taken.marks = dict(record.values), record.marks
    numbered = next((place for place, step in enumerate(path) if isinstance(step, int)), len(path))
    name = ".".join(map(str, path[:numbered]))
    if numbered == len(path):
        del taken.values[name]
    else:
        entries = list(taken.values[name])
        entries[int(path[numbered])] = less(entries[int(path[numbered])], path[numbered + 1 :])
        taken.values[name] = tuple(entries)
    return taken


def changed(applicant: Applicant, path: Path_, value: Any) -> Applicant:
    """The applicant with one input given or replaced."""
    copy = deepcopy(applicant)
    inner: Any = copy
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return copy


def dotted(path: Path_) -> str:
    """A path without the numbers of entries: ``work.kind``."""
    return ".".join(step for step in path if isinstance(step, str))
