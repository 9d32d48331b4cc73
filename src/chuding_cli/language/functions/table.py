"""The functions of the rule language, in one table: names, types, and when their values change.

A function gets the environment and its arguments, all of them known; it may give Unknown itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import ceil, floor
from typing import Any, NamedTuple

from chuding_cli.facts import spans
from chuding_cli.facts.scalars import Month
from chuding_cli.language.functions import days as of_days
from chuding_cli.language.functions import lists as of_lists
from chuding_cli.language.functions import spans as of_spans
from chuding_cli.language.functions import text as of_text
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


class Function(NamedTuple):
    """A function of the language: its names, the types in and out, and what it ``means``, for whoever writes rules.

    ``steady`` is the length of time (year, month) within which the value stays the same for a day inside it.
    ``turns`` gives, where the last argument is the judged day, the first later day on which the value could differ
    (None: never). ``one_way``: a later last argument never makes the value smaller.
    """

    name: str
    zh: str
    takes: tuple[Type, ...]
    gives: Type
    run: Callable[..., Any]
    means: str
    steady: str = ""
    turns: Callable[..., date | None] | None = None
    one_way: bool = False


_LIST = Type("list")
FUNCTIONS: tuple[Function, ...] = (
    Function("year", "年份", (ANY,), NUMBER, lambda env, day: day.year, "日期或年月所在的年", "year"),
    Function("month", "月份", (ANY,), NUMBER, lambda env, day: day.month, "日期或年月的月（1 至 12）", "month"),
    Function("month_of", "所在月", (DATE,), MONTH, lambda env, day: Month(day.year, day.month), "日期所在的年月", "month"),
    Function("full_years", "满几年", (DATE, DATE), NUMBER, of_days.full_years, "从前一日期到后一日期满了几个整年", turns=of_days.next_full_year),
    Function("full_months", "满几个月", (DATE, DATE), NUMBER, of_days.full_months, "从前一日期到后一日期满了几个整月", turns=of_days.next_full_month),
    Function("days", "天数", (DATE, DATE), NUMBER, lambda env, a, b: (b - a).days + 1, "日历天数，首尾两天都算", one_way=True),
    Function("working_days", "工作日数", (DATE, DATE), NUMBER, of_days.working_days, "国务院公布的工作日，首尾两天都算", one_way=True),
    Function("last_start", "最晚开始", (DATE, NUMBER), DATE, of_days.last_start, "到某日为止要满若干工作日，最晚哪一天开始"),
    Function("next_deadline", "下一截止日", (DATE, NUMBER, NUMBER), DATE, of_days.repeated_deadline, "每隔几个月、当月第几日截止：下一截止日(日期, 3, 12) 即每季度末月 12 日"),
    Function("within", "介于", (DATE, DATE, DATE), BOOL, of_days.within, "日期在两日之间，首尾都算"),
    Function("working_day_from", "顺延", (DATE,), DATE, of_days.working_day_from, "这一天是工作日就是它，不是就顺延到下一个工作日"),
    Function("working_day_until", "提前", (DATE,), DATE, of_days.working_day_until, "这一天是工作日就是它，不是就提前到上一个工作日"),
    Function("later", "较大", (ANY, ANY), ANY, lambda env, a, b: max(a, b), "两个数、日期、时间长度中大的（晚的、长的）一个"),
    Function("earlier", "较小", (ANY, ANY), ANY, lambda env, a, b: min(a, b), "两个数、日期、时间长度中小的（早的、短的）一个"),
    Function("date", "日期", (NUMBER, NUMBER, NUMBER), DATE, of_days.made_date, "由年、月、日三个数合成的日期；那个月没有这一天的取月末"),
    Function("floor", "取整", (NUMBER,), NUMBER, lambda env, number: floor(number), "舍去小数"),
    Function("ceiling", "进整", (NUMBER,), NUMBER, lambda env, number: ceil(number), "有小数的进一"),
    Function("round", "四舍五入", (NUMBER,), NUMBER, lambda env, number: floor(number * 2 + 1) // 2, "四舍五入成整数"),
    Function("first_day", "起始日", (SPANS,), DATE, of_spans.first_day, "时间段里最早的一天"),
    Function("last_day", "终止日", (SPANS,), DATE, of_spans.last_day, "时间段里最晚的一天；还在继续的是最远的将来"),
    Function("since", "自", (SPANS, DATE), SPANS, of_spans.since, "只留某日及以后的时间"),
    Function("until", "截至", (SPANS, DATE), SPANS, of_spans.until, "只留某日及以前的时间"),
    Function("both", "同时", (SPANS, SPANS), SPANS, lambda env, a, b: spans.common(a, b), "两列时间段都有的日子"),
    Function("joined", "合并", (SPANS, SPANS), SPANS, lambda env, a, b: spans.joined(a, b), "两列时间段合在一起"),
    Function("without", "除去", (SPANS, SPANS), SPANS, lambda env, a, b: spans.without(a, b), "前者之中不在后者之内的日子"),
    Function("completed", "已满", (SPANS, DURATION, DATE), BOOL, of_spans.completed, "时间段（扣除间断）到某日已满多长", turns=of_spans.next_completion),
    Function("completed_unbroken", "连续满", (SPANS, DURATION, DATE), BOOL, of_spans.completed_unbroken, "时间段里有没有连续不断的一段到某日已满多长", turns=of_spans.next_completion_unbroken),
    Function("completed_on", "满期日", (SPANS, DURATION), DATE, of_spans.completed_on, "时间段（扣除间断）哪一天满多长；按所填永远不满的为最远的将来"),
    Function("years_in", "累计年数", (SPANS, DATE), NUMBER, of_spans.years_in, "时间段（扣除间断）到某日累计满了几个整年", turns=of_spans.next_month_in),
    Function("months_in", "累计月数", (SPANS, DATE), NUMBER, of_spans.months_in, "时间段（扣除间断）到某日累计满了几个整月", turns=of_spans.next_month_in),
    Function("days_in", "累计天数", (SPANS, DATE), NUMBER, of_spans.days_in, "时间段到某日累计几天", one_way=True),
    Function("years_before", "以前年度", (SPANS, DATE), list_of("number"), of_spans.years_before, "某日所在年以前、时间段涉及的各年度", "year"),
    Function("last", "最近", (NUMBER, list_of("number")), list_of("number"), of_lists.last, "一列年份中最近的几个；不足则有几个算几个"),
    Function("months_before", "此前各月", (ANY, NUMBER), list_of("month"), of_days.months_before, "某日（或某月）所在月之前的几个月", "month"),
    Function("months_between", "各月", (DATE, DATE), list_of("month"), of_days.months_between, "从前一日期所在的月到后一日期所在的月"),
    Function("covers", "涵盖", (_LIST, _LIST), BOOL, of_lists.covers, "前一列包含后一列的全部"),
    Function("overlaps", "有其一", (_LIST, _LIST), BOOL, of_lists.overlaps, "前一列至少有一个在后一列之中"),
    Function("common", "共有", (_LIST, _LIST), _LIST, of_lists.common, "前一列之中也在后一列的"),
    Function("distinct", "去重", (_LIST,), _LIST, of_lists.distinct, "去掉重复的值"),
    Function("position", "位次", (TEXT, list_of("text")), NUMBER, of_lists.position, "在一列里排第几（从 1 起）；不在其中的由人判断"),
    Function("without_endings", "去词尾", (TEXT, list_of("text")), TEXT, of_text.without_endings, "去掉末尾的这些词（可连去几个）"),
    Function("same_wording", "文字相同", (TEXT, TEXT), BOOL, of_text.same_wording, "逐字相同；空白和标点的全角半角不计"),
    Function("ends_with", "末尾是", (TEXT, list_of("text")), BOOL, of_text.ends_with, "文字以其中之一结尾"),
    Function("starts_with", "开头是", (TEXT, list_of("text")), BOOL, of_text.starts_with, "文字以其中之一开头"),
    Function("lies_in", "位于", (TEXT, list_of("text")), BOOL, of_text.lies_in, "地方就是所列的（几个名称是同一处），或在它之内；看不准的不成立"),
    Function("contains", "含有", (TEXT, TEXT), BOOL, of_text.contains, "文字里有这几个字"),
    Function("identity_ok", "身份证号有效", (TEXT, DATE), BOOL, of_text.identity_ok, "符合 GB 11643（18 位、省份、出生日期、校验码）"),
    Function("identity_birth", "身份证号生日", (TEXT,), DATE, of_text.identity_birth, "身份证号第 7 至 14 位"),
    Function("identity_sex", "身份证号性别", (TEXT,), TEXT, of_text.identity_sex, "身份证号第 17 位：单数为男，双数为女"),
)  # fmt: skip
BY_NAME: dict[str, Function] = {name: f for f in FUNCTIONS for name in (f.name, f.zh)}
# What a list of entries with two ends stands for: by what its ends are, and what is wanted.
CONVERSIONS: dict[tuple[str, str], Callable[..., Any]] = {
    ("span", "spans"): of_spans.spans_of,
    ("months", "spans"): of_spans.spans_of_months,
    ("months", "list"): of_spans.months_of,
}
