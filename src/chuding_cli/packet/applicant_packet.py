"""All files of one applicant's folder, from the judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from chuding_cli.applicants.inputs import Source
from chuding_cli.judging.finding import Judgement
from chuding_cli.judging.judge import judge
from chuding_cli.language.environment import Environment
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.model.verdicts import INELIGIBLE
from chuding_cli.packet.checklist import Facts, checklist_values
from chuding_cli.packet.contents import contents
from chuding_cli.packet.drawn_papers import drawn, template_file, template_of
from chuding_cli.packet.due_papers import DuePaper, State, due_papers
from chuding_cli.packet.folders.manifest import NAME, digest, digest_of, manifest
from chuding_cli.packet.pile import pile
from chuding_cli.packet.scans.given import all_given
from chuding_cli.packet.scans.scanner import Scanner
from chuding_cli.papers import Fonts, draw, fill, fonts

CHECKLIST, PILE = "材料清单.pdf", "packet.pdf"


class Wanted(NamedTuple):
    """What the command line asks of every packet."""

    draft: bool = False
    full_id: bool = False
    body_font: Path | None = None
    title_font: Path | None = None

    @property
    def fonts(self) -> Fonts:
        """The fonts of the papers; opened once a process."""
        return fonts(self.body_font, self.title_font)


class Packet(NamedTuple):
    """A folder's files by name, and what is to be told of it."""

    files: Mapping[str, bytes]
    papers: tuple[DuePaper, ...]
    blanks: Mapping[str, tuple[str, ...]]
    refused: tuple[str, ...]


def applicant_packet(judgement: Judgement, source: Source, wanted: Wanted) -> Packet:
    """Make every file of a judged applicant.

    Raises:
        PaperError: a template, a font, or a character that no font holds.
    """
    notice, env = judgement.notice, judgement.env
    assert notice is not None
    assert env is not None
    papers = papers_of(judgement, wanted)
    made = {
        due.template: drawn(due, notice.id, env.record, wanted.fonts, full_id=wanted.full_id)
        for due in papers
        if due.state is not State.LACKING
    }
    blanks = {due.label: made[due.template].filled.blanks for due in papers if due.template in made}
    scanner = Scanner(source.folder, env.files())
    items = contents(notice, env, papers, scanner)
    facts = Facts(
        judgement,
        notice,
        {finding.rule.id: finding for finding in judge(notice, env, "paper")},
        items,
        papers,
        blanks,
        _not_in_pile(notice, env),
    )
    checklist = _Checklist(facts, wanted)
    files = {f"{due.label}.pdf": made[due.template].alone for due in papers if due.template in made}
    files[PILE] = pile(items, made, checklist, wanted.fonts)
    files[CHECKLIST] = checklist.last
    inputs = _inputs(source, notice, env, scanner, wanted, [*made, "checklist"])
    run = _run(judgement, wanted)
    refused = tuple(line for item in items for scan in item.scans for line in scan.refused)
    refused += tuple(_unopened_elsewhere(notice, env))
    return Packet({**files, NAME: manifest(notice, run, inputs, files)}, papers, blanks, refused)


def papers_of(judgement: Judgement, wanted: Wanted) -> tuple[DuePaper, ...]:
    """The papers of a judged applicant; all of one who may not apply are drafts."""
    assert judgement.notice is not None
    assert judgement.env is not None
    never = judgement.verdict == INELIGIBLE
    return due_papers(judgement.notice, judgement.env, draft=wanted.draft, all_drafts=never)


class _Checklist:
    """Draws the checklist for each guess at the pages; the last one is the one that stays."""

    def __init__(self, facts: Facts, wanted: Wanted) -> None:
        self.last = b""
        self._facts = facts
        self._fonts = wanted.fonts

    def __call__(self, pages: Mapping[int, int]) -> bytes:
        template = template_of(self._facts.notice.id, "checklist")
        self.last = draw(fill(template, checklist_values(self._facts, pages)), fonts=self._fonts)
        return self.last


def _unopened_elsewhere(notice: Notice, env: Environment) -> Iterator[str]:
    """Files that could not be opened, of documents that the notice does not want on paper."""
    wanted = {path for paper in notice.papers for path in paper.documents}
    for given in all_given(env.record, notice.vocabulary):
        for written in given.document.paths if given.fact not in wanted else ():
            seen = env.files().inspect(written)
            if seen.state == "unopened":
                yield f"“{written}”没有打开：{seen.reason}（{seen.way_out}）"


def _not_in_pile(notice: Notice, env: Environment) -> tuple[str, ...]:
    """Documents that the notice does not want on paper."""
    wanted = {path for paper in notice.papers for path in paper.documents}
    rest = [given.label for given in all_given(env.record, notice.vocabulary) if given.fact not in wanted]
    names = "、".join(dict.fromkeys(rest))
    return (f"通知的纸质材料目录没有列{names}，没有放入。",) if names else ()


def _run(judgement: Judgement, wanted: Wanted) -> dict[str, object]:
    as_of = judgement.as_of
    return {
        "stage": judgement.stage,
        "as_of": as_of.isoformat() if as_of else None,
        "document": judgement.document,
        "verdict": judgement.verdict,
        "draft": wanted.draft,
        "full_id": wanted.full_id,
    }


def _inputs(
    source: Source, notice: Notice, env: Environment, scanner: Scanner, wanted: Wanted, templates: list[str]
) -> list[tuple[str, str]]:
    """Every file that the packet was made from."""
    found = dict([source_digest(source)])
    for given in all_given(env.record, notice.vocabulary):
        for written in given.document.paths:
            sha = scanner.digest(written)
            if sha is not None:
                found[written] = sha
    for font in (wanted.body_font, wanted.title_font):
        if font is not None:
            found[font.name] = digest_of(font)
    for name in sorted(templates):
        file = template_file(notice.id, name)
        found[f"templates/{file.parent.name}/{file.name}"] = digest_of(file)
    return list(found.items())


def source_digest(source: Source) -> tuple[str, str]:
    """The applicant file's name and SHA-256."""
    if source.path is None:
        return "-", digest(source.held or b"")
    return source.path.name, digest_of(source.path)
