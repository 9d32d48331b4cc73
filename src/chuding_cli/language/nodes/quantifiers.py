"""Conditions about each, some or so many: of the entries of a list, or of some conditions."""

from __future__ import annotations

from datetime import date
from typing import Any

from chuding_cli.language.environment import Environment
from chuding_cli.language.items import parts_of
from chuding_cli.language.nodes.base import Node, earliest, lasting
from chuding_cli.language.nodes.lists import Walking
from chuding_cli.language.truth import MISSING, Truth, Unknown, best, rank, worst
from chuding_cli.language.types import BOOL


class ForEach(Walking):
    """The condition holds for every entry; ``none`` is the value where there is no entry at all."""

    __slots__ = ("item_name", "none")

    def __init__(self, source: Node, inner: Node, none: Truth, item_name: str = "") -> None:
        super().__init__(source, inner, BOOL)
        self.none = none
        self.item_name = item_name

    def value(self, env: Environment) -> Truth:
        if env.ahead is not None and env.computing is not self:
            return lasting(self, env)  # type: ignore[no-any-return]
        value = self.source.value(env)
        if value.__class__ is Unknown:
            return value
        sure, maybe = parts_of(value)
        if not sure and not maybe:
            return self.none
        certain = worst(self.of_each(env, sure))
        doubtful = [v for v in self.of_each(env, maybe, maybe=True) if v is not True]
        return worst([certain, MISSING]) if doubtful or not sure else certain


class Some(Walking):
    """The condition holds for at least one entry."""

    __slots__ = ()

    def value(self, env: Environment) -> Truth:
        if env.ahead is not None and env.computing is not self:
            return lasting(self, env)  # type: ignore[no-any-return]
        value = self.source.value(env)
        if value.__class__ is Unknown:
            return value
        sure, maybe = parts_of(value)
        certain = best(self.of_each(env, sure))
        possible = any(v is not False for v in self.of_each(env, maybe, maybe=True))
        return best([certain, MISSING]) if possible else certain


class AtLeast(Walking):
    """At least so many entries fulfil the condition.

    True when so many do. Missing while fewer entries are certainly given than asked for, or while
    undecided ones could make up the number. Else false.
    """

    __slots__ = ("number", "unit")

    def __init__(self, number: Node, source: Node, inner: Node, unit: str) -> None:
        super().__init__(source, inner, BOOL)
        self.number = number
        self.unit = unit

    def children(self) -> tuple[Node, ...]:
        return (self.number, self.source, self.inner)

    def tally(self, env: Environment) -> tuple[int, list[Any], list[Any], list[Any]]:
        """The number asked for, and the entries that fulfil, could fulfil, and fail it."""
        if env.scopes:
            return self._tally(env)
        kept = env.derived.get(self)  # value, place and explanation all want it
        if kept is None:
            kept = env.derived[self] = self._tally(env)
        return kept

    def _tally(self, env: Environment) -> tuple[int, list[Any], list[Any], list[Any]]:
        sure, maybe = parts_of(self.source.value(env))
        good: list[Any] = []
        open_: list[Any] = []
        bad: list[Any] = []
        for item, truth in zip(sure, self.of_each(env, sure), strict=True):
            (good if truth is True else bad if truth is False else open_).append(item)
        for item, truth in zip(maybe, self.of_each(env, maybe, maybe=True), strict=True):
            if truth is not False:
                open_.append(item)
        return self.number.value(env), good, open_, bad

    def value(self, env: Environment) -> Truth:
        if env.ahead is not None and env.computing is not self:
            return lasting(self, env)  # type: ignore[no-any-return]
        number = self.number.value(env)
        source = self.source.value(env)
        if number.__class__ is Unknown or source.__class__ is Unknown:
            return number if number.__class__ is Unknown else source
        number, good, open_, _ = self.tally(env)
        if len(good) >= number:
            return True
        if len(parts_of(source)[0]) < number or len(good) + len(open_) >= number:
            return self._kind_of_doubt(env, number, good, open_)
        return False

    def _kind_of_doubt(self, env: Environment, number: int, good: list[Any], open_: list[Any]) -> Truth:
        """Review where enough entries only wait for a person, else missing."""
        truths = self.each(env, tuple(open_), self.inner.value)
        reviews = [v for v in truths if v.__class__ is Unknown and v.kind == "review"]
        return reviews[0] if len(good) + len(reviews) >= number else MISSING

    def change_after(self, env: Environment) -> date | None:
        return earliest((self.number.next_change(env), super().change_after(env)))


class Several(Node):
    """At least so many of some conditions hold; an undecided one counts as what it could become."""

    __slots__ = ("number", "parts")

    def __init__(self, number: Node, parts: tuple[Node, ...]) -> None:
        self.number = number
        self.parts = parts
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.number, *self.parts)

    def value(self, env: Environment) -> Truth:
        number = self.number.value(env)
        if number.__class__ is Unknown:
            return number
        ranked = sorted((part.value(env) for part in self.parts), key=rank, reverse=True)
        return True if number < 1 else ranked[number - 1] if number <= len(ranked) else False
