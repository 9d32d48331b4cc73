"""``chuding build-packet``: check applicants, make their papers, and those of their units."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from chuding_cli.applicants.folder_names import UNITS, FolderNames, hidden, stem
from chuding_cli.applicants.inputs import Source, holding, sources
from chuding_cli.batch.across import Across
from chuding_cli.batch.processes import entries
from chuding_cli.batch.progress import progress
from chuding_cli.commands import exit_codes, options
from chuding_cli.commands.check import request_of
from chuding_cli.commands.command_error import CommandError
from chuding_cli.commands.telling import tell_batch
from chuding_cli.files.atomic import CannotWrite, reason
from chuding_cli.judging.checking import Request
from chuding_cli.notices import catalogue
from chuding_cli.packet.applicant_packet import Wanted
from chuding_cli.packet.folders.atomic import sweep, write_folder
from chuding_cli.packet.run import Order, Outcome, orders_of, outcomes
from chuding_cli.packet.told import Told
from chuding_cli.packet.units import unit_papers, units_of
from chuding_cli.papers import FontError, PaperError
from chuding_cli.text.masking import one_line
from chuding_cli.yaml_files.tree import TreeProblem


def build_packet_cli(
    paths: options.Paths,
    notice: options.Judged = None,
    stage: options.Stage = "online",
    as_of: options.AsOf = None,
    jobs: options.Jobs = None,
    strict: options.Strict = False,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            metavar="文件夹",
            help="放在哪个文件夹，每人一个子文件夹",
            show_default="packet/",
        ),
    ] = Path("packet"),
    force: Annotated[bool, typer.Option("--force", help="已有的材料夹，替换它")] = False,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft",
            help="还不能出具的（如公示未满的公示结果）和不能申报的，也做出来，印上“草稿”",
        ),
    ] = False,
    full_id: Annotated[
        bool, typer.Option("--full-id", help="公示上印全身份证号（不写的，只印前六位和后四位）")
    ] = False,
    body_font: Annotated[
        Path | None,
        typer.Option("--body-font", metavar="字体文件", help="正文用的字体（如仿宋），TrueType 文件"),
    ] = None,
    title_font: Annotated[
        Path | None,
        typer.Option("--title-font", metavar="字体文件", help="标题用的字体（如小标宋）"),
    ] = None,
) -> int:
    """核对，并把每个人的公示、承诺书等做好，连同扫描件按目录次序合成一册；几个人的，另做各单位的汇总。"""
    return build_packet(
        paths,
        request_of(stage, as_of, notice),
        Wanted(draft, full_id, body_font, title_font),
        output,
        jobs=jobs,
        strict=strict,
        force=force,
    )


def build_packet(
    paths: Sequence[str],
    request: Request,
    wanted: Wanted,
    output: Path,
    *,
    jobs: int | None = None,
    strict: bool = False,
    force: bool = False,
) -> int:
    """Make the papers of the applicants of these paths below ``output``; gives the exit code.

    Raises:
        CommandError: nothing to make papers for, or the notice, a font or the folder cannot be used.
    """
    _refuse_fonts(wanted)
    try:
        if request.notice is not None:
            catalogue.notice(request.notice)
        across = Across()
        found = list(_found(paths, request, jobs, output, across))
        if not found:
            raise CommandError(f"没有找到可以核对的申报文件（.yaml、.yml）：{' '.join(map(one_line, paths))}")
        _prepare(output)
        told = Told(sys.stdout)
        done = _packets(orders_of(found, request, wanted, force=force), jobs, told)
        failed = _units(done, wanted, output, force, told) if len(done) > 1 else False
    except catalogue.NoNotice as error:
        raise CommandError(str(error)) from None
    except TreeProblem as error:
        raise CommandError("规则文件有误：\n" + "\n".join(error.lines())) from None
    told.end(done, output)
    tell_batch(across.findings())
    if failed or any(outcome.problem for outcome in done):
        return exit_codes.CANNOT_WRITE
    return exit_codes.of_verdicts((outcome.verdict for outcome in done), strict=strict)


def _packets(orders: list[Order], jobs: int | None, told: Told) -> list[Outcome]:
    """Make the packets; each is told as it comes, or behind the bar where one is shown."""
    done = []
    with progress("制作材料", lambda: sum(len(order.places) for order in orders), few=1) as advance:
        for outcome in outcomes(orders, jobs):
            done.append(outcome)
            if advance is None:
                told.applicant(outcome)
            else:
                advance()
    for outcome in done if advance is not None else ():
        told.applicant(outcome)
    return done


def _refuse_fonts(wanted: Wanted) -> None:
    try:
        _ = wanted.fonts
    except FontError as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        raise CommandError(f"不能读取字体“{error.filename}”（{reason(error)}）") from None


def _found(
    paths: Sequence[str], request: Request, jobs: int | None, output: Path, across: Across
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
        across.add(entry)
        source = kept[entry.path]
        yield source, entry.document, output / names.fresh(stem(source.path))


def _prepare(output: Path) -> None:
    try:
        output.mkdir(0o700, parents=True, exist_ok=True)
    except OSError as error:
        words = f"不能建立文件夹“{one_line(str(output))}”（{reason(error)}）"
        raise CommandError(words, exit_codes.CANNOT_WRITE) from None
    sweep(output)
    sweep(output / UNITS)


def _units(done: list[Outcome], wanted: Wanted, output: Path, force: bool, told: Told) -> bool:
    """Make the papers of each employer; gives whether one could not be made."""
    failed = False
    names = FolderNames()
    for number, unit in enumerate(units_of(each.member for each in done if each.member), 1):
        folder = output / UNITS / names.fresh(hidden(unit.code or f"{number:03d}"))
        try:
            papers = unit_papers(unit, wanted)
            write_folder(folder, papers.files, force=force)
        except (CannotWrite, PaperError) as error:
            told.unit_failed(unit.name, str(error))
            failed = True
        else:
            told.unit(unit, folder, papers)
    return failed
