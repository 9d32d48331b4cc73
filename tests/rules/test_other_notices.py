"""The other notices by their own cases: all come out as expected, and every number, date and word matters."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from chuding_cli.judging.case_run import differences, environment_of
from chuding_cli.judging.judge import eligibility, judge
from chuding_cli.judging.titles import Grant, grant
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.reading.cases import Case, read_cases
from chuding_cli.notices.reading.file import build_notice, load_notice
from chuding_cli.notices.reading.inheritance import laid_over_base
from chuding_cli.notices.validate import check_notice
from chuding_cli.yaml_files.tree import Mapping, TreeProblem, load_tree

from ..conftest import REPOSITORY
from .mutants import all_mutants
from .world import VOCABULARY

MUTANTS = {
    "aksu-2025": 113,
    "cixi-2018": 57,
    "jiangxi-2013": 50,
    "ningbo-gaoxin-2024": 128,
    "quzhou-2021": 74,
}
# Changes that change nothing: why each is so.
THE_SAME = {
    # No length of work and less than none are both reached on the first day of work.
    "aksu-2025": frozenset({"derive.初定年限.rows.本科.value: 0 → -1"}),
}
FACT_SHEET = "（事实摘要"


def rules_of(name: str) -> Path:
    return REPOSITORY / "rules" / f"{name}.yaml"


class Judged(NamedTuple):
    """What a notice makes of a case on the judged day."""

    statuses: tuple[str, ...]
    dues: tuple[date | None, ...]


class Ahead(NamedTuple):
    """What it makes of the case on other days, and of its titles: found day by day, so it takes longer."""

    grant: Grant | None
    eligible: tuple[object, ...]


class Known(NamedTuple):
    """A case, and what the notice as it is makes of it."""

    case: Case
    judged: Judged
    ahead: Ahead


def judged(notice: Notice, case: Case) -> Judged:
    findings = judge(notice, environment_of(notice, case), case.stage)
    statuses, dues = zip(*((each.status, each.due) for each in findings), strict=True)
    return Judged(statuses, dues)


def ahead(notice: Notice, case: Case) -> Ahead:
    env = environment_of(notice, case)
    granted = grant(notice, env)
    told = granted and granted._replace(lacking=(), undecided=())
    return Ahead(told, eligibility(notice, env, judge(notice, env, case.stage)))


def noticed(tree: Mapping, path: Path, known: list[Known]) -> bool:
    """Whether some case comes out differently now; a case that only other days show is moved to the front."""
    try:
        notice = build_notice(laid_over_base(tree, path), path, VOCABULARY)
    except TreeProblem:
        return True
    if any(judged(notice, each.case) != each.judged for each in known):
        return True
    for each in known:
        if ahead(notice, each.case) != each.ahead:
            known.remove(each)
            known.insert(0, each)
            return True
    return False


@pytest.mark.parametrize("name", MUTANTS)
def test_the_notice_is_sound_and_its_cases_come_out_as_expected(name: str) -> None:
    checked = check_notice(rules_of(name), VOCABULARY, REPOSITORY / "templates")
    assert checked.problems == ()
    assert checked.warnings == ()
    cases = read_cases(checked.notice, load_tree(rules_of(name)))
    found = {case.name: list(differences(checked.notice, case)) for case in cases}
    assert {case: wrong for case, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", MUTANTS)
def test_changing_any_number_date_or_word_changes_a_case(name: str) -> None:
    path = rules_of(name)
    tree = load_tree(path)
    notice = load_notice(path, VOCABULARY)
    cases = read_cases(notice, tree)
    known = [Known(case, judged(notice, case), ahead(notice, case)) for case in cases]
    survived = []
    changes = all_mutants(tree)
    for mutant in changes:
        mutant.change()
        try:
            if not noticed(tree, path, known):
                survived.append(mutant.where)
        finally:
            mutant.undo()
    assert set(survived) == THE_SAME.get(name, set())
    assert len(changes) == MUTANTS[name]


@pytest.mark.parametrize("name", MUTANTS)
def test_every_rule_passes_in_some_case_and_not_in_another(name: str) -> None:
    """As far as it can: a paper is there or missing, a window is open or not."""
    notice = load_notice(rules_of(name), VOCABULARY)
    cases = read_cases(notice, load_tree(rules_of(name)))
    seen: dict[str, set[str]] = {rule.id: set() for rule in notice.rules}
    for case in cases:
        for rule, status in case.expect.items():
            seen.get(rule, set()).add(status)
    assert [rule for rule, statuses in seen.items() if "pass" not in statuses] == []
    assert [rule for rule, statuses in seen.items() if not statuses & {"fail", "missing", "review"}] == []


@pytest.mark.parametrize("name", MUTANTS)
def test_the_text_is_a_fact_sheet_and_the_notice_says_so(name: str) -> None:
    notice = load_notice(rules_of(name), VOCABULARY)
    assert FACT_SHEET in notice.source.read_text(encoding="utf-8").partition("\n")[0]
    assert "事实摘要" in notice.name
    assert any("事实摘要" in note.text for note in notice.information)
