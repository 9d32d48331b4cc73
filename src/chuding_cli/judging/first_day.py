"""The first later day on which something that is asked for is so, found from the rules alone.

Days are not tried one by one: each condition tells the first day on which it could change, so the
search goes from change to change. A condition that can never change again ends it: never.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from chuding_cli.facts.dates import HORIZON
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.truth import Truth, status


class Asked(Protocol):
    """Something that is asked: of whom (None: everybody), and what."""

    @property
    def applies(self) -> Node | None:
        """Whom it concerns."""

    @property
    def condition(self) -> Node:
        """What must hold."""


def unasked(applies: Truth) -> str:
    """The status of what does not apply, or of which that is not known."""
    return "not_applicable" if applies is False else status(applies)


def status_of(asked: Asked, env: Environment) -> str:
    """The status of what is asked, for one applicant on one day."""
    if asked.applies is not None:
        applies = asked.applies.value(env)
        if applies is not True:
            return unasked(applies)
    return status(asked.condition.value(env))


def holds(asked: Asked, env: Environment) -> bool:
    """Whether what is asked holds, or is not asked of this applicant."""
    if asked.applies is not None and asked.applies.value(env) is False:
        return True
    return status_of(asked, env) == "pass"


def unfailing(asked: Asked, env: Environment) -> bool:
    """Whether what is asked does not fail: it may still be missing, or for a person to decide."""
    return status_of(asked, env) != "fail"


def first_day(
    env: Environment,
    must: Sequence[Asked],
    may_not_fail: Sequence[Asked],
    settled: Callable[[Asked, Environment], bool] = holds,
) -> date | None:
    """The first later submission day on which all that must is ``settled`` and nothing else fails.

    None where that never comes: not within ``HORIZON``, or something in the way stays as it is.
    """
    env = env.looking_ahead()
    start = env.days.submission
    last = start + HORIZON if date.max - start > HORIZON else date.max
    watched = list(must)
    while True:
        later = _next_change(env, watched, settled)
        if later is None or later > last:
            return None
        env = env.on(later)
        watched = list(must)
        if all(settled(asked, env) for asked in must):
            others = [asked for asked in may_not_fail if status_of(asked, env) == "fail"]
            if not others:
                return later
            watched += others


def _next_change(
    env: Environment, watched: Sequence[Asked], settled: Callable[[Asked, Environment], bool]
) -> date | None:
    """The first later day on which anything could differ; None when something in the way stays as it is."""
    days: list[date] = []
    for asked in watched:
        nodes = [node for node in (asked.applies, asked.condition) if node is not None]
        changes = [change for node in nodes if (change := node.next_change(env)) is not None]
        if not changes and not settled(asked, env):
            return None
        days += changes
    return min(days, default=None)
