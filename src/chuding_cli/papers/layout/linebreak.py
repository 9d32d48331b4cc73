"""Where lines end: Chinese rules, first line that fits. Pure: atoms and widths in, positions out.

No closing sign begins a line and no opening one ends it; a middle dot stays with both its
neighbours. A closing sign at the end may keep the empty half of its box outside; one that would
have to begin the next line is pulled in if the signs of its line can be squeezed, otherwise the
character before it goes down with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chuding_cli.papers.content.characters import CLOSING, DOTS, OPENING
from chuding_cli.papers.layout.atoms import Atom, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

SLACK = 1e-6  # pt: sums of widths are not exact
_PULLED = 2  # closing signs at most that a squeezed line takes in


def may_break(before: Atom, after: Atom) -> bool:
    """Whether a line may end between two atoms."""
    if after.kind is Kind.SPACE:
        return False
    if before.kind is Kind.SPACE:
        return before.text != "\u00a0"
    last, first = before.text[-1:], after.text[:1]
    if last in DOTS or first in DOTS:
        return False
    return first not in CLOSING and last not in OPENING


def break_lines(atoms: Sequence[Atom], first: float, rest: float) -> list[tuple[int, int]]:
    """The lines as (start, end) positions in the atoms: the first so wide, all others so wide (pt).

    Every atom is in exactly one line and no line is empty. A line is wider than its room only where
    a single atom is. Where no place is allowed by the rules, the line ends where it is full.
    """
    lines: list[tuple[int, int]] = []
    start, room = 0, first
    while start < len(atoms):
        end = _line_end(atoms, start, room)
        lines.append((start, end))
        start, room = end, rest
    return lines


def _line_end(atoms: Sequence[Atom], start: int, room: float) -> int:
    used, allowed, full = 0.0, 0, start
    for at in range(start, len(atoms)):
        if used + atoms[at].end_width > room + SLACK:
            break
        used += atoms[at].width
        full = at + 1
        if full == len(atoms) or may_break(atoms[at], atoms[full]):
            allowed = full
    if allowed == full:
        return max(full, start + 1)
    return _pulled_in(atoms, start, full, room) or allowed or max(full, start + 1)


def _pulled_in(atoms: Sequence[Atom], start: int, full: int, room: float) -> int:
    """The end of a line that takes closing signs in by squeezing others; 0 where that is not enough."""
    for end in range(full + 1, min(full + _PULLED, len(atoms)) + 1):
        if atoms[end - 1].text[:1] not in CLOSING:
            return 0
        if end < len(atoms) and not may_break(atoms[end - 1], atoms[end]):
            continue
        inside = atoms[start : end - 1]
        least = sum(atom.width - atom.give for atom in inside) + atoms[end - 1].end_width
        if least <= room + SLACK:
            return end
    return 0
