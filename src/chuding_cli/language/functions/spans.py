"""Functions on spans of time; each gets the environment and its arguments, all of them known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from chuding_cli.applicants.reading import Record
from chuding_cli.facts import spans
from chuding_cli.facts.dates import DAY, Duration, day_of_month
from chuding_cli.facts.scalars import GOING_ON, GOING_ON_MONTH, Month
from chuding_cli.facts.spans import Span, Spans
from chuding_cli.language.environment import Environment
from chuding_cli.language.functions.days import run_of_months
from chuding_cli.language.items import listed, parts_of
from chuding_cli.language.truth import MISSING, Truth


def spans_of(env: Environment, records: Any, first_key: str, last_key: str) -> Spans:
    """Spans of a list of records; an entry without both ends, or a doubtful one, is unsure.

    So is one that ends before it begins: one of its days is a slip of the pen, nobody knows which.
    """

    def span_of(record: Record) -> tuple[Span, bool]:
        first, last = record.values.get(first_key), record.values.get(last_key)
        if first is None or last is None:
            return (first or date.min, last or GOING_ON), False
        return ((first, last), True) if first <= last else ((date.min, GOING_ON), False)

    return _spans(records, span_of)


def spans_of_months(env: Environment, records: Any, first_key: str, last_key: str) -> Spans:
    """The same of entries that say months, each from its first day to its last; one month may stand alone."""

    def span_of(record: Record) -> tuple[Span, bool]:
        first = record.values.get(first_key)
        last = record.values.get(last_key) or first
        return (first_of(first), last_of(last)), first is not None and last is not None

    return _spans(records, span_of)


def _spans(records: Any, span_of: Callable[[Record], tuple[Span, bool]]) -> Spans:
    """The spans of some entries; ``span_of`` gives that of one, and whether both its ends are known."""
    known: list[Span] = []
    unsure: list[Span] = []
    sure, doubtful = parts_of(records)
    for group, target in ((sure, known), (doubtful, unsure)):
        for record in group:
            span, told = span_of(record)
            (target if told else unsure).append(span)
    return Spans(spans.merged(known), spans.merged(unsure))


def first_of(month: Month | None) -> date:
    """The first day of a month; the farthest past where it is not known."""
    return date(month.year, month.month, 1) if month else date.min


def last_of(month: Month | None) -> date:
    """The last day of a month; the farthest future where it is not known."""
    return day_of_month(first_of(month), 31) if month and month != GOING_ON_MONTH else GOING_ON


def months_of(env: Environment, records: Any, first_key: str, last_key: str) -> Any:
    """The months that the entries of a list cover; unknown where an entry does not say its first."""
    sure, doubtful = parts_of(records)
    known: dict[Month, None] = {}
    unclear: dict[Month, None] = {}
    for group, target in ((sure, known), (doubtful, unclear)):
        for record in group:
            first, last = record.values.get(first_key), record.values.get(last_key)
            months = run_of_months(first or last, last or first)
            target.update(dict.fromkeys(months))
    if any(not record.values.get(first_key) for record in sure):
        return MISSING
    return listed(list(known), [month for month in unclear if month not in known])


def since(env: Environment, value: Spans, first: date) -> Spans:
    """Only the days from the first on."""
    return spans.clipped(value, first, GOING_ON)


def until(env: Environment, value: Spans, last: date) -> Spans:
    """Only the days up to the last."""
    return spans.clipped(value, date.min, last)


def first_day(env: Environment, value: Spans) -> Any:
    """The first day of spans; unknown where an unsure one could begin sooner, or where there is none."""
    if not value.known or (value.unsure and value.unsure[0][0] < value.known[0][0]):
        return MISSING
    return value.known[0][0]


def last_day(env: Environment, value: Spans) -> Any:
    """The last day of spans, the farthest future for what goes on; unknown as in ``first_day``."""
    if not value.known or (value.unsure and value.unsure[-1][1] > value.known[-1][1]):
        return MISSING
    return value.known[-1][1]


def completed(env: Environment, value: Spans, length: Duration, day: date) -> Truth:
    """Whether the spans, gaps left out, have made a length of time by a day."""
    reached = spans.completed_on(value.known, length)
    if reached is not None and reached <= day:
        return True
    return MISSING if value.unsure else False


def next_completion(env: Environment, value: Spans, length: Duration, day: date) -> date | None:
    """The later day on which the length is made."""
    reached = spans.completed_on(value.known, length)
    return reached if reached is not None and day < reached < date.max - DAY else None


def completed_unbroken(env: Environment, value: Spans, length: Duration, day: date) -> Truth:
    """Whether one span without a gap has made a length of time by a day."""
    if any(reached <= day for reached in unbroken(value, length)):
        return True
    return MISSING if value.unsure else False


def next_completion_unbroken(env: Environment, value: Spans, length: Duration, day: date) -> date | None:
    """The later day on which the first of them makes it."""
    later = (reached for reached in unbroken(value, length) if day < reached < date.max - DAY)
    return min(later, default=None)


def unbroken(value: Spans, length: Duration) -> list[date]:
    """The days on which one of the spans, by itself, has made a length of time."""
    days = (spans.completed_on((span,), length) for span in value.known)
    return [reached for reached in days if reached is not None]


def days_in(env: Environment, value: Spans, day: date) -> Any:
    """How many days of the spans have passed by a day."""
    return MISSING if value.unsure else spans.total_days(value.known, day)


def months_in(env: Environment, value: Spans, day: date) -> Any:
    """How many whole months the spans, gaps left out, have made by a day."""
    return MISSING if value.unsure else _months_made(value, day)


def years_in(env: Environment, value: Spans, day: date) -> Any:
    """How many whole years the spans, gaps left out, have made by a day."""
    return MISSING if value.unsure else _months_made(value, day) // 12


def next_month_in(env: Environment, value: Spans, day: date) -> date | None:
    """The later day on which the spans have made one month more."""
    return next_completion(env, value, Duration(_months_made(value, day) + 1), day)


def _months_made(value: Spans, day: date) -> int:
    months = max(0, spans.total_days(value.known, day) - 1) // 31  # at least: no month is longer
    while (reached := spans.completed_on(value.known, Duration(months + 1))) and reached <= day:
        months += 1
    return months


def completed_on(env: Environment, value: Spans, length: Duration) -> Any:
    """The day on which the spans make a length of time; the farthest future where they never do."""
    if value.unsure:
        return MISSING
    return spans.completed_on(value.known, length) or date.max


def years_before(env: Environment, value: Spans, day: date) -> Any:
    """Calendar years before that of the day in which the spans have a day."""
    known = spans.years_touched(value.known, day.year)
    if not value.unsure:
        return known
    possible = spans.years_touched(
        tuple((max(a, date(day.year - 60, 1, 1)), b) for a, b in value.unsure), day.year
    )
    return listed(list(known), [year for year in possible if year not in known])
