"""``chuding check``: judge applicants and report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chuding_cli import catalogue, exit_codes
from chuding_cli.atomic_files import CannotWrite
from chuding_cli.batch import entries
from chuding_cli.checking import Request
from chuding_cli.command_line import CommandError
from chuding_cli.inputs import sources
from chuding_cli.report.entry import Entry
from chuding_cli.report.formats import filed, printed
from chuding_cli.yaml_tree import TreeProblem


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
    reports = [printed(options.format, options.stage, details=options.details)]
    for name, path in options.report:
        reports.append(files.enter_context(filed(name, Path(path), options.stage, details=options.details)))
    verdicts: list[str] = []
    for entry in judged(options.paths, request_of(options), options.jobs):
        for report in reports:
            report.write(entry)
        if entry.verdict not in verdicts:
            verdicts.append(entry.verdict)
    if not verdicts:
        raise CommandError(f"没有找到可以核对的申报文件（.yaml、.yml）：{' '.join(options.paths)}")
    for report in reports:
        report.close(())
    return exit_codes.of_verdicts(verdicts, strict=options.strict)


def request_of(options: Namespace) -> Request:
    """What the options ask of every applicant; the moment is now in Beijing."""
    now = (datetime.now(UTC) + timedelta(hours=8)).replace(tzinfo=None)
    day, hour = options.as_of or (None, None)
    return Request(options.stage, now, day, hour, options.notice)


def judged(paths: list[str], request: Request, jobs: int | None) -> Iterator[Entry]:
    """The results, in the order of the input.

    Raises:
        CommandError: the notice does not exist or is not sound.
    """
    try:
        if request.notice is not None:
            catalogue.notice(request.notice)
        yield from entries(sources(paths), request, jobs)
    except catalogue.NoNotice as error:
        raise CommandError(str(error)) from None
    except TreeProblem as error:
        raise CommandError("规则文件有误：\n" + "\n".join(error.lines())) from None
