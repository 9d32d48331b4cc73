"""Which title can be granted on the judged day, which next, and on what day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from chuding_cli.dates import DAY
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes import Node
from chuding_cli.notice import Notice, Title

HORIZON = DAY * 366 * 60  # no working life is longer; what does not come true until then never does


class Grant(NamedTuple):
    """The highest title today, the one above it that comes first, and its day; None where there is none.

    ``lacking`` says for every title above the one of today what it lacks, lowest title first.
    """

    now: str | None
    next: str | None
    next_on: date | None
    lacking: tuple[tuple[str, tuple[str, ...]], ...]


def grant(notice: Notice, env: Environment) -> Grant | None:
    """The titles of an applicant under a notice that grants several, else None."""
    if len(notice.titles) < 2:
        return None
    held = [index for index, title in enumerate(notice.titles) if title.condition.value(env) is True]
    above = notice.titles[held[-1] + 1 if held else 0 :]
    days = [(first_true_day(title.condition, env), index) for index, title in enumerate(above)]
    reachable = [(day, -index) for day, index in days if day is not None]
    soonest = min(reachable, default=None)  # of two that come on one day the higher
    lacking = tuple((title.name, _reasons(title, env)) for title in above)
    now = notice.titles[held[-1]].name if held else None
    if soonest is None:
        return Grant(now, None, None, lacking)
    return Grant(now, above[-soonest[1]].name, soonest[0], lacking)


def _reasons(title: Title, env: Environment) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.text for reason in title.condition.explain(env)))


def first_true_day(condition: Node, env: Environment) -> date | None:
    """The first later submission day on which a condition is true, going from change to change."""
    start = env.days.submission
    last = start + HORIZON if date.max - start > HORIZON else date.max
    while (later := condition.next_change(env)) is not None and later <= last:
        env = env.on(later)
        if condition.value(env) is True:
            return later
    return None
