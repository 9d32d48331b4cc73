"""The Korla notice and the cases' applicants, read once; files that are named for what they are."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from chuding_cli.applicant import Record, read_applicants
from chuding_cli.judge import judge
from chuding_cli.language.environment import Environment, JudgedDays
from chuding_cli.notice import Attachment, Notice, PaperItem
from chuding_cli.notice_file import load_notice

from ..conftest import REPOSITORY
from .table import BASES, Case

RULES = REPOSITORY / "rules" / "korla-2024.yaml"
VOCABULARY = REPOSITORY / "rules" / "vocabulary.yaml"


class Seen(NamedTuple):
    """What opening a file shows."""

    state: str
    reason: str = ""
    width: int | None = None
    height: int | None = None
    pages: int | None = 1


class NamedFiles:
    """Files that are what their names say: ``295x413.png``, ``words-999.txt``, ``broken.…``, ``absent.…``."""

    def inspect(self, written: str) -> Seen:
        stem = Path(written).stem
        if stem in ("broken", "absent"):
            return Seen(stem, "打不开")
        size = re.fullmatch(r"(\d+)x(\d+)", "295x413" if stem == "photo" else stem)
        return Seen("readable", "", int(size[1]), int(size[2])) if size else Seen("readable")

    def count_characters(self, written: str) -> int | None:
        found = re.fullmatch(r"words-(\d+)", Path(written).stem)
        return int(found[1]) if found else None


@cache
def korla() -> Notice:
    """The notice as it is shipped."""
    return load_notice(RULES, VOCABULARY)


def text_of(case: Case) -> str:
    """The applicant file of a case."""
    text = BASES[case.base]
    for old, new in case.changes:
        assert old in text, f"{case.name}: {old}"
        text = text.replace(old, new)
    return text


@cache
def record_of(text: str) -> Record:
    """The facts of an applicant file that has no errors."""
    (reading,) = read_applicants(text, korla().vocabulary)
    assert not reading.errors, reading.errors
    return reading.record


def days_of(case: Case, record: Record) -> JudgedDays:
    """The judged days, as the requirements (Words) say."""
    given = date.fromisoformat(case.as_of) if case.as_of else None
    submitted = record.values.get("application.submitted_on")
    if case.stage == "online":
        day = given or submitted
        assert day is not None
        return JudgedDays(day, day)
    hand_in = given or record.values["paper.handed_in_on"]
    return JudgedDays(submitted or hand_in, hand_in, submitted is not None, True)


def environment_of(case: Case, notice: Notice) -> Environment:
    """A case's applicant on its judged days."""
    record = record_of(text_of(case))
    return Environment(record, days_of(case, record), notice.calendar, NamedFiles)


def statuses(case: Case, notice: Notice) -> dict[str, str]:
    """Every rule's status in a case under a notice."""
    return {f.rule.id: f.status for f in judge(notice, environment_of(case, notice), case.stage)}


def papers_asked(case: Case, notice: Notice) -> list[str]:
    """The papers and forms that a notice asks of a case's applicant."""
    env = environment_of(case, notice)
    asked: list[PaperItem | Attachment] = [*notice.papers, *notice.attachments]
    return [each.title for each in asked if each.applies is None or each.applies.value(env) is True]
