"""Many files, one process or several: the results in the order of the input either way."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from chuding_cli.checking import Request, check_source
from chuding_cli.inputs import Source
from chuding_cli.report.entry import Entry, entry_of

if TYPE_CHECKING:
    from concurrent.futures import Future

CHUNK = 32  # files a task: enough to be worth sending, few enough to keep every process busy
AHEAD = 4  # tasks a process that may wait: memory stays flat however many files there are


def entries(sources: Iterable[Source], request: Request, jobs: int | None) -> Iterator[Entry]:
    """Judge files and yield their results in order; ``jobs`` None is one process a core.

    Few files are judged in this process: another one costs more than they do.

    Raises:
        NoNotice, TreeProblem: the notice cannot be used; also when it happened in another process.
    """
    stream = iter(sources)
    first = list(islice(stream, 2 * CHUNK))
    processes = jobs or os.cpu_count() or 1
    if processes == 1 or len(first) < 2 * CHUNK or any(source.path is None for source in first):
        for source in chain(first, stream):
            yield from _entries_of(source, request)
        return
    yield from _in_processes(chain(first, stream), request, processes)


def _entries_of(source: Source, request: Request) -> Iterator[Entry]:
    return (entry_of(judgement) for judgement in check_source(source, request))


def _chunk(sources: list[Source], request: Request) -> list[Entry]:
    return [entry for source in sources for entry in _entries_of(source, request)]


def _in_processes(sources: Iterator[Source], request: Request, processes: int) -> Iterator[Entry]:
    from concurrent.futures import ProcessPoolExecutor

    waiting: deque[Future[list[Entry]]] = deque()
    pool = ProcessPoolExecutor(processes, initializer=leave_ctrl_c_to_the_parent)
    try:
        while chunk := list(islice(sources, CHUNK)):
            waiting.append(pool.submit(_chunk, chunk, request))
            if len(waiting) >= AHEAD * processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def leave_ctrl_c_to_the_parent() -> None:
    """The terminal sends Ctrl-C to every process; one message is enough."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
