"""Each rule of the notice, case by case."""

from __future__ import annotations

from collections import Counter

import pytest

from .table import BASES, CASES, Case
from .world import korla, statuses

# What the requirements allow a rule to be, beyond pass, fail and missing.
REVIEW = frozenset(
    (
        *("applicant.status", "education.level", "employer.level", "employer.place", "assessment.qualified"),
        *("documents.photo", "documents.chsi", "summary.length", "publicity.working-days"),
        *("paper.mandarin", "paper.teacher-certificate", "paper.ethics"),
    )
)
NEVER_FAILS = frozenset(("employer.place",))  # another place is for a person
NEVER_MISSING = frozenset(("window.paper",))  # the hand-in day is always known


@pytest.mark.parametrize("case", CASES, ids=[f"{case.base}-{case.name}" for case in CASES])
def test_the_case_has_the_statuses_of_the_requirements(case: Case) -> None:
    found = statuses(case, korla())
    assert {rule: found[rule] for rule in case.expected} == case.expected


def test_no_case_vanishes() -> None:
    assert len(CASES) == 331
    names = Counter((case.base, case.name, case.changes) for case in CASES)
    assert max(names.values()) == 1


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("stage", ["online", "paper"])
def test_the_bases_are_ready(base: str, stage: str) -> None:
    found = statuses(Case(base, base, (), {}, None, stage), korla())
    doubtful = {rule for rule, status in found.items() if status not in ("pass", "not_applicable")}
    assert doubtful == ({"documents.chsi"} if base == "technician" else set())


def test_every_rule_is_seen_in_every_status_that_the_requirements_allow() -> None:
    seen = {(rule, status) for case in CASES for rule, status in case.expected.items()}
    for base in BASES:
        seen |= set(statuses(Case(base, base, (), {}, None, "paper"), korla()).items())
    wanted = set()
    for rule in korla().rules:
        wanted |= {(rule.id, "pass"), (rule.id, "fail"), (rule.id, "missing")}
        wanted |= {(rule.id, "review")} if rule.id in REVIEW else set()
    wanted -= {(rule, "fail") for rule in NEVER_FAILS} | {(rule, "missing") for rule in NEVER_MISSING}
    assert wanted - seen == set()
