"""The line breaker's rules as properties, on atoms and on the papers' own shaper."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.papers import fonts
from chuding_cli.papers.content.characters import CLOSING, DOTS, OPENING
from chuding_cli.papers.content.paper import Blank, Text
from chuding_cli.papers.layout.atoms import Atom, Kind, Shaper
from chuding_cli.papers.layout.geometry import BODY, CELL
from chuding_cli.papers.layout.linebreak import break_lines, may_break
from chuding_cli.papers.layout.lines import Measure, natural_width, set_line
from chuding_cli.papers.layout.placed import Glyphs

SHAPER = Shaper(fonts(), BODY)
LINE = 28 * CELL
TEXTS = st.text(alphabet="汉字语文教学，。、；：（）《》“”·—…％abcXYZ019- ", max_size=200)
ROOMS = st.floats(3 * CELL, LINE)


def shaped(text: str, room: float = LINE) -> list[Atom]:
    return SHAPER.atoms((Text(text),), room)


def lines(text: str, room: float = LINE) -> list[str]:
    atoms = shaped(text, room)
    return ["".join(atom.text for atom in atoms[a:b]) for a, b in break_lines(atoms, room, room)]


@given(TEXTS, ROOMS)
def test_every_character_is_in_exactly_one_line_and_no_line_is_empty(text: str, room: float) -> None:
    found = lines(text, room)
    assert "".join(found) == text
    assert all(found)


@given(TEXTS, ROOMS)
def test_no_line_is_wider_than_its_room_when_squeezed(text: str, room: float) -> None:
    atoms = shaped(text, room)
    for start, end in break_lines(atoms, room, room):
        line = atoms[start:end]
        least = natural_width(line) - sum(atom.give for atom in line[:-1])
        assert least <= room + 0.001


@given(TEXTS, ROOMS)
def test_lines_break_only_where_the_rules_allow_unless_no_place_is_allowed(text: str, room: float) -> None:
    atoms = shaped(text, room)
    for start, end in break_lines(atoms, room, room):
        if end < len(atoms) and not may_break(atoms[end - 1], atoms[end]):
            assert not any(may_break(atoms[k - 1], atoms[k]) for k in range(start + 1, end))


@given(TEXTS)
def test_closing_signs_never_begin_and_opening_ones_never_end_a_line_of_common_text(text: str) -> None:
    plain = "".join(
        character + "语文教" if character in CLOSING | OPENING else character for character in text
    )
    found = lines(plain)
    for before, after in pairwise(found):
        assert after[0] not in CLOSING
        assert before.rstrip(" ")[-1] not in OPENING


@given(st.integers(0, 30), st.integers(2, 9), st.integers(2, 9))
def test_middle_dot_keeps_both_neighbours(offset: int, left: int, right: int) -> None:
    for line in lines("字" * offset + "买" * left + "·" + "提" * right + "字" * 40):
        assert line[0] not in DOTS
        assert line[-1] not in DOTS


@given(st.integers(0, 40), st.text(alphabet="abc0123456789-.X", min_size=1, max_size=30))
def test_latin_runs_are_not_broken_when_a_line_can_hold_them(offset: int, run: str) -> None:
    assert any(run in line for line in lines("字" * offset + run + "字" * 10))


def test_latin_run_longer_than_a_line_is_cut() -> None:
    found = lines("W" * 100)
    assert len(found) > 1
    assert "".join(found) == "W" * 100


@given(st.integers(0, 40))
def test_dash_of_two_boxes_is_never_cut(offset: int) -> None:
    assert any("——" in line for line in lines("字" * offset + "——" + "字" * 10))


def test_twenty_eight_characters_fill_a_line() -> None:
    assert [len(line) for line in lines("字" * 60)] == [28, 28, 4]


def test_closing_sign_hangs_its_empty_half_or_is_pulled_in() -> None:
    assert lines("字" * 10 + "，" + "字" * 17 + "。" + "字" * 5)[0] == "字" * 10 + "，" + "字" * 17 + "。"


def test_closing_sign_takes_the_last_character_down_where_nothing_can_be_squeezed() -> None:
    assert lines("字" * 28 + "。" + "字") == ["字" * 27, "字。字"]


@given(TEXTS, ROOMS)
def test_set_lines_keep_their_order_and_their_measure(text: str, room: float) -> None:
    atoms = shaped(text, room)
    for start, end in break_lines(atoms, room, room):
        for item in set_line(atoms[start:end], Measure(0.0, room, end < len(atoms)), BODY):
            if isinstance(item, Glyphs):
                assert list(item.xs) == sorted(item.xs)
                assert item.xs[-1] <= room + 0.001
                assert item.xs[0] >= -0.001


def test_filled_line_ends_at_the_right_edge() -> None:
    atoms = shaped("字" * 26 + "（字）字")
    start, end = break_lines(atoms, LINE, LINE)[0]
    assert end == 26
    (item,) = set_line(atoms[start:end], Measure(0.0, LINE, True), BODY)
    assert isinstance(item, Glyphs)
    assert abs(item.xs[-1] + CELL - LINE) < 0.01


def test_long_blank_runs_over_lines_and_a_short_one_does_not() -> None:
    assert len(SHAPER.atoms((Blank(40),), LINE)) == 40
    (short,) = SHAPER.atoms((Blank(6),), LINE)
    assert short.kind is Kind.BLANK
    assert short.width == 6 * CELL
