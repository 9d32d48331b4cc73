"""Whatever the bytes are: readings, or one problem with its place, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chuding_cli.applicants.reading import Reading
from chuding_cli.yaml_files.events import YamlProblem
from chuding_cli.yaml_files.tree import TreeProblem, load_tree, parse_tree

from .reading import VOCABULARY, all_of, readings

_BREAK = re.compile(rb"\n|\r|\xc2\x85|\xe2\x80[\xa8\xa9]")  # what YAML takes for the end of a line
GOOD = """\
姓名: 阿依古丽·买买提
性别: 女
出生日期: 1999-05-17
身份证号: 65280119990517224X
人员身份: 在职
现有职称: 无
学历: {层次: 本科, 学习形式: 全日制, 毕业日期: 2022-06-30, 学位: 学士}
单位:
  名称: 库尔勒市第九中学
  性质: 事业单位
工作经历:
  - 开始: 2022-09-01
    结束: 至今
    类别: 专业技术
继续教育:
- {年度: 2024, 学分: 18, 证书: [a.jpg, "b.jpg"]}
材料:
  学历备案表: {文件: 有, 查询日期: 2024-10-01}
  公示结果: 有
公示情况: {开始: 2024/10/08, 结束: 2024年10月16日, 异议: 无}
---
name: 乙  # second
titles: [助理工程师]
summary: 总结.txt
"""
SIGNS = st.sampled_from(
    [
        *list("\n\t -?:,[]{}#&*!|>'\"%@`~<=.0x年月日至今无是否\r\x85\u2028𠮷é１"),
        "---",
        "...",
        "<<",
        "!!",
        "\x00",
    ]
)
YAMLISH = st.lists(
    st.one_of(
        SIGNS, st.sampled_from(["name", "学历", "work", "from", "to", ": ", "- ", "\n  ", "本科", "2024"])
    ),
    max_size=60,
).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A good file with a few places cut out, doubled or overwritten."""
    text = GOOD
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.integers(0, 12))
        kept = draw(st.sampled_from(["", text[at : at + length] * 2]))
        text = text[:at] + kept + draw(st.one_of(st.just(""), SIGNS, YAMLISH)) + text[at + length :]
    return text


def settle(data: bytes) -> None:
    """Read, and look at what comes: readings whose errors lie in the text, or one problem that does."""
    problems: list[YamlProblem] = []
    found: list[Reading] = []
    try:
        found = all_of(data)
    except YamlProblem as problem:
        problems.append(problem)
    places = [(each.line, each.column, each.message) for each in problems]
    places += [(each.line, each.column, each.message) for reading in found for each in reading.errors]
    breaks = len(_BREAK.findall(data))
    for line, column, message in places:
        assert 1 <= line <= breaks + 2
        assert column >= 1
        assert message


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf\xff")
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
def test_any_bytes_give_readings_or_one_problem(data: bytes) -> None:
    settle(data)


@given(st.one_of(st.text(max_size=200), YAMLISH))
@example("? \n: ")
@example("!<")
@example("&a *a")
@example("- ? - ? : *")
@example("name: !!null\n")
def test_any_text_gives_readings_or_one_problem(text: str) -> None:
    settle(text.encode("utf-8", "surrogatepass"))


@given(mutated())
def test_a_good_file_with_slips_of_the_pen_gives_readings_or_one_problem(text: str) -> None:
    settle(text.encode())


@given(st.integers(0, len(GOOD.encode()) - 1), st.integers(0, 255))
def test_one_wrong_byte_gives_readings_or_one_problem(at: int, byte: int) -> None:
    data = bytearray(GOOD.encode())
    data[at] = byte
    settle(bytes(data))


@given(st.integers(0, len(GOOD)))
def test_a_file_that_breaks_off_anywhere_gives_readings_or_one_problem(end: int) -> None:
    settle(GOOD[:end].encode())


@given(mutated())
def test_the_tree_of_a_rules_file_is_built_or_refused_with_its_place(text: str) -> None:
    try:
        line = parse_tree(text).line
    except YamlProblem as problem:
        line = problem.line
    assert line >= 1


def test_the_good_file_is_good() -> None:
    assert [reading.errors for reading in readings(GOOD)] == [(), ()]


def test_a_tree_refuses_what_an_applicant_file_may_not_hold_either(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    for text in (
        "a: &x 1\nb: *x",
        "a: !!python/name:os.x ''",
        "!!str a: 1",
        "a: 1\na: 2",
        "- a",
        "[" * 1000,
        "",
    ):
        path.write_text(text, "utf-8")
        with pytest.raises(TreeProblem, match=f"^{re.escape(str(path))}:[0-9]+:[0-9]+: "):
            load_tree(path)
    assert load_tree(VOCABULARY).entries
