"""What layout hands to the painter: rows of things with positions, and the pages they fill.

Points; x from the text area's left edge, y downward from the top of the row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from chuding_cli.papers.layout.geometry import Sheet
    from chuding_cli.papers.layout.metrics import Role


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Characters on one baseline, each with its own x."""

    text: str
    xs: tuple[float, ...]
    baseline: float
    size: float
    role: Role


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline of a box."""

    x: float
    y: float
    width: float
    height: float
    line: float


Item: TypeAlias = Glyphs | Stroke | Frame


@dataclass(frozen=True, slots=True)
class Row:
    """A strip of the page that is never cut.

    ``keep``: the next row belongs on the same page. ``space``: empty, dropped at a page's top.
    ``head``: rows to print first where this row begins a page (a table's heading).
    ``breaks``: the row begins a new page. ``spare``: empty, given up where that saves a page.
    """

    height: float
    items: tuple[Item, ...] = ()
    keep: bool = False
    space: bool = False
    head: tuple[Row, ...] = ()
    breaks: bool = False
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its rows, each at its distance from the text area's top."""

    sheet: Sheet
    number: int
    rows: tuple[tuple[float, Row], ...]
