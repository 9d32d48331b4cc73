"""Words for what rules are made of: statuses, comparisons, values."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Any

from chuding_cli.facts.scalars import GOING_ON
from chuding_cli.language.truth import Truth, status
from chuding_cli.language.types import Type

_MOST_SHOWN = 100  # of a list; the longest of a notice has some fifty
STATUS_WORDS = {
    "pass": "符合",
    "fail": "不符合",
    "missing": "缺少",
    "review": "由人判断",
    "not_applicable": "不适用",
}
MEASURES = {"width": "宽", "height": "高", "pages": "页数", "characters": "字数"}
FIGURES = {"sum": "合计", "mean": "平均", "max": "最大", "min": "最小", "listed": "各项"}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}  # the same comparison from its other side
_TIMES = {"=": "是", "!=": "不是", "<": "早于", "<=": "不晚于", ">": "晚于", ">=": "不早于"}
_SIZES = {"=": "等于", "!=": "不等于", "<": "少于", "<=": "不多于", ">": "多于", ">=": "不少于"}
_SAME = {"=": "是", "!=": "不是"}
_EARLY = {"=": "应为", "!=": "不应为", "<": "应早于", "<=": "不得晚于", ">": "应晚于", ">=": "不得早于"}
_MANY = {"=": "应为", "!=": "不应为", "<": "应少于", "<=": "不得多于", ">": "应多于", ">=": "不得少于"}


def shown(value: Any) -> str:
    """A value in the words of a report."""
    if value is True:
        return "是"
    if value is False:
        return "否"
    if value == GOING_ON:
        return "至今"
    if isinstance(value, date):
        return value.isoformat()
    if value.__class__ in (tuple, frozenset, list):
        more = f" 等 {len(value)} 个" if len(value) > _MOST_SHOWN else ""
        return "、".join(shown(item) for item in islice(value, _MOST_SHOWN)) + more or "无"
    return str(value)


def outcome(truth: Truth) -> str:
    """The status that a truth stands for, in words."""
    return STATUS_WORDS[status(truth)]


def operator_words(operator: str, kind: Type) -> str:
    """A comparison of values of a kind."""
    if kind.kind in ("date", "month"):
        return _TIMES[operator]
    return _SIZES[operator] if kind.kind in ("number", "duration") else _SAME.get(operator, operator)


def demand_words(operator: str, kind: Type) -> str:
    """A comparison that does not hold: how the value ought to be."""
    return (_EARLY if kind.kind in ("date", "month") else _MANY)[operator]


def similar(word: str, known: Any) -> str:
    """``；相近的有…``: the members of a list of words that look like a word."""
    import difflib

    words = [each for each in known if isinstance(each, str)] if isinstance(known, tuple) else []
    near = [each for each in words if word and (each in word or word in each)]
    near += [each for each in difflib.get_close_matches(word, words, n=3, cutoff=0.3) if each not in near]
    return f"；相近的有：{'、'.join(near[:3])}" if near else ""


def constant(value: Any, type_: Type) -> str:
    """A value that stands in the rules, with its unit; words in quotation marks."""
    if isinstance(value, (tuple, frozenset)):
        return "、".join(constant(each, Type(type_.item or "text")) for each in value)
    if type_.kind == "text":
        return f"“{value}”"
    return f"{shown(value)} {type_.unit}" if type_.unit else shown(value)
