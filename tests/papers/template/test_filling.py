"""Values in their places: blanks, masks, and text that looks like a template."""

from __future__ import annotations

from datetime import date

import pytest

from chuding_cli.papers import ValuesError, chinese_date, fill, load_paper, plain_text

from ..papers_of_korla import NAME, TEMPLATES, VALUES, drawn, filled
from ..reopened import opened, words

HOSTILE = [
    '<img src="x"/>',
    "{{ 7*7 }}",
    "{% raw %}",
    "{{ 姓名 }}",
    "张|三",
    "# 李",
    "> 年 月 日",
    "@换页",
    "%s\\n",
    "**张**",
    "---",
    "____",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_what_a_person_typed_is_printed_as_it_stands(value: str) -> None:
    text = words(drawn("publicity", 姓名=value, 专业=value))
    assert f"现对{value}同志初次确定中小学教师系列{value}专业" in text


def test_absent_value_is_a_blank_and_is_named_once() -> None:
    paper = filled("publicity", 姓名=None, 性别="", 族别="　\n", 公示开始=None)
    assert paper.blanks == ("姓名", "性别", "族别", "公示开始")
    text = plain_text(paper.content)
    assert "现对＿＿＿＿＿＿同志" in text
    assert "公示时间从＿＿＿＿年＿＿月＿＿日起至2024年10月15日止" in text


def test_complete_paper_has_no_blanks(name: str) -> None:
    blanks = filled(name).blanks
    assert not [blank for blank in blanks if not blank.startswith("申报人")]


def test_paper_without_any_value_can_be_printed_and_names_what_is_to_be_written() -> None:
    paper = fill(load_paper("korla-2024", "publicity", TEMPLATES), {})
    assert set(paper.blanks) == set(VALUES["publicity"])


def test_empty_cell_of_a_list_is_named_with_its_row() -> None:
    rows = [{"姓名": NAME, "性别": "女", "系列": "中小学教师", "专业": None}]
    assert filled("ethics", 教师名单=rows).blanks == ("教师名单第1行：专业",)


def test_blank_is_a_rule_to_write_on() -> None:
    with opened(drawn("publicity", 监督电话=None)) as before, opened(drawn("publicity")) as after:
        assert len(before.pages[0].lines) == len(after.pages[0].lines) + 1


def test_identity_number_is_masked_on_the_wall_and_full_on_the_certificate() -> None:
    assert "652801********1234" in words(drawn("publicity"))
    assert "652801200001011234" not in words(drawn("publicity"))
    assert "652801200001011234" in words(drawn("publicity-result"))


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("652801200001011234", "652801********1234"),
        ("6528 0120 0001 0112 34", "652801********1234"),
        ("652801000101123", "652801*****1123"),
        ("12345", "*****"),
    ],
)
def test_mask_leaves_six_and_four(number: str, shown: str) -> None:
    assert f"身份证号：{shown}，" in plain_text(filled("publicity", 身份证号=number).content)


def test_full_number_is_printed_where_it_is_asked_for() -> None:
    template = load_paper("korla-2024", "publicity", TEMPLATES)
    paper = fill(template, VALUES["publicity"], full_id=True)
    assert "652801200001011234" in plain_text(paper.content)


def test_unknown_value_is_refused_with_a_hint() -> None:
    with pytest.raises(ValuesError, match="没有「姓明」这一项，是不是「姓名」"):
        filled("publicity", 姓明="张三")


def test_text_where_a_list_belongs_and_the_other_way_round_are_refused() -> None:
    with pytest.raises(ValuesError, match="应是名单"):
        filled("ethics", 教师名单="张三")
    with pytest.raises(ValuesError, match="应是文字"):
        filled("ethics", 人数=[{}])


def test_line_ends_inside_a_value_join_chinese_and_part_latin() -> None:
    text = plain_text(filled("publicity", 专业技术成果="承担语文\n教学。\r\nPython 3\nbooks\tok").content)
    assert "专业技术成果：承担语文教学。 Python 3 books ok" in text


def test_dates_have_no_leading_zeros() -> None:
    assert chinese_date(date(2024, 10, 9)) == "2024年10月9日"


def test_no_date_is_ever_filled_in_under_a_signature(name: str) -> None:
    if name not in {"checklist", "summary"}:
        assert "\n年月日" in plain_text(filled(name).content)
