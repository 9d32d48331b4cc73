"""Which title can be granted on the judged day, which next, on what day, and what each lacks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from chuding_cli.judging.first_day import first_day, status_of
from chuding_cli.language.nodes.names import NameNode
from chuding_cli.language.truth import status
from chuding_cli.notices.model.notice import GRANTABLE
from chuding_cli.text.few import first_of

if TYPE_CHECKING:
    from chuding_cli.language.environment import Environment
    from chuding_cli.language.nodes.base import Node
    from chuding_cli.notices.model.notice import Notice, Rule, Title


class Grant(NamedTuple):
    """Titles of one applicant; names of titles, None where there is none.

    ``held`` is the highest that the file says is held, ``now`` the highest above it that can be granted
    today, ``next`` the one above both that comes first, on the day ``next_on``. ``lacking`` says for
    every title above both what it lacks, lowest title first. ``undecided`` are those of them of which it
    is not known whether they could be granted today: what they lack has not been told, or a person decides.
    """

    held: str | None
    now: str | None
    next: str | None
    next_on: date | None
    lacking: tuple[tuple[str, tuple[str, ...]], ...]
    undecided: tuple[str, ...]


class _Wanted(NamedTuple):
    """A title asked for as a rule asks."""

    condition: Node
    applies: Node | None = None


def grant(notice: Notice, env: Environment) -> Grant | None:
    """The titles of an applicant under a notice that grants any, else None.

    A title can be granted on a day on which its condition is true, it is not held already (nor one above it),
    and no rule of eligibility fails.
    """
    titles = notice.titles
    if not titles:
        return None
    eligible = [rule for rule in notice.rules if rule.group == "eligibility"]
    failing = [rule for rule in eligible if status_of(rule, env) == "fail"]
    held = _last(titles, [title.held.value(env) is True for title in titles])
    now = _last(titles, [not failing and title.granted.value(env) is True for title in titles])
    above = titles[max(held, now) + 1 :]
    days = [first_day(env, [_Wanted(title.granted), *failing], eligible) for title in above]
    # Of two that come on one day the higher.
    soonest = min(((day, -index) for index, day in enumerate(days) if day is not None), default=None)
    return Grant(
        held=titles[held].name if held >= 0 else None,
        now=titles[now].name if now >= 0 else None,
        next=above[-soonest[1]].name if soonest else None,
        next_on=soonest[0] if soonest else None,
        lacking=tuple((title.name, _lacking(title, failing, env)) for title in above),
        undecided=tuple(
            title.name
            for title in above
            if not failing and status(title.granted.value(env)) in ("missing", "review")
        ),
    )


def _last(titles: tuple[Title, ...], chosen: list[bool]) -> int:
    """The place of the highest title that is chosen, -1 for none."""
    return max((index for index, _ in enumerate(titles) if chosen[index]), default=-1)


def _lacking(title: Title, failing: list[Rule], env: Environment) -> tuple[str, ...]:
    """What decides against a title: of its own condition, then of the rules that fail beside it."""
    from chuding_cli.language.telling.explaining import explain  # who lacks nothing needs no words

    found = status(title.condition.value(env))
    reasons = list(explain(title.condition, env)) if found != "pass" else []
    own = [reason.text for reason in reasons if reason.kind == found] or [reason.text for reason in reasons]
    rules = [f"不符合“{rule.title}”" for rule in failing if not _about_titles(rule)]
    return tuple(first_of([*own, *rules]))


def _about_titles(rule: Rule) -> bool:
    nodes = [node for node in (rule.applies, rule.condition) if node is not None]
    named = (part.name for node in nodes for part in node.walk() if isinstance(part, NameNode))
    return any(name.startswith(GRANTABLE) for name in named)
