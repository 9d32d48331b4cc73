"""Identity numbers against python-stdnum, and their masking wherever they could be shown by accident."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from chuding_cli.facts import identity
from chuding_cli.text.masking import masked, shortly

from ..applicants.ready import IDENTITY, READY
from ..conftest import Run
from .people import GRADUATE
from .world import changed, findings, status

SEVENTEEN = st.builds(
    lambda place, born, order: f"{place}{born:%Y%m%d}{order:03}",
    st.sampled_from(["652801", "110101", "440305", "310115"]),
    st.dates(date(1940, 1, 1), date(2008, 12, 31)),
    st.integers(0, 999),
)


@given(st.text("0123456789", min_size=17, max_size=17))
def test_the_check_character_is_python_stdnums(digits: str) -> None:
    assert identity.check_character(digits) == ric.calc_check_digit(f"{digits}0")


@given(SEVENTEEN, st.sampled_from("0123456789X"))
def test_a_number_passes_just_when_its_check_character_is_right(digits: str, last: str) -> None:
    good = ric.calc_check_digit(f"{digits}0") == last
    assert (identity.flaw(digits + last, date(2024, 10, 20)) == "") is good


@given(SEVENTEEN, st.integers(0, 16), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(digits: str, index: int, other: str) -> None:
    number = digits + ric.calc_check_digit(f"{digits}0")
    slip = number[:index] + other + number[index + 1 :]
    assert (identity.flaw(slip, date(2024, 10, 20)) == "") is (slip == number)


@given(SEVENTEEN, st.integers(0, 15))
def test_two_digits_in_the_wrong_order_are_always_found(digits: str, index: int) -> None:
    number = digits + ric.calc_check_digit(f"{digits}0")
    slip = number[:index] + number[index + 1] + number[index] + number[index + 2 :]
    assert (identity.flaw(slip, date(2024, 10, 20)) == "") is (slip == number)


@given(
    SEVENTEEN,
    st.sampled_from(["男", "女", None]),
    st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2006, 1, 1))),
)
def test_sex_and_birth_date_only_speak_against_a_number(
    digits: str, sex: str | None, born: date | None
) -> None:
    number = digits + ric.calc_check_digit(f"{digits}0")
    made = changed(changed(GRADUATE, ("identity_number",), number), ("sex",), sex)
    made["birth_date"] = born.isoformat() if born else None
    agrees = sex in (None, "男" if int(digits[16]) % 2 else "女") and born in (
        None,
        ric.get_birth_date(number),
    )
    assert status("identity.number", made) == ("pass" if agrees else "fail")


PIECES = st.lists(
    st.one_of(
        SEVENTEEN.map(lambda digits: digits + ric.calc_check_digit(f"{digits}0")),
        st.text("0123456789０１９Xxｘ -　,.：a中", max_size=24),
        st.sampled_from(["－", "\t", "\n", "\u00a0", "–", "－1", "٣", "𝟗"]),
    ),
    max_size=6,
)


@given(PIECES.map("".join))
def test_no_fifteen_digits_in_a_row_are_left(text: str) -> None:
    left = unicodedata.normalize("NFKC", masked(text))
    assert not re.search(r"\d{15}", left)


@given(
    SEVENTEEN,
    st.sampled_from(["", " ", "-", "    ", "　", "\u00a0", "－", " - ", "—", "\u200b"]),
    st.integers(1, 17),
)
def test_a_number_typed_with_a_gap_anywhere_is_masked(digits: str, gap: str, at: int) -> None:
    number = digits + ric.calc_check_digit(f"{digits}0")
    shown = masked(f"号码{number[:at]}{gap}{number[at:]}。")
    assert number[6:14] not in re.sub(r"[^0-9*]", "", shown)


@given(SEVENTEEN, st.sampled_from([".", "/", "_", "．", " / ", "·"]))
def test_a_number_typed_in_its_groups_is_masked_whatever_stands_between(digits: str, gap: str) -> None:
    number = digits + ric.calc_check_digit(f"{digits}0")
    shown = masked(f"{gap.join((number[:6], number[6:14], number[14:]))}.xlsx")
    assert number[6:14] not in shown
    assert shown.startswith(number[:6])
    assert shown.endswith(f"{number[-4:]}.xlsx")


DAY = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@given(DAY, DAY, st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d"]), st.sampled_from("/_."))
def test_two_days_are_left_as_they_are(first: date, last: date, form: str, between: str) -> None:
    text = f"{first:{form}}{between}{last:{form}}"
    assert masked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "2024-09-30/2024-10-25",
        "2024-09-30T10:00/2024-10-25T18:00",
        "0996-2000000/13999000000",
        "材料/2024/0012/20241020.pdf",
        "192.168.100.200/255.255.255.0",
    ],
)
def test_what_points_and_strokes_join_is_left_where_it_cannot_be_a_number_of_a_person(text: str) -> None:
    assert masked(text) == text


def test_a_long_text_is_masked_before_it_is_cut() -> None:
    assert shortly("甲" * 28 + "652801200008120023") == "甲" * 28 + "652801******…"


@given(st.text("0123456789-年月日 ", max_size=14))
def test_dates_and_short_numbers_are_left_as_they_are(text: str) -> None:
    assert masked(text) == text


@given(SEVENTEEN, st.sampled_from([" ", "-", ""]), st.sampled_from(["Y", "", "12", "X"]))
def test_no_message_of_a_finding_shows_the_number(digits: str, gap: str, last: str) -> None:
    written = f"{digits[:6]}{gap}{digits[6:14]}{gap}{digits[14:]}{last}"
    for finding in findings(changed(GRADUATE, ("identity_number",), written)):
        assert digits[6:14] not in finding.message + finding.advice


@pytest.mark.parametrize("name", ["text", "json", "jsonl", "csv", "junit", "sarif", "github", "html"])
def test_a_file_named_by_an_identity_number_is_named_without_it(
    chuding: Run, tmp_path: Path, name: str
) -> None:
    for stem in (IDENTITY, f"{IDENTITY[:6]}.{IDENTITY[6:14]}.{IDENTITY[14:]}"):
        (tmp_path / f"{stem}.yaml").write_text(READY, encoding="utf-8")
    done = chuding("check", ".", "nowhere/" + IDENTITY, "--format", name)
    for stem in (IDENTITY, f"{IDENTITY[:6]}.{IDENTITY[6:14]}.{IDENTITY[14:]}"):
        assert stem not in done.stdout + done.stderr
    assert "同一个身份证号" in done.stdout + done.stderr  # though their names look the same now


def test_packets_of_such_a_file_are_told_without_it_too(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / f"{IDENTITY}.yaml").write_text(READY, encoding="utf-8")
    done = chuding("build-packet", ".", "--draft")
    assert done.returncode in (0, 1)
    assert IDENTITY not in done.stdout + done.stderr
