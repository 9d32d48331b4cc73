"""Conditions written as structure: what each head gives for what is true, false and not told."""

from __future__ import annotations

import pytest

from chuding_cli.judging.judge import judge
from chuding_cli.yaml_files.events import YamlProblem

from .expressions import environment
from .notices import HEAD, built, judged, problems, ruled

TABLE = (
    "derive:\n  N:\n    by: 学历.层次\n"
    "    rows: {中专: 3, 大专: {value: 2}, 本科: 1}\n    otherwise: not_applicable\n"
)
TWO_KEYS = (
    "derive:\n  N:\n    by: [学历.层次, 学历.学习形式]\n"
    "    rows: {本科: {全日制: 1, 函授: 2}, 大专: {全日制: 3}}\n    otherwise: review\n"
)
WINDOWS = "windows: {o: {name: 申报, stage: online, from: 2024-09-30, to: 2024-10-25}}\n"
CHOICE = (
    "derive:\n  几:\n    choose:\n      - {if: 承诺.签字, then: 1}\n"
    "      - {if: 承诺.手印, then: not_applicable}\n      - {else: 3}\n"
)
WORD = (
    "derive:\n  名:\n    choose:\n      - {if: 承诺.签字, then: 三级教师}\n"
    "      - {else: 姓名}\n  级: {choose: [{if: 承诺.签字, then: 助理级}, {else: 员级}]}\n"
)
LISTS = "lists: {停: [2020, 2021], 月: [2024-01], 日: [2024-10-20], 词: ['985', '211'], 混: [2020, 甲]}\n"
CITED = (
    "derive:\n  甲: {value: 工作总结.字数 + 1, cite: {1: 某}}\n"
    "  乙: {all: [承诺.签字, 承诺.手印], cite: {1: 某}}\n"
)
FIRST = "first:\n- {if: 承诺.签字, then: fail}\n- {if: 承诺.手印, then: 承诺.手抄}\n- {else: review}"
FOR_EACH = "for_each: 年度考核\nrequire: {judge: 结果, pass: [合格], fail: [不合格], otherwise: review}"
TWO_OF_THREE = "at_least: 2\nof: [承诺.签字, 承诺.手印, 承诺.手抄]"
AT_LEAST = "at_least: 2\nof: 继续教育\nrequire: 学分 >= 5"


@pytest.mark.parametrize(
    ("require", "facts", "expected", "before"),
    [
        ("all: [承诺.签字, 承诺.手印]", "pledge: {signed: 是, fingerprint: 是}", "pass", ""),
        ("all: [承诺.签字, 承诺.手印]", "pledge: {signed: 是}", "missing", ""),
        ("all: [承诺.签字, 承诺.手印]", "pledge: {fingerprint: 否}", "fail", ""),
        ("any: [承诺.签字, 承诺.手印]", "pledge: {fingerprint: 是}", "pass", ""),
        ("any: [承诺.签字, 承诺.手印]", "pledge: {fingerprint: 否}", "missing", ""),
        ("any: [承诺.签字, 承诺.手印]", "pledge: {signed: 否, fingerprint: 否}", "fail", ""),
        ("not: 承诺.签字", "pledge: {signed: 否}", "pass", ""),
        (
            TWO_OF_THREE,
            "pledge: {signed: 是, copied: 是}",
            "pass",
            "",
        ),
        (
            TWO_OF_THREE,
            "pledge: {signed: 是, copied: 否}",
            "missing",
            "",
        ),
        ("at_least: 2\nof: [承诺.签字, 承诺.手印]", "pledge: {signed: 是, fingerprint: 否}", "fail", ""),
        ("at_least: 1 + 2\nof: [承诺.签字, 承诺.手印]", "pledge: {signed: 是, fingerprint: 是}", "fail", ""),
        ("not: 承诺.签字", "pledge: {signed: 是}", "fail", ""),
        ("not: 承诺.签字", "", "missing", ""),
        ("{check: 承诺.签字, fail: review}", "pledge: {signed: 否}", "review", ""),
        ("{check: 承诺.签字, missing: fail}", "", "fail", ""),
        ("{check: 承诺.签字, missing: review, fail: missing}", "pledge: {signed: 是}", "pass", ""),
        ("{judge: 性别, pass: [男], fail: [女]}", "sex: 男", "pass", ""),
        ("{judge: 性别, pass: [男], fail: [女]}", "sex: 女", "fail", ""),
        ("{judge: 性别, pass: [男], fail: [女]}", "", "missing", ""),
        ("{judge: 姓名, pass: [甲], otherwise: review}", "name: 乙", "review", ""),
        ("{judge: 姓名, pass: [甲], otherwise: not_applicable}", "name: 乙", "not_applicable", ""),
        (FIRST, "pledge: {signed: 是, fingerprint: 是}", "fail", ""),
        (FIRST, "pledge: {signed: 否, fingerprint: 是, copied: 是}", "pass", ""),
        (FIRST, "pledge: {signed: 否, fingerprint: 是}", "missing", ""),
        (FIRST, "pledge: {signed: 否, fingerprint: 否}", "review", ""),
        (FIRST, "pledge: {fingerprint: 是, copied: 是}", "missing", ""),
        (FIRST, "pledge: {fingerprint: 是, copied: 否}", "fail", ""),
        ("first:\n- {if: 承诺.签字, then: pass}", "pledge: {signed: 否}", "missing", ""),
        (FOR_EACH, "assessments: [{result: 合格}, {result: 合格}]", "pass", ""),
        (FOR_EACH, "assessments: [{result: 优}, {result: 不合格}]", "fail", ""),
        (FOR_EACH, "assessments: [{result: 优}, {result: 合格}]", "review", ""),
        (FOR_EACH, "assessments: [{year: 2024}, {result: 合格}]", "missing", ""),
        (FOR_EACH, "", "missing", ""),
        (
            "for_each: 现有职称\nnone: pass\nrequire: {judge: 级别, fail: [中级], otherwise: pass}",
            "titles: 无",
            "pass",
            "",
        ),
        (
            "for_each: 现有职称\nrequire: {judge: 级别, fail: [中级], otherwise: pass}",
            "titles: 无",
            "missing",
            "",
        ),
        (AT_LEAST, "training: [{credits: 5}, {credits: 4}, {credits: 6}]", "pass", ""),
        (AT_LEAST, "training: [{credits: 5}, {credits: 4}]", "fail", ""),
        (AT_LEAST, "training: [{credits: 5}]", "missing", ""),
        (AT_LEAST, "training: [{credits: 5}, {year: 2024}]", "missing", ""),
        (AT_LEAST, "training: [{credits: 4}, {credits: 4}, {year: 2024}]", "fail", ""),
        (AT_LEAST, "", "missing", ""),
        (
            "at_least: 1\nof: 继续教育\nrequire: 宽(证书) > 5",
            "training: [{certificate: 有}]",
            "review",
            "",
        ),
        ("{window: o}", "", "pass", WINDOWS),
        ("N = 3", "education: {level: 中专}", "pass", TABLE),
        ("N = 3", "education: {level: 本科}", "fail", TABLE),
        ("N = 3", "education: {level: 硕士}", "not_applicable", TABLE),
        ("N = 3", "", "missing", TABLE),
        ("any: [N = 3, 承诺.签字]", "{education: {level: 硕士}, pledge: {signed: 否}}", "fail", TABLE),
        (
            "all: [N = 3, 承诺.签字]",
            "{education: {level: 硕士}, pledge: {signed: 否}}",
            "not_applicable",
            TABLE,
        ),
        ("N = 2", "education: {level: 本科, mode: 函授}", "pass", TWO_KEYS),
        ("N = 3", "education: {level: 大专, mode: 全日制}", "pass", TWO_KEYS),
        ("N = 3", "education: {level: 大专, mode: 函授}", "review", TWO_KEYS),
        ("N = 3", "education: {level: 大专}", "missing", TWO_KEYS),
        ("几 = 1", "pledge: {signed: 是}", "pass", CHOICE),
        ("几 = 1", "pledge: {signed: 否, fingerprint: 否}", "fail", CHOICE),
        ("几 = 1", "pledge: {signed: 否, fingerprint: 是}", "not_applicable", CHOICE),
        ("几 = 1", "pledge: {fingerprint: 否}", "missing", CHOICE),
        ("名 = '三级教师'", "pledge: {signed: 是}", "pass", WORD),
        ("名 = '某'", "{name: 某, pledge: {signed: 否}}", "pass", WORD),
        ("{judge: 级, pass: [助理级], fail: [员级]}", "pledge: {signed: 否}", "fail", WORD),
        ("年份(申报日) - 3 属于 停", "", "pass", LISTS),
        ("年份(申报日) 属于 停", "", "fail", LISTS),
        ("涵盖(社保缴费, 月)", "social_insurance: [{from: 2024-01}]", "pass", LISTS),
        ("申报日 属于 日", "", "pass", LISTS),
        ("姓名 属于 词", "name: '211'", "pass", LISTS),
        ("姓名 属于 混", "name: '2020'", "pass", LISTS),
        ("甲 = 6 且 乙", "{summary: {characters: 5}, pledge: {signed: 是, fingerprint: 是}}", "pass", CITED),
    ],
)
def test_a_head_gives_the_status_that_the_tables_say(
    require: str, facts: str, expected: str, before: str
) -> None:
    assert judged(require, facts, before) == expected


def marked(text: str) -> tuple[str, tuple[int, int]]:
    """A text without its mark ▲, and the line and column behind the mark."""
    before = text.partition("▲")[0]
    return text.replace("▲", ""), (before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_a_rule_without_when_is_asked_of_everybody_and_with_it_of_whom_it_names() -> None:
    notice = built(f"{ruled('承诺.签字')}    when: 性别 = '男'\n")
    for facts, expected in (
        ("sex: 女", "not_applicable"),
        ("sex: 男", "missing"),
        ("pledge: {signed: 是}", "missing"),
        ("{sex: 男, pledge: {signed: 否}}", "fail"),
    ):
        assert [finding.status for finding in judge(notice, environment(facts), "online")] == [expected]


def test_a_sound_notice_has_no_problems() -> None:
    assert problems(ruled("承诺.签字", WINDOWS + TABLE)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("承诺.签字 且 ▲承诺.手应", "不认识“承诺.手应”"),
        ("'承诺.签字 且 ▲承诺.手应'", "不认识“承诺.手应”"),
        ("check: 工作总结.字数 ▲> 出生日期", "数不能和日期比较"),
        ("check: 合计(继续教育, 学分) ▲>= 30 课时", "单位不同：学分不能和课时比较"),
        ("check: 学历.层次 ▲= '研究生'", "“研究生”不在可填的值之内"),
        ("check: 1 ▲= 2", "两边都是常数"),
        ("check: ▲工作总结.字数", "这里要一个成立或不成立的条件，却是数"),
        ("▲judge: 姓名\npass: [甲]", "没有说其余的值怎么办：补上 otherwise:"),
        ("▲judge: 性别\npass: [男]", "补上 otherwise:（还有 女）"),
        ("judge: 性别\npass: [男]\nfail: [▲男, 女]", "“男”写了两次"),
        ("judge: 性别\npass: [▲南]\notherwise: fail", "“南”不在可填的值之内（男、女）"),
        ("judge: 姓名\notherwise: ▲fial", "这里要一个状态：pass"),
        ("judge: 姓名\n▲other: fail\notherwise: fail", "这里不认识“other”；是不是“otherwise”"),
        ("▲all: [承诺.签字]\nany: [承诺.签字]", "条件应有且只有一个主词"),
        ("▲when: 承诺.签字", "条件应有且只有一个主词"),
        ("all: ▲承诺.签字", "这里要一列条件"),
        ("any: ▲[]", "这里要一列条件"),
        ("▲- 承诺.签字", "几个条件请写在 all: 或 any: 下面"),
        ("check: 承诺.签字\nfail: ▲no", "这里要一个状态"),
        ("window: ▲paper", "没有时间窗口“paper”"),
        ("first: ▲承诺.签字", "first: 下面要几行"),
        ("first:\n- ▲{if: 承诺.签字}", "每行应有 if 和 then"),
        ("first:\n- ▲{else: pass}\n- {if: 承诺.签字, then: fail}", "每行应有 if 和 then"),
        ("first:\n- {if: 承诺.签字, then: pass, ▲sya: 某}", "这里不认识“sya”；是不是“say”"),
        ("for_each: ▲姓名\nrequire: 承诺.签字", "这里要一列，却是文字"),
        ("at_least: ▲姓名\nof: 继续教育\nrequire: 学分 > 1", "at_least 要一个数，却是文字"),
        ("▲at_least: 2\nrequire: 学分 > 1", "缺少 of:"),
        ("check: 承诺.签字\nsay: '{▲承诺.签子}'", "不认识“承诺.签子”"),
    ],
)
def test_a_mistake_in_a_condition_is_told_at_its_line_and_column(text: str, words: str) -> None:
    plain, place = marked(text)
    found = problems(ruled(plain))
    assert [(line - 11, column - 6) for line, column, _ in found] == [place]
    assert words in found[0][2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("derive:\n  N: {by: 学历.层次, rows: ▲{中专: 3}}\n", "没有包括所有可填的值：小学、初中"),
        ("derive:\n  N: {by: 姓名, rows: ▲{甲: 3}}\n", "没有包括所有可填的值；补"),
        (
            "derive:\n  N: {by: [性别, 公示情况.异议], rows: ▲{男: {有: 1}, 女: {有: 1, 无: 2}}}\n",
            "没有包括所有可填的值：男·无；补",
        ),
        (
            "derive:\n  级: {choose: [{if: 承诺.签字, then: 助理级}, {else: 员级}]}\n  N: 级 ▲= '助理'\n",
            "“助理”不在可填的值之内（助理级、员级）",
        ),
        (
            "derive:\n  N: {choose: [{if: 承诺.签字, ▲than: 1, then: 1}, {else: 2}]}\n",
            "这里不认识“than”；是不是“then”",
        ),
        ("derive:\n  N: {value: 申报日, ▲cites: {1: 某}}\n", "这里不认识“cites”；是不是“cite”"),
        ("derive:\n  N: ▲若(承诺.签字, 1) = 1\n", "若(…) 要 3 个参数，写了 2 个"),
        ("derive:\n  N: ▲若(姓名, 1, 2) = 1\n", "若(…) 的第 1 个参数要是否，却是文字"),
        ("derive:\n  N: ▲若(承诺.签字, 1, '甲') = 1\n", "若(…) 的两个值要同一类，却是数和文字"),
        ("derive:\n  N: ▲{rows: {甲: 3}}\n", "表“N”要有 by: 和 rows:"),
        ("derive:\n  N: {by: 学历.层次, rows: {▲中砖: 3}, otherwise: review}\n", "“中砖”不在可填的值之内"),
        ("derive:\n  N: {by: 姓名, rows: {甲: ▲申报日}, otherwise: review}\n", "表里的值要是常数"),
        ("derive:\n  N: {choose: ▲[{if: 承诺.签字, then: 1}]}\n", "最后一行要写 else"),
        ("derive:\n  姓名: ▲承诺.签字\n", "“姓名”已经有了"),
        ("numbers: {N: 3}\nderive:\n  N: ▲承诺.签字\n", "“N”已经有了"),
        ("derive:\n  N: ▲承诺.签子\n", "不认识“承诺.签子”"),
        ("derive:\n  A: ▲B > 1\n  B: 工作总结.字数\n", "不认识“B”"),
        ("lists: {L: ▲[]}\n", "名单“L”是空的"),
        ("lists: {L: [甲, 乙, ▲甲]}\n", "名单“L”里“甲”写了两次"),
        ("windows: {o: {name: 某, stage: online, from: 2024-10-02, to: ▲2024-10-01}}\n", "时间窗口先完后始"),
        ("windows: {o: {name: 某, stage: online, from: ▲2024-10-32, to: 2024-11-01}}\n", "日历上没有这一天"),
        ("windows: {o: ▲{name: 某, from: 2024-10-01, to: 2024-10-01}}\n", "缺少 stage:"),
        ("windows: {o: ▲{name: 某, stage: online, to: 2024-10-01}}\n", "缺少日期 from:"),
        ("▲windws: {}\n", "通知里不认识“windws”；是不是“windows”"),
        ("facts: {新: ▲{zh: 新, type: txt}}\n", "类型“txt”不认识；是不是“text”"),
        ("facts: {新: {zh: 新, ▲tpye: text, type: text}}\n", "不认识的属性“tpye”；是不是“type”"),
        ("facts: {新: ▲文字}\n", "应写成"),
        ("facts: {新: ▲{type: text}}\n", "“新”缺少 zh:"),
        ("facts: {new: ▲{zh: 单位, type: text}}\n", "“单位”已经是 employer 的名字"),
        ("facts: {new: ▲{zh: 2甲, type: text}}\n", "“2甲”不能作名字"),
        ("facts: {new: ▲{zh: 新}}\n", "“新”没有写类型（type:）（text、date"),
        ("facts: {new: ▲{zh: 新, type: choice}}\n", "“新”是 choice，缺少 values:"),
        ("facts: {new: ▲{zh: 新, type: text, none: true}}\n", "“新”是 text，不能写 none:（只有 list 才写）"),
        (
            "facts: {new: ▲{zh: 新, type: list, span: [from, til], keys: {from: {zh: 起, type: date}}}}\n",
            "“新”的 keys: 里没有“til”",
        ),
        ("numbers: {2甲: ▲3}\n", "“2甲”不能作名字"),
        ("lists: {且: ▲[甲]}\n", "“且”在表达式里另有意思"),
        (
            "windows: {网-上: ▲{name: 某, stage: online, from: 2024-10-01, to: 2024-10-01}}\n",
            "“网-上”不能作名字",
        ),
        ("texts: {T: ▲某}\n", "文字应写成 {text, cite}"),
        ("papers: [{title: 某, rules: [▲q]}]\n", "没有规则“q”"),
        (
            "numbers: {长: 3 天}\nderive:\n  N: {by: 姓名, rows: ▲{甲: 3, 乙: 3 天}, otherwise: review}\n",
            "各行的值要同一类",
        ),
    ],
)
def test_a_mistake_in_what_stands_before_the_rules_is_told_at_its_line_and_column(
    text: str, words: str
) -> None:
    plain, place = marked(text)
    found = problems(ruled("承诺.签字", plain))
    assert [(line - 4, column) for line, column, message in found if words in message] == [place], found


def rules(text: str) -> str:
    return f"{HEAD}rules:\n  online:\n{text}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "  - {id: r, title: 某, clause: 一, cite: {1: 某}, require: 承诺.签字}\n"
            "  - {id: ▲r, title: 某, clause: 一, cite: {1: 某}, require: 承诺.签字}\n",
            "规则“r”写了两次",
        ),
        ("  - ▲{id: r, title: 某, clause: 一, cite: {1: 某}}\n", "规则缺少 require:"),
        ("  - ▲{id: r, title: 某, clause: 一, require: 承诺.签字}\n", "规则缺少 cite:"),
        ("  - ▲{title: 某, clause: 一, cite: {1: 某}, require: 承诺.签字}\n", "缺少 id:"),
        (
            "  - {id: r, ▲titel: 某, clause: 一, cite: {1: 某}, require: 承诺.签字}\n",
            "规则里不认识“titel”；是不是“title”",
        ),
        ("  - {id: r, title: 某, clause: 一, cite: {▲一: 某}, require: 承诺.签字}\n", "“一”不是行号"),
        ("  - {id: r, title: 某, clause: 一, cite: ▲某, require: 承诺.签字}\n", "cite: 应写成 {行号: 原文}"),
        (
            "  - {id: r, title: 某, clause: 一, cite: {1: 某}, cite_row: ▲N, require: 承诺.签字}\n",
            "没有表“N”",
        ),
        (
            "  - {id: r, title: 某, clause: 一, cite: {1: 某}, due: ▲姓名, require: 承诺.签字}\n",
            "due: 要日期，却是文字",
        ),
        ("  - ▲r\n", "每一条应写成“键: 值”"),
        (
            "  - {id: ▲系列, title: 某, clause: 一, cite: {1: 某}, require: 承诺.签字}\n",
            "规则的编号“系列”要用英文字母",
        ),
        (
            "  - {id: r, title: 某, clause: 一, cite: {1: 某}, require: 承诺.签字, advice: ▲某｛姓名｝}\n",
            "花括号要用半角",
        ),
        (
            "  - {id: r, title: 某, clause: 一, cite: {1: 某}, require: 承诺.签字, say: {▲pas: 某}}\n",
            "say: 里没有状态“pas”；是不是“pass”",
        ),
    ],
)
def test_a_mistake_in_a_rules_frame_is_told_at_its_line_and_column(text: str, words: str) -> None:
    plain, place = marked(text)
    found = problems(rules(plain))
    assert [(line - 6, column) for line, column, message in found if words in message] == [place], found


def test_a_group_that_nobody_knows_is_told_with_the_known_ones() -> None:
    ((line, column, message),) = problems(f"{HEAD}rules:\n  onlnie: []\n")
    assert (line, column) == (6, 3)
    assert "是不是“online”" in message


def test_all_mistakes_of_a_notice_are_told_at_once() -> None:
    text = ruled("all: [承诺.签子, 工作总结.字数 > 出生日期, {judge: 姓名}]", "windws: {}\nlists: {L: []}\n")
    assert [line for line, _, _ in problems(text)] == [5, 6, 14, 14, 14]


def test_what_an_id_or_a_key_says_twice_is_refused_by_the_tree() -> None:
    with pytest.raises(YamlProblem, match="键“id”写了两次"):
        built(f"{HEAD}id: other\n")


def told(require: str, facts: str, before: str = "") -> list[str]:
    (finding,) = judge(built(ruled(require, before)), environment(facts), "online")
    return [reason.text for reason in finding.reasons]


ROADS = (
    "any:\n"
    "- all: [学历.层次 = '大专', '已满(工作经历, 3 年, 申报日)']\n"
    "- all: [学历.层次 = '本科', '已满(工作经历, 1 年, 申报日)']\n"
    "- all: [学历.层次 = '硕士', 学历.学位 = '硕士']"
)


def test_of_several_roads_the_one_is_told_that_only_takes_time() -> None:
    (reason,) = told(ROADS, "{education: {level: 本科, degree: 学士}, work: [{from: 2024-01-01, to: 至今}]}")
    assert "要求满 1 年，2025-01-01 才满" in reason


def test_where_every_road_is_closed_those_are_told_that_are_least_so() -> None:
    found = told(ROADS, "{education: {level: 高中, degree: 无}, work: [{from: 2010-01-01, to: 至今}]}")
    assert found == ["学历.层次为 高中，应为 大专", "或者学历.层次为 高中，应为 本科"]


def test_what_is_missing_is_told_on_every_road_on_which_it_is() -> None:
    found = told(ROADS, "{education: {level: 本科}}")
    assert found == ["没有填写“工作经历”"]


def test_an_entry_that_is_not_there_is_told_by_what_it_should_be() -> None:
    (reason,) = told("有一条(现有职称 其中 级别 = '员级', 取得日期 <= 申报日)", "titles: 无")
    assert reason == "没有一条符合的现有职称（级别 是 “员级”）"


@pytest.mark.parametrize(
    ("require", "facts", "reasons"),
    [
        ("非 有其一(所填(申报.系列), 名)", "application: {series: 会计}", ["不应有：名（“会计”在其中）"]),
        ("{not: 性别 = '男'}", "sex: 男", ["不应有：性别 是 “男”"]),
        ("声明(继续教育免试)", "name: 某", ["没有声明“继续教育免试”"]),
        (
            "{first: [{if: 性别 = '男', then: pass}, {else: fail}]}",
            "sex: 女",
            ["不属于通知所列的任何一种情形"],
        ),
        (
            "{any: [声明(继续教育免试), '涵盖(社保缴费, [2025-01])']}",
            "social_insurance: [{from: 2024-02, to: 2024-12}]",
            ["没有声明“继续教育免试”", "或者社保缴费涵盖2025-01：缺 2025-01"],
        ),
        (
            "for_each: '[2023, 2024]'\nas: 年度\nrequire: 合计已填(继续教育 其中 年度 = 此, 专业课时) >= 60",
            "training: [{year: 2023, professional_hours: 60}]",
            ["2024 年度：没有填写可以计入的继续教育"],
        ),
        (
            "涵盖(社保缴费 其中 参保地 = '甲', [2024-02])",
            "social_insurance: [{from: 2024-02, to: 2024-12, place: 乙}]",
            ["社保缴费（参保地 是 “甲”）涵盖2024-02：缺 2024-02"],
        ),
        (
            "涵盖(社保缴费, 此前各月(申报日, 几))",
            "social_insurance: [{from: 2020-01}]",
            ["社保缴费涵盖申报日之前的 几（1） 个月：缺 2024-09"],
        ),
    ],
)
def test_a_reason_says_what_an_applicant_can_act_on(require: str, facts: str, reasons: list[str]) -> None:
    assert told(require, f"{{{facts}}}", "lists: {名: [会计, 统计]}\nnumbers: {几: 1}\n") == reasons
