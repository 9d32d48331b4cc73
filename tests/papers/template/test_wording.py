"""What the papers say, against the notice's attachments word for word (``attachments.md``)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chuding_cli.papers import fill, load_paper, plain_text

from ..papers_of_korla import NAME, TEMPLATES, UNIT, drawn, filled
from ..reopened import words

ATTACHMENTS = dict(
    enumerate(
        re.split(r"(?=附件 \d)", (Path(__file__).parents[1] / "attachments.md").read_text(encoding="utf-8"))
    )
)
HALF_WIDTH = str.maketrans("(),:;", "（），：；")
# what the attachments tell the unit to write there, in place of which its own words stand
INSTRUCTIONS = {
    "性别、族别、政治面貌、身份证号、现聘岗位等级等。": "性别：女，族别：维吾尔族，政治面貌：共青团员，"
    "身份证号：652801********1234，现聘岗位等级：专业技术十三级。",
    "突出政治表现，强调职业操守和从业行为。": "拥护中国共产党的领导，热爱教育事业，为人师表。",
    "简要描述工作以来的专业技术工作成绩。": "2022年9月参加工作以来，承担三年级2个班语文教学。",
}
CLAUSE_7 = (
    "本人承诺以上填报内容和提交的材料真实有效，且网上填报与送审报表内容完全一致，如申请人提交弄虚作假确认材料的，"
    "一经查实，不予受理确认申报或取消已确认的资格，并从申报年度下一年度起3年内，不得申报专业技术资格。"
)


def attachment(number: int) -> re.Pattern[str]:
    """The attachment as a pattern: its words as they stand, full-width, and anything for a placeholder."""
    text = ATTACHMENTS[number].strip()
    for instruction, written in INSTRUCTIONS.items():
        text = text.replace(instruction, written)
    text = text.replace("2024 年×月×日", "年月日").replace("推荐单位名称", "×")
    text = re.sub(r" 年 月 日", "××××年××月××日", text)
    text = re.sub(r"\s", "", text).translate(HALF_WIDTH)
    pattern = "".join(
        ".+?" if part[0] in "×X" else re.escape(part) for part in re.split(r"([×X]+)", text) if part
    )
    return re.compile(pattern)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(("number", "name"), [(1, "publicity"), (2, "publicity-result")])
def test_attachment_is_printed_word_for_word(number: int, name: str) -> None:
    assert attachment(number).fullmatch(squeezed(words(drawn(name))))


def test_pledge_prints_attachment_3_then_clause_7_to_copy() -> None:
    text = squeezed(words(drawn("pledge")))
    printed = squeezed(ATTACHMENTS[3]).translate(HALF_WIDTH).split("签字")[0]
    assert text.startswith(printed)
    assert CLAUSE_7 in text
    assert text.endswith("签字：（承诺人手写并按手印）按手印处年月日")


def test_statement_of_conduct_is_attachment_4_with_the_list_behind() -> None:
    statement, _, names = squeezed(words(drawn("ethics"))).partition("年月日名单")
    assert attachment(4).fullmatch(statement + "年月日")
    assert f"{NAME}等2位同志（名单附后）" in statement
    assert names.startswith("序号姓名性别系列专业备注1" + NAME)
    assert "张䶮" in names


def test_statement_for_one_teacher_names_that_one_and_no_list() -> None:
    text = squeezed(words(drawn("ethics-single")))
    assert f"{NAME}同志目前没有违反" in text
    assert "名单" not in text


def test_extracted_text_has_no_space_that_was_not_typed() -> None:
    extracted = words(drawn("publicity"))
    assert f"现对{NAME}同志初次确定中小学教师系列小学语文专业" in extracted
    assert "公示时间从2024年10月8日起至2024年10月15日止（公示期不少于5个工作日）。" in extracted
    assert f"{UNIT}（公章）" in extracted


def test_checklist_tells_items_states_what_is_to_do_and_that_the_platform_makes_the_form() -> None:
    text = squeezed(words(drawn("checklist")))
    assert "1.毕业证件、学位材料；已备3" in text
    assert "2.继续教育合格证书；缺" in text
    assert "→补交2024年的证书→学分不少于18" in text
    assert "还需办理1.公示上“政治面貌”是空白，请手写" in text
    for words_of_notice in (
        "平台自动生成，有水印方为有效",
        "初次确定初级100元",
        "0996-2168525",
        "10月26日至11月4日",
    ):
        assert words_of_notice in text


def test_summary_lists_the_applicants_of_a_unit() -> None:
    text = squeezed(words(drawn("summary")))
    assert f"推荐单位：{UNIT}" in text
    assert f"1{NAME}女大学本科中小学教师小学语文" in text


def test_empty_list_of_points_prints_no_heading() -> None:
    assert "还需办理" not in plain_text(filled("checklist", 待办事项=[]).content)


def test_notice_without_own_folder_uses_the_default_wording() -> None:
    template = load_paper("nowhere-2030", "checklist", TEMPLATES)
    text = plain_text(fill(template, {"收费": "80元", "材料": []}).content)
    assert "收费：80元" in text
    assert "0996" not in text
