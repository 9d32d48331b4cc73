"""A line of atoms set into its measure: the x of each character, and the rules under blanks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chuding_cli.papers.layout.atoms import Atom, Kind
from chuding_cli.papers.layout.placed import Glyphs, Item, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chuding_cli.papers.layout.geometry import Style

_MOST_STRETCH = 0.16  # em a gap: beyond it, a ragged line looks better
_RULE, _RULE_DROP = 0.7, 0.14  # pt; em below the baseline


@dataclass(frozen=True, slots=True)
class Measure:
    """Where a line begins and the room it has (pt), and whether it is to fill it."""

    x: float
    room: float
    fill: bool = False


def natural_width(atoms: Sequence[Atom]) -> float:
    """The width of a line as it comes, without the spaces at its end and the last sign's empty half."""
    kept = _without_last_spaces(atoms)
    return sum(atom.width for atom in kept[:-1]) + kept[-1].end_width if kept else 0.0


def set_line(atoms: Sequence[Atom], measure: Measure, style: Style, top: float = 0.0) -> tuple[Item, ...]:
    """The line as items; ``top`` is the y of its upper edge."""
    kept = _without_last_spaces(atoms)
    xs = _positions(kept, measure, style)
    baseline = top + style.baseline
    text = "".join(atom.text for atom in kept)
    places = tuple(x + offset for atom, x in zip(kept, xs, strict=True) for offset in atom.offsets)
    glyphs = (Glyphs(text, places, baseline, style.size, style.role),) if text else ()
    return (*glyphs, *_rules(kept, xs, baseline + _RULE_DROP * style.size))


def _without_last_spaces(atoms: Sequence[Atom]) -> Sequence[Atom]:
    end = len(atoms)
    while end and atoms[end - 1].kind is Kind.SPACE:
        end -= 1
    return atoms[:end]


def _positions(atoms: Sequence[Atom], measure: Measure, style: Style) -> list[float]:
    slack = measure.room - natural_width(atoms)
    gaps = len(atoms) - 1
    squeeze = stretch = 0.0
    if slack < 0 and (give := sum(atom.give for atom in atoms[:-1])):
        squeeze = min(1.0, -slack / give)
    elif measure.fill and gaps and slack / gaps <= _MOST_STRETCH * style.size:
        stretch = slack / gaps
    xs, x = [], measure.x
    for atom in atoms:
        xs.append(x)
        x += atom.width - squeeze * atom.give + stretch
    return xs


def _rules(atoms: Sequence[Atom], xs: Sequence[float], y: float) -> Iterator[Stroke]:
    """One stroke under each row of blanks that touch."""
    start = end = None
    for atom, x in zip(atoms, xs, strict=True):
        if atom.kind is not Kind.BLANK:
            if start is not None and end is not None:
                yield Stroke(start, y, end, y, _RULE)
            start = end = None
            continue
        start = x if start is None else start
        end = x + atom.width
    if start is not None and end is not None:
        yield Stroke(start, y, end, y, _RULE)
