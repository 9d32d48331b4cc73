"""The truth tables, written out by hand: every pair of values, and every triple for ``if … then … else``.

t true, r review (for a person), m missing, f false, o outside (the question does not arise).
"""

from __future__ import annotations

from itertools import permutations, product

import pytest

from chuding_cli.language.truth import (
    BY_STATUS,
    MISSING,
    OUTSIDE,
    REVIEW,
    Truth,
    Unknown,
    best,
    chosen,
    negated,
    status,
    worst,
)

VALUES: dict[str, Truth] = {"t": True, "r": REVIEW, "m": MISSING, "f": False, "o": OUTSIDE}
ALL = """
      t r m f
    t t r m f
    r r r m f
    m m m m f
    f f f f f
"""
ANY = """
      t r m f
    t t t t t
    r t r r r
    m t r m m
    f t r m f
"""
NOT = {"t": "f", "r": "r", "m": "m", "f": "t", "o": "o"}
KLEENE = {"t": True, "r": None, "m": None, "f": False}


def cells(table: str) -> list[tuple[str, str, str]]:
    header, *rows = (line.split() for line in table.strip().splitlines())
    return [(row[0], column, cell) for row in rows for column, cell in zip(header, row[1:], strict=True)]


@pytest.mark.parametrize(("left", "right", "expected"), cells(ALL))
def test_all_takes_the_worst(left: str, right: str, expected: str) -> None:
    assert worst([VALUES[left], VALUES[right]]) is VALUES[expected]


@pytest.mark.parametrize(("left", "right", "expected"), cells(ANY))
def test_any_takes_the_best(left: str, right: str, expected: str) -> None:
    assert best([VALUES[left], VALUES[right]]) is VALUES[expected]


@pytest.mark.parametrize("value", VALUES)
def test_not_swaps_true_and_false_and_leaves_the_unknown(value: str) -> None:
    assert negated(VALUES[value]) is VALUES[NOT[value]]


@pytest.mark.parametrize("value", VALUES)
def test_outside_goes_before_everything_in_all_and_behind_everything_in_any(value: str) -> None:
    assert worst([VALUES[value], OUTSIDE]) is OUTSIDE
    assert best([VALUES[value], OUTSIDE]) is VALUES[value]


@pytest.mark.parametrize(("left", "right"), list(product("trmf", repeat=2)))
def test_without_the_kinds_of_the_unknown_it_is_kleenes_logic(left: str, right: str) -> None:
    """Kleene: what holds for every way to fill in the unknowns, and unknown where they differ."""
    ways = [_ways(left), _ways(right)]
    both = {a and b for a, b in product(*ways)}
    either = {a or b for a, b in product(*ways)}
    assert _plain(worst([VALUES[left], VALUES[right]])) == _common(both)
    assert _plain(best([VALUES[left], VALUES[right]])) == _common(either)
    assert _plain(negated(VALUES[left])) == _common({not a for a in ways[0]})


def _ways(letter: str) -> list[bool]:
    known = KLEENE[letter]
    return [True, False] if known is None else [known]


def _common(values: set[bool]) -> bool | None:
    return values.pop() if len(values) == 1 else None


def _plain(value: Truth) -> bool | None:
    return None if isinstance(value, Unknown) else value


@pytest.mark.parametrize("letters", list(product("trmfo", repeat=3)))
def test_the_order_of_the_parts_makes_no_difference(letters: tuple[str, ...]) -> None:
    values = [VALUES[letter] for letter in letters]
    assert len({id(worst(list(each))) for each in permutations(values)}) == 1
    assert len({id(best(list(each))) for each in permutations(values)}) == 1


@pytest.mark.parametrize(("condition", "then", "otherwise"), list(product("trmfo", "trmfo", "trmfo")))
def test_an_unknown_condition_chooses_only_what_both_branches_agree_on(
    condition: str, then: str, otherwise: str
) -> None:
    found = chosen(VALUES[condition], VALUES[then], VALUES[otherwise])
    if condition == "t":
        expected = then
    elif condition in "fo" or then == otherwise:
        expected = otherwise
    else:
        expected = condition
    assert found is VALUES[expected]


def test_nothing_joined_is_true_for_all_and_false_for_any() -> None:
    assert worst([]) is True
    assert best([]) is False


def test_every_status_stands_for_one_value_and_back() -> None:
    assert {word: status(value) for word, value in BY_STATUS.items()} == {word: word for word in BY_STATUS}


@pytest.mark.parametrize("letters", list(product("rmfo", repeat=3)))
def test_no_join_of_what_is_not_true_is_true(letters: tuple[str, ...]) -> None:
    values = [VALUES[letter] for letter in letters]
    assert worst(values) is not True
    assert best(values) is not True
    assert chosen(values[0], values[1], values[2]) is not True
