"""The fact that decided a value: the place in the file that a finding points at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chuding_cli.language.environment import Environment
from chuding_cli.language.items import parts_of
from chuding_cli.language.nodes.arithmetic import Arithmetic, Lengthened
from chuding_cli.language.nodes.base import Node, first_unknown
from chuding_cli.language.nodes.calls import Call, Converted
from chuding_cli.language.nodes.comparison import Compare, Membership
from chuding_cli.language.nodes.given import Claimed, Given, IsGiven
from chuding_cli.language.nodes.lists import Group, Walking, Where
from chuding_cli.language.nodes.logic import All, AnyOf, Negation, Surely
from chuding_cli.language.nodes.names import (
    DayNode,
    FactNode,
    ItemNode,
    Literal,
    NamedLiteral,
    NameNode,
    at_top,
)
from chuding_cli.language.nodes.papers import Measure, Present
from chuding_cli.language.nodes.quantifiers import AtLeast, ForEach, Several, Some
from chuding_cli.language.nodes.rows import Choose, First, Lookup
from chuding_cli.language.nodes.statuses import Judge, Remapped, Status
from chuding_cli.language.nodes.totals import Aggregate, Count
from chuding_cli.language.nodes.windows import WindowEnd, WindowNode
from chuding_cli.language.telling.anchors import Place, anchor
from chuding_cli.language.telling.explaining import explain
from chuding_cli.language.truth import TRUE_RANK, Unknown, rank
from chuding_cli.language.types import BOOL


def blame(node: Node, env: Environment) -> Place:
    """The record and path of the fact that decided the value of a node."""
    return PLACES[type(node)](node, env)


def _of_inner(node: Negation | Remapped, env: Environment) -> Place:
    return blame(node.inner, env)


def _of_worst(node: All, env: Environment) -> Place:
    return blame(min(node.parts, key=lambda part: rank(part.value(env))), env)


def _of_best(node: AnyOf, env: Environment) -> Place:
    return blame(max(node.parts, key=lambda part: rank(part.value(env))), env)


def _of_operands(node: Compare, env: Environment) -> Place:
    return _of_unknown((node.left, node.right), env) or anchor(node, env)


def _membership(node: Membership, env: Environment) -> Place:
    return _of_unknown((node.item, node.members), env) or anchor(node.item, env)


def _of_unknown(operands: tuple[Node, ...], env: Environment) -> Place | None:
    """Where the unknown that decided comes from, when one of some operands is unknown."""
    values = [operand.value(env) for operand in operands]
    unknown = first_unknown(values)
    return None if unknown is None else blame(operands[values.index(unknown)], env)


def _call(node: Call, env: Environment) -> Place:
    place = _of_unknown(node.arguments, env)
    if place is None and node.value(env).__class__ is Unknown:  # doubt inside a list that is known
        place = next(((why.record, why.path) for why in explain(node, env) if why.record), None)
    return place or anchor(node, env)


def _name(node: NameNode, env: Environment) -> Place:
    return at_top(env, lambda top: blame(node.definition, top))


def _walking(node: Walking, env: Environment) -> Place:
    """Where the source is not known, else the entry that decided, else the list."""
    value = node.source.value(env)
    if value.__class__ is Unknown:
        return blame(node.source, env)
    if node.type is BOOL:
        sure, maybe = parts_of(value)
        entries = sure + maybe
        ranks = node.each(env, entries, lambda inside: rank(node.inner.value(inside)))
        if ranks and min(ranks) < TRUE_RANK:
            entry = entries[ranks.index(min(ranks))]
            place: Place = node.each(env, (entry,), lambda inside: blame(node.inner, inside))[0]
            return place
    return anchor(node.source, env)


def _at_least(node: AtLeast, env: Environment) -> Place:
    number, source = node.number.value(env), node.source.value(env)
    if number.__class__ is Unknown:
        return blame(node.number, env)
    if source.__class__ is not Unknown and sum(map(len, parts_of(source))) < number:
        return anchor(node.source, env)
    return _walking(node, env)


def _choose(node: Choose, env: Environment) -> Place:
    return blame(node.decisive(env), env)


def _first(node: First, env: Environment) -> Place:
    for row in node.rows:
        truth = row.holds(env)
        if truth is True:
            decisive = row.condition if isinstance(row.then, Status) else row.then
            return blame(decisive or row.then, env)
        if truth is not False and row.condition is not None:
            return blame(row.condition, env)
    return anchor(node, env)


def _window(node: WindowNode, env: Environment) -> Place:
    """What is missing to know which window is the applicant's, else the judged day."""
    if node.choosing and env.days.submission_stated:
        for window in node.windows:
            if window.applies is not None and window.applies.value(env).__class__ is Unknown:
                return blame(window.applies, env)
    return env.record, "paper.handed_in_on" if node.stage == "paper" else "application.submitted_on"


PLACES: dict[type[Node], Callable[[Any, Environment], Place]] = {
    **dict.fromkeys((Literal, NamedLiteral, FactNode, DayNode, ItemNode, Status, WindowEnd), anchor),
    **dict.fromkeys((Arithmetic, Lengthened, Count, Surely, Several, Group, Converted), anchor),
    **dict.fromkeys((Given, IsGiven, Claimed, Lookup, Judge, Present, Measure), anchor),
    **dict.fromkeys((Where, Aggregate, ForEach, Some), _walking),
    **dict.fromkeys((Negation, Remapped), _of_inner),
    All: _of_worst,
    AnyOf: _of_best,
    Compare: _of_operands,
    Membership: _membership,
    Call: _call,
    NameNode: _name,
    AtLeast: _at_least,
    Choose: _choose,
    First: _first,
    WindowNode: _window,
}
