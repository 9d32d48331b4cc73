"""Running a notice's example cases: what was expected, what was found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import NamedTuple

from chuding_cli.judging.applicant_files import LazyFiles
from chuding_cli.judging.checking import Request, judged_days
from chuding_cli.judging.finding import Finding, verdict
from chuding_cli.judging.judge import eligibility, judge
from chuding_cli.judging.titles import grant
from chuding_cli.language.environment import Environment
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.reading.cases import (
    ELIGIBLE_ON,
    NEVER,
    NEXT_TITLE,
    NEXT_TITLE_ON,
    NO_TITLE,
    TITLE,
    VERDICT,
    Case,
)


class Difference(NamedTuple):
    """One expectation that was not met; ``message`` is what the finding says."""

    what: str
    expected: str
    found: str
    message: str = ""


def differences(notice: Notice, case: Case) -> Iterator[Difference]:
    """Judge a case; give every expectation that was not met."""
    env = environment_of(notice, case)
    findings = judge(notice, env, case.stage)
    by_rule = {finding.rule.id: finding for finding in findings}
    for what, expected in case.expect.items():
        if what == VERDICT:
            found, message = verdict(findings), _causes(findings)
        elif what == ELIGIBLE_ON:
            found, message = _eligible_on(notice, env, findings), _causes(findings)
        elif what in (TITLE, NEXT_TITLE, NEXT_TITLE_ON):
            found, message = _titles(notice, env)[what], _causes(findings)
        else:
            found, message = _found(by_rule.get(what))
        if found != expected:
            yield Difference(what, expected, found, message)


def _found(finding: Finding | None) -> tuple[str, str]:
    if finding is None:
        return "没有判断", "交纸质材料的规则要写 stage: paper"
    return finding.status, finding.message


def environment_of(notice: Notice, case: Case) -> Environment:
    """A case's applicant on its judged day, with files looked for beside the notice."""
    request = Request(case.stage, datetime.combine(case.day, time()), case.day, case.hour, notice.id)
    days = judged_days(case.record, request)
    return Environment(case.record, days, notice.calendar, LazyFiles(notice.path.parent))


def _eligible_on(notice: Notice, env: Environment, findings: tuple[Finding, ...]) -> str:
    when = eligibility(notice, env, findings)
    if when.on is not None:
        return when.on.isoformat()
    return NEVER if when.never or when.possible_on else "不必等（没有不符合的资格）"


def _titles(notice: Notice, env: Environment) -> dict[str, str]:
    """The title of today, the next one and its day."""
    found = grant(notice, env)
    if found is None:
        return dict.fromkeys((TITLE, NEXT_TITLE, NEXT_TITLE_ON), NO_TITLE)
    day = found.next_on.isoformat() if found.next_on else None
    told = {TITLE: found.now, NEXT_TITLE: found.next, NEXT_TITLE_ON: day}
    return {what: value or NO_TITLE for what, value in told.items()}


def _causes(findings: tuple[Finding, ...]) -> str:
    wrong = [finding for finding in findings if finding.status in ("fail", "missing", "review")]
    return "；".join(f"{finding.rule.id} {finding.status}：{finding.message}" for finding in wrong)
