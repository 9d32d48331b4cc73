"""Many files, one process or several, or a cluster: the results in the order of the input every way."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING

from chuding_cli.applicants.inputs import Source
from chuding_cli.batch.packing import Packed, packed, unpacked
from chuding_cli.judging.checking import Request, check_source
from chuding_cli.report.entry import Entry, entry_of

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

CHUNK = 96  # files a task: enough to be worth sending, few enough to keep every process busy
AHEAD = 4  # tasks a process that may wait: memory stays flat however many files there are


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


def spread(sources: Iterable[Source], request: Request, executor: Executor, workers: int) -> Iterator[Entry]:
    """Judge files through an executor and yield their results in order.

    Only so many tasks wait as keep ``workers`` busy. When processes of the executor die, what they had
    and all that follows is judged here.

    Raises:
        NoNotice, TreeProblem: the notice cannot be used.
    """
    from concurrent.futures import BrokenExecutor

    stream = iter(sources)
    waiting: deque[tuple[list[Source], Future[Packed] | None]] = deque()
    broken = False
    while True:
        while len(waiting) < AHEAD * workers and (chunk := list(islice(stream, CHUNK))):
            try:
                waiting.append((chunk, None if broken else executor.submit(check_chunk, chunk, request)))
            except BrokenExecutor:
                waiting.append((chunk, None))
        if not waiting:
            return
        chunk, future = waiting.popleft()
        try:
            found = check_chunk(chunk, request) if future is None else future.result()
        except BrokenExecutor:
            if not broken:
                print("chuding: 有进程意外结束（可能是内存不足），其余的改由一个进程核对", file=sys.stderr)
            broken = True
            found = check_chunk(chunk, request)
        yield from unpacked(found)


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
