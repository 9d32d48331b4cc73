"""Letters that have to be shaped are refused as that: no paper is made with a corrupted name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.papers.content.scripts import not_to_be_set

from ..conftest import REPOSITORY, Run

CASE = REPOSITORY / "tests" / "cases" / "06-arabic-script-name-printed-backwards" / "person.yaml"
NAME = "ئايگۈل ئەنۋەر"


@pytest.mark.parametrize(
    ("name", "script"),
    [
        (NAME, "阿拉伯字母"),
        ("محمد", "阿拉伯字母"),
        ("བསོད་ནམས", "藏文"),
        ("ᠪᠠᠲᠤ", "蒙古文"),
        ("राम", "印度系文字"),
        ("สมชาย", "泰文、老挝文"),
        ("דוד", "希伯来文"),
    ],
)
@pytest.mark.parametrize("font", [False, True])
def test_a_name_in_such_letters_makes_no_paper_whatever_font_is_named(
    chuding: Run, tmp_path: Path, name: str, script: str, font: bool
) -> None:
    text = CASE.read_text(encoding="utf-8").replace(NAME, name)
    (tmp_path / "person.yaml").write_text(text, encoding="utf-8")
    own = REPOSITORY / "src/chuding_cli/papers/fonts/NotoSansSC-Medium.ttf"
    shutil.copy(own, tmp_path / "own.ttf")
    fonts = ("--body-font", "own.ttf", "--title-font", "own.ttf") if font else ()
    done = chuding("build-packet", "person.yaml", *fonts)
    assert done.returncode == 4
    assert f"是{script}，要连写或从右向左排，这里排不了，指定什么字体都不行" in done.stderr
    assert not (tmp_path / "packet" / "person").exists()


def test_following_the_advice_makes_the_papers(chuding: Run, tmp_path: Path) -> None:
    text = CASE.read_text(encoding="utf-8").replace(NAME, "阿依古丽·艾尼瓦尔")
    (tmp_path / "person.yaml").write_text(text, encoding="utf-8")
    chuding("build-packet", "person.yaml")
    assert (tmp_path / "packet" / "person" / "公示.pdf").is_file()


EUROPEAN = st.characters(max_codepoint=0x58F)
EAST_ASIAN = st.characters(min_codepoint=0x2E80, max_codepoint=0xA4CF)


@given(st.text(EUROPEAN | EAST_ASIAN))
def test_chinese_latin_greek_and_cyrillic_text_can_be_set(text: str) -> None:
    assert not_to_be_set(text) == {}
