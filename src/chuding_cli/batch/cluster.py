"""A batch on an existing Dask cluster, through Dask's own executor; retries are Dask's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from chuding_cli.applicants.inputs import Source, holding
from chuding_cli.batch.processes import spread
from chuding_cli.judging.checking import Request
from chuding_cli.notices import catalogue
from chuding_cli.report.entry import Entry

PATIENCE = 10  # seconds for the scheduler to answer, and for its first worker


class NoCluster(Exception):
    """The cluster cannot be used; the message is Chinese."""


def entries_on(address: str, sources: Iterable[Source], request: Request) -> Iterator[Entry]:
    """Judge files on the cluster whose scheduler is at ``address``; the results in the order of the input.

    The workers open the files themselves, by absolute path: they need the same share and this program.

    Raises:
        NoCluster: the extra is not installed, or nobody answers.
        NoNotice, TreeProblem: the notice cannot be used.
    """
    try:
        client_of: Any = import_module("distributed").Client  # Dask's own types are partial
    except ImportError:
        raise NoCluster("--scheduler 需要 Dask：pip install 'distributed>=2024.8'") from None
    try:
        client = client_of(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        raise NoCluster(f"连不上 Dask 调度器“{address}”：{error}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise NoCluster(f"Dask 调度器“{address}”上没有工作进程") from None
        threads = sum(client.nthreads().values())
        request = request._replace(notice=_absolute(request.notice))
        yield from spread(map(_findable, sources), request, client.get_executor(), threads)


def _findable(source: Source) -> Source:
    """The same file for a process in another folder; reports name it as it was typed."""
    return holding(source) if source.path is None else source._replace(path=source.path.absolute())


def _absolute(notice: str | None) -> str | None:
    """A notice's id as it is, a rules file by its absolute path."""
    return str(Path(notice).absolute()) if notice and catalogue.is_file(notice) else notice
