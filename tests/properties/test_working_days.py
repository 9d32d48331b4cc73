"""Working days and calendar months against loops over the published days off and dateutil."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.facts.dates import Duration, NoCalendar, WorkCalendar, add_months, shift

from . import slow
from .people import TEACHER
from .world import changed, findings, status

CALENDAR = WorkCalendar()
DAYS = st.dates(date(2023, 1, 1), date(2025, 12, 31))
MIDDLE = st.dates(date(2023, 6, 1), date(2025, 6, 30))


def test_every_day_of_three_years_is_as_the_state_council_published() -> None:
    days = list(slow.days_between(date(2023, 1, 1), date(2025, 12, 31)))
    assert [d for d in days if CALENDAR.is_working_day(d)] == [d for d in days if slow.works(d)]


@given(DAYS, DAYS)
def test_working_days_are_those_counted_one_by_one_with_both_ends(first: date, last: date) -> None:
    assert CALENDAR.count(first, last) == slow.count_working_days(first, last)


@given(MIDDLE, st.integers(1, 60))
def test_the_last_start_is_the_latest_day_from_which_the_count_is_still_reached(
    end: date, count: int
) -> None:
    start = CALENDAR.last_start(end, count)
    assert slow.count_working_days(start, end) == count
    assert slow.works(start)
    assert slow.count_working_days(start + timedelta(days=1), end) == count - 1


@given(MIDDLE, st.integers(-60, 60))
def test_a_shift_by_working_days_passes_over_just_so_many(day: date, count: int) -> None:
    there = CALENDAR.shifted(day, count)
    if count == 0:
        assert there == day
        return
    assert slow.works(there)
    after, before = sorted((day, there))
    passed = [d for d in slow.days_between(after, before) if slow.works(d) and d != day]
    assert len(passed) == abs(count)


@given(MIDDLE, st.sets(MIDDLE, max_size=20), st.sets(MIDDLE, max_size=20))
def test_days_that_a_notice_takes_off_or_adds_go_before_the_state_councils(
    first: date, off: set[date], on: set[date]
) -> None:
    last = first + timedelta(days=90)
    expected = sum(
        day not in off and (day in on or slow.works(day)) for day in slow.days_between(first, last)
    )
    assert WorkCalendar(frozenset(off), frozenset(on)).count(first, last) == expected


@pytest.mark.parametrize("year", [2003, 2031, 2099])
def test_a_year_without_a_published_calendar_is_never_guessed(year: int) -> None:
    with pytest.raises(NoCalendar):
        CALENDAR.count(date(year, 5, 6), date(year, 5, 6))
    made = changed(
        TEACHER, ("publicity",), {"from": f"{year}-05-06", "to": f"{year}-05-20", "objection": "无"}
    )
    assert status("publicity.working-days", made) == "review"


@given(st.dates(date(2024, 9, 1), date(2024, 10, 20)), st.integers(-3, 20))
def test_the_publicity_passes_from_five_working_days_on(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    made = changed(
        TEACHER, ("publicity",), {"from": first.isoformat(), "to": last.isoformat(), "objection": "无"}
    )
    days = slow.count_working_days(first, last)
    assert status("publicity.working-days", made) == ("pass" if days >= 5 else "fail")
    (finding,) = (found for found in findings(made) if found.rule.id == "publicity.working-days")
    assert ("建议多公示一天" in finding.advice) is (days == 5)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(-600, 600))
def test_calendar_months_are_added_as_dateutil_adds_them(day: date, months: int) -> None:
    assert add_months(day, months) == day + relativedelta(months=months)


@given(
    st.dates(date(2024, 3, 1), date(2024, 9, 30)),
    st.integers(-6, 6),
    st.integers(-60, 60),
    st.integers(-10, 10),
)
def test_a_length_of_time_is_added_months_first_then_days_then_working_days(
    day: date, months: int, days: int, working: int
) -> None:
    moved = day + relativedelta(months=months) + timedelta(days=days)
    assert shift(day, Duration(months, days), CALENDAR) == moved
    assert shift(day, Duration(months, days, working), CALENDAR) == CALENDAR.shifted(moved, working)
