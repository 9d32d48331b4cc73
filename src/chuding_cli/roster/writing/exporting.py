"""Applicant files → the people of a roster, or what keeps one out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from chuding_cli.applicants.inputs import Source
from chuding_cli.applicants.reading import ReadError, Reading, Record, read_applicants
from chuding_cli.facts.vocabulary import Fact, Vocabulary
from chuding_cli.notices import catalogue
from chuding_cli.notices.model.notice import Notice
from chuding_cli.roster.cell_values import cell_of
from chuding_cli.roster.columns import entry_columns, list_facts
from chuding_cli.roster.reading.notices import notice_of
from chuding_cli.text.masking import masked
from chuding_cli.yaml_files.events import YamlProblem


class Exported(NamedTuple):
    """One document: its facts, by which vocabulary, or the errors that keep it out."""

    file: str
    record: Record
    vocabulary: Vocabulary
    errors: tuple[ReadError, ...]


def read_files(sources: Iterable[Source], asked: Notice | None, today: date) -> Iterator[Exported]:
    """Every document of the files.

    Raises:
        TreeProblem: a notice's file is not sound.
    """
    vocabulary = asked.vocabulary if asked else catalogue.shared_vocabulary()
    for source in sources:
        try:
            text = source.text()
        except YamlProblem as problem:
            error = ReadError(problem.message, problem.line, problem.column)
            yield Exported(source.shown, Record(None), vocabulary, (error,))
            continue
        readings = list(read_applicants(text, vocabulary))
        if not readings:
            readings.append(Reading(Record(None), (ReadError("文件里没有内容", 1, 1),)))
        for number, reading in enumerate(readings):
            yield _exported(source, text, number, reading, asked, today)


def _exported(
    source: Source, text: str, number: int, reading: Reading, asked: Notice | None, today: date
) -> Exported:
    """Read again by the notice that the document is judged by, where the shared vocabulary does not do."""
    vocabulary = asked.vocabulary if asked else catalogue.shared_vocabulary()
    if asked is None and reading.errors:
        try:
            notice = notice_of(reading.record, today)
        except catalogue.NoNotice as error:
            place = reading.record.place("notice")
            return Exported(source.shown, reading.record, vocabulary, (ReadError(str(error), *place),))
        if notice is not None:
            vocabulary = notice.vocabulary
            reading = list(read_applicants(text, vocabulary))[number]
    record = reading.record
    errors = reading.errors or tuple(_not_held(record, vocabulary.root))
    return Exported(source.shown, record, vocabulary, errors)


def _not_held(record: Record, root: Fact) -> Iterator[ReadError]:
    """The values that no cell can hold."""
    facts = (fact for fact in root.walk() if fact.read is not None)
    yield from _not_held_of(record, facts)
    for fact in list_facts(root):
        for entry in record.values.get(fact.path, ()):
            yield from _not_held_of(entry, entry_columns(fact))


def _not_held_of(record: Record, facts: Iterable[Fact]) -> Iterator[ReadError]:
    for fact in facts:
        value = record.values.get(fact.path)
        if value is not None:
            try:
                cell_of(fact, value)
            except ValueError as error:
                yield ReadError(masked(str(error)), *record.place(fact.path))
