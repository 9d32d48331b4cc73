"""Of very many reasons the first: a message is read by a person."""

from __future__ import annotations

MOST_TOLD = 30


def first_of(words: list[str]) -> list[str]:
    """Each once; where they are more than ``MOST_TOLD``, the first of them, and how many there are."""
    told = list(dict.fromkeys(words))
    return told if len(told) <= MOST_TOLD else [*told[:MOST_TOLD], f"…… 等 {len(told)} 处"]
