"""Functions on days and months; each gets the environment and its arguments, all of them known.

Those that count working days raise NoCalendar where a year has no calendar yet.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from chuding_cli.facts.dates import DAY, add_months, day_of_month
from chuding_cli.facts.scalars import GOING_ON, Month
from chuding_cli.language.environment import Environment
from chuding_cli.language.truth import MISSING

_MONTHS = 1200  # a century: more is a slip of the pen


def working_days(env: Environment, first: date, last: date) -> int:
    """Working days from the first day to the last, both included."""
    return env.calendar.count(first, last)


def last_start(env: Environment, end: date, count: int) -> date:
    """The last day on which so many working days up to the end can begin."""
    return env.calendar.last_start(end, count)


def working_day_from(env: Environment, day: date) -> date:
    """The day itself where it is worked, else the next working day."""
    return env.calendar.shifted(day - DAY, 1)


def working_day_until(env: Environment, day: date) -> date:
    """The day itself where it is worked, else the working day before it."""
    return env.calendar.last_start(day, 1)


def full_years(env: Environment, first: date, last: date) -> int:
    """Whole years from the first day to the last."""
    return full_months(env, first, last) // 12


def full_months(env: Environment, first: date, last: date) -> int:
    """Whole months from the first day to the last."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if add_months(first, months) <= last else months - 1


def next_full_year(env: Environment, first: date, last: date) -> date:
    """The next day after the last on which another whole year is full."""
    return add_months(first, 12 * (full_years(env, first, last) + 1))


def next_full_month(env: Environment, first: date, last: date) -> date:
    """The next day after the last on which another whole month is full."""
    return add_months(first, full_months(env, first, last) + 1)


def made_date(env: Environment, year: int, month: int, day: int) -> date:
    """The date of three numbers; a day that the month does not have is its last.

    Raises:
        ValueError: the month is not 1 to 12, or the day not 1 to 31.
    """
    if not 1 <= day <= 31:
        raise ValueError(day)
    return day_of_month(date(int(year), int(month), 1), int(day))


def within(env: Environment, day: date, first: date, last: date) -> bool:
    """Whether a day lies between two others, both included."""
    return first <= day <= last


def repeated_deadline(env: Environment, day: date, months: int, last_day: int) -> date:
    """The first day ``last_day`` of a month divisible by ``months`` that is not before the day.

    Raises:
        ValueError: no month of the year is divisible by ``months``.
    """
    if not 1 <= months <= 12:
        raise ValueError(months)
    year, month = day.year, day.month
    while True:
        if month % months == 0:
            due = made_date(env, year, month, last_day)
            if due >= day:
                return due
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def months_before(env: Environment, day: Any, number: int) -> tuple[Month, ...]:
    """The so many months before that of the day, in order."""
    month = Month(day.year, day.month)
    if not 0 <= number <= _MONTHS:
        raise ValueError(number)
    return tuple(month.shifted(-back) for back in range(number, 0, -1))


def months_between(env: Environment, first: date, last: date) -> Any:
    """The months from that of the first day to that of the last; unknown where there is no end."""
    if last == GOING_ON:
        return MISSING
    return run_of_months(Month(first.year, first.month), Month(last.year, last.month))


@lru_cache(maxsize=1024)  # the same runs come with many applicants
def run_of_months(first: Month | None, last: Month | None) -> tuple[Month, ...]:
    """The months from the first to the last, in order; none where an end is not known."""
    if first is None or last is None:
        return ()
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple([first.shifted(index) for index in range(min(length, _MONTHS))])
