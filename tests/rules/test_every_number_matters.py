"""Every number, date and word of the rules file, changed by one, makes some case come out differently."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from chuding_cli.notice import Notice
from chuding_cli.notice_file import build_notice
from chuding_cli.yaml_tree import Mapping, Node, Scalar, Sequence, TreeProblem, load_tree

from .table import CASES
from .world import RULES, VOCABULARY, korla, papers_asked, statuses

SECTIONS = ("windows", "numbers", "lists", "texts", "derive", "rules")
# Words about a rule, not the rule: nothing is judged by them.
TOLD = frozenset(
    "id title clause cite cite_row reading because say advice advise due due_as name stage as unit".split()
)
_LITERAL = re.compile(r"\d{4}-\d{2}-\d{2}|\d+(?:\.\d+)?|'[^']*'")


class Mutant(NamedTuple):
    """One scalar (or key) with another text."""

    where: str
    change: Callable[[], None]
    undo: Callable[[], None]


def neighbours(literal: str) -> Iterator[str]:
    """A literal of an expression changed by one, in both directions."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", literal):
        day = date.fromisoformat(literal)
        yield from ((day + timedelta(days=step)).isoformat() for step in (-1, 1))
    elif literal.startswith("'"):
        yield f"{literal[:-1]}甲'"
    elif "." in literal:
        yield from (str(round(float(literal) * factor, 4)) for factor in (0.5, 2))
    else:
        yield from (str(int(literal) + step) for step in (-1, 1) if int(literal) + step >= 0)


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
            yield text[: found.start()] + other + text[found.end() :]


def mutants(node: Node, path: str, *, words: bool) -> Iterator[Mutant]:
    """Every change below a node; ``words`` where its plain scalars are words, not expressions."""
    if isinstance(node, Scalar):
        for text in changed_texts(node.text, words):
            yield Mutant(f"{path}: {node.text} → {text}", *_set(node, text))
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from mutants(item, path, words=words)
    elif isinstance(node, Mapping):
        for key, value in node.entries.items():
            if key not in TOLD:
                listed = key in ("members", "pass", "fail", "review") and not isinstance(value, Mapping)
                word = isinstance(value, Scalar) and value.text in ("pass", "fail", "review", "missing")
                yield from mutants(value, f"{path}.{key}", words=words or (listed and not word))


def _set(node: Scalar, text: str) -> tuple[Callable[[], None], Callable[[], None]]:
    old = node.text

    def change() -> None:
        node.text = text

    def undo() -> None:
        node.text = old

    return change, undo


def all_mutants(tree: Mapping) -> list[Mutant]:
    """Every change of the sections that judge."""
    found: list[Mutant] = []
    for section in SECTIONS:
        found += mutants(tree.entries[section], section, words=section == "lists")
    return found


Outcome = tuple[dict[str, str], list[str]]


def outcome(index: int, notice: Notice) -> Outcome:
    """What a notice makes of a case: the rules' statuses, and the papers it asks for."""
    return statuses(CASES[index], notice), papers_asked(CASES[index], notice)


def notices_it(tree: Mapping, expected: list[tuple[int, Outcome]]) -> int | None:
    """The index of a case that comes out differently, -1 for a mistake that is found; None for none."""
    try:
        notice = build_notice(tree, RULES, VOCABULARY)
    except TreeProblem:
        return -1
    return next((index for index, found in expected if outcome(index, notice) != found), None)


def test_changing_any_number_date_or_word_changes_a_case() -> None:
    tree = load_tree(RULES)
    expected = [(index, outcome(index, korla())) for index in range(len(CASES))]
    survived = []
    changes = all_mutants(tree)
    for mutant in changes:
        mutant.change()
        try:
            killer = notices_it(tree, expected)
        finally:
            mutant.undo()
        if killer is None:
            survived.append(mutant.where)
        elif killer >= 0:  # the case that found this one is likely to find the next
            expected.sort(key=lambda each: each[0] != killer)
    assert survived == []
    assert len(changes) > 120


def test_the_walk_would_notice_a_number_that_nothing_depends_on() -> None:
    """Whether the test above can fail: a number added that no rule uses survives."""
    tree = load_tree(RULES)
    numbers = tree.entries["numbers"]
    assert isinstance(numbers, Mapping)
    numbers.entries["没有用的数"] = Scalar("7", True, False, 1, 1)
    numbers.keys["没有用的数"] = Scalar("没有用的数", True, False, 1, 1)
    expected = [(index, outcome(index, korla())) for index in range(5)]
    unused = list(mutants(numbers.entries["没有用的数"], "numbers", words=False))
    assert len(unused) == 2
    for mutant in unused:
        mutant.change()
        assert notices_it(tree, expected) is None
        mutant.undo()


@pytest.mark.parametrize(
    ("text", "is_word", "others"),
    [
        ("30 课时", False, ["29 课时", "31 课时"]),
        ("2024-09-30", False, ["2024-09-29", "2024-10-01"]),
        ("学历.层次 = '中专'", False, ["学历.层次 = '中专甲'"]),
        ("纸质.呈报表.A4", False, []),
        ("建材", True, ["建材甲"]),
    ],
)
def test_each_literal_is_changed_by_one(text: str, is_word: bool, others: list[str]) -> None:
    assert list(changed_texts(text, is_word)) == others
