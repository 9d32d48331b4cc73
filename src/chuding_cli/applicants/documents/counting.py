"""字数 as word processors count it."""

from __future__ import annotations

import re
from functools import cache

_CHARACTER = (
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # ideographs of every extension
    "\u3001-\u303f\uff01-\uff9f\uffa1-\uffef\ufe10-\ufe1f\ufe30-\ufe4f\u2e80-\u2fdf\u3105-\u312f"
    "\u201c\u201d\u2018\u2019\u2014\u2026\u00b7]"
)
_UNSEEN = (  # joiners, directions, variants, fillers: they are no characters, and part none
    "[\u0000-\u0008\u000e-\u001b\u007f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]+"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(f"{_CHARACTER}|(?:(?!{_CHARACTER})\\S)+"), re.compile(_UNSEEN)


def count_text(text: str) -> int:
    """How many 字 a text has.

    Each Chinese character or full-width punctuation mark (“ ” ‘ ’ — … · among them) is 1, each run of
    other characters without white space is 1. Blanks of every width and what cannot be seen are nothing.
    """
    pieces, unseen = _patterns()
    return sum(1 for _ in pieces.finditer(text if text.isascii() else unseen.sub("", text)))
