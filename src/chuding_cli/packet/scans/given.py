"""The files that an applicant file points at, by the fact that holds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from chuding_cli.applicants.reading import Record
from chuding_cli.facts.scalars import Document
from chuding_cli.facts.vocabulary import Fact, Vocabulary


class Given(NamedTuple):
    """One document of one fact: what it is called, where its fact stands, and its files."""

    label: str
    fact: str
    document: Document


def given_at(record: Record, vocabulary: Vocabulary, path: str) -> tuple[Given, ...]:
    """The documents that a fact holds: its own, or those of the entries of a list."""
    fact = vocabulary.by_path.get(path)
    return tuple(_of(record, fact)) if fact else ()


def all_given(record: Record, vocabulary: Vocabulary) -> tuple[Given, ...]:
    """Every document in the file, in the vocabulary's order."""
    return tuple(given for fact in vocabulary.root.walk() for given in _of(record, fact))


def _of(record: Record, fact: Fact) -> Iterator[Given]:
    value = record.values.get(fact.path)
    if fact.kind == "document" and isinstance(value, Document):
        yield Given(_label(fact), fact.path, value)
    elif fact.kind == "list" and isinstance(value, tuple):
        for number, entry in enumerate(value, 1):
            for member in fact.walk():
                document = entry.values.get(member.path)
                if member.kind == "document" and isinstance(document, Document):
                    yield Given(_entry_label(fact, member, entry, number), fact.path, document)


def _label(fact: Fact) -> str:
    """The last word of 材料.毕业证书; the section's, where a file is only its 文件."""
    words = fact.label.split(".")
    return words[-2] if len(words) > 1 and fact.kind == "document" and words[-1] == "文件" else words[-1]


def _entry_label(fact: Fact, member: Fact, entry: Record, number: int) -> str:
    years = (entry.values.get(each.path) for each in fact.members if each.kind == "year")
    year = next((year for year in years if year is not None), None)
    which = f"{year}年度" if year is not None else f"第{number}份"
    return f"{which}{fact.zh if member.zh in ('证书', '文件') else ''}{member.zh}"
