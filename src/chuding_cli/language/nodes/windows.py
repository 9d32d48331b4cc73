"""Time windows of a notice, for all applicants or for some: which is the applicant's, is it open?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from chuding_cli.facts.dates import DAY
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node, earliest
from chuding_cli.language.nodes.periods import Period, Recurrence
from chuding_cli.language.truth import MISSING, Truth, Unknown, best, worst
from chuding_cli.language.types import BOOL, DATE

NOBODYS = Unknown("review", "通知没有写明这种情况的人什么时候办理")


class Window(NamedTuple):
    """A time window of a notice: its ``periods`` in their order, or how it comes back.

    ``applies``: whom it concerns, where a stage has several; None: everybody.
    """

    id: str
    name: str
    stage: str
    periods: tuple[Period, ...]
    recurrence: Recurrence | None = None
    applies: Node | None = None

    def at(self, day: date) -> Period:
        """The period in which a day lies, else the next one, else the last."""
        if self.recurrence is not None:
            return self.recurrence.at(day)
        return next((period for period in self.periods if period.last >= day), self.periods[-1])

    def __str__(self) -> str:
        return str(self.recurrence) if self.recurrence else "；".join(map(str, self.periods))


def window_for(windows: Iterable[Window], day: date, env: Environment | None) -> Window | None:
    """Of the windows of one stage the applicant's: the one open on a day, else the next, else the last.

    None where it is not known which is his. Without an applicant (``env`` None) it could be any.
    """
    candidates = list(windows)
    if env is not None and len(candidates) > 1:
        concerned = [window.applies is None or window.applies.value(env) for window in candidates]
        if True not in concerned and any(his is not False for his in concerned):
            return None
        candidates = [window for window, his in zip(candidates, concerned, strict=True) if his is True]
    return min(candidates, key=lambda window: _how_far(window.at(day), day), default=None)


def _how_far(period: Period, day: date) -> tuple[bool, int]:
    """Open first, then what comes soonest, then what was over last."""
    if day > period.last:
        return True, (day - period.last).days
    return False, max(0, (period.first - day).days)


class WindowNode(Node):
    """The judged day lies in a window of the notice; of several of one stage, in the applicant's."""

    __slots__ = ("windows",)

    def __init__(self, windows: tuple[Window, ...]) -> None:
        self.windows = windows
        self.type = BOOL

    @property
    def stage(self) -> str:
        """The stage of the windows."""
        return self.windows[0].stage

    def children(self) -> tuple[Node, ...]:
        return tuple(window.applies for window in self.windows if window.applies) if self.choosing else ()

    @property
    def choosing(self) -> bool:
        """Whether it depends on the applicant which window it is: one that is named is that one."""
        return len(self.windows) > 1

    def value(self, env: Environment) -> Truth:
        if self.stage != "paper" and not env.days.submission_stated:
            return MISSING
        if not self.choosing:
            return self._open(self.windows[0], env)
        concerned = [True if w.applies is None else w.applies.value(env) for w in self.windows]
        if all(each is False for each in concerned):
            return NOBODYS
        pairs = zip(self.windows, concerned, strict=True)
        return best([worst([his, self._open(window, env)]) for window, his in pairs if his is not False])

    def _open(self, window: Window, env: Environment) -> bool:
        day, hour = env.days.day(self.stage), env.days.hour(self.stage)
        period = window.at(day)
        return period.first <= day and not period.is_over(day, hour)

    def change_after(self, env: Environment) -> date | None:
        if self.stage == "paper":
            return None
        day = env.days.submission
        turns = [turn for w in self.windows for turn in (w.at(day).first, w.at(day).last + DAY)]
        soonest = min((turn for turn in turns if turn > day), default=None)
        return earliest((soonest, super().change_after(env)))


class WindowEnd(Node):
    """The first or the last day of the applicant's window: of its period at the judged day."""

    __slots__ = ("end", "name", "stage", "windows")

    def __init__(self, name: str, windows: Callable[[], list[Window]], stage: str, end: str) -> None:
        self.name = name
        self.windows = windows  # asked for when it is needed: whom they concern may be told later
        self.stage = stage
        self.end = end
        self.type = DATE

    def value(self, env: Environment) -> Any:
        day = env.days.day(self.stage)
        window = window_for(self.windows(), day, env)
        return MISSING if window is None else getattr(window.at(day), self.end)

    def change_after(self, env: Environment) -> date | None:
        if self.stage == "paper":
            return None
        day = env.days.submission
        afters = (window.at(day).last + DAY for window in self.windows())
        return min((after for after in afters if after > day), default=None)
