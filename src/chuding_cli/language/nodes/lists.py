"""Lists: walking, filtering and grouping their entries.

A list can hold entries of which it is not known whether they belong (a filter that is unknown
for them); they are carried along as ``maybe`` and make unknown only what they could change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from chuding_cli.applicants.reading import Record
from chuding_cli.language.environment import Environment
from chuding_cli.language.items import Items, listed, parts_of
from chuding_cli.language.nodes.base import Node, earliest
from chuding_cli.language.truth import MISSING, Unknown
from chuding_cli.language.types import Type


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

    def next_change(self, env: Environment) -> date | None:
        days = [self.source.next_change(env)]
        value = self.source.value(env)
        if value.__class__ is not Unknown:
            sure, maybe = parts_of(value)
            days += self.each(env, sure + maybe, self.inner.next_change)
        return earliest(days)


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


def _grouped(path: str, key: Any, members: list[Record], entries: Any) -> Record:
    group = Record(members[0].mark)
    group.marks = members[0].marks
    group.values["entries"] = entries
    if key is not None:
        group.values[path] = key
    return group
