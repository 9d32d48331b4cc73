"""Applicant and notice → findings, verdict, and the day on which an ineligible one becomes eligible."""

from __future__ import annotations

from datetime import date

from chuding_cli.finding import INELIGIBLE, Eligibility, Finding, verdict
from chuding_cli.language.environment import Environment
from chuding_cli.language.truth import Truth, status
from chuding_cli.notice import Notice, Rule
from chuding_cli.titles import HORIZON


def judge(notice: Notice, env: Environment, stage: str) -> tuple[Finding, ...]:
    """One finding for every rule that the stage covers, in the order of the notice."""
    found = []
    for rule in notice.rules if stage == "paper" else notice.rules_online:
        applies = rule.applies
        if applies is not None:
            asked = applies.value(env)
            if asked is not True:
                found.append(Finding(rule, asked, _not_asked(asked), env))
                continue
        truth = rule.condition.value(env)
        found.append(Finding(rule, truth, status(truth), env))
    return tuple(found)


def _not_asked(applies: Truth) -> str:
    """The status of a rule that does not apply, or of which that is not known."""
    return "not_applicable" if applies is False else status(applies)


def _status(rule: Rule, env: Environment) -> str:
    if rule.applies is not None:
        asked = rule.applies.value(env)
        if asked is not True:
            return _not_asked(asked)
    return status(rule.condition.value(env))


def eligibility(notice: Notice, env: Environment, findings: tuple[Finding, ...]) -> Eligibility:
    """The first day on which an ineligible applicant would not be so any more, on what the file says.

    Every eligibility rule that fails today must pass on that day, and none may fail. Days are not
    tried one by one: each condition tells the first day on which it could change, so the search
    goes from change to change. A rule that can never change again ends it: never.
    """
    if verdict(findings) != INELIGIBLE:
        return Eligibility()
    eligible = [finding.rule for finding in findings if finding.rule.group == "eligibility"]
    failing = [f.rule for f in findings if f.rule.group == "eligibility" and f.status == "fail"]
    day = _first_day(env, failing, eligible)
    if day is None:
        return Eligibility(None, True, None)
    window = notice.window_of("online")
    within = window.first <= day <= window.last if window else None
    return Eligibility(day, False, within)


def _first_day(env: Environment, failing: list[Rule], eligible: list[Rule]) -> date | None:
    start = env.days.submission
    last = start + HORIZON if date.max - start > HORIZON else date.max
    watched = failing
    while True:
        later = _next_change(env, watched)
        if later is None or later > last:
            return None
        env = env.on(later)
        if not all(_status(rule, env) == "pass" for rule in failing):
            watched = failing
            continue
        others = [rule for rule in eligible if _status(rule, env) == "fail"]
        if not others:
            return later
        watched = failing + others


def _next_change(env: Environment, watched: list[Rule]) -> date | None:
    """The first later day on which anything could differ; None when a rule in the way stays as it is."""
    days: list[date] = []
    for rule in watched:
        nodes = [node for node in (rule.applies, rule.condition) if node is not None]
        changes = [change for node in nodes if (change := node.next_change(env)) is not None]
        if not changes and _status(rule, env) != "pass":
            return None
        days += changes
    return min(days, default=None)
