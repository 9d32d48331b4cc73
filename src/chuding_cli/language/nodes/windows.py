"""Time windows of a notice: once, several times, coming back every so many months; for all or for some."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple

from chuding_cli.facts.dates import DAY, add_months, day_of_month
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node, Place, earliest
from chuding_cli.language.reasons import Reason
from chuding_cli.language.truth import MISSING, Truth, Unknown, best, worst
from chuding_cli.language.types import BOOL, DATE

NOBODYS = Unknown("review", "通知没有写明这种情况的人什么时候办理")


class Period(NamedTuple):
    """First and last day, both included, and the moment it closes where an hour is told."""

    first: date
    last: date
    closes: datetime | None = None

    @property
    def closing(self) -> str:
        """The end, with its hour where one is told."""
        return self.closes.strftime("%Y-%m-%d %H:%M") if self.closes else self.last.isoformat()

    def is_over(self, day: date, hour: datetime | None = None) -> bool:
        """Whether a day, or where one is asked about an hour, comes behind it."""
        return day > self.last or (hour is not None and self.closes is not None and hour > self.closes)

    def __str__(self) -> str:
        return f"{self.first} 至 {self.closing}"


class Recurrence(NamedTuple):
    """Comes back in some ``months`` (1 to 12), from one day of the month to another, or to one of the next.

    A day beyond the month's end is its last; ``first_day`` 0 is the day after the last time's end.
    ``until``: what begins later does not come any more.
    """

    months: tuple[int, ...]
    first_day: int
    last_day: int
    hour: time | None
    until: date = date.max

    @property
    def _into_next_month(self) -> bool:
        return self.last_day < self.first_day

    def at(self, day: date) -> Period:
        """The period in which a day lies, else the next one, else the last."""
        before: Period | None = None
        for period in self._periods(add_months(min(day, self.until).replace(day=1), -25)):
            if before is not None and period.first > self.until:
                return before
            if period.last >= day:
                return period
            before = period
        raise AssertionError("it comes back for ever")

    def _periods(self, month: date) -> Iterator[Period]:
        """All of them from a month on; the first only tells when the second begins."""
        before: date | None = None
        while True:
            if month.month in self.months:
                first = day_of_month(month, self.first_day) if self.first_day else before and before + DAY
                last = day_of_month(add_months(month, int(self._into_next_month)), self.last_day)
                if first:
                    closes = datetime.combine(last, self.hour) if self.hour else None
                    yield Period(first, last, closes)
                before = last
            month = add_months(month, 1)

    def __str__(self) -> str:
        which = "每月" if len(self.months) == 12 else f"每年 {'、'.join(map(str, self.months))} 月"
        hour = f" {self.hour:%H:%M}" if self.hour else ""
        if not self.first_day:
            return f"{which} {self.last_day} 日{hour}截止"
        next_month = "次月 " if self._into_next_month else ""
        return f"{which} {self.first_day} 日至 {next_month}{self.last_day} 日{hour}"


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


def _judged_day(stage: str, env: Environment) -> date:
    return env.days.hand_in if stage == "paper" else env.days.submission


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
        return tuple(window.applies for window in self.windows if window.applies) if self._choosing else ()

    @property
    def _choosing(self) -> bool:
        """Whether it depends on the applicant which window it is: one that is named is that one."""
        return len(self.windows) > 1

    def value(self, env: Environment) -> Truth:
        if self.stage != "paper" and not env.days.submission_stated:
            return MISSING
        if not self._choosing:
            return self._open(self.windows[0], env)
        concerned = [True if w.applies is None else w.applies.value(env) for w in self.windows]
        if all(each is False for each in concerned):
            return NOBODYS
        pairs = zip(self.windows, concerned, strict=True)
        return best([worst([his, self._open(window, env)]) for window, his in pairs if his is not False])

    def _open(self, window: Window, env: Environment) -> bool:
        day, hour = _judged_day(window.stage, env), self._hour(env)
        period = window.at(day)
        return period.first <= day and not period.is_over(day, hour)

    def _hour(self, env: Environment) -> datetime | None:
        return env.days.hand_in_hour if self.stage == "paper" else env.days.submission_hour

    def label(self, env: Environment) -> str:
        return self._window(env).name

    def _window(self, env: Environment) -> Window:
        """The window to tell of."""
        if not self._choosing:
            return self.windows[0]
        return window_for(self.windows, _judged_day(self.stage, env), env) or self.windows[0]

    def blame(self, env: Environment) -> Place:
        if self._choosing and env.days.submission_stated:
            for window in self.windows:
                if window.applies is not None and window.applies.value(env).__class__ is Unknown:
                    return window.applies.blame(env)
        return env.record, "paper.handed_in_on" if self.stage == "paper" else "application.submitted_on"

    def explain(self, env: Environment) -> Iterator[Reason]:
        truth = self.value(env)
        window = self._window(env)
        record, path = self.blame(env)
        if truth is MISSING and not env.days.submission_stated and self.stage != "paper":
            text = f"没有填写申报日期，不知道是否在{window.name}（{window}）之内"
            yield Reason("missing", text, env.record, path, "填写“申报.申报日期”")
        elif truth is NOBODYS:
            yield Reason("review", NOBODYS.text, record, path)
        elif truth is False:
            yield self._not_open(window, env, path)
        elif truth is not True:
            yield from super().explain(env)

    def _not_open(self, window: Window, env: Environment, path: str) -> Reason:
        day, hour = _judged_day(window.stage, env), self._hour(env)
        period = window.at(day)
        moment = hour.strftime("%Y-%m-%d %H:%M") if hour else day.isoformat()
        if day < period.first:
            text = f"{moment} 还没有到{window.name}（{period}），{period.first} 开始"
            return Reason("fail", text, env.record, path, f"{period} 之间办理")
        after = window.at(period.last + DAY)
        text = f"{moment} 已经过了{window.name}（{period}）"
        later = f"下一次是 {after}" if after.first > day else "本次通知的时间已过，等下一次通知"
        return Reason("fail", text, env.record, path, later)

    def next_change(self, env: Environment) -> date | None:
        if self.stage == "paper":
            return None
        day = env.days.submission
        turns = [turn for w in self.windows for turn in (w.at(day).first, w.at(day).last + DAY)]
        soonest = min((turn for turn in turns if turn > day), default=None)
        return earliest(iter([soonest, super().next_change(env)]))


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
        day = _judged_day(self.stage, env)
        window = window_for(self.windows(), day, env)
        return MISSING if window is None else getattr(window.at(day), self.end)

    def label(self, env: Environment) -> str:
        return self.name

    def next_change(self, env: Environment) -> date | None:
        if self.stage == "paper":
            return None
        day = env.days.submission
        afters = (window.at(day).last + DAY for window in self.windows())
        return min((after for after in afters if after > day), default=None)
