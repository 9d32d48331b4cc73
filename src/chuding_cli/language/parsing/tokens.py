"""The text of an expression cut into tokens."""

from __future__ import annotations

import re
from typing import NamedTuple


class LanguageError(Exception):
    """An expression or condition is wrong; ``offset`` counts characters from its start."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class UnsoundName(LanguageError):
    """An expression uses a name whose own definition is wrong, which has been told where it stands."""


class Token(NamedTuple):
    """``kind`` is date, month, percent, number, text, name, word (a keyword or sign), or end."""

    kind: str
    text: str
    offset: int


_PATTERN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<date>\d{4}(?:(?P<between>[-/.])\d{1,2}(?P=between)\d{1,2}(?!\d)|年\d{1,2}月\d{1,2}日))
    | (?P<month>\d{4}(?:-\d{1,2}(?![-\d])|年\d{1,2}月))
    | (?P<percent>\d+(?:\.\d+)?%)
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<text>'[^']*'|"[^"]*"|“[^”]*”|‘[^’]*’|「[^」]*」)
    | (?P<sign>[>＞][=＝]|[<＜][=＝]|[!！][=＝]|==|[=＝<＜>＞≥≤≠+＋\-－*＊/／×÷(),\[\]（），、])
    | (?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)*)
    """,
    re.VERBOSE,
)
_SIGNS = {
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "==": "=",
    "×": "*",
    "÷": "/",
    "（": "(",
    "）": ")",
    "，": ",",
    "、": ",",
}
_FULL_WIDTH = str.maketrans("＞＜＝！＋－＊／", "><=!+-*/")
_WORDS = {
    "and": "and", "且": "and", "并且": "and",
    "or": "or", "或": "or", "或者": "or",
    "not": "not", "非": "not",
    "in": "in", "属于": "in", "不属于": "not in",
    "where": "where", "其中": "where",
    "true": "true", "是": "true", "false": "false", "否": "false",
    "等于": "=", "不等于": "!=", "大于": ">", "多于": ">", "晚于": ">", "小于": "<", "少于": "<", "早于": "<",
    "不少于": ">=", "不小于": ">=", "不早于": ">=", "大于等于": ">=",
    "不多于": "<=", "不大于": "<=", "不晚于": "<=", "小于等于": "<=",
}  # fmt: skip


RESERVED = frozenset(_WORDS)


def tokens(text: str) -> list[Token]:
    """Cut an expression; the last token is of kind ``end``.

    Raises:
        LanguageError: a character that begins nothing.
    """
    result: list[Token] = []
    position = 0
    while position < len(text):
        found = _PATTERN.match(text, position)
        if found is None:
            raise LanguageError(f"看不懂的字符“{text[position]}”", position)
        kind = found.lastgroup or ""
        if kind != "space":
            result.append(_token(kind, found[0], position))
        position = found.end()
    result.append(Token("end", "", len(text)))
    return result


def _token(kind: str, text: str, offset: int) -> Token:
    if kind == "text":
        return Token(kind, text[1:-1], offset)
    if kind == "sign":
        plain = text.translate(_FULL_WIDTH)
        return Token("word", _SIGNS.get(plain, plain), offset)
    if kind == "name" and text in _WORDS:
        return Token("word", _WORDS[text], offset)
    return Token(kind, text, offset)
