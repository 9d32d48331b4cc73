"""Working days and calendar months against loops over the published days off and day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.facts.dates import Duration, NoCalendar, WorkCalendar, add_months, day_of_month, shift
from chuding_cli.facts.scalars import GOING_ON
from chuding_cli.facts.spans import completed_on

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
def test_months_later_is_the_same_day_of_the_month_or_its_last(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and slow.is_last_of_month(later))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2022, 2, 28), 12, date(2023, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 8, 31), 1, date(2024, 9, 30)),
        (date(2024, 9, 30), 1, date(2024, 10, 30)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
    ],
)
def test_29_february_and_the_ends_of_months(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 31))
def test_a_day_that_the_month_does_not_have_is_its_last(month: date, day: int) -> None:
    found = day_of_month(month, day)
    assert (found.year, found.month) == (month.year, month.month)
    assert found.day == day or (found.day < day and slow.is_last_of_month(found))


@pytest.mark.parametrize(
    ("first", "last", "made"),
    [
        (date(2023, 10, 20), GOING_ON, date(2024, 10, 20)),
        (date(2023, 1, 1), date(2023, 12, 31), date(2023, 12, 31)),
        (date(2023, 1, 1), date(2023, 12, 30), None),
        (date(2023, 1, 1), date(2024, 1, 1), date(2024, 1, 1)),
        (date(2024, 2, 29), GOING_ON, date(2025, 2, 28)),
        (date(2024, 2, 29), date(2025, 2, 27), date(2025, 2, 27)),
        (date(2024, 2, 29), date(2025, 2, 26), None),
        (date(2023, 2, 28), date(2024, 2, 27), date(2024, 2, 27)),
        (date(2023, 3, 1), date(2024, 2, 29), date(2024, 2, 29)),
        (date(2023, 3, 1), date(2024, 2, 28), None),
    ],
)
def test_a_span_that_has_ended_counts_its_last_day_and_one_that_goes_on_is_asked_a_day_later(
    first: date, last: date, made: date | None
) -> None:
    assert completed_on(((first, last),), Duration(12)) == made


@given(
    st.dates(date(2024, 3, 1), date(2024, 9, 30)),
    st.integers(-6, 6),
    st.integers(-60, 60),
    st.integers(-10, 10),
)
def test_a_length_of_time_is_added_months_first_then_days_then_working_days(
    day: date, months: int, days: int, working: int
) -> None:
    moved = add_months(day, months) + timedelta(days=days)
    assert shift(day, Duration(months, days), CALENDAR) == moved
    assert shift(day, Duration(months, days, working), CALENDAR) == CALENDAR.shifted(moved, working)
