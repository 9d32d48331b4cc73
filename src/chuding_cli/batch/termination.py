"""A run that the system ends (a CI job's time is up, a terminal is closed) cleans up as after Ctrl-C."""

from __future__ import annotations

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


def as_usual() -> None:
    """In a process of our own: what the first process does about signals is not done twice."""
    for each in _ENDS:
        signal.signal(each, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends Ctrl-C to all; one message is enough


def _end(number: int, frame: object) -> NoReturn:
    raise Terminated(number)
