"""A progress bar on a terminal's standard error; nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple


class Bar(NamedTuple):
    """``advance`` is to be called after each packet; while a bar is ``shown`` nothing else may be printed."""

    advance: Callable[[], None]
    shown: bool


@contextmanager
def progress(total: int) -> Iterator[Bar]:
    """Shows the bar for so many packets."""
    if total < 2 or not sys.stderr.isatty():
        yield Bar(lambda: None, False)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("制作材料"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total)
        yield Bar(lambda: bar.advance(task), True)
