"""Expressions told in Chinese words, without any applicant: what is compared with what."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from chuding_cli.language.nodes.arithmetic import Arithmetic, Lengthened
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.calls import Call, Converted
from chuding_cli.language.nodes.comparison import Compare, Membership
from chuding_cli.language.nodes.given import Claimed, Given, IsGiven
from chuding_cli.language.nodes.lists import Group, Where
from chuding_cli.language.nodes.logic import All, AnyOf, Negation, Surely
from chuding_cli.language.nodes.names import DayNode, FactNode, ItemNode, Literal, NamedLiteral, NameNode
from chuding_cli.language.nodes.papers import Measure, Present
from chuding_cli.language.nodes.quantifiers import AtLeast, ForEach, Several, Some
from chuding_cli.language.nodes.rows import Choose, First, Lookup, Row
from chuding_cli.language.nodes.statuses import Judge, Remapped, Status
from chuding_cli.language.nodes.totals import Aggregate, Count
from chuding_cli.language.nodes.windows import WindowEnd, WindowNode
from chuding_cli.language.telling.calls import CALLS
from chuding_cli.language.telling.wording import (
    FIGURES,
    MEASURES,
    STATUS_WORDS,
    TURNED,
    constant,
    operator_words,
    outcome,
)

_SIGNS = {"*": "×", "/": "÷", "-": "−", "+": "+"}


def words(node: Node) -> str:
    """A node in words, on one line."""
    return WORDS[type(node)](node)


def _literal(node: Literal) -> str:
    return constant(node.constant, node.type)


def _named_literal(node: NamedLiteral) -> str:
    if node.type.kind in ("list", "text"):
        return node.name
    return f"{node.name}（{constant(node.constant, node.type)}）"


def _compare(node: Compare) -> str:
    return f"{words(node.left)} {operator_words(node.operator, node.left.type)} {words(node.right)}"


def _arithmetic(node: Arithmetic) -> str:
    sides = [words(side) for side in (node.left, node.right)]
    if node.operator in "*/":
        sums = [isinstance(side, Arithmetic) and side.operator in "+-" for side in (node.left, node.right)]
        sides = [f"（{side}）" if a_sum else side for side, a_sum in zip(sides, sums, strict=True)]
    return f"{sides[0]} {_SIGNS[node.operator]} {sides[1]}"


def _lengthened(node: Lengthened) -> str:
    unit = str(node.unit).partition(" ")[2]
    return f"{words(node.number)} {unit}"


def _negation(node: Negation) -> str:
    inner = node.inner
    if isinstance(inner, IsGiven):
        return f"没有{words(inner).replace('了', '', 1)}"
    return f"不是“{words(inner)}”"


def _fact(node: FactNode) -> str:
    return f"{node.fact.label} 为“是”" if node.type.kind == "bool" else node.fact.label


def _name(node: Node) -> str:
    return node.fact.label if isinstance(node, FactNode) else words(node)


def chain(node: Node) -> str:
    """``a <= b <= c`` in words; empty for everything else."""
    parts = node.parts if isinstance(node, All) else ()
    lower, upper = parts if len(parts) == 2 else (None, None)
    if not (isinstance(lower, Compare) and isinstance(upper, Compare) and lower.right is upper.left):
        return ""
    turned = Compare(TURNED.get(lower.operator, lower.operator), lower.right, lower.left)
    return f"{_compare(turned)}，{_compare(upper).removeprefix(words(upper.left)).strip()}"


def _all(node: All) -> str:
    return chain(node) or _joined(node, "，且 ", AnyOf)


def _joined(node: All | AnyOf, sign: str, other: type[Node]) -> str:
    return sign.join(f"（{words(part)}）" if isinstance(part, other) else words(part) for part in node.parts)


def _membership(node: Membership) -> str:
    plain = type(node.members) is Literal
    members = f"{words(node.members)} 之一" if plain else f"{words(node.members)} 之中的一个"
    return f"{words(node.item)} {'是' if node.inside else '不是'} {members}"


def _aggregate(node: Aggregate) -> str:
    given = "已填的" if node.given_only else ""
    return f"{words(node.source)}中{given}{words(node.inner)}{FIGURES[node.figure]}"


def _group(node: Group) -> str:
    record = node.type.record
    key = record.keys[node.key].zh if record else node.key
    return f"{words(node.source)}按{key}合在一起"


def at_least(node: AtLeast) -> str:
    """How many of what are asked for."""
    return f"{words(node.source)}中至少 {words(node.number)} {node.unit}"


def for_each(node: ForEach) -> str:
    """Over what a condition goes."""
    if isinstance(node.source, Where):
        return f"{words(node.source)}，每一条"
    name = f"（{node.item_name}）" if node.item_name else ""
    return f"{words(node.source)}中的每一个{name}"


def sorted_words(node: Judge) -> list[str]:
    """The lists of words of a judgement, each with its status; the rest last."""
    kinds: dict[str, list[str]] = {}
    for word, truth in node.statuses.items():
        kinds.setdefault(outcome(truth), []).append(constant(word, node.inner.type))
    told = [f"{'、'.join(each)}：{kind}" for kind, each in kinds.items()]
    rest = [word for word in node.inner.type.values if word not in node.statuses]
    if rest or not node.inner.type.values:
        told.append(f"其余：{outcome(node.otherwise)}")
    return told


def row(each: Row) -> str:
    """When a row of a decision table is the one."""
    return "其余" if each.condition is None else f"若 {words(each.condition)}"


def changes(node: Remapped) -> str:
    """What the statuses of a condition mean here."""
    return "；".join(f"{STATUS_WORDS[word]}的，作{outcome(truth)}" for word, truth in node.statuses.items())


def window(node: WindowNode) -> str:
    """The day that must lie in a window, and the window; of several, each with whom it concerns."""
    day = "交件日" if node.stage == "paper" else "申报日"
    if len(node.windows) == 1:
        return f"{day}在{node.windows[0].name}之内（{node.windows[0]}）"
    whom = [f"{words(each.applies)}；" if each.applies else "" for each in node.windows]
    told = (f"{each.name}（{his}{each}）" for each, his in zip(node.windows, whom, strict=True))
    return f"{day}在{'、或'.join(told)}之内"


def _remapped(node: Remapped) -> str:
    changed = changes(node)
    return f"{words(node.inner)}（{changed}）" if changed else words(node.inner)


def _first(node: First) -> str:
    return "；".join(f"{row(each)}，{words(each.then)}" for each in node.rows)


def _call(node: Call) -> str:
    arguments = [words(argument) for argument in node.arguments]
    told = CALLS[node.function.name]
    whole = told.whole or told.label
    if all(f"{{{index}}}" in whole for index in range(len(arguments))):
        return _tidy(whole.format(*(f" {argument} " for argument in arguments)))
    return f"{node.function.zh}（{'，'.join(arguments)}）"


def _tidy(text: str) -> str:
    """Single spaces between words, and none beside punctuation."""
    return re.sub(r" *([，；：（）、。]) *", r"\1", re.sub(r" {2,}", " ", text)).strip()


def _choose(node: Choose) -> str:
    rows = [f"若 {words(condition)}，为 {words(then)}" for condition, then in node.rows]
    return "；".join([*rows, f"其余为 {words(node.otherwise)}"])


def _lookup(node: Lookup) -> str:
    return f"表“{node.name}”里{'、'.join(words(key) for key in node.keys)}所在的一行"


WORDS: dict[type[Node], Callable[[Any], str]] = {
    Literal: _literal,
    NamedLiteral: _named_literal,
    FactNode: _fact,
    DayNode: lambda node: node.name,
    NameNode: lambda node: node.name,
    ItemNode: lambda node: node.name,
    Compare: _compare,
    Arithmetic: _arithmetic,
    Lengthened: _lengthened,
    Negation: _negation,
    Surely: lambda node: words(node.inner),
    All: _all,
    AnyOf: lambda node: _joined(node, "，或 ", All),
    Membership: _membership,
    Where: lambda node: f"{words(node.source)}中 {words(node.inner)} 的各条",
    Aggregate: _aggregate,
    Count: lambda node: f"{words(node.source)}的条数",
    Group: _group,
    ForEach: lambda node: f"{for_each(node)}都要：{words(node.inner)}",
    Some: lambda node: f"{words(node.source)}中至少有一条：{words(node.inner)}",
    Several: lambda node: f"至少 {words(node.number)} 项：{'；'.join(words(part) for part in node.parts)}",
    AtLeast: lambda node: f"{at_least(node)}：{words(node.inner)}",
    Status: lambda node: outcome(node.truth),
    Judge: lambda node: f"{words(node.inner)}——{'；'.join(sorted_words(node))}",
    First: _first,
    Remapped: _remapped,
    WindowNode: window,
    WindowEnd: lambda node: node.name,
    Call: _call,
    Converted: lambda node: words(node.source),
    Given: lambda node: f"所填的{'、'.join(words(fact) for fact in node.facts)}",
    IsGiven: lambda node: f"填写了 {_name(node.fact)}",
    Claimed: lambda node: f"声明了 {_name(node.fact)}",
    Lookup: _lookup,
    Choose: _choose,
    Present: lambda node: f"备有 {words(node.document)}",
    Measure: lambda node: f"{words(node.document)}的{MEASURES[node.what]}",
}
