"""Functions on lists of values; each gets the environment and its arguments, all of them known."""

from __future__ import annotations

from typing import Any

from chuding_cli.language.environment import Environment
from chuding_cli.language.items import listed, parts_of
from chuding_cli.language.truth import MISSING, Truth, Unknown


def position(env: Environment, word: str, words: tuple[str, ...]) -> Any:
    """Where a word stands in a list, from 1; review where it does not."""
    return (
        words.index(word) + 1 if word in words else Unknown("review", f"“{word}”不在{'、'.join(words)}之中")
    )


def last(env: Environment, number: int, items: Any) -> Any:
    """The last so many values, in order; unknown where a doubtful one could be among them."""
    sure, maybe = parts_of(items)
    chosen = tuple(sorted({*sure, *maybe})[-number:]) if number > 0 else ()
    return MISSING if any(item in maybe for item in chosen) else chosen


def covers(env: Environment, whole: Any, part: Any) -> Truth:
    """Whether the first list has every value of the second."""
    sure, maybe = parts_of(whole)
    absent = [item for item in part if item not in sure]
    if not absent:
        return True
    return MISSING if all(item in maybe for item in absent) else False


def overlaps(env: Environment, one: Any, other: Any) -> Truth:
    """Whether some value of the first list is in the second."""
    sure, maybe = parts_of(one)
    if any(item in other for item in sure):
        return True
    return MISSING if any(item in other for item in maybe) else False


def common(env: Environment, one: Any, other: Any) -> Any:
    """The values of the first list that are in the second too; those of which one list is unsure, unsure."""
    sure, maybe = parts_of(one)
    there, perhaps = parts_of(other)
    known = [item for item in sure if item in there]
    doubtful = [item for item in (*sure, *maybe) if item not in known and item in (*there, *perhaps)]
    return listed(known, doubtful)


def distinct(env: Environment, items: Any) -> Any:
    """Every value once, in order."""
    sure, maybe = parts_of(items)
    return listed(sorted(set(sure)), sorted(set(maybe) - set(sure)))
