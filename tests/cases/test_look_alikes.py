"""What only looks like YAML is named as what it is, with its place, and never read as something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.applicants.reading import read_applicants
from chuding_cli.yaml_files.look_alikes import BULLETS, WIDE

from .every_fact import LINES, VOCABULARY, WHOLE, only

PLACES = st.integers(0, len(LINES) - 1)
LEAVES = [number for number, line in enumerate(LINES) if not line.endswith(":")]
INNER = [number for number, line in enumerate(LINES) if line.startswith("  ") and "- " not in line]
ITEMS = [number for number, line in enumerate(LINES) if "- " in line]


def told(number: int, line: str) -> list[tuple[int, int, str]]:
    """Line, column and words of what is wrong when a line of the whole file is another."""
    text = "\n".join((*LINES[:number], line, *LINES[number + 1 :])) + "\n"
    readings = read_applicants(text, VOCABULARY)
    return [(error.line, error.column, error.message) for read in readings for error in read.errors]


@given(PLACES, st.sampled_from(["：", "：  ", "： ", "∶ ", "﹕"]))
def test_another_colon_behind_a_key_is_named(number: int, colon: str) -> None:
    key, _, value = LINES[number].partition(":")
    found = told(number, f"{key}{colon}{value.strip()}")
    assert any(
        (line, column) == (number + 1, len(key) + 1) and "冒号" in words for line, column, words in found
    )


@given(st.sampled_from(LEAVES), st.sampled_from(WIDE.replace("-", "")))
def test_a_wide_space_behind_the_colon_is_named(number: int, space: str) -> None:
    key, _, value = LINES[number].partition(": ")
    found = told(number, f"{key}:{space}{value}")
    assert any(f"U+{ord(space):04X}" in words and line == number + 1 for line, _, words in found)


@given(st.sampled_from(INNER), st.sampled_from("\u3000\xa0\u2003\u2002\u3164\u2800"))
def test_wide_spaces_as_indentation_are_named(number: int, space: str) -> None:
    line = LINES[number]
    depth = len(line) - len(line.lstrip())
    found = told(number, space * depth + line.lstrip())
    assert any(f"U+{ord(space):04X}" in words and at == number + 1 for at, _, words in found)


@given(st.sampled_from(ITEMS), st.sampled_from(BULLETS.replace("\\", "")))
def test_another_sign_for_an_entry_of_a_list_is_named(number: int, bullet: str) -> None:
    found = told(number, LINES[number].replace("-", bullet, 1))
    assert any(
        f"“{bullet}”" in words and (line, column) == (number + 1, 3 + _outer(number))
        for line, column, words in found
    )


def _outer(number: int) -> int:
    return len(LINES[number]) - len(LINES[number].lstrip()) - 2


@given(st.sampled_from(ITEMS), st.sampled_from("\u3000\xa0\u2003"))
def test_a_wide_space_behind_the_dash_is_named(number: int, space: str) -> None:
    found = told(number, LINES[number].replace("- ", f"-{space}", 1))
    assert any(f"U+{ord(space):04X}" in words and line == number + 1 for line, _, words in found)


@given(
    st.sampled_from(LEAVES),
    st.sampled_from(["“”", "‘’", "「」", "『』", "＂＂", "””", "““", '“"', '"”', "'’", "‘'"]),
)
def test_other_quotation_marks_around_a_value_are_named(number: int, pair: str) -> None:
    key, _, value = LINES[number].partition(": ")
    found = told(number, f"{key}: {pair[0]}{value}{pair[1]}")
    assert any("引号" in words and line == number + 1 for line, _, words in found)


@given(st.sampled_from(LEAVES))
def test_another_sign_for_a_remark_is_named(number: int) -> None:
    found = told(number, f"{LINES[number]} ＃ 说明")
    assert any(
        "“＃”" in words and (line, column) == (number + 1, len(LINES[number]) + 2)
        for line, column, words in found
    )


@given(st.sampled_from(LEAVES))
def test_following_the_advice_on_a_key_gives_the_same_facts(number: int) -> None:
    mended = LINES[number].replace(":", "：", 1).replace("：", ":", 1)
    assert told(number, mended) == []


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("年度考核:\n  - {年度: 2023，结果: 合格}\n", (2, 14), "中文逗号"),
        ("年度考核:\n  - {年度: 2023；结果: 合格}\n", (2, 14), "中文分号"),
        ("年度考核:\n  - {年度：2023, 结果: 合格}\n", (2, 8), "中文冒号"),
        ("年度考核:\n  - ｛年度: 2023, 结果: 合格｝\n", (2, 5), "“{”"),
        ("年度考核:\n  - {年度: 2023, 结果: 合格｝\n性别: 女\n", (2, 22), "“}”"),
        ("材料: {公示: ［a.jpg, b.jpg］}\n", (1, 10), "“[”"),
        ("材料:\n  公示: [a.jpg，b.jpg]\n", (2, 13), "中文逗号"),
        ("材料:\n  公示: a.jpg、b.jpg\n", (2, 12), "顿号"),
        ("姓名: 张三\n－－－\n姓名: 李四\n", (2, 1), "---"),
        ("姓名: 张三\n———\n姓名: 李四\n", (2, 1), "---"),
        ("姓名: 张三\n＃ 说明\n性别: 女\n", (2, 1), "“＃”"),
        ("姓名: 张三\n  性别：女\n", (2, 5), "中文冒号"),
        ("姓名: 张三\n性别:女\n", (2, 3), "空一格"),
        ('姓名: "张三”\n性别: 女\n', (1, 8), "英文引号"),
        ("姓名: 张三\n\t性别: 女\n", (2, 1), "制表符"),
    ],
)
def test_each_sign_is_named_at_its_own_place(text: str, place: tuple[int, int], words: str) -> None:
    assert any(
        (error.line, error.column) == place and words in error.message for error in only(text).errors
    ), only(text).errors


@pytest.mark.parametrize(
    "text",
    [
        "姓名: 阿依努尔·买买提\n",
        "单位: {名称: “一带一路”研究院}\n",
        "单位:\n  名称: '“两山”转化中心'\n  受理部门: \"“甲”\"\n",
        "申报:\n  专业技术成果: |\n    一：改进了“甲”；\n    － 又改进了乙 ＃ 丙。\n",
        "# 　说明：“甲” ＃\n姓名: 张三 # ，；｛\n",
        "姓名:   张三　\n",
        "单位: {名称: 某某公司（一分厂）—甲}\n",
        "申报:\n  专业技术成果: 主持“甲”，参与“乙”\n",
    ],
)
def test_what_is_meant_as_text_stays_text(text: str) -> None:
    assert only(text).errors == ()


def test_the_whole_file_is_sound() -> None:
    assert only(WHOLE).errors == ()
