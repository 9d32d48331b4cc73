"""Three values: true, false, and unknown with the reason why.

The truth tables, written down before the first rule. An unknown is one of three: *missing*
(nothing was given that could decide), *review* (the notice is silent, or a person has to decide) and
*outside* (a table has no row for this applicant, so the question does not arise).

    all    takes the worst:  outside, then false < missing < review < true
    any    takes the best:   true > review > missing > false; outside only when nothing else is there
    not    swaps true and false; an unknown stays what it is

Without the split of the unknown this is Kleene's strong logic: ``false and unknown`` is false,
``true or unknown`` is true, everything else with an unknown is unknown. Nothing given is never
a pass: no table turns an unknown into true.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

MISSING_RANK: Final = 1
REVIEW_RANK: Final = 2
TRUE_RANK: Final = 3
_RANKS = {"missing": MISSING_RANK, "review": REVIEW_RANK, "outside": -1}


class Unknown:
    """A value that cannot be told; ``text`` is the Chinese reason, where there is more to say."""

    __slots__ = ("kind", "rank", "text")

    def __init__(self, kind: str, text: str = "") -> None:
        self.kind = kind
        self.rank = _RANKS[kind]
        self.text = text

    def __repr__(self) -> str:
        return f"Unknown({self.kind!r}, {self.text!r})"


Truth = bool | Unknown

MISSING: Final = Unknown("missing")
REVIEW: Final = Unknown("review")
OUTSIDE: Final = Unknown("outside")
OUT_OF_RANGE: Final = Unknown("review", "算不出结果（除数为零或超出日历）")
BY_STATUS: Final[dict[str, Truth]] = {
    "pass": True,
    "fail": False,
    "missing": MISSING,
    "review": REVIEW,
    "not_applicable": OUTSIDE,
}


def rank(value: Truth) -> int:
    """The place on the chain false 0, missing 1, review 2, true 3; outside is -1."""
    if value is True:
        return TRUE_RANK
    return 0 if value is False else value.rank


def status(value: Truth) -> str:
    """The status of a rule whose condition has this value."""
    if value is True:
        return "pass"
    if value is False:
        return "fail"
    kind = value.kind
    return "not_applicable" if kind == "outside" else kind


def worst(values: list[Truth]) -> Truth:
    """``all``: the lowest on the chain; outside before everything."""
    if len(values) == 1:
        return values[0]
    return min(_different(values), key=rank) if values else True


def best(values: list[Truth]) -> Truth:
    """``any``: the highest on the chain; outside is the lowest."""
    if len(values) == 1:
        return values[0]
    return max(_different(values), key=rank) if values else False


def _different(values: list[Truth]) -> Iterable[Truth]:
    """The values, each once, in their order: of a thousand entries few have a value of their own."""
    return dict.fromkeys(values) if len(values) > 8 else values


def negated(value: Truth) -> Truth:
    """``not``: unknown stays unknown."""
    if value is True:
        return False
    return True if value is False else value


def chosen(condition: Truth, then: Truth, otherwise: Truth) -> Truth:
    """``if condition then … else …`` for a condition that may be unknown.

    An unknown condition decides nothing: only where both branches agree, that is the value.
    """
    if condition is True:
        return then
    if condition is False:
        return otherwise
    if rank(then) == rank(otherwise):
        return then
    return condition if condition.kind != "outside" else otherwise
