"""Templates are checked when they are loaded; mistakes are told with file and line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from chuding_cli.papers import KINDS, NoTemplateError, TemplateError, fill, load_paper, plain_text

from ..papers_of_korla import TEMPLATES, VALUES

Write = Callable[[str, str], Path]
SOUND = "标题：说明\n---\n\n{{ 姓名 }}同志很好。\n\n> {{ 推荐单位 }}\n> 年 月 日\n"


def problems(write: Write, text: str, name: str = "ethics-single") -> list[tuple[int, str]]:
    with pytest.raises(TemplateError) as caught:
        load_paper("city", name, write(name, text))
    assert all(problem.file.name == f"{name}.md" for problem in caught.value.problems)
    return [(problem.line, problem.message) for problem in caught.value.problems]


def test_every_template_of_the_tree_loads() -> None:
    found = sorted(file for file in TEMPLATES.glob("*/*.md"))
    assert len(found) == 11
    for file in found:
        assert load_paper(file.parent.name, file.stem, TEMPLATES).name == file.stem


def test_korla_has_every_kind() -> None:
    assert {file.stem for file in (TEMPLATES / "korla-2024").glob("*.md")} == set(KINDS) == set(VALUES)


def test_sound_template_of_a_city_goes_before_the_default(template_file: Write) -> None:
    folder = template_file("ethics-single", SOUND)
    template = load_paper("city", "ethics-single", folder)
    text = plain_text(fill(template, {"姓名": "李四", "推荐单位": "甲"}).content)
    assert text == "说明\n李四同志很好。\n甲\n年月日"


def test_unknown_placeholder_is_named_with_its_line_and_the_nearest_one(template_file: Write) -> None:
    text = SOUND.replace("{{ 姓名 }}同志很好。", "{{ 姓明 }}同志{{ 姓名 }}。")
    assert problems(template_file, text) == [(4, "不认识的占位符「姓明」，是不是「姓名」？")]


def test_line_of_a_placeholder_inside_a_paragraph_of_several_lines(template_file: Write) -> None:
    text = SOUND.replace("很好。", "很好，\n一直\n{{ 什么 }}")
    assert [line for line, _ in problems(template_file, text)] == [6]


def test_all_mistakes_come_at_once_with_file_and_line(template_file: Write) -> None:
    text = "标题：说明\n颜色：红\n---\n{{ 姓名 空多字 }}\n\n{{ 推荐单位\n\n@抄些 x\n\n> {{ 7*7 }}\n> 2024年\n"
    found = problems(template_file, text)
    assert [line for line, _ in found] == [2, 4, 6, 8, 10, 11, 11]
    assert "不认识的表头「颜色」" in found[0][1]
    assert "「空多字」不认识" in found[1][1]
    assert "没有配对" in found[2][1]
    assert "是不是「@抄写」" in found[3][1]
    assert "不认识的占位符「7*7」" in found[4][1]
    assert {found[5][1], found[6][1]} == {
        "落款的最后一行应是「> 年 月 日」，日期由人手写",
        "缺少占位符：推荐单位",
    }


def test_message_begins_with_file_and_line(template_file: Write) -> None:
    folder = template_file("ethics-single", SOUND.replace("姓名", "性名"))
    with pytest.raises(TemplateError, match=re.escape("ethics-single.md:4：")):
        load_paper("city", "ethics-single", folder)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "缺少表头"),
        ("标题：x\n\n{{ 姓名 }}{{ 推荐单位 }}", "缺少表头"),
        ("附件：附件1\n---\n{{ 姓名 }}{{ 推荐单位 }}", "表头缺少「标题：…」"),
        ("标题：x\n---\n{{ 推荐单位 }}", "缺少占位符：姓名"),
        ("标题：x\n版面：斜向\n---\n{{ 姓名 }}{{ 推荐单位 }}", "版面只能是"),
        ("标题：x\n---\n{{ 姓名 }}{{ 推荐单位 }}{{ }}", "没有名称"),
        ("标题：x\n---\n{{ 姓名 }}{{ 推荐单位 }}\n\n@手印 这里", "@手印 应写成"),
        ("标题：x\n---\n{{ 推荐单位 }}\n\n@抄写 我{{ 姓名 }}承诺", "不能有占位符"),
        ("标题：x\n---\n{{ 姓名 }}{{ 推荐单位 }}\n\n@表 教师：姓名", "不认识的名单「教师」"),
    ],
)
def test_broken_templates_are_refused(template_file: Write, text: str, part: str) -> None:
    assert any(part in message for _, message in problems(template_file, text))


def test_unknown_column_is_named(template_file: Write) -> None:
    text = "标题：x\n---\n@表 申报人：序号 2 | 姓明 5\n"
    assert problems(template_file, text, "summary") == [(3, "「申报人」没有「姓明」一栏，是不是「姓名」？")]


def test_table_without_columns_is_refused(template_file: Write) -> None:
    assert "要写出各栏" in problems(template_file, "标题：x\n---\n@表 申报人\n", "summary")[0][1]


def test_file_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "city").mkdir()
    (tmp_path / "city" / "pledge.md").write_bytes("标题：x\n---\n".encode() + "承诺".encode("gbk"))
    with pytest.raises(TemplateError, match=r"pledge\.md:3：不是 UTF-8"):
        load_paper("city", "pledge", tmp_path)


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference(template_file: Write) -> None:
    folder = template_file("ethics-single", "\ufeff" + SOUND.replace("\n", "\r\n"))
    assert len(load_paper("city", "ethics-single", folder).blocks) == 3


def test_comments_are_not_printed(template_file: Write) -> None:
    folder = template_file("ethics-single", SOUND.replace("---\n", "---\n<!-- 2024年版 -->\n"))
    assert "2024" not in plain_text(fill(load_paper("city", "ethics-single", folder), {}).content)


def test_unknown_paper_is_refused_with_a_hint() -> None:
    with pytest.raises(NoTemplateError, match="是不是「publicity」"):
        load_paper("korla-2024", "publicty", TEMPLATES)


def test_wording_that_belongs_to_a_city_has_no_default() -> None:
    with pytest.raises(NoTemplateError, match="没有《个人承诺书》的模板"):
        load_paper("nowhere-2030", "pledge", TEMPLATES)


@pytest.mark.parametrize("notice", ["../korla-2024", "", ".", "..", "a/b", "/etc", "korla-2024/../x"])
def test_notice_never_leads_out_of_the_templates(notice: str) -> None:
    with pytest.raises(NoTemplateError):
        load_paper(notice, "pledge", TEMPLATES)
