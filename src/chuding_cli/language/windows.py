"""Time windows of a notice: once, several times, or coming back every so many months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple

from chuding_cli.dates import DAY, add_months
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes import Node, Place
from chuding_cli.language.reasons import Reason
from chuding_cli.language.truth import MISSING, Truth
from chuding_cli.language.types import BOOL, DATE


class Period(NamedTuple):
    """First and last day, both included, and the moment it closes where an hour is told."""

    first: date
    last: date
    closes: datetime | None = None

    @property
    def closing(self) -> str:
        """The end, with its hour where one is told."""
        return self.closes.strftime("%Y-%m-%d %H:%M") if self.closes else self.last.isoformat()

    def __str__(self) -> str:
        return f"{self.first} 至 {self.closing}"


class Recurrence(NamedTuple):
    """Comes back in some ``months`` (1 to 12), from one day of the month to another.

    A day beyond the month's end is its last; ``first_day`` 0 is the day after the last time's end.
    """

    months: tuple[int, ...]
    first_day: int
    last_day: int
    hour: time | None

    def at(self, day: date) -> Period:
        """The period in which a day lies, else the next one."""
        month = add_months(day.replace(day=1), -12)
        before = self._last(month)
        while True:
            if month.month in self.months:
                last = self._last(month)
                first = (
                    month.replace(day=min(self.first_day, _length(month))) if self.first_day else before + DAY
                )
                if last >= day:
                    closes = datetime.combine(last, self.hour) if self.hour else None
                    return Period(first, last, closes)
                before = last
            month = add_months(month, 1)

    def _last(self, month: date) -> date:
        return month.replace(day=min(self.last_day, _length(month)))

    def __str__(self) -> str:
        which = "每月" if len(self.months) == 12 else f"每年 {'、'.join(map(str, self.months))} 月"
        hour = f" {self.hour:%H:%M}" if self.hour else ""
        if not self.first_day:
            return f"{which} {self.last_day} 日{hour}截止"
        return f"{which} {self.first_day} 日至 {self.last_day} 日{hour}"


def _length(month: date) -> int:
    return (add_months(month.replace(day=1), 1) - DAY).day


class Window(NamedTuple):
    """A time window of a notice: its ``periods`` in their order, or how it comes back."""

    id: str
    name: str
    stage: str
    periods: tuple[Period, ...]
    recurrence: Recurrence | None = None

    def at(self, day: date) -> Period:
        """The period in which a day lies, else the next one, else the last."""
        if self.recurrence is not None:
            return self.recurrence.at(day)
        return next((period for period in self.periods if period.last >= day), self.periods[-1])

    def __str__(self) -> str:
        return str(self.recurrence) if self.recurrence else "；".join(map(str, self.periods))


def _judged_day(window: Window, env: Environment) -> date:
    return env.days.hand_in if window.stage == "paper" else env.days.submission


class WindowNode(Node):
    """The judged day lies in a window of the notice."""

    __slots__ = ("window",)

    def __init__(self, window: Window) -> None:
        self.window = window
        self.type = BOOL

    def value(self, env: Environment) -> Truth:
        if self.window.stage != "paper" and not env.days.submission_stated:
            return MISSING
        day, hour = _judged_day(self.window, env), self._hour(env)
        period = self.window.at(day)
        if period.closes is not None and hour is not None and hour > period.closes:
            return False
        return period.first <= day <= period.last

    def _hour(self, env: Environment) -> datetime | None:
        return env.days.hand_in_hour if self.window.stage == "paper" else env.days.submission_hour

    def label(self, env: Environment) -> str:
        return self.window.name

    def blame(self, env: Environment) -> Place:
        at_paper = self.window.stage == "paper"
        return env.record, "paper.handed_in_on" if at_paper else "application.submitted_on"

    def explain(self, env: Environment) -> Iterator[Reason]:
        truth = self.value(env)
        window = self.window
        _, path = self.blame(env)
        if truth is MISSING:
            text = f"没有填写申报日期，不知道是否在{window.name}（{window}）之内"
            yield Reason("missing", text, env.record, path, "填写“申报.申报日期”（application.submitted_on）")
        elif truth is False:
            day, hour = _judged_day(window, env), self._hour(env)
            period = window.at(day)
            moment = hour.strftime("%Y-%m-%d %H:%M") if hour else day.isoformat()
            if day < period.first:
                text = f"{moment} 还没有到{window.name}（{period}），{period.first} 开始"
                yield Reason("fail", text, env.record, path, f"{period} 之间办理")
                return
            after = window.at(period.last + DAY)
            text = f"{moment} 已经过了{window.name}（{period}）"
            later = f"下一次是 {after}" if after.first > day else "本次通知的时间已过，等下一次通知"
            yield Reason("fail", text, env.record, path, later)

    def next_change(self, env: Environment) -> date | None:
        if self.window.stage == "paper":
            return None
        day = env.days.submission
        period = self.window.at(day)
        turns = (period.first, period.last + DAY)
        return min((turn for turn in turns if turn > day), default=None)


class WindowEnd(Node):
    """The first or the last day of a window that is open more than once: of the period at the judged day."""

    __slots__ = ("end", "name", "window")

    def __init__(self, name: str, window: Window, end: str) -> None:
        self.name = name
        self.window = window
        self.end = end
        self.type = DATE

    def value(self, env: Environment) -> Any:
        return getattr(self.window.at(_judged_day(self.window, env)), self.end)

    def label(self, env: Environment) -> str:
        return self.name

    def next_change(self, env: Environment) -> date | None:
        if self.window.stage == "paper":
            return None
        day = env.days.submission
        after = self.window.at(day).last + DAY
        return after if after > day else None
