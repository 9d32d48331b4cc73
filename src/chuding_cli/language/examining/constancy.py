"""Conditions that can never change: found by trying every value that could make a difference.

A condition that looks at one operand alone (a fact, a sum, a count) is tried with the values that
its constants name and with those between and beyond them; where the outcome is always the same, it decides
nothing. In an ``all`` the parts about the same operand are taken together, and in an ``any``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from chuding_cli.applicants.reading import Record
from chuding_cli.facts.dates import DAY, Duration, WorkCalendar
from chuding_cli.facts.scalars import Month
from chuding_cli.language.environment import Environment, JudgedDays
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.comparison import Compare, Membership
from chuding_cli.language.nodes.logic import All, AnyOf, Negation
from chuding_cli.language.nodes.names import DayNode, FactNode, ItemNode, Literal, NameNode
from chuding_cli.language.nodes.statuses import Judge, Remapped, Status
from chuding_cli.language.nodes.totals import Count
from chuding_cli.language.nodes.windows import WindowEnd, WindowNode
from chuding_cli.language.truth import Truth, Unknown, best, negated, worst
from chuding_cli.language.types import BOOL

_VARYING = (FactNode, DayNode, ItemNode, WindowNode, WindowEnd)


def is_constant(node: Node) -> bool:
    """Whether nothing in a node depends on the applicant or the day."""
    return not any(isinstance(part, _VARYING) for part in node.walk())


def flaws(node: Node, stop: Callable[[Node], bool]) -> Iterator[str]:
    """What in a condition never changes, in Chinese; not below nodes where ``stop`` holds."""
    flaw = _flaw(node) if node.type is BOOL else ""
    if flaw:
        yield flaw
        return
    for child in node.children():
        a_value = isinstance(child, Literal) and not isinstance(node, (All, AnyOf, Negation))  # … = 是
        if not isinstance(node, NameNode) and not a_value and not stop(child):
            yield from flaws(child, stop)


def _flaw(node: Node) -> str:
    if is_constant(node):
        return "" if isinstance(node, Status) else "这个条件里没有事实，也没有日期，永远不变"
    if isinstance(node, (Compare, Membership, Judge)):
        return _never_changes(node)
    if isinstance(node, (All, AnyOf)):
        return _clash(node)
    return ""


def _never_changes(node: Node) -> str:
    """A single question that has only one answer."""
    operand = _operand(node)
    outcomes = {repr(_outcome(node, value)) for value in _candidates([node], operand)} if operand else set()
    if len(outcomes) != 1:
        return ""
    if isinstance(node, Judge):
        return "这里无论填什么，结果都一样"
    return f"这个条件对所有可填的值都{'成立' if outcomes == {'True'} else '不成立'}，永远不变"


def _clash(node: All | AnyOf) -> str:
    """Parts about the same operand that exclude each other, or of which one always holds."""
    groups: dict[Any, list[Node]] = {}
    for part in _flat(node, type(node)):
        operand = _operand(part)
        if operand is not None:
            groups.setdefault(likeness(operand), []).append(part)
    join, decided = (worst, False) if isinstance(node, All) else (best, True)
    for parts in groups.values():
        operand = _operand(parts[0])
        tried = _candidates(parts, operand) if operand is not None and len(parts) > 1 else []
        if tried and all(join([_outcome(part, value) for part in parts]) is decided for value in tried):
            return "这几个条件不会同时成立" if decided is False else "这几个条件总有一个成立"
    return ""


def _flat(node: Node, kind: type[Node]) -> Iterator[Node]:
    inner = node.inner if isinstance(node, Remapped) and not node.statuses else node
    if isinstance(inner, kind):
        for part in inner.children():
            yield from _flat(part, kind)
    else:
        yield inner


def _operand(node: Node) -> Node | None:
    """The one thing that a condition asks about, if it is one, and everything else is constant."""
    if isinstance(node, (Negation, Judge)):
        return _operand(node.inner) if isinstance(node, Negation) else node.inner
    if isinstance(node, Compare):
        sides = [side for side in (node.left, node.right) if not is_constant(side)]
        return sides[0] if len(sides) == 1 else None
    if isinstance(node, Membership) and is_constant(node.members):
        return node.item
    if isinstance(node, (All, AnyOf)):
        operands = [_operand(part) for part in node.parts]
        first = operands[0]
        same = first is not None and all(each and likeness(each) == likeness(first) for each in operands)
        return first if same else None
    return None


def likeness(node: Node) -> Any:
    """Equal for nodes that stand for the same value."""
    if isinstance(node, NameNode):
        return NameNode.__name__, node.name
    slots = [name for kind in type(node).__mro__ for name in getattr(kind, "__slots__", ())]
    return type(node).__name__, tuple(_alike(getattr(node, name)) for name in slots if name != "type")


def _alike(value: Any) -> Any:
    if isinstance(value, Node):
        return likeness(value)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_alike(each) for each in value)
    return repr(value)


def _outcome(node: Node, value: Any) -> Truth:
    """The truth of a condition when its operand has a value."""
    if isinstance(node, Negation):
        return negated(_outcome(node.inner, value))
    if isinstance(node, Judge):
        return node.statuses.get(value, node.otherwise)
    if isinstance(node, Membership):
        return (value in constant_value(node.members)) is node.inside
    if isinstance(node, (All, AnyOf)):
        parts = [_outcome(part, value) for part in node.parts]
        return worst(parts) if isinstance(node, All) else best(parts)
    assert isinstance(node, Compare)
    sides = [constant_value(side) if is_constant(side) else value for side in (node.left, node.right)]
    return node.compare(*(_comparable(side) for side in sides))


def _comparable(value: Any) -> Any:
    return (value.months * 30.4375 + value.days, value.working_days) if isinstance(value, Duration) else value


def constant_value(node: Node, calendar: WorkCalendar | None = None) -> Any:
    """The value of a node that is constant."""
    days = JudgedDays(date.min, date.min)
    return node.value(Environment(Record(None), days, calendar or WorkCalendar(), _no_files))


def _no_files() -> Any:
    raise AssertionError("a constant opens no files")


def _named(node: Node) -> Iterator[Any]:
    """The constants that a condition compares its operand with."""
    if isinstance(node, Judge):
        yield from node.statuses
    elif isinstance(node, Membership):
        yield from constant_value(node.members)
    elif isinstance(node, Compare):
        yield from (constant_value(side) for side in (node.left, node.right) if is_constant(side))
    else:
        for part in node.children():
            yield from _named(part)


def _candidates(nodes: list[Node], operand: Node | None) -> list[Any]:
    """Values of an operand: one for every outcome that some conditions about it could have."""
    if operand is None:
        return []
    if operand.type.values:
        return list(operand.type.values)
    if operand.type.kind == "bool":
        return [True, False]
    constants = [value for node in nodes for value in _named(node)]
    if not constants or any(isinstance(value, Unknown) for value in constants):
        return []
    try:
        return _ordered(sorted(set(constants)), _lowest(operand))
    except TypeError:  # kinds without an order that matters here
        return []


def _ordered(constants: list[Any], lowest: int | None) -> list[Any]:
    first, last = constants[0], constants[-1]
    if isinstance(first, str):
        return [*constants, "".join(constants) + "…"]
    if isinstance(first, date):
        return [*constants, *(day + DAY for day in constants if day < date.max), first - DAY]
    if isinstance(first, Month):
        return [*constants, *(month.shifted(1) for month in constants), first.shifted(-1)]
    if isinstance(first, (int, Decimal)):
        between = [(Decimal(a) + Decimal(b)) / 2 for a, b in pairwise(constants)]
        tried = [first - 1, *constants, *between, last + 1]
        return [value for value in tried if lowest is None or value >= lowest]
    return []


def _lowest(operand: Node) -> int | None:
    """The least value that an operand can have, where there is one."""
    amount = isinstance(operand, FactNode) and operand.fact.kind == "amount"
    return 0 if amount or isinstance(operand, Count) else None
