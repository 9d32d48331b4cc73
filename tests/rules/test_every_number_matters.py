"""Every number, date and word of the rules file, changed by one, makes some case come out differently.

A word of a list is renamed, and also left out: a renamed one can be refused because nobody can fill it in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

import pytest

from chuding_cli.judge import judge
from chuding_cli.notice import Notice
from chuding_cli.notice_file import build_notice
from chuding_cli.yaml_tree import Mapping, Node, Scalar, Sequence, TreeProblem, load_tree

from .table import CASES, Case
from .world import RULES, VOCABULARY, environment_of, korla, papers_asked

SECTIONS = ("windows", "numbers", "lists", "texts", "derive", "rules")
# Words about a rule, not the rule: nothing is judged by them.
TOLD = frozenset(
    "id title clause cite cite_row reading because say advice advise due due_as name stage as unit".split()
)
# Where N is 1, 2, 3 or not known, being above 0 and being above -1 are the same.
THE_SAME = ("初定年限 > -1",)
_LITERAL = re.compile(r"\d{4}-\d{2}-\d{2}|\d+(?:\.\d+)?|'[^']*'")


class Mutant(NamedTuple):
    """One scalar, or one key of a table's rows, with another text; or a list's word left out."""

    where: str
    change: Callable[[], None]
    undo: Callable[[], None]


def neighbours(literal: str) -> Iterator[str]:
    """A literal of an expression changed by one (a decimal by one in its last place), in both directions."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", literal):
        day = date.fromisoformat(literal)
        yield from ((day + timedelta(days=step)).isoformat() for step in (-1, 1))
    elif literal.startswith("'"):
        yield f"{literal[:-1]}甲'"
    else:
        step = Decimal(1).scaleb(-len(literal.partition(".")[2]))
        yield from (str(Decimal(literal) + each) for each in (-step, step))


def changed_texts(text: str, is_word: bool) -> Iterator[str]:
    """The texts one change away: a list's word renamed, or a literal of an expression changed."""
    if is_word:
        yield f"{text}甲"
        return
    for found in _LITERAL.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if before and (before.isalnum() or before in "_.") and not found[0].startswith("'"):
            continue  # part of a name, such as A4
        for other in neighbours(found[0]):
            changed = text[: found.start()] + other + text[found.end() :]
            if not any(same in changed for same in THE_SAME):
                yield changed


def mutants(node: Node, path: str, *, words: bool) -> Iterator[Mutant]:
    """Every change below a node; ``words`` where its plain scalars are words, not expressions."""
    if isinstance(node, Scalar):
        for text in changed_texts(node.text, words):
            yield Mutant(f"{path}: {node.text} → {text}", *_set(node, text))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from mutants(item, path, words=words)
            if words and isinstance(item, Scalar):
                yield Mutant(f"{path}: without {item.text}", *_leave_out(node, index))
    elif isinstance(node, Mapping):
        for key, value in node.entries.items():
            if key not in TOLD:
                listed = key in ("members", "pass", "fail", "review") and not isinstance(value, Mapping)
                status = isinstance(value, Scalar) and value.text in ("pass", "fail", "review", "missing")
                yield from mutants(value, f"{path}.{key}", words=words or (listed and not status))
            if key == "rows" and isinstance(value, Mapping):
                yield from _renamed_rows(value, f"{path}.{key}")


def _renamed_rows(rows: Mapping, path: str) -> Iterator[Mutant]:
    for key, value in rows.entries.items():
        for text in changed_texts(key, True):
            yield Mutant(f"{path}: {key} → {text}", *_rename(rows, key, text))
        if isinstance(value, Mapping) and "value" not in value.entries:  # a table with several keys
            yield from _renamed_rows(value, f"{path}.{key}")


def _set(node: Scalar, text: str) -> tuple[Callable[[], None], Callable[[], None]]:
    old = node.text

    def change() -> None:
        node.text = text

    def undo() -> None:
        node.text = old

    return change, undo


def _leave_out(node: Sequence, index: int) -> tuple[Callable[[], None], Callable[[], None]]:
    items = node.items

    def change() -> None:
        node.items = items[:index] + items[index + 1 :]

    def undo() -> None:
        node.items = items

    return change, undo


def _rename(node: Mapping, key: str, text: str) -> tuple[Callable[[], None], Callable[[], None]]:
    entries, keys = node.entries, node.keys
    place = keys[key]
    other = Scalar(text, place.plain, place.folded, place.line, place.column)

    def change() -> None:
        node.entries = {text if each == key else each: value for each, value in entries.items()}
        node.keys = {each: other if each == text else keys[each] for each in node.entries}

    def undo() -> None:
        node.entries, node.keys = entries, keys

    return change, undo


def all_mutants(tree: Mapping) -> list[Mutant]:
    """Every change of the sections that judge."""
    found: list[Mutant] = []
    for section in SECTIONS:
        found += mutants(tree.entries[section], section, words=section == "lists")
    return found


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
    assert len(changes) == 249


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
