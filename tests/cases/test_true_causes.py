"""A refusal names its true cause: years, numbers of other papers, old characters, commas, places."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.facts import identity
from chuding_cli.facts.dates import CALENDAR_BEGINS, NoCalendar, WorkCalendar
from chuding_cli.facts.old_code_page import meant
from chuding_cli.facts.places import lies_in
from chuding_cli.facts.scalars import read_number
from chuding_cli.notices.catalogue import shared_vocabulary
from tests.conftest import Run

PERSON = Path(__file__).parent / "14-working-days-wrong-year-in-message" / "person.yaml"
TEXT = PERSON.read_text(encoding="utf-8").replace("1924-10-11", "2024-10-11")
KORLA = ("库尔勒市", "库尔勒")
UPPER = (
    "",
    "新疆",
    "巴州",
    "新疆巴州",
    "新疆维吾尔自治区巴音郭楞蒙古自治州",
    "巴音郭楞",
    "中国新疆",
    "新疆 巴州 ",
    "新疆·",
)
STREETS = ("", "建国路1号", "塔什店镇", "人民东路88号", "（石化大道）", "萨依巴格街道", "北山路", "第一中学")


def found(chuding: Run, folder: Path, text: str) -> dict[str, Any]:
    """The result of a person of the given text; its findings by rule."""
    (folder / "one.yaml").write_text(text, encoding="utf-8")
    result: dict[str, Any] = json.loads(chuding("check", "one.yaml", "--format", "json").stdout)["results"][0]
    return {**result, "findings": {each["rule"]: each for each in result["findings"]}}


@pytest.mark.parametrize("year", ["1924", "2003", "1984", "2013"])
def test_a_year_long_past_is_asked_about_and_never_not_yet_published(
    chuding: Run, tmp_path: Path, year: str
) -> None:
    result = found(chuding, tmp_path, TEXT.replace("2024-10-11", f"{year}-10-11"))
    told = result["findings"]["publicity.working-days"]
    assert told["status"] == "review"
    assert f"{year}-10-11" in told["message"]
    assert "是不是年份写错了" in told["message"]
    assert "尚未公布" not in told["message"]


@pytest.mark.parametrize("year", ["2015", "2022", "2023"])
def test_a_publicity_of_some_years_is_counted_and_asked_about(
    chuding: Run, tmp_path: Path, year: str
) -> None:
    text = TEXT.replace("2024-10-11", f"{year}-10-11")
    assert found(chuding, tmp_path, text)["findings"]["publicity.working-days"]["status"] == "pass"
    assert "一年以上，是不是年份写错了" in "".join(chuding("check", "one.yaml").stdout.split())


@given(st.dates(date(1900, 1, 1), date(2003, 12, 20)), st.integers(0, 10))
def test_a_year_before_the_calendars_is_named(first: date, days: int) -> None:
    with pytest.raises(NoCalendar, match=rf"^{first.year}.*没有收录") as error:
        WorkCalendar().count(first, first + timedelta(days))
    assert str(CALENDAR_BEGINS) in str(error.value)


def test_a_whole_publicity_in_another_year_is_remarked_upon(chuding: Run, tmp_path: Path) -> None:
    text = TEXT.replace("2024-10-11, 结束: 2024-10-18", "2014-10-11, 结束: 2014-10-18")
    (tmp_path / "one.yaml").write_text(text, encoding="utf-8")
    said = "".join(chuding("check", "one.yaml").stdout.split())
    assert "“公示情况.结束”（2014-10-18）离判断之日（2024-10-22）一年以上，是不是年份写错了？" in said


@pytest.mark.parametrize(
    ("number", "what"),
    [
        ("652801010923386", "15 位"),
        ("961110199001011234", "外国人永久居留身份证"),
        ("911840198508120016", "外国人永久居留身份证"),
        ("USA110074010101", "外国人永久居留证"),
        ("H12345678", "港澳居民来往内地通行证"),
        ("E12345678", "护照"),
        ("91652801MA77ABCD1X", "统一社会信用代码"),
    ],
)
def test_a_number_of_another_paper_is_told_as_such(number: str, what: str) -> None:
    assert what in identity.flaw(number, date(2024, 10, 20))


def test_a_residence_permit_of_taiwan_is_told_as_such(chuding: Run, tmp_path: Path) -> None:
    number = "83000020010923382"
    number += identity.check_character(number)
    told = found(chuding, tmp_path, TEXT.replace("652801200109233860", number))["findings"]["identity.number"]
    assert (told["status"], "港澳台居民居住证" in told["advice"]) == ("pass", True)


@pytest.mark.parametrize(
    ("typed", "right"), [("\ue863", "䶮"), ("\ue864", "龻"), ("\ue85e", "䴕"), ("\ue81e", "龴")]
)
def test_a_character_of_an_old_code_page_is_told_with_the_right_one(
    chuding: Run, tmp_path: Path, typed: str, right: str
) -> None:
    assert meant(typed) == right
    (error,) = found(chuding, tmp_path, TEXT.replace("陆见微", f"陆{typed}"))["errors"]
    assert error["line"] == 3
    assert f"U+{ord(typed):04X}" in error["message"]
    assert f"“{right}”" in error["message"]
    assert not found(chuding, tmp_path, TEXT.replace("陆见微", f"陆{right}"))["errors"]


@pytest.mark.parametrize(
    ("before", "after", "instead"),
    [
        ("{字数: 1200}", "{字数: 1,200}", "1200"),
        ("30, 专业课时: 64", "1,030, 专业课时: 64", "1030"),
        ("结果: 合格,", "结果: 合格, 优秀,", "'合格,优秀'"),
        ("结束: 至今, 类别", "单位: 甲公司,乙部, 结束: 至今, 类别", "'甲公司,乙部'"),
    ],
)
def test_a_comma_inside_of_braces_is_named(
    chuding: Run, tmp_path: Path, before: str, after: str, instead: str
) -> None:
    text = TEXT.replace(before, after).replace(", 单位: 库尔勒南沟农机修造有限公司}", "}")
    assert text != TEXT
    (error,) = found(chuding, tmp_path, text)["errors"]
    assert "逗号" in error["message"]
    assert instead in error["message"]
    whole = after.replace("1,200", "1200").replace("1,030", "1030")
    whole = whole.replace("合格, 优秀", "'合格,优秀'").replace("甲公司,乙部", "'甲公司,乙部'")
    assert not found(chuding, tmp_path, text.replace(after, whole))["errors"]


@given(st.sampled_from(UPPER), st.sampled_from(STREETS))
def test_a_place_in_the_city_is_in_it(upper: str, street: str) -> None:
    assert lies_in(f"{upper}库尔勒市{street}", KORLA)


@given(
    st.sampled_from(["非", "不在", "靠近", "除", "原", "毗邻", "乌鲁木齐市和", "离"]),
    st.sampled_from(STREETS),
)
def test_what_is_not_in_the_city_is_not(before: str, street: str) -> None:
    assert not lies_in(f"{before}库尔勒市{street}", KORLA)


@pytest.mark.parametrize(
    "place",
    [
        *(
            "库尔勒经济技术开发区",
            "库尔勒市经济技术开发区",
            "库尔勒市以外",
            "乌鲁木齐市库尔勒路5号",
            "尉犁县",
            "库尔勒市尉犁县",
        ),
        *("库尔勒市、尉犁县", "库尔勒周边", "铁门关市", "库尔勒东路"),
    ],
)
def test_what_is_not_sure_to_be_in_the_city_is_for_a_person(chuding: Run, tmp_path: Path, place: str) -> None:
    told = found(chuding, tmp_path, TEXT.replace("所在地: 库尔勒市", f"所在地: {place}"))["findings"]
    assert told["employer.place"]["status"] == "review"
    assert place in told["employer.place"]["message"]


@pytest.mark.parametrize(
    "place", ["库尔勒市建国路1号", "新疆库尔勒市", "巴州库尔勒市", "库尔勒", "新疆巴州库尔勒"]
)
def test_a_company_in_the_city_is_in_it_with_or_without_a_notice_named(
    chuding: Run, tmp_path: Path, place: str
) -> None:
    text = TEXT.replace("所在地: 库尔勒市", f"所在地: {place}").replace(
        "参保地: 库尔勒市", f"参保地: {place}"
    )
    for each in (text, text.replace("通知: korla-2024\n", "")):
        told = found(chuding, tmp_path, each)["findings"]
        rules = ("employer.place", "employer.level", "documents.social-insurance")
        assert [told[rule]["status"] for rule in rules] == ["pass", "pass", "pass"]


@pytest.mark.parametrize(
    ("place", "status"),
    [
        ("库尔勒市社保局", "pass"),
        ("巴州社保局", "missing"),
        ("自治区社会保险中心", "missing"),
        ("乌鲁木齐市", "fail"),
        ("非库尔勒市", "fail"),
    ],
)
def test_the_place_of_insurance_is_named(chuding: Run, tmp_path: Path, place: str, status: str) -> None:
    told = found(chuding, tmp_path, TEXT.replace("参保地: 库尔勒市", f"参保地: {place}"))["findings"]
    told = told["documents.social-insurance"]
    assert told["status"] == status
    assert place in told["message"] + told["advice"]


@pytest.mark.parametrize(
    "place",
    [
        "库尔勒市转乌鲁木齐市",
        "库尔勒市（外地）",
        "库尔勒市（不在本市）",
        "尉犁县（库尔勒市分公司）",
        "轮台县库尔勒市",
        "已由库尔勒市转出",
        "库尔勒市（已停保）",
    ],
)
def test_a_place_that_is_left_denied_or_anothers_is_not_surely_in_the_city(place: str) -> None:
    assert not lies_in(place, ("库尔勒市", "库尔勒"))


@pytest.mark.parametrize(
    "typed", ["不到1000", "1000以上", ">1000", "不少于1000字", "约1200", "1.2k", "1000多"]
)
def test_of_a_bound_or_a_round_number_no_number_is_proposed(typed: str) -> None:
    with pytest.raises(ValueError, match="要写确切的数") as error:
        read_number(typed)
    assert "1000" not in str(error.value)


@pytest.mark.parametrize(
    "title", ["拟申报助理工程师", "拟评助理工程师", "申请助理工程师", "助理工程师（拟）", "初级职称未评"]
)
def test_a_title_that_is_planned_or_denied_is_asked_about_and_never_held(title: str) -> None:
    read = shared_vocabulary().by_path["titles"].keys["title"].read
    assert read is not None
    with pytest.raises(ValueError, match="看不出是不是“无”"):
        read(title)
