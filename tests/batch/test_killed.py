"""A run that is killed (SIGKILL, out of memory) leaves no process behind that goes on."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from chuding_cli.batch.processes import CHUNK

from ..conftest import clean_environment
from .folders import write_many

PATIENCE = 60.0  # seconds, of a slow machine


@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
@pytest.mark.parametrize("command", ["check", "build-packet"])
def test_all_processes_end_when_the_first_is_killed(tmp_path: Path, command: str, method: str) -> None:
    """Each of them holds the writing end of a pipe: it ends when the last of them does."""
    write_many(tmp_path / "人员", (12 if command == "check" else 3) * CHUNK)
    reading, writing = os.pipe()
    words = [command, "人员", "--jobs", "3"]
    code = (
        "import multiprocessing, os, sys\n"
        "from chuding_cli.__main__ import run\n"
        "if __name__ == '__main__':\n"
        f"    multiprocessing.set_start_method({method!r})\n"
        f"    sys.exit(run({[*words, *(('--format', 'jsonl') if command == 'check' else ())]!r}))\n"
    )
    (tmp_path / "begin.py").write_text(code, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "begin.py"],
        cwd=tmp_path, env=clean_environment(), stdout=subprocess.PIPE, stderr=writing, pass_fds=(writing,),
    ) as process:  # fmt: skip
        os.close(writing)
        assert process.stdout
        assert process.stdout.readline()  # its processes are at work
        process.send_signal(signal.SIGKILL)
    told = b""
    while select.select([reading], [], [], PATIENCE)[0]:
        more = os.read(reading, 65536)
        if not more:
            break
        told += more
    else:
        pytest.fail("a process is still there")
    os.close(reading)
    assert b"Traceback" not in told
