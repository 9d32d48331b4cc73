"""The years' hours and the months of social insurance against sums and sets built one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from . import slow
from .people import GRADUATE, TEACHER
from .slow import Certificate, Paid
from .world import changed, status

HOURS = st.one_of(st.sampled_from([None, 0, 10, 20, 29, 30, 31, 59, 60, 61]), st.integers(0, 99))
CERTIFICATES = st.lists(st.builds(Certificate, st.integers(2019, 2026), HOURS, HOURS), max_size=8)
GOOD_AND_BAD = st.lists(
    st.builds(Certificate, st.integers(2021, 2024), st.sampled_from([29, 30]), st.sampled_from([59, 60])),
    max_size=5,
)
LEVELS = st.sampled_from(["中专", "大专", "本科"])
ANY_LEVEL = st.one_of(LEVELS, st.none(), st.sampled_from(slow.OTHER_LEVELS))
GRADUATED = st.dates(date(2019, 6, 1), date(2024, 8, 1))
DAYS = st.dates(date(2023, 6, 1), date(2025, 6, 1))
TEACHERS = st.sampled_from(["中小学教师", "中小学教师系列", "幼儿园教师", "石油"])


def trained(
    certificates: list[Certificate], level: str | None, graduated: date, series: str, exempt: bool | None
) -> dict[str, Any]:
    made = changed(TEACHER, ("training",), [_entry(each) for each in certificates])
    made["education"] = {"level": level, "mode": "全日制", "graduated_on": graduated.isoformat()}
    made["application"] = {"series": series}
    made["training_exempt"] = exempt
    return made


def _entry(each: Certificate) -> dict[str, Any]:
    entry = {"year": each.year, "public_hours": each.public, "professional_hours": each.professional}
    return {**entry, "certificate": True}


@given(
    st.one_of(CERTIFICATES, GOOD_AND_BAD),
    ANY_LEVEL,
    GRADUATED,
    DAYS,
    TEACHERS,
    st.sampled_from([None, False, True]),
)
def test_years_of_hours_are_those_added_up_year_by_year(
    certificates: list[Certificate],
    level: str | None,
    graduated: date,
    day: date,
    series: str,
    exempt: bool | None,
) -> None:
    teacher = series.startswith("中小学教师")
    expected = slow.hours(certificates, level, graduated, day, teacher=teacher, exempt=bool(exempt))
    if not certificates and expected == "fail":
        expected = "missing"
    assert status("ce.hours", trained(certificates, level, graduated, series, exempt), day) == expected


@given(st.lists(CERTIFICATES.filter(bool), min_size=1, max_size=1), LEVELS, GRADUATED, TEACHERS, st.data())
def test_more_hours_never_make_the_years_worse(
    certificates: list[list[Certificate]], level: str, graduated: date, series: str, data: st.DataObject
) -> None:
    given_ = certificates[0]
    index = data.draw(st.integers(0, len(given_) - 1))
    public, professional = data.draw(st.tuples(st.integers(0, 60), st.integers(0, 60)))
    old = given_[index]
    new = Certificate(old.year, (old.public or 0) + public, (old.professional or 0) + professional)
    more = [*given_[:index], new, *given_[index + 1 :]]
    before = status("ce.hours", trained(given_, level, graduated, series, None))
    after = status("ce.hours", trained(more, level, graduated, series, None))
    if before == "pass":
        assert after == "pass"


@given(CERTIFICATES, CERTIFICATES, LEVELS, GRADUATED, TEACHERS)
def test_more_certificates_never_make_a_pass_a_fail(
    certificates: list[Certificate], more: list[Certificate], level: str, graduated: date, series: str
) -> None:
    if status("ce.hours", trained(certificates, level, graduated, series, None)) == "pass":
        assert status("ce.hours", trained(certificates + more, level, graduated, series, None)) == "pass"


@given(CERTIFICATES, LEVELS, GRADUATED, TEACHERS, st.integers(0, 7), st.data())
def test_a_year_that_is_not_told_decides_nothing(
    certificates: list[Certificate], level: str, graduated: date, series: str, index: int, data: st.DataObject
) -> None:
    """Whatever year the entry was of, the rule says what it would then say, or that it is missing."""
    if not certificates:
        return
    index %= len(certificates)
    made = trained(certificates, level, graduated, series, None)
    made["training"][index]["year"] = None
    found = status("ce.hours", made)
    made["training"][index]["year"] = data.draw(st.integers(2018, 2026))
    assert found in (status("ce.hours", made), "missing")


@given(
    st.lists(st.sampled_from([None, 0, 5, 8, 9, 17, 18, 20]), max_size=3),
    st.sampled_from([True, False, None]),
)
def test_a_teachers_credits_of_2024_are_added_up(
    credits_: list[int | None], certificate: bool | None
) -> None:
    made = changed(TEACHER, ("training",), [{"year": 2024, "credits": each} for each in credits_])
    made["training"].append({"year": 2023, "credits": 90})
    made = changed(made, ("documents", "credit_certificate"), certificate)
    told = [each for each in credits_ if each is not None]
    enough = "missing" if not told else "pass" if sum(told) >= 18 else "fail"
    assert status("ce.teacher-credits", made) == slow.worst([enough, "pass" if certificate else "missing"])


MONTHS = st.tuples(st.sampled_from([2024]), st.integers(1, 12))
PLACES = st.sampled_from(["库尔勒市", "巴州库尔勒市", "库尔勒市", "焉耆县", None])


@st.composite
def runs(draw: st.DrawFn) -> list[Paid]:
    """Runs that follow each other month by month, now and then with one left out or paid elsewhere."""
    month = draw(st.integers(1, 5))
    found: list[Paid] = []
    while month <= 11 and len(found) < 6:
        last = min(12, month + draw(st.integers(0, 4)))
        found.append(Paid((2024, month), (2024, last) if last > month else None, draw(PLACES)))
        month = last + draw(st.sampled_from([1, 1, 1, 0, 2]))
    return draw(st.permutations(found))


@given(
    st.one_of(runs(), st.lists(st.builds(Paid, MONTHS, st.one_of(st.none(), MONTHS), PLACES), max_size=5)),
    DAYS,
)
def test_six_months_of_social_insurance_are_those_ticked_off_one_by_one(paid: list[Paid], day: date) -> None:
    made = changed(GRADUATE, ("social_insurance",), [_run(each) for each in paid])
    day = day.replace(year=2024)
    assert status("documents.social-insurance", made, day) == slow.insurance(paid, day)


def _run(each: Paid) -> dict[str, Any]:
    ends = ["-".join((str(end[0]), f"{end[1]:02}")) if end else None for end in (each.first, each.last)]
    return {"from": ends[0], "to": ends[1], "place": each.place}


@given(st.integers(2024, 2025), st.integers(1, 12))
def test_this_month_may_stand_in_for_the_oldest_of_the_six(year: int, month: int) -> None:
    day = date(year, month, 15)
    index = year * 12 + month - 1

    def paid(first: int, last: int) -> dict[str, Any]:
        ends = [f"{each // 12}-{each % 12 + 1:02}" for each in (index + first, index + last)]
        run = {"from": ends[0], "to": ends[1], "place": "库尔勒市"}
        return changed(GRADUATE, ("social_insurance",), [run])

    assert status("documents.social-insurance", paid(-6, -1), day) == "pass"
    assert status("documents.social-insurance", paid(-5, 0), day) == "pass"
    assert status("documents.social-insurance", paid(-5, -1), day) == "fail"
    assert status("documents.social-insurance", paid(-6, -2), day) == "fail"
    assert status("documents.social-insurance", paid(-4, 1), day) == "fail"
