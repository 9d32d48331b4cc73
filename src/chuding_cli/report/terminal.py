"""Printing lines of styled pieces, with colour only on a terminal that wants it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from chuding_cli.text.columns import cells, wrapped
from chuding_cli.text.masking import UNSEEN, shown

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.measure import Measurement
    from rich.table import Table

Piece = tuple[str, str]  # style, text
Show = Callable[[list[Piece]], None]


def width() -> int:
    """How wide a report is made: as the terminal, within what reads well; 80 where there is none."""
    return max(40, min(shutil.get_terminal_size((80, 24)).columns, 100))


def wants_colour() -> bool:
    """Colour only on a terminal, and not where NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def printer(out: TextIO, *, colour: bool) -> Show:
    """A function that prints one line."""
    return _coloured(out) if colour else _plain(out)


def print_lines(lines: Iterable[list[Piece]]) -> None:
    """Print to standard output, in colour where that is wanted."""
    show = printer(sys.stdout, colour=wants_colour())
    for line in lines:
        show(line)


def print_table(table: Table) -> None:
    """Print to standard output, in colour where that is wanted."""
    from rich.console import Console

    Console(width=width(), force_terminal=wants_colour(), highlight=False).print(table)


class Chinese:
    """A text in a cell of a table; its lines are broken where Chinese may be broken."""

    def __init__(self, text: str) -> None:
        self.text = text.translate(UNSEEN)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Two characters a line are the least that can be read."""
        from rich.measure import Measurement

        return Measurement(4, cells(self.text)).with_maximum(options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[str]:
        """As many lines as the column makes it."""
        yield "\n".join(wrapped(self.text, options.max_width))


def _plain(out: TextIO) -> Show:
    def show(pieces: list[Piece]) -> None:
        out.write(shown("".join(text for _, text in pieces).translate(UNSEEN)) + "\n")

    return show


def _coloured(out: TextIO) -> Show:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, highlight=False, soft_wrap=True)

    def show(pieces: list[Piece]) -> None:
        console.print(Text.assemble(*((text.translate(UNSEEN), style) for style, text in pieces)))

    return show
