"""Is a rules file sound? Every mistake in it, with line and column."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from chuding_cli.files.beside import Unusable, data_of, text_of
from chuding_cli.language.examining.constancy import flaws
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.windows import Window
from chuding_cli.language.parsing.definitions import Builder
from chuding_cli.language.parsing.scope import FAILED, Scope
from chuding_cli.notices.doubts import Problem, doubts
from chuding_cli.notices.model.notice import Attachment, Cite, Notice
from chuding_cli.notices.model.source_text import SourceText
from chuding_cli.notices.reading.cases import read_cases
from chuding_cli.notices.reading.file import NO_RULES, NoticeReader, vocabulary_of
from chuding_cli.notices.reading.inheritance import load_notice_tree
from chuding_cli.notices.reading.quotes import Quotes
from chuding_cli.notices.trace import KINDS, Use, trace, uses
from chuding_cli.text.guess import did_you_mean
from chuding_cli.yaml_files import tree as yaml_tree
from chuding_cli.yaml_files.tree import TreeProblem


class Checked(NamedTuple):
    """What checking a rules file gave; the notice is sound when there are no ``problems``."""

    notice: Notice
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def check_notice(path: Path, vocabulary_path: Path, templates: Path) -> Checked:
    """Check a rules file, as far as it can be read at all.

    Raises:
        TreeProblem: it is no YAML, or the facts that it adds are wrong.
        OSError: it cannot be read.
    """
    tree = load_notice_tree(path)
    reader = NoticeReader(tree, path, vocabulary_of(tree, path, vocabulary_path), _WatchingBuilder)
    notice = reader.notice()
    problems = [*reader.problems, *(() if notice.rules else (NO_RULES,))]
    problems += _cases(notice, tree)
    gaps, flaws = _source(notice, tree, reader.quotes, problems)
    problems += flaws
    problems += _attachments(notice.attachments)
    problems += _templates(notice, templates)
    assert isinstance(reader.build, _WatchingBuilder)
    problems += reader.build.constant_conditions()
    # What is still to be done comes behind what is wrong, and what nothing uses when all else is well.
    warnings = () if problems else _sorted(doubts(notice, tree, reader.quotes, reader.build.built))
    return Checked(notice, (*_sorted(problems), *gaps), warnings)


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem[1:]))


class _WatchingBuilder(Builder):
    """A builder that remembers which condition stands where."""

    def __init__(self, scope: Scope, windows: dict[str, Window], texts: dict[str, str]) -> None:
        super().__init__(scope, windows, texts)
        self.built: list[tuple[Node, yaml_tree.Node]] = []

    def condition(self, node: yaml_tree.Node | None, scope: Scope | None = None) -> Node:
        return self._noted(super().condition(node, scope), node)

    def expression(self, node: yaml_tree.Node | None, scope: Scope | None = None) -> Node:
        return self._noted(super().expression(node, scope), node)

    def _noted(self, built: Node, node: yaml_tree.Node | None) -> Node:
        if node is not None and built is not FAILED:
            self.built.append((built, node))
        return built

    def constant_conditions(self) -> Iterator[Problem]:
        """The conditions that never change; each is told where it is written, not again further out."""
        written = {id(node) for node, _ in self.built}
        for node, place in self.built:
            if any(part is FAILED for part in node.walk()):
                continue
            for flaw in flaws(node, lambda inner: id(inner) in written):
                yield flaw, place.line, place.column


def _cases(notice: Notice, tree: yaml_tree.Mapping) -> list[Problem]:
    try:
        read_cases(notice, tree)
    except TreeProblem as problem:
        return problem.problems
    return []


def _source(
    notice: Notice, tree: yaml_tree.Mapping, quotes: Quotes, told: list[Problem]
) -> tuple[list[Problem], list[Problem]]:
    """The notice's text: the sentences of which nothing was made; then its check sum and the quotes."""
    entry = tree.entries.get("source")
    entries = entry.entries if isinstance(entry, yaml_tree.Mapping) else {}
    if "file" not in entries:
        return [], []
    file = entries["file"]
    if any(
        (line, column) == (file.line, file.column) for _, line, column in told
    ):  # it is no file beside the rules
        return [], []
    try:
        data = data_of(notice.source)
        text = text_of(notice.source)
    except Unusable as error:
        return [], [_at(entries["file"], f"原文“{notice.source.name}”打不开：{error}")]
    flaws = []
    found = hashlib.sha256(data).hexdigest()
    if not notice.sha256:
        flaws.append(
            _at(entries.get("sha256", entries["file"]), f"原文的 SHA-256 是 {found}，填在 sha256: 后面")
        )
    elif notice.sha256.lower() != found:
        words = f"原文的 SHA-256 是 {found}，与这里写的不同：核对原文有没有改动，再改这一行"
        flaws.append(_at(entries["sha256"], words))
    source = SourceText(text)
    for use, cite in uses(notice):
        if cite.source:
            if not quotes.with_base and use.kind not in ("information", "left_out"):
                flaws.append(_lost(use, cite, notice, source))
        elif not cite.source and not source.find(cite.line, cite.quote):
            flaws.append(_quote(cite, notice, source))
    return list(_gaps(notice, source, entries["file"])), flaws


def _lost(use: Use, cite: Cite, notice: Notice, source: SourceText) -> Problem:
    """A sentence that was taken over and that the new text does not have."""
    near = source.nearest(cite.quote)
    hint = f"；最接近的是第 {near[0]} 行“{near[1]}”" if near else ""
    what = f"{KINDS[use.kind]}“{use.name}”所引的“{cite.quote}”（{cite.source}:{cite.line}）"
    cure = "只是改了说法的，写进 reworded:（旧的: 新的）；否则重写它的 cite:，或用 drop: 去掉它"
    return f"沿用的{what}在 {notice.source.name} 里没有{hint}：{cure}", *cite.at


def _at(node: yaml_tree.Node, message: str) -> Problem:
    return message, node.line, node.column


def _quote(cite: Cite, notice: Notice, source: SourceText) -> Problem:
    """A quote that does not stand where the rules say."""
    file = notice.source.name
    elsewhere = source.lines_with(cite.quote)
    if elsewhere:
        lines = "、".join(str(line) for line in elsewhere)
        return f"{file} 第 {cite.line} 行没有这句话；它在第 {lines} 行", *cite.at
    near = source.nearest(cite.quote)
    hint = f"；最接近的是第 {near[0]} 行“{near[1]}”" if near else ""
    return f"{file} 里没有“{cite.quote}”{hint}", *cite.at


def _gaps(notice: Notice, source: SourceText, place: yaml_tree.Node) -> Iterator[Problem]:
    """The parts of the text of which nothing was made, at the line that names the text."""
    for traced in trace(notice, source):
        line = traced.sentence.line
        if not traced.uses:
            words = f"“{traced.sentence.text}”"
        elif traced.bare:
            words = "、".join(f"“{clause.text}”" for clause in traced.bare)
        else:
            continue
        yield _at(place, f"{notice.source.name}:{line} {words}没有着落：引用它，或写进 information、left_out")


def _attachments(forms: tuple[Attachment, ...]) -> Iterator[Problem]:
    for index, form in enumerate(forms):
        if form.last < form.first:
            yield f"“{form.title}”先完后始：第 {form.first} 行至第 {form.last} 行", *form.at
        for other in forms[:index]:
            if form.first <= other.last and other.first <= form.last:
                both = f"第 {max(form.first, other.first)} 至 {min(form.last, other.last)} 行"
                yield f"“{form.title}”与“{other.title}”重叠：{both}", *form.at


def _templates(notice: Notice, folder: Path) -> Iterator[Problem]:
    """Templates that are named but not there, where the notice has a folder of its own."""
    if not notice.id or not (folder / notice.id).is_dir():
        return
    named = [(form.template, form.at) for form in notice.attachments]
    named += [(form.single, form.at) for form in notice.attachments if form.single]
    named += [(paper.template, paper.at) for paper in notice.papers if paper.template]
    for template, at in named:
        places = [folder / name / f"{template}.md" for name in (notice.id, "default")]
        if not any(place.is_file() for place in places):
            known = {path.stem for place in places for path in place.parent.glob("*.md")}
            hint = did_you_mean(template, known)
            yield f"没有模板“{template}”（templates/{notice.id}/{template}.md）{hint}", *at
