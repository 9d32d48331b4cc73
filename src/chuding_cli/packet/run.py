"""Many applicants: each packet made on its own, in one process or several; what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chuding_cli.applicants.inputs import Source
from chuding_cli.batch.processes import pool, usable_cores
from chuding_cli.files.atomic import CannotWrite, reason
from chuding_cli.judging.checking import Request, check_source
from chuding_cli.judging.finding import Judgement
from chuding_cli.notices.model.verdicts import INELIGIBLE, INVALID
from chuding_cli.packet.applicant_packet import Packet, Wanted, applicant_packet
from chuding_cli.packet.folders.atomic import write_folder
from chuding_cli.packet.scans.given import all_given
from chuding_cli.packet.units import Member, member_of
from chuding_cli.papers import PaperError
from chuding_cli.text.masking import one_line
from chuding_cli.text.unseen import without_unseen

if TYPE_CHECKING:
    from concurrent.futures import Future


class Place(NamedTuple):
    """One document of a file and the folder that its packet goes to."""

    document: int
    folder: Path


class Order(NamedTuple):
    """What is to be made of some documents of one file."""

    source: Source
    places: tuple[Place, ...]
    request: Request
    wanted: Wanted
    force: bool


class Outcome(NamedTuple):
    """What became of one applicant; identity numbers are masked.

    ``problem``: why there is no packet. ``papers``: the files that were made. ``notes``: what is lacking,
    was left out, or stayed blank. ``kept``: where the old folder is, if it had files of somebody else's.
    """

    file: str
    document: int
    name: str
    verdict: str
    folder: Path
    problem: str = ""
    skipped: str = ""
    papers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kept: Path | None = None
    member: Member | None = None


def outcomes(orders: Sequence[Order], jobs: int | None) -> Iterator[Outcome]:
    """Carry out the orders; the outcomes in their order. ``jobs`` None is one process a core."""
    total = sum(len(order.places) for order in orders)
    processes = min(jobs or usable_cores(), total)
    if processes <= 1 or (jobs is None and total <= 2):
        for order in orders:
            yield from _carried_out(order)
        return
    yield from _in_processes(orders, processes)


def _in_processes(orders: Sequence[Order], processes: int) -> Iterator[Outcome]:
    from concurrent.futures import BrokenExecutor

    with pool(processes) as executor:
        waiting: list[tuple[Order, Future[list[Outcome]]]] = []
        for order in orders:
            waiting += [(part, executor.submit(_outcomes, part)) for part in _shared(order, processes)]
        for order, future in waiting:
            try:
                yield from future.result()
            except BrokenExecutor:
                yield from _lost(order)


def _shared(order: Order, processes: int) -> Iterator[Order]:
    """The same order in parts for the processes: a file's documents have to be read from its start."""
    size = -(-len(order.places) // (4 * processes))
    for start in range(0, len(order.places), size):
        yield order._replace(places=order.places[start : start + size])


def _outcomes(order: Order) -> list[Outcome]:
    return list(_carried_out(order))


def _lost(order: Order) -> Iterator[Outcome]:
    for place in order.places:
        words = "制作时进程被系统终止（可能内存不足），可减小 --jobs 再试"
        yield Outcome(one_line(order.source.shown), place.document, "", INVALID, place.folder, problem=words)


def _carried_out(order: Order) -> Iterator[Outcome]:
    places = {place.document: place for place in order.places}
    last = max(places)
    for judgement in check_source(order.source, order.request):
        place = places.get(judgement.document)
        if place is not None:
            yield _one(judgement, place, order)
        if judgement.document >= last:
            return


def _one(judgement: Judgement, place: Place, order: Order) -> Outcome:
    name = one_line(" ".join(judgement.name.split()))
    outcome = Outcome(one_line(judgement.file), judgement.document, name, judgement.verdict, place.folder)
    if judgement.verdict == INVALID:
        errors = (f"{e.line}:{e.column}: {e.message}" for e in judgement.errors)
        return outcome._replace(skipped="文件有误，没有制作", notes=tuple(errors))
    outcome = outcome._replace(member=member_of(judgement, order.source, order.wanted))
    if judgement.verdict == INELIGIBLE and not order.wanted.draft:
        return outcome._replace(skipped="不能申报，没有制作；要看草稿，加 --draft")
    try:
        _refuse_inputs_inside(judgement, place.folder, order.source)
        packet = applicant_packet(judgement, order.source, order.wanted)
        kept = write_folder(place.folder, packet.files, force=order.force)
    except CannotWrite as error:
        return outcome._replace(problem=str(error))
    except PaperError as error:  # what cannot be printed here cannot be printed in the unit's table either
        return outcome._replace(problem=str(error), member=None, notes=("单位的汇总也没有列入",))
    except OSError as error:
        return outcome._replace(problem=f"不能读取“{error.filename}”（{reason(error)}）")
    papers = tuple(name for name in packet.files if name.endswith(".pdf"))
    return outcome._replace(papers=papers, notes=tuple(_notes(packet)), kept=kept)


def _refuse_inputs_inside(judgement: Judgement, folder: Path, source: Source) -> None:
    """A packet never takes the place of the files that it is made from."""
    assert judgement.env is not None
    assert judgement.notice is not None
    place = folder.resolve()
    given = all_given(judgement.env.record, judgement.notice.vocabulary)
    paths = {path for each in given for path in each.document.paths}
    files = [source.folder / path for path in sorted(paths | set(map(without_unseen, paths)))]
    if source.path is not None:
        files.append(source.path)
    if any(_inside(file, place) for file in files):
        raise CannotWrite(f"“{folder}”里有申报人自己的文件，不能放材料；请用 --output 换一个文件夹")


def _inside(file: Path, folder: Path) -> bool:
    try:
        return folder in file.resolve().parents
    except (OSError, ValueError):
        return False


def _notes(packet: Packet) -> Iterable[str]:
    for paper in packet.papers:
        if paper.why:
            state = "是草稿" if f"{paper.label}.pdf" in packet.files else "暂缺"
            yield f"{paper.label}{state}：{paper.reason}"
    yield from map(one_line, packet.refused)
    for label, blanks in packet.blanks.items():
        if blanks:
            yield f"{label}上空着：{'、'.join(blanks)}"


def orders_of(
    found: Iterable[tuple[Source, int, Path]], request: Request, wanted: Wanted, *, force: bool
) -> list[Order]:
    """The documents that were found, with their folders, file by file."""
    groups: list[tuple[Source, list[Place]]] = []
    for source, document, folder in found:
        if document == 1:
            groups.append((source, []))
        groups[-1][1].append(Place(document, folder))
    return [Order(source, tuple(places), request, wanted, force) for source, places in groups]
