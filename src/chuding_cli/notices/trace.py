"""A notice sentence by sentence, each with what was made of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from chuding_cli.notices.model.notice import Cite, Notice
from chuding_cli.notices.model.source_text import Clause, Sentence, SourceText, Span

KINDS = {
    "title": "职称",
    "rule": "规则",
    "window": "时间",
    "number": "数",
    "text": "文字",
    "list": "名单",
    "table": "表",
    "derived": "推算",
    "paper": "纸质材料",
    "attachment": "文书",
    "information": "告知申报人",
    "left_out": "不作规则",
}


class Use(NamedTuple):
    """Something made of a sentence: ``kind`` is a key of KINDS, ``name`` an id, a title or a reason."""

    kind: str
    name: str


class Traced(NamedTuple):
    """A sentence, what was made of it, and its clauses of which nothing was made."""

    sentence: Sentence
    uses: tuple[Use, ...]
    bare: tuple[Clause, ...]


def trace(notice: Notice, source: SourceText) -> tuple[Traced, ...]:
    """Every sentence of a notice with what was made of it.

    The measure: a sentence is cut at its commas, semicolons and colons, and every clause has to be
    quoted. It is where it contains a whole quote, or where at least half of its characters lie in
    quotes. A clause that ends in a colon is a label and goes with the clause behind it. A line
    of a form at the notice's end counts as a whole where the form has been made a paper.
    """
    by_line: dict[int, list[tuple[Use, Span]]] = {}
    for use, cite in uses(notice):
        if cite.source:
            continue
        line = source.line_of(cite.line, cite.quote)
        by_line.setdefault(line, []).extend((use, span) for span in source.find(line, cite.quote))
    return tuple(_traced(notice, sentence, by_line.get(sentence.line, [])) for sentence in source.sentences)


def uses(notice: Notice) -> Iterator[tuple[Use, Cite]]:
    """Everything in a notice that quotes a sentence, with the quote."""
    for rule in notice.rules:
        yield from ((Use("rule", rule.id), cite) for cite in rule.cites)
    for definition in notice.definitions:
        name = definition.name
        if definition.kind == "window":
            name = notice.windows[name].name
        yield from ((Use(definition.kind, name), cite) for cite in definition.cites)
    for title in notice.titles:
        yield from ((Use("title", title.name), cite) for cite in title.cites)
    for paper in notice.papers:
        yield from ((Use("paper", paper.title), cite) for cite in paper.cites)
    for kind, notes in (("information", notice.information), ("left_out", notice.left_out)):
        yield from ((Use(kind, note.text), cite) for note in notes for cite in note.cites)


def _traced(notice: Notice, sentence: Sentence, quoted: list[tuple[Use, Span]]) -> Traced:
    here = [(use, span) for use, span in quoted if span.common(sentence.span)]
    papers = [
        Use("attachment", form.title)
        for form in notice.attachments
        if form.first <= sentence.line <= form.last
    ]
    spans = [sentence.span] if papers else [span for _, span in here]
    made = dict.fromkeys([*(use for use, _ in here), *papers])
    return Traced(sentence, tuple(made), _bare(sentence, spans))


def _bare(sentence: Sentence, spans: list[Span]) -> tuple[Clause, ...]:
    """The clauses that no quote covers; read backwards, as a label goes with what follows it."""
    bare: list[Clause] = []
    following: bool | None = None
    for clause in reversed(sentence.clauses):
        covered = _covered(clause.span, spans) or (clause.is_label and following is True)
        if not covered:
            bare.insert(0, clause)
        following = covered
    return tuple(bare)


def _covered(clause: Span, spans: list[Span]) -> bool:
    if any(clause.contains(span) for span in spans):
        return True
    places = range(clause.start, clause.end)
    inside = sum(any(span.start <= place < span.end for span in spans) for place in places)
    return 2 * inside >= len(places)
