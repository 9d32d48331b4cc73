"""A second implementation of the counting rules: slow, obvious, written from the requirements page.

Nothing of the program is used here, nor of the library that adds its months. Days are counted one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

ONE_DAY = timedelta(days=1)
FOR_EVER = date(2060, 1, 1)  # later than every day that a property asks about
YEARS_OF_LEVEL = {"中专": 3, "大专": 2, "本科": 1}
OTHER_LEVELS = ("高中", "职高", "技工院校", "硕士", "博士", "第二学士学位")

# What people work and what they have off, from the State Council's notices for each year.
_OFF = {
    2023: "01-01..01-02 01-21..01-27 04-05..04-05 04-29..05-03 06-22..06-24 09-29..10-06 12-30..12-31",
    2024: "01-01..01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-08..06-10 09-15..09-17 10-01..10-07",
    2025: "01-01..01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08",
}
_MADE_UP = {
    2023: "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
}


def _day(year: int, written: str) -> date:
    return date(year, int(written[:2]), int(written[3:]))


def years_later(day: date, years: int) -> date:
    """The same day of a later year; 28 February where a 29th is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def is_last_of_month(day: date) -> bool:
    """Whether the next day is of another month."""
    return (day + ONE_DAY).month != day.month


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from first to last, both included."""
    day = first
    while day <= last:
        yield day
        day += ONE_DAY


_HOLIDAYS = {
    day
    for year, spans in _OFF.items()
    for span in spans.split()
    for day in days_between(_day(year, span[:5]), _day(year, span[7:]))
}
_WORKED_WEEKENDS = {_day(year, written) for year, days in _MADE_UP.items() for written in days.split()}


def works(day: date) -> bool:
    """Whether a day of 2023 to 2025 is a working day."""
    assert day.year in _OFF
    return day in _WORKED_WEEKENDS or (day.weekday() < 5 and day not in _HOLIDAYS)


def count_working_days(first: date, last: date) -> int:
    return sum(1 for day in days_between(first, last) if works(day))


@dataclass(frozen=True)
class Work:
    """One entry of the list of work; None where the file says nothing."""

    first: date | None
    last: date | None  # FOR_EVER for 至今
    kind: str | None = "专业技术"

    @property
    def doubtful(self) -> bool:
        """Something is not told, or contradicts itself, that decides whether, or when, its days count."""
        ends = None in (self.first, self.last) or self.reversed
        return self.kind is None or (self.kind == "专业技术" and ends)

    @property
    def reversed(self) -> bool:
        """It ends before it begins: one of the two is a slip of the pen."""
        return self.first is not None and self.last is not None and self.last < self.first


def worked_days(works_: Sequence[Work], graduated: date, until: date) -> set[date]:
    """The days that certainly count, up to a day."""
    return {
        day
        for work in works_
        if work.kind == "专业技术" and work.first is not None and work.last is not None
        for day in days_between(max(work.first, graduated), min(work.last, until))
    }


def first_full_day(works_: Sequence[Work], graduated: date, years: int, until: date) -> date | None:
    """The first day, up to a day, on which so many years are full.

    The first day moves later by as many days as were gaps until then. A day that is followed by a worked
    one has to be the target itself; the last of a span counts to its end, so the morning after will do.
    """
    days = worked_days(works_, graduated, until + ONE_DAY)
    if not days:
        return None
    first, gaps = min(days), 0
    for day in days_between(first, min(max(days), until)):
        if day not in days:
            gaps += 1
            continue
        target = years_later(first + timedelta(days=gaps), years)
        goes_on = day + ONE_DAY in days
        if (day if goes_on else day + ONE_DAY) >= target:
            return day
    return None


def experience(works_: Sequence[Work], graduated: date | None, level: str | None, judged: date) -> str:
    """``experience.years``."""
    if level is None:
        return "missing"
    years = YEARS_OF_LEVEL.get(level)
    if years is None:
        return "not_applicable"
    if graduated is None or not works_:
        return "missing"
    if first_full_day(works_, graduated, years, judged) is not None:
        return "pass"
    return "missing" if any(work.doubtful and _reaches(work, graduated) for work in works_) else "fail"


def _reaches(work: Work, graduated: date) -> bool:
    """Whether an entry that is not fully told can have a day from graduation on."""
    return work.reversed or (work.last or FOR_EVER) >= graduated


def assessment(
    works_: Sequence[Work],
    graduated: date,
    level: str,
    results: Sequence[tuple[int, str | None]],
    judged: date,
) -> str:
    """``assessment.qualified`` where all work is fully told."""
    years = YEARS_OF_LEVEL.get(level)
    if years is None:
        return "not_applicable"
    if not works_:
        return "missing"
    worked = {day.year for day in worked_days(works_, graduated, judged) if day.year < judged.year}
    looked_at = sorted(worked)[-years:]
    found = [_of_year(year, results) for year in looked_at]
    return worst(found) if found else "missing"


def _of_year(year: int, results: Sequence[tuple[int, str | None]]) -> str:
    words = [word for given, word in results if given == year]
    return worst([_of_word(word) for word in words]) if words else "missing"


def _of_word(word: str | None) -> str:
    if word is None:
        return "missing"
    if word in ("优秀", "合格", "称职"):
        return "pass"
    return "fail" if word in ("不合格", "不称职") else "review"


def worst(found: Sequence[str]) -> str:
    return min(found, key=("fail", "missing", "review", "pass").index)


@dataclass(frozen=True)
class Certificate:
    """One entry of the list of training; None where the file says nothing."""

    year: int
    public: int | None
    professional: int | None


def hours(
    certificates: Sequence[Certificate],
    level: str | None,
    graduated: date,
    judged: date,
    *,
    teacher: bool = False,
    exempt: bool = False,
) -> str:
    """``ce.hours``."""
    if exempt:
        return "not_applicable"
    if level is None:
        return "missing"
    if level not in YEARS_OF_LEVEL:
        return "not_applicable"
    wanted = YEARS_OF_LEVEL[level] - teacher
    if wanted == 0:
        return "not_applicable"
    by_year: dict[int, list[Certificate]] = {}
    for each in certificates:
        if graduated.year <= each.year <= judged.year and not (teacher and each.year == 2024):
            by_year.setdefault(each.year, []).append(each)
    found = [_year_of_hours(entries) for entries in by_year.values()]
    if found.count("pass") >= wanted:
        return "pass"
    if len(found) < wanted or found.count("pass") + found.count("missing") >= wanted:
        return "missing"
    return "fail"


def _year_of_hours(entries: Sequence[Certificate]) -> str:
    public = [each.public for each in entries if each.public is not None]
    professional = [each.professional for each in entries if each.professional is not None]
    return worst([_enough(public, 30), _enough(professional, 60)])


def _enough(given: Sequence[int], least: int) -> str:
    if not given:
        return "missing"
    return "pass" if sum(given) >= least else "fail"


YearMonth = tuple[int, int]


@dataclass(frozen=True)
class Paid:
    """One run of contributions; ``place`` None where the file does not say it."""

    first: YearMonth
    last: YearMonth | None
    place: str | None


def insurance(paid: Sequence[Paid], judged: date) -> str:
    """The months of ``documents.social-insurance``, for a company whose scan is there.

    A place that is not told is tried both ways: what then depends on it is missing.
    """
    if not paid:
        return "missing"
    open_ = [index for index, run in enumerate(paid) if run.place is None]
    found = set()
    for guess in product((True, False), repeat=len(open_)):
        here = dict(zip(open_, guess, strict=True))
        found.add(_six_months([run for i, run in enumerate(paid) if here.get(i, _local(run))], judged))
    return {frozenset({True}): "pass", frozenset({False}): "fail"}.get(frozenset(found), "missing")


def _local(run: Paid) -> bool:
    return run.place is not None and run.place.endswith("库尔勒市")


def _six_months(paid: Sequence[Paid], judged: date) -> bool:
    months = set()
    for run in paid:
        month = date(*run.first, 1)
        while (month.year, month.month) <= (run.last or run.first):
            months.add((month.year, month.month))
            month = (month + 31 * ONE_DAY).replace(day=1)
    wanted: list[tuple[int, int]] = []  # this month, then six earlier ones
    day = judged
    while len(wanted) < 7:
        wanted.append((day.year, day.month))
        day = day.replace(day=1) - ONE_DAY
    return months.issuperset(wanted[1:7]) or months.issuperset(wanted[0:6])
