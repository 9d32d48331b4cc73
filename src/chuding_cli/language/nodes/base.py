"""Nodes: what an expression or a condition is made of. A node has a value for one applicant on one day.

``value`` is the fast road, taken for every applicant. ``next_change`` is the first later day on which the
value could be another one, given that only the day changes: None for never. It lets ``eligible_on`` be found
from the rules alone.

A node does not know how it is told: what it is called, why it is not true and which fact decided is asked of
``telling``, which tells nodes by their class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from chuding_cli.facts.dates import NoCalendar
from chuding_cli.language.environment import Environment
from chuding_cli.language.truth import OUT_OF_RANGE, Unknown
from chuding_cli.language.types import Type


class Node:
    """A part of an expression or condition."""

    __slots__ = ("type",)
    type: Type

    def value(self, env: Environment) -> Any:
        """The value for one applicant on one day, or Unknown."""
        raise NotImplementedError

    def children(self) -> tuple[Node, ...]:
        """The parts that the value is made from."""
        return ()

    def in_sight(self) -> tuple[Node, ...]:
        """The parts whose facts a place in the file can be named for: not what is inside a walked list."""
        return self.children()

    def next_change(self, env: Environment) -> date | None:
        """The first later submission day on which the value could differ."""
        return earliest(child.next_change(env) for child in self.children())

    def depends_on_day(self) -> bool:
        """Whether the value can change when only the submission day does."""
        return any(child.depends_on_day() for child in self.children())

    def one_way(self) -> bool:
        """Whether the value only ever grows, or only ever shrinks, as the submission day gets later."""
        return not self.depends_on_day()

    def walk(self) -> Iterator[Node]:
        """Give the node itself and every node below it."""
        yield self
        for child in self.children():
            yield from child.walk()


def earliest(days: Iterable[date | None]) -> date | None:
    """The first of some days, where there is one."""
    return min((day for day in days if day is not None), default=None)


def first_unknown(values: list[Any]) -> Unknown | None:
    """Of several operands the unknown that decides: outside, then missing, then review."""
    return min((v for v in values if v.__class__ is Unknown), key=lambda v: v.rank, default=None)


NOT_COMPUTED = (NoCalendar, OverflowError, ValueError, ZeroDivisionError)  # what known operands can come to


def not_computed(error: Exception) -> Unknown:
    """The value of what could not be computed: a person has to look at it."""
    if isinstance(error, NoCalendar):
        return Unknown("review", str(error))
    return OUT_OF_RANGE
