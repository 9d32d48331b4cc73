"""Identity numbers against python-stdnum."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from chuding_cli.facts import identity

from .numbers import SEVENTEEN


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
