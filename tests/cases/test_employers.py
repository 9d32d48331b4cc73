"""One employer in two spellings is told without a credit code, and is one for the joint papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.facts.employers import same_name

from ..applicants.ready import IDENTITY, READY
from ..conftest import REPOSITORY, Run

CASE = REPOSITORY / "tests" / "cases" / "10-employer-in-two-spellings-without-code"
NAME = "库尔勒市第十二中学（一分校）A区"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("库尔勒南沟公司（一分厂）", "库尔勒南沟公司(一分厂)"),
        ("库尔勒南沟公司【一分厂】", "库尔勒南沟公司〔一分厂〕"),
        ("库尔勒南沟 公司", "库尔勒南沟　公司"),
        ("库尔勒市第1中学", "库尔勒市第一中学"),
        ("库尔勒市第12中学", "库尔勒市第十二中学"),
        ("库尔勒市第２０中学", "库尔勒市第二十中学"),
        ("库尔勒ABC公司", "库尔勒ＡＢＣ公司"),
        ("库尔勒\u200b市甲公司", "库尔勒市甲公司\u2060"),
    ],
)
def test_two_spellings_of_one_name_are_the_same(first: str, second: str) -> None:
    assert same_name(first) == same_name(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("库尔勒市第一中学", "库尔勒市第二中学"),
        ("库尔勒市第十一中学", "库尔勒市第一中学"),
        ("库尔勒甲公司（一分厂）", "库尔勒甲公司（二分厂）"),
        ("库尔勒甲公司", "库尔勒甲公司（一分厂）"),
    ],
)
def test_names_that_differ_in_what_they_say_are_two(first: str, second: str) -> None:
    assert same_name(first) != same_name(second)


@given(st.integers(0, len(NAME)), st.sampled_from(" 　\u00a0\u2003\u200b\u00ad\ufe0f\u2063"))
def test_a_blank_or_what_cannot_be_seen_makes_no_other_employer(at: int, sign: str) -> None:
    assert same_name(NAME[:at] + sign + NAME[at:]) == same_name(NAME)


def test_the_case_is_told_once_and_has_one_folder(chuding: Run, tmp_path: Path) -> None:
    told = chuding("check", str(CASE / "people"), "--as-of", "2024-10-22")
    assert told.stdout.replace("\n  ", "").count("单位名称有 3 种写法") == 1
    assert told.returncode == 1
    made = chuding("build-packet", str(CASE / "people"), "--as-of", "2024-10-22")
    assert "单位名称有 3 种写法" in made.stderr
    assert [path.name for path in (tmp_path / "packet" / "单位").iterdir()] == ["001"]


def test_spellings_with_a_shared_code_are_told_once(chuding: Run, tmp_path: Path) -> None:
    unit = "名称: 库尔勒市某某设计院"
    for number, name in enumerate(("库尔勒市某某设计院", "库尔勒市 某某设计院")):
        typed = f"名称: {name}, 统一社会信用代码: 12652801MB1234567X"
        text = READY.replace(unit, typed).replace(IDENTITY, f"65280120000812{number}02X")
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    assert chuding("check", ".").stdout.replace("\n  ", "").count("种写法") == 1
