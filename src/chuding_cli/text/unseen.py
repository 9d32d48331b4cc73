"""What cannot be seen: the characters of a text that leave no mark on the screen or on paper.

Unicode's default-ignorable code points (DerivedCoreProperties.txt), the annotation and hieroglyph controls
of category Cf, and the fillers, which look like nothing or like a blank. U+202E is none of them: it turns
the writing after it around, so that what is read is not what is seen; it is refused instead.
"""

from __future__ import annotations

import re
from functools import cache

FILLERS = "\u115f\u1160\u2800\u3164\uffa0"  # as wide as a blank, and no blank to any program
IGNORED = (  # as the inside of a class of a regular expression
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202d\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    f"\U000e0000-\U000e0fff{FILLERS}"
)


@cache  # a plain check needs none of them
def pattern() -> re.Pattern[str]:
    """One character that cannot be seen."""
    return re.compile(f"[{IGNORED}]")


def without_unseen(text: str) -> str:
    """The text without what cannot be seen in it."""
    if text.isascii() or (text.isprintable() and not _HIDES_IN_PRINT.intersection(text)):
        return text
    return pattern().sub("", text)


# Those that ``str.isprintable`` takes for letters or marks: fillers, variation selectors, joiners of accents.
_HIDES_IN_PRINT = frozenset(
    (
        *(*FILLERS, "\u034f", "\u17b4", "\u17b5", "\u180b", "\u180c", "\u180d", "\u180f"),
        *map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))),
    )
)
