"""Comparing values: order and equality of two, membership of one among many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import eq, ge, gt, le, lt, ne
from typing import Any, ClassVar

from chuding_cli.facts.dates import DAY, HORIZON, Duration
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node, earliest
from chuding_cli.language.nodes.names import DayNode
from chuding_cli.language.truth import Truth, Unknown
from chuding_cli.language.types import BOOL


class Compare(Node):
    """``= != < <= > >=`` of two values of one kind."""

    __slots__ = ("compare", "left", "operator", "right")
    _COMPARE: ClassVar = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}

    def __init__(self, operator: str, left: Node, right: Node) -> None:
        self.operator = operator
        self.compare: Callable[[Any, Any], bool] = self._COMPARE[operator]
        self.left = left
        self.right = right
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.left, self.right)

    def value(self, env: Environment) -> Truth:
        a = self.left.value(env)
        b = self.right.value(env)
        if a.__class__ is Unknown:
            return b if b.__class__ is Unknown and b.rank < a.rank else a
        if b.__class__ is Unknown:
            return b
        if a.__class__ is Duration:
            a, b = _length(a), _length(b)
        return self.compare(a, b)

    def change_after(self, env: Environment) -> date | None:
        """A comparison with the day itself turns on one date, until that date becomes another."""
        for side, other in ((self.left, self.right), (self.right, self.left)):
            if isinstance(side, DayNode) and side.attribute == "submission":
                moved = other.next_change(env)
                day = other.value(env)
                if not isinstance(day, date):
                    return moved
                turns = (day, day + DAY) if day < date.max else (day,)
                return earliest(turn for turn in (*turns, moved) if turn and turn > env.days.submission)
        soon = super().change_after(env)
        return soon if soon is None or not self._turns_once() else self._turn(env, soon)

    def _turns_once(self) -> bool:
        """Whether each order of the two sides, once reached, is left at most once."""
        moving = [side for side in (self.left, self.right) if side.depends_on_day()]
        return len(moving) == 1 and moving[0].one_way()

    def _turn(self, env: Environment, soon: date) -> date | None:
        """The first day on which the sides stand in another order, by halving the time ahead."""
        start = env.days.submission
        last = start + HORIZON if date.max - start > HORIZON else date.max
        order = self._order(env)
        late = self._order(_later(env, last))
        if order is None or late is None:  # not known: as the parts say
            return soon
        if order == late:
            return None
        before, after = start, last
        while after - before > DAY:
            middle = before + (after - before) // 2
            if self._order(_later(env, middle)) == order:
                before = middle
            else:
                after = middle
        return after

    def _order(self, env: Environment) -> int | None:
        """-1, 0 or 1: the left side is the smaller, equal, the greater; None where one is not known."""
        a, b = self.left.value(env), self.right.value(env)
        if a.__class__ is Unknown or b.__class__ is Unknown:
            return None
        if a.__class__ is Duration:
            a, b = _length(a), _length(b)
        return int(a > b) - int(a < b)


def _later(env: Environment, day: date) -> Environment:
    """Another submission day, for the same entry of each list that is being walked."""
    later = env.on(day)
    later.scopes = env.scopes
    later.aside = True
    return later


def _length(duration: Duration) -> tuple[float, int]:
    return (duration.months * 30.4375 + duration.days, duration.working_days)


class Membership(Node):
    """``in`` and ``not in``: a value among those of a list."""

    __slots__ = ("inside", "item", "members")

    def __init__(self, item: Node, members: Node, inside: bool) -> None:
        self.item = item
        self.members = members
        self.inside = inside
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.item, self.members)

    def value(self, env: Environment) -> Truth:
        item = self.item.value(env)
        members = self.members.value(env)
        if item.__class__ is Unknown:
            return item
        if members.__class__ is Unknown:
            return members
        if members.__class__ is not tuple and members.__class__ is not frozenset:
            return members.holds(item, self.inside)  # type: ignore[no-any-return]
        return (item in members) is self.inside
