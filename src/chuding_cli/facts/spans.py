"""Spans of time with gaps: when has somebody made so many years, and in which years did they work.

Readings: requirements, rule ``experience.years``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from chuding_cli.facts.dates import DAY, Duration, add_months
from chuding_cli.facts.scalars import GOING_ON

Span = tuple[date, date]  # first and last day, both included; GOING_ON: not ended


class Spans(NamedTuple):
    """Days that are known to count (merged, in order), and spans of which that is not known.

    ``unsure`` holds the widest span that each doubtful entry could be.
    """

    known: tuple[Span, ...]
    unsure: tuple[Span, ...] = ()


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days, each once: overlapping and adjoining spans joined, in order."""
    result: list[Span] = []
    if isinstance(spans, list) and len(spans) == 1 and spans[0][0] <= spans[0][1]:
        return (spans[0],)
    for first, last in sorted(span for span in spans if span[0] <= span[1]):
        if result and (result[-1][1] == GOING_ON or first <= result[-1][1] + DAY):
            result[-1] = (result[-1][0], max(result[-1][1], last))
        else:
            result.append((first, last))
    return tuple(result)


def clipped(spans: Spans, first: date, last: date) -> Spans:
    """Only the days from first to last, both included."""

    def cut(group: tuple[Span, ...]) -> tuple[Span, ...]:
        if not group or all(start >= first and end <= last for start, end in group):
            return group
        return merged([(max(start, first), min(end, last)) for start, end in group])

    return Spans(cut(spans.known), cut(spans.unsure))


def joined(one: Spans, other: Spans) -> Spans:
    """The days of either."""
    return Spans(merged(one.known + other.known), one.unsure + other.unsure)


def common(one: Spans, other: Spans) -> Spans:
    """Only the days that are in both."""
    known = _overlap(one.known, other.known)
    possible = _overlap(merged(one.known + one.unsure), merged(other.known + other.unsure))
    return Spans(known, () if possible == known else possible)


def _overlap(one: tuple[Span, ...], other: tuple[Span, ...]) -> tuple[Span, ...]:
    """The days that are in both, of spans that are merged: one walk along the two."""
    shared: list[Span] = []
    here = there = 0
    while here < len(one) and there < len(other):
        a, b = one[here], other[there]
        shared.append((max(a[0], b[0]), min(a[1], b[1])))
        if a[1] < b[1]:
            here += 1
        else:
            there += 1
    return merged(shared)


def without(one: Spans, other: Spans) -> Spans:
    """The days of the first that are not in the second."""
    known = _overlap(one.known, _between(merged(other.known + other.unsure)))
    return Spans(known, one.unsure if not other.unsure else merged(one.known + one.unsure))


def _between(gaps: tuple[Span, ...]) -> tuple[Span, ...]:
    """The days that are in none of some merged spans."""
    left: list[Span] = []
    first = date.min
    for begins, ends in gaps:
        if begins > first:
            left.append((first, begins - DAY))
        if ends == GOING_ON:
            return tuple(left)
        first = ends + DAY
    return (*left, (first, GOING_ON))


def completed_on(spans: tuple[Span, ...], length: Duration) -> date | None:
    """The day on which the merged spans have made the length; None where they never do.

    Calendar years are counted from the first day, which moves later by as many days as the gaps
    have. A span that goes on has made N years on the day N years after its first day; one that
    has ended counts its last day (2023-01-01 to 2023-12-31 is one year, made on that last day).
    What has once been made stays made.
    """
    gaps = timedelta()
    least = length.months * 28 + length.days  # no month is shorter
    for index, (first, last) in enumerate(spans):
        if index:
            gaps += first - spans[index - 1][1] - DAY
        if last != GOING_ON and (last - spans[0][0] - gaps).days + 1 < least:
            continue
        try:
            target = add_months(spans[0][0] + gaps, length.months) + timedelta(days=length.days)
        except (OverflowError, ValueError):
            return None
        if last == GOING_ON or target <= last + DAY:
            return max(first, min(target, last))
    return None


def total_days(spans: tuple[Span, ...], until: date) -> int:
    """Calendar days of the merged spans up to a day, which counts."""
    return sum((min(last, until) - first).days + 1 for first, last in spans if first <= until)


def years_touched(spans: tuple[Span, ...], before: int) -> tuple[int, ...]:
    """The calendar years, below ``before``, in which at least one of the days lies, in order."""
    years = {year for first, last in spans for year in range(first.year, min(last.year, before - 1) + 1)}
    return tuple(sorted(years))
