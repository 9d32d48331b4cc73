"""An applicant's file in which every fact of the vocabulary is given, a line each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chuding_cli.applicants.reading import Reading, read_applicants
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.notices.catalogue import shared_vocabulary

VOCABULARY = shared_vocabulary()
TYPED = {
    "text": "甲工程师",  # a name of a title has to look like one
    "date": "2024-01-02",
    "open_date": "2024-03-04",
    "month": "2024-05",
    "open_month": "2024-06",
    "number": "12",
    "amount": "34",
    "year": "2023",
    "yes_no": "是",
    "identity": "652801200008120023",
    "document": "材料.pdf",
}


def value(fact: Fact) -> str:
    """What a person would type."""
    return fact.values[0] if fact.kind == "choice" else TYPED[fact.kind]


def lines(facts: tuple[Fact, ...], indent: int = 0) -> Iterator[str]:
    """The facts as YAML."""
    for fact in facts:
        head = f"{' ' * indent}{fact.zh}:"
        if fact.kind == "section":
            yield head
            yield from lines(fact.members, indent + 2)
        elif fact.kind == "list":
            yield head
            first, *others = lines(fact.members, indent + 4)
            yield f"{' ' * (indent + 2)}- {first.strip()}"
            yield from others
        else:
            yield f"{head} {value(fact)}"


LINES = tuple(lines(VOCABULARY.root.members))
WHOLE = "\n".join(LINES) + "\n"


def only(text: str) -> Reading:
    """The one document of a text, or its last reading where it ends in a problem."""
    return list(read_applicants(text, VOCABULARY))[-1]


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Values that can be compared, those of entries too."""
    return {
        path: [plain(entry.values) for entry in each] if type(each) is tuple else each
        for path, each in values.items()
    }
