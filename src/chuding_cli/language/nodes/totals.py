"""Figures over a list: sum, mean, least, greatest, count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node, anchor, how_to_settle
from chuding_cli.language.nodes.lists import Items, Walking, parts_of
from chuding_cli.language.reasons import Reason
from chuding_cli.language.truth import MISSING, Unknown
from chuding_cli.language.types import NUMBER


class Aggregate(Walking):
    """sum, mean, min, max of an expression over the entries of a list.

    With ``given_only`` entries that do not give the value are left out; unknown where none gives it.
    """

    __slots__ = ("combine", "given_only", "words")

    def __init__(
        self, source: Node, inner: Node, combine: Callable[[list[Any]], Any], words: str, given_only: bool
    ) -> None:
        super().__init__(source, inner, inner.type)
        self.combine = combine
        self.words = words
        self.given_only = given_only

    def value(self, env: Environment) -> Any:
        value = self.source.value(env)
        if value.__class__ is Unknown:
            return value
        if value.__class__ is Items:
            return MISSING
        values = self.each(env, value, self.inner.value)
        if self.given_only:
            given = [item for item in values if item.__class__ is not Unknown]
            return self.combine(given) if given else MISSING
        unknown = next((item for item in values if item.__class__ is Unknown), None)
        if unknown is not None:
            return unknown
        if not values and self.combine is not sum:
            return MISSING  # nothing has no mean, no largest and no smallest
        return self.combine(values)

    def label(self, env: Environment) -> str:
        value = self.source.value(env)
        items = parts_of(value)[0] if value.__class__ is not Unknown else ()
        names = self.each(env, items[:1], self.inner.label)
        return f"{names[0] if names else self.source.label(env)}{self.words}"

    def explain(self, env: Environment) -> Iterator[Reason]:
        if self.value(env).__class__ is not Unknown:
            return
        yield from self.source.explain(env)
        value = self.source.value(env)
        if value.__class__ is tuple:
            yield from self.explain_items(env, value)
        if not value and value.__class__ is tuple:
            yield from nothing_given(self.source, env)


def nothing_given(source: Node, env: Environment) -> Iterator[Reason]:
    """That a list has no entry that counts, and what to fill in."""
    record, path = anchor(source, env)
    fact = source.type.record
    advice = how_to_settle(fact) if fact is not None else ""
    yield Reason("missing", f"没有填写可以计入的{source.label(env)}", record, path, advice)


class Count(Node):
    """How many entries a list has."""

    __slots__ = ("source",)

    def __init__(self, source: Node) -> None:
        self.source = source
        self.type = NUMBER

    def children(self) -> tuple[Node, ...]:
        return (self.source,)

    def value(self, env: Environment) -> Any:
        value = self.source.value(env)
        if value.__class__ is Unknown:
            return value
        return MISSING if value.__class__ is Items else len(value)

    def label(self, env: Environment) -> str:
        return f"{self.source.label(env)}的条数"
