"""The fonts of the papers by their role, and which of them holds a character.

Roles follow GB/T 9704-2012, 7.2.2: body (仿宋), title (小标宋), black (黑体). Each role has a chain:
what the user named, then the serif, then the sans that travel with the package.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chuding_cli.papers.characters import DOTS
from chuding_cli.papers.errors import MissingGlyphError
from chuding_cli.papers.truetype import TrueType

if TYPE_CHECKING:
    from collections.abc import Iterable

_FULL = 950  # 1/1000 em
_HOME = Path(__file__).parent / "fonts"


class Role(StrEnum):
    """What a piece of text is set in."""

    BODY = "body"
    TITLE = "title"
    BLACK = "black"


class Glyph(NamedTuple):
    """Where a character is found: the font and its width there in 1/1000 em."""

    font: TrueType
    advance: float


@dataclass(frozen=True, eq=False)
class Fonts:
    """The chain of fonts of each role. Make it with ``fonts``, which opens each file once a process."""

    chains: dict[Role, tuple[TrueType, ...]]
    _found: dict[tuple[Role, str], Glyph] = field(default_factory=dict)

    def glyph(self, role: Role, character: str) -> Glyph:
        """The first font of the role's chain that holds the character.

        Raises:
            MissingGlyphError: none does.
        """
        found = self._found.get((role, character))
        if found is None:
            found = self._found[role, character] = self._search(role, character)
        return found

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of a text that no font holds (any role: all chains end in the same fonts)."""
        return tuple(sorted({c for c in text if not any(f.glyph(c) for f in self.chains[Role.BODY])}))

    def _search(self, role: Role, character: str) -> Glyph:
        found = [
            Glyph(font, font.advance(number))
            for font in self.chains[role]
            if (number := font.glyph(character))
        ]
        if not found:
            raise MissingGlyphError([character])
        # a narrow dot between the parts of a name would be read as one between spaces
        wide = (glyph for glyph in found if glyph.advance >= _FULL)
        return next(wide, found[0]) if character in DOTS else found[0]


def fonts(body: Path | None = None, title: Path | None = None) -> Fonts:
    """The package's fonts, with the user's own 仿宋 or 小标宋 before them where one is named.

    Raises:
        FontError: a file is no TrueType font.
    """
    return _fonts(body, title)


@lru_cache(maxsize=8)
def _fonts(body: Path | None, title: Path | None) -> Fonts:
    serif, semibold, sans = (
        _opened(_HOME / f"{name}.ttf")
        for name in ("NotoSerifSC-Regular", "NotoSerifSC-SemiBold", "NotoSansSC-Medium")
    )
    named = _named([body]), _named([title])
    return Fonts(
        {
            Role.BODY: (*named[0], serif, sans),
            Role.TITLE: (*named[1], semibold, sans, *named[0]),
            Role.BLACK: (sans, serif, *named[0]),
        }
    )


def _named(paths: Iterable[Path | None]) -> tuple[TrueType, ...]:
    return tuple(_opened(path.resolve()) for path in paths if path is not None)


@lru_cache(maxsize=16)
def _opened(path: Path) -> TrueType:
    return TrueType(path)
