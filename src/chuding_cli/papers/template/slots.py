"""The placeholders in a template's text: ``{{ 姓名 }}``, ``{{ 专业 空8字 }}``, ``{{ 公示开始 空日期 }}``.

There is nothing to compute in them: a name, and how it prints. So a template can do no harm, and what
a person typed is never read as a template. ``____`` is a line for the pen, one character each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from chuding_cli.papers.errors import did_you_mean

DEFAULT_BLANK = 6  # characters
_SLOT = re.compile(r"\{\{(.*?)\}\}")
_PIECES = re.compile(r"(\{\{.*?\}\}|_{2,})")
_BLANK = re.compile(r"空([1-9][0-9]{0,2})字")
DATE_BLANK, MASK = "空日期", "遮中段"


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder: the value's name, the room of its blank, and how it is shown.

    ``dated``: the blank reads ＿年＿月＿日. ``masked``: of a long number only the first six and the last
    four characters are shown.
    """

    name: str
    cells: int = DEFAULT_BLANK
    dated: bool = False
    masked: bool = False


@dataclass(frozen=True, slots=True)
class PenLine:
    """Room for the pen that is no value of anybody's, such as the line for a signature."""

    cells: int


Part: TypeAlias = str | Slot | PenLine


def parse_parts(text: str, known: frozenset[str]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """A line of a template as its parts, and what is wrong with it (Chinese, without the place)."""
    parts: list[Part] = []
    problems: list[str] = []
    for piece in filter(None, _PIECES.split(text)):
        if found := _SLOT.fullmatch(piece):
            slot, wrong = _slot(found[1].split(), known)
            problems += wrong
            parts.append(slot)
        elif piece.startswith("__"):
            parts.append(PenLine(len(piece)))
        else:
            parts.append(piece)
            problems += [f"占位符的括号没有配对：{piece.strip()}"] * ("{{" in piece or "}}" in piece)
    return tuple(parts), tuple(problems)


def _slot(words: list[str], known: frozenset[str]) -> tuple[Slot, list[str]]:
    if not words:
        return Slot(""), ["占位符里没有名称：写成 {{ 姓名 }}"]
    name, *forms = words
    problems = [] if name in known else [f"不认识的占位符「{name}」，{did_you_mean(name, known)}"]
    cells, dated, masked = DEFAULT_BLANK, False, False
    for form in forms:
        if found := _BLANK.fullmatch(form):
            cells = int(found[1])
        elif form == DATE_BLANK:
            dated = True
        elif form == MASK:
            masked = True
        else:
            problems.append(f"占位符「{name}」后面的「{form}」不认识：可用 空6字、{DATE_BLANK}、{MASK}")
    return Slot(name, cells, dated, masked), problems
