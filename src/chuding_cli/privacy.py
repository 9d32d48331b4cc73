"""Identity numbers are masked wherever they could be shown by accident."""

from __future__ import annotations

import re

# What people, and editors, put between digits: blanks but the line's end, hyphens and dashes, joiners. As one
# class, which is found in one step; every message goes through here.
_BETWEEN = "[\t\x0b-\r\x1c-\x20\x85\xa0\u1680\u2000-\u2015\u2028\u2029\u202f\u205f\u2060\u3000－-]"
_LONG = re.compile(rf"\d(?:{_BETWEEN}*+\d){{14,}}(?:{_BETWEEN}*+[XxＸｘ])?")


def masked(text: str) -> str:
    """The text with the middle of everything that could hold an identity number replaced by ``*``.

    15 digits and more in a row, also when typed with spaces, hyphens or full-width digits, or run
    together with another number; the first six and the last four characters stay, as on the 公示.
    """
    return _LONG.sub(_hide, text) if len(text) >= 15 else text


def _hide(found: re.Match[str]) -> str:
    digits = re.sub(_BETWEEN, "", found[0])
    return f"{digits[:6]}{'*' * (len(digits) - 10)}{digits[-4:]}"
