"""“None” in people's words: never a title held, whatever list it is said of, in a file and in a roster."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.applicants.reading import read_applicants
from chuding_cli.facts import absence
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.notices import catalogue
from chuding_cli.roster.reading.row_values import list_value
from tests.conftest import Run

PEOPLE = Path(__file__).parent / "03-none-said-in-other-words" / "people"
NONE = (
    *("暂无", "尚无", "无职称", "没有职称", "未取得", "未评", "无。", "/", "-", "—", "×", "N/A", "否", "0"),
    *("无（应届毕业生）", "无（2024届）", "暂时没有", "未参评", "none", "NA", "\\", "——"),
    *("无 职称", "（无）", "無"),
    *("目前没有任何职称", "尚未取得专业技术职务任职资格", "从未评过职称", "Ｎ／Ａ", "－", "“无”", "0个"),
    *("没评过", "无，应届"),
)  # fmt: skip
NOT_KNOWN = ("不详", "待定", "待补", "？", "未知", "不清楚", "未填写", "空", "暂不清楚", "…")
ASKED = (
    "没有取得职称证书",
    "没有助理工程师",
    "无（已取得助理工程师）",
    "应届毕业生",
    "有",
    "是",
    "党员",
    "未聘",
    "教师资格证",
)
HELD = (
    "助理工程师",
    "技术员",
    "三级教师",
    "无线电工程师",
    "无损检测工程师",
    "讲师",
    "经济类中级",
    "Assistant Engineer",
)
LISTS = {
    f"{notice}:{fact.path}": fact
    for notice in catalogue.known_ids()
    for fact in catalogue.notice(notice).vocabulary.root.walk()
    if fact.none_allowed
}


def read(fact: Fact, value: Any) -> tuple[Any, list[str]]:
    """What a file says of a list, and what is wrong in it."""
    notice = next(name.partition(":")[0] for name, each in LISTS.items() if each is fact)
    text = json.dumps({fact.zh: value}, ensure_ascii=False)
    (reading,) = read_applicants(text, catalogue.notice(notice).vocabulary)
    return reading.record.values.get(fact.path), [error.message for error in reading.errors]


def findings(chuding: Run, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(chuding("check", *arguments, "--format", "json").stdout)[
        "results"
    ]
    return found


def test_the_people_of_the_case_are_told_no_final_never(chuding: Run) -> None:
    for each in findings(chuding, str(PEOPLE)):
        first = next(f for f in each["findings"] if f["rule"] == "applicant.first-title")
        if "control" in each["file"]:
            assert (each["verdict"], each["eligible_never"]) == ("ineligible", True)
            assert "助理工程师" in first["message"]
        else:
            assert (each["verdict"], first["status"]) == ("review", "pass"), each["file"]


@pytest.mark.parametrize("fact", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("word", NONE)
def test_none_is_none_for_every_list_that_can_be(fact: Fact, word: str) -> None:
    assert read(fact, word) == ((), [])
    assert read(fact, [word]) == ((), [])
    assert list_value(word, fact) == ()
    if fact.shorthand:
        member = fact.keys[fact.shorthand].zh
        assert read(fact, [{member: word}]) == ((), [])
        assert read(fact, {member: word, fact.members[-1].zh: None}) == ((), [])


@pytest.mark.parametrize("fact", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("word", NOT_KNOWN)
def test_what_is_not_known_is_nothing_given(fact: Fact, word: str) -> None:
    assert read(fact, word) == (None, [])
    assert read(fact, [word]) == (None, [])
    assert list_value(word, fact) is None


@pytest.mark.parametrize("fact", LISTS.values(), ids=LISTS)
def test_an_entry_left_empty_is_nothing_given(fact: Fact) -> None:
    whole: dict[str, None] = dict.fromkeys(member.zh for member in fact.members)
    blanks: tuple[Any, ...] = ([], {}, [{}], None, "", [whole])
    for empty in blanks:
        assert read(fact, empty) == (None, [])


@pytest.mark.parametrize("word", ASKED)
def test_what_may_be_none_is_asked_about_and_decides_nothing(word: str) -> None:
    fact = LISTS["korla-2024:titles"]
    for value in (word, [word], [{"职称": word}], [{"职称": word, "级别": "助理级"}]):
        _, (message,) = read(fact, value)
        assert "是不是“无”" in message
        assert word in message
    with pytest.raises(ValueError, match="是不是“无”"):
        list_value(word, fact)


@pytest.mark.parametrize("word", HELD)
def test_a_title_is_a_title(word: str) -> None:
    held, errors = read(LISTS["korla-2024:titles"], [word])
    assert ([each.values for each in held], errors) == ([{"title": word}], [])


def test_none_and_a_title_in_one_list_are_told() -> None:
    fact = LISTS["korla-2024:titles"]
    for both in (["无", "助理工程师"], [{"职称": "暂无", "级别": "中级"}], [{"职称": "/"}, {"级别": "员级"}]):
        assert ["又填了别的" in message for message in read(fact, both)[1]] == [True]


@given(st.text())
def test_no_text_at_all_makes_trouble(text: str) -> None:
    assert absence.said(text) in (absence.NONE, absence.NOT_KNOWN, None)


@given(st.sampled_from(NONE), st.sampled_from(["", " ", "。", "！", "　", "\t", "."]))
def test_what_stands_around_a_word_changes_nothing(word: str, around: str) -> None:
    assert absence.said(f"{around}{word}{around}") == absence.NONE


@pytest.mark.parametrize("word", ["暂无", "无。", "没有", "/", "—", "未取得", "N/A", "否"])
def test_a_paper_that_is_none_is_no_path(chuding: Run, tmp_path: Path, word: str) -> None:
    text = (PEOPLE / "01.yaml").read_text(encoding="utf-8").replace("  毕业证书: 有", f"  毕业证书: {word}")
    (tmp_path / "one.yaml").write_text(text, encoding="utf-8")
    (result,) = findings(chuding, "one.yaml")
    told = next(f for f in result["findings"] if f["rule"] == "documents.diploma")
    assert told["status"] == "missing"
    assert "找不到" not in told["message"]  # as of a path that leads nowhere
