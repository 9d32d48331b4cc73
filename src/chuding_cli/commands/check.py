"""``chuding check``: judge applicants and report."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from chuding_cli.applicants.inputs import STDIN, Source, sources
from chuding_cli.batch.across import Across
from chuding_cli.batch.processes import entries
from chuding_cli.batch.progress import progress
from chuding_cli.commands import completion, exit_codes, options
from chuding_cli.commands.clock import beijing_now
from chuding_cli.commands.command_error import CommandError
from chuding_cli.commands.telling import tell_batch
from chuding_cli.files.atomic import CannotWrite
from chuding_cli.judging.checking import Request
from chuding_cli.notices import catalogue
from chuding_cli.report.entry import BatchFinding, Entry
from chuding_cli.report.formats import Report, filed, printed
from chuding_cli.report.names import PRINTED
from chuding_cli.text.masking import one_line
from chuding_cli.yaml_files.tree import TreeProblem

_WITHOUT_BATCH = ("jsonl",)  # formats that have no place for what is found across applicants


def check_cli(
    paths: options.Paths,
    notice: options.Judged = None,
    stage: options.Stage = "online",
    as_of: options.AsOf = None,
    jobs: options.Jobs = None,
    strict: options.Strict = False,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="格式",
            help=f"输出格式：{'、'.join(PRINTED)}",
            parser=options.read_format,
            autocompletion=completion.formats,
        ),
    ] = "text",
    report: Annotated[
        list[options.ReportFile] | None,
        typer.Option(
            "--report",
            metavar="格式=文件",
            help="同一次核对另写的报告，如 html=报告.html、xlsx=汇总.xlsx；可以写几个",
            parser=options.read_report,
            autocompletion=completion.reports,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="报告的文件已存在时替换它")] = False,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude",
            metavar="名字",
            help="文件夹里名字或路径符合的不核对，可用 *、?；可以写几个",
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="地址",
            help="在已有的 Dask 集群上核对，如 tcp://主机:8786（要装 Dask）",
        ),
    ] = None,
    details: Annotated[bool, typer.Option("--details", help="每一项都列出来，并写明由来")] = False,
) -> int:
    """核对申报文件：能不能申报，缺什么，何时以前，依据哪一句。"""
    return check(
        paths,
        request_of(stage, as_of, notice),
        jobs=jobs,
        strict=strict,
        form=format_,
        reports=report or (),
        force=force,
        exclude=exclude or (),
        scheduler=scheduler,
        details=details,
    )


def check(
    paths: Sequence[str],
    request: Request,
    *,
    jobs: int | None = None,
    strict: bool = False,
    form: str = "text",
    reports: Sequence[options.ReportFile] = (),
    force: bool = False,
    exclude: Sequence[str] = (),
    scheduler: str | None = None,
    details: bool = False,
) -> int:
    """Judge the applicants of these paths and report on standard output; gives the exit code.

    ``form`` is the format there, ``reports`` are written besides; ``force`` lets them replace files.

    Raises:
        CommandError: nothing to check, the notice cannot be used, or a report cannot be written.
    """
    _refuse_same_file([path for _, path in reports])
    if reports and not force:
        _refuse_nothing(paths)
    left_out = tuple(exclude)
    try:
        with ExitStack() as files:
            advance = files.enter_context(_progress(paths, left_out))
            into = [printed(form, request.stage, details=details)]
            for name, path in reports:
                opened = filed(name, Path(path), request.stage, details=details, force=force)
                into.append(files.enter_context(opened))
            judged = _judged(paths, request, jobs, left_out, scheduler)
            verdicts, batch = _reported(judged, into, advance)
            if not verdicts:
                raise CommandError(
                    f"没有找到可以核对的申报文件（.yaml、.yml）：{' '.join(map(one_line, paths))}"
                )
            for report in into:
                report.close(batch)
            if form in _WITHOUT_BATCH:
                tell_batch(batch)
    except CannotWrite as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None
    return exit_codes.of_verdicts(verdicts, strict=strict, clash=bool(batch))


def _progress(
    paths: Sequence[str], exclude: tuple[str, ...]
) -> AbstractContextManager[Callable[[], object] | None]:
    """The bar; not where the results go to the same terminal, nor for what is over before anybody looks."""
    if sys.stdout.isatty():
        return nullcontext()
    return progress("核对", lambda: sum(1 for _ in sources(paths, exclude)), few=63)


def _reported(
    judged: Iterator[Entry], into: list[Report], advance: Callable[[], object] | None
) -> tuple[set[str], tuple[BatchFinding, ...]]:
    """Write each result as it comes; gives the verdicts there were, and what was found across them."""
    verdicts = set()
    across = Across()
    path = ""
    for entry in judged:
        across.add(entry)
        for report in into:
            report.write(entry)
        verdicts.add(entry.verdict)
        if advance is not None and entry.path != path:  # a file may hold several applicants
            path = entry.path
            advance()
    return verdicts, across.findings()


def _refuse_same_file(paths: Sequence[str]) -> None:
    """Of two reports to one file the first would be lost."""
    seen: dict[str, str] = {}
    for path in paths:
        first = seen.setdefault(os.path.realpath(path), path)
        if first is not path:
            raise CommandError(f"两份报告要写到同一个文件“{one_line(path)}”")


def _refuse_nothing(paths: Sequence[str]) -> None:
    """A report on files of which none is there would only stand in the way of the next run."""
    if not any(path == STDIN or os.path.lexists(path) for path in paths):
        raise CommandError(f"找不到{'、'.join(f'“{one_line(path)}”' for path in paths)}", exit_codes.INVALID)


def request_of(stage: str, as_of: options.Moment | None, notice: str | None) -> Request:
    """What the options ask of every applicant; the moment is now in Beijing."""
    day, hour = as_of or (None, None)
    return Request(stage, beijing_now(), day, hour, notice)


def _judged(
    paths: Sequence[str],
    request: Request,
    jobs: int | None,
    exclude: tuple[str, ...],
    scheduler: str | None,
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
