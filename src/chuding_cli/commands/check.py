"""``chuding check``: judge applicants and report."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chuding_cli.applicants.inputs import STDIN, Source, sources
from chuding_cli.batch.across import Across
from chuding_cli.batch.processes import entries
from chuding_cli.batch.progress import progress
from chuding_cli.commands import exit_codes
from chuding_cli.commands.command_line import CommandError
from chuding_cli.files.atomic import CannotWrite
from chuding_cli.judging.checking import Request
from chuding_cli.notices import catalogue
from chuding_cli.report.entry import Entry
from chuding_cli.report.formats import filed, printed
from chuding_cli.yaml_files.tree import TreeProblem

_WITHOUT_BATCH = ("jsonl",)  # formats that have no place for what is found across applicants


def check(options: Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        CommandError: nothing to check, the notice cannot be used, or a report cannot be written.
    """
    try:
        with ExitStack() as files:
            return _reported(options, files)
    except CannotWrite as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None


def _reported(options: Namespace, files: ExitStack) -> int:
    _refuse_same_file([path for _, path in options.report])
    if options.report and not options.force:
        _refuse_nothing(options.paths)
    reports = [printed(options.format, options.stage, details=options.details)]
    for name, path in options.report:
        into = filed(name, Path(path), options.stage, details=options.details, force=options.force)
        reports.append(files.enter_context(into))
    exclude = tuple(options.exclude)
    advance = files.enter_context(_progress(options.paths, exclude))
    verdicts: list[str] = []
    across = Across()
    path = ""
    for entry in judged(options.paths, request_of(options), options.jobs, exclude, options.scheduler):
        across.add(entry)
        for report in reports:
            report.write(entry)
        if entry.verdict not in verdicts:
            verdicts.append(entry.verdict)
        if advance is not None and entry.path != path:  # a file may hold several applicants
            path = entry.path
            advance()
    if not verdicts:
        raise CommandError(f"没有找到可以核对的申报文件（.yaml、.yml）：{' '.join(options.paths)}")
    batch = across.findings()
    for report in reports:
        report.close(batch)
    if options.format in _WITHOUT_BATCH:
        for found in batch:
            print(f"chuding: {found.message}（{'、'.join(map(str, found.places))}）", file=sys.stderr)
    return exit_codes.of_verdicts(verdicts, strict=options.strict, clash=bool(batch))


def _progress(
    paths: list[str], exclude: tuple[str, ...]
) -> AbstractContextManager[Callable[[], object] | None]:
    """The bar; not where the results go to the same terminal, nor for what is over before anybody looks."""
    if sys.stdout.isatty():
        return nullcontext()
    return progress("核对", lambda: sum(1 for _ in sources(paths, exclude)), few=63)


def _refuse_same_file(paths: list[str]) -> None:
    """Of two reports to one file the first would be lost."""
    seen: dict[str, str] = {}
    for path in paths:
        first = seen.setdefault(os.path.realpath(path), path)
        if first is not path:
            raise CommandError(f"两份报告要写到同一个文件“{path}”")


def _refuse_nothing(paths: list[str]) -> None:
    """A report on files of which none is there would only stand in the way of the next run."""
    if not any(path == STDIN or os.path.lexists(path) for path in paths):
        raise CommandError(f"找不到{'、'.join(f'“{path}”' for path in paths)}", exit_codes.INVALID)


def request_of(options: Namespace) -> Request:
    """What the options ask of every applicant; the moment is now in Beijing."""
    now = (datetime.now(UTC) + timedelta(hours=8)).replace(tzinfo=None)
    day, hour = options.as_of or (None, None)
    return Request(options.stage, now, day, hour, options.notice)


def judged(
    paths: list[str],
    request: Request,
    jobs: int | None,
    exclude: tuple[str, ...] = (),
    scheduler: str | None = None,
) -> Iterator[Entry]:
    """The results, in the order of the input.

    Raises:
        CommandError: the notice does not exist or is not sound, or the cluster cannot be used.
    """
    try:
        if request.notice is not None:
            catalogue.notice(request.notice)
        found = sources(paths, exclude)
        yield from entries(found, request, jobs) if scheduler is None else _on(scheduler, found, request)
    except catalogue.NoNotice as error:
        raise CommandError(str(error)) from None
    except TreeProblem as error:
        raise CommandError("规则文件有误：\n" + "\n".join(error.lines())) from None


def _on(scheduler: str, found: Iterator[Source], request: Request) -> Iterator[Entry]:
    from chuding_cli.batch.cluster import NoCluster, entries_on

    try:
        yield from entries_on(scheduler, found, request)
    except NoCluster as error:
        raise CommandError(str(error)) from None
