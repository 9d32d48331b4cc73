"""A batch on an existing Dask cluster; retries are Dask's.

The cluster may vanish at any moment, and its workers may have another program: whatever happens there is
told in a sentence, and what it did not judge is judged here.
"""

from __future__ import annotations

import hashlib
import logging
import re
import time
import warnings
from asyncio import CancelledError
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from chuding_cli import __version__
from chuding_cli.applicants.inputs import Source, holding
from chuding_cli.batch.processes import GivenUp, spread
from chuding_cli.files import resources
from chuding_cli.judging.checking import Request
from chuding_cli.notices import catalogue
from chuding_cli.report.entry import Entry
from chuding_cli.text.masking import shortly
from chuding_cli.yaml_files.tree import TreeProblem

PATIENCE = 10  # seconds for the scheduler to answer, and for its first worker
ALONE = 30  # seconds in which workers that have gone may come back
_LOOK = 1.0  # seconds after which somebody looks whether the cluster is still there
_NOT_THERE = re.compile(r"No module named \W*chuding_cli[^\w.]")  # as text within Dask's own exception
_REST = "其余的改由这一台核对"


class NoCluster(Exception):
    """The cluster cannot be used; the message is Chinese."""


class OtherProgram(Exception):
    """A worker would judge by another program, or by other rules."""


def entries_on(
    address: str, sources: Iterable[Source], request: Request, alone: float = ALONE
) -> Iterator[Entry]:
    """Judge files on the cluster whose scheduler is at ``address``; the results in the order of the input.

    The workers open the files themselves, by absolute path: they need the same share and this program.
    When there has been no worker for so many seconds (``alone``), or no scheduler, the rest is judged here.

    Raises:
        NoCluster: the extra is not installed, nobody answers, or a worker has not this program.
        NoNotice, TreeProblem: the notice cannot be used.
    """
    try:
        distributed: Any = import_module("distributed")  # Dask's own types are partial
    except ImportError:
        raise NoCluster("--scheduler 需要 Dask：pip install 'distributed>=2024.8'") from None
    with _quietly(), _client(distributed, address) as client:
        threads = _threads(client, address)
        request = request._replace(notice=_absolute(request.notice))
        yield from spread(map(_findable, sources), request, _Cluster(client, alone), threads)


@contextmanager
def _quietly() -> Iterator[None]:
    """Dask logs what we tell, in English and with tracebacks."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


@contextmanager
def _client(distributed: Any, address: str) -> Iterator[Any]:
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except Exception:  # of the address, the network, the other side's version: there is no list
        raise NoCluster(f"连不上 Dask 调度器“{shortly(address)}”；请核对地址，看它是否还在运行") from None
    try:
        yield client
    finally:
        with suppress(Exception):  # there may be nobody left to take leave of
            client.close(timeout=_LOOK)


def _threads(client: Any, address: str) -> int:
    """How many tasks the workers can do at once.

    Raises:
        NoCluster: there is no worker, or one has not this program.
    """
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        programs = client.sync(client._run, program, on_error="return", callback_timeout=PATIENCE)
        threads: int = sum(client.sync(client.scheduler.ncores, callback_timeout=PATIENCE).values())
    except Exception as error:
        what = "上没有工作进程" if isinstance(error, TimeoutError) else "中途断开了"
        raise NoCluster(f"Dask 调度器“{shortly(address)}”{what}") from None
    for worker, found in programs.items():
        if found != program():
            what = (
                "没有装 chuding"
                if _NOT_THERE.search(repr(found))
                else "的 chuding 不是同一版（程序或规则不同）"
            )
            raise NoCluster(f"Dask 工作进程“{worker}”上{what}；请在那里装上这里的这一版（{__version__}）")
    return max(threads, 1)


@cache
def program() -> str:
    """A digest of this program and of the rules and templates that come with it."""
    folders = (Path(__file__).resolve().parents[1], resources.folder("rules"), resources.folder("templates"))
    found = hashlib.sha256(__version__.encode())
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".yaml", ".md", ".txt") and path.is_file():
                found.update(f"\0{path.relative_to(folder)}\0".encode("utf-8", "replace"))
                found.update(path.read_bytes())
    return found.hexdigest()


def judged_by(expected: str, task: Any, *arguments: Any) -> Any:
    """Run a task on a worker, which may have joined after the others were asked for their program.

    Raises:
        OtherProgram: it has another one.
    """
    if program() != expected:
        raise OtherProgram
    return task(*arguments)


class _Cluster:
    """As much of an executor as `spread` needs; its results raise `GivenUp` when there will be none."""

    def __init__(self, client: Any, alone: float) -> None:
        self.client = client
        self.alone = alone
        self.empty_since: float | None = None

    def submit(self, task: Any, /, *arguments: Any) -> _Result:
        """Send a task to the cluster."""
        try:
            sent = self.client.submit(judged_by, program(), task, *arguments, pure=False)
        except Exception:
            raise GivenUp(f"与 Dask 集群的连接断了，{_REST}") from None
        return _Result(self, sent)

    def refuse_lost(self) -> None:
        """Look whether anybody is there to finish what was sent.

        Raises:
            GivenUp: nobody.
        """
        client = self.client
        try:
            workers = client.sync(client.scheduler.ncores, callback_timeout=PATIENCE)
        except (Exception, CancelledError):
            raise GivenUp(f"Dask 调度器不再回应，{_REST}") from None
        if workers:
            self.empty_since = None
            return
        now = time.monotonic()
        if self.empty_since is None:
            self.empty_since = now
        if now - self.empty_since >= self.alone:
            raise GivenUp(f"Dask 集群上已没有工作进程，{_REST}")


class _Result:
    """What a task on the cluster will give."""

    def __init__(self, cluster: _Cluster, sent: Any) -> None:
        self.cluster = cluster
        self.sent = sent

    def result(self) -> Any:
        """Wait for it.

        Raises:
            GivenUp: it will not come.
            NoNotice, TreeProblem: the notice cannot be used.
        """
        while True:
            try:
                return self.sent.result(timeout=_LOOK)
            except (catalogue.NoNotice, TreeProblem):
                raise
            except OtherProgram:
                words = "有 Dask 工作进程的 chuding 不是同一版（程序或规则不同）"
                raise GivenUp(f"{words}，{_REST}") from None
            except (Exception, CancelledError) as error:
                if not isinstance(error, TimeoutError) or self.sent.status == "error":
                    raise GivenUp(f"{_why(error)}，{_REST}") from None
            self.cluster.refuse_lost()


def _why(error: BaseException) -> str:
    """What became of a task, in Chinese; Dask has an exception for each, and so has what a worker lacks."""
    kind = type(error).__name__
    if "Cancelled" in kind or isinstance(error, OSError):
        return "与 Dask 集群的连接断了"
    if kind == "KilledWorker":
        return "Dask 工作进程几次意外结束（可能是内存不足）"
    return f"Dask 工作进程不能核对（{kind}；那里的程序或环境与这里不同）"


def _findable(source: Source) -> Source:
    """The same file for a process in another folder; reports name it as it was typed."""
    return holding(source) if source.path is None else source._replace(path=source.path.absolute())


def _absolute(notice: str | None) -> str | None:
    """A notice's id as it is, a rules file by its absolute path."""
    return str(Path(notice).absolute()) if notice and catalogue.is_file(notice) else notice
