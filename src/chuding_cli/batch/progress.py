"""How far a long run has come: a bar on a terminal's standard error, and nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial


@contextmanager
def progress(doing: str, count: Callable[[], int], few: int) -> Iterator[Callable[[], object] | None]:
    """Give the function to call after each one; None where no bar is shown, as for a ``few``.

    ``count`` tells how many there are, and is asked only on a terminal.
    """
    total = count() if sys.stderr.isatty() else 0
    if total <= few:
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.0f} 份/秒" if task.speed else "")

    columns = (doing, BarColumn(), MofNCompleteColumn(), Rate(), "还要", TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        yield partial(bar.advance, bar.add_task(doing, total=total))
