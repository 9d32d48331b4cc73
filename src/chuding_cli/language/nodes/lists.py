"""Lists: walking, filtering and grouping their entries.

A list can hold entries of which it is not known whether they belong (a filter that is unknown
for them); they are carried along as ``maybe`` and make unknown only what they could change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from heapq import heappop, heappush
from typing import Any

from chuding_cli.applicants.reading import Record
from chuding_cli.language.environment import Environment
from chuding_cli.language.items import Items, listed, parts_of
from chuding_cli.language.nodes.base import Node, earliest, lasting
from chuding_cli.language.truth import MISSING, Unknown
from chuding_cli.language.types import Type


class _Sweep:
    """The inner values of a list's entries on one day of a search, and the days on which they may change."""

    __slots__ = ("changes", "day", "items", "values")

    def __init__(self, items: tuple[Any, ...], day: date) -> None:
        self.items = items
        self.day = day
        self.values: list[Any] = [None] * len(items)
        self.changes: list[tuple[date, int]] = []  # a heap: the day, and which entry


class Walking(Node):
    """A node that evaluates its ``inner`` once for each entry of ``source``."""

    __slots__ = ("inner", "source")

    def __init__(self, source: Node, inner: Node, type_: Type) -> None:
        self.source = source
        self.inner = inner
        self.type = type_

    def children(self) -> tuple[Node, ...]:
        return (self.source, self.inner)

    def in_sight(self) -> tuple[Node, ...]:
        return (self.source,)

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

    def of_each(self, env: Environment, items: tuple[Any, ...], *, maybe: bool = False) -> list[Any]:
        """The inner value for each of some entries; ``maybe``: of those that perhaps do not belong."""
        if env.ahead is None or env.aside or env.scopes:
            return self.each(env, items, self.inner.value)
        return self._swept(env, items, maybe).values

    def _swept(self, env: Environment, items: tuple[Any, ...], maybe: bool) -> _Sweep:
        """The inner values; only those are worked out anew whose day has come since the last time."""
        assert env.ahead is not None
        day = env.days.submission
        sweep = env.ahead.get((self, maybe))
        due: list[int] = []
        if sweep is None or sweep.items is not items or day < sweep.day:
            sweep = env.ahead[self, maybe] = _Sweep(items, day)
            due += range(len(items))
        changes, values = sweep.changes, sweep.values
        while changes and changes[0][0] <= day:
            due.append(heappop(changes)[1])
        sweep.day = day
        if not due:
            return sweep
        scopes = env.scopes
        scopes.append(None)
        try:
            for index in due:
                scopes[-1] = items[index]
                values[index] = self.inner.value(env)
                change = self.inner.next_change(env)
                if change is not None:
                    heappush(changes, (change, index))
        finally:
            scopes.pop()
        return sweep

    def change_after(self, env: Environment) -> date | None:
        days = [self.source.next_change(env)]
        value = self.source.value(env)
        if value.__class__ is Unknown:
            return days[0]
        for items, maybe in zip(parts_of(value), (False, True), strict=True):
            if env.ahead is None or env.aside or env.scopes:
                days += self.each(env, items, self.inner.next_change)
            else:
                days += [change for change, _ in self._swept(env, items, maybe).changes[:1]]
        return earliest(days)


class Where(Walking):
    """``LIST where CONDITION``."""

    __slots__ = ()

    def value(self, env: Environment) -> Any:
        if env.ahead is not None and env.computing is not self:
            return lasting(self, env)
        value = self.source.value(env)
        if value.__class__ is Unknown:
            return value
        sure, doubtful = parts_of(value)
        kept: list[Any] = []
        maybe: list[Any] = []
        for item, truth in zip(sure, self.of_each(env, sure), strict=True):
            if truth is True:
                kept.append(item)
            elif truth is not False:
                maybe.append(item)
        if doubtful:
            truths = self.of_each(env, doubtful, maybe=True)
            maybe += [item for item, truth in zip(doubtful, truths, strict=True) if truth is not False]
        return listed(kept, maybe)


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
        if env.ahead is not None and env.computing is not self:
            return lasting(self, env)
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


def _grouped(path: str, key: Any, members: list[Record], entries: Any) -> Record:
    group = Record(members[0].mark)
    group.marks = members[0].marks
    group.values["entries"] = entries
    if key is not None:
        group.values[path] = key
    return group
