"""Windows that are open once, several times, or come back; and those of some applicants only."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.judging.judge import eligibility, judge
from chuding_cli.language.environment import Environment, JudgedDays
from chuding_cli.language.nodes.periods import Period, Recurrence
from chuding_cli.language.nodes.windows import Window, window_for

from .expressions import environment
from .notices import built, judged, problems, ruled

ONCE = "windows: {o: {name: 申报, stage: online, from: 2024-09-30, to: 2024-10-25T17:30}}\n"
TWICE = (
    "windows:\n  o:\n    name: 申报\n    stage: online\n"
    "    periods: [{from: 2024-03-01, to: 2024-04-30}, {from: 2024-09-01, to: 2024-10-31}]\n"
)
QUARTERLY = "windows: {o: {name: 申报, stage: online, months: [3, 6, 9, 12], to: 12}}\n"
OVER_THE_MONTH = "windows: {o: {name: 申报, stage: online, months: [1, 12], from: 25, to: 5}}\n"
MONTHLY = "windows: {o: {name: 申报, stage: online, months: 每月, from: 1, to: 31, closes: '17:30'}}\n"
EACH = (
    "windows:\n"
    "  city: {name: 市直申报, stage: online, from: 2024-04-01, to: 2024-04-30, when: 单位.层级 = '地州市'}\n"
    "  county: {name: 县区申报, stage: online, from: 2024-06-01, to: 2024-06-15, when: 单位.层级 = '县级'}\n"
)
CITY, COUNTY, VILLAGE = (f"{{employer: {{level: {level}}}}}" for level in ("地州市", "县级", "乡镇"))


def on(day: date, facts: str = "", hour: datetime | None = None) -> Environment:
    known = environment(facts)
    return Environment(known.record, JudgedDays(day, day, submission_hour=hour), known.calendar, known.files)


def status(windows: str, day: date, facts: str = "", hour: datetime | None = None) -> str:
    name = "online" if windows is EACH else "o"
    (finding,) = judge(built(ruled(f"window: {name}", windows)), on(day, facts, hour), "online")
    return finding.status


@pytest.mark.parametrize(
    ("windows", "day", "expected"),
    [
        (ONCE, date(2024, 9, 29), "fail"),
        (ONCE, date(2024, 9, 30), "pass"),
        (ONCE, date(2024, 10, 25), "pass"),
        (ONCE, date(2024, 10, 26), "fail"),
        (TWICE, date(2024, 4, 30), "pass"),
        (TWICE, date(2024, 5, 1), "fail"),
        (TWICE, date(2024, 8, 31), "fail"),
        (TWICE, date(2024, 9, 1), "pass"),
        (TWICE, date(2024, 11, 1), "fail"),
        (QUARTERLY, date(2024, 12, 12), "pass"),
        (QUARTERLY, date(2024, 12, 13), "pass"),  # the next quarter's material
        (MONTHLY, date(2024, 2, 29), "pass"),
        (OVER_THE_MONTH, date(2024, 1, 5), "pass"),  # since 25 December
        (OVER_THE_MONTH, date(2024, 1, 6), "fail"),
        (OVER_THE_MONTH, date(2024, 1, 25), "pass"),
        (OVER_THE_MONTH, date(2024, 2, 5), "pass"),
        (OVER_THE_MONTH, date(2024, 2, 25), "fail"),
    ],
)
def test_a_day_lies_in_a_window_or_not(windows: str, day: date, expected: str) -> None:
    assert status(windows, day) == expected


@pytest.mark.parametrize(("windows", "day"), [(ONCE, date(2024, 10, 25)), (MONTHLY, date(2024, 4, 30))])
def test_the_last_day_ends_at_its_hour_where_an_hour_is_asked_about(windows: str, day: date) -> None:
    assert status(windows, day, hour=datetime(day.year, day.month, day.day, 17, 30)) == "pass"
    assert status(windows, day, hour=datetime(day.year, day.month, day.day, 17, 31)) == "fail"


@pytest.mark.parametrize(
    ("facts", "day", "expected"),
    [
        (CITY, date(2024, 4, 1), "pass"),
        (CITY, date(2024, 6, 1), "fail"),
        (COUNTY, date(2024, 4, 1), "fail"),
        (COUNTY, date(2024, 6, 1), "pass"),
        (VILLAGE, date(2024, 6, 1), "review"),  # the notice tells no time for these
        ("", date(2024, 4, 1), "missing"),
        ("", date(2024, 5, 1), "fail"),  # whosever window it is
    ],
)
def test_each_has_the_window_that_is_his(facts: str, day: date, expected: str) -> None:
    assert status(EACH, day, facts) == expected


@pytest.mark.parametrize(
    ("facts", "day", "period"),
    [
        (CITY, date(2024, 6, 5), (date(2024, 4, 1), date(2024, 4, 30))),
        (COUNTY, date(2024, 4, 5), (date(2024, 6, 1), date(2024, 6, 15))),
    ],
)
def test_the_last_days_of_a_report_are_those_of_his_window(
    facts: str, day: date, period: tuple[date, date]
) -> None:
    found = built(ruled("window: online", EACH)).period_of("online", day, on(day, facts))
    assert found is not None
    assert (found.first, found.last) == period


@pytest.mark.parametrize(
    ("windows", "begun", "within", "next_time"),
    [
        (TWICE, "2023-09-10", True, "2024-09-01 至 2024-10-31"),
        (TWICE, "2023-06-10", False, "2024-09-01 至 2024-10-31"),
        (TWICE, "2023-12-10", False, "2024-09-01 至 2024-10-31"),  # the last one is over by then
        (QUARTERLY, "2023-09-13", True, "2024-09-13 至 2024-12-12"),
    ],
)
def test_the_day_of_eligibility_is_held_against_the_period_of_that_day(
    windows: str, begun: str, within: bool, next_time: str
) -> None:
    notice = built(ruled("已满(工作经历, 1 年, 申报日)", windows, "eligibility"))
    env = on(date(2024, 5, 20), f"work: [{{from: {begun}, to: 至今}}]")
    found = eligibility(notice, env, judge(notice, env, "online"))
    assert found.on == date(int(begun[:4]) + 1, int(begun[5:7]), int(begun[8:]))
    assert (found.within_window, str(found.window)) == (within, next_time)


@given(
    months=st.sets(st.integers(1, 12), min_size=1),
    first=st.integers(0, 31),
    length=st.integers(0, 30),
    day=st.dates(date(2023, 1, 1), date(2026, 12, 31)),
)
def test_what_comes_back_is_at_every_day_the_period_around_it_or_the_next(
    months: set[int], first: int, length: int, day: date
) -> None:
    last = min(31, max(first, 1) + length)
    recurrence = Recurrence(tuple(sorted(months)), first, last, None)
    period = recurrence.at(day)
    assert period.first <= period.last
    assert day <= period.last
    assert period.last.month in months
    assert recurrence.at(period.last) == period
    if day < period.first:  # then it was closed the day before the opening too
        assert recurrence.at(date.fromordinal(period.first.toordinal() - 1)) == period
    assert first > 0 or period.first <= day  # without a first day it is always open


def test_what_comes_back_ends_with_the_notice() -> None:
    notice = built(ruled("window: o", QUARTERLY.replace("to: 12", "from: 1, to: 12")))  # in force for 2024
    at = notice.windows["o"].at
    assert str(at(date(2024, 12, 12))) == str(at(date(2024, 12, 13))) == "2024-12-01 至 2024-12-12"
    assert str(at(date(2030, 1, 1))) == "2024-12-01 至 2024-12-12"
    assert str(at(date(2023, 1, 1))) == "2023-03-01 至 2023-03-12"


@pytest.mark.parametrize(
    ("hour", "period"),
    [
        (datetime(2024, 10, 25, 17, 30), "2024-09-30 至 2024-10-25 17:30"),
        (datetime(2024, 10, 25, 17, 31), "2024-11-01 至 2024-11-08"),
    ],
)
def test_after_its_hour_the_next_one_counts(hour: datetime, period: str) -> None:
    both = (
        "    periods: [{from: 2024-09-30, to: 2024-10-25T17:30}, {from: 2024-11-01, to: 2024-11-08T24:00}]\n"
    )
    notice = built(ruled("window: o", f"windows:\n  o:\n    name: 申报\n    stage: online\n{both}"))
    assert str(notice.period_of("online", hour.date(), on(hour.date()), hour)) == period


@pytest.mark.parametrize(
    ("facts", "day", "expected"),
    [
        (CITY, date(2024, 4, 30), "pass"),
        (CITY, date(2024, 5, 1), "fail"),
        (COUNTY, date(2024, 6, 15), "pass"),
        ("", date(2024, 4, 1), "missing"),
    ],
)
def test_the_ends_of_a_stage_are_those_of_his_window(facts: str, day: date, expected: str) -> None:
    (finding,) = judge(built(ruled("交件日 <= window.online.to", EACH)), on(day, facts), "online")
    assert finding.status == expected


def test_without_an_applicant_it_could_be_any_and_the_nearest_is_taken() -> None:
    periods = [Period(date(2024, month, 1), date(2024, month, 10)) for month in (3, 6, 9)]
    windows = [Window(str(number), "某", "online", (period,)) for number, period in enumerate(periods)]
    for day, number in ((1, 0), (2, 0), (5, 1), (6, 1), (8, 2), (12, 2)):
        found = window_for(windows, date(2024, day, 5), None)
        assert found is not None
        assert found.id == str(number)
    assert window_for([], date(2024, 1, 1), None) is None


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ("from: 2024-10-01T09:00, to: 2024-10-02", "from: 只写日期"),
        ("from: 2024-10-01, to: 2024-10-02T25:00", "不是时刻"),
        ("periods: []", "periods: 下面写几段时间"),
        ("periods: [{from: 2024-10-01, to: 2024-10-09}, {from: 2024-10-09, to: 2024-10-10}]", "不相重叠"),
        ("months: [13], to: 3", "1 至 12 的月份"),
        ("months: [3], to: 32", "是几日（1 至 31）"),
        ("months: [3], to: 3, closes: 五点", "钟点"),
        ("from: 2024-10-01, to: 2024-10-02, when: 单位.层次 = '县级'", "不认识“单位.层次”"),
        ("from: 2024-10-01, to: 2024-10-02, whom: 某", "不认识“whom”；是不是“when”"),
    ],
)
def test_a_mistake_in_a_window_is_told(window: str, words: str) -> None:
    found = problems(ruled("承诺.签字", f"windows: {{o: {{name: 某, stage: online, {window}}}}}\n"))
    assert any(words in message for _, _, message in found), found


def test_an_hour_may_stand_behind_a_space() -> None:
    notice = built(ruled("承诺.签字", ONCE.replace("T17:30", " 17:30")))
    assert notice.windows["o"].periods[0].closing == "2024-10-25 17:30"


def test_a_windows_ends_are_days_by_name() -> None:
    between = "window.o.from <= 出生日期 <= window.o.to"
    assert judged(between, "birth_date: 2024-10-25", ONCE) == "pass"
    assert judged(between, "birth_date: 2024-10-26", ONCE) == "fail"
