"""The day from which a rule holds is found for every kind of condition, as if each day were tried."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from chuding_cli.judging.finding import Eligibility
from chuding_cli.judging.judge import eligibility, judge
from chuding_cli.language.environment import Environment
from chuding_cli.notices.model.notice import Notice

from .expressions import environment
from .notices import built, ruled

SUBMITTED = date(2024, 10, 20)
SEARCHED = 900
WINDOWS = "windows: {o: {name: 申报, stage: online, from: 2024-09-30, to: 2025-10-25}}\n"
AHEAD = "windows: {o: {name: 申报, stage: online, from: 2025-03-01, to: 2025-03-31}}\n"
FOR_SOME = (
    "windows:\n"
    "  m: {name: 男, stage: online, from: 2025-03-01, to: 2025-03-31, when: 性别 = '男'}\n"
    "  w: {name: 女, stage: online, from: 2025-04-01, to: 2025-04-30, when: 性别 = '女'}\n"
)
BORN = "birth_date: 2025-01-15"
WORK = "work: [{from: 2023-12-01, to: 2024-06-30}, {from: 2024-08-01, to: 至今}]"
MARKS = "assessments: [{year: 2023, result: 不合格}, {year: 2024, result: 合格}]"
LAST_YEAR = (
    "for_each: 最近(1, 以前年度(工作经历, 申报日))\n"
    "require: {for_each: 年度考核 其中 年度 = 此, require: 结果 = '合格'}"
)


def first_day(notice: Notice, env: Environment) -> date | None:
    """The first later day on which the rule passes."""
    for number in range(1, SEARCHED):
        day = env.days.submission + timedelta(days=number)
        (finding,) = judge(notice, env.on(day), "online")
        if finding.status == "pass":
            return day
    return None


@pytest.mark.parametrize(
    ("require", "facts", "before", "day"),
    [
        ("出生日期 <= 申报日", BORN, "", date(2025, 1, 15)),
        ("出生日期 < 申报日", BORN, "", date(2025, 1, 16)),
        ("出生日期 = 申报日", BORN, "", date(2025, 1, 15)),
        ("申报日 > 出生日期 + 1 个月", BORN, "", date(2025, 2, 16)),
        ("申报日 - 1 年 >= 出生日期", BORN, "", date(2026, 1, 15)),
        ("非 申报日 < 出生日期", BORN, "", date(2025, 1, 15)),
        ("2025-02-01 <= 申报日 < 2025-02-03 或 申报日 > 2026-01-01", BORN, "", date(2025, 2, 1)),
        ("申报日 > 2025-02-01 且 申报日 != 2025-02-02", BORN, "", date(2025, 2, 3)),
        ("申报日 < 出生日期 - 1 年", BORN, "", None),
        ("天数(出生日期, 申报日) > 30", BORN, "", date(2025, 2, 14)),
        ("工作日数(出生日期, 申报日) >= 5", BORN, "", date(2025, 1, 21)),
        ("天数(出生日期, 申报日) = 31", BORN, "", date(2025, 2, 14)),
        ("申报日 - 出生日期 >= 30", BORN, "", date(2025, 2, 14)),
        ("出生日期 - 申报日 < -30", BORN, "", date(2025, 2, 15)),
        ("30 < 天数(出生日期, 申报日) + 5 < 35", BORN, "", date(2025, 2, 9)),
        ("申报日 - 1 个月 = 出生日期", BORN, "", date(2025, 2, 15)),
        ("申报日 - 10 工作日 > 出生日期", BORN, "", date(2025, 2, 6)),
        ("天数(出生日期, 申报日) < -1000", BORN, "", None),
        ("有一条(工作经历, 申报日 - 开始 > 400)", WORK, "", date(2025, 1, 5)),
        ("条数(工作经历 其中 天数(开始, 申报日) > 200) = 2", WORK, "", date(2025, 2, 17)),
        ("过 > 400", BORN, "derive: {过: '申报日 - 2024-01-01'}\n", date(2025, 2, 5)),
        ("满几年(出生日期, 申报日) >= 1", BORN, "", date(2026, 1, 15)),
        ("满几个月(出生日期, 申报日) = 2", BORN, "", date(2025, 3, 15)),
        ("年份(申报日) >= 2026", BORN, "", date(2026, 1, 1)),
        ("月份(申报日) = 3", BORN, "", date(2025, 3, 1)),
        ("所在月(申报日) > 所在月(出生日期)", BORN, "", date(2025, 2, 1)),
        ("年份(申报日) - 年份(出生日期) = 1", BORN, "", date(2026, 1, 1)),
        ("介于(申报日, 出生日期, 2025-03-01)", BORN, "", date(2025, 1, 15)),
        ("下一截止日(申报日, 3, 12) = 2025-03-12", BORN, "", date(2024, 12, 13)),
        (
            "已满(工作经历, 1 年, 申报日) 且 涵盖(社保缴费, 此前各月(申报日, 6))",
            f"{WORK}\n社保缴费: [{{起: 2024-07, 止: 至今}}]",
            "",
            date(2025, 1, 1),
        ),
        ("有其一(此前各月(申报日, 2), [2025-03])", BORN, "", date(2025, 4, 1)),
        ("已满(工作经历, 1 年, 申报日)", WORK, "", date(2025, 1, 1)),
        ("已满(工作经历, 1 年, 申报日 + 1 个月)", WORK, "", date(2024, 12, 1)),
        (
            "已满(自(工作经历, 申报日 - 100 天), 100 天, 申报日)",
            "work: [{from: 2024-10-01, to: 至今}]",
            "",
            date(2025, 1, 9),
        ),
        ("累计月数(工作经历, 申报日) >= 12", WORK, "", date(2025, 1, 1)),
        (
            "连续满(工作经历, 1 年, 申报日)",
            "work: [{from: 2023-06-01, to: 2023-12-31}, {from: 2024-03-01, to: 至今}]",
            "",
            date(2025, 3, 1),
        ),
        ("申报日 > 提前(出生日期 + 3 天)", BORN, "", date(2025, 1, 18)),
        ("window: online", "sex: 女", FOR_SOME, date(2025, 4, 1)),
        ("累计年数(工作经历, 申报日) = 1", WORK, "", date(2025, 1, 1)),
        (
            "累计月数(工作经历, 申报日) / 2 >= 12 或 累计天数(工作经历, 申报日) > 400",
            WORK,
            "",
            date(2025, 2, 4),
        ),
        ("若(申报日 >= 2025-02-01, 2, 1) = 2", WORK, "", date(2025, 2, 1)),
        ("日期(年份(申报日), 6, 30) < 申报日 且 年份(申报日) = 2025", BORN, "", date(2025, 7, 1)),
        ("较大(出生日期, 2025-03-01) <= 申报日", BORN, "", date(2025, 3, 1)),
        ("申报日 >= 顺延(出生日期 + 3 天)", BORN, "", date(2025, 1, 20)),
        ("已满(截至(工作经历, 申报日), 1 年, 申报日)", WORK, "", date(2024, 12, 31)),
        ("已满(工作经历, 1 年, 申报日) 且 年份(申报日) = 2026", WORK, "", date(2026, 1, 1)),
        ("申报日 >= 满期日(工作经历, 1 年)", WORK, "", date(2025, 1, 1)),
        ("条数(以前年度(工作经历, 申报日)) = 3", WORK, "", date(2026, 1, 1)),
        (LAST_YEAR, f"{WORK}\n{MARKS}", "", date(2025, 1, 1)),
        ("有一条(年度考核, 年度 = 年份(申报日) - 1 且 结果 = '合格')", MARKS, "", date(2025, 1, 1)),
        ("at_least: 2\nof: 年度考核\nrequire: 年度 < 年份(申报日)", MARKS, "", date(2025, 1, 1)),
        ("window: o", BORN, AHEAD, date(2025, 3, 1)),
        ("not: {window: o}", BORN, WINDOWS, date(2025, 10, 26)),
        (
            "first:\n- {if: 申报日 < 出生日期, then: fail}\n- {else: 申报日 > 2025-06-01}",
            BORN,
            "",
            date(2025, 6, 2),
        ),
        ("{judge: 年份(申报日), pass: [2026], otherwise: fail}", BORN, "", date(2026, 1, 1)),
        ("性别 = '男' 或 申报日 > 2025-06-01", "sex: 女", "", date(2025, 6, 2)),
        ("性别 = '男' 且 申报日 > 2025-06-01", "sex: 女", "", None),
        (
            "几 > 1",
            BORN,
            "derive: {几: {choose: [{if: 申报日 > 出生日期, then: 2}, {else: 1}]}}\n",
            date(2025, 1, 16),
        ),
    ],
)
def test_the_day_is_the_one_found_by_trying_each(
    require: str, facts: str, before: str, day: date | None
) -> None:
    notice = built(ruled(require, before, "eligibility"))
    env = environment(facts)
    findings = judge(notice, env, "online")
    assert [finding.status for finding in findings] == ["fail"]
    answer = eligibility(notice, env, findings)
    assert (answer.on, answer.never) == (day, day is None)
    assert day == first_day(notice, env)


def test_a_rule_that_begins_to_fail_later_is_waited_for_as_well() -> None:
    """The first rule would hold from 1 December, but on that day the second does not."""
    text = ruled("申报日 >= 2024-12-01", "", "eligibility")
    second = ruled("申报日 < 2024-11-01 或 申报日 >= 2025-02-01", "", "eligibility")
    text += second[second.index("  - id: r") :].replace("id: r", "id: s")
    notice = built(text)
    env = environment(BORN)
    answer = eligibility(notice, env, judge(notice, env, "online"))
    assert answer == Eligibility(date(2025, 2, 1), False, None, possible_on=date(2025, 2, 1))
