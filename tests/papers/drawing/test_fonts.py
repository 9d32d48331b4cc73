"""Fonts: coverage, fallback, embedding, extraction, and the user's own files."""

from __future__ import annotations

import io
import re
import struct
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
import reportlab

from chuding_cli.papers import FontError, MissingGlyphError, draw, fonts
from chuding_cli.papers.layout.metrics import Role

from ..papers_of_korla import drawn, filled
from ..reopened import lines_of, opened, words

HOME = Path(sys.modules["chuding_cli.papers"].__file__ or "").parent / "fonts"
SERIF = HOME / "NotoSerifSC-Regular.ttf"
SANS = HOME / "NotoSansSC-Medium.ttf"
RARE = "𬱟䶮㛃㑇𬭎𰻝彧"


def font_objects(pdf: bytes) -> list[Any]:
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]


def test_package_carries_the_licences() -> None:
    assert {file.name for file in HOME.glob("*OFL.txt")} == {"NotoSerifSC-OFL.txt", "NotoSansSC-OFL.txt"}
    assert "SIL OPEN FONT LICENSE" in (HOME / "NotoSerifSC-OFL.txt").read_text(encoding="utf-8")


def test_common_standards_are_covered() -> None:
    gb2312 = [bytes([a, b]).decode("gb2312", "ignore") for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF)]
    basic = map(chr, range(0x4E00, 0xA000))
    assert fonts().missing("".join(gb2312) + "".join(basic)) == ()


def test_every_font_is_embedded_as_a_subset_with_a_map_to_unicode(name: str) -> None:
    found = font_objects(drawn(name))
    assert found
    for font in found:
        program = font["/FontDescriptor"]["/FontFile2"].get_data()
        assert re.fullmatch(r"/[A-Z]{6}\+Noto(Serif|Sans)SC-\w+", font["/BaseFont"])
        assert font["/ToUnicode"]
        assert len(program) < 200_000


def test_no_standard_font_is_named_anywhere(name: str) -> None:
    with pikepdf.open(io.BytesIO(drawn(name))) as pdf:
        found = [
            item.BaseFont
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item
        ]
    assert found
    assert all("Noto" in str(base) for base in found)


def test_subsets_of_different_papers_differ_in_name() -> None:
    names = [
        font["/BaseFont"] for name in ("publicity", "pledge", "ethics") for font in font_objects(drawn(name))
    ]
    assert len(set(names)) == len(names)


def test_rare_characters_are_printed_and_extracted() -> None:
    pdf = drawn("publicity-result", 姓名=RARE)
    assert f"{RARE}同志（身份证号码" in words(pdf)
    with opened(pdf) as document:
        assert RARE in "".join(char["text"] for char in document.pages[0].chars)


def test_more_characters_than_one_byte_can_count_are_printed_and_extracted() -> None:
    """ReportLab begins a new subset after 255; the line goes on as if nothing had happened."""
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 700)))
    pdf = drawn("publicity", 专业技术成果=many)
    assert many in words(pdf)
    with opened(pdf) as document:
        lines = [line for line in lines_of(document.pages[0]) if len(line) == 28]
    for line in lines:
        steps = [b["x0"] - a["x0"] for a, b in pairwise(line)]
        assert max(steps) - min(steps) < 0.01


def test_character_that_only_the_second_font_holds_comes_from_there() -> None:
    chain = fonts().chains[Role.BODY]
    assert not chain[0].holds("𰻝")
    assert fonts().glyph(Role.BODY, "𰻝").font is chain[1]


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("张𠀀", "「𠀀」（U+20000）"),
        ("张ሀ", "「ሀ」（U+1200）"),
        ("张\u200b三", "不可见字符（U+200B）"),
        ("\x07三", "不可见字符（U+0007）"),
        ("三\u202e", "不可见字符（U+202E）"),
    ],
)
def test_character_that_no_font_holds_is_an_error_that_names_it(value: str, named: str) -> None:
    with pytest.raises(MissingGlyphError) as caught:
        drawn("publicity", 姓名=value)
    assert named in str(caught.value)


def test_all_missing_characters_are_named_at_once() -> None:
    with pytest.raises(MissingGlyphError) as caught:
        drawn("publicity", 姓名="𠀀", 监督电话="𠀁")
    assert caught.value.characters == ("𠀀", "𠀁")


def test_users_font_replaces_the_body() -> None:
    with opened(draw(filled("publicity"), fonts=fonts(body=SANS))) as pdf:
        body = {char["fontname"][7:] for char in pdf.pages[0].chars if char["size"] == pytest.approx(16)}
    assert body == {"NotoSansSC-Medium"}


def test_users_font_replaces_the_title() -> None:
    with opened(draw(filled("publicity"), fonts=fonts(title=SERIF))) as pdf:
        title = {char["fontname"][7:] for char in pdf.pages[0].chars if char["size"] == pytest.approx(22)}
    assert "NotoSerifSC-Regular" in title
    assert "NotoSerifSC-SemiBold" not in title


def tables_of(data: bytes) -> dict[bytes, bytes]:
    """The tables of a font file by their tags."""
    count = struct.unpack_from(">H", data, 4)[0]
    records = struct.iter_unpack(">4s3L", data[12 : 12 + 16 * count])
    return {tag: data[start : start + size] for tag, _, start, size in records}


def font_file(tables: dict[bytes, bytes], offset: int = 0) -> bytes:
    """A font file of these tables; ``offset``: where in another file it begins."""
    header = struct.pack(">L4H", 0x10000, len(tables), 0, 0, 0)
    position = offset + len(header) + 16 * len(tables)
    records = []
    for tag, data in tables.items():
        records.append(struct.pack(">4s3L", tag, 0, position, len(data)))
        position += len(data)
    return b"".join([header, *records, *tables.values()])


def short_tables() -> dict[bytes, bytes]:
    """The tables of a font in whose character table, of the older kind (format 4), only 同 and 志 stand."""
    tables = tables_of(SERIF.read_bytes())
    face = fonts().chains[Role.BODY][0].face
    codes = sorted(map(ord, "同志"))
    deltas = [(face.charToGlyph[code] - code) & 0xFFFF for code in codes]
    words = [6, 0, 0, 0, *codes, 0xFFFF, 0, *codes, 0xFFFF, *deltas, 1, 0, 0, 0]
    subtable = struct.pack(f">3H{len(words)}H", 4, 6 + 2 * len(words), 0, *words)
    return {**tables, b"cmap": struct.pack(">4HL", 0, 1, 3, 1, 12) + subtable}


def test_font_of_a_collection_and_short_character_table_can_be_used(tmp_path: Path) -> None:
    single, collection = tmp_path / "a.ttf", tmp_path / "b.ttc"
    single.write_bytes(font_file(short_tables()))
    collection.write_bytes(b"ttcf" + struct.pack(">3L", 0x10000, 1, 16) + font_file(short_tables(), 16))
    for file in (single, collection):
        with opened(draw(filled("publicity"), fonts=fonts(body=file))) as pdf:
            chars = [char for char in pdf.pages[0].chars if char["size"] == pytest.approx(16)]
        assert {char["text"] for char in chars if char["fontname"][7:] == file.stem} == {"同", "志"}


@pytest.mark.parametrize("left_out", [{b"name"}, {b"post"}, {b"OS/2"}, {b"name", b"post", b"OS/2"}])
def test_font_without_what_no_paper_needs_can_be_used(tmp_path: Path, left_out: set[bytes]) -> None:
    file = tmp_path / "小标宋 1.ttf"
    tables = tables_of(SERIF.read_bytes())
    file.write_bytes(font_file({tag: data for tag, data in tables.items() if tag not in left_out}))
    with opened(draw(filled("publicity"), fonts=fonts(title=file))) as pdf:
        title = {char["fontname"][7:] for char in pdf.pages[0].chars if char["size"] == pytest.approx(22)}
    assert title == {"1", "NotoSansSC-Medium"}  # the latter for the dot between the parts of a name


def test_font_with_a_chinese_name_that_may_not_be_embedded_can_be_used(tmp_path: Path) -> None:
    name = "方正小标宋".encode("utf-16-be")
    names = struct.pack(">9H", 0, 1, 18, 3, 1, 0x409, 6, len(name), 0) + name
    tables = {**tables_of(SERIF.read_bytes()), b"name": names}
    tables[b"OS/2"] = tables[b"OS/2"][:8] + b"\0\2" + tables[b"OS/2"][10:]  # fsType
    file = tmp_path / "FZXBS.ttf"
    file.write_bytes(font_file(tables))
    assert b"+FZXBS" in draw(filled("publicity"), fonts=fonts(title=file))


def test_parts_of_composite_glyphs_come_along() -> None:
    vera = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    ink = []
    for text in ("eee", "éèê"):
        pdf = draw(filled("publicity-result", 姓名=text), fonts=fonts(body=vera))
        picture = pypdfium2.PdfDocument(pdf)[0].render(scale=4).to_pil().convert("L")
        ink.append(sum(picture.histogram()[:128]))
    assert ink[1] > ink[0] + 50


@pytest.mark.parametrize("table", [b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"])
def test_font_without_what_every_paper_needs_is_refused(tmp_path: Path, table: bytes) -> None:
    file = tmp_path / "x.ttf"
    tables = tables_of(SERIF.read_bytes())
    del tables[table]
    file.write_bytes(font_file(tables))
    with pytest.raises(FontError, match=r"x\.ttf：不是可用的 TrueType 字体"):
        fonts(body=file)


@pytest.mark.parametrize(
    "data", [b"", b"\x00\x01\x00\x00", b"OTTO" + b"\0" * 60, b"%PDF-1.4 no font", b"\0" * 500]
)
def test_file_that_is_no_truetype_font_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.ttf"
    file.write_bytes(data)
    with pytest.raises(FontError, match=r"x\.ttf"):
        fonts(body=file)


def test_cut_font_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.ttf"
    file.write_bytes(SERIF.read_bytes()[:100_000])
    with pytest.raises(FontError):
        fonts(title=file)


def test_absent_font_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FontError):
        fonts(body=tmp_path / "none.ttf")


def test_fonts_are_opened_once_a_process() -> None:
    assert fonts() is fonts()
    assert fonts(body=SANS) is fonts(body=SANS)


def test_same_bytes_in_another_process_and_another_place(tmp_path: Path) -> None:
    source = (
        "import sys; from tests.papers.papers_of_korla import drawn; "
        "sys.stdout.buffer.write(drawn('publicity') + drawn('checklist'))"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", source],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env={
            "PYTHONPATH": f"{root / 'src'}:{root}",
            "TZ": "America/New_York",
            "PYTHONHASHSEED": "7",
            "LANG": "C",
        },
    )
    assert done.stdout == drawn("publicity") + drawn("checklist")
