"""Identity numbers are masked wherever they could be shown by accident."""

from __future__ import annotations

import re
from functools import lru_cache

# What people, and editors, put between digits: blanks but the line's end, hyphens and dashes, joiners. As one
# class, which is found in one step.
_BETWEEN = "[\t\x0b-\r\x1c-\x20\x85\xa0\u1680\u2000-\u2015\u2028\u2029\u202f\u205f\u2060\u3000－-]"
_LONG = re.compile(rf"\d(?:{_BETWEEN}*+\d){{14,}}(?:{_BETWEEN}*+[XxＸｘ])?")

# These stand in dates, paths and telephone numbers too: digits that they join are hidden only where they
# can be an identity number, by province, day of birth and length.
_JOINED = rf"{_BETWEEN}|[./_·．／＿]"
_PARTED = re.compile(rf"\d(?:(?:{_JOINED})*+\d){{14,}}(?:(?:{_JOINED})*+[XxＸｘ](?![A-Za-z]))?")
_PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_POSSIBLE = re.compile(rf"{_PROVINCE}(?:18|19|20)\d\d{_DAY}\d{{3}}[\dXx]|^{_PROVINCE}\d\d{_DAY}\d{{3}}$")
# What a terminal would obey: control characters, and those that turn the direction of writing.
UNSEEN = dict.fromkeys((*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�")
_FEWEST = 15  # digits of an identity number
_FULL_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")


@lru_cache(maxsize=4096)  # most of what applicants are told is the same, and every message goes through here
def masked(text: str) -> str:
    """The text with the middle of everything that could hold an identity number replaced by ``*``.

    15 digits and more in a row, also when typed with spaces, hyphens or full-width digits, or run
    together with another number; with points, strokes or underscores between them where they can be
    an identity number (652801.20000812.0023): a day, a path or two telephone numbers are not hidden.
    The first six and the last four characters stay, as on the 公示.
    """
    return _PARTED.sub(_hide_possible, _LONG.sub(_hide, text)) if len(text) >= _FEWEST else text


def shortly(text: str, most: int = 40) -> str:
    """The masked text on one line, cut after so many characters.

    It is masked first: what is left of a number that was cut could pass for none.
    """
    line = masked(" ".join(text.split())).translate(UNSEEN)
    return line if len(line) <= most else f"{line[:most]}…"


def _hide(found: re.Match[str]) -> str:
    return _hidden(_plain(found[0]))


def _hide_possible(found: re.Match[str]) -> str:
    digits = _plain(found[0])
    return _hidden(digits) if _POSSIBLE.search(digits.translate(_FULL_WIDTH)) else found[0]


def _plain(run: str) -> str:
    return re.sub(_JOINED, "", run)


def _hidden(digits: str) -> str:
    return f"{digits[:6]}{'*' * (len(digits) - 10)}{digits[-4:]}"
