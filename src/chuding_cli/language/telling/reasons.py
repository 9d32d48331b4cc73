"""A reason why a condition is not true: what kind, in which words, where, and what would settle it."""

from __future__ import annotations

from typing import NamedTuple

from chuding_cli.applicants.reading import Record


class Reason(NamedTuple):
    """One cause of a value that is not true.

    ``kind`` is fail, missing or review; ``text`` the Chinese half-sentence; ``record`` and ``path``
    lead to the fact, and so to its place in the file; ``advice`` is what would settle it.
    """

    kind: str
    text: str
    record: Record | None = None
    path: str = ""
    advice: str = ""
