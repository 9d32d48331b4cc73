"""How much time spans have made by a day, against the days on which they complete each length."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.facts.dates import Duration, WorkCalendar
from chuding_cli.facts.scalars import GOING_ON
from chuding_cli.facts.spans import Spans, merged
from chuding_cli.language.functions.days import full_months, full_years, next_full_month, next_full_year
from chuding_cli.language.functions.spans import completed, days_in, months_in, next_month_in, years_in

from .expressions import environment

DAYS = st.dates(date(2015, 1, 1), date(2026, 12, 31))
ENV = environment()
assert isinstance(ENV.calendar, WorkCalendar)


@st.composite
def spells(draw: st.DrawFn) -> Spans:
    """Up to three spells of work, the last of which may go on."""
    found = []
    for first, length in draw(st.lists(st.tuples(DAYS, st.integers(0, 1200)), max_size=3)):
        found.append((first, first + timedelta(days=length)))
    if draw(st.booleans()):
        found.append((draw(DAYS), GOING_ON))
    return Spans(merged(found))


@given(spells(), DAYS)
def test_so_many_months_are_made_as_are_completed(spans: Spans, day: date) -> None:
    months = months_in(ENV, spans, day)
    assert months == 0 or completed(ENV, spans, Duration(months), day) is True
    assert completed(ENV, spans, Duration(months + 1), day) is False
    assert years_in(ENV, spans, day) == months // 12


@given(spells(), DAYS)
def test_the_next_month_is_made_on_the_first_day_that_has_it(spans: Spans, day: date) -> None:
    months = months_in(ENV, spans, day)
    found = next_month_in(ENV, spans, day)
    if found is None:
        assert months_in(ENV, spans, date(2099, 12, 31)) == months
    else:
        assert months_in(ENV, spans, found - timedelta(days=1)) == months
        assert months_in(ENV, spans, found) == months + 1


@given(spells(), DAYS)
def test_every_day_of_the_spans_counts_once(spans: Spans, day: date) -> None:
    days = sum(
        1 for first, last in spans.known for ahead in range((min(last, day) - first).days + 1) if ahead >= 0
    )
    assert days_in(ENV, spans, day) == days


@given(DAYS, DAYS)
def test_a_year_and_a_month_are_full_on_their_day_and_not_before(first: date, last: date) -> None:
    for count, following in ((full_years, next_full_year), (full_months, next_full_month)):
        day = following(ENV, first, last)
        assert day > last
        assert count(ENV, first, day) == count(ENV, first, last) + 1
        assert count(ENV, first, day - timedelta(days=1)) == count(ENV, first, last)
