"""Words for the functions of the rule language: what their values are called, and why they are false."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from chuding_cli.facts import identity, spans
from chuding_cli.facts.dates import Duration
from chuding_cli.facts.spans import Spans
from chuding_cli.language.functions.spans import unbroken
from chuding_cli.language.items import parts_of
from chuding_cli.language.telling.wording import shown, similar


class CallWords(NamedTuple):
    """The words of one function; format strings over the words of its arguments.

    ``label`` is what the value is called in a finding, ``whole`` where a rule is told: there no argument may
    be left out (empty: the label names them all). ``why`` says why the value is false, ``found`` what made it
    true where it should not be; both get the values of the arguments.
    """

    label: str
    whole: str = ""
    why: Callable[..., str] | None = None
    found: Callable[..., str] | None = None


def _incomplete(value: Spans, length: Duration, day: date) -> str:
    """What a length of work lacks: never by these spans, or on which day it is reached."""
    if not value.known:
        return f"没有可以计入的时间，要求满 {length}"
    reached = spans.completed_on(value.known, length)
    first = value.known[0][0]
    counted = spans.total_days(value.known, day)
    begun = f"从 {first} 起计，到 {day} 计入 {counted} 天，要求满 {length}"
    if reached is None:
        return f"{begun}；按已填的时间段不会满"
    return f"{begun}，{reached} 才满，还差 {(reached - day).days} 天"


def _broken(value: Spans, length: Duration, day: date) -> str:
    """What the unbroken time lacks: never by these spans, or on which day it is reached."""
    reached = min(unbroken(value, length), default=None)
    told = "、".join(f"{first} 至 {shown(last)}" for first, last in value.known) or "没有可以计入的时间"
    return f"{told}，要求连续满 {length}；" + (f"{reached} 才满" if reached else "按已填的时间段不会满")


def _uncovered(whole: Any, part: Any) -> str:
    """Which values of the second list the first lacks."""
    sure, _ = parts_of(whole)
    return f"缺 {'、'.join(str(item) for item in part if item not in sure)}"


def _none_of(one: Any, other: Any) -> str:
    """The values of the first list, none of which is in the second, and what is near them."""
    found = "、".join(str(item) for item in parts_of(one)[0])
    return f"“{found}”不在其中{similar(found, other)}"


def _those_in(one: Any, other: Any) -> str:
    """The values of the first list that are in the second."""
    found = "、".join(str(item) for item in parts_of(one)[0] if item in other)
    return f"“{found}”在其中"


def _is(text: str, _: Any) -> str:
    return f"为“{text}”"


CALLS: dict[str, CallWords] = {
    "year": CallWords("{0}的年份"),
    "month": CallWords("{0}的月份"),
    "month_of": CallWords("{0}所在的月"),
    "full_years": CallWords("{0}至{1}的整年数"),
    "full_months": CallWords("{0}至{1}的整月数"),
    "days": CallWords("{0}至{1}的天数"),
    "working_days": CallWords("{0}至{1}的工作日数"),
    "last_start": CallWords("最晚开始日", "到{0}为止要满 {1} 个工作日，最晚的开始日"),
    "next_deadline": CallWords("{0}之后的截止日", "{0}之后，每 {1} 个月的第 {2} 日中最近的一个"),
    "within": CallWords("{0}在{1}至{2}之间"),
    "working_day_from": CallWords("{0}（遇休息日顺延）"),
    "working_day_until": CallWords("{0}（遇休息日提前）"),
    "later": CallWords("{0}与{1}中较大的"),
    "earlier": CallWords("{0}与{1}中较小的"),
    "date": CallWords("{0} 年 {1} 月 {2} 日"),
    "floor": CallWords("{0}（舍去小数）"),
    "ceiling": CallWords("{0}（有小数进一）"),
    "round": CallWords("{0}（四舍五入）"),
    "first_day": CallWords("{0}的第一天"),
    "last_day": CallWords("{0}的最后一天"),
    "since": CallWords("{0}（自{1}起）"),
    "until": CallWords("{0}（截至{1}）"),
    "both": CallWords("{0}与{1}同时具备的时间"),
    "joined": CallWords("{0}与{1}"),
    "without": CallWords("{0}除去{1}"),
    "completed": CallWords("{0}", "到{2}，{0}已满 {1}", _incomplete),
    "completed_unbroken": CallWords("{0}", why=_broken),
    "completed_on": CallWords("{0}满{1}之日", "{0}满 {1} 之日"),
    "years_in": CallWords("{0}到{1}的整年数"),
    "months_in": CallWords("{0}到{1}的整月数"),
    "days_in": CallWords("{0}到{1}的天数"),
    "years_before": CallWords("{0}所在的以前年度", "{1}所在年以前、{0}涉及的年度"),
    "last": CallWords("最近 {0} 个{1}", "{1}中最近的 {0} 个"),
    "months_before": CallWords("{0}之前的 {1} 个月"),
    "months_between": CallWords("{0}至{1}的各月"),
    "covers": CallWords("{0}涵盖{1}", why=_uncovered),
    "overlaps": CallWords("{1}", "{0}至少有一个在{1}之中", _none_of, _those_in),
    "common": CallWords("{0}与{1}共有的"),
    "distinct": CallWords("{0}", "{0}（去掉重复的）"),
    "position": CallWords("{0}在{1}中的位次"),
    "without_endings": CallWords("{0}", "{0}（去掉末尾的{1}）"),
    "same_wording": CallWords("{0}", "{0}与{1}逐字相同", lambda one, _: f"与规定的文字不一致：填的是“{one}”"),
    "ends_with": CallWords("{0}末尾是{1}", why=_is),
    "starts_with": CallWords("{0}开头是{1}", why=_is),
    "lies_in": CallWords("{0}在{1}", why=_is),
    "contains": CallWords("{0}含有{1}"),
    "identity_ok": CallWords("{0}", "{0}有效（GB 11643，到{1}为止）", identity.flaw),
    "identity_birth": CallWords("身份证号里的出生日期", "{0}里的出生日期"),
    "identity_sex": CallWords("身份证号里的性别", "{0}里的性别"),
}
