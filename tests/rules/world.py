"""The Korla notice and the cases' applicants, read once; files that are named for what they are."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from chuding_cli.applicants.reading import Record, read_applicants
from chuding_cli.judging.checking import Request, judged_days
from chuding_cli.judging.finding import Finding, verdict
from chuding_cli.judging.judge import eligibility, judge
from chuding_cli.language.environment import Environment
from chuding_cli.notices.model.notice import Attachment, Notice, PaperItem
from chuding_cli.notices.reading.file import load_notice

from ..conftest import REPOSITORY
from .table import Case

RULES = REPOSITORY / "rules" / "korla-2024.yaml"
VOCABULARY = REPOSITORY / "rules" / "vocabulary.yaml"
NOW = datetime(2024, 10, 21, 12)  # for the days that neither the file nor the command line gives


class Seen(NamedTuple):
    """What opening a file shows."""

    state: str
    reason: str = ""
    width: int | None = None
    height: int | None = None
    pages: int | None = 1
    way_out: str = ""
    kind: str = ""


class NamedFiles:
    """Files that are what their names say: ``295x413.png``, ``words-999.txt``, ``broken.…``, ``absent.…``."""

    def inspect(self, written: str) -> Seen:
        stem = Path(written).stem
        if stem in ("broken", "absent"):
            return Seen(stem, "打不开")
        size = re.fullmatch(r"(\d+)x(\d+)", stem)
        return Seen("readable", "", int(size[1]), int(size[2])) if size else Seen("readable")

    def count_characters(self, written: str) -> int | None:
        found = re.fullmatch(r"words-(\d+)", Path(written).stem)
        return int(found[1]) if found else None

    def why_uncounted(self, written: str) -> tuple[str, str]:
        return ("", "") if self.count_characters(written) else ("没有文字", "")


@cache
def korla() -> Notice:
    """The notice as it is shipped."""
    return load_notice(RULES, VOCABULARY)


@cache
def record_of(text: str) -> Record:
    """The facts of an applicant file that has no errors."""
    (reading,) = read_applicants(text, korla().vocabulary)
    assert not reading.errors, reading.errors
    return reading.record


def environment_of(case: Case, notice: Notice) -> Environment:
    """A case's applicant on its judged days."""
    record = record_of(case.text)
    request = Request(case.stage, NOW, date.fromisoformat(case.as_of) if case.as_of else None)
    return Environment(record, judged_days(record, request), notice.calendar, NamedFiles)


def findings(case: Case, notice: Notice) -> dict[str, Finding]:
    """The finding of every rule that the stage covers."""
    return {each.rule.id: each for each in judge(notice, environment_of(case, notice), case.stage)}


def outcome(case: Case) -> dict[str, str]:
    """What the case's expectations are compared with: every status, the verdict, the first eligible day."""
    env = environment_of(case, korla())
    found = judge(korla(), env, case.stage)
    when = eligibility(korla(), env, found)
    day = "never" if when.never else str(when.on)
    return {each.rule.id: each.status for each in found} | {"verdict": verdict(found), "eligible_on": day}


def papers_asked(env: Environment, notice: Notice) -> list[str]:
    """The papers and forms that a notice asks of an applicant."""
    asked: list[PaperItem | Attachment] = [*notice.papers, *notice.attachments]
    return [each.title for each in asked if each.applies is None or each.applies.value(env) is True]
