"""Why a condition is not true, in words and places."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from chuding_cli.applicants.reading import Record
from chuding_cli.facts.scalars import GOING_ON


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


def shown(value: Any) -> str:
    """A value in the words of a report."""
    if value is True:
        return "是"
    if value is False:
        return "否"
    if value == GOING_ON:
        return "至今"
    if isinstance(value, date):
        return value.isoformat()
    if value.__class__ in (tuple, frozenset, list):
        return "、".join(shown(item) for item in value) or "无"
    return str(value)
