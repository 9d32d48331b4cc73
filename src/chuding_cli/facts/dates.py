"""Arithmetic of days, calendar months and working days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

DAY = timedelta(days=1)
HORIZON = DAY * 366 * 60  # no working life is longer; what does not come true until then never does


class Duration(NamedTuple):
    """A length of time: calendar months, calendar days, working days."""

    months: int = 0
    days: int = 0
    working_days: int = 0

    def __add__(self, other: Duration) -> Duration:  # type: ignore[override]
        return Duration(
            self.months + other.months, self.days + other.days, self.working_days + other.working_days
        )

    def times(self, factor: int) -> Duration:
        """The length so many times over (``-1`` turns its direction)."""
        return Duration(self.months * factor, self.days * factor, self.working_days * factor)

    def __str__(self) -> str:
        years, months = divmod(self.months, 12)
        parts = ((years, "年"), (months, "个月"), (self.days, "天"), (self.working_days, "个工作日"))
        return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 天"


@lru_cache(maxsize=4096)  # an applicant's first day is asked about several times, and many have the same
def add_months(day: date, months: int) -> date:
    """The same day so many calendar months later; the month's last where it has no such day.

    2022-02-28 and 12 months: 2023-02-28; 2024-02-29 and 12 months: 2025-02-28.
    """
    return day + relativedelta(months=months)


@lru_cache(maxsize=4096)
def day_of_month(month: date, day: int) -> date:
    """The day of a number in the month of a date; the month's last where it has no such day."""
    return month + relativedelta(day=day)


CALENDAR_BEGINS = 2004  # the first year of which the library knows the State Council's calendar
_LONGEST = 3660  # days: ten years of working days are a slip of the pen; one is remarked upon


class NoCalendar(Exception):
    """There is no calendar for a year that was asked for; the text says why, in Chinese."""

    def __init__(self, year: int) -> None:
        past = year < CALENDAR_BEGINS
        why = f"没有收录（收录了 {CALENDAR_BEGINS} 年以后的）" if past else "尚未公布"
        asked = "；是不是年份写错了？" if past else ""
        super().__init__(f"{year} 年的节假日安排{why}，无法计算工作日{asked}")
        self.year = year


class FarApart(NoCalendar):
    """Two days between which nobody counts working days: one of them is mistyped."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first.year)
        days = (last - first).days + 1
        self.args = (f"{first} 至 {last} 有 {days} 天，不像是按工作日计的一段时间；是不是年份写错了？",)


@lru_cache(maxsize=4096)  # the library looks through all its years at every call
def _state_working_day(day: date) -> bool:
    """Whether the State Council's calendar has people work on a day."""
    from chinese_calendar import is_workday

    try:
        return bool(is_workday(day))
    except NotImplementedError:
        raise NoCalendar(day.year) from None


class WorkCalendar:
    """The State Council's working days, with the days that a notice adds or takes away."""

    __slots__ = ("days_off", "days_on")

    def __init__(
        self, days_off: frozenset[date] = frozenset(), days_on: frozenset[date] = frozenset()
    ) -> None:
        self.days_off = days_off
        self.days_on = days_on

    def is_working_day(self, day: date) -> bool:
        """Whether people work on that day.

        Raises:
            NoCalendar: no calendar has been published for its year.
        """
        if day in self.days_off:
            return False
        if day in self.days_on:
            return True
        return _state_working_day(day)

    def count(self, first: date, last: date) -> int:
        """Working days from first to last, both included; 0 where last is before first.

        Raises:
            NoCalendar: a year between has no calendar, or the days are far apart.
        """
        if (last - first).days > _LONGEST:
            raise FarApart(first, last)
        return _counted(self, first, last)

    def shifted(self, day: date, count: int) -> date:
        """The working day that is ``count`` working days after (before, when negative) the day.

        Raises:
            NoCalendar: a year between has no calendar.
        """
        step = DAY if count > 0 else -DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def last_start(self, end: date, count: int) -> date:
        """The latest first day of a period of ``count`` working days that ends by ``end``, both included.

        Raises:
            NoCalendar: a year between has no calendar.
        """
        return self.shifted(end + DAY, -count)


@lru_cache(maxsize=4096)  # one applicant's period is asked for several times, and many have the same
def _counted(calendar: WorkCalendar, first: date, last: date) -> int:
    days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    return sum(map(calendar.is_working_day, days))


def shift(day: date, by: Duration, calendar: WorkCalendar) -> date:
    """A day and a length of time: months first, then days, then working days.

    Raises:
        NoCalendar: working days of a year without calendar.
        OverflowError: beyond the calendar.
    """
    if day == date.max:
        return day  # 至今, or never: any length later is still that
    if by.months:
        day = add_months(day, by.months)
    if by.days:
        day += timedelta(days=by.days)
    return calendar.shifted(day, by.working_days) if by.working_days else day
