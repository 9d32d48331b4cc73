"""Functions applied to their arguments, and the conversions that make a list of entries one of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from chuding_cli.facts.dates import add_months
from chuding_cli.language.environment import Environment
from chuding_cli.language.functions.table import CONVERSIONS, Function
from chuding_cli.language.nodes.base import NOT_COMPUTED, Node, earliest, first_unknown, lasting, not_computed
from chuding_cli.language.nodes.names import DayNode
from chuding_cli.language.truth import Unknown
from chuding_cli.language.types import SPANS, Type, list_of


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
        if env.ahead is not None and env.computing is not self:
            return lasting(self, env)
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
        except NOT_COMPUTED as error:
            return not_computed(error)

    def one_way(self) -> bool:
        if not self.depends_on_day():
            return True
        *others, last = self.arguments
        return self.function.one_way and last.one_way() and not any(each.depends_on_day() for each in others)

    def change_after(self, env: Environment) -> date | None:
        if self.function.turns is not None and isinstance(self.arguments[-1], DayNode):
            others = [argument.next_change(env) for argument in self.arguments[:-1]]
            return earliest((*others, self._turn(env)))
        moving = [argument for argument in self.arguments if argument.depends_on_day()]
        if self.function.steady and moving and all(isinstance(argument, DayNode) for argument in moving):
            day = env.days.submission
            first = date(day.year, 1 if self.function.steady == "year" else day.month, 1)
            return add_months(first, 12 if self.function.steady == "year" else 1)
        return super().change_after(env)

    def _turn(self, env: Environment) -> date | None:
        """When the value differs because the judged day, the last argument, is another."""
        values = [argument.value(env) for argument in self.arguments]
        if self.function.turns is None or first_unknown(values) is not None:
            return None
        try:
            return self.function.turns(env, *values)
        except (OverflowError, ValueError):
            return None


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
        if env.ahead is not None and env.computing is not self:
            return lasting(self, env)
        records = self.source.value(env)
        if records.__class__ is Unknown:
            return records
        return self.run(env, records, *self.ends)
