"""Reading one text as the program does."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from chuding_cli.applicants.reading import Reading, read_applicants
from chuding_cli.facts.vocabulary import Vocabulary, load_vocabulary
from chuding_cli.yaml_files.events import checked, decoded

VOCABULARY = Path(__file__).parents[2] / "rules" / "vocabulary.yaml"


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(VOCABULARY)


def readings(text: str) -> list[Reading]:
    return list(read_applicants(text, vocabulary()))


def read(text: str) -> Reading:
    (reading,) = readings(text)
    return reading


def values(text: str) -> dict[str, Any]:
    """The values of a text that has no errors; entries of lists as mappings too."""
    reading = read(text)
    assert reading.errors == ()
    return plain(reading.record.values)


def plain(found: dict[str, Any]) -> dict[str, Any]:
    return {
        path: [plain(entry.values) for entry in value] if _is_list(value) else value
        for path, value in found.items()
    }


def _is_list(value: object) -> bool:
    return value.__class__ is tuple


def errors(text: str) -> list[tuple[int, int, str]]:
    """Line, column and message of every error of a text, document after document."""
    return [
        (error.line, error.column, error.message) for reading in readings(text) for error in reading.errors
    ]


def all_of(data: bytes) -> list[Reading]:
    """From bytes to readings, as for a file."""
    return readings(decoded(checked(data)))
