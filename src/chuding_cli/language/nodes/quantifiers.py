"""Conditions about each, some or so many of the entries of a list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from chuding_cli.applicants.reading import Record
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node, Place, anchor, earliest
from chuding_cli.language.nodes.lists import Items, Walking, parts_of
from chuding_cli.language.reasons import Reason, shown
from chuding_cli.language.truth import MISSING, Truth, Unknown, best, worst
from chuding_cli.language.types import BOOL


class ForEach(Walking):
    """The condition holds for every entry; ``none`` is the value where there is no entry at all."""

    __slots__ = ("item_name", "none")

    def __init__(self, source: Node, inner: Node, none: Truth, item_name: str = "") -> None:
        super().__init__(source, inner, BOOL)
        self.none = none
        self.item_name = item_name

    def value(self, env: Environment) -> Truth:
        value = self.source.value(env)
        if value.__class__ is Unknown:
            return value
        sure, maybe = parts_of(value)
        if not sure and not maybe:
            return self.none
        certain = worst(self.each(env, sure, self.inner.value))
        doubtful = [v for v in self.each(env, maybe, self.inner.value) if v is not True]
        return worst([certain, MISSING]) if doubtful or not sure else certain

    def explain(self, env: Environment) -> Iterator[Reason]:
        value = self.source.value(env)
        if value.__class__ is Unknown:
            yield from self.explain_source(env)
            return
        sure, maybe = parts_of(value)
        if maybe:
            yield from self.source.explain(env)
        truths = self.each(env, sure, self.inner.value)
        for item, truth in zip(sure, truths, strict=True):
            if truth is not True:
                for reason in self.explain_items(env, (item,)):
                    yield _named(reason, item, self.item_name)
        if not sure and not maybe and self.none is not True:
            record, path = anchor(self.source, env)
            kind = "fail" if self.none is False else self.none.kind
            yield Reason(kind, f"没有可供判断的{self.source.label(env)}", record, path)


def _named(reason: Reason, item: Any, name: str) -> Reason:
    if not name or isinstance(item, Record):
        return reason
    text = f"{shown(item)} {name}：{reason.text}"
    return Reason(reason.kind, text, reason.record, reason.path, reason.advice)


class Some(Walking):
    """The condition holds for at least one entry."""

    __slots__ = ()

    def value(self, env: Environment) -> Truth:
        value = self.source.value(env)
        if value.__class__ is Unknown:
            return value
        sure, maybe = parts_of(value)
        certain = best(self.each(env, sure, self.inner.value))
        possible = any(v is not False for v in self.each(env, maybe, self.inner.value))
        return best([certain, MISSING]) if possible else certain

    def explain(self, env: Environment) -> Iterator[Reason]:
        value = self.source.value(env)
        if value.__class__ is Unknown or value.__class__ is Items:
            yield from self.source.explain(env)
            return
        if not value:
            record, path = anchor(self.source, env)
            yield Reason("fail", f"没有一条符合的{self.source.label(env)}", record, path)
        yield from self.explain_items(env, value)


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
        kept = env.derived.get(self)  # value, blame and explanation all want it
        if kept is None:
            kept = env.derived[self] = self._tally(env)
        return kept

    def _tally(self, env: Environment) -> tuple[int, list[Any], list[Any], list[Any]]:
        sure, maybe = parts_of(self.source.value(env))
        good: list[Any] = []
        open_: list[Any] = []
        bad: list[Any] = []
        for item, truth in zip(sure, self.each(env, sure, self.inner.value), strict=True):
            (good if truth is True else bad if truth is False else open_).append(item)
        for item, truth in zip(maybe, self.each(env, maybe, self.inner.value), strict=True):
            if truth is not False:
                open_.append(item)
        return self.number.value(env), good, open_, bad

    def value(self, env: Environment) -> Truth:
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

    def blame(self, env: Environment) -> Place:
        number = self.number.value(env)
        if number.__class__ is Unknown:
            return self.number.blame(env)
        source = self.source.value(env)
        if source.__class__ is not Unknown and sum(map(len, parts_of(source))) < number:
            return anchor(self.source, env)
        return super().blame(env)

    def next_change(self, env: Environment) -> date | None:
        return earliest(iter([self.number.next_change(env), super().next_change(env)]))

    def explain(self, env: Environment) -> Iterator[Reason]:
        number_value = self.number.value(env)
        if number_value.__class__ is Unknown:
            yield from self.number.explain(env)
            return
        if self.source.value(env).__class__ is Unknown:
            yield from self.source.explain(env)
            return
        number, good, open_, bad = self.tally(env)
        given = len(good) + len(open_) + len(bad)
        record, path = anchor(self.source, env)
        what = self.source.label(env)
        if given < number:
            text = f"{what}需要 {number} {self.unit}，只给了 {given} {self.unit}"
            advice = f"再补 {number - given} {self.unit}的{what}"
            yield Reason("missing", text, record, path, advice)
        sure, maybe = parts_of(self.source.value(env))
        if maybe:
            yield from self.source.explain(env)
        yield from self.explain_items(env, tuple(item for item in open_ if item in sure))
        if self.value(env) is False:
            lacking = f"{what}需要 {number} {self.unit}符合，只有 {len(good)} {self.unit}"
            yield Reason("fail", lacking, record, path)
            yield from self.explain_items(env, tuple(bad))
