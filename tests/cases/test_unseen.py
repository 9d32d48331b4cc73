"""What cannot be seen decides nothing: it is left out on reading, or named with its place."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.facts.scalars import Document
from chuding_cli.text.unseen import FILLERS, pattern, without_unseen

from ..applicants.ready import IDENTITY, READY
from ..conftest import REPOSITORY, Run
from ..roster.workbooks import facts, workbook
from .every_fact import WHOLE, only, plain

CASE = REPOSITORY / "tests" / "cases" / "04-invisible-characters"
IGNORED = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u202d\u2060\u2063\u2066"
    "\u00ad\u034f\u061c\u180e\ufe0f\ufe00\U000e0100\U000e0041"
)
SIGN = st.sampled_from(IGNORED)


def visible(values: dict[str, Any]) -> dict[str, Any]:
    """The values, paths of files without what cannot be seen."""

    def seen(each: Any) -> Any:
        if isinstance(each, Document):
            return each._replace(paths=tuple(map(without_unseen, each.paths)))
        return [visible(entry) for entry in each] if isinstance(each, list) else each

    return {path: seen(each) for path, each in plain(values).items()}


def test_every_fact_is_read_from_the_whole_file() -> None:
    assert only(WHOLE).errors == ()


@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), SIGN), min_size=1, max_size=6))
def test_wherever_it_stands_every_fact_is_read_as_without_it(put: list[tuple[int, str]]) -> None:
    text = WHOLE
    for at, sign in sorted(put, reverse=True):
        text = text[:at] + sign + text[at:]
    read = only(text)
    assert read.errors == ()
    assert visible(read.record.values) == plain(only(WHOLE).record.values)


@given(st.integers(0, len(READY) - 1), SIGN)
def test_the_place_of_a_fact_is_its_place_in_the_file_as_it_is(at: int, sign: str) -> None:
    text = READY[:at] + sign + READY[at:]
    record, lines = only(text).record, text.split("\n")
    for path in ("name", "sex", "employer.place", "application.profession"):
        line, column = record.place(path)
        rest = without_unseen(lines[line - 1][column - 1 :])
        assert rest.startswith(str(record.values[path]))


@given(st.sampled_from(FILLERS), st.integers(1, 3))
def test_a_filler_in_the_place_of_a_blank_is_named_and_elsewhere_left_out(sign: str, times: int) -> None:
    first, *_ = only(f"姓名: 张三\n学历:\n{sign * times}层次: 本科\n").errors
    assert (first.line, first.column) == (3, 1)
    assert f"U+{ord(sign):04X}" in first.message
    read = only(f"姓名: 张{sign * times}三\n")
    assert (read.errors, read.record.values) == ((), {"name": "张三"})


@pytest.mark.parametrize("written", ["\u200b", '"\\u200b"', "'\u2063\ufe0f'", "\u3164"])
def test_a_value_that_cannot_be_seen_is_nothing_given(written: str) -> None:
    read = only(f"姓名: {written}\n性别: 女\n")
    assert (read.errors, read.record.values) == ((), {"sex": "女"})


def test_what_turns_the_writing_around_is_refused_at_its_place(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("姓名: 张\u202e三\n", encoding="utf-8")
    done = chuding("check", "a.yaml")
    assert done.returncode == 3
    assert "a.yaml:1:6: 含有不可见的控制字符 U+202E" in done.stdout
    assert "控制字符" in only('姓名: "张\\u202e三"\n').errors[0].message


def test_every_ignorable_character_of_unicode_is_left_out() -> None:
    kept = {0x202E, 0x070F}  # it is refused; it is seen
    for code in range(0x110000):
        sign = chr(code)
        is_prefix = unicodedata.name(sign, "").startswith(("ARABIC", "KAITHI")) and code != 0x61C
        if unicodedata.category(sign) == "Cf" and not is_prefix and code not in kept:
            assert without_unseen(f"甲{sign}乙") == "甲乙", hex(code)
        if pattern().fullmatch(sign):
            assert without_unseen(sign) == "", hex(code)


def test_the_files_of_the_case_are_all_judged_as_without_it(chuding: Run) -> None:
    done = chuding("check", str(CASE / "people"), "--as-of", "2024-10-22", "--format", "csv")
    assert ",fail," not in done.stdout
    assert "invalid" not in done.stdout


def test_the_same_number_with_and_without_it_is_found_twice(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(READY, encoding="utf-8")
    hidden = READY.replace(IDENTITY, f"{IDENTITY[:6]}\u200b{IDENTITY[6:]}\u202c")
    (tmp_path / "b.yaml").write_text(hidden, encoding="utf-8")
    assert "同一个身份证号出现了 2 次" in chuding("check", "a.yaml", "b.yaml").stdout


def test_a_file_that_is_called_so_is_found_as_typed_and_else_without_it(chuding: Run, tmp_path: Path) -> None:
    typed = READY.replace("身份证: 有", "身份证: 证\u200b件.txt").replace(
        "公示: 有", "公示: [公\u200b示.txt]"
    )
    (tmp_path / "a.yaml").write_text(typed, encoding="utf-8")
    (tmp_path / "证\u200b件.txt").write_text("x", encoding="utf-8")
    (tmp_path / "公示.txt").write_text("x", encoding="utf-8")
    told = chuding("check", "a.yaml", "--format", "json").stdout
    assert "证\u200b件.txt”：找不到" not in told
    assert "公\u200b示.txt”：找不到" not in told


def test_a_roster_is_read_without_it_in_cells_headings_titles_and_the_joining_name(tmp_path: Path) -> None:
    lists = {
        "工作\u2060经历": [["姓\u200b名", "开始", "类别"], ["张\u200b三", "2022-08-01", "专业\ufe0f技术"]]
    }
    people = [["姓名\u200b", "性\u00ad别", "民族", "备注"], ["张三\u2063", "女\u200b", "\u200b", "\u3164"]]
    (person,) = facts(workbook(tmp_path / "r.xlsx", 名册=people, change=None, **lists))
    assert (person["name"], person["sex"]) == ("张三", "女")
    assert [entry["kind"] for entry in person["work"]] == ["专业技术"]
    assert "ethnicity" not in person
