"""``--scheduler``: a batch on a real Dask scheduler and two workers, one of them killed half-way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chuding_cli.batch.processes import CHUNK

from ..conftest import Run, clean_environment
from .folders import write_many

pytestmark = pytest.mark.xdist_group("cluster")


def begin(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:], "--no-dashboard"]
    return subprocess.Popen(
        command, env=clean_environment(), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    )


def wait_for(process: subprocess.Popen[bytes], words: bytes) -> bytes:
    """The rest of the line in which a process says something."""
    assert process.stderr
    for line in process.stderr:
        if words in line:
            return line.partition(words)[2].strip()
    raise AssertionError(f"{process.args!r}: ended before it said {words!r}")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler's address, and its two workers."""
    scheduler = begin("scheduler", "--host", "127.0.0.1", "--port", "0")
    processes = [scheduler]
    try:
        address = wait_for(scheduler, b"Scheduler at:").decode()
        options = ("--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path / "dask"))
        workers = [begin("worker", address, *options) for _ in range(2)]
        processes += workers
        for worker in workers:
            wait_for(worker, b"Registered to:")
        yield address, workers
    finally:
        for process in processes:
            process.kill()
        for process in processes:
            process.communicate()


def test_one_worker_is_killed_half_way_and_every_applicant_is_reported_once(
    chuding_process: Run, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    write_many(tmp_path / "人员", 12 * CHUNK)
    alone = chuding_process("check", "人员", "--format", "jsonl", "--jobs", "1").stdout
    command = [
        sys.executable,
        "-m",
        "chuding_cli",
        "check",
        "人员",
        "--format",
        "jsonl",
        "--scheduler",
        address,
    ]
    with subprocess.Popen(
        command, cwd=tmp_path, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout
        first = process.stdout.readline()  # tasks are on the workers now
        os.kill(workers[0].pid, signal.SIGKILL)
        rest = process.stdout.read()
    assert (first + rest).decode() == alone
    assert process.returncode == 1


def test_nobody_answers(chuding: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_many(tmp_path / "人员", 1)
    from chuding_cli.applicants.inputs import sources
    from chuding_cli.batch import cluster
    from chuding_cli.judging.checking import Request

    monkeypatch.setattr(cluster, "PATIENCE", 0.2)
    from datetime import datetime

    with pytest.raises(cluster.NoCluster, match="连不上 Dask 调度器"):
        list(
            cluster.entries_on(
                "tcp://127.0.0.1:9",
                sources([str(tmp_path / "人员")]),
                Request("online", datetime(2024, 10, 20)),
            )
        )


def test_without_the_extra_it_says_how_to_install_it(chuding_process: Run, tmp_path: Path) -> None:
    write_many(tmp_path / "人员", 1)
    (tmp_path / "distributed.py").write_text("raise ImportError\n", encoding="utf-8")
    done = chuding_process(
        "check", "人员", "--scheduler", "tcp://127.0.0.1:9", environment={"PYTHONPATH": _with(tmp_path)}
    )
    assert done.returncode == 2
    assert "pip install 'distributed>=2024.8'" in done.stderr


def _with(folder: Path) -> str:
    return os.pathsep.join((str(folder), clean_environment()["PYTHONPATH"]))
