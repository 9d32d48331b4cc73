"""Broken and hostile files: a clear message with its place, quickly, and never a traceback."""

from __future__ import annotations

import itertools

import pytest

from chuding_cli.yaml_files.events import decoded
from chuding_cli.yaml_files.messages import TOO_DEEP

from ..yaml_files.refusals import within
from .reading import all_of, errors, readings, values

GOOD = "姓名: 某人\n学历: {层次: 本科, 毕业日期: 2022-06-30}\n工作经历:\n  - {开始: 2022-07-01, 结束: 至今}\n"
LEVELS = "abcdefghijklmnopqrst"
BOMB = "a: &a [lol, lol, lol]\n" + "".join(
    f"{inner}: &{inner} [{', '.join(f'*{outer}' for _ in range(9))}]\n"
    for outer, inner in itertools.pairwise(LEVELS)
)


def only_error(text: str) -> tuple[int, int, str]:
    (found,) = errors(text)
    return found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("name: &n 某\npolitics: *n\n", (2, 11)),
        ("education: &e {level: 本科}\nemployer: *e\n", (2, 11)),
        ("work: [&w {to: 至今}, *w]\n", (1, 21)),
        ("work: *w\n", (1, 7)),
        ("titles: [*t]\n", (1, 10)),
        ("documents: {id_card: [*a]}\n", (1, 23)),
        ("documents: {chsi: *a}\n", (1, 19)),
        ("*a : 某\n", (1, 1)),
        ("*a\n", (1, 1)),
    ],
)
def test_an_alias_is_refused_wherever_it_stands(text: str, place: tuple[int, int]) -> None:
    line, column, message = only_error(text)
    assert (line, column) == place
    assert "不支持别名" in message


def test_an_anchor_that_nothing_refers_to_does_no_harm() -> None:
    assert values("name: &n 某") == {"name": "某"}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("name: !!python/object/apply:os.system [ls]", 7),
        ("name: !!python/name:os.system ''", 7),
        ("name: !!python/none", 7),
        ("name: !!str 某", 7),
        ("name: ! 某", 7),
        ("birth_date: !!timestamp 2024-10-20", 13),
        ("documents: {photo: !!binary aGk=}", 20),
        ("education: !!python/object:os.x {level: 本科}", 12),
        ("work: !!python/tuple [{to: 至今}]", 7),
        ("work: [!!map {to: 至今}]", 8),
        ("titles: !!set {无}", 9),
        ("titles: [!!str 助理工程师]", 10),
        ("documents: {photo: [!!str a.jpg]}", 21),
        ("!!str name: 某", 1),
        ("!!python/object:os.x {name: 某}", 1),
    ],
)
def test_a_tag_is_refused_wherever_it_stands(text: str, column: int) -> None:
    found = errors(text)
    assert (found[0][0], found[0][1]) == (1, column)
    assert "YAML 标签" in found[0][2] or "标签" in found[0][2]


@pytest.mark.parametrize("text", ["<<: {name: 某}", "base: &b {name: 某}\n<<: *b", "<<: [{name: 某}]"])
def test_a_merge_key_is_a_key_that_nobody_knows(text: str) -> None:
    assert any("不认识的键“<<”" in message for _, _, message in errors(text))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "name: " + "[" * 100_000,
        "education: " + "{level: " * 100_000,
        "work: [" + "{from: " * 100_000,
        "- " * 100_000 + "x",
        "? " * 100_000 + "x",
        "".join(f"{' ' * depth}a:\n" for depth in range(3000)),
        "".join(f"{' ' * depth}education:\n" for depth in range(3000)),
    ],
    ids=[
        "flow-lists",
        "flow-maps",
        "in-a-value",
        "in-a-section",
        "in-a-list",
        "dashes",
        "questions",
        "block",
        "sections",
    ],
)
def test_nesting_without_end_is_refused_at_the_level_where_it_goes_too_far(text: str) -> None:
    with within(5.0, 100):
        found = errors(text)
    assert found
    assert TOO_DEEP in found[-1][2]


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        "".join(f"k{number}: x\n" for number in range(100_000)),
        "name: 某\n" * 100_000,
        "work: [" + "1, " * 100_000 + "]",
        "work:\n" + "- {from: x}\n" * 2000,
        "documents: {id_card: [" + "a, " * 100_000 + "]}",
        "name: !" + "x" * 1_000_000 + " y",
        "name: *" + "x" * 1_000_000,
        "? " + "x" * 1_000_000 + "\n: 1",
        "sex: " + "男" * 1_000_000,
        "birth_date: " + "1" * 1_000_000,
        "birth_date: '" + "0 " * 1_000_000 + "'",
        "assessments: [{year: " + "٣" * 1_000_000 + "}]",
    ],
    ids=[
        "bomb",
        "unknown-keys",
        "twice",
        "no-entries",
        "bad-dates",
        "paths",
        "long-tag",
        "long-alias",
        "long-key",
        "long-word",
        "long-number",
        "long-spaced-number",
        "long-year",
    ],
)
def test_what_is_much_too_much_is_told_within_a_second_and_in_few_words(text: str) -> None:
    with within(10.0, 150):  # a hang, not a figure; tracing the memory more than doubles the time
        found = errors(text)
    assert 0 < len(found) <= 501
    assert max(len(message) for _, _, message in found) < 300


@pytest.mark.parametrize(
    "text",
    [
        "titles: [" + "无, " * 100_000 + "]",
        "name: " + "x" * 5_000_000,
        "name: 某\n" + "\n" * 5_000_000,
        "# \n" * 500_000,
    ],
    ids=["none", "long-name", "blank-lines", "comments"],
)
def test_what_is_only_long_is_read_within_a_second(text: str) -> None:
    with within(10.0, 150):  # a hang, not a figure
        assert errors(text) == []


@pytest.mark.parametrize("text", ["# nothing but a remark\n", "---\n...\n# x", "%YAML 1.1\n---\n", "\ufeff"])
def test_a_file_with_no_content_has_no_applicant_that_is_valid(text: str) -> None:
    assert all(reading.errors for reading in all_of(text.encode()))


def test_a_byte_order_mark_of_utf_8_does_no_harm() -> None:
    (reading,) = all_of(("\ufeff" + GOOD).encode())
    assert reading.errors == ()
    assert reading.record.values["name"] == "某人"


@pytest.mark.parametrize("sign", ["\t", "\r\n", "\u0085", "\u2028", "\u200b", "\u3000", "𠮷", "\ufffd"])
def test_what_is_odd_but_allowed_is_read(sign: str) -> None:
    assert readings(decoded(f"name: x{sign}y".encode()))


@pytest.mark.parametrize("text", ["- name: 某", "某", "[a, b]", "42", "'name: 某'", "|\n name: 某", "name"])
def test_a_list_or_a_word_at_the_top_is_no_applicant(text: str) -> None:
    line, column, message = only_error(text)
    assert (line, column) == (1, 1)
    assert "文档应由“键: 值”组成" in message


@pytest.mark.parametrize("text", ["~", "null", "---\n---\nname: 某", "''"])
def test_an_empty_document_says_so(text: str) -> None:
    assert errors(text)[0][2] == "文档是空的"


def test_each_document_of_a_file_is_read_by_itself() -> None:
    found = readings(f"{GOOD}---\nname: 乙\nsex: x\n---\nname: 丙\n...\n---\nname: 丁\n")
    assert [reading.record.values["name"] for reading in found] == ["某人", "乙", "丙", "丁"]
    assert [[(e.line, e.column) for e in reading.errors] for reading in found] == [[], [(7, 6)], [], []]


def test_a_broken_document_after_a_good_one_leaves_the_good_one_good() -> None:
    good, broken = readings(f"{GOOD}---\nsex: x\nname: 'unclosed\n")
    assert good.errors == ()
    assert good.record.values["name"] == "某人"
    assert broken.errors[0].line == 6
    assert "引号没有收尾" in broken.errors[-1].message


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("name: a: b", (1, 8), "这里不该有冒号"),
        ("name：某\nsex: 男\n", (1, 5), "冒号"),
        ("name: 某\n  sex: 男", (2, 6), "这里不该有冒号"),
        ("\tname: 某", (1, 1), "制表符"),
        ("education:\n\tlevel: 本科", (2, 1), "制表符"),
        ("name: '某", (1, 8), "引号没有收尾"),
        ('name: "\\q"', (1, 8), "反斜杠"),
        ("work: [a", (2, 1), "]"),
        ("education: {level: 本科", (2, 1), "}"),
        ("work:\n  - {to: 至今}\n - {to: 至今}", (3, 2), "缩进"),
        ("name: @某", (1, 7), "@"),
        ("name: 某\n- x", (2, 1), ""),
    ],
)
def test_broken_yaml_is_told_in_chinese_at_its_place(text: str, place: tuple[int, int], words: str) -> None:
    line, _, message = errors(text)[-1]
    assert message.startswith("YAML 写法有误")
    assert words in message
    assert (line, place[1]) == place
