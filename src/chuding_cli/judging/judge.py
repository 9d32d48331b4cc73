"""Applicant and notice → findings, verdict, and the day on which an ineligible one becomes eligible."""

from __future__ import annotations

from chuding_cli.judging.finding import Eligibility, Finding, verdict
from chuding_cli.judging.first_day import first_day, status_of, unasked, unfailing
from chuding_cli.language.environment import Environment
from chuding_cli.language.truth import status
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.model.verdicts import INELIGIBLE

_OPEN = ("missing", "review")


def judge(notice: Notice, env: Environment, stage: str) -> tuple[Finding, ...]:
    """One finding for every rule that the stage covers, in the order of the notice."""
    found = []
    for rule in notice.rules if stage == "paper" else notice.rules_online:
        applies = rule.applies
        if applies is not None:
            asked = applies.value(env)
            if asked is not True:
                found.append(Finding(rule, asked, unasked(asked), env))
                continue
        truth = rule.condition.value(env)
        found.append(Finding(rule, truth, "pass" if truth is True else status(truth), env))
    return tuple(found)


def eligibility(notice: Notice, env: Environment, findings: tuple[Finding, ...]) -> Eligibility:
    """The first days on which an ineligible applicant would be eligible, or could be, on what the file says.

    On the one every eligibility rule that fails today must pass and none may fail; on the other none fails,
    whatever is missing or for a person by then. Where neither comes, a fact that stays is in the way: never.
    """
    if verdict(findings) != INELIGIBLE:
        return Eligibility()
    eligible = [finding.rule for finding in findings if finding.rule.group == "eligibility"]
    failing = [f.rule for f in findings if f.rule.group == "eligibility" and f.status == "fail"]
    day = first_day(env, failing, eligible)
    possible = first_day(env, failing, eligible, unfailing)
    then = env.on(possible) if possible is not None else env
    left = tuple((rule.title, found) for rule in eligible if (found := status_of(rule, then)) in _OPEN)
    if day is None:
        never = possible is None
        return Eligibility(never=never, possible_on=possible, left_open=() if never else left)
    period = notice.period_of("online", day, env.on(day))
    within = period.first <= day <= period.last if period else None
    return Eligibility(day, False, within, period, possible, left)
