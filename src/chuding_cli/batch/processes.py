"""Many files, one process or several, or a cluster: the results in the order of the input every way."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Protocol

from chuding_cli.applicants.inputs import Source
from chuding_cli.batch.packing import Packed, packed, unpacked
from chuding_cli.judging.checking import Request, check_source
from chuding_cli.report.entry import Entry, entry_of

if TYPE_CHECKING:
    from concurrent.futures import Executor

CHUNK = 96  # files a task: enough to be worth sending, few enough to keep every process busy
AHEAD = 4  # tasks a process that may wait: memory stays flat however many files there are


class GivenUp(Exception):
    """An executor will give no more results; the message is Chinese."""


class Result(Protocol):
    """What an executor makes of a task."""

    def result(self) -> Any:
        """Wait for the outcome."""


class Tasks(Protocol):
    """As much of an executor as is needed here."""

    def submit(self, task: Callable[..., Any], /, *arguments: Any) -> Result:
        """Have a task done."""


def entries(sources: Iterable[Source], request: Request, jobs: int | None) -> Iterator[Entry]:
    """Judge files and yield their results in order; ``jobs`` None is one process a core.

    Few files are judged in this process: another one costs more than they do.

    Raises:
        NoNotice, TreeProblem: the notice cannot be used; also when it happened in another process.
    """
    stream = iter(sources)
    first = list(islice(stream, 2 * CHUNK))
    processes = jobs or usable_cores()
    if len(first) == 1:
        yield from _alone(first[0], request)
    elif processes == 1 or len(first) < 2 * CHUNK or any(source.path is None for source in first):
        for source in chain(first, stream):
            yield from _entries_of(source, request)
    else:
        with pool(processes) as executor:
            yield from spread(chain(first, stream), request, executor, processes)


def usable_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def pool(processes: int) -> Iterator[Executor]:
    """So many processes of our own; whatever ends the block, what still waits is given up."""
    from concurrent.futures import ProcessPoolExecutor

    from chuding_cli.batch.termination import beside_another

    executor = ProcessPoolExecutor(processes, initializer=beside_another)
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def spread(sources: Iterable[Source], request: Request, executor: Tasks, workers: int) -> Iterator[Entry]:
    """Judge files through an executor and yield their results in order.

    Only so many tasks wait as keep ``workers`` busy. When processes of the executor die, or it gives up, what
    they had and all that follows is judged here.

    Raises:
        NoNotice, TreeProblem: the notice cannot be used.
    """
    from concurrent.futures import BrokenExecutor

    stream = iter(sources)
    waiting: deque[tuple[list[Source], Result | None]] = deque()
    broken = False

    def lost(error: Exception) -> None:
        nonlocal broken
        words = (
            str(error)
            if isinstance(error, GivenUp)
            else "有进程意外结束（可能是内存不足），其余的改由一个进程核对"
        )
        if not broken:
            print(f"chuding: {words}", file=sys.stderr)
        broken = True

    while True:
        while len(waiting) < AHEAD * workers and (chunk := list(islice(stream, CHUNK))):
            sent = None
            if not broken:
                try:
                    sent = executor.submit(check_chunk, chunk, request)
                except (BrokenExecutor, GivenUp) as error:
                    lost(error)
            waiting.append((chunk, sent))
        if not waiting:
            return
        chunk, sent = waiting.popleft()
        found: Packed | None = None
        if sent is not None and not broken:
            try:
                found = sent.result()
            except (BrokenExecutor, GivenUp) as error:
                lost(error)
        yield from unpacked(found or check_chunk(chunk, request))


def check_chunk(sources: list[Source], request: Request) -> Packed:
    """The results of some files; what an executor runs."""
    return packed(entry for source in sources for entry in _entries_of(source, request))


def _alone(source: Source, request: Request) -> Iterator[Entry]:
    """The results of one file; a single applicant is compared with nobody."""
    judgements = check_source(source, request)
    begun = list(islice(judgements, 2))
    if len(begun) == 1:
        yield entry_of(begun[0], marked=False)
        return
    yield from (entry_of(judgement) for judgement in chain(begun, judgements))


def _entries_of(source: Source, request: Request) -> Iterator[Entry]:
    return (entry_of(judgement) for judgement in check_source(source, request))
