"""Inputs of any size: one applicant with so many entries in some lists, one rules file with so many parts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import date, timedelta

NOTICES = ("aksu-2025", "cixi-2018", "jiangxi-2013", "korla-2024", "ningbo-gaoxin-2024", "quzhou-2021")
LISTS: dict[str, Callable[[int], str]] = {
    "工作经历": lambda at: f"{{开始: {_day(at)}, 结束: {_day(at)}, 类别: 专业技术}}",
    "现有职称": lambda at: f"{{级别: 员级, 取得日期: {_day(at)}}}",
    "年度考核": lambda at: f"{{年度: {1980 + at % 60}, 结果: 合格}}",
    "继续教育": lambda at: f"{{年度: {1980 + at % 60}, 公需课时: 1, 专业课时: 2}}",
    "社保缴费": lambda at: f"{{起: {_day(at):%Y-%m}, 参保地: 库尔勒市}}",
}


def _day(at: int) -> date:
    return date(2021, 1, 1) + timedelta(days=3 * at)


def person(notice: str, lists: Iterable[str], entries: int, level: str = "本科") -> str:
    """An applicant file with so many entries in each of some lists."""
    lines = [
        f"通知: {notice}",
        "姓名: 某人",
        "人员身份: 在职",
        f"学历: {{层次: {level}, 学习形式: 全日制, 毕业日期: 2020-07-01}}",
        "单位: {名称: 甲, 性质: 企业, 所在地: 阿克苏地区}",
        "申报: {系列: 工程, 申报日期: 2021-10-20}",
    ]
    for name in lists:
        lines += [f"{name}:", *(f"  - {LISTS[name](at)}" for at in range(entries))]
    return "\n".join(lines) + "\n"


_HEAD = """\
id: x
name: 某
place: [某]
source: {file: x.md, sha256: x}
in_force: {from: 2021-01-01}
"""
_RULES = """\
rules:
  eligibility:
    - {id: a, title: 甲, clause: 一, cite: {1: 甲}, require: %s}
"""


def rules(derived: list[str], require: str) -> str:
    """A rules file with some derived facts and one rule."""
    named = "".join(f"  {line}\n" for line in derived)
    asked = require if require.startswith("{") else f'"{require}"'
    return f"{_HEAD}{f'derive:{chr(10)}{named}' if named else ''}{_RULES % asked}"


def chain(first: str, following: str, length: int, require: str) -> str:
    """Names of which each is made from the one before: ``{0}`` in ``following``."""
    names = [f"甲0: {first}"]
    names += [f"甲{at}: {following.format(f'甲{at - 1}')}" for at in range(1, length)]
    return rules(names, require.format(f"甲{length - 1}"))


CHAINS: dict[str, Callable[[int], str]] = {
    "plus": lambda n: rules(["甲: " + " + ".join(["1"] * n)], "甲 > 年份(申报日)"),
    "minus": lambda n: rules([], "1" + " - 1" * n + " > 年份(申报日)"),
    "times": lambda n: rules([], " * ".join(["9"] * n) + " > 年份(申报日)"),
    "not": lambda n: rules([], "非 " * n + "性别 = '男'"),
    "brackets": lambda n: rules([], "(" * n + "性别 = '男'" + ")" * n),
    "lists": lambda n: rules([], "性别 属于 " + "[" * n + "'男'" + "]" * n),
    "calls": lambda n: rules([], "较大(" * n + "年份(申报日)" + ", 1)" * n + " > 3"),
    "all": lambda n: rules([], "{all: [" * n + "性别 = '男'" + "]}" * n),
    "names": lambda n: chain("1", "{0} + 1", n, "{0} > 年份(申报日)"),
    "doubling": lambda n: chain("年份(申报日)", "{0} + {0}", n, "{0} < 3"),
    "squares": lambda n: chain("年份(申报日)", "{0} * {0}", n, "{0} < 3"),
    "unknown": lambda n: chain("年份(出生日期)", "{0} + {0}", n, "{0} < 3"),
    "either": lambda n: chain("年份(申报日) = 3", "{0} 或 {0}", n, "{0}"),
    "both": lambda n: chain("年份(申报日) = 3", "{0} 且 {0}", n, "{0}"),
    "negated": lambda n: chain("年份(申报日) = 3", "非 {0}", n, "{0}"),
    "chosen": lambda n: chain("年份(申报日)", "若({0} > 3, {0}, {0} + 1)", n, "{0} < 3"),
    "walks": lambda n: chain("年份(申报日) = 3", "有一条(工作经历, {0})", n, "{0}"),
    "filters": lambda n: chain("工作经历", "{0} 其中 结束 >= 申报日", n, "条数({0}) > 2"),
}
WIDE: dict[str, Callable[[int], str]] = {  # what only gets longer is no deeper, and is used
    "and": lambda n: rules([], " 且 ".join(["性别 = '男'"] * n)),
    "or": lambda n: rules([], " 或 ".join(["性别 = '男'"] * n)),
    "rows": lambda n: rules(
        [], "{first: [" + ", ".join(["{if: 性别 = '男', then: pass}"] * n) + ", {else: fail}]}"
    ),
    "any": lambda n: rules([], "{any: [" + ", ".join(["性别 = '男'"] * n) + "]}"),
}


def seconds(act: Callable[[], object]) -> float:
    """The processor time that something takes."""
    begun = time.process_time()
    act()
    return time.process_time() - begun
