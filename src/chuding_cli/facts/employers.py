"""Employers' names: which spellings are one and the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from chuding_cli.text.unseen import without_unseen

_BRACKETS = str.maketrans("[]{}〔〕【】〈〉《》「」『』<>", "()()()()()()()()()")
_ORDINAL = re.compile(r"第([〇零一二三四五六七八九十百两]+)")
_DIGITS = {figure: value for value, figure in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_PLACES = {"十": 10, "百": 100}


@lru_cache(maxsize=4096)  # employers come many times
def same_name(name: str) -> str:
    """What all spellings of one name have in common, to compare them.

    Without spaces and what cannot be seen, brackets and letters of one kind and width, 第一 as 第1. It is
    not to be shown.
    """
    folded = unicodedata.normalize("NFKC", without_unseen(name)).casefold().translate(_BRACKETS)
    return _ORDINAL.sub(_in_figures, "".join(folded.split()))


def _in_figures(ordinal: re.Match[str]) -> str:
    """第十二 → 第12; figure by figure (第一〇二) where no place is named."""
    words = ordinal[1]
    if not any(word in _PLACES for word in words):
        return "第" + "".join(str(_DIGITS[word]) for word in words)
    total, figure = 0, 0
    for word in words:
        if word in _PLACES:
            total += (figure or 1) * _PLACES[word]
            figure = 0
        else:
            figure = _DIGITS[word]
    return f"第{total + figure}"
