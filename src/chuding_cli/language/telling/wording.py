"""Words for what rules are made of: statuses, comparisons, values."""

from __future__ import annotations

from typing import Any

from chuding_cli.language.reasons import shown
from chuding_cli.language.truth import Truth, status
from chuding_cli.language.types import Type

STATUS_WORDS = {
    "pass": "符合",
    "fail": "不符合",
    "missing": "缺少",
    "review": "由人判断",
    "not_applicable": "不适用",
}
_TIMES = {"=": "是", "!=": "不是", "<": "早于", "<=": "不晚于", ">": "晚于", ">=": "不早于"}
_SIZES = {"=": "等于", "!=": "不等于", "<": "少于", "<=": "不多于", ">": "多于", ">=": "不少于"}
_SAME = {"=": "是", "!=": "不是"}


def outcome(truth: Truth) -> str:
    """The status that a truth stands for, in words."""
    return STATUS_WORDS[status(truth)]


def operator_words(operator: str, kind: Type) -> str:
    """A comparison of values of a kind."""
    if kind.kind in ("date", "month"):
        return _TIMES[operator]
    return _SIZES[operator] if kind.kind in ("number", "duration") else _SAME.get(operator, operator)


def constant(value: Any, type_: Type) -> str:
    """A value that stands in the rules, with its unit; words in quotation marks."""
    if isinstance(value, (tuple, frozenset)):
        return "、".join(constant(each, Type(type_.item or "text")) for each in value)
    if type_.kind == "text":
        return f"“{value}”"
    return f"{shown(value)} {type_.unit}" if type_.unit else shown(value)
