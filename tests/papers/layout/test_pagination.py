"""Where pages end: signatures, single lines, spare lines, headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.papers.layout.geometry import PITCH, PORTRAIT
from chuding_cli.papers.layout.pagination import paginate
from chuding_cli.papers.layout.placed import Row

from ..papers_of_korla import drawn
from ..reopened import lines_of, opened

SENTENCE = "承担三年级两个班语文教学工作。"


@pytest.mark.parametrize("length", range(0, 640, 14))
def test_signature_never_stands_alone(length: int) -> None:
    text = (SENTENCE * 50)[:length] or None
    with opened(drawn("publicity", 专业技术成果=text)) as pdf:
        lines = ["".join(char["text"] for char in line) for line in lines_of(pdf.pages[-1])]
    at = next(k for k, line in enumerate(lines) if "（公章）" in line)
    assert lines[at + 1] == "年月日"
    assert at >= 2  # two lines of text at least
    assert not any("专业初级职称的公示" in line for line in lines[at - 2 : at])


@pytest.mark.parametrize("length", range(200, 420, 5))
def test_certificate_keeps_text_beside_its_signature(length: int) -> None:
    with opened(drawn("publicity-result", 姓名="张" * length)) as pdf:
        lines = ["".join(char["text"] for char in line) for line in lines_of(pdf.pages[-1])]
    at = next(k for k, line in enumerate(lines) if "（公章）" in line)
    assert "特此证明。" in lines[at - 1]
    assert at >= 2


def test_a_line_too_much_is_saved_from_the_room_above_the_seal() -> None:
    rows = [Row(PITCH) for _ in range(18)]
    sign = [Row(PITCH, keep=True, space=True), Row(PITCH, keep=True, space=True, spare=True)]
    rows = [*rows, *sign, Row(PITCH, keep=True), Row(PITCH)]
    assert len(paginate(rows, PORTRAIT)) == 1
    assert len(paginate([Row(PITCH), *rows], PORTRAIT)) == 1
    assert len(paginate([Row(PITCH), Row(PITCH), *rows], PORTRAIT)) == 2


def test_spare_lines_stay_where_giving_them_up_saves_no_page() -> None:
    rows = [*[Row(PITCH)] * 10, Row(PITCH, space=True, spare=True), *[Row(PITCH)] * 30]
    assert sum(len(page.rows) for page in paginate(rows, PORTRAIT)) == 41


ROWS = st.lists(
    st.builds(
        Row,
        height=st.floats(1, 300),
        keep=st.booleans(),
        space=st.booleans(),
        breaks=st.integers(0, 9).map(lambda n: n == 0),
    ),
    max_size=60,
)


@given(ROWS)
def test_no_row_is_lost_or_hangs_over_the_foot(rows: list[Row]) -> None:
    pages = paginate(rows, PORTRAIT)
    placed = [row for page in pages for _, row in page.rows]
    assert [id(row) for row in placed if not row.space] == [id(row) for row in rows if not row.space]
    for page in pages:
        for y, row in page.rows:
            assert y + row.height <= PORTRAIT.text_height + 0.02
        assert not page.rows or not page.rows[0][1].space


@given(ROWS, st.integers(1, 99))
def test_pages_are_numbered_on(rows: list[Row], first: int) -> None:
    numbers = [page.number for page in paginate(rows, PORTRAIT, first)]
    assert numbers == list(range(first, first + len(numbers)))


@given(ROWS)
def test_rows_that_keep_stay_together_unless_higher_than_a_page(rows: list[Row]) -> None:
    page_of = {id(row): page.number for page in paginate(rows, PORTRAIT) for _, row in page.rows}
    group: list[Row] = []
    for row in rows:
        if row.breaks:
            group = []
        group.append(row)
        if not row.keep:
            numbers = {page_of[id(member)] for member in group if id(member) in page_of}
            assert len(numbers) <= 1 or sum(member.height for member in group) > PORTRAIT.text_height
            group = []
