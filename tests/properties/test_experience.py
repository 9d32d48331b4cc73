"""``experience.years`` and ``assessment.qualified`` against days counted one by one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from . import slow
from .people import TEACHER
from .slow import FOR_EVER, Work
from .world import changed, status

FIRST, LAST = date(2019, 12, 25), date(2024, 12, 31)
EDGES = st.sampled_from(
    [
        date(2020, 2, 28),
        date(2020, 2, 29),
        date(2020, 3, 1),
        date(2023, 12, 31),
        date(2024, 1, 1),
        date(2022, 2, 28),
        date(2023, 2, 28),
        date(2024, 2, 28),
        date(2024, 2, 29),
        date(2024, 3, 1),
        date(2023, 10, 19),
        date(2023, 10, 20),
        date(2023, 10, 21),
        date(2024, 10, 19),
        date(2024, 10, 20),
    ]
)
DAYS = st.one_of(EDGES, st.dates(FIRST, LAST))
ENDS = st.one_of(DAYS, st.just(FOR_EVER), DAYS.map(lambda day: day + timedelta(days=400)))
KINDS = st.sampled_from(["专业技术"] * 5 + ["实习", "其他"])
TOLD = st.builds(Work, DAYS, ENDS, KINDS)
PARTLY_TOLD = st.builds(
    Work, st.one_of(st.none(), DAYS), st.one_of(st.none(), ENDS), st.one_of(st.none(), KINDS)
)
LEVELS = st.sampled_from(["中专", "大专", "本科", "本科"])


@st.composite
def chains(draw: st.DrawFn) -> list[Work]:
    """Spans that follow each other, touching, overlapping or with gaps of a few days."""
    day = draw(DAYS)
    found = []
    for length, gap in draw(
        st.lists(st.tuples(st.integers(0, 500), st.integers(-40, 60)), min_size=1, max_size=5)
    ):
        last = day + timedelta(days=length)
        found.append(Work(day, last))
        day = last + timedelta(days=1 + gap)
    return draw(st.permutations(found))


def ymd(day: date | None) -> str | None:
    return None if day is None else "至今" if day == FOR_EVER else day.isoformat()


def applicant(works: list[Work], graduated: date | None, level: str | None) -> dict[str, Any]:
    entries = [{"from": ymd(w.first), "to": ymd(w.last), "kind": w.kind} for w in works]
    made = changed(TEACHER, ("work",), entries)
    made["education"] = {"level": level, "mode": "全日制", "graduated_on": ymd(graduated)}
    return made


def judged(works: list[Work], graduated: date | None, level: str | None, day: date) -> str:
    return status("experience.years", applicant(works, graduated, level), day)


@given(st.one_of(chains(), st.lists(TOLD, max_size=5)), DAYS, LEVELS, DAYS)
def test_years_of_work_are_those_counted_day_by_day(
    works: list[Work], graduated: date, level: str, day: date
) -> None:
    assert judged(works, graduated, level, day) == slow.experience(works, graduated, level, day)


@given(chains(), LEVELS, st.integers(-2, 2))
def test_the_day_on_which_the_years_are_full_is_the_one_found_day_by_day(
    works: list[Work], level: str, off: int
) -> None:
    graduated = date(2019, 1, 1)
    full = slow.first_full_day(works, graduated, slow.YEARS_OF_LEVEL[level], date(2031, 1, 1))
    if full is None:
        assert judged(works, graduated, level, date(2035, 1, 1)) == "fail"
    else:
        day = full + timedelta(days=off)
        assert judged(works, graduated, level, day) == ("pass" if off >= 0 else "fail")


@given(
    st.lists(PARTLY_TOLD, max_size=4),
    st.one_of(st.none(), DAYS),
    st.one_of(st.none(), LEVELS, st.sampled_from(slow.OTHER_LEVELS)),
    DAYS,
)
def test_what_is_not_told_makes_it_missing_unless_the_rest_is_enough(
    works: list[Work], graduated: date | None, level: str | None, day: date
) -> None:
    assert judged(works, graduated, level, day) == slow.experience(works, graduated, level, day)


@given(st.lists(PARTLY_TOLD, min_size=1, max_size=4), DAYS, LEVELS, DAYS, st.integers(1, 800))
def test_a_later_day_never_makes_the_years_worse(
    works: list[Work], graduated: date, level: str, day: date, later: int
) -> None:
    order = ("fail", "missing", "review", "pass")
    today = judged(works, graduated, level, day)
    then = judged(works, graduated, level, day + timedelta(days=later))
    assert order.index(then) >= order.index(today)


@given(chains(), chains(), DAYS, LEVELS)
def test_more_work_between_two_spans_never_makes_the_years_worse(
    works: list[Work], more: list[Work], day: date, level: str
) -> None:
    graduated = date(2019, 1, 1)
    inside = [w for w in more if w.last is not None and w.last < day - timedelta(days=1)]
    if judged(works, graduated, level, day) == "pass":
        assert judged(works + inside, graduated, level, day) == "pass"


@pytest.mark.parametrize(
    ("works", "full"),
    [
        ([Work(date(2022, 2, 28), FOR_EVER)], date(2023, 2, 28)),
        ([Work(date(2020, 2, 29), FOR_EVER)], date(2021, 2, 28)),
        ([Work(date(2023, 10, 20), FOR_EVER)], date(2024, 10, 20)),
        ([Work(date(2023, 1, 1), date(2023, 12, 31))], date(2023, 12, 31)),
        ([Work(date(2023, 1, 1), date(2024, 12, 31))], date(2024, 1, 1)),
        # Spans that touch are one that goes on: the day itself has to come.
        ([Work(date(2023, 1, 1), date(2023, 12, 31)), Work(date(2024, 1, 1), FOR_EVER)], date(2024, 1, 1)),
        ([Work(date(2023, 1, 1), date(2023, 6, 30)), Work(date(2023, 7, 11), FOR_EVER)], date(2024, 1, 11)),
    ],
)
def test_the_requirements_own_examples_are_full_on_their_day(works: list[Work], full: date) -> None:
    assert judged(works, date(2019, 1, 1), "本科", full) == "pass"
    assert judged(works, date(2019, 1, 1), "本科", full - timedelta(days=1)) == "fail"


RESULTS = st.lists(
    st.tuples(
        st.integers(2019, 2025),
        st.sampled_from(
            ["优秀", "合格", "称职", "合格", "合格", "不合格", "不称职", "基本合格", "未定等次", None]
        ),
    ),
    max_size=8,
)


@given(
    st.lists(TOLD.filter(lambda work: not work.reversed), max_size=4),
    DAYS,
    st.one_of(LEVELS, st.sampled_from(slow.OTHER_LEVELS)),
    RESULTS,
    st.dates(date(2023, 1, 1), date(2025, 6, 30)),
)
def test_the_years_assessed_are_the_last_ones_in_which_a_counted_day_lies(
    works: list[Work], graduated: date, level: str, results: list[tuple[int, str | None]], day: date
) -> None:
    entries = [{"year": year, "result": word, "form": True} for year, word in results]
    made = changed(applicant(works, graduated, level), ("assessments",), entries)
    expected = slow.assessment(works, graduated, level, results, day)
    if not results and expected != "not_applicable":
        expected = "missing"
    assert status("assessment.qualified", made, day) == expected
