"""Which known word somebody may have meant who wrote another one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LONGEST = 100  # characters of a word that could be a slip of the pen for a known one
_CLEARLY = 0.25  # a guess that is so much less like what was written only confuses


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, other, one).ratio()


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``；是不是“…”？`` for the nearest known word, or nothing."""
    if len(word) > _LONGEST:
        return ""
    near = difflib.get_close_matches(word, list(known), n=2, cutoff=0.5)
    if len(near) > 1 and _alike(word, near[0]) - _alike(word, near[1]) > _CLEARLY:
        near.pop()
    return f"；是不是“{'”或“'.join(near)}”？" if near else ""
