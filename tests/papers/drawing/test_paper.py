"""The PDF as a file: valid, repeatable, with the draft's mark where it is asked for."""

from __future__ import annotations

import io
import time

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from chuding_cli.papers import draw, fill, load_paper

from ..papers_of_korla import NAME, TEMPLATES, UNIT, drawn, filled
from ..reopened import opened, words


def test_file_is_sound(name: str) -> None:
    with pikepdf.open(io.BytesIO(drawn(name))) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root.Lang) == "zh-CN"


def test_same_paper_twice_is_the_same_file(name: str) -> None:
    assert drawn(name) == drawn(name)


def test_other_papers_in_between_change_nothing(name: str) -> None:
    first = drawn(name)
    drawn("publicity-result", 姓名="𬱟䶮㛃")
    drawn("ethics", 首位教师="𬱟")
    assert drawn(name) == first


def test_other_day_and_place_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn("publicity")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    assert drawn("publicity") == first


@pytest.mark.parametrize(
    ("name", "title", "subject"),
    [
        ("publicity", f"关于{NAME}同志初次确定小学语文专业初级职称的公示", "公示"),
        ("ethics-single", "教师系列初级职称申报人员师德师风情况说明", "师德师风情况说明"),
    ],
)
def test_file_tells_what_it_is_and_which_units_but_no_date_and_no_program(
    name: str, title: str, subject: str
) -> None:
    with pikepdf.open(io.BytesIO(drawn(name))) as pdf:
        told = {key: str(value) for key, value in pdf.docinfo.items()}
    assert told == {"/Title": title, "/Subject": subject, "/Author": UNIT}


def test_file_without_a_unit_names_no_author() -> None:
    with pikepdf.open(io.BytesIO(drawn("publicity", 推荐单位=None))) as pdf:
        assert "/Author" not in pdf.docinfo


def test_viewer_is_asked_to_print_in_the_papers_own_size(name: str) -> None:
    with pikepdf.open(io.BytesIO(drawn(name))) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


def test_identifiers_of_different_papers_differ() -> None:
    ids = []
    for changes in ({}, {"监督电话": "0996-2020203"}):
        with pikepdf.open(io.BytesIO(drawn("publicity", **changes))) as pdf:
            ids.append(bytes(pdf.trailer.ID[0]))
    assert ids[0] != ids[1]


def test_draft_is_marked_on_each_page() -> None:
    long = filled("publicity", 专业技术成果="承担语文教学工作。" * 80)
    with opened(draw(long, draft=True)) as pdf:
        assert len(pdf.pages) > 1
        for page in pdf.pages:
            big = [char["text"] for char in page.chars if char["matrix"][1]]
            assert big == ["草", "稿"]


def test_paper_that_is_no_draft_is_not_marked(name: str) -> None:
    assert "草" not in words(drawn(name))


def test_text_can_be_read_over_the_mark() -> None:
    page = pypdfium2.PdfDocument(draw(filled("publicity-result"), draft=True))[0]
    picture = page.render(scale=1).to_pil().convert("L")
    counts = picture.histogram()
    assert min(k for k in range(256) if counts[k] > 20) < 60  # the text is black
    grey = sum(counts[200:226])
    assert grey > 0.02 * picture.width * picture.height  # the mark is large and light


def test_pages_look_like_print(name: str) -> None:
    """Ink on each page, and none in the margins but the page number."""
    document = pypdfium2.PdfDocument(drawn(name))
    for number in range(len(document)):
        picture = document[number].render(scale=1).to_pil().convert("L")
        ink = picture.point(lambda grey: 255 if grey < 128 else 0)
        left, top, right, bottom = ink.getbbox() or (0, 0, 0, 0)
        assert left > 70
        assert top > 70
        assert right < picture.width - 60
        assert bottom < picture.height - 40


@pytest.mark.parametrize("length", [1, 40, 300, 3000])
def test_names_of_any_length_stay_on_paper(length: int) -> None:
    for name in ("publicity", "publicity-result", "ethics-single", "checklist"):
        with opened(drawn(name, 姓名="长" * length)) as pdf:
            chars = [char for page in pdf.pages for char in page.chars if char["text"] == "长"]
            assert len(chars) % length == 0
            assert max(char["x1"] for char in chars) < 184.4 * 72 / 25.4


def test_cell_higher_than_a_page_goes_on_over_pages() -> None:
    rows = [{"姓名": "长" * 1500, "性别": "女", "系列": "甲", "专业": "乙"}]
    with opened(drawn("ethics", 教师名单=rows)) as pdf:
        assert sum(char["text"] == "长" for page in pdf.pages for char in page.chars) == 1500


def test_empty_lists_make_sound_papers() -> None:
    for name in ("summary", "checklist", "ethics"):
        assert draw(fill(load_paper("korla-2024", name, TEMPLATES), {}))
