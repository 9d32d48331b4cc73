"""``--scheduler``: a batch on a real Dask scheduler and two workers, one of them killed half-way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from chuding_cli.applicants.inputs import sources
from chuding_cli.batch import cluster as cluster_module
from chuding_cli.batch.cluster import entries_on
from chuding_cli.batch.processes import CHUNK, entries
from chuding_cli.judging.checking import Request
from chuding_cli.report.entry import Entry

from ..conftest import REPOSITORY, Run, clean_environment
from .folders import write_many

pytestmark = pytest.mark.xdist_group("cluster")


def begin(*arguments: str, path: Path | None = None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:], "--no-dashboard"]
    environment = {**clean_environment(), **({"PYTHONPATH": _with(path)} if path else {})}
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)


def wait_for(process: subprocess.Popen[bytes], words: bytes) -> bytes:
    """The rest of the line in which a process says something."""
    assert process.stderr
    for line in process.stderr:
        if words in line:
            return line.partition(words)[2].strip()
    raise AssertionError(f"{process.args!r}: ended before it said {words!r}")


class Cluster:
    """A scheduler and its workers, each a process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._begin("scheduler", "--host", "127.0.0.1", "--port", "0")
        self.address = wait_for(self.scheduler, b"Scheduler at:").decode()

    def worker(self, *, path: Path | None = None) -> subprocess.Popen[bytes]:
        """Begin one; ``path`` is where it finds modules before all others."""
        options = ("--nthreads", "1", "--no-nanny", "--local-directory", str(self.folder / "dask"))
        worker = self._begin("worker", self.address, *options, path=path)
        wait_for(worker, b"Registered to:")
        return worker

    def _begin(self, *arguments: str, path: Path | None = None) -> subprocess.Popen[bytes]:
        self.processes.append(begin(*arguments, path=path))
        return self.processes[-1]

    def end(self) -> None:
        """Kill all that is left."""
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.communicate()


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    made = Cluster(tmp_path)
    try:
        yield made
    finally:
        made.end()


@pytest.fixture
def cluster(bare: Cluster) -> tuple[str, list[subprocess.Popen[bytes]]]:
    """A scheduler's address, and its two workers."""
    return bare.address, [bare.worker() for _ in range(2)]


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


def judged(address: str, folder: Path, *, alone: float = 30) -> Iterator[Entry]:
    request = Request("online", datetime(2024, 10, 20))
    return entries_on(address, sources([str(folder)]), request, alone)


@pytest.mark.parametrize("who", ["the scheduler", "the last worker"])
def test_when_the_cluster_dies_half_way_the_rest_is_judged_here(
    tmp_path: Path, bare: Cluster, capsys: pytest.CaptureFixture[str], who: str
) -> None:
    write_many(tmp_path / "人员", 8 * CHUNK)
    expected = list(entries(sources([str(tmp_path / "人员")]), Request("online", datetime(2024, 10, 20)), 1))
    worker = bare.worker()
    stream = judged(bare.address, tmp_path / "人员", alone=0.5)
    found = [next(stream)]  # tasks are on the worker now
    (bare.scheduler if who == "the scheduler" else worker).kill()
    began = time.monotonic()
    found += stream
    assert time.monotonic() - began < 90  # seconds, of a slow machine
    assert found == expected
    told = capsys.readouterr().err
    assert told.count("其余的改由这一台核对") == 1
    assert told.startswith("chuding: ")
    assert len(told.splitlines()) == 1


def test_a_dying_scheduler_shows_no_traceback_and_ends_with_a_code_of_the_table(
    tmp_path: Path, bare: Cluster
) -> None:
    write_many(tmp_path / "人员", 8 * CHUNK)
    bare.worker()
    command = [sys.executable, "-m", "chuding_cli", "check", "人员", "--format", "jsonl"]
    with subprocess.Popen(
        [*command, "--scheduler", bare.address],
        cwd=tmp_path, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout
        process.stdout.readline()
        bare.scheduler.kill()
        out, err = process.communicate(timeout=120)
    assert len(out.splitlines()) == 8 * CHUNK - 1
    assert process.returncode == 1
    assert [line[:9] for line in err.decode().splitlines()] == ["chuding: "]


@pytest.mark.parametrize("what", ["another version", "another module", "no program"])
def test_a_worker_that_would_judge_otherwise_is_told_before_the_work(
    chuding: Run, tmp_path: Path, bare: Cluster, what: str
) -> None:
    write_many(tmp_path / "人员", 1)
    package = tmp_path / "elsewhere" / "chuding_cli"
    shutil.copytree(REPOSITORY / "src" / "chuding_cli", package)
    for name in ("rules", "templates"):
        shutil.copytree(REPOSITORY / name, package / name)
    if what == "another version":
        rules = package / "rules" / "korla-2024.yaml"
        rules.write_text(rules.read_text("utf-8") + "# changed\n", "utf-8")
    elif what == "another module":
        shutil.rmtree(package / "batch")
    else:
        shutil.rmtree(package)
        words = "No module named 'chuding_cli'"  # as the system says it
        package.with_suffix(".py").write_text(f"raise ModuleNotFoundError({words!r})\n", "utf-8")
    bare.worker(path=tmp_path / "elsewhere")
    done = chuding("check", "人员", "--scheduler", bare.address)
    assert done.returncode == 2
    assert ("没有装 chuding" if what == "no program" else "不是同一版") in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_worker_that_joins_later_with_another_program_judges_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert cluster_module.judged_by(cluster_module.program(), len, "甲乙") == 2
    with pytest.raises(cluster_module.OtherProgram):
        cluster_module.judged_by("other", len, "甲乙")


def test_a_scheduler_without_workers_is_told(
    tmp_path: Path, bare: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_many(tmp_path / "人员", 1)
    monkeypatch.setattr(cluster_module, "PATIENCE", 2)
    with pytest.raises(cluster_module.NoCluster, match="没有工作进程"):
        next(judged(bare.address, tmp_path / "人员"))


def test_nobody_answers(chuding: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_many(tmp_path / "人员", 1)
    monkeypatch.setattr(cluster_module, "PATIENCE", 0.2)
    with pytest.raises(cluster_module.NoCluster, match="连不上 Dask 调度器"):
        next(judged("tcp://127.0.0.1:9", tmp_path / "人员"))


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
