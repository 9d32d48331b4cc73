"""The fonts of the papers by their role, and which of them holds a character.

Each role of GB/T 9704-2012, 7.2.2 has a chain: what the user named, then the serif, then the sans that
travel with the package.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from chuding_cli.papers.content.characters import DOTS
from chuding_cli.papers.drawing.truetype import Font
from chuding_cli.papers.errors import MissingGlyphError
from chuding_cli.papers.layout.metrics import Role

_FULL = 950  # 1/1000 em
_HOME = Path(__file__).parents[1] / "fonts"


class Glyph(NamedTuple):
    """Where a character is found: the font and its width there in 1/1000 em."""

    font: Font
    advance: float


@dataclass(frozen=True, eq=False)
class Fonts:
    """The chain of fonts of each role. Make it with ``fonts``, which opens each file once a process."""

    chains: dict[Role, tuple[Font, ...]]
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

    def advance(self, role: Role, character: str) -> float:
        """The width of a character in 1/1000 em.

        Raises:
            MissingGlyphError: no font holds it.
        """
        return self.glyph(role, character).advance

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of a text that no font holds (any role: all chains end in the same fonts)."""
        return tuple(sorted({c for c in text if not any(f.holds(c) for f in self.chains[Role.BODY])}))

    def _search(self, role: Role, character: str) -> Glyph:
        found = [Glyph(font, font.advance(character)) for font in self.chains[role] if font.holds(character)]
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
    named_body, named_title = _named(body), _named(title)
    return Fonts(
        {
            Role.BODY: (*named_body, serif, sans),
            Role.TITLE: (*named_title, semibold, sans, *named_body),
            Role.BLACK: (sans, serif, *named_body),
        }
    )


def _named(path: Path | None) -> tuple[Font, ...]:
    return () if path is None else (_opened(path.resolve()),)


@lru_cache(maxsize=16)
def _opened(path: Path) -> Font:
    return Font(path)
