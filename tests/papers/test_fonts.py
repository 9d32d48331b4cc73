"""Fonts: coverage, fallback, embedding, extraction, and the user's own files."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import pypdf
import pytest
from chuding_cli.papers.faces import Role
from chuding_cli.papers.subsetting import subset
from chuding_cli.papers.truetype import TrueType

from chuding_cli.papers import FontError, MissingGlyphError, draw, fonts

from .papers_of_korla import drawn, filled
from .reopened import opened, words

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
        descendant = font["/DescendantFonts"][0].get_object()
        program = descendant["/FontDescriptor"]["/FontFile2"].get_data()
        assert font["/BaseFont"][7] == "+"
        assert font["/ToUnicode"]
        assert len(program) < 200_000


def test_rare_characters_are_printed_and_extracted() -> None:
    pdf = drawn("publicity-result", 姓名=RARE)
    assert f"{RARE}同志（身份证号码" in words(pdf)
    with opened(pdf) as document:
        assert RARE in "".join(char["text"] for char in document.pages[0].chars)


def test_character_that_only_the_second_font_holds_comes_from_there() -> None:
    chain = fonts().chains[Role.BODY]
    assert not chain[0].glyph("𰻝")
    assert fonts().glyph(Role.BODY, "𰻝").font is chain[1]


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("张𠀀", "「𠀀」（U+20000）"),
        ("مەمەت", "「م」（U+0645）"),
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


def test_font_of_a_collection_and_short_character_table_can_be_used(tmp_path: Path) -> None:
    single, collection = tmp_path / "a.ttf", tmp_path / "b.ttc"
    single.write_bytes(font_with_short_table("同志"))
    data = single.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    moved = bytearray(data)
    for at in range(12, 12 + 16 * count, 16):
        struct.pack_into(">L", moved, at + 8, struct.unpack_from(">L", data, at + 8)[0] + 16)
    collection.write_bytes(b"ttcf" + struct.pack(">3L", 0x10000, 1, 16) + moved)
    for file in (single, collection):
        font = TrueType(file)
        assert [font.glyph(character) for character in "同志a"] == [1, 2, 0]
        assert font.advance(1) == 1000


def font_with_short_table(characters: str) -> bytes:
    """A font of these characters whose character table is of the older kind (format 4)."""
    data = subset(TrueType(SERIF), characters)
    count = struct.unpack_from(">H", data, 4)[0]
    codes = sorted((ord(character), number) for number, character in enumerate(characters, 1))
    segments = [(code, (number - code) & 0xFFFF) for code, number in codes] + [(0xFFFF, 1)]
    words = [2 * len(segments), 0, 0, 0, *(code for code, _ in segments), 0, *(code for code, _ in segments)]
    words += [*(delta for _, delta in segments), *(0 for _ in segments)]
    table = struct.pack(f">2H L 3H {len(words)}H", 0, 1, 0, 0, 0, 0, *words)
    table = struct.pack(">4HL", 0, 1, 3, 1, 12) + struct.pack(
        f">3H{len(words)}H", 4, 6 + 2 * len(words), 0, *words
    )
    shifted = bytearray(data[12 : 12 + 16 * count])
    for at in range(0, len(shifted), 16):
        struct.pack_into(">L", shifted, at + 8, struct.unpack_from(">L", shifted, at + 8)[0] + 16)
    place = len(data) + 16
    record = struct.pack(">4s3L", b"cmap", 0, place, len(table))
    header = data[:4] + struct.pack(">H", count + 1) + data[6:12]
    return header + record + bytes(shifted) + data[12 + 16 * count :] + table


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


def test_outlines_of_a_subset_are_the_fonts_own(tmp_path: Path) -> None:
    font, file = TrueType(SERIF), tmp_path / "x.ttf"
    file.write_bytes(font_with_short_table("永𬱟"[:1]))
    small = TrueType(file)
    original = font.outline(font.glyph("永"))
    assert small.outline(1)[: len(original)] == original
    assert small.units(1) == font.units(font.glyph("永"))
    assert small.bearing(1) == font.bearing(font.glyph("永"))


class Composed:
    """A font whose glyph 1 is put together from glyphs 5 and 6, and 6 from 7 in another size."""

    outlines: ClassVar = {
        0: b"",
        1: struct.pack(">h4h 2H2b 2H2h", -1, 0, 0, 9, 9, 0x20, 5, 1, 1, 0x01, 6, 1, 1),
        5: struct.pack(">h4h", 0, 5, 5, 5, 5),
        6: struct.pack(">h4h 2H2bh", -1, 0, 0, 9, 9, 0x08, 7, 0, 0, 1),
        7: struct.pack(">h4h", 0, 7, 7, 7, 7),
    }

    def glyph(self, character: str) -> int:
        return 1

    def outline(self, glyph: int) -> bytes:
        return self.outlines[glyph]

    def units(self, glyph: int) -> int:
        return 1000

    def bearing(self, glyph: int) -> int:
        return 0

    def table(self, tag: str) -> bytes:
        return b"\0" * 60 if tag in {"head", "hhea", "maxp"} else b""


def test_parts_of_composite_glyphs_come_along_and_are_renumbered() -> None:
    data = subset(Composed(), "x")  # type: ignore[arg-type]
    names = {tag: (at, size) for tag, _, at, size in struct.iter_unpack(">4s3L", data[12 : 12 + 16 * 6])}
    loca = struct.unpack(">6L", data[names[b"loca"][0] :][:24])
    glyf = data[names[b"glyf"][0] :][: names[b"glyf"][1]]
    glyphs = [glyf[a:b] for a, b in pairwise(loca)]
    assert [struct.unpack_from(">H", glyphs[1], at)[0] for at in (12, 18)] == [2, 3]
    assert struct.unpack_from(">H", glyphs[3], 12)[0] == 4
    assert [glyphs[k][2:4] for k in (2, 4)] == [b"\0\5", b"\0\7"]


def test_fonts_are_opened_once_a_process() -> None:
    assert fonts() is fonts()
    assert fonts(body=SANS) is fonts(body=SANS)


def test_same_bytes_in_another_process_and_another_place(tmp_path: Path) -> None:
    source = (
        "import sys; from tests.papers.papers_of_korla import drawn; "
        "sys.stdout.buffer.write(drawn('publicity') + drawn('checklist'))"
    )
    root = Path(__file__).resolve().parents[2]
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
