"""Scripts that these papers cannot set: their letters are joined, stacked or run from right to left.

Drawn letter by letter they come out torn or backwards, whatever font holds them (Unicode 16, chapters 9
and 12 to 17).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

_SCRIPTS = (  # first and last character of blocks, in order, and what people call the script
    (0x0590, 0x05FF, "希伯来文"),
    (0x0600, 0x06FF, "阿拉伯字母"),
    (0x0700, 0x074F, "叙利亚文"),
    (0x0750, 0x077F, "阿拉伯字母"),
    (0x0780, 0x086F, "从右向左的文字"),
    (0x0870, 0x08FF, "阿拉伯字母"),
    (0x0900, 0x0DFF, "印度系文字"),
    (0x0E00, 0x0EFF, "泰文、老挝文"),
    (0x0F00, 0x0FFF, "藏文"),
    (0x1000, 0x109F, "缅甸文"),
    (0x1700, 0x17FF, "东南亚文字"),
    (0x1800, 0x18AF, "蒙古文"),
    (0x1900, 0x1CFF, "东南亚文字"),
    (0xA840, 0xA87F, "八思巴文"),
    (0xA880, 0xAADF, "东南亚文字"),
    (0xAAE0, 0xAAFF, "印度系文字"),
    (0xABC0, 0xABFF, "印度系文字"),
    (0xFB1D, 0xFB4F, "希伯来文"),
    (0xFB50, 0xFDFF, "阿拉伯字母"),
    (0xFE70, 0xFEFE, "阿拉伯字母"),
    (0x10800, 0x10FFF, "从右向左的文字"),
    (0x11000, 0x11FAF, "印度系文字"),
    (0x1E800, 0x1EFFF, "从右向左的文字"),
)
_FIRST = [first for first, _, _ in _SCRIPTS]


def script_of(character: str) -> str | None:
    """What people call the script of a character that cannot be set; None of one that can."""
    code = ord(character)
    if code < _FIRST[0]:
        return None
    _, last, name = _SCRIPTS[bisect_right(_FIRST, code) - 1]
    return name if code <= last else None


def not_to_be_set(text: Iterable[str]) -> dict[str, str]:
    """The characters of a text that cannot be set, each with its script, in their order."""
    found = ((character, script_of(character)) for character in dict.fromkeys(text))
    return {character: script for character, script in found if script is not None}
