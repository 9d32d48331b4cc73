"""What layout has to know of fonts: which of three a text is set in, and how wide its characters are."""

from __future__ import annotations

from collections.abc import Hashable
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """What a piece of text is set in (GB/T 9704-2012, 7.2.2): body (仿宋), title (小标宋), black (黑体)."""

    BODY = "body"
    TITLE = "title"
    BLACK = "black"


class Metrics(Hashable, Protocol):
    """The fonts as far as layout knows them; ``papers.drawing.fonts`` has them."""

    def advance(self, role: Role, character: str) -> float:
        """The width of a character in 1/1000 em.

        Raises:
            MissingGlyphError: no font holds it.
        """
