"""What a person typed, as it goes on paper: the same characters, in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chuding_cli.papers.content.characters import is_wide

if TYPE_CHECKING:
    from datetime import date

_SPACE = re.compile(r"[\t\n\v\f\r \u0085\u2028\u2029]+")


def typed(text: str) -> str:
    """The text without white space at its ends; a new line inside is a space, or nothing between Chinese.

    No other character is changed, so that a control character is refused for having no glyph.
    """
    return _SPACE.sub(_joint, text.strip(" \t\n\v\f\r\u3000\u0085\u2028\u2029"))


def chinese_date(day: date) -> str:
    """A date as text tells it, without leading zeros: 2024年10月9日 (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def _joint(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    if "\n" in found[0] or "\r" in found[0]:
        beside = text[start - 1 : start] + text[end : end + 1]
        return "" if all(map(is_wide, beside)) else " "
    return " "
