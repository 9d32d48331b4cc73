"""Values that are lists: a plain tuple, or ``Items`` where it is not known whether all entries belong."""

from __future__ import annotations

from typing import Any

from chuding_cli.language.truth import MISSING, Truth


class Items:
    """A list with doubtful entries: they make unknown only what they could change."""

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
