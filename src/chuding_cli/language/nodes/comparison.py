"""Comparing values: order and equality of two, membership of one among many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from operator import eq, ge, gt, le, lt, ne
from typing import Any, ClassVar

from chuding_cli.facts.dates import DAY, HORIZON, Duration
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import (
    DayNode,
    Literal,
    Node,
    Place,
    anchor,
    blamed_operand,
    depends_on_day,
    earliest,
)
from chuding_cli.language.reasons import Reason, shown
from chuding_cli.language.truth import Truth, Unknown
from chuding_cli.language.types import BOOL


class Compare(Node):
    """``= != < <= > >=`` of two values of one kind."""

    __slots__ = ("compare", "left", "operator", "right")
    _COMPARE: ClassVar = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
    _WORDS: ClassVar = {
        "=": "应为",
        "!=": "不应为",
        "<": "应早于",
        "<=": "不得晚于",
        ">": "应晚于",
        ">=": "不得早于",
    }
    _NUMBER_WORDS: ClassVar = {
        "=": "应为",
        "!=": "不应为",
        "<": "应少于",
        "<=": "不得多于",
        ">": "应多于",
        ">=": "不得少于",
    }

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

    def blame(self, env: Environment) -> Place:
        return blamed_operand((self.left, self.right), env) or anchor(self, env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        if self.value(env).__class__ is Unknown:
            yield from self.left.explain(env)
            yield from self.right.explain(env)
            return
        record, path = anchor(self, env)
        yield Reason("fail", self.complaint(env), record, path)

    def complaint(self, env: Environment) -> str:
        """What was found, what was asked, and the least that would be enough."""
        a, b = self.left.value(env), self.right.value(env)
        left, right, operator = self.left, self.right, self.operator
        if not _names_a_fact(left) and _names_a_fact(right):  # name first what the applicant wrote
            left, right, a, b = right, left, b, a
            operator = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(operator, operator)
        words = self._WORDS if left.type.kind in ("date", "month") else self._NUMBER_WORDS
        unit = left.type.unit or right.type.unit
        asked = right.label(env)
        if type(right) is not Literal and right.label(env) != shown(b) and shown(b) not in asked:
            asked = f"{asked}（{shown(b)}）"
        text = f"{left.label(env)}为 {shown(a)}{unit and ' ' + unit}，{words[operator]} {asked}"
        if left.type.kind == "number" and operator in (">=", ">"):
            text += f"，还差 {b - a}{unit and ' ' + unit}"
        return text

    def next_change(self, env: Environment) -> date | None:
        """A comparison with the day itself turns on one date, until that date becomes another."""
        for side, other in ((self.left, self.right), (self.right, self.left)):
            if isinstance(side, DayNode) and side.attribute == "submission":
                moved = other.next_change(env)
                day = other.value(env)
                if not isinstance(day, date):
                    return moved
                turns = (day, day + DAY) if day < date.max else (day,)
                return earliest(turn for turn in (*turns, moved) if turn and turn > env.days.submission)
        soon = super().next_change(env)
        return soon if soon is None or not self._turns_once() else self._turn(env, soon)

    def _turns_once(self) -> bool:
        """Whether each order of the two sides, once reached, is left at most once."""
        moving = [side for side in (self.left, self.right) if depends_on_day(side)]
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
    return later


def _names_a_fact(node: Node) -> bool:
    return next(node.facts_in_sight(), None) is not None


def _length(duration: Duration) -> tuple[float, int]:
    return (duration.months * 30.4375 + duration.days, duration.working_days)


def nearest(word: str, known: Any) -> str:
    """``；相近的有…``: the members of a list of words that look like a word."""
    import difflib

    words = [each for each in known if isinstance(each, str)] if isinstance(known, tuple) else []
    near = [each for each in words if word and (each in word or word in each)]
    near += [each for each in difflib.get_close_matches(word, words, n=3, cutoff=0.3) if each not in near]
    return f"；相近的有：{'、'.join(near[:3])}" if near else ""


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

    def blame(self, env: Environment) -> Place:
        return blamed_operand((self.item, self.members), env) or anchor(self.item, env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        if self.value(env).__class__ is Unknown:
            yield from super().explain(env)
            return
        record, path = anchor(self.item, env)
        relation = "不在其列" if self.inside else "属于不可以的"
        found = shown(self.item.value(env))
        near = nearest(found, self.members.value(env)) if self.inside else ""
        text = f"{self.item.label(env)}为“{found}”，{relation}：{self._list(env)}{near}"
        yield Reason("fail", text, record, path)

    def _list(self, env: Environment) -> str:
        if type(self.members) is Literal:
            return shown(self.members.constant)
        return self.members.label(env)

    def label(self, env: Environment) -> str:
        inside = "属于" if self.inside else "不属于"
        return f"{self.item.label(env)}{inside} {self._list(env)}"
