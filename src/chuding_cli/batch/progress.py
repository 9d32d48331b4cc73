"""How far a long run has come: on a terminal only, and not where the results go to the same one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from chuding_cli.report.entry import Entry

FEW = 64  # files that are over before anybody looks


@contextmanager
def progress(count: Callable[[], int]) -> Iterator[Callable[[Entry], None]]:
    """A function to call with each result; ``count`` tells how many files there are, when it is wanted."""
    total = count() if sys.stderr.isatty() and not sys.stdout.isatty() else 0
    if total < FEW:
        yield lambda entry: None
        return
    with _bar(total) as advance:
        yield advance


@contextmanager
def _bar(total: int) -> Iterator[Callable[[Entry], None]]:
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
        """Files a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.0f} 份/秒" if task.speed else "")

    columns = ("核对", BarColumn(), MofNCompleteColumn(), Rate(), "还要", TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("核对", total=total)
        last = ""

        def advance(entry: Entry) -> None:
            nonlocal last
            if entry.path != last:  # a file may hold several applicants
                last = entry.path
                bar.advance(task)

        yield advance
