"""Figures over a list: sum, mean, least, greatest, count."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from chuding_cli.language.environment import Environment
from chuding_cli.language.items import Items
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.lists import Walking
from chuding_cli.language.truth import MISSING, Unknown
from chuding_cli.language.types import NUMBER, list_of


def _mean(values: list[Any]) -> Any:
    return Decimal(sum(values)) / len(values)


def _listed(values: list[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))


_COMBINE: dict[str, Callable[[list[Any]], Any]] = {
    **{"sum": sum, "mean": _mean, "max": max, "min": min},
    "listed": _listed,
}


class Aggregate(Walking):
    """The ``figure`` (sum, mean, min, max, or the values listed) of an expression over the entries of a list.

    With ``given_only`` entries that do not give the value are left out; unknown where none gives it.
    """

    __slots__ = ("combine", "figure", "given_only")

    def __init__(self, figure: str, source: Node, inner: Node, *, given_only: bool) -> None:
        super().__init__(source, inner, list_of(inner.type.kind) if figure == "listed" else inner.type)
        self.figure = figure
        self.combine = _COMBINE[figure]
        self.given_only = given_only

    def value(self, env: Environment) -> Any:
        value = self.source.value(env)
        if value.__class__ is Unknown:
            return value
        if value.__class__ is Items:
            return MISSING
        values = self.of_each(env, value)
        if self.given_only:
            given = [item for item in values if item.__class__ is not Unknown]
            return self.combine(given) if given else MISSING
        unknown = next((item for item in values if item.__class__ is Unknown), None)
        if unknown is not None:
            return unknown
        if not values and self.figure != "sum":
            return MISSING  # nothing has no mean, no largest and no smallest
        return self.combine(values)


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
