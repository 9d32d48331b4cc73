"""Functions on hostile bytes, called in a process of their own that is ended when it takes too much.

A library cannot be stopped from inside: what a small PDF makes of itself shows only while it is worked on.
The process is started when it is first needed and serves one call after the other; it holds no file, and
ends with its pipe. Its CPU time is limited, not the clock: a busy machine gives no other answers.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import marshal
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

CPU_SECONDS = 1.3
ROOM = 128 * 2**20  # of memory for a call, beside the bytes given and what the libraries take by themselves
_ROOM_A_BYTE = 4
_SECONDS_A_BYTE = 4e-8
_DEADLINE = 60.0  # by the clock, for what waits and does not work
_SIZE = 8


class GivenUp(Exception):
    """The call took too much time or memory, or its process died."""


class _Worker:
    """The process, and whose it is: a fork of this program must not write into its pipe."""

    def __init__(self) -> None:
        package = Path(__file__).resolve().parents[2]
        path = os.pathsep.join([str(package), *filter(None, sys.path)])
        self.owner = os.getpid()
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl-C is for this program, which ends the process
        )

    def ask(self, request: bytes) -> bytes:
        """The answer; empty where the process died."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        timer = threading.Timer(_DEADLINE, self.process.kill)
        timer.start()
        try:
            _send(self.process.stdin, request)
            return _receive(self.process.stdout)
        except OSError:
            return b""
        finally:
            timer.cancel()

    def end(self) -> None:
        """End the process and wait for it; one that is another's is only let go of."""
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                assert pipe is not None
                pipe.close()
        if self.owner != os.getpid():
            self.process.returncode = 0  # not ours to wait for
            return
        self.process.kill()
        self.process.wait()


_lock = threading.Lock()
_workers: list[_Worker] = []
_too_much: set[int] = set()  # what was given up is not tried again


def bounded(function: Callable[..., Any], data: bytes, *more: Any) -> Any:
    """``function(data, *more)`` in the process; plain values in and out.

    The function stands at the top of a module, whose ``warm()``, where it has one, is called once before.

    Raises:
        GivenUp: it takes more than ``CPU_SECONDS`` or ``ROOM``, raises, or there can be no process.
    """
    request = marshal.dumps((function.__module__, function.__qualname__, data, more))
    known = hash(request)
    if known in _too_much:
        raise GivenUp
    with _lock:
        done = False
        try:
            answer = _ready().ask(request)
            done, value = marshal.loads(answer) if answer else (False, None)
        finally:  # a call that was left (Ctrl-C) leaves its answer in the pipe, one that failed its memory
            if not done:
                _end()
    if not done:
        _too_much.add(known)
        raise GivenUp
    return value


def _ready() -> _Worker:
    if _workers and (_workers[0].owner != os.getpid() or _workers[0].process.poll() is not None):
        _end()
    if not _workers:
        try:
            _workers.append(_Worker())
        except (OSError, ValueError, TypeError):  # no more processes, or no interpreter to start
            raise GivenUp from None
    return _workers[0]


def _end() -> None:
    while _workers:
        _workers.pop().end()


atexit.register(_end)


def _send(pipe: BinaryIO | Any, message: bytes) -> None:
    pipe.write(len(message).to_bytes(_SIZE, "big"))
    pipe.write(message)
    pipe.flush()


def _receive(pipe: BinaryIO | Any) -> bytes:
    size: bytes = pipe.read(_SIZE)
    if len(size) < _SIZE:
        return b""
    length = int.from_bytes(size, "big")
    message: bytes = pipe.read(length)
    return message if len(message) == length else b""


def serve() -> None:
    """The process: calls what it is asked to, within the limits, until its pipe is closed or it has grown."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    warmed: set[str] = set()
    most = 0
    while request := _receive(sys.stdin.buffer):
        module, name, data, more = marshal.loads(request)
        code = importlib.import_module(module)
        if module not in warmed:
            getattr(code, "warm", int)()  # what it imports is no cost of the file
            warmed.add(module)
            most = _taken() + ROOM // 2
        room = ROOM + _ROOM_A_BYTE * len(data)
        limit(CPU_SECONDS + len(data) * _SECONDS_A_BYTE, _taken() + room)
        try:
            answer = marshal.dumps((True, getattr(code, name)(data, *more)))
        except Exception:  # hostile bytes make libraries raise anything at all, MemoryError too
            answer = marshal.dumps((False, None))
        limit(0, 0)
        del request, data
        _send(answers, answer)
        if _taken() > most:
            return


def _taken() -> int:
    """The address space of this process in bytes; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def limit(seconds: float, room: int) -> None:
    """End this process after so much CPU time, and keep it to so much memory; 0 and 0 lift both.

    Systems without these limits (Windows) keep to the deadline by the clock.
    """
    try:
        import resource
        import signal
    except ImportError:
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    if sys.platform != "linux":
        return  # elsewhere the address space holds what is never used
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = room or hard
    resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))


if __name__ == "__main__":
    serve()
