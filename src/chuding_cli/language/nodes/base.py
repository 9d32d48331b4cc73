"""Nodes: what an expression or a condition is made of. A node has a value for one applicant on one day.

``value`` is the fast road, taken for every applicant. ``next_change`` is the first later day on which the
value could be another one, given that only the day changes: None for never. It lets ``eligible_on`` be found
from the rules alone. What it gave is good until that day comes, so a search asks each node, for each entry of
a list, no more often than its value can change.

A node does not know how it is told: what it is called, why it is not true and which fact decided is asked of
``telling``, which tells nodes by their class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
        """The first later submission day on which the value could differ; kept until it comes."""
        ahead = env.ahead
        if ahead is None or env.aside:
            return self.change_after(env)
        key = (self, *env.scopes) if env.scopes else self
        day = env.days.submission
        found = ahead.get(key)
        if found is not None and found[0] <= day and (found[1] is None or day < found[1]):
            return found[1]  # type: ignore[no-any-return]
        change = self.change_after(env)
        ahead[key] = day, change
        return change

    def change_after(self, env: Environment) -> date | None:
        """What ``next_change`` gives, worked out."""
        return earliest(child.next_change(env) for child in self.children())

    def depends_on_day(self) -> bool:
        """Whether the value can change when only the submission day does."""
        return any(child.depends_on_day() for child in self.children())

    def one_way(self) -> bool:
        """Whether the value only ever grows, or only ever shrinks, as the submission day gets later."""
        return not self.depends_on_day()

    def walk(self) -> Iterator[Node]:
        """Give the node itself and every node below it, each once, however many names lead to it."""
        return _each_once(self, lambda node: node.children())


def _each_once(top: Node, parts: Callable[[Node], tuple[Node, ...]]) -> Iterator[Node]:
    """A node and what lies below it, in the order in which it is written."""
    seen: set[Node] = set()
    waiting = [top]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            yield node
            waiting.extend(reversed(parts(node)))


def _computed(node: Node, env: Environment) -> Any:
    """The value, worked out: a node that would ask ``lasting`` sees that it has done so."""
    outer, env.computing = env.computing, node
    try:
        return node.value(env)
    finally:
        env.computing = outer


MAX_LEVELS = 80  # of parts within parts, names included; whoever walks down calls himself once a level


def levels(top: Node, known: dict[Node, int]) -> int:
    """How many levels of parts a node has, itself included; ``known`` keeps those that were counted."""
    waiting = [top]
    while waiting:
        node = waiting[-1]
        uncounted = [part for part in node.children() if part not in known]
        if uncounted:
            waiting += uncounted
            continue
        waiting.pop()
        known[node] = 1 + max((known[part] for part in node.children()), default=0)
    return known[top]


def in_sight(top: Node) -> Iterator[Node]:
    """A node and those below it whose facts a place in the file can be named for, each once."""
    return _each_once(top, lambda node: node.in_sight())


def lasting(node: Node, env: Environment) -> Any:
    """A value outside of all lists; a search for a later day has it computed only when it can change."""
    ahead = env.ahead
    if ahead is None or env.scopes:
        return _computed(node, env)
    key = (node, "value")
    day = env.days.submission
    found = ahead.get(key)
    if found is not None and found[0] <= day and (found[1] is None or day < found[1]):
        return found[2]
    value = _computed(node, env)
    if not env.aside:
        ahead[key] = day, node.next_change(env), value
    return value


def earliest(days: Iterable[date | None]) -> date | None:
    """The first of some days, where there is one."""
    return min((day for day in days if day is not None), default=None)


def first_unknown(values: list[Any]) -> Unknown | None:
    """Of several operands the unknown that decides: outside, then missing, then review."""
    return min((v for v in values if v.__class__ is Unknown), key=lambda v: v.rank, default=None)


NOT_COMPUTED = (NoCalendar, ArithmeticError, ValueError)  # what known operands can come to


def not_computed(error: Exception) -> Unknown:
    """The value of what could not be computed: a person has to look at it."""
    if isinstance(error, NoCalendar):
        return Unknown("review", str(error))
    return OUT_OF_RANGE
