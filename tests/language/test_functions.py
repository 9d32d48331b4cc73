"""Every function of the language at least once true, once false and once unknown, in both languages."""

from __future__ import annotations

import pytest

from chuding_cli.language.parsing.calls import known_functions

from .expressions import parsed, shape, value, verdict

WORK = "work: [{from: 2022-01-01, to: 2022-06-30}, {from: 2022-07-11, to: 至今}]"
LOOSE = "work: [{from: 2022-01-01}]"  # nobody says how long
HOURS = (
    "training: [{year: 2023, public_hours: 30}, {year: 2023, public_hours: 5}, "
    "{year: 2024, public_hours: 40}]"
)
GAPS = "training: [{year: 2023, public_hours: 30}, {year: 2024}]"
PAID = "social_insurance: [{from: 2024-04, to: 2024-09, place: 库尔勒市}]"
BORN = "birth_date: 2000-02-29"
NUMBER = "identity_number: 652801200002291112"
PHOTO = "documents: {photo: photo.jpg}"
NOTHING = "name: 某"

# English name, Chinese name: (expression, facts, status); {0} is the function's name.
CASES: dict[tuple[str, str], list[tuple[str, str, str]]] = {
    ("year", "年份"): [
        ("{0}(birth_date) = 2000", BORN, "pass"),
        ("{0}(birth_date) = 2001", BORN, "fail"),
        ("{0}(birth_date) = 2000", NOTHING, "missing"),
    ],
    ("month", "月份"): [
        ("{0}(birth_date) = 2", BORN, "pass"),
        ("{0}(birth_date) = 3", BORN, "fail"),
        ("{0}(birth_date) = 2", NOTHING, "missing"),
    ],
    ("month_of", "所在月"): [
        ("{0}(birth_date) = 2000-02", BORN, "pass"),
        ("{0}(birth_date) >= 2000-03", BORN, "fail"),
        ("{0}(birth_date) = 2000-02", NOTHING, "missing"),
    ],
    ("full_years", "满几年"): [
        ("{0}(birth_date, 2001-02-28) = 1", BORN, "pass"),
        ("{0}(birth_date, 2001-02-27) = 1", BORN, "fail"),
        ("{0}(birth_date, 2001-02-28) = 1", NOTHING, "missing"),
    ],
    ("full_months", "满几个月"): [
        ("{0}(birth_date, 2000-03-29) = 1", BORN, "pass"),
        ("{0}(birth_date, 2000-03-28) = 1", BORN, "fail"),
        ("{0}(birth_date, 2000-03-29) = 1", NOTHING, "missing"),
    ],
    ("days", "天数"): [
        ("{0}(birth_date, 2000-03-01) = 2", BORN, "pass"),
        ("{0}(birth_date, 2000-03-01) = 1", BORN, "fail"),
        ("{0}(birth_date, 2000-03-01) = 2", NOTHING, "missing"),
    ],
    ("working_days", "工作日数"): [
        ("{0}(birth_date, 2024-10-12) = 5", "birth_date: 2024-10-08", "pass"),
        ("{0}(birth_date, 2024-10-11) >= 5", "birth_date: 2024-10-08", "fail"),
        ("{0}(birth_date, 2024-10-12) = 5", NOTHING, "missing"),
        ("{0}(birth_date, 2099-10-12) = 5", "birth_date: 2099-10-08", "review"),
    ],
    ("last_start", "最晚开始"): [
        ("{0}(birth_date, 5) = 2024-10-08", "birth_date: 2024-10-12", "pass"),
        ("{0}(birth_date, 6) = 2024-10-08", "birth_date: 2024-10-12", "fail"),
        ("{0}(birth_date, 5) = 2024-10-08", NOTHING, "missing"),
        ("{0}(birth_date, 5) = 2024-10-08", "birth_date: 2099-10-12", "review"),
    ],
    ("next_deadline", "下一截止日"): [
        ("{0}(birth_date, 3, 12) = 2024-12-12", "birth_date: 2024-09-13", "pass"),
        ("{0}(birth_date, 3, 12) = 2024-12-12", "birth_date: 2024-09-12", "fail"),
        ("{0}(birth_date, 3, 12) = 2024-12-12", NOTHING, "missing"),
        ("{0}(birth_date, 2, 31) = 2024-02-29", "birth_date: 2024-02-01", "pass"),
    ],
    ("date", "日期"): [
        ("{0}(year(birth_date) + 1, 2, 28) = 2001-02-28", BORN, "pass"),
        ("{0}(year(birth_date) + 1, 2, 29) = 2001-02-28", BORN, "pass"),  # a day that the month does not have
        ("{0}(2000, month(birth_date), 1) = 2000-03-01", BORN, "fail"),
        ("{0}(year(birth_date), 12, 31) = 2000-12-31", NOTHING, "missing"),
        ("{0}(2000, 13, 1) > birth_date", BORN, "review"),
        ("{0}(2000, 1, 32) > birth_date", BORN, "review"),
    ],
    ("floor", "取整"): [
        ("{0}(sum(training, public_hours) / 2) = 37", HOURS, "pass"),
        ("{0}(sum(training, public_hours) / 2) = 38", HOURS, "fail"),
        ("{0}(sum(training, public_hours) / 5) = 15", HOURS, "pass"),
        ("{0}(sum(training, public_hours)) = 1", GAPS, "missing"),
    ],
    ("ceiling", "进整"): [
        ("{0}(sum(training, public_hours) / 2) = 38", HOURS, "pass"),
        ("{0}(sum(training, public_hours) / 2) = 37", HOURS, "fail"),
        ("{0}(sum(training, public_hours)) = 1", GAPS, "missing"),
    ],
    ("round", "四舍五入"): [
        ("{0}(sum(training, public_hours) / 2) = 38", HOURS, "pass"),
        ("{0}(sum(training, public_hours) / 4) = 19", HOURS, "pass"),
        ("{0}(sum(training, public_hours) / 7) = 10", HOURS, "fail"),
        ("{0}(sum(training, public_hours)) = 1", GAPS, "missing"),
    ],
    ("years_in", "累计年数"): [
        ("{0}(work, 2023-01-10) = 0", WORK, "pass"),  # the ten days between the two have to be made up
        ("{0}(work, 2023-01-11) = 1", WORK, "pass"),
        ("{0}(work, 2023-01-11) = 2", WORK, "fail"),
        ("{0}(work, 2023-01-11) >= 0", LOOSE, "missing"),
    ],
    ("months_in", "累计月数"): [
        ("{0}(work, 2022-01-31) = 0", WORK, "pass"),
        ("{0}(work, 2022-02-01) = 1", WORK, "pass"),
        ("{0}(work, 2022-08-10) = 6", WORK, "pass"),
        ("{0}(work, 2022-08-11) = 6", WORK, "fail"),
        ("{0}(work, 2021-08-11) = 0", WORK, "pass"),
        ("{0}(work, 2022-08-11) >= 0", LOOSE, "missing"),
    ],
    ("days_in", "累计天数"): [
        ("{0}(work, 2022-07-11) = 182", WORK, "pass"),  # to 30 June, and 11 July
        ("{0}(work, 2022-07-10) = 182", WORK, "fail"),
        ("{0}(work, 2022-07-10) >= 0", LOOSE, "missing"),
    ],
    ("starts_with", "开头是"): [
        ("{0}(name, ['某'])", "name: 某人", "pass"),
        ("{0}(name, ['人', '又'])", "name: 某人", "fail"),
        ("{0}(politics, ['某'])", NOTHING, "missing"),
    ],
    ("if", "若"): [
        ("{0}(sex = '男', 60, 55) = 60", "sex: 男", "pass"),
        ("{0}(sex = '男', 60, 55) = 60", "sex: 女", "fail"),
        ("{0}(sex = '男', 60, 55) > 50", NOTHING, "missing"),
        ("sum(training, {0}(year = 2023, public_hours / 5, public_hours)) = 47", HOURS, "pass"),
        ("{0}(sex = '男', birth_date = 2000-02-29, is_given(name))", f"{BORN}\nsex: 男", "pass"),
    ],
    ("working_day_from", "顺延"): [
        ("{0}(birth_date) = 2024-10-08", "birth_date: 2024-10-01", "pass"),  # the National Day holiday
        ("{0}(birth_date) = 2024-10-12", "birth_date: 2024-10-12", "pass"),  # a Saturday that was worked
        ("{0}(birth_date) = 2024-10-05", "birth_date: 2024-10-05", "fail"),
        ("{0}(birth_date) = 2024-10-08", NOTHING, "missing"),
        ("{0}(birth_date) = 2099-10-08", "birth_date: 2099-10-08", "review"),
    ],
    ("working_day_until", "提前"): [
        ("{0}(birth_date) = 2024-09-30", "birth_date: 2024-10-07", "pass"),  # the National Day holiday
        ("{0}(birth_date) = 2024-10-12", "birth_date: 2024-10-12", "pass"),  # a Saturday that was worked
        ("{0}(birth_date) = 2024-10-05", "birth_date: 2024-10-05", "fail"),
        ("{0}(birth_date) = 2024-10-08", NOTHING, "missing"),
        ("{0}(birth_date) = 2099-10-08", "birth_date: 2099-10-08", "review"),
    ],
    ("completed_unbroken", "连续满"): [
        ("{0}(work, 6 个月, 2022-06-30)", WORK, "pass"),  # the first job alone
        ("{0}(work, 6 个月, 2022-06-29)", WORK, "fail"),
        ("{0}(work, 1 年, 2023-07-11)", WORK, "pass"),  # the second one alone
        ("{0}(work, 1 年, 2023-07-10)", WORK, "fail"),  # though both together have made it
        ("{0}(work, 1 年, 2023-07-11)", LOOSE, "missing"),
    ],
    ("position", "位次"): [
        ("{0}(name, ['甲', '乙', '丙']) >= {0}('乙', ['甲', '乙', '丙'])", "name: 丙", "pass"),
        ("{0}(name, ['甲', '乙', '丙']) >= 2", "name: 甲", "fail"),
        ("{0}(politics, ['甲', '乙', '丙']) >= 2", NOTHING, "missing"),
        ("{0}(name, ['甲', '乙', '丙']) >= 2", "name: 丁", "review"),
    ],
    ("later", "较大"): [
        ("{0}(birth_date, 2000-02-28) = 2000-02-29", BORN, "pass"),
        ("{0}(birth_date, 2000-03-01) = 2000-02-29", BORN, "fail"),
        ("{0}(birth_date, 2000-02-28) = 2000-02-29", NOTHING, "missing"),
        ("{0}(year(birth_date) - 1999, 3) = 3", BORN, "pass"),
        ("birth_date + {0}(1 年, 6 个月) = 2001-02-28", BORN, "pass"),
    ],
    ("earlier", "较小"): [
        ("{0}(birth_date, 2000-03-01) = 2000-02-29", BORN, "pass"),
        ("{0}(birth_date, 2000-02-28) = 2000-02-29", BORN, "fail"),
        ("{0}(birth_date, 2000-03-01) = 2000-02-29", NOTHING, "missing"),
    ],
    ("first_day", "起始日"): [
        ("{0}(work) = 2022-01-01", WORK, "pass"),
        ("{0}(since(work, 2022-03-01)) = 2022-01-01", WORK, "fail"),
        ("{0}(work) = 2022-01-01", LOOSE, "missing"),
        ("{0}(since(until(work, 2022-01-31), 2022-02-01)) = 2022-02-01", WORK, "missing"),
    ],
    ("last_day", "终止日"): [
        ("{0}(until(work, 2022-07-20)) = 2022-07-20", WORK, "pass"),
        ("{0}(until(work, 2022-07-05)) = 2022-07-05", WORK, "fail"),
        ("{0}(work) > 2999-01-01", WORK, "pass"),
        ("{0}(work) > 2022-01-01", LOOSE, "missing"),
    ],
    ("common", "共有"): [
        (
            "count({0}(social_insurance, [2024-08, 2099-12])) = 2",
            "社保缴费: [{起: 2024-08, 止: 至今}]",
            "pass",
        ),
        ("count({0}(social_insurance, [2024-08, 2024-09, 2024-10])) = 2", PAID, "pass"),
        ("count({0}(social_insurance, [2024-08, 2024-09, 2024-10])) = 3", PAID, "fail"),
        ("count({0}(social_insurance, [2024-08])) = 1", NOTHING, "missing"),
    ],
    ("months_between", "各月"): [
        ("{0}(birth_date, 2000-04-01) = [2000-02, 2000-03, 2000-04]", BORN, "pass"),
        ("count({0}(birth_date, 2000-02-29)) = 2", BORN, "fail"),
        ("count({0}(birth_date, 2000-01-31)) = 0", BORN, "pass"),
        ("count({0}(birth_date, 2000-04-01)) = 3", NOTHING, "missing"),
        ("count({0}(2022-01-01, last_day(work))) = 3", WORK, "missing"),
    ],
    ("within", "介于"): [
        ("{0}(birth_date, 2000-02-29, 2000-02-29)", BORN, "pass"),
        ("{0}(birth_date, 2000-03-01, 2000-03-02)", BORN, "fail"),
        ("{0}(birth_date, 2000-01-01, 2000-12-31)", NOTHING, "missing"),
    ],
    ("since", "自"): [
        ("completed({0}(work, 2022-08-01), 1 年, 2023-08-01)", WORK, "pass"),
        ("completed({0}(work, 2022-08-01), 1 年, 2023-07-31)", WORK, "fail"),
        ("completed({0}(work, 2022-08-01), 1 年, 2023-08-01)", LOOSE, "missing"),
    ],
    ("until", "截至"): [
        ("completed({0}(work, 2023-01-10), 1 年, 2024-01-01)", WORK, "pass"),
        ("completed({0}(work, 2022-12-31), 1 年, 2024-01-01)", WORK, "fail"),
        ("completed({0}(work, 2022-12-31), 1 年, 2024-01-01)", NOTHING, "missing"),
    ],
    ("both", "同时"): [
        ("completed({0}(work, since(work, 2022-07-11)), 1 年, 2023-07-11)", WORK, "pass"),
        ("completed({0}(work, since(work, 2022-07-11)), 1 年, 2023-07-10)", WORK, "fail"),
        ("completed({0}(work, work), 1 年, 2024-01-01)", LOOSE, "missing"),
    ],
    ("joined", "合并"): [
        ("completed({0}(until(work, 2022-06-30), since(work, 2022-07-11)), 1 年, 2023-01-11)", WORK, "pass"),
        ("completed({0}(until(work, 2022-06-30), since(work, 2022-07-11)), 1 年, 2023-01-10)", WORK, "fail"),
        ("completed({0}(work, work), 1 年, 2024-01-01)", LOOSE, "missing"),
    ],
    ("without", "除去"): [
        ("completed({0}(work, until(work, 2022-06-30)), 1 年, 2023-07-11)", WORK, "pass"),
        ("completed({0}(work, until(work, 2022-06-30)), 1 年, 2023-07-10)", WORK, "fail"),
        ("completed({0}(work, work), 1 年, 2030-01-01)", WORK, "fail"),
        ("completed({0}(work, until(work, 2022-06-30)), 1 年, 2024-01-01)", LOOSE, "missing"),
    ],
    ("completed", "已满"): [
        ("{0}(work, 1 年, 2023-01-11)", WORK, "pass"),
        ("{0}(work, 1 年, 2023-01-10)", WORK, "fail"),
        ("{0}(work, 1 年, 2023-01-11)", LOOSE, "missing"),
        ("{0}(work, 1 年, 2023-01-11)", NOTHING, "missing"),
    ],
    ("completed_on", "满期日"): [
        ("{0}(work, 1 年) = 2023-01-11", WORK, "pass"),
        ("{0}(work, 1 年) < 2023-01-11", WORK, "fail"),
        ("{0}(work, 1 年) = 2023-01-11", LOOSE, "missing"),
    ],
    ("years_before", "以前年度"): [
        ("count({0}(work, 2024-10-20)) = 2", WORK, "pass"),
        ("count({0}(work, 2025-01-01)) = 2", WORK, "fail"),
        ("count({0}(work, 2024-10-20)) = 2", LOOSE, "missing"),
    ],
    ("last", "最近"): [
        ("overlaps({0}(1, years_before(work, submission_day)), [2023])", WORK, "pass"),
        ("overlaps({0}(1, years_before(work, submission_day)), [2022])", WORK, "fail"),
        ("overlaps({0}(1, years_before(work, submission_day)), [2023])", LOOSE, "missing"),
        ("count({0}(9, years_before(work, submission_day))) = 2", WORK, "pass"),
        ("count({0}(0, years_before(work, submission_day))) = 0", WORK, "pass"),
    ],
    ("months_before", "此前各月"): [
        ("covers(social_insurance, {0}(submission_day, 6))", PAID, "pass"),
        ("covers(social_insurance, {0}(submission_day, 7))", PAID, "fail"),
        ("covers(social_insurance, {0}(birth_date, 6))", PAID, "missing"),
    ],
    ("covers", "涵盖"): [
        ("{0}(social_insurance, [2024-04, 2024-09])", PAID, "pass"),
        ("{0}(social_insurance, [2024-09, 2024-10])", PAID, "fail"),
        ("{0}(social_insurance, [2024-04])", NOTHING, "missing"),
        (
            "{0}(social_insurance where place = 'x', [2024-04])",
            "social_insurance: [{from: 2024-04}]",
            "missing",
        ),
    ],
    ("overlaps", "有其一"): [
        ("{0}(social_insurance, [2024-03, 2024-04])", PAID, "pass"),
        ("{0}(social_insurance, [2024-03])", PAID, "fail"),
        ("{0}(social_insurance, [2024-03])", NOTHING, "missing"),
        (
            "{0}(social_insurance where place = 'x', [2024-04])",
            "social_insurance: [{from: 2024-04}]",
            "missing",
        ),
    ],
    ("distinct", "去重"): [
        ("count({0}(given(name, politics))) = 1", "{name: 某, politics: 某}", "pass"),
        ("count({0}(given(name, politics))) = 1", "{name: 某, politics: 又}", "fail"),
        ("count({0}(given(politics))) = 1", NOTHING, "missing"),
    ],
    ("without_endings", "去词尾"): [
        ("{0}(name, ['系列', '初级']) = '教师'", "name: 教师系列初级", "pass"),
        ("{0}(name, ['系列']) = '教师'", "name: 系列教师", "fail"),
        ("{0}(name, ['系列']) = '系列'", "name: 系列", "pass"),
        ("{0}(politics, ['系列']) = '教师'", NOTHING, "missing"),
    ],
    ("same_wording", "文字相同"): [
        ("{0}(name, '同意，“推荐”。')", "name: '同意, \"推荐\".'", "pass"),
        ("{0}(name, '同意，推荐')", "name: 同意推荐", "fail"),
        ("{0}(name, '同意，推荐')", "name: 同意、推荐", "fail"),
        ("{0}(politics, '同意')", NOTHING, "missing"),
    ],
    ("ends_with", "末尾是"): [
        ("{0}(name, ['县', '市'])", "name: 库尔勒市", "pass"),
        ("{0}(name, ['县', '州'])", "name: 库尔勒市", "fail"),
        ("{0}(politics, ['市'])", NOTHING, "missing"),
    ],
    ("lies_in", "位于"): [
        ("{0}(name, ['库尔勒市'])", "name: 新疆巴州库尔勒市建国路1号", "pass"),
        ("{0}(name, ['库尔勒市'])", "name: 非库尔勒市", "fail"),
        ("{0}(politics, ['库尔勒市'])", NOTHING, "missing"),
    ],
    ("contains", "含有"): [
        ("{0}(name, '尔勒')", "name: 库尔勒市", "pass"),
        ("{0}(name, '勒尔')", "name: 库尔勒市", "fail"),
        ("{0}(politics, '某')", NOTHING, "missing"),
    ],
    ("identity_ok", "身份证号有效"): [
        ("{0}(identity_number, submission_day)", NUMBER, "pass"),
        ("{0}(identity_number, 2000-02-28)", NUMBER, "fail"),
        ("{0}(identity_number, submission_day)", NOTHING, "missing"),
    ],
    ("identity_birth", "身份证号生日"): [
        ("{0}(identity_number) = 2000-02-29", NUMBER, "pass"),
        ("{0}(identity_number) = 2000-02-28", NUMBER, "fail"),
        ("{0}(identity_number) = 2000-02-29", NOTHING, "missing"),
        ("{0}(identity_number) = 2000-02-29", "identity_number: 652801200002301112", "review"),
    ],
    ("identity_sex", "身份证号性别"): [
        ("{0}(identity_number) = '男'", NUMBER, "pass"),
        ("{0}(identity_number) = '女'", NUMBER, "fail"),
        ("{0}(identity_number) = '男'", NOTHING, "missing"),
        ("{0}(identity_number) = '男'", "identity_number: '1'", "review"),
    ],
    ("sum", "合计"): [
        ("{0}(training, public_hours) = 75", HOURS, "pass"),
        ("{0}(training, public_hours) > 75", HOURS, "fail"),
        ("{0}(training, public_hours) > 1", GAPS, "missing"),
        ("{0}(training, public_hours) > 1", NOTHING, "missing"),
    ],
    ("sum_given", "合计已填"): [
        ("{0}(training, public_hours) = 30", GAPS, "pass"),
        ("{0}(training, public_hours) > 30", GAPS, "fail"),
        ("{0}(training, credits) >= 0", GAPS, "missing"),
        ("{0}(training where public_hours > 1, year) > 1", GAPS, "missing"),
    ],
    ("listed", "列出"): [
        ("overlaps({0}(training, public_hours), [30])", HOURS, "pass"),
        ("overlaps({0}(training, public_hours), [31])", HOURS, "fail"),
        ("overlaps({0}(training, credits), [31])", GAPS, "missing"),
    ],
    ("mean", "平均"): [
        ("{0}(training, public_hours) = 25", HOURS, "pass"),
        ("{0}(training, public_hours) > 25", HOURS, "fail"),
        ("{0}(training, public_hours) > 1", GAPS, "missing"),
    ],
    ("max", "最大"): [
        ("{0}(training, public_hours) = 40", HOURS, "pass"),
        ("{0}(training, public_hours) > 40", HOURS, "fail"),
        ("{0}(training, public_hours) > 1", GAPS, "missing"),
    ],
    ("min", "最小"): [
        ("{0}(training, public_hours) = 5", HOURS, "pass"),
        ("{0}(training, public_hours) > 5", HOURS, "fail"),
        ("{0}(training, public_hours) > 1", GAPS, "missing"),
    ],
    ("every", "每条"): [
        ("{0}(training, public_hours >= 5)", HOURS, "pass"),
        ("{0}(training, public_hours >= 6)", HOURS, "fail"),
        ("{0}(training, public_hours >= 5)", GAPS, "missing"),
        ("{0}(training, public_hours >= 31)", GAPS, "fail"),
        ("{0}(titles, title = 'x')", "titles: 无", "pass"),
        ("{0}(training where credits > 1, year = 2023)", GAPS, "missing"),
    ],
    ("some", "有一条"): [
        ("{0}(training, public_hours = 40)", HOURS, "pass"),
        ("{0}(training, public_hours = 41)", HOURS, "fail"),
        ("{0}(training, public_hours = 30)", GAPS, "pass"),
        ("{0}(training, public_hours = 31)", GAPS, "missing"),
        ("{0}(titles, title = 'x')", "titles: 无", "fail"),
    ],
    ("count", "条数"): [
        ("{0}(training) = 3", HOURS, "pass"),
        ("{0}(training where year = 2023) = 3", HOURS, "fail"),
        ("{0}(training where public_hours > 1) >= 1", GAPS, "missing"),
        ("{0}(titles) = 0", "titles: 无", "pass"),
        ("{0}(titles) = 0", NOTHING, "missing"),
    ],
    ("group", "按"): [
        ("count({0}(training, year)) = 2", HOURS, "pass"),
        ("every({0}(training, year), sum(entries, public_hours) >= 36)", HOURS, "fail"),
        ("every({0}(training, year), sum(entries, public_hours) >= 35)", HOURS, "pass"),
        ("count({0}(training, year)) = 1", "training: [{year: 2024}, {credits: 1}]", "missing"),
        ("every({0}(training, year), sum(entries, credits) < 9)", "training: [{credits: 1}]", "missing"),
    ],
    ("given", "所填"): [
        ("overlaps({0}(name, politics), ['又'])", "{name: 某, politics: 又}", "pass"),
        ("overlaps({0}(name, politics), ['又'])", "name: 某", "fail"),
        ("overlaps({0}(politics, ethnicity), ['又'])", NOTHING, "missing"),
    ],
    ("is_given", "已填"): [("{0}(birth_date)", BORN, "pass"), ("{0}(birth_date)", NOTHING, "fail")],
    ("claimed", "声明"): [
        ("{0}(training_exempt)", "training_exempt: 是", "pass"),
        ("{0}(training_exempt)", "training_exempt: 否", "fail"),
        ("{0}(training_exempt)", NOTHING, "fail"),
    ],
    ("present", "已备"): [
        ("{0}(documents.photo)", PHOTO, "pass"),
        ("{0}(documents.photo)", "documents: {photo: 有}", "pass"),
        ("{0}(documents.photo)", "documents: {photo: broken.jpg}", "fail"),
        ("{0}(documents.photo)", "documents: {photo: [absent.jpg, broken.jpg]}", "fail"),
        ("{0}(documents.photo)", "documents: {photo: absent.jpg}", "missing"),
        ("{0}(documents.photo)", "documents: {photo: 无}", "missing"),
        ("{0}(documents.photo)", NOTHING, "missing"),
    ],
    ("width", "宽"): [
        ("{0}(documents.photo) = 295", PHOTO, "pass"),
        ("{0}(documents.photo) > 295", PHOTO, "fail"),
        ("{0}(documents.photo) = 295", "documents: {photo: 有}", "review"),
        ("{0}(documents.photo) = 295", NOTHING, "missing"),
    ],
    ("height", "高"): [
        ("{0}(documents.photo) = 413", PHOTO, "pass"),
        ("{0}(documents.photo) > 413", PHOTO, "fail"),
        ("{0}(documents.photo) = 413", "documents: {photo: blank.jpg}", "review"),
    ],
    ("pages", "页数"): [
        ("{0}(documents.photo) = 4", "documents: {photo: [a.pdf, b.pdf]}", "pass"),
        ("{0}(documents.photo) > 2", PHOTO, "fail"),
        ("{0}(documents.photo) = 2", "documents: {photo: [a.pdf, blank.pdf]}", "review"),
    ],
    ("characters", "字数"): [
        ("{0}(summary.file) >= 1200", "summary: 总结.txt", "pass"),
        ("{0}(summary.file) > 1200", "summary: 总结.txt", "fail"),
        ("{0}(summary.file) > 1", "summary: 有", "review"),
        ("{0}(summary.file) > 1", "summary: 无", "missing"),
        ("{0}(summary.file) > 1", "summary: blank-absent.txt", "review"),
    ],
}
NEVER_UNKNOWN = {"is_given", "claimed"}
FLAT = [
    pytest.param(names, *case, id=f"{names[0]}-{number}")
    for names, cases in CASES.items()
    for number, case in enumerate(cases)
]


@pytest.mark.parametrize(("names", "text", "facts", "expected"), FLAT)
def test_a_function_gives_what_the_facts_say(
    names: tuple[str, str], text: str, facts: str, expected: str
) -> None:
    assert verdict(text.format(names[0]), facts) == expected


@pytest.mark.parametrize(("names", "text", "facts", "expected"), FLAT)
def test_its_chinese_name_is_the_same_function(
    names: tuple[str, str], text: str, facts: str, expected: str
) -> None:
    assert verdict(text.format(names[1]), facts) == expected
    assert shape(parsed(text.format(names[1]))) == shape(parsed(text.format(names[0])))


def test_every_function_is_true_false_and_unknown_somewhere_here() -> None:
    assert {name for names in CASES for name in names} == set(known_functions())
    for names, cases in CASES.items():
        found = {"unknown" if each in ("missing", "review") else each for _, _, each in cases}
        assert found >= (
            {"pass", "fail"} | ({"unknown"} - ({"unknown"} if names[0] in NEVER_UNKNOWN else set()))
        )


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("性别 = '男' 且 已填(姓名)", "sex: 男", "fail"),
        ("性别 = '男' 且 政治面貌 = 'x'", "sex: 女", "fail"),
        ("性别 = '男' 且 政治面貌 = 'x'", "sex: 男", "missing"),
        ("性别 = '男' 或 政治面貌 = 'x'", "sex: 男", "pass"),
        ("性别 = '男' 或 政治面貌 = 'x'", "sex: 女", "missing"),
        ("非 性别 = '男'", NOTHING, "missing"),
        ("非 性别 = '男'", "sex: 女", "pass"),
        ("性别 属于 ['男']", NOTHING, "missing"),
        ("性别 不属于 ['男']", NOTHING, "missing"),
        ("性别 不属于 ['男']", "sex: 女", "pass"),
        ("1 / (工作总结.字数 - 5) > 1", "summary: {characters: 5}", "review"),
        ("出生日期 + 9000 年 > 申报日", BORN, "review"),
        ("出生日期 - 5 工作日 < 申报日", "birth_date: 1990-01-01", "review"),
        ("宽(材料.证件照) > 1 且 已填(出生日期)", "documents: {photo: 有}", "fail"),
        ("宽(材料.证件照) > 1 且 出生日期 = 2000-01-01", "documents: {photo: 有}", "missing"),
        ("宽(材料.证件照) > 1 或 出生日期 = 2000-01-01", "documents: {photo: 有}", "review"),
    ],
)
def test_an_unknown_operand_decides_nothing(text: str, facts: str, expected: str) -> None:
    assert verdict(text, facts) == expected


def test_a_list_keeps_apart_what_surely_and_what_perhaps_belongs_to_it() -> None:
    facts = "training: [{year: 2023, credits: 5}, {credits: 7}, {year: 2022, credits: 9}]"
    assert value("有一条(继续教育 其中 年度 = 2023, 学分 = 5)", facts) is True
    assert value("有一条(继续教育 其中 年度 = 2023, 学分 = 7)", facts) == "missing"
    assert value("有一条(继续教育 其中 年度 = 2023, 学分 = 9)", facts) is False
    assert value("每条(继续教育 其中 年度 = 2023, 学分 = 5)", facts) == "missing"
    assert value("每条(继续教育 其中 年度 = 2023, 学分 < 9)", facts) is True
    assert value("每条(继续教育 其中 年度 = 2023, 学分 = 9)", facts) is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已满(社保缴费, 6 个月, 2024-09-30)", True),
        ("已满(社保缴费, 6 个月, 2024-09-29)", False),
        ("累计月数(同时(社保缴费, 工作经历), 2024-12-31) = 2", True),  # July and August, worked and paid
        ("累计天数(社保缴费 其中 参保地 = '库尔勒市', 2024-12-31) = 183", True),
        ("涵盖(社保缴费, [2024-04, 2024-09])", True),
    ],
)
def test_a_list_of_months_stands_for_its_days_too(text: str, expected: bool) -> None:
    """From the first day of the first month to the last day of the last."""
    assert value(text, f"{PAID}\nwork: [{{from: 2024-07-01, to: 2024-08-31}}]") is expected


def test_one_month_may_stand_alone_and_one_without_its_first_is_in_doubt() -> None:
    alone = "social_insurance: [{from: 2024-04}]"
    assert value("累计天数(社保缴费, 2024-12-31)", alone) == 30
    assert value("累计天数(社保缴费, 2024-12-31)", "social_insurance: [{to: 2024-04}]") == "missing"


@pytest.mark.parametrize(
    "text",
    [
        "下一截止日(birth_date, 13, 12)",
        "下一截止日(birth_date, 0, 12)",
        "下一截止日(9999-12-31, 3, 1)",
        "日期(99999, 1, 1)",
    ],
)
def test_what_cannot_be_calculated_is_for_a_person(text: str) -> None:
    assert value(text, BORN) == "review"
