"""Every number, date and word of the rules file, changed by one, makes some case come out differently."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from chuding_cli.judging.judge import judge
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.reading.file import build_notice
from chuding_cli.yaml_files.tree import Mapping, Scalar, TreeProblem, load_tree

from .mutants import all_mutants, changed_texts, mutants
from .table import CASES, Case
from .world import RULES, VOCABULARY, environment_of, korla, papers_asked

Outcome = tuple[list[str], list[str]]


class Known(NamedTuple):
    """A case, and what the notice as it is makes of it."""

    case: Case
    outcome: Outcome


def outcome(case: Case, notice: Notice) -> Outcome:
    """What a notice makes of a case: the rules' statuses, and the papers it asks for."""
    env = environment_of(case, notice)
    return [each.status for each in judge(notice, env, case.stage)], papers_asked(env, notice)


def known(cases: tuple[Case, ...]) -> list[Known]:
    """What the notice makes of some cases, each applicant once."""
    distinct = {(case.text, case.stage, case.as_of): case for case in cases}
    return [Known(case, outcome(case, korla())) for case in distinct.values()]


def noticed_by(tree: Mapping, expected: list[Known]) -> Known | TreeProblem | None:
    """The first case that comes out differently, or the mistake that is found; None for none."""
    try:
        notice = build_notice(tree, RULES, VOCABULARY)
    except TreeProblem as problem:
        return problem
    return next((each for each in expected if outcome(each.case, notice) != each.outcome), None)


def test_changing_any_number_date_or_word_changes_a_case() -> None:
    tree = load_tree(RULES)
    expected = known(CASES)
    survived = []
    changes = all_mutants(tree)
    for mutant in changes:
        mutant.change()
        try:
            killer = noticed_by(tree, expected)
        finally:
            mutant.undo()
        if killer is None:
            survived.append(mutant.where)
        elif isinstance(killer, Known):  # it is likely to find the next one as well
            expected.remove(killer)
            expected.insert(0, killer)
    assert survived == []
    assert len(changes) == 267


def test_the_walk_would_notice_a_number_that_nothing_depends_on() -> None:
    """Whether the test above can fail: a number added that no rule uses survives."""
    tree = load_tree(RULES)
    numbers = tree.entries["numbers"]
    assert isinstance(numbers, Mapping)
    numbers.entries["没有用的数"] = Scalar("7", True, False, 1, 1)
    numbers.keys["没有用的数"] = Scalar("没有用的数", True, False, 1, 1)
    expected = known(CASES[:5])
    unused = list(mutants(numbers.entries["没有用的数"], "numbers", words=False))
    assert len(unused) == 2
    for mutant in unused:
        mutant.change()
        assert noticed_by(tree, expected) is None
        mutant.undo()


@pytest.mark.parametrize(
    ("text", "is_word", "others"),
    [
        ("30 课时", False, ["29 课时", "31 课时"]),
        ("2024-09-30", False, ["2024-09-29", "2024-10-01"]),
        ("0.02", False, ["0.01", "0.03"]),
        ("条数(现有职称) = 0", False, ["条数(现有职称) = -1", "条数(现有职称) = 1"]),
        ("初定年限 > 0", False, ["初定年限 > 1"]),
        ("学历.层次 = '中专'", False, ["学历.层次 = '中专甲'"]),
        ("纸质.呈报表.A4", False, []),
        ("建材", True, ["建材甲"]),
    ],
)
def test_each_literal_is_changed_by_one(text: str, is_word: bool, others: list[str]) -> None:
    assert list(changed_texts(text, is_word)) == others


def test_a_row_of_a_table_is_renamed_and_named_back() -> None:
    tree = load_tree(RULES)
    before = [mutant.where for mutant in all_mutants(tree)]
    (mutant,) = [each for each in all_mutants(tree) if each.where.endswith("rows: 中专 → 中专甲")]
    mutant.change()
    assert [each.where for each in all_mutants(tree)] != before
    mutant.undo()
    assert [each.where for each in all_mutants(tree)] == before
