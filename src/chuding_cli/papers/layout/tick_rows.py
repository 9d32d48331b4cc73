"""A checklist: a box to tick, number, text, then state and page in columns; beneath, what is to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chuding_cli.papers.content.paper import Text
from chuding_cli.papers.layout.case import Indents, kept_ends
from chuding_cli.papers.layout.geometry import FINE, FINE_BLACK, SMALL, SMALL_BLACK
from chuding_cli.papers.layout.lines import Measure, natural_width, set_line
from chuding_cli.papers.layout.placed import Frame, Item, Row, Stroke

if TYPE_CHECKING:
    from chuding_cli.papers.content.paper import Tick, TickList
    from chuding_cli.papers.layout.case import Case
    from chuding_cli.papers.layout.geometry import Style

_BOX, _NUMBER, _TEXT = 0.5, 20.0, 46.0  # pt: x of the box's left, of the number, of the text
_BOX_SIZE, _BOX_LINE = 11.0, 0.8
_STATE, _PAGE = 70.0, 38.0  # widths of the columns at the right
_ARROW = "→ "  # leads from an item to what is still to do
_GAP, _HAIR = 4.5, 0.3


def tick_rows(case: Case, ticks: TickList, width: float) -> list[Row]:
    """The headings, then the items with hairlines between."""
    paged = any(item.page for item in ticks.items)
    rows = [_headings(case, ticks.headings, width, paged)]
    for item in ticks.items:
        rows += _item_rows(case, item, width, paged)
    return rows


def _item_rows(case: Case, item: Tick, width: float, paged: bool) -> list[Row]:
    text_right = width - _STATE - (_PAGE if paged else 0) - 6
    lines = case.rows((Text(item.text),), Indents(_TEXT, _TEXT, text_right), SMALL) or [Row(SMALL.pitch)]
    items: list[Item] = [
        Frame(_BOX, (SMALL.size - _BOX_SIZE) / 2 + 1, _BOX_SIZE, _BOX_SIZE, _BOX_LINE),
        *_left(case, item.number, _NUMBER, SMALL),
        *lines[0].items,
        *_columns(case, (item.state, item.page), width, paged, (SMALL_BLACK, SMALL)),
    ]
    lines[0] = replace(lines[0], items=tuple(items))
    to_do = [
        row
        for line in item.to_do
        for row in case.rows((Text(_ARROW + line),), Indents(_TEXT, _TEXT + 1.3 * FINE.cell, width), FINE)
    ]
    whole = kept_ends([*lines, *to_do])
    rule = Row(_GAP, (Stroke(0, 0, width, 0, _HAIR),))
    return [*(replace(row, keep=True) for row in whole), rule]


def _headings(case: Case, words: tuple[str, str, str], width: float, paged: bool) -> Row:
    items = [
        *_left(case, words[0], _TEXT, FINE_BLACK),
        *_columns(case, words[1:], width, paged, (FINE_BLACK, FINE_BLACK)),
    ]
    y = FINE.pitch - 1
    return Row(FINE.pitch + _GAP - 1, (*items, Stroke(0, y, width, y, 2 * _HAIR)), keep=True)


def _left(case: Case, text: str, x: float, style: Style) -> tuple[Item, ...]:
    atoms = case.shaper(style).atoms((Text(text),), float("inf"))
    return set_line(atoms, Measure(x, float("inf")), style)


def _columns(
    case: Case, texts: tuple[str, ...], width: float, paged: bool, styles: tuple[Style, Style]
) -> list[Item]:
    """State and page, each centred in its column; the page only where the list has pages."""
    right = width - (_PAGE if paged else 0)
    columns = [(right - _STATE, right), (right, width)][: 2 if paged else 1]
    items: list[Item] = []
    for text, (left, end), style in zip(texts, columns, styles, strict=False):
        atoms = case.shaper(style).atoms((Text(text),), end - left)
        x = (left + end - natural_width(atoms)) / 2
        items += set_line(atoms, Measure(x, end - x), style)
    return items
