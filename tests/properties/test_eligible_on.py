"""``eligible_on`` against a search that tries every day, one after the other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuding_cli.judging.finding import Eligibility, verdict
from chuding_cli.judging.judge import eligibility, judge
from chuding_cli.language.environment import Environment

from .people import TEACHER
from .world import Applicant, changed, environment, korla_eligibility

TODAY = date(2024, 10, 20)
ONE_DAY = timedelta(days=1)
SEARCHED = 2300  # days; every span, graduation and assessment below lies well inside
DAYS = st.dates(date(2021, 1, 1), date(2025, 6, 30))
WORDS = st.sampled_from(["合格", "合格", "优秀", "不合格", "基本合格"])


@st.composite
def applicants(draw: st.DrawFn) -> Applicant:
    """Somebody whose work, level and assessments are drawn, and perhaps something that never changes."""
    work = [_span(draw) for _ in range(draw(st.integers(0, 3)))]
    years = draw(st.lists(st.integers(2021, 2026), unique=True, max_size=6))
    made = changed(TEACHER, ("work",), work)
    made["assessments"] = [{"year": year, "result": draw(WORDS), "form": True} for year in years]
    made["education"] = {
        "level": draw(st.sampled_from(["中专", "大专", "本科", "本科", "硕士", None])),
        "mode": draw(st.sampled_from(["全日制"] * 8 + ["函授"])),
        "graduated_on": draw(DAYS).isoformat(),
    }
    made["titles"] = draw(st.sampled_from(["无"] * 8 + [None, "助理工程师"]))
    made["status"] = draw(st.sampled_from(["在职"] * 8 + [None, "公务员"]))
    return made


def _span(draw: st.DrawFn) -> dict[str, Any]:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 900)))
    return {
        "from": first.isoformat(),
        "to": draw(st.sampled_from(["至今", last.isoformat()])),
        "kind": draw(st.sampled_from(["专业技术"] * 6 + ["实习"])),
    }


def on(env: Environment, day: date) -> dict[str, str]:
    """The eligibility rules' statuses on a day."""
    return {found.rule.id: found.status for found in judge(korla_eligibility(), env.on(day), "online")}


def found_for(applicant: Applicant, day: date) -> tuple[Environment, Eligibility]:
    env = environment(applicant, day)
    findings = judge(korla_eligibility(), env, "online")
    return env, eligibility(korla_eligibility(), env, findings)


def first_day(env: Environment, start: date) -> date | None:
    """The first later day on which what fails today passes, and nothing fails."""
    failing = [rule for rule, status in on(env, start).items() if status == "fail"]
    for number in range(1, SEARCHED):
        day = start + ONE_DAY * number
        statuses = on(env, day)
        if all(statuses[rule] == "pass" for rule in failing) and "fail" not in statuses.values():
            return day
    return None


def possible_day(env: Environment, start: date) -> date | None:
    """The first later day on which nothing fails, whatever is missing or for a person."""
    days = (start + ONE_DAY * number for number in range(1, SEARCHED))
    return next((day for day in days if "fail" not in on(env, day).values()), None)


@settings(max_examples=settings().max_examples // 5)  # every example is a search over years of days
@given(applicants(), st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_it_is_the_first_of_all_later_days_or_never(applicant: Applicant, day: date) -> None:
    env, answer = found_for(applicant, day)
    if "fail" not in on(env, day).values():
        assert answer == Eligibility()
        return
    expected = first_day(env, day)
    assert answer.on == expected
    possible = possible_day(env, day)
    assert answer.possible_on == possible
    assert answer.never is (expected is None and possible is None)
    assert expected is None or (possible is not None and possible <= expected)
    if possible is not None:
        open_then = [status for status in on(env, possible).values() if status in ("missing", "review")]
        assert sorted(status for _, status in answer.left_open) == sorted(open_then)
    window = date(2024, 9, 30) <= expected <= date(2024, 10, 25) if expected else None
    assert answer.within_window is window


@given(applicants(), st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_the_day_before_is_still_ineligible_and_the_day_itself_is_not(
    applicant: Applicant, day: date
) -> None:
    """Seen from each day in between; a rule may turn missing on the way, which is not passing."""
    env, answer = found_for(applicant, day)
    if answer.on is None:
        return
    findings = judge(korla_eligibility(), env.on(answer.on), "online")
    assert verdict(findings) != "ineligible"
    failing = [rule for rule, status in on(env, day).items() if status == "fail"]
    before = on(env, answer.on - ONE_DAY)
    assert any(before[rule] != "pass" for rule in failing) or "fail" in before.values()
    if failing == ["experience.years"]:
        assert verdict(judge(korla_eligibility(), env.on(answer.on - ONE_DAY), "online")) == "ineligible"


@given(st.dates(date(2022, 9, 1), date(2024, 12, 1)), st.sampled_from(["中专", "大专", "本科"]))
def test_who_only_lacks_years_is_told_the_day_whatever_day_they_ask_on(first: date, level: str) -> None:
    work = [{"from": first.isoformat(), "to": "至今", "kind": "专业技术"}]
    made = changed(changed(TEACHER, ("work",), work), ("education", "level"), level)
    made["assessments"] = [{"year": year, "result": "合格"} for year in range(2020, 2030)]
    _, answer = found_for(made, date(2022, 6, 30))
    if answer.on is None:  # nothing is worked before the first day, so no year is there to be assessed
        return
    _, again = found_for(made, answer.on - ONE_DAY)
    assert again.on == answer.on
    assert found_for(made, answer.on)[1] == Eligibility()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("status",), "公务员"),
        (("status",), "离退休"),
        (("titles",), "助理工程师"),
        (("education", "mode"), "自考"),
        (("education", "level"), "高中"),
        (("employer", "level"), "中央"),
        (("employer", "kind"), "参公事业单位"),
        (("application",), {"series": "卫生"}),
        (("work",), [{"from": "2022-01-01", "to": "2022-12-30", "kind": "专业技术"}]),
    ],
)
def test_what_no_day_changes_is_never(path: tuple[str | int, ...], value: object) -> None:
    _, answer = found_for(changed(TEACHER, path, value), TODAY)
    assert (answer.on, answer.never, answer.within_window) == (None, True, None)


@pytest.mark.parametrize(
    ("first", "level", "day", "within"),
    [
        ("2023-10-21", "本科", date(2024, 10, 21), True),
        ("2023-10-25", "本科", date(2024, 10, 25), True),
        ("2023-10-26", "本科", date(2024, 10, 26), False),
        ("2022-11-01", "大专", date(2024, 11, 1), False),
    ],
)
def test_it_is_told_whether_the_day_still_falls_inside_the_window(
    first: str, level: str, day: date, within: bool
) -> None:
    work = [{"from": first, "to": "至今", "kind": "专业技术"}]
    made = changed(changed(TEACHER, ("work",), work), ("education", "level"), level)
    made["assessments"] = [{"year": year, "result": "合格"} for year in (2022, 2023, 2024)]
    _, answer = found_for(made, TODAY)
    assert (answer.on, answer.never, answer.within_window) == (day, False, within)
