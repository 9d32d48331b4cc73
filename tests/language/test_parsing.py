"""How expressions are read: what binds tighter, chains, units, and both languages alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.language.parsing.expressions import parse_condition, parse_expression
from chuding_cli.language.parsing.tokens import LanguageError

from .expressions import mistake, parsed, scope, shape, value


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("承诺.签字 或 承诺.手印 且 承诺.手抄", "(pledge.signed or (pledge.fingerprint and pledge.copied))"),
        (
            "(承诺.签字 或 承诺.手印) 且 承诺.手抄",
            "((pledge.signed or pledge.fingerprint) and pledge.copied)",
        ),
        ("非 承诺.签字 且 承诺.手印", "((not pledge.signed) and pledge.fingerprint)"),
        ("非 (承诺.签字 且 承诺.手印)", "(not (pledge.signed and pledge.fingerprint))"),
        ("非 非 承诺.签字", "(not (not pledge.signed))"),
        ("非 工作总结.字数 > 5", "(not (summary.characters > 5))"),
        ("工作总结.字数 = 1 + 2 * 3", "(summary.characters = (1 + (2 * 3)))"),
        ("工作总结.字数 - 1 - 2 > 0", "(((summary.characters - 1) - 2) > 0)"),
        ("工作总结.字数 / 2 / 5 > 0", "(((summary.characters / 2) / 5) > 0)"),
        ("(工作总结.字数 - 1) * 2 > 0", "(((summary.characters - 1) * 2) > 0)"),
        ("1 < 工作总结.字数 < 5", "((1 < summary.characters) and (summary.characters < 5))"),
        (
            "1 < 工作总结.字数 <= 年限 + 1 < 5",
            "((1 < summary.characters) and (summary.characters <= (年限 + 1)) and ((年限 + 1) < 5))",
        ),
        ("申报日 + 1 年 - 2 天 > 出生日期", "(((申报日 + 1 × 1 年) - 2 × 1 天) > birth_date)"),
        ("申报日 + 年限 年 > 出生日期", "((申报日 + 年限 × 1 年) > birth_date)"),
        ("性别 属于 ['男', '女'] 且 承诺.签字", "((sex in 男、女) and pledge.signed)"),
        ("工作总结.字数 + 1 属于 [1, 2]", "((summary.characters + 1) in 1、2)"),
        (
            "性别 = '男' 或 性别 = '女' 且 非 承诺.签字",
            "((sex = 男) or ((sex = 女) and (not pledge.signed)))",
        ),
        ("继续教育 其中 年度 = 2024 且 学分 > 1", "(training where ((year = 2024) and (credits > 1)))"),
        ("继续教育 其中 年度 = 2024 其中 学分 > 1", "((training where (year = 2024)) where (credits > 1))"),
        ("继续教育 其中 年度 = 2024 或 年度 = 2023", "(training where ((year = 2024) or (year = 2023)))"),
        ("-3 < 工作总结.字数", "(-3 < summary.characters)"),
        (
            "工作总结.字数 > 1 且 工作总结.字数 < 9 且 承诺.签字",
            "((summary.characters > 1) and (summary.characters < 9) and pledge.signed)",
        ),
    ],
)  # fmt: skip
def test_what_binds_tighter_is_read_first(text: str, understood: str) -> None:
    assert shape(parsed(text)) == understood


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("性别 = '男' 且 非 承诺.签字", "sex = '男' and not pledge.signed"),
        ("性别 = “男” 并且 承诺.签字", "sex = '男' and pledge.signed"),
        ("承诺.签字 或者 承诺.手印", "pledge.signed or pledge.fingerprint"),
        ("学历.层次 不属于 [「中专」、「大专」]", "education.level not in ['中专', '大专']"),
        ("学历.层次 属于 ['中专'，'大专']", 'education.level in ["中专", "大专"]'),
        ("工作总结.字数 ≥ 1000", "summary.characters >= 1000"),
        ("工作总结.字数 ≤ 1000", "summary.characters <= 1000"),
        ("工作总结.字数 ≠ 1000", "summary.characters != 1000"),
        ("工作总结.字数 = 1000", "summary.characters == 1000"),
        ("工作总结.字数 × 2 ÷ 3 > 1", "summary.characters * 2 / 3 > 1"),
        ("申报日 - 1 年 > 出生日期", "submission_day - 1 year > birth_date"),
        ("申报日 + 2 个月 > 出生日期", "submission_day + 2 months > birth_date"),
        ("申报日 + 2 月 > 出生日期", "submission_day + 2 month > birth_date"),
        ("申报日 + 2 天 > 出生日期", "submission_day + 2 days > birth_date"),
        ("申报日 + 2 日 > 出生日期", "submission_day + 2 day > birth_date"),
        ("申报日 + 2 工作日 > 出生日期", "submission_day + 2 working_days > birth_date"),
        ("申报日 + 2 个工作日 > 交件日", "submission_day + 2 working_days > hand_in_day"),
        ("（承诺.签字）", "(pledge.signed)"),
        ("承诺.签字 = 是", "pledge.signed = true"),
        ("承诺.签字 = 否", "pledge.signed = false"),
        ("继续教育 其中 年度 = 2024", "training where year = 2024"),
        ("交件阶段 且 承诺.签字", "at_paper and pledge.signed"),
    ],
)
def test_chinese_and_english_words_mean_the_same(chinese: str, english: str) -> None:
    assert shape(parsed(chinese)) == shape(parsed(english))


def test_a_number_may_carry_a_unit_of_measure() -> None:
    assert parsed("60 课时").type.unit == "课时"
    assert value("合计(继续教育, 公需课时) >= 60 课时", "training: [{public_hours: 60}]") is True
    assert value("合计(继续教育, 公需课时) >= 标准", "training: [{public_hours: 59}]") is False


def test_units_of_time_may_stand_behind_a_name_and_add_up() -> None:
    assert str(value("1 年 + 2 个月 + 3 天")) == "1 年 2 个月 3 天"
    assert str(value("年限 年")) == "2 年"
    assert str(value("2 * 3 个月")) == "6 个月"
    assert str(value("0.5 年")) == "6 个月"
    assert value("0.5 天") == "review"


def test_days_of_the_calendar_are_read_as_dates_and_months() -> None:
    assert value("出生日期 < 2000-1-1", "birth_date: 1999-12-31") is True
    assert value("所在月(出生日期) = 1999-12", "birth_date: 1999-12-31") is True
    assert value("2024-03-31 + 1 个月") == value("2024-04-30 + 0 天")
    assert value("2024-10-20 - 2024-10-01") == 19


@pytest.mark.parametrize(
    ("text", "offset", "words"),
    [
        ("", 0, "没有写完"),
        ("承诺.签字 且", 7, "没有写完"),
        ("(承诺.签字", 6, "这里应是“)”，却是“结尾”"),
        ("承诺.签字)", 5, "多出了“)”"),
        ("承诺.签字 承诺.手印", 6, "多出了“承诺.手印”"),
        ("承诺.签字 & 承诺.手印", 6, "看不懂的字符“&”"),
        ("承诺.签子", 0, "不认识“承诺.签子”；是不是“承诺.签字”"),
        ("承诺.签字 且 pledge.singed", 8, "不认识“pledge.singed”；是不是“pledge.signed”"),
        ("性别 = 男", 5, "不认识“男”"),
        ("性别 = 男", 5, "文字要加引号，如 '男'"),
        ("学历 = '本科'", 0, "不认识“学历”"),
        ("性别 = '南'", 3, "“南”不在可填的值之内（男、女）"),
        ("'南' = 性别", 4, "“南”不在可填的值之内"),
        ("学历.层次 属于 ['本科', '专科班']", 0, "“专科班”不在可填的值之内"),
        ("工作总结.字数 > 出生日期", 8, "数不能和日期比较"),
        ("出生日期 >= 60 课时", 5, "日期不能和数比较"),
        ("合计(继续教育, 公需课时) >= 60 学分", 15, "单位不同：课时不能和学分比较"),
        ("合计(继续教育, 学分) >= 标准", 13, "单位不同：学分不能和课时比较"),
        ("合计(继续教育, 学分) + 合计(继续教育, 公需课时) > 1", 13, "单位不同：学分和课时不能相加减"),
        ("合计(继续教育, 学分) + 3 > 30 课时", 17, "单位不同：学分不能和课时比较"),
        ("1 = 2", 2, "两边都是常数"),
        ("标准 > 30 课时", 3, "两边都是常数"),
        ("姓名 < '张'", 3, "没有大小先后"),
        ("承诺.签字 >= 是", 6, "没有大小先后"),
        ("姓名 且 承诺.签字", 0, "这里要是否，却是文字"),
        ("非 姓名", 0, "这里要是否，却是文字"),
        ("姓名 + 1 = 2", 3, "文字和数之间不能用“+”"),
        ("出生日期 + 出生日期 > 申报日", 5, "日期和日期之间不能用“+”"),
        ("出生日期 * 2 > 申报日", 5, "日期和数之间不能用“*”"),
        ("工作总结.字数 属于 []", 0, "空的一列"),
        ("工作总结.字数 属于 ['a']", 0, "数不会在一列文字之中"),
        ("工作总结.字数 属于 姓名", 0, "“属于”后面要是一列值"),
        ("性别 属于 [性别]", 6, "方括号里只能写值"),
        ("性别 属于 ['男', 1]", 6, "方括号里的值要同一类"),
        ("工作总结.字数 非 5", 10, "这里应是“in”"),
        ("姓名 其中 承诺.签字", 3, "“其中”前面要是一列，却是文字"),
        ("继续教育 其中 年度", 5, "这里要是否，却是数"),
        ("继续教育 其中 年份 = 2024", 8, "不认识“年份”"),
        ("2024-02-30 < 出生日期", 0, "“2024-02-30”日历上没有这一天"),
        ("2024-13 = 所在月(出生日期)", 0, "没有这个月份"),
        ("* 2", 0, "这里不应是“*”"),
        ("'没有收尾", 0, "看不懂的字符“'”"),
        ("没有这函数(姓名)", 0, "没有函数“没有这函数”"),
        ("工作日数量(出生日期, 申报日)", 0, "没有函数“工作日数量”；是不是“工作日数”"),
        ("天数(出生日期)", 0, "天数(…) 要 2 个参数，写了 1 个"),
        ("天数(出生日期 申报日)", 8, "这里应是“,”，却是“申报日”"),
        ("天数(出生日期, 5)", 0, "天数(…) 的第 2 个参数要日期，却是数"),
        ("条数(姓名)", 0, "条数(…) 里要是一列，却是文字"),
        ("条数(工作经历, 1)", 0, "要一个参数"),
        ("已备(姓名)", 0, "已备(…) 里要是一项材料，却是文字"),
        ("宽(姓名)", 0, "宽(…) 里要是一项材料，却是文字"),
        ("合计(姓名, 1)", 0, "第一个参数要是一列"),
        ("合计(继续教育, 证书)", 0, "这里要数，却是材料"),
        ("每条(继续教育, 年度)", 0, "这里要是否，却是数"),
        ("按(姓名, 年度)", 0, "第一个参数要是一列条目"),
        ("按(继续教育, 年份)", 8, "“继续教育”的条目没有“年份”；是不是“年度”"),
        ("所填()", 0, "至少要一个参数"),
        ("已满(继续教育, 1 年, 申报日)", 0, "已满(…) 的第 1 个参数要时间段，却是列表"),
    ],
)
def test_a_mistake_is_told_in_words_at_its_character(text: str, offset: int, words: str) -> None:
    found = mistake(text)
    assert words in found[1]
    assert found[0] == offset


def test_a_condition_must_be_true_or_false() -> None:
    offset, message = mistake("工作总结.字数", lambda text: parse_condition(text, scope()))
    assert (offset, message) == (0, "这里要一个成立或不成立的条件，却是数")


@pytest.mark.parametrize(
    "text", ["(" * 20_000, "非 " * 20_000 + "承诺.签字", "[" * 20_000], ids=["(", "not", "["]
)
def test_nesting_without_end_is_a_mistake_and_no_crash(text: str) -> None:
    assert mistake(text)[1]


WORDS = """
    姓名 性别 '男' = != < >= 且 或 非 ( ) [ ] , 1 2024-01-01 2024-10 年 课时 + - * / 属于 其中 继续教育 年度
    合计 已备 所填 按 材料.身份证 工作经历 已满 申报日 每条 是 0.5 条数 去重 ？ “ 学历
"""
PIECES = st.sampled_from(WORDS.split())


def settle(text: str) -> LanguageError | None:
    """The mistake in an expression, if there is one."""
    try:
        parse_expression(text, scope())
    except LanguageError as error:
        return error
    return None


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_any_words_make_an_expression_or_a_mistake_with_a_place_inside(text: str) -> None:
    error = settle(text)
    assert error is None or (0 <= error.offset <= len(text) and error.message)


@given(st.text(max_size=40))
def test_any_text_makes_an_expression_or_a_mistake_with_a_place_inside(text: str) -> None:
    error = settle(text)
    assert error is None or (0 <= error.offset <= len(text) and error.message)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("工作总结.字数 ＞＝ 1000", "工作总结.字数 >= 1000"),
        ("工作总结.字数 不少于 1000", "工作总结.字数 >= 1000"),
        ("工作总结.字数 小于等于 1000", "工作总结.字数 <= 1000"),
        ("出生日期 早于 2000年1月1日", "出生日期 < 2000-01-01"),
        ("出生日期 不晚于 2000/1/1", "出生日期 <= 2000-01-01"),
        ("出生日期 >= 2000.1.1", "出生日期 >= 2000-01-01"),
        ("所在月(出生日期) = 2000年1月", "所在月(出生日期) = 2000-01"),
        ("性别 等于 ‘男’", "性别 = '男'"),
        ("性别 ＝ '男'", "性别 = '男'"),
        ("工作总结.字数 * 50% > 10 － 1", "工作总结.字数 * 0.5 > 10 - 1"),
    ],
)
def test_what_people_type_means_the_same(written: str, plain: str) -> None:
    assert shape(parsed(written)) == shape(parsed(plain))
