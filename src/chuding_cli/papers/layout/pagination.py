"""Rows put on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chuding_cli.papers.layout.placed import Page, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chuding_cli.papers.layout.geometry import Sheet

_SLACK = 0.01  # pt: 22 lines fill the page although their sum is not exact


def paginate(rows: Sequence[Row], sheet: Sheet, first_number: int = 1) -> list[Page]:
    """The pages in order, at least one.

    Rows that keep together go to the next page together; where they are higher than a page,
    they are cut where the page is full. Spare lines are given up, the last first, where that makes
    the paper a page shorter (7.3.5.1 allows to move lines closer so that the seal finds room).
    """
    done = _filled(rows, sheet)
    for fewer in _without_spare(rows):
        if len(tighter := _filled(fewer, sheet)) < len(done):
            done = tighter
            break
    return [Page(sheet, first_number + at, tuple(page)) for at, page in enumerate(done)]


def _filled(rows: Sequence[Row], sheet: Sheet) -> list[list[tuple[float, Row]]]:
    pages = _Pages(sheet.text_height)
    for group in _groups(rows):
        pages.add(group)
    return pages.done


def _without_spare(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows with one spare line less, the last first, then two, and so on."""
    left = list(rows)
    for at in reversed([at for at, row in enumerate(rows) if row.spare]):
        del left[at]
        yield left


class _Pages:
    """The pages filled so far, and how far the last one is."""

    def __init__(self, height: float) -> None:
        self.done: list[list[tuple[float, Row]]] = [[]]
        self._height = height
        self._y = 0.0

    def add(self, group: list[Row]) -> None:
        """Puts a group on this page, else whole on the next, else cut."""
        if self.done[-1] and (group[0].breaks or not self._fits(sum(row.height for row in group))):
            self._next()
        for row in group:
            if self.done[-1] and not self._fits(row.height):
                self._next()
            self._put(row)

    def _fits(self, height: float) -> bool:
        return self._y + height <= self._height + _SLACK

    def _next(self) -> None:
        self.done.append([])
        self._y = 0.0

    def _put(self, row: Row) -> None:
        if not self.done[-1]:
            if row.space:
                return
            for head in row.head:
                self._append(head)
        self._append(row)

    def _append(self, row: Row) -> None:
        self.done[-1].append((self._y, row))
        self._y += row.height


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        if row.breaks and group:
            yield group
            group = []
        group.append(row)
        if not row.keep:
            yield group
            group = []
    if group:
        yield group
