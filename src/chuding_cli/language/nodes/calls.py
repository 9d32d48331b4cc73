"""Nodes that call: pure functions, presence of facts, conversions of lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from chuding_cli.applicants.reading import reversed_ends
from chuding_cli.facts.dates import add_months
from chuding_cli.facts.spans import Spans
from chuding_cli.language.environment import Environment
from chuding_cli.language.functions.table import CONVERSIONS, Function
from chuding_cli.language.nodes.base import (
    DayNode,
    Literal,
    Node,
    Place,
    anchor,
    blamed_operand,
    depends_on_day,
    earliest,
    first_unknown,
)
from chuding_cli.language.nodes.lists import Items
from chuding_cli.language.reasons import Reason, shown
from chuding_cli.language.truth import MISSING, OUT_OF_RANGE, Unknown
from chuding_cli.language.types import BOOL, SPANS, Type, list_of


class Call(Node):
    """A function of the table applied to its arguments; unknown where an argument is."""

    __slots__ = ("arguments", "function", "run")

    def __init__(self, function: Function, arguments: tuple[Node, ...], type_: Type) -> None:
        self.function = function
        self.run = function.run
        self.arguments = arguments
        self.type = type_

    def children(self) -> tuple[Node, ...]:
        return self.arguments

    def value(self, env: Environment) -> Any:
        values = []
        unknown = None
        for argument in self.arguments:
            value = argument.value(env)
            if value.__class__ is Unknown and (unknown is None or value.rank < unknown.rank):
                unknown = value
            values.append(value)
        if unknown is not None:
            return unknown
        try:
            return self.run(env, *values)
        except (OverflowError, ValueError, ZeroDivisionError):
            return OUT_OF_RANGE

    def blame(self, env: Environment) -> Place:
        place = blamed_operand(self.arguments, env)
        if place is None and self.value(env).__class__ is Unknown:  # doubt inside a list that is known
            place = next(((why.record, why.path) for why in self.explain(env) if why.record), None)
        return place or anchor(self, env)

    def label(self, env: Environment) -> str:
        return self.function.label.format(*(_with_value(argument, env) for argument in self.arguments))

    def explain(self, env: Environment) -> Iterator[Reason]:
        value = self.value(env)
        values = [argument.value(env) for argument in self.arguments]
        if any(v.__class__ is Unknown for v in values):
            for argument, v in zip(self.arguments, values, strict=True):
                if v.__class__ is Unknown:
                    yield from argument.explain(env)
            return
        record, path = anchor(self, env)
        if isinstance(value, Unknown):
            if not value.text:
                yield from super().explain(env)
            else:
                yield Reason(value.kind, value.text, record, path)
        elif value is False:
            why = self.function.complain(env, *values) if self.function.complain else "不成立"
            yield Reason("fail", f"{self.label(env)}：{why}", record, path)
        elif value.__class__ is Items or (value.__class__ is Spans and value.unsure):
            yield from super().explain(env)

    def one_way(self) -> bool:
        if not depends_on_day(self):
            return True
        *others, last = self.arguments
        return self.function.one_way and last.one_way() and not any(map(depends_on_day, others))

    def next_change(self, env: Environment) -> date | None:
        if self.function.turns is not None and isinstance(self.arguments[-1], DayNode):
            others = [argument.next_change(env) for argument in self.arguments[:-1]]
            return earliest(iter([*others, self._turn(env)]))
        moving = [argument for argument in self.arguments if depends_on_day(argument)]
        if self.function.steady and moving and all(isinstance(argument, DayNode) for argument in moving):
            day = env.days.submission
            first = date(day.year, 1 if self.function.steady == "year" else day.month, 1)
            return add_months(first, 12 if self.function.steady == "year" else 1)
        return super().next_change(env)

    def _turn(self, env: Environment) -> date | None:
        """When the value differs because the judged day, the last argument, is another."""
        values = [argument.value(env) for argument in self.arguments]
        if self.function.turns is None or first_unknown(values) is not None:
            return None
        try:
            return self.function.turns(env, *values)
        except (OverflowError, ValueError):
            return None


def _with_value(argument: Node, env: Environment) -> str:
    """What an argument is; of a number that has a name, the number too."""
    label = argument.label(env)
    if argument.type.kind != "number" or type(argument) is Literal:
        return label
    value = argument.value(env)
    known = value.__class__ is not Unknown and shown(value) != label
    return f"{label}（{shown(value)}）" if known else label


class Converted(Node):
    """A list of entries as spans of days, or as the months they cover."""

    __slots__ = ("ends", "months", "run", "source")

    def __init__(self, source: Node, wanted: Type) -> None:
        fact = source.type.record
        assert fact is not None
        assert fact.ends is not None
        self.source = source
        self.ends = fact.ends
        self.months = fact.ends_kind == "months"
        self.run = CONVERSIONS[fact.ends_kind, wanted.kind]
        self.type = SPANS if wanted.kind == "spans" else list_of("month")

    def children(self) -> tuple[Node, ...]:
        return (self.source,)

    def value(self, env: Environment) -> Any:
        records = self.source.value(env)
        if records.__class__ is Unknown:
            return records
        return self.run(env, records, *self.ends)

    def label(self, env: Environment) -> str:
        return self.source.label(env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        records = self.source.value(env)
        yield from self.source.explain(env)
        fact = self.source.type.record
        if records.__class__ is Unknown or fact is None:
            return
        sure = records if records.__class__ is tuple else records.sure
        for record in sure:
            for end in self.ends[: 1 if self.months else 2]:
                if end not in record.values:
                    member = fact.keys[end]
                    text = f"{fact.zh}有一条没有填写“{member.zh}”"
                    yield Reason("missing", text, record, end, f"{member.means}")
            if told := reversed_ends(fact, record):
                first, last = (fact.keys[end].zh for end in self.ends)
                advice = f"改正“{first}”或“{last}”"
                yield Reason("missing", f"{fact.zh}{told}", record, self.ends[1], advice)


class Given(Node):
    """``given(a, b, …)``: the values that the file gives, as a list; unknown where it gives none."""

    __slots__ = ("facts",)

    def __init__(self, facts: tuple[Node, ...]) -> None:
        self.facts = facts
        self.type = list_of(facts[0].type.kind)

    def children(self) -> tuple[Node, ...]:
        return self.facts

    def value(self, env: Environment) -> Any:
        values = [fact.value(env) for fact in self.facts]
        given = tuple(value for value in values if value.__class__ is not Unknown)
        return given or MISSING

    def label(self, env: Environment) -> str:
        value = self.value(env)
        return (
            f"“{shown(value)}”" if value.__class__ is tuple else "、".join(f.label(env) for f in self.facts)
        )

    def explain(self, env: Environment) -> Iterator[Reason]:
        if self.value(env).__class__ is Unknown:
            yield from self.facts[0].explain(env)


class IsGiven(Node):
    """``is_given(fact)``: the file gives it; never unknown."""

    __slots__ = ("fact",)

    def __init__(self, fact: Node) -> None:
        self.fact = fact
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.fact,)

    def value(self, env: Environment) -> bool:
        return self.fact.value(env).__class__ is not Unknown

    def label(self, env: Environment) -> str:
        return f"填写了{self.fact.label(env)}"

    def explain(self, env: Environment) -> Iterator[Reason]:
        yield from self.fact.explain(env)


class Claimed(IsGiven):
    """``claimed(fact)``: the file says 是; saying nothing is not claiming, and never unknown.

    For rights that somebody has to ask for (an exemption): who does not, has none.
    """

    __slots__ = ()

    def value(self, env: Environment) -> bool:
        return self.fact.value(env) is True

    def label(self, env: Environment) -> str:
        return f"声明了{self.fact.label(env)}"

    def explain(self, env: Environment) -> Iterator[Reason]:
        if self.value(env):
            return
        for reason in self.fact.explain(env):
            yield reason._replace(kind="fail", text=f"没有声明“{self.fact.label(env)}”")


class Lookup(Node):
    """A row of a table by one or several keys."""

    __slots__ = ("keys", "name", "otherwise", "rows")

    def __init__(
        self, name: str, keys: tuple[Node, ...], rows: dict[Any, Any], otherwise: Any, type_: Type
    ) -> None:
        self.name = name
        self.keys = keys
        self.rows = rows
        self.otherwise = otherwise
        self.type = type_

    def children(self) -> tuple[Node, ...]:
        return self.keys

    def key(self, env: Environment) -> Any:
        """The values of the keys: one, or a tuple of several; Unknown where one is."""
        values = [key.value(env) for key in self.keys]
        for value in values:
            if value.__class__ is Unknown:
                return value
        return values[0] if len(values) == 1 else tuple(values)

    def value(self, env: Environment) -> Any:
        key = self.key(env)
        return key if key.__class__ is Unknown else self.rows.get(key, self.otherwise)

    def label(self, env: Environment) -> str:
        key = self.key(env)
        return self.name if key.__class__ is Unknown else f"{self.name}（{shown(key)}）"

    def explain(self, env: Environment) -> Iterator[Reason]:
        value = self.value(env)
        if self.key(env).__class__ is Unknown:
            yield from super().explain(env)
        elif isinstance(value, Unknown):
            record, path = anchor(self, env)
            kind = "review" if value.kind == "outside" else value.kind
            text = f"{self.name}里没有“{shown(self.key(env))}”这一行，通知没有说明"
            yield Reason(kind, text, record, path)


class Choose(Node):
    """The value of the first row whose condition holds; unknown conditions decide nothing."""

    __slots__ = ("otherwise", "rows")

    def __init__(self, rows: tuple[tuple[Node, Node], ...], otherwise: Node, type_: Type) -> None:
        self.rows = rows
        self.otherwise = otherwise
        self.type = type_

    def children(self) -> tuple[Node, ...]:
        return (*(node for row in self.rows for node in row), self.otherwise)

    def value(self, env: Environment) -> Any:
        for condition, then in self.rows:
            truth = condition.value(env)
            if truth is True:
                return then.value(env)
            if truth is not False:
                return truth
        return self.otherwise.value(env)

    def label(self, env: Environment) -> str:
        value = self.value(env)
        return "" if value.__class__ is Unknown else shown(value)

    def blame(self, env: Environment) -> Place:
        for condition, then in self.rows:
            truth = condition.value(env)
            if truth is not False:
                return (then if truth is True else condition).blame(env)
        return self.otherwise.blame(env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        for condition, then in self.rows:
            truth = condition.value(env)
            if truth is True:
                yield from then.explain(env)
                return
            if truth is not False:
                yield from condition.explain(env)
                return
        yield from self.otherwise.explain(env)
