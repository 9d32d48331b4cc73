"""Text cut into atoms: pieces that stay in one line, with the room they take.

A Chinese character is an atom, as is a run of letters and figures, a dash of two boxes, or a box
of a long blank. Widths are points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from chuding_cli.papers.content.characters import DOTS, HALF_EMPTY, is_wide
from chuding_cli.papers.content.paper import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chuding_cli.papers.content.paper import Runs
    from chuding_cli.papers.layout.geometry import Style
    from chuding_cli.papers.layout.metrics import Metrics

_SHORT_BLANK = 8  # characters: up to this length a blank is not broken over two lines
_PIECES = re.compile(r"——|……|[ \u00a0]|[^ \u00a0]")
_FULL = 950  # 1/1000 em: as wide as this, a glyph fills its box


class Kind(Enum):
    """What an atom is made of."""

    BOX = auto()
    WORD = auto()
    SPACE = auto()
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class Atom:
    """``offsets``: x of each character from the atom's left. ``end_width``: its room as a line's last."""

    text: str
    kind: Kind
    width: float
    end_width: float
    offsets: tuple[float, ...] = ()

    @property
    def give(self) -> float:
        """How much narrower it may be set inside a line."""
        return self.width - self.end_width if self.kind is Kind.BOX else 0.0


class Shaper:
    """Cuts text of one style into atoms; what it has measured once it remembers."""

    def __init__(self, fonts: Metrics, style: Style) -> None:
        self.style = style
        self._fonts = fonts
        self._single: dict[str, Atom] = {}

    def atoms(self, runs: Runs, room: float) -> list[Atom]:
        """The atoms of runs; a word longer than ``room``, the shortest line (pt), is cut up.

        Raises:
            MissingGlyphError: no font holds a character.
        """
        atoms: list[Atom] = []
        for run in runs:
            if isinstance(run, Text):
                atoms.extend(self._text_atoms(run.value, room))
            else:
                atoms.extend(self._blank_atoms(run.cells, room))
        return atoms

    def width(self, text: str) -> float:
        """The width of a text in one line (pt)."""
        return sum(atom.width for atom in self._text_atoms(text, float("inf")))

    def _text_atoms(self, text: str, room: float) -> Iterator[Atom]:
        word: list[Atom] = []
        for piece in _PIECES.findall(text):
            atom = self._single.get(piece) or self._measured(piece)
            if atom.kind is Kind.WORD:
                word.append(atom)
                continue
            if word:
                yield from self._joined(word, room)
                word = []
            yield atom
        if word:
            yield from self._joined(word, room)

    def _joined(self, letters: list[Atom], room: float) -> list[Atom]:
        width = sum(letter.width for letter in letters)
        if len(letters) == 1 or width > room:
            return letters
        offsets, x = [], 0.0
        for letter in letters:
            offsets.append(x)
            x += letter.width
        return [Atom("".join(a.text for a in letters), Kind.WORD, width, width, tuple(offsets))]

    def _blank_atoms(self, cells: int, room: float) -> list[Atom]:
        cell = self.style.cell
        whole = cells * cell
        if cells <= _SHORT_BLANK and whole <= room:
            return [Atom("", Kind.BLANK, whole, whole)]
        return [Atom("", Kind.BLANK, cell, cell)] * cells

    def _measured(self, piece: str) -> Atom:
        atom = self._single[piece] = self._measure(piece)
        return atom

    def _measure(self, piece: str) -> Atom:
        size, cell = self.style.size, self.style.cell
        advances = [self._fonts.advance(self.style.role, c) * size / 1000 for c in piece]
        if piece in {" ", "\u00a0"}:
            return Atom(piece, Kind.SPACE, advances[0], 0.0, (0.0,))
        room = cell * len(piece)
        if piece[0] in DOTS or len(piece) == 2 or piece in "—…":
            return Atom(piece, Kind.BOX, room, room, _centred(advances, room))
        if not is_wide(piece) or advances[0] * 1000 / size < _FULL:
            return Atom(piece, Kind.WORD, advances[0], advances[0], (0.0,))
        return Atom(piece, Kind.BOX, room, room / 2 if piece in HALF_EMPTY else room, (0.0,))


def _centred(advances: list[float], room: float) -> tuple[float, ...]:
    """Glyphs set close in the middle of their boxes: a narrow dot, the two halves of a dash."""
    x = max(0.0, (room - sum(advances)) / 2)
    offsets = []
    for advance in advances:
        offsets.append(x)
        x += advance
    return tuple(offsets)
