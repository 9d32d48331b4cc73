"""A run that the system ends (a CI job's time is up, a terminal is closed) cleans up as after Ctrl-C.

One that is killed cannot: its processes watch it, and end by themselves.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

_ENDS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Terminated(BaseException):
    """SIGTERM or SIGHUP came: unfinished files are taken away, other processes ended."""


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Inside, these signals raise ``Terminated``; ignored ones (nohup) stay ignored."""
    changed = [each for each in _ENDS if signal.getsignal(each) is signal.SIG_DFL]
    try:
        for each in changed:
            signal.signal(each, _end)
        yield
    finally:
        for each in changed:
            signal.signal(each, signal.SIG_DFL)


def beside_another() -> None:
    """In a process of our own: it ends with the first one, whose signals are not heeded twice."""
    _end_with_parent()
    for each in _ENDS:
        signal.signal(each, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends Ctrl-C to all; one message is enough


def _end_with_parent() -> None:
    """Have this process end as soon as the one that began it is gone, however that ended.

    Its end of a pipe tells, which the system closes: everywhere, and at once. A thread waits for that, and
    ends what the process is doing; files are whole or drafts, which the next run sweeps.
    """
    from multiprocessing import parent_process
    from threading import Thread

    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> NoReturn:
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)


def _end(number: int, frame: object) -> NoReturn:
    raise Terminated(number)
