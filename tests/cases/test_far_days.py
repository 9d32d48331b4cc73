"""A day, month or year that nobody lives in is a slip of the pen: told at its place, in every fact."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.applicants.reading import read_applicants
from chuding_cli.facts.scalars import FIRST_YEAR, LAST_YEAR
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.notices import catalogue
from chuding_cli.text.few import MOST_TOLD

from ..conftest import Run

CASES = Path(__file__).parent
DATED = ("date", "open_date", "month", "open_month", "year")
FACTS = [
    (owner, fact)
    for owner in (None, *(each for each in catalogue.shared_vocabulary().root.walk() if each.kind == "list"))
    for fact in (catalogue.shared_vocabulary().root if owner is None else owner).walk()
    if fact.kind in DATED
]
far = st.dates(date(1000, 1, 1)).filter(lambda day: not FIRST_YEAR <= day.year <= LAST_YEAR)
near = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


def written(owner: Fact | None, fact: Fact, day: date) -> str:
    """A file that gives one fact, on one line."""
    value = {"month": f"{day:%Y-%m}", "open_month": f"{day:%Y-%m}", "year": f"{day.year}"}.get(
        fact.kind, day.isoformat()
    )
    inside = f"{{{fact.zh}: {value}}}"
    if owner is not None:
        return f"{owner.zh}: [{inside}]" if "." not in owner.label else _within(owner.label, f"[{inside}]")
    return _within(fact.label, value)


def _within(label: str, value: str) -> str:
    *sections, last = label.split(".")
    return "".join(f"{section}: {{" for section in sections) + f"{last}: {value}" + "}" * len(sections)


@given(st.sampled_from(FACTS), far)
def test_every_fact_refuses_a_year_that_nobody_lives_in(where: tuple[Fact | None, Fact], day: date) -> None:
    (reading,) = read_applicants(written(*where, day), catalogue.shared_vocabulary())
    (error,) = reading.errors
    assert "不像真的" in error.message
    assert error.line == 1
    assert error.column > 1


@given(st.sampled_from(FACTS), near)
def test_every_fact_takes_a_year_that_somebody_lives_in(where: tuple[Fact | None, Fact], day: date) -> None:
    (reading,) = read_applicants(written(*where, day), catalogue.shared_vocabulary())
    assert reading.errors == ()


@pytest.mark.parametrize("file", ["none.yaml", "hundred.yaml"])
def test_an_application_in_the_year_9999_is_told_at_its_place(chuding: Run, file: str) -> None:
    done = chuding("check", str(CASES / "h13-year-9999" / file), "--format", "json")
    assert done.returncode == 3
    assert len(done.stdout) < 5000
    (result,) = json.loads(done.stdout)["results"]
    (error,) = result["errors"]
    assert (error["line"], error["column"]) == (7, 20)
    assert "申报日期" in error["message"]


@pytest.mark.parametrize("day", ["9999-12-01", "1024-10-20", "2124-10-20"])
def test_a_day_to_judge_by_is_asked_for_the_same(chuding: Run, day: str) -> None:
    done = chuding("check", str(CASES / "h13-year-9999" / "none.yaml"), "--as-of", day)
    assert done.returncode == 2
    assert "不像真的日期" in done.stderr


def test_the_longest_life_there_is_has_a_short_message(chuding: Run, tmp_path: Path) -> None:
    text = (CASES / "h13-year-9999" / "none.yaml").read_text(encoding="utf-8")
    longest = text.replace("9999-12-01", "2099-12-01").replace("2000-01-01", "1900-01-01")
    (tmp_path / "某.yaml").write_text(longest, encoding="utf-8")
    (result,) = json.loads(chuding("check", "某.yaml", "--format", "json").stdout)["results"]
    messages = {finding["rule"]: finding["message"] for finding in result["findings"]}
    assert max(map(len, messages.values())) < 2000
    assert messages["assessment.told"].count("；") == MOST_TOLD
    assert messages["assessment.told"].endswith(" 处")
