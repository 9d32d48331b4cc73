"""An identity number is masked wherever it stands, however it is parted, but in its own field on papers."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.applicants.folder_names import stem
from chuding_cli.packet.values import values_of
from chuding_cli.text.masking import masked, without_numbers
from chuding_cli.text.unseen import FILLERS

from ..applicants.ready import IDENTITY, READY
from ..conftest import REPOSITORY, Run
from ..facts.numbers import SEVENTEEN
from ..packet.people import words
from .every_fact import TYPED, WHOLE, only

CASE = REPOSITORY / "tests" / "cases" / "h07-number-invisible-separators"
FORMATS = ("text", "json", "jsonl", "csv", "junit", "sarif", "github", "html")
BORN = IDENTITY[6:14]
# Whatever is no letter and no figure, and what people write between the parts of a date.
BETWEEN = st.one_of(
    st.characters(categories=["Cf", "Cc", "P", "S", "Z", "Mn"]).filter(lambda sign: sign not in "*"),
    st.sampled_from([*FILLERS, "年", "月", "日", "，", "\n", " · "]),
)


def bare(text: str) -> str:
    """The figures and stars of a text, in a row."""
    return re.sub(r"[^0-9*]", "", unicodedata.normalize("NFKC", text))


@given(st.lists(BETWEEN, min_size=3, max_size=3), st.sampled_from([(6, 14), (6, 10, 12), (4, 8, 12), (10,)]))
def test_a_number_that_is_parted_by_anything_but_letters_is_masked(
    signs: list[str], at: tuple[int, ...]
) -> None:
    parts = [IDENTITY[first:last] for first, last in zip((0, *at), (*at, None), strict=True)]
    typed = "".join(part + sign for part, sign in zip(parts, [*signs, ""], strict=False))
    assert BORN not in bare(masked(f"张三{typed}的"))


@given(SEVENTEEN, st.sampled_from("①❶⑴⒈¹"))
def test_a_number_in_other_figures_is_masked(digits: str, one: str) -> None:
    zero = {"①": "⓪", "❶": "⓿", "⑴": "0", "⒈": "0", "¹": "⁰"}[one]
    raised = {"2": "²", "3": "³"} if one == "¹" else {}
    base = 0x2070 if one == "¹" else ord(one) - 1
    typed = "".join(
        zero if d == "0" else raised.get(d) or (one if d == "1" else chr(base + int(d))) for d in IDENTITY
    )
    assert BORN not in bare(masked(typed))


DAYS = st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=2, max_size=2)


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%Y年%m月%d日", "%Y/%m/%d"]), st.sampled_from("，、；"))
def test_two_days_in_a_list_are_left_as_they_are(days: list[date], form: str, sign: str) -> None:
    text = sign.join(format(day, form) for day in days)
    assert without_numbers(text) == text
    assert masked(text) == text


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("652801-20000812-0023", "652801xxxxxxxx0023"),
        ("652801000812002", "652801xxxxx2002"),
        ("652801_2000_0812_0023-张三", "652801xxxxxxxx0023-张三"),
        ("６５２８０１２００００８１２００２３", "652801xxxxxxxx0023"),
        ("20241020123045678", "20241020123045678"),
        ("2024-10-20 2024-10-25", "2024-10-20 2024-10-25"),
    ],
)
def test_a_folder_hides_a_number_of_its_file_and_keeps_a_moment(name: str, folder: str) -> None:
    assert stem(Path(f"{name}.yaml")) == folder


@pytest.mark.parametrize("form", FORMATS)
def test_the_files_of_the_case_are_masked_in_every_report(chuding: Run, form: str) -> None:
    done = chuding("check", str(CASE), "--format", form, "--as-of", "2024-10-22")
    assert "20010923" not in bare(done.stdout + done.stderr).replace("2462", "")


def test_no_field_of_the_papers_but_its_own_shows_a_number() -> None:
    for label, text in values_of(only(WHOLE.replace(TYPED["text"], f"甲{IDENTITY}乙")).record).items():
        assert (text or "").count(BORN) == (label == "身份证号"), label


def test_the_notice_on_the_wall_and_the_folders_show_no_number(chuding: Run, tmp_path: Path) -> None:
    phone = f"监督电话: 652801-20000812-0023, 受理部门: 人事科{IDENTITY}"
    unit = f"名称: 库尔勒市某某设计院, 统一社会信用代码: {IDENTITY}, {phone}"
    text = READY.replace("名称: 库尔勒市某某设计院", unit).replace(
        "阿依努尔·买买提", "买买提 652801，20000812，0023"
    )
    (tmp_path / "652801-20000812-0023.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(text, encoding="utf-8")
    done = chuding("build-packet", "652801-20000812-0023.yaml", "b.yaml", "--as-of", "2024-10-22")
    assert BORN not in bare(done.stdout + done.stderr)
    files = list((tmp_path / "packet").rglob("*"))
    assert not [path for path in files if BORN in bare(path.relative_to(tmp_path).as_posix())]
    times = {"公示.pdf": 0, "材料清单.pdf": 0, "公示结果证明.pdf": 1, "个人承诺书.pdf": 0, "汇总表.pdf": 0}
    shown = [path for path in files if path.name in times]
    assert {path.name for path in shown} >= {"公示.pdf", "公示结果证明.pdf", "汇总表.pdf"}
    for path in shown:
        assert words(path).count(BORN) <= times[path.name], path


def test_days_of_a_person_are_no_number() -> None:
    days = [date(2019, 6, 6) + timedelta(days=30 * n) for n in range(2)]
    assert masked("、".join(map(str, days))) == "、".join(map(str, days))
