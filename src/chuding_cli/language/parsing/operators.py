"""Operators between two values → nodes: which kinds of values go together, told where they do not."""

from __future__ import annotations

from typing import Any

from chuding_cli.language.nodes.arithmetic import Arithmetic
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.comparison import Compare, Membership
from chuding_cli.language.nodes.names import Literal
from chuding_cli.language.parsing.tokens import LanguageError, Token
from chuding_cli.language.types import DATE, DURATION, MONTH, NUMBER, Type, different_units, fits, unit_of
from chuding_cli.text.guess import did_you_mean

_ARITHMETIC: dict[tuple[str, str, str], Type] = {
    **{("number", sign, "number"): NUMBER for sign in "+-*/"},
    **{("duration", sign, "duration"): DURATION for sign in "+-"},
    ("duration", "*", "number"): DURATION,
    ("number", "*", "duration"): DURATION,
    **{("date", sign, "duration"): DATE for sign in "+-"},
    ("date", "-", "date"): NUMBER,
    **{("month", sign, "duration"): MONTH for sign in "+-"},
}


def membership(item: Node, members: Node, *, inside: bool, offset: int) -> Node:
    """``item in members``, or ``not in``.

    Raises:
        LanguageError: ``members`` is no list of values, or the item can never be one of them.
    """
    if members.type.kind != "list" or members.type.record is not None:
        raise LanguageError("“属于”后面要是一列值", offset)
    if members.type.item and not fits(item.type, Type(members.type.item)):
        words = f"{item.type.name}不会在一列{Type(members.type.item).name}之中"
        raise LanguageError(words, offset)
    if isinstance(members, Literal):
        if not members.constant:
            raise LanguageError("空的一列：这个条件永远不变", offset)
        for word in members.constant:
            _check_choice(item, word, offset)
    return Membership(item, members, inside)


def comparison(token: Token, left: Node, right: Node) -> Node:
    """Two values compared by a sign.

    Raises:
        LanguageError: they cannot be, or it would come out the same for everybody.
    """
    if not fits(left.type, right.type):
        dated = "（日期写成 2024-10-20）" if {left.type.kind, right.type.kind} == {"date", "number"} else ""
        words = f"{left.type.name}不能和{right.type.name}比较{dated}"
        raise LanguageError(words, token.offset)
    if different_units(left.type, right.type):
        raise LanguageError(f"单位不同：{left.type.unit}不能和{right.type.unit}比较", token.offset)
    if left.type.kind in ("text", "bool", "document", "list", "spans") and token.text not in ("=", "!="):
        raise LanguageError(f"{left.type.name}没有大小先后，只能用 = 或 !=", token.offset)
    if isinstance(left, Literal) and isinstance(right, Literal):
        raise LanguageError("两边都是常数：这个条件永远不变", token.offset)
    for fact, word in ((left, right), (right, left)):
        if isinstance(word, Literal):
            _check_choice(fact, word.constant, token.offset)
    return Compare(token.text, left, right)


def _check_choice(fact: Node, word: Any, offset: int) -> None:
    """A word that the fact can never have makes the condition a constant."""
    allowed = fact.type.values
    if allowed and word not in allowed:
        hint = did_you_mean(str(word), allowed)
        raise LanguageError(f"“{word}”不在可填的值之内（{'、'.join(allowed)}）{hint}", offset)


def arithmetic(token: Token, left: Node, right: Node) -> Node:
    """Two values joined by a sign.

    Raises:
        LanguageError: the sign has no meaning between them.
    """
    kinds = (left.type.kind, token.text, right.type.kind)
    result = _ARITHMETIC.get(kinds)
    if result is None:
        words = f"{left.type.name}和{right.type.name}之间不能用“{token.text}”"
        unit = right.type.unit if left.type.kind in ("date", "duration", "month") else ""
        unknown = f"；时间的单位没有“{unit}”，可用 年、个月、天、工作日" if unit else ""
        raise LanguageError(f"{words}{unknown}", token.offset)
    if token.text == "/" and isinstance(right, Literal) and not right.constant:
        raise LanguageError("除数是零", token.offset)
    if result is NUMBER and left.type.kind == "number":
        if token.text in "+-" and different_units(left.type, right.type):
            words = f"单位不同：{left.type.unit}和{right.type.unit}不能相加减"
            raise LanguageError(words, token.offset)
        result = Type("number", unit=unit_of(token.text, left.type, right.type))
    return Arithmetic(token.text, left, right, result)
