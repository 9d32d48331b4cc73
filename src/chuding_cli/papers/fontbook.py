"""Which characters of a paper are written with which subset, and by which code.

A paper's fonts are split in two: the characters of the template, the same on every paper made from it,
and those that this person adds. The first part is built and compressed once a process, for that costs
more than all the rest of a paper; the second, small, is collected while the pages are written.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from chuding_cli.papers.embedding import EmbeddedFont, add_font, embedded_font
from chuding_cli.papers.faces import Fonts, Role
from chuding_cli.papers.furniture import PAGE_NUMBER_CHARACTERS

if TYPE_CHECKING:
    from chuding_cli.papers.pdf_file import PdfFile
    from chuding_cli.papers.truetype import TrueType

Wording: TypeAlias = tuple[tuple[Role, str], ...]

_ONCE, _OFTEN = 1, 9  # zlib's effort: outlines shrink by 3 % more for twice the time


class Code(NamedTuple):
    """How a character is written: the font's name on the page, the code in hexadecimal, 1/1000 em."""

    font: str
    code: str
    advance: float


class _Shared(NamedTuple):
    """The subsets of a template, each with its name on the page, and the codes of all their characters."""

    subsets: dict[str, EmbeddedFont]
    codes: dict[tuple[Role, str], Code]


class FontBook:
    """The fonts of one paper."""

    def __init__(self, fonts: Fonts, wording: Wording) -> None:
        self._fonts = fonts
        self._shared = _shared(fonts, wording)
        self._codes = dict(self._shared.codes)
        self._own: dict[TrueType, list[str]] = {}

    def code(self, role: Role, character: str) -> Code:
        """How to write a character.

        Raises:
            MissingGlyphError: no font holds it.
        """
        found = self._codes.get((role, character))
        if found is None:
            found = self._codes[role, character] = self._assigned(role, character)
        return found

    def add_to(self, file: PdfFile) -> int:
        """Adds the template's fonts and those of the characters asked for beside; the resources' number."""
        own = (embedded_font(font, "".join(characters), _ONCE) for font, characters in self._own.items())
        fonts = {**self._shared.subsets, **{f"P{at}": font for at, font in enumerate(own)}}
        entries = "".join(f"/{name} {add_font(file, font)} 0 R" for name, font in fonts.items())
        return file.add(f"<</Font<<{entries}>>>>")

    def _assigned(self, role: Role, character: str) -> Code:
        font, advance = self._fonts.glyph(role, character)
        own = self._own.setdefault(font, [])
        if character not in own:  # it may be there already, for another role
            own.append(character)
        return _code("P", list(self._own).index(font), own.index(character), advance)


@lru_cache(maxsize=64)
def _shared(fonts: Fonts, wording: Wording) -> _Shared:
    """One subset a font for the characters of a template; those that no font holds fail when drawn."""
    glyphs = {
        (role, character): fonts.glyph(role, character)
        for role, text in (*wording, (Role.BODY, PAGE_NUMBER_CHARACTERS))
        for character in text
        if not fonts.missing(character)
    }
    characters: dict[TrueType, str] = {}
    for (_, character), glyph in glyphs.items():
        known = characters.get(glyph.font, "")
        characters[glyph.font] = known if character in known else known + character
    order = list(characters)
    codes = {
        key: _code("S", order.index(glyph.font), characters[glyph.font].index(key[1]), glyph.advance)
        for key, glyph in glyphs.items()
    }
    subsets = {f"S{at}": embedded_font(font, characters[font], _OFTEN) for at, font in enumerate(order)}
    return _Shared(subsets, codes)


def _code(letter: str, font: int, place: int, advance: float) -> Code:
    return Code(f"{letter}{font}", f"{place + 1:04X}", advance)
