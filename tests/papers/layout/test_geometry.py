"""Sizes and positions against the figures of GB/T 9704-2012, measured in the PDF."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from chuding_cli.papers import draw

from ..papers_of_korla import drawn, filled
from ..reopened import Char, lines_of, opened

MM = 72 / 25.4
LEFT, TOP, WIDTH, HEIGHT = 28 * MM, 37 * MM, 156 * MM, 225 * MM
CELL, PITCH = WIDTH / 28, HEIGHT / 22
LONG = "承担三年级两个班的语文教学，撰写的教学设计获市级二等奖；" * 12


def text(line: list[Char]) -> str:
    return "".join(char["text"] for char in line)


def line_with(page: Any, words: str) -> list[Char]:
    return next(line for line in lines_of(page) if words in text(line))


def body(page: Any) -> list[list[Char]]:
    return [line for line in lines_of(page) if abs(line[0]["size"] - 16) < 0.01]


def test_pages_are_a4(name: str) -> None:
    with opened(drawn(name)) as pdf:
        sizes = {(round(page.width / MM), round(page.height / MM)) for page in pdf.pages}
    assert sizes == {(297, 210) if name == "summary" else (210, 297)}


def test_mark_stands_top_left_in_black_3_hao() -> None:
    with opened(drawn("publicity")) as pdf:
        line = lines_of(pdf.pages[0])[0]
    assert text(line) == "附件1"
    assert all("Sans" in char["fontname"] and char["size"] == pytest.approx(16) for char in line)
    assert line[0]["x0"] == pytest.approx(LEFT, abs=0.1)
    assert line[0]["top"] == pytest.approx(TOP, abs=0.1)


def test_title_is_2_hao_centred_from_the_third_line_and_broken_by_meaning() -> None:
    with opened(drawn("publicity")) as pdf:
        title = [line for line in lines_of(pdf.pages[0]) if abs(line[0]["size"] - 22) < 0.01]
    assert [text(line) for line in title] == [
        "关于古丽巴哈尔·买买提江同志",
        "初次确定小学语文专业初级职称的公示",
    ]
    assert title[0][0]["top"] == pytest.approx(TOP + 2 * PITCH, abs=0.1)
    for line in title:
        assert (line[0]["x0"] + line[-1]["x1"]) / 2 == pytest.approx(LEFT + WIDTH / 2, abs=0.5)


def test_title_is_split_where_its_lines_are_most_even() -> None:
    with opened(drawn("publicity", 姓名="张三", 专业="林业工程技术")) as pdf:
        title = [text(line) for line in lines_of(pdf.pages[0]) if abs(line[0]["size"] - 22) < 0.01]
    assert title == ["关于张三同志初次确定林业工程技术专业", "初级职称的公示"]


def test_body_is_3_hao_on_28_characters_and_22_lines() -> None:
    with opened(drawn("publicity", 专业技术成果=LONG)) as pdf:
        lines = body(pdf.pages[0])
        full = next(line for line in lines if len(line) == 28)
    steps = [b["x0"] - a["x0"] for a, b in pairwise(full)]
    assert sum(steps) / len(steps) == pytest.approx(CELL, abs=0.02)
    assert full[0]["x0"] == pytest.approx(LEFT, abs=0.1)
    tops = sorted(line[0]["top"] for line in lines)
    assert {round((b - a) / PITCH, 2) for a, b in pairwise(tops[1:])} <= {1.0}
    assert tops[-1] + 16 <= TOP + HEIGHT


def test_full_page_has_22_lines() -> None:
    with opened(drawn("publicity", 专业技术成果=LONG * 4)) as pdf:
        tops = {round(line[0]["top"], 1) for line in body(pdf.pages[1])}
    assert len(tops) == 22
    assert min(tops) == pytest.approx(TOP, abs=0.1)


def test_paragraphs_begin_two_characters_in() -> None:
    with opened(drawn("publicity")) as pdf:
        assert line_with(pdf.pages[0], "根据职称")[0]["x0"] == pytest.approx(LEFT + 2 * CELL, abs=0.1)


def test_nothing_leaves_the_text_area(name: str) -> None:
    with opened(drawn(name)) as pdf:
        left, top, width, height = (
            (35 * MM, 28 * MM, HEIGHT, WIDTH) if name == "summary" else (LEFT, TOP, WIDTH, HEIGHT)
        )
        for page in pdf.pages:
            for char in page.chars:
                assert char["x0"] >= left - 0.2
                # the empty half of a closing sign may stand outside
                assert char["x1"] <= left + width + (8.2 if char["text"] in "，。：；）" else 0.4)
                assert char["top"] >= top - 0.2
            for shape in (*page.lines, *page.rects):
                assert shape["x0"] >= left - 0.5
                assert shape["x1"] <= left + width + 0.5
                assert shape["bottom"] <= top + height + 1.5


def test_date_is_blank_and_ends_four_characters_from_the_right() -> None:
    with opened(drawn("publicity-result")) as pdf:
        date = line_with(pdf.pages[0], "年月日")
    assert text(date) == "年月日"
    assert date[-1]["x0"] + CELL == pytest.approx(LEFT + WIDTH - 4 * CELL, abs=0.2)
    assert date[1]["x0"] - date[0]["x1"] > 1.8 * CELL


def test_unit_is_centred_over_the_date_with_room_for_the_seal() -> None:
    with opened(drawn("publicity-result")) as pdf:
        page = pdf.pages[0]
        unit, date = line_with(page, "（公章）"), line_with(page, "年月日")
        last = line_with(page, "特此证明")
    right = LEFT + WIDTH - 4 * CELL
    centre = right - 11 * CELL / 2
    assert (unit[0]["x0"] + unit[-1]["x0"] + CELL / 2) / 2 == pytest.approx(centre, abs=CELL / 3)
    assert unit[0]["top"] - last[0]["top"] == pytest.approx(3 * PITCH, abs=0.1)
    assert date[0]["top"] - unit[0]["top"] == pytest.approx(PITCH, abs=0.1)


@pytest.mark.parametrize("length", [1, 12, 19, 20, 27, 60, 300])
def test_units_name_stays_on_the_page_however_long(length: int) -> None:
    with opened(drawn("publicity-result", 推荐单位="库" * length)) as pdf:
        found = [char for page in pdf.pages for char in page.chars if char["text"] == "库"]
    assert len(found) == length
    assert max(char["x1"] for char in found) <= LEFT + WIDTH + 0.5
    assert min(char["x0"] for char in found) >= LEFT - 0.1


@pytest.mark.parametrize(("first", "right"), [(1, True), (2, False), (11, True)])
def test_page_number_is_4_hao_between_dashes_at_the_outer_edge(first: int, right: bool) -> None:
    with opened(draw(filled("publicity-result"), first_page_number=first)) as pdf:
        number = lines_of(pdf.pages[0])[-1]
    assert text(number) == f"—{first}—"
    assert {round(char["size"], 2) for char in number} == {14}
    # the upper side of the dashes lies 0.29 em above the baseline, 7 mm below the text area
    baseline = number[0]["bottom"] - 0.12 * 14
    assert baseline - 0.29 * 14 == pytest.approx(TOP + HEIGHT + 7 * MM, abs=0.3)
    if right:
        assert number[-1]["x1"] == pytest.approx(LEFT + WIDTH - 14, abs=0.2)
    else:
        assert number[0]["x0"] == pytest.approx(LEFT + 14, abs=0.2)


def test_pledge_has_a_cell_for_each_character_a_line_and_a_box_on_one_page() -> None:
    with opened(drawn("pledge")) as pdf:
        assert len(pdf.pages) == 1
        page = pdf.pages[0]
        rows = [rect for rect in page.rects if rect["width"] > 400]
        box = [rect for rect in page.rects if rect["width"] < 100]
        inner = [line for line in page.lines if line["height"] > 15]
        signature = [line for line in page.lines if line["width"] > 100]
    assert len(rows) * 20 >= 106 + 6
    assert len(inner) == 19 * len(rows)
    assert rows[0]["width"] / 20 == pytest.approx(7.8 * MM, abs=0.1)
    assert [(round(rect["width"] / MM), round(rect["height"] / MM)) for rect in box] == [(25, 28)]
    assert len(signature) == 1


def test_checklist_has_a_box_for_each_item() -> None:
    with opened(drawn("checklist")) as pdf:
        boxes = [rect for rect in pdf.pages[0].rects if rect["width"] == pytest.approx(11)]
    assert len(boxes) == 2


def test_long_list_repeats_its_head_on_each_page() -> None:
    rows = [{"姓名": f"张{n}", "性别": "男", "系列": "幼儿园教师", "专业": "学前教育"} for n in range(90)]
    with opened(drawn("ethics", 教师名单=rows)) as pdf:
        pages = pdf.pages[1:]
        heads = [page for page in pages if any("序号姓名性别" in text(line) for line in lines_of(page))]
        names = [text(line) for page in pages for line in lines_of(page) if "张" in text(line)]
    assert len(pages) > 3
    assert heads == pages
    assert len(names) == 90
