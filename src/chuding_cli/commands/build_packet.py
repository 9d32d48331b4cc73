"""``chuding build-packet``: check applicants, make their papers, and those of their units."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from chuding_cli.applicants.folder_names import UNITS, FolderNames, stem
from chuding_cli.applicants.inputs import Source, holding, sources
from chuding_cli.batch.processes import entries
from chuding_cli.batch.progress import progress
from chuding_cli.commands import exit_codes
from chuding_cli.commands.check import request_of
from chuding_cli.commands.command_line import CommandError
from chuding_cli.files.atomic import CannotWrite
from chuding_cli.judging.checking import Request
from chuding_cli.notices import catalogue
from chuding_cli.packet.applicant_packet import Wanted
from chuding_cli.packet.atomic_folder import sweep, write_folder
from chuding_cli.packet.run import Order, Outcome, orders_of, outcomes
from chuding_cli.packet.told import Told
from chuding_cli.packet.units import unit_papers, units_of
from chuding_cli.papers import FontError, PaperError
from chuding_cli.yaml_files.tree import TreeProblem


def build_packet(options: Namespace) -> int:
    """Run the command; gives the exit code.

    Raises:
        CommandError: nothing to make papers for, or the notice, a font or DIR cannot be used.
    """
    try:
        return _built(options, request_of(options), _wanted(options))
    except catalogue.NoNotice as error:
        raise CommandError(str(error)) from None
    except TreeProblem as error:
        raise CommandError("规则文件有误：\n" + "\n".join(error.lines())) from None


def _built(options: Namespace, request: Request, wanted: Wanted) -> int:
    output = Path(options.output)
    if request.notice is not None:
        catalogue.notice(request.notice)
    found = list(_found(options.paths, request, options.jobs, output))
    if not found:
        raise CommandError(f"没有找到可以核对的申报文件（.yaml、.yml）：{' '.join(options.paths)}")
    _prepare(output)
    told = Told(sys.stdout)
    done = _packets(options, orders_of(found, request, wanted, force=options.force), told)
    failed = _units(done, wanted, output, options.force, told) if len(done) > 1 else False
    told.end(done, output)
    if failed or any(outcome.problem for outcome in done):
        return exit_codes.CANNOT_WRITE
    return exit_codes.of_verdicts((outcome.verdict for outcome in done), strict=options.strict)


def _packets(options: Namespace, orders: list[Order], told: Told) -> list[Outcome]:
    """Make the packets; each is told as it comes, or behind the bar where one is shown."""
    done = []
    with progress("制作材料", lambda: sum(len(order.places) for order in orders), few=1) as advance:
        for outcome in outcomes(orders, options.jobs):
            done.append(outcome)
            if advance is None:
                told.applicant(outcome)
            else:
                advance()
    for outcome in done if advance is not None else ():
        told.applicant(outcome)
    return done


def _wanted(options: Namespace) -> Wanted:
    wanted = Wanted(options.draft, options.full_id, options.body_font, options.title_font)
    try:
        _ = wanted.fonts
    except FontError as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        raise CommandError(f"不能读取字体“{error.filename}”（{error.strerror}）") from None
    return wanted


def _found(
    paths: list[str], request: Request, jobs: int | None, output: Path
) -> Iterator[tuple[Source, int, Path]]:
    """Every document with its folder: checked once, to know how many documents each file has."""
    names = FolderNames(UNITS)
    kept: dict[str, Source] = {}

    def read(each: Iterable[Source]) -> Iterator[Source]:
        for source in each:
            if source.shown not in kept:
                kept[source.shown] = holding(source)
            yield kept[source.shown]

    for entry in entries(read(sources(paths)), request, jobs):
        source = kept[entry.path]
        yield source, entry.document, output / names.fresh(stem(source.path))


def _prepare(output: Path) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        words = f"不能建立文件夹“{output}”（{error.strerror}）"
        raise CommandError(words, exit_codes.CANNOT_WRITE) from None
    sweep(output)
    sweep(output / UNITS)


def _units(done: list[Outcome], wanted: Wanted, output: Path, force: bool, told: Told) -> bool:
    """Make the papers of each employer; gives whether one could not be made."""
    failed = False
    names = FolderNames()
    for number, unit in enumerate(units_of(each.member for each in done if each.member), 1):
        folder = output / UNITS / names.fresh(unit.code or f"{number:03d}")
        try:
            papers = unit_papers(unit, wanted)
            write_folder(folder, papers.files, force=force)
        except (CannotWrite, PaperError) as error:
            told.unit_failed(unit.name, str(error))
            failed = True
        else:
            told.unit(unit, folder, papers)
    return failed
