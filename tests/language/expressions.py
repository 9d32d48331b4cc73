"""Expressions of the rule language, parsed and judged for a few facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chuding_cli.applicants.reading import read_applicants
from chuding_cli.facts.dates import WorkCalendar
from chuding_cli.facts.vocabulary import Vocabulary, load_vocabulary
from chuding_cli.language.environment import Environment, JudgedDays
from chuding_cli.language.nodes.arithmetic import Arithmetic, Lengthened
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.calls import Call
from chuding_cli.language.nodes.comparison import Compare, Membership
from chuding_cli.language.nodes.lists import Where
from chuding_cli.language.nodes.logic import All, AnyOf, Negation
from chuding_cli.language.nodes.names import Literal, NamedLiteral
from chuding_cli.language.parsing.expressions import parse_expression
from chuding_cli.language.parsing.scope import Scope
from chuding_cli.language.parsing.tokens import LanguageError
from chuding_cli.language.telling.labels import label
from chuding_cli.language.truth import Unknown, status
from chuding_cli.language.types import NUMBER, TEXT, Type

VOCABULARY = Path(__file__).parents[2] / "rules" / "vocabulary.yaml"
SUBMITTED = date(2024, 10, 20)
HANDED_IN = date(2024, 10, 30)


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(VOCABULARY)


@dataclass(frozen=True)
class Seen:
    """What opening a file shows."""

    state: str
    reason: str = "读不出"
    width: int | None = 295
    height: int | None = 413
    pages: int | None = 2
    way_out: str = ""
    kind: str = ""


class Cabinet:
    """Files by name: ``absent``, ``broken``, ``blank`` (shows no figures), and others, which are fine."""

    def inspect(self, written: str) -> Seen:
        if "blank" in written:
            return Seen("present", "", None, None, None)
        return Seen(next((word for word in ("absent", "broken") if word in written), "present"))

    def count_characters(self, written: str) -> int | None:
        return 1200 if self.inspect(written).width else None

    def why_uncounted(self, written: str) -> tuple[str, str]:
        return ("", "") if self.count_characters(written) else ("没有文字", "")


def scope() -> Scope:
    """The vocabulary, and two names of a notice."""
    defined: dict[str, Node] = {
        "标准": NamedLiteral("标准", 60, Type("number", unit="课时")),
        "年限": NamedLiteral("年限", 2, NUMBER),
        "名称": NamedLiteral("名称", "教师", TEXT),
    }
    return Scope(vocabulary(), defined)


def environment(facts: str = "", day: date = SUBMITTED, *, paper: bool = False) -> Environment:
    readings = list(read_applicants(facts or "name: 某", vocabulary()))
    assert [reading.errors for reading in readings] == [()]
    return Environment(readings[0].record, JudgedDays(day, HANDED_IN, True, paper), WorkCalendar(), Cabinet)


def parsed(text: str) -> Node:
    return parse_expression(text, scope())


def value(text: str, facts: str = "") -> Any:
    """What an expression is worth; an unknown as the word of its kind."""
    found = parsed(text).value(environment(facts))
    return found.kind if isinstance(found, Unknown) else found


def verdict(text: str, facts: str = "") -> str:
    """The status that a condition gives."""
    return status(parsed(text).value(environment(facts)))


def mistake(text: str, parse: Callable[[str], object] = parsed) -> tuple[int, str]:
    """Offset and message of the mistake in an expression."""
    with pytest.raises(LanguageError) as caught:
        parse(text)
    return caught.value.offset, caught.value.message


def shape(node: Node) -> str:
    """How an expression was understood, with every pair of parentheses written out."""
    if isinstance(node, (All, AnyOf)):
        word = " and " if isinstance(node, All) else " or "
        return f"({word.join(shape(part) for part in node.parts)})"
    if isinstance(node, Negation):
        return f"(not {shape(node.inner)})"
    if isinstance(node, (Compare, Arithmetic)):
        return f"({shape(node.left)} {node.operator} {shape(node.right)})"
    if isinstance(node, Membership):
        return f"({shape(node.item)} {'in' if node.inside else 'not in'} {shape(node.members)})"
    if isinstance(node, Where):
        return f"({shape(node.source)} where {shape(node.inner)})"
    if isinstance(node, Lengthened):
        return f"{shape(node.number)} × {node.unit}"
    if isinstance(node, Call):
        return f"{node.function.name}({', '.join(shape(each) for each in node.arguments)})"
    if isinstance(node, Literal):
        return f"{label(node, environment())}{node.type.unit}"
    return getattr(node, "path", "") or getattr(node, "name", "") or type(node).__name__
