"""Why a condition is not true: which reasons a finding has, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from chuding_cli.applicants.reading import Record
from chuding_cli.facts.spans import Spans
from chuding_cli.language.environment import Environment
from chuding_cli.language.items import Items, parts_of
from chuding_cli.language.nodes.arithmetic import Arithmetic, Lengthened
from chuding_cli.language.nodes.base import Node
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
from chuding_cli.language.nodes.rows import Choose, First, Lookup, Row
from chuding_cli.language.nodes.statuses import Judge, Remapped, Status
from chuding_cli.language.nodes.totals import Aggregate, Count
from chuding_cli.language.nodes.windows import NOBODYS, WindowEnd, WindowNode
from chuding_cli.language.telling.anchors import anchor
from chuding_cli.language.telling.calls import CALLS
from chuding_cli.language.telling.complaints import (
    ends_of,
    how_to_settle,
    lacking,
    not_among,
    not_given,
    not_open,
    unequal,
    unfit,
    unmeasured,
)
from chuding_cli.language.telling.labels import label, window_told
from chuding_cli.language.telling.nearest import nearest
from chuding_cli.language.telling.reasons import Reason
from chuding_cli.language.telling.templates import rendered
from chuding_cli.language.telling.wording import shown
from chuding_cli.language.truth import Unknown, status

_OTHERWISE = "不属于通知所列的任何一种情形"


def explain(node: Node, env: Environment) -> Iterator[Reason]:
    """Why the value of a node is not known, or not true."""
    return REASONS[type(node)](node, env)


def _of_parts(node: Node, env: Environment) -> Iterator[Reason]:
    for child in node.children():
        yield from explain(child, env)


def _of_entries(node: Walking, entries: tuple[Any, ...], env: Environment) -> Iterator[Reason]:
    """Why the inner condition is not true, for each of some entries."""
    for reasons in node.each(env, entries, lambda inside: list(explain(node.inner, inside))):
        yield from reasons


def _fact(node: FactNode, env: Environment) -> Iterator[Reason]:
    value = node.value(env)
    if value.__class__ is Unknown:
        yield not_given(node, env)
    elif value is False:
        yield Reason("fail", f"“{node.fact.label}”填的是“否”", node.record(env), node.path)


def _name(node: NameNode, env: Environment) -> Iterator[Reason]:
    """Each reason once, and looked for once: two names may stand for what a third one stands for."""
    kept = env.derived.get((node.name, "why"))
    if kept is None:
        found = at_top(env, lambda top: list(explain(node.definition, top)))
        kept = env.derived[node.name, "why"] = tuple(dict.fromkeys(found))
    yield from kept


def _negation(node: Negation, env: Environment) -> Iterator[Reason]:
    if node.value(env) is False:
        text = f"不应有：{label(node.inner, env)}{_found(node.inner, env)}"
        yield Reason("fail", text, *anchor(node.inner, env))
    else:
        yield from explain(node.inner, env)


def _found(node: Node, env: Environment) -> str:
    """What was found that should not be there."""
    inner = node.definition if isinstance(node, NameNode) else node
    found = CALLS[inner.function.name].found if isinstance(inner, Call) else None
    if not isinstance(inner, Call) or found is None:
        return ""
    return f"（{found(*(argument.value(env) for argument in inner.arguments))}）"


def _untrue_parts(node: All | Several, env: Environment) -> Iterator[Reason]:
    for part in node.parts:
        if part.value(env) is not True:
            yield from explain(part, env)


def _any_of(node: AnyOf, env: Environment) -> Iterator[Reason]:
    """What the nearest alternatives lack, one told from the other."""
    told: list[tuple[Reason, ...]] = []
    for part in nearest(node, env):
        reasons = tuple(explain(part, env))
        if reasons and reasons not in told and not (told and node.one_told):
            told.append(reasons)
    for number, (first, *others) in enumerate(told):
        advice = first.advice and f"或者{first.advice}"
        yield first._replace(text=f"或者{first.text}", advice=advice) if number else first
        yield from others


def _compare(node: Compare, env: Environment) -> Iterator[Reason]:
    if node.value(env).__class__ is Unknown:
        yield from _of_parts(node, env)
    else:
        yield unequal(node, env)


def _membership(node: Membership, env: Environment) -> Iterator[Reason]:
    if node.value(env).__class__ is Unknown:
        yield from _of_parts(node, env)
    else:
        yield not_among(node, env)


def _call(node: Call, env: Environment) -> Iterator[Reason]:
    values = [argument.value(env) for argument in node.arguments]
    unknown = [each for each, v in zip(node.arguments, values, strict=True) if v.__class__ is Unknown]
    if unknown:
        for argument in unknown:
            yield from explain(argument, env)
        return
    value = node.value(env)
    if isinstance(value, Unknown) and value.text:
        yield Reason(value.kind, value.text, *anchor(node, env))
    elif value is False:
        why = CALLS[node.function.name].why
        told = why(*values) if why else "不成立"
        yield Reason("fail", f"{label(node, env)}：{told}", *anchor(node, env))
    elif value.__class__ in (Unknown, Items) or (value.__class__ is Spans and value.unsure):
        yield from _of_parts(node, env)  # doubt inside of arguments that are known


def _converted(node: Converted, env: Environment) -> Iterator[Reason]:
    yield from explain(node.source, env)
    records, fact = node.source.value(env), node.source.type.record
    if records.__class__ is Unknown or fact is None:
        return
    for record in parts_of(records)[0]:
        yield from ends_of(node, fact, record)


def _given(node: Given, env: Environment) -> Iterator[Reason]:
    if node.value(env).__class__ is Unknown:
        yield from explain(node.facts[0], env)


def _claimed(node: Claimed, env: Environment) -> Iterator[Reason]:
    if node.value(env):
        return
    for reason in explain(node.fact, env):
        yield reason._replace(kind="fail", text=f"没有声明“{label(node.fact, env)}”")


def _where(node: Where, env: Environment) -> Iterator[Reason]:
    yield from explain(node.source, env)
    value = node.value(env)
    if value.__class__ is Items:
        yield from _of_entries(node, value.maybe, env)


def _group(node: Group, env: Environment) -> Iterator[Reason]:
    yield from explain(node.source, env)
    entries, fact = node.source.value(env), node.type.record
    if entries.__class__ is Unknown or fact is None:
        return
    for entry in parts_of(entries)[0]:
        if node.key not in entry.values:
            yield lacking(fact, node.key, fact.label, entry)


def _aggregate(node: Aggregate, env: Environment) -> Iterator[Reason]:
    if node.value(env).__class__ is not Unknown:
        return
    yield from explain(node.source, env)
    entries = node.source.value(env)
    if entries.__class__ is tuple:
        yield from _of_entries(node, entries, env)
        if not entries:
            fact = node.source.type.record
            advice = how_to_settle(fact) if fact is not None else ""
            text = f"没有填写可以计入的{label(node.source, env)}"
            yield Reason("missing", text, *anchor(node.source, env), advice)


def _for_each(node: ForEach, env: Environment) -> Iterator[Reason]:
    value = node.source.value(env)
    if value.__class__ is Unknown:
        yield from explain(node.source, env)
        return
    sure, maybe = parts_of(value)
    if maybe:
        yield from explain(node.source, env)
    truths = node.each(env, sure, node.inner.value)
    for entry, truth in zip(sure, truths, strict=True):
        if truth is not True:
            for reason in _of_entries(node, (entry,), env):
                yield _of_item(reason, entry, node.item_name)
    if not sure and not maybe and node.none is not True:
        text = f"没有可供判断的{label(node.source, env)}"
        yield Reason("fail" if node.none is False else node.none.kind, text, *anchor(node.source, env))


def _of_item(reason: Reason, entry: Any, name: str) -> Reason:
    """A reason with the entry that it is about, where that is a plain value."""
    if not name or isinstance(entry, Record):
        return reason
    return reason._replace(text=f"{shown(entry)} {name}：{reason.text}")


def _some(node: Some, env: Environment) -> Iterator[Reason]:
    entries = node.source.value(env)
    if entries.__class__ in (Unknown, Items):
        yield from explain(node.source, env)
        return
    if not entries:
        yield Reason("fail", f"没有一条符合的{label(node.source, env)}", *anchor(node.source, env))
    yield from _of_entries(node, entries, env)


def _at_least(node: AtLeast, env: Environment) -> Iterator[Reason]:
    for needed in (node.number, node.source):
        if needed.value(env).__class__ is Unknown:
            yield from explain(needed, env)
            return
    number, good, open_, bad = node.tally(env)
    given = len(good) + len(open_) + len(bad)
    place = anchor(node.source, env)
    what, unit = label(node.source, env), node.unit
    if given < number:
        text = f"{what}需要 {number} {unit}，只给了 {given} {unit}"
        yield Reason("missing", text, *place, f"再补 {number - given} {unit}的{what}")
    sure, maybe = parts_of(node.source.value(env))
    if maybe:
        yield from explain(node.source, env)
    yield from _of_entries(node, tuple(entry for entry in open_ if entry in sure), env)
    if node.value(env) is False:
        yield Reason("fail", f"{what}需要 {number} {unit}符合，只有 {len(good)} {unit}", *place)
        yield from _of_entries(node, tuple(bad), env)


def _judge(node: Judge, env: Environment) -> Iterator[Reason]:
    value = node.inner.value(env)
    truth = node.value(env)
    if value.__class__ is Unknown:
        yield from explain(node.inner, env)
    elif truth is not True:
        text = f"{label(node.inner, env)}为“{shown(value)}”"
        if truth is False:
            good = [shown(word) for word, each in node.statuses.items() if each is True]
            text += "，不符合" + (f"，要求是{'、'.join(good)}" if good else "")
        else:
            text += "，通知没有说明怎样处理，要由人判断"
        yield Reason("fail" if truth is False else truth.kind, text, *anchor(node.inner, env))


def _first(node: First, env: Environment) -> Iterator[Reason]:
    for row in node.rows:
        truth = row.holds(env)
        if truth is True:
            yield from _row(row, env)
            return
        if truth is not False and row.condition is not None:
            yield from explain(row.condition, env)


def _row(row: Row, env: Environment) -> Iterator[Reason]:
    truth = row.then.value(env)
    if truth is True:
        return
    if row.say is None and not isinstance(row.then, Status):
        yield from explain(row.then, env)
        return
    text = rendered(row.say, env) if row.say else label(row.condition, env) if row.condition else _OTHERWISE
    yield Reason(status(truth), text, *anchor(row.condition or row.then, env))


def _remapped(node: Remapped, env: Environment) -> Iterator[Reason]:
    truth = node.value(env)
    if truth is True:
        return
    advice = rendered(node.advice, env) if node.advice else ""
    if node.say and node.inner.value(env) is False:
        yield Reason(status(truth), rendered(node.say, env), *anchor(node.inner, env), advice)
        return
    for reason in explain(node.inner, env):
        mapped = node.statuses.get(reason.kind)
        kind = status(mapped) if mapped is not None else reason.kind
        told = reason.advice if kind == "missing" and reason.advice else advice or reason.advice
        yield reason._replace(kind=kind, advice=told)


def _lookup(node: Lookup, env: Environment) -> Iterator[Reason]:
    key = node.key(env)
    value = node.value(env)
    if key.__class__ is Unknown:
        yield from _of_parts(node, env)
    elif isinstance(value, Unknown):
        kind = "review" if value.kind == "outside" else value.kind
        text = f"{node.name}里没有“{shown(key)}”这一行，通知没有说明"
        yield Reason(kind, text, *anchor(node, env))


def _choose(node: Choose, env: Environment) -> Iterator[Reason]:
    yield from explain(node.decisive(env), env)


def _present(node: Present, env: Environment) -> Iterator[Reason]:
    told = node.document.value(env).__class__ is not Unknown
    yield from unfit(node, env) if told else explain(node.document, env)


def _measure(node: Measure, env: Environment) -> Iterator[Reason]:
    document = node.document.value(env)
    value = node.value(env)
    if isinstance(document, Unknown):
        yield from explain(node.document, env)
    elif isinstance(value, Unknown):
        why, way_out = unmeasured(node, document.paths, env)
        text = f"{label(node, env)}{why}，需要人工核对"
        yield Reason(value.kind, text, *anchor(node.document, env), way_out)


def _window(node: WindowNode, env: Environment) -> Iterator[Reason]:
    truth = node.value(env)
    window = window_told(node, env)
    path = "paper.handed_in_on" if node.stage == "paper" else "application.submitted_on"
    if node.stage != "paper" and not env.days.submission_stated:
        text = f"没有填写申报日期，不知道是否在{window.name}（{window}）之内"
        yield Reason("missing", text, env.record, path, "填写“申报.申报日期”")
    elif truth is NOBODYS:
        yield Reason("review", NOBODYS.text, env.record, path)
    elif truth is False:
        yield not_open(window, env, path)
    elif truth is not True:
        yield from _of_parts(node, env)


REASONS: dict[type[Node], Callable[[Any, Environment], Iterator[Reason]]] = {
    # What is known to everybody has no reasons of its own: only its parts have, where it has any.
    **dict.fromkeys((Literal, NamedLiteral, DayNode, ItemNode, Status, WindowEnd), _of_parts),
    **dict.fromkeys((Arithmetic, Lengthened, Count, Surely, IsGiven), _of_parts),
    FactNode: _fact,
    NameNode: _name,
    Negation: _negation,
    All: _untrue_parts,
    Several: _untrue_parts,
    AnyOf: _any_of,
    Compare: _compare,
    Membership: _membership,
    Call: _call,
    Converted: _converted,
    Given: _given,
    Claimed: _claimed,
    Where: _where,
    Group: _group,
    Aggregate: _aggregate,
    ForEach: _for_each,
    Some: _some,
    AtLeast: _at_least,
    Judge: _judge,
    First: _first,
    Remapped: _remapped,
    Lookup: _lookup,
    Choose: _choose,
    Present: _present,
    Measure: _measure,
    WindowNode: _window,
}
