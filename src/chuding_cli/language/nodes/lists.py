"""Lists: walking, filtering and grouping their entries.

A list can hold entries of which it is not known whether they belong (a filter that is unknown
for them); they are carried along as ``maybe`` and make unknown only what they could change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from chuding_cli.applicants.reading import Record
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node, Place, anchor, earliest
from chuding_cli.language.reasons import Reason
from chuding_cli.language.truth import MISSING, TRUE_RANK, Truth, Unknown, rank
from chuding_cli.language.types import BOOL, Type


class Items:
    """A list with doubtful entries."""

    __slots__ = ("maybe", "sure")

    def __init__(self, sure: tuple[Any, ...], maybe: tuple[Any, ...]) -> None:
        self.sure = sure
        self.maybe = maybe

    def holds(self, item: object, wanted: bool) -> Truth:
        """Whether a value is (or, with ``wanted`` False, is not) among the entries."""
        if item in self.sure:
            return wanted
        return MISSING if item in self.maybe else not wanted


def parts_of(value: Any) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The sure and the doubtful entries of a known list value."""
    return (value.sure, value.maybe) if value.__class__ is Items else (value, ())


def listed(sure: list[Any], maybe: list[Any]) -> Any:
    """A plain tuple, or Items where there is doubt."""
    return Items(tuple(sure), tuple(maybe)) if maybe else tuple(sure)


class ItemNode(Node):
    """The plain value (a year, a month, a word) that a list is being walked for."""

    __slots__ = ("level", "name")

    def __init__(self, name: str, level: int, type_: Type) -> None:
        self.name = name
        self.level = level
        self.type = type_

    def value(self, env: Environment) -> Any:
        return env.scopes[self.level]

    def label(self, env: Environment) -> str:
        return f"{env.scopes[self.level]}" if self.level < len(env.scopes) else self.name


class Walking(Node):
    """A node that evaluates its ``inner`` once for each entry of ``source``."""

    __slots__ = ("inner", "source")

    def __init__(self, source: Node, inner: Node, type_: Type) -> None:
        self.source = source
        self.inner = inner
        self.type = type_

    def children(self) -> tuple[Node, ...]:
        return (self.source, self.inner)

    def facts_in_sight(self) -> Iterator[Any]:
        return self.source.facts_in_sight()

    def label(self, env: Environment) -> str:
        return self.source.label(env)

    def each(self, env: Environment, items: tuple[Any, ...], act: Callable[[Environment], Any]) -> list[Any]:
        """What ``act`` gives with each entry in scope."""
        if not items:
            return []
        scopes = env.scopes
        scopes.append(None)
        results = []
        try:
            for item in items:
                scopes[-1] = item
                results.append(act(env))
        finally:
            scopes.pop()
        return results

    def next_change(self, env: Environment) -> date | None:
        days = [self.source.next_change(env)]
        value = self.source.value(env)
        if value.__class__ is not Unknown:
            sure, maybe = parts_of(value)
            days += self.each(env, sure + maybe, self.inner.next_change)
        return earliest(iter(days))

    def blame(self, env: Environment) -> Place:
        """Where the source is not known, else the entry that decided, else the list."""
        value = self.source.value(env)
        if value.__class__ is Unknown:
            return self.source.blame(env)
        if self.type is BOOL:
            sure, maybe = parts_of(value)
            items = sure + maybe
            ranks = self.each(env, items, lambda e: rank(self.inner.value(e)))
            if ranks and min(ranks) < TRUE_RANK:
                item = items[ranks.index(min(ranks))]
                return self.each(env, (item,), self.inner.blame)[0]  # type: ignore[no-any-return]
        return anchor(self.source, env)

    def explain_source(self, env: Environment) -> Iterator[Reason]:
        """Why the list itself is not known."""
        return self.source.explain(env)

    def explain_items(self, env: Environment, items: tuple[Any, ...]) -> Iterator[Reason]:
        """Why the inner condition is not true, for each of some entries."""
        for reasons in self.each(env, items, lambda e: list(self.inner.explain(e))):
            yield from reasons


class Where(Walking):
    """``LIST where CONDITION``."""

    __slots__ = ()

    def value(self, env: Environment) -> Any:
        value = self.source.value(env)
        if value.__class__ is Unknown:
            return value
        sure, doubtful = parts_of(value)
        kept: list[Any] = []
        maybe: list[Any] = []
        for item, truth in zip(sure, self.each(env, sure, self.inner.value), strict=True):
            if truth is True:
                kept.append(item)
            elif truth is not False:
                maybe.append(item)
        if doubtful:
            truths = self.each(env, doubtful, self.inner.value)
            maybe += [item for item, truth in zip(doubtful, truths, strict=True) if truth is not False]
        return listed(kept, maybe)

    def label(self, env: Environment) -> str:
        """The list, and what its entries are chosen by; not where that is the item walked for."""
        from chuding_cli.language.telling.expressions import words  # it knows every kind of node

        named = self.source.label(env)
        if any(isinstance(part, ItemNode) for part in self.inner.walk()):
            return named
        return f"{named}（{words(self.inner)}）"

    def explain(self, env: Environment) -> Iterator[Reason]:
        value = self.source.value(env)
        if value.__class__ is Unknown:
            yield from self.explain_source(env)
            return
        yield from self.source.explain(env)
        result = self.value(env)
        if result.__class__ is Items:
            yield from self.explain_items(env, result.maybe)


class Group(Node):
    """Entries with the same key put together; each group has the key's name and ``各条``.

    An entry without the key, or of which it is not known whether it belongs, could fall into any group:
    it makes a doubtful one of its own, whose ``各条`` are in doubt as well.
    """

    __slots__ = ("key", "source")

    def __init__(self, source: Node, key: str, type_: Type) -> None:
        self.source = source
        self.key = key
        self.type = type_

    def children(self) -> tuple[Node, ...]:
        return (self.source,)

    def value(self, env: Environment) -> Any:
        value = self.source.value(env)
        if value.__class__ is Unknown:
            return value
        sure, doubtful = parts_of(value)
        groups: dict[Any, list[Record]] = {}
        unclear = list(doubtful)
        for item in sure:
            key = item.values.get(self.key, MISSING)
            (unclear if key is MISSING else groups.setdefault(key, [])).append(item)
        kept = [_grouped(self.key, key, members, tuple(members)) for key, members in sorted(groups.items())]
        maybe = [
            _grouped(self.key, item.values.get(self.key), [item], Items((), (item,))) for item in unclear
        ]
        return listed(kept, maybe)

    def explain(self, env: Environment) -> Iterator[Reason]:
        yield from self.source.explain(env)
        value = self.source.value(env)
        fact = self.type.record
        if value.__class__ is Unknown or fact is None:
            return
        member = fact.keys[self.key]
        for item in parts_of(value)[0]:
            if self.key not in item.values:
                yield Reason(
                    "missing", f"{fact.label}有一条没有填写“{member.zh}”", item, self.key, member.means
                )

    def label(self, env: Environment) -> str:
        return self.source.label(env)


def _grouped(path: str, key: Any, members: list[Record], entries: Any) -> Record:
    group = Record(members[0].mark)
    group.marks = members[0].marks
    group.values["entries"] = entries
    if key is not None:
        group.values[path] = key
    return group
