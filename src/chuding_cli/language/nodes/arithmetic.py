"""Arithmetic with numbers, dates, months and lengths of time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from chuding_cli.facts.dates import Duration, shift
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import NOT_COMPUTED, Node, first_unknown, not_computed
from chuding_cli.language.truth import Unknown
from chuding_cli.language.types import Type

_GREATEST = 10**30  # the product of two of the longest numbers that can be written


class Arithmetic(Node):
    """``+ - * /`` of numbers, dates, months and lengths of time."""

    __slots__ = ("left", "operator", "right")

    def __init__(self, operator: str, left: Node, right: Node, type_: Type) -> None:
        self.operator = operator
        self.left = left
        self.right = right
        self.type = type_

    def children(self) -> tuple[Node, ...]:
        return (self.left, self.right)

    def value(self, env: Environment) -> Any:
        a = self.left.value(env)
        b = self.right.value(env)
        if a.__class__ is Unknown or b.__class__ is Unknown:
            return first_unknown([a, b])
        try:
            return _in_range(calculate(self.operator, a, b, env))
        except NOT_COMPUTED as error:
            return not_computed(error)

    def one_way(self) -> bool:
        """A fixed length or day added or taken away moves the rest as a whole."""
        moving = [side for side in (self.left, self.right) if side.depends_on_day()]
        return not moving or (self.operator in "+-" and len(moving) == 1 and moving[0].one_way())


def calculate(operator: str, a: Any, b: Any, env: Environment) -> Any:
    """One step of arithmetic on known values."""
    if isinstance(a, Duration) or isinstance(b, Duration):
        return _with_duration(operator, a, b, env)
    if operator == "+":
        return a + b
    if operator == "-":
        return (a - b).days if isinstance(a, date) else a - b
    return a * b if operator == "*" else _ratio(a, b)


def _in_range(value: Any) -> Any:
    """The value, unless it is a number that nobody counts to: every step can double its length."""
    if value.__class__ is Duration:
        sizes: tuple[Any, ...] = value
    else:
        sizes = (value,) if isinstance(value, (int, Decimal)) else ()
    if any(abs(size) > _GREATEST for size in sizes):
        raise OverflowError
    return value


def _ratio(a: Any, b: Any) -> Any:
    whole, rest = divmod(a, b)
    return whole if not rest else a / b


def _with_duration(operator: str, a: Any, b: Any, env: Environment) -> Any:
    if operator == "*":
        return a.times(b) if isinstance(a, Duration) else b.times(a)
    by = b if operator == "+" else b.times(-1)
    if isinstance(a, Duration):
        return a + by
    return shift(a, by, env.calendar) if isinstance(a, date) else a.shifted(by.months)


class Lengthened(Node):
    """A number with a unit of time behind it: ``N 年``."""

    __slots__ = ("number", "unit")

    def __init__(self, number: Node, unit: Duration, type_: Type) -> None:
        self.number = number
        self.unit = unit
        self.type = type_

    def children(self) -> tuple[Node, ...]:
        return (self.number,)

    def value(self, env: Environment) -> Any:
        number = self.number.value(env)
        if number.__class__ is Unknown:
            return number
        months = self.unit.months * number
        if months != int(months) or (not self.unit.months and number != int(number)):
            return Unknown("review", f"{number} 不是整数，无法作为时间长度")
        return Duration(int(months), int(self.unit.days * number), int(self.unit.working_days * number))
