"""Identity numbers are masked however they are written, and nothing else is."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from chuding_cli.text.masking import masked, shortly

from ..facts.numbers import SEVENTEEN

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
