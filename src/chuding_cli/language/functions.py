"""The functions of the rule language: one Python function each, in one table.

A function gets the environment and its arguments, all of them known; it may give Unknown itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from chuding_cli import identity, spans
from chuding_cli.dates import DAY, Duration, NoCalendar, add_months
from chuding_cli.language.comparison import nearest
from chuding_cli.language.environment import Environment
from chuding_cli.language.lists import listed, parts_of
from chuding_cli.language.truth import MISSING, Truth, Unknown
from chuding_cli.language.types import (
    ANY,
    BOOL,
    DATE,
    DURATION,
    MONTH,
    NUMBER,
    SPANS,
    TEXT,
    Type,
    list_of,
)
from chuding_cli.scalars import GOING_ON, Month
from chuding_cli.spans import Spans


class Function(NamedTuple):
    """A function of the language: its names, the types in and out, and how its value is told.

    ``label`` is a format string over the labels of the arguments. ``steady`` is the length of time
    (year, month) within which the value stays the same for a day inside it.
    """

    name: str
    zh: str
    takes: tuple[Type, ...]
    gives: Type
    run: Callable[..., Any]
    label: str
    means: str
    steady: str = ""
    complain: Callable[..., str] | None = None


def _working_days(env: Environment, first: date, last: date) -> Any:
    try:
        return env.calendar.count(first, last)
    except NoCalendar as error:
        return Unknown("review", f"{error.year} 年的节假日安排尚未公布，无法计算工作日")


def _last_start(env: Environment, end: date, count: int) -> Any:
    try:
        return env.calendar.last_start(end, count)
    except NoCalendar as error:
        return Unknown("review", f"{error.year} 年的节假日安排尚未公布，无法计算工作日")


def _full_years(env: Environment, first: date, last: date) -> int:
    years = last.year - first.year
    return years if add_months(first, 12 * years) <= last else years - 1


def _full_months(env: Environment, first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if add_months(first, months) <= last else months - 1


def _spans_of(env: Environment, records: Any, first_key: str, last_key: str) -> Spans:
    """Spans of a list of records; an entry without both ends, or a doubtful one, is unsure."""
    known: list[spans.Span] = []
    unsure: list[spans.Span] = []
    sure, doubtful = parts_of(records)
    for record in sure:
        first, last = record.values.get(first_key), record.values.get(last_key)
        if first is not None and last is not None:
            known.append((first, last))
        else:
            unsure.append((first or date.min, last or GOING_ON))
    for record in doubtful:
        values = record.values
        unsure.append((values.get(first_key, date.min), values.get(last_key, GOING_ON)))
    return Spans(spans.merged(known), spans.merged(unsure))


def _since(env: Environment, value: Spans, first: date) -> Spans:
    return spans.clipped(value, first, GOING_ON)


def _until(env: Environment, value: Spans, last: date) -> Spans:
    return spans.clipped(value, date.min, last)


def _first_day(env: Environment, value: Spans) -> Any:
    """The first day of spans; unknown where an unsure one could begin sooner, or where there is none."""
    if not value.known or (value.unsure and value.unsure[0][0] < value.known[0][0]):
        return MISSING
    return value.known[0][0]


def _last_day(env: Environment, value: Spans) -> Any:
    """The last day of spans, the farthest future for what goes on; unknown as in ``_first_day``."""
    if not value.known or (value.unsure and value.unsure[-1][1] > value.known[-1][1]):
        return MISSING
    return value.known[-1][1]


def _working_day_from(env: Environment, day: date) -> Any:
    try:
        return env.calendar.shifted(day - DAY, 1)
    except NoCalendar as error:
        return Unknown("review", f"{error.year} 年的节假日安排尚未公布，无法计算工作日")


def _completed(env: Environment, value: Spans, length: Duration, day: date) -> Truth:
    reached = spans.completed_on(value.known, length)
    if reached is not None and reached <= day:
        return True
    return MISSING if value.unsure else False


def _completed_on(env: Environment, value: Spans, length: Duration) -> Any:
    if value.unsure:
        return MISSING
    return spans.completed_on(value.known, length) or date.max


def _incomplete(env: Environment, value: Spans, length: Duration, day: date) -> str:
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


def _years_before(env: Environment, value: Spans, day: date) -> Any:
    """Calendar years before that of the day in which the spans have a day."""
    known = spans.years_touched(value.known, day.year)
    if not value.unsure:
        return known
    possible = spans.years_touched(
        tuple((max(a, date(day.year - 60, 1, 1)), b) for a, b in value.unsure), day.year
    )
    return listed(list(known), [year for year in possible if year not in known])


def _last(env: Environment, number: int, items: Any) -> Any:
    """The last so many values, in order; unknown where a doubtful one could be among them."""
    sure, maybe = parts_of(items)
    chosen = tuple(sorted({*sure, *maybe})[-number:]) if number > 0 else ()
    return MISSING if any(item in maybe for item in chosen) else chosen


def _months_before(env: Environment, day: Any, number: int) -> tuple[Month, ...]:
    month = Month(day.year, day.month)
    return tuple(month.shifted(-back) for back in range(number, 0, -1))


def _months_between(env: Environment, first: date, last: date) -> Any:
    """The months from that of the first day to that of the last; unknown where there is no end."""
    if last == GOING_ON:
        return MISSING
    return tuple(_run_of_months(Month(first.year, first.month), Month(last.year, last.month)))


def _months_of(env: Environment, records: Any, first_key: str, last_key: str) -> Any:
    sure, doubtful = parts_of(records)
    known: dict[Month, None] = {}
    unclear: dict[Month, None] = {}
    for group, target in ((sure, known), (doubtful, unclear)):
        for record in group:
            first, last = record.values.get(first_key), record.values.get(last_key)
            months = _run_of_months(first or last, last or first)
            target.update(dict.fromkeys(months))
    if any(not record.values.get(first_key) for record in sure):
        return MISSING
    return listed(list(known), [month for month in unclear if month not in known])


def _run_of_months(first: Month | None, last: Month | None) -> list[Month]:
    if first is None or last is None:
        return []
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    return [first.shifted(index) for index in range(min(length, 1200))]


def _covers(env: Environment, whole: Any, part: Any) -> Truth:
    sure, maybe = parts_of(whole)
    absent = [item for item in part if item not in sure]
    if not absent:
        return True
    return MISSING if all(item in maybe for item in absent) else False


def _uncovered(env: Environment, whole: Any, part: Any) -> str:
    sure, _ = parts_of(whole)
    return f"缺 {'、'.join(str(item) for item in part if item not in sure)}"


def _overlaps(env: Environment, one: Any, other: Any) -> Truth:
    sure, maybe = parts_of(one)
    if any(item in other for item in sure):
        return True
    return MISSING if any(item in other for item in maybe) else False


def _none_of(env: Environment, one: Any, other: Any) -> str:
    found = "、".join(str(item) for item in parts_of(one)[0])
    return f"“{found}”不在其中{nearest(found, other)}"


def _common(env: Environment, one: Any, other: Any) -> Any:
    """The values of the first list that are in the second too; those of which one list is unsure, unsure."""
    sure, maybe = parts_of(one)
    there, perhaps = parts_of(other)
    known = [item for item in sure if item in there]
    doubtful = [item for item in (*sure, *maybe) if item not in known and item in (*there, *perhaps)]
    return listed(known, doubtful)


def _distinct(env: Environment, items: Any) -> Any:
    sure, maybe = parts_of(items)
    return listed(sorted(set(sure)), sorted(set(maybe) - set(sure)))


def _without_endings(env: Environment, text: str, endings: tuple[str, ...]) -> str:
    return _stripped(text, endings)


@lru_cache(maxsize=1024)
def _stripped(text: str, endings: tuple[str, ...]) -> str:
    typed = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    while True:
        ending = next((end for end in endings if typed.endswith(end) and typed != end), None)
        if ending is None:
            return typed
        typed = typed[: -len(ending)]


_PUNCTUATION = str.maketrans("，。；：！？（）“”‘’【】《》", ",.;:!?()\"\"''[]<>")


def _same_wording(env: Environment, one: str, other: str) -> bool:
    """Word for word, without regard to white space and to the width of punctuation."""
    return _letters(one) == _letters(other)


@lru_cache(maxsize=256)
def _letters(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text.translate(_PUNCTUATION))).translate(
        _PUNCTUATION
    )


def _different_wording(env: Environment, one: str, other: str) -> str:
    return f"与规定的文字不一致：填的是“{one}”"


def _ends_with(env: Environment, text: str, endings: tuple[str, ...]) -> bool:
    return any(text.endswith(ending) for ending in endings)


def _not_ending(env: Environment, text: str, endings: tuple[str, ...]) -> str:
    return f"为“{text}”"


def _contains(env: Environment, text: str, part: str) -> bool:
    return part in text


def _identity_ok(env: Environment, number: str, day: date) -> bool:
    return not identity.flaw(number, day)


def _identity_flaw(env: Environment, number: str, day: date) -> str:
    return identity.flaw(number, day)


def _identity_birth(env: Environment, number: str) -> Any:
    return identity.birth_date(number) or Unknown("review", "身份证号里的出生日期不存在")


def _identity_sex(env: Environment, number: str) -> Any:
    return identity.sex(number) or Unknown("review", "身份证号里看不出性别")


def _within(env: Environment, day: date, first: date, last: date) -> bool:
    return first <= day <= last


def _repeated_deadline(env: Environment, day: date, months: int, last_day: int) -> date:
    """The first day ``last_day`` of a month divisible by ``months`` that is not before the day."""
    year, month = day.year, day.month
    while True:
        if month % months == 0:
            candidate = add_months(date(year, month, 1), 0).replace(day=1)
            limit = add_months(candidate, 1) - DAY
            due = candidate.replace(day=min(last_day, limit.day))
            if due >= day:
                return due
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


_LIST = Type("list")
FUNCTIONS: tuple[Function, ...] = (
    Function("year", "年份", (ANY,), NUMBER, lambda env, day: day.year, "{0}的年份", "日期或年月所在的年", "year"),
    Function("month", "月份", (ANY,), NUMBER, lambda env, day: day.month, "{0}的月份", "日期或年月的月（1 至 12）", "month"),
    Function("month_of", "所在月", (DATE,), MONTH, lambda env, day: Month(day.year, day.month), "{0}所在的月", "日期所在的年月", "month"),
    Function("full_years", "满几年", (DATE, DATE), NUMBER, _full_years, "{0}至{1}的整年数", "从前一日期到后一日期满了几个整年"),
    Function("full_months", "满几个月", (DATE, DATE), NUMBER, _full_months, "{0}至{1}的整月数", "从前一日期到后一日期满了几个整月"),
    Function("days", "天数", (DATE, DATE), NUMBER, lambda env, a, b: (b - a).days + 1, "{0}至{1}的天数", "日历天数，首尾两天都算"),
    Function("working_days", "工作日数", (DATE, DATE), NUMBER, _working_days, "{0}至{1}的工作日数", "国务院公布的工作日，首尾两天都算"),
    Function("last_start", "最晚开始", (DATE, NUMBER), DATE, _last_start, "最晚开始日", "到某日为止要满若干工作日，最晚哪一天开始"),
    Function("next_deadline", "下一截止日", (DATE, NUMBER, NUMBER), DATE, _repeated_deadline, "{0}之后的截止日", "每隔几个月、当月第几日截止：下一截止日(日期, 3, 12) 即每季度末月 12 日"),
    Function("within", "介于", (DATE, DATE, DATE), BOOL, _within, "{0}在{1}至{2}之间", "日期在两日之间，首尾都算"),
    Function("working_day_from", "顺延", (DATE,), DATE, _working_day_from, "{0}（遇休息日顺延）", "这一天是工作日就是它，不是就顺延到下一个工作日"),
    Function("later", "较大", (ANY, ANY), ANY, lambda env, a, b: max(a, b), "{0}与{1}中较大的", "两个数、日期、时间长度中大的（晚的、长的）一个"),
    Function("earlier", "较小", (ANY, ANY), ANY, lambda env, a, b: min(a, b), "{0}与{1}中较小的", "两个数、日期、时间长度中小的（早的、短的）一个"),
    Function("first_day", "起始日", (SPANS,), DATE, _first_day, "{0}的第一天", "时间段里最早的一天"),
    Function("last_day", "终止日", (SPANS,), DATE, _last_day, "{0}的最后一天", "时间段里最晚的一天；还在继续的是最远的将来"),
    Function("since", "自", (SPANS, DATE), SPANS, _since, "{0}（自{1}起）", "只留某日及以后的时间"),
    Function("until", "截至", (SPANS, DATE), SPANS, _until, "{0}（截至{1}）", "只留某日及以前的时间"),
    Function("both", "同时", (SPANS, SPANS), SPANS, lambda env, a, b: spans.common(a, b), "{0}与{1}同时具备的时间", "两列时间段都有的日子"),
    Function("joined", "合并", (SPANS, SPANS), SPANS, lambda env, a, b: spans.joined(a, b), "{0}与{1}", "两列时间段合在一起"),
    Function("without", "除去", (SPANS, SPANS), SPANS, lambda env, a, b: spans.without(a, b), "{0}除去{1}", "前者之中不在后者之内的日子"),
    Function("completed", "已满", (SPANS, DURATION, DATE), BOOL, _completed, "{0}", "时间段（扣除间断）到某日已满多长", complain=_incomplete),
    Function("completed_on", "满期日", (SPANS, DURATION), DATE, _completed_on, "{0}满{1}之日", "时间段（扣除间断）哪一天满多长；按所填永远不满的为最远的将来"),
    Function("years_before", "以前年度", (SPANS, DATE), list_of("number"), _years_before, "{0}所在的以前年度", "某日所在年以前、时间段涉及的各年度", "year"),
    Function("last", "最近", (NUMBER, list_of("number")), list_of("number"), _last, "最近 {0} 个{1}", "一列年份中最近的几个；不足则有几个算几个"),
    Function("months_before", "此前各月", (ANY, NUMBER), list_of("month"), _months_before, "{0}之前的 {1} 个月", "某日（或某月）所在月之前的几个月", "month"),
    Function("months_between", "各月", (DATE, DATE), list_of("month"), _months_between, "{0}至{1}的各月", "从前一日期所在的月到后一日期所在的月"),
    Function("covers", "涵盖", (_LIST, _LIST), BOOL, _covers, "{0}涵盖{1}", "前一列包含后一列的全部", complain=_uncovered),
    Function("overlaps", "有其一", (_LIST, _LIST), BOOL, _overlaps, "{1}", "前一列至少有一个在后一列之中", complain=_none_of),
    Function("common", "共有", (_LIST, _LIST), _LIST, _common, "{0}与{1}共有的", "前一列之中也在后一列的"),
    Function("distinct", "去重", (_LIST,), _LIST, _distinct, "{0}", "去掉重复的值"),
    Function("without_endings", "去词尾", (TEXT, list_of("text")), TEXT, _without_endings, "{0}", "去掉末尾的这些词（可连去几个）"),
    Function("same_wording", "文字相同", (TEXT, TEXT), BOOL, _same_wording, "{0}", "逐字相同；空白和标点的全角半角不计", complain=_different_wording),
    Function("ends_with", "末尾是", (TEXT, list_of("text")), BOOL, _ends_with, "{0}末尾是{1}", "文字以其中之一结尾", complain=_not_ending),
    Function("contains", "含有", (TEXT, TEXT), BOOL, _contains, "{0}含有{1}", "文字里有这几个字"),
    Function("identity_ok", "身份证号有效", (TEXT, DATE), BOOL, _identity_ok, "{0}有效", "符合 GB 11643（18 位、省份、出生日期、校验码）", complain=_identity_flaw),
    Function("identity_birth", "身份证号生日", (TEXT,), DATE, _identity_birth, "身份证号里的出生日期", "身份证号第 7 至 14 位"),
    Function("identity_sex", "身份证号性别", (TEXT,), TEXT, _identity_sex, "身份证号里的性别", "身份证号第 17 位：单数为男，双数为女"),
)  # fmt: skip
BY_NAME: dict[str, Function] = {name: f for f in FUNCTIONS for name in (f.name, f.zh)}
SPANS_OF, MONTHS_OF = _spans_of, _months_of
