"""Lists: filtering, grouping, totals, and conditions about each, some or so many of the entries.

A list can hold entries of which it is not known whether they belong (a filter that is unknown
for them); they are carried along as ``maybe`` and make unknown only what they could change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from chuding_cli.applicant import Record
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes import Node, Place, anchor, earliest
from chuding_cli.language.reasons import Reason, shown
from chuding_cli.language.truth import MISSING, TRUE_RANK, Truth, Unknown, best, rank, worst
from chuding_cli.language.types import BOOL, NUMBER, Type


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

    def explain(self, env: Environment) -> Iterator[Reason]:
        value = self.source.value(env)
        if value.__class__ is Unknown:
            yield from self.explain_source(env)
            return
        yield from self.source.explain(env)
        result = self.value(env)
        if result.__class__ is Items:
            yield from self.explain_items(env, result.maybe)


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
