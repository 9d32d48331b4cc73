"""What the parts of a condition are called where a finding names them, for one applicant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chuding_cli.language.environment import Environment
from chuding_cli.language.items import parts_of
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
from chuding_cli.language.nodes.rows import Choose, First, Lookup
from chuding_cli.language.nodes.statuses import Judge, Remapped, Status
from chuding_cli.language.nodes.totals import Aggregate, Count
from chuding_cli.language.nodes.windows import Window, WindowEnd, WindowNode, window_for
from chuding_cli.language.telling.calls import CALLS
from chuding_cli.language.telling.expressions import words
from chuding_cli.language.telling.wording import FIGURES, MEASURES, shown
from chuding_cli.language.truth import Unknown, status


def label(node: Node, env: Environment) -> str:
    """What a node is called in a finding."""
    return LABELS[type(node)](node, env)


def list_label(members: Node, env: Environment) -> str:
    """What a list of values is called: one without a name by its values."""
    return shown(members.constant) if type(members) is Literal else label(members, env)


def window_told(node: WindowNode, env: Environment) -> Window:
    """Of several windows the applicant's; where it is not known which that is, the first."""
    first = node.windows[0]
    return (window_for(node.windows, env.days.day(node.stage), env) or first) if node.choosing else first


def _item(node: ItemNode, env: Environment) -> str:
    return f"{env.scopes[node.level]}" if node.level < len(env.scopes) else node.name


def _where(node: Where, env: Environment) -> str:
    """The list, and what its entries are chosen by; not where that is the item walked for."""
    named = label(node.source, env)
    if any(isinstance(part, ItemNode) for part in node.inner.walk()):
        return named
    return f"{named}（{words(node.inner)}）"


def _aggregate(node: Aggregate, env: Environment) -> str:
    value = node.source.value(env)
    items = parts_of(value)[0] if value.__class__ is not Unknown else ()
    names = node.each(env, items[:1], lambda inside: label(node.inner, inside))
    return f"{names[0] if names else label(node.source, env)}{FIGURES[node.figure]}"


def _call(node: Call, env: Environment) -> str:
    return CALLS[node.function.name].label.format(*(_with_value(each, env) for each in node.arguments))


def _with_value(argument: Node, env: Environment) -> str:
    """What an argument is called; of a number that has a name, the number too."""
    called = label(argument, env)
    if argument.type.kind != "number" or type(argument) is Literal:
        return called
    value = argument.value(env)
    known = value.__class__ is not Unknown and shown(value) != called
    return f"{called}（{shown(value)}）" if known else called


def _given(node: Given, env: Environment) -> str:
    value = node.value(env)
    return f"“{shown(value)}”" if value.__class__ is tuple else _joined(node.facts, "、", env)


def _lookup(node: Lookup, env: Environment) -> str:
    key = node.key(env)
    return node.name if key.__class__ is Unknown else f"{node.name}（{shown(key)}）"


def _choose(node: Choose, env: Environment) -> str:
    value = node.value(env)
    return "" if value.__class__ is Unknown else shown(value)


def _membership(node: Membership, env: Environment) -> str:
    relation = "属于" if node.inside else "不属于"
    return f"{label(node.item, env)}{relation} {list_label(node.members, env)}"


def _joined(nodes: tuple[Node, ...], sign: str, env: Environment) -> str:
    return sign.join(label(node, env) for node in nodes)


def _name(node: NamedLiteral | DayNode | NameNode | WindowEnd, env: Environment) -> str:
    return node.name


def _of_inner(node: Surely | Judge | Remapped, env: Environment) -> str:
    return label(node.inner, env)


def _of_source(node: Converted | Group | ForEach | Some | AtLeast, env: Environment) -> str:
    return label(node.source, env)


LABELS: dict[type[Node], Callable[[Any, Environment], str]] = {
    **dict.fromkeys((NamedLiteral, DayNode, NameNode, WindowEnd), _name),
    **dict.fromkeys((Surely, Judge, Remapped), _of_inner),
    **dict.fromkeys((Converted, Group, ForEach, Some, AtLeast), _of_source),
    Literal: lambda node, env: shown(node.constant),
    FactNode: lambda node, env: node.fact.label,
    ItemNode: _item,
    Arithmetic: lambda node, env: f"{label(node.left, env)} {node.operator} {label(node.right, env)}",
    Lengthened: lambda node, env: shown(node.value(env)),
    Compare: lambda node, env: words(node),
    Membership: _membership,
    Negation: lambda node, env: f"非（{label(node.inner, env)}）",
    All: lambda node, env: _joined(node.parts, "，且", env),
    AnyOf: lambda node, env: _joined(node.parts, "，或", env),
    Several: lambda node, env: _joined(node.parts, "、", env),
    Where: _where,
    Aggregate: _aggregate,
    Count: lambda node, env: f"{label(node.source, env)}的条数",
    Call: _call,
    Given: _given,
    IsGiven: lambda node, env: f"填写了{label(node.fact, env)}",
    Claimed: lambda node, env: f"声明了{label(node.fact, env)}",
    Lookup: _lookup,
    Choose: _choose,
    First: lambda node, env: "",
    Status: lambda node, env: status(node.truth),
    Present: lambda node, env: label(node.document, env),
    Measure: lambda node, env: f"{label(node.document, env)}的{MEASURES[node.what]}",
    WindowNode: lambda node, env: window_told(node, env).name,
}
