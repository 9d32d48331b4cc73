"""Which title now, which next and when; the first day against trying each day."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuding_cli.applicants.reading import read_applicants
from chuding_cli.judging.checking import Request, judged_days
from chuding_cli.judging.first_day import status_of
from chuding_cli.judging.titles import Grant, grant
from chuding_cli.language.environment import Environment
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.reading.file import load_notice

from ..conftest import REPOSITORY, Run
from ..rules.world import VOCABULARY, NamedFiles

NOTICES = ("aksu-2025", "cixi-2018", "jiangxi-2013", "ningbo-gaoxin-2024", "quzhou-2021")
AHEAD = 500  # days that are tried one by one


@cache
def notice_of(name: str) -> Notice:
    return load_notice(REPOSITORY / "rules" / f"{name}.yaml", VOCABULARY)


def environment(name: str, text: str, day: date) -> Environment:
    notice = notice_of(name)
    (reading,) = read_applicants(text, notice.vocabulary)
    assert not reading.errors, reading.errors
    days = judged_days(reading.record, Request("online", datetime(2024, 1, 1), day))
    return Environment(reading.record, days, notice.calendar, NamedFiles)


def titles(name: str, text: str, day: str) -> Grant:
    found = grant(notice_of(name), environment(name, text, date.fromisoformat(day)))
    assert found is not None
    return found


COLLEGE = """
学历: {层次: 大专, 毕业日期: 2018-06-30}
现有职称: 无
工作经历: [{开始: 2018-09-01, 结束: 至今, 类别: 专业技术}]
"""


def test_the_highest_title_now_and_the_next_with_its_day() -> None:
    found = titles("quzhou-2021", COLLEGE, "2020-01-01")
    assert (found.held, found.now, found.next, found.next_on) == (None, "员级", "助理级", date(2021, 9, 1))


def test_a_title_that_is_held_is_not_offered_again_nor_one_below_it() -> None:
    text = COLLEGE.replace("现有职称: 无", "现有职称: [{级别: 助理级, 取得日期: 2021-10-01}]")
    found = titles("quzhou-2021", text, "2022-01-01")
    assert (found.held, found.now, found.next, found.next_on) == ("助理级", None, "中级", date(2025, 10, 1))
    assert [title for title, _ in found.lacking] == ["中级", "副高级", "正高级"]


def test_what_a_title_lacks_leaves_out_the_roads_for_another_education() -> None:
    text = COLLEGE.replace("大专", "本科")
    lacking = dict(titles("quzhou-2021", text, "2019-08-31").lacking)
    assert lacking["助理级"] == (
        "毕业后的工作：从 2018-09-01 起计，到 2019-08-31 计入 365 天，要求满 1 年，"
        "2019-09-01 才满，还差 1 天",
    )
    assert not any("博士" in reason for reason in lacking["中级"])


def test_a_title_is_undecided_where_a_fact_is_missing_and_says_which() -> None:
    found = titles("quzhou-2021", COLLEGE.replace("现有职称: 无\n", ""), "2020-01-01")
    assert found.now == "员级"
    assert "助理级" in found.undecided
    assert dict(found.lacking)["助理级"] == ("没有填写“现有职称”",)
    assert (found.next, found.next_on) == ("助理级", date(2021, 9, 1))


def test_nobody_has_a_title_today_who_fails_a_rule_of_eligibility() -> None:
    text = """
        学历: {层次: 硕士, 毕业日期: 2023-06-30}
        单位: {性质: 事业单位, 层级: 县级}
        申报: {系列: 会计系列}
        工作经历: [{开始: 2023-09-01, 结束: 至今, 类别: 专业技术}]
        年度考核: [{年度: 2024, 结果: 合格}]
    """
    found = titles("aksu-2025", text, "2025-04-10")
    assert (found.now, found.next, found.next_on) == (None, None, None)
    assert "不符合“不是以考代评的专业”" in dict(found.lacking)["中级"]


def test_a_title_with_another_name_than_its_grade_says_itself_when_it_is_held() -> None:
    text = """
        学历: {层次: 本科, 学习形式: 全日制, 毕业日期: 2022-06-30}
        单位: {性质: 事业单位, 层级: 乡镇}
        申报: {系列: 工程系列}
        现有职称: [{级别: 员级}]
        工作经历: [{开始: 2023-06-01, 结束: 至今, 类别: 专业技术}]
        年度考核: [{年度: 2024, 结果: 合格}]
    """
    found = titles("aksu-2025", text, "2025-04-10")
    assert (found.held, found.now, found.next, found.next_on) == ("初级", None, "中级", date(2025, 6, 1))


def applicant_file(folder: Path) -> str:
    file = folder / "某人.yaml"
    file.write_text(f"通知: quzhou-2021\n{COLLEGE}", encoding="utf-8")
    return str(file)


def test_check_tells_the_titles_in_json(tmp_path: Path, chuding: Run) -> None:
    done = chuding("check", applicant_file(tmp_path), "--as-of", "2020-01-01", "--format", "json")
    assert done.returncode == 0
    told = json.loads(done.stdout)["results"][0]["title"]
    assert {key: told[key] for key in ("held", "now", "next", "next_on", "undecided")} == {
        "held": None,
        "now": "员级",
        "next": "助理级",
        "next_on": "2021-09-01",
        "undecided": [],
    }
    assert list(told["lacking"]) == ["助理级", "中级", "副高级", "正高级"]


def test_check_tells_the_titles_in_words(tmp_path: Path, chuding: Run) -> None:
    printed = chuding("check", applicant_file(tmp_path), "--as-of", "2020-01-01").stdout
    assert "现在可以申报的最高一级：员级。" in printed
    assert "下一级：助理级，按所填的内容 2021-09-01 起符合。" in printed


def test_a_notice_without_a_window_says_nothing_of_one(tmp_path: Path, chuding: Run) -> None:
    done = chuding("check", applicant_file(tmp_path), "--as-of", "2019-08-31")
    assert done.returncode == 1
    assert "最早 2019-09-01 符合。" in done.stdout
    assert "网上申报时间之内" not in done.stdout


_DAYS = st.dates(date(2019, 1, 1), date(2022, 12, 31))
_GRADES = st.sampled_from(["员级", "助理级", "中级", "副高级", "正高级"])


LEVELS = {
    "cixi-2018": ["中专", "大专", "本科", "研究生班", "硕士", "博士"],
    "aksu-2025": ["中专", "大专", "本科", "本科", "硕士", "博士"],
    "jiangxi-2013": ["博士"] * 6 + ["硕士"],
    "ningbo-gaoxin-2024": ["中专", "大专", "本科", "研究生班", "硕士"],
    "quzhou-2021": ["中专", "大专", "大专", "本科", "研究生班", "硕士", "博士", "高中"],
}
DEGREES = ["学位: 博士"] * 4 + ["学位: 无", "学位: 硕士, 学位日期: 2021-06-30", "学校: 某校"]


@st.composite
def applicants(draw: st.DrawFn, name: str) -> str:
    """An applicant with or without each of the facts that a notice looks at; mostly one who can hope."""

    def mostly(usual: str, *others: str) -> str:
        return draw(st.sampled_from([usual] * 6 + list(others)))

    degree = (
        draw(st.sampled_from(DEGREES)) if name == "jiangxi-2013" else mostly("毕业院校: 某校", *DEGREES[4:6])
    )
    education = [
        f"层次: {draw(st.sampled_from(LEVELS[name]))}",
        f"毕业日期: {draw(_DAYS)}",
        f"学习形式: {mostly('全日制', '函授')}",
        degree.replace("学校", "毕业院校"),
        mostly("专业对口: 是", "国境外学历: 否"),
    ]
    spells = draw(st.lists(st.tuples(_DAYS, st.integers(0, 900)), max_size=2))
    work = [f"{{开始: {draw(_DAYS)}, 结束: {mostly('至今', '2023-06-30')}, 类别: 专业技术}}"]
    work += [
        f"{{开始: {first}, 结束: {first + timedelta(days=length)}, 类别: 专业技术}}"
        for first, length in spells
    ]
    held = [f"{{级别: {draw(_GRADES)}, 取得日期: {draw(_DAYS)}}}"] if mostly("", "有") else []
    first, year = draw(_DAYS), draw(st.integers(2019, 2023))
    facts = [
        f"学历: {{{', '.join(education)}}}",
        f"单位: {{性质: 事业单位, 层级: {mostly('乡镇', '县级')}, 所在地: 宁波高新区}}",
        f"申报: {{系列: {mostly('工程系列', '会计系列')}, 要从业资格: 否, 岗位比例内: 是}}",
        f"工作经历: [{', '.join(work)}]",
        f"现有职称: [{', '.join(held)}]",
        f"年度考核: [{{年度: {year}, 结果: {mostly('合格', '不称职', '基本称职')}}}]",
        mostly("处分: 无", f"处分: [{{起: {first}, 止: {first + timedelta(days=90)}}}]"),
    ]
    if name == "cixi-2018":
        spans = [f"{{起: {draw(_DAYS)}, 止: {mostly('至今', '2023-03-31')}}}" for _ in range(2)]
        facts += ["人事代理: 是", f"劳动合同期: [{spans[0]}]", f"参保: [{spans[1]}]"]
    left_out = {"jiangxi-2013": "岗位比例内", "ningbo-gaoxin-2024": "处分"}.get(
        name, "要从业资格 岗位比例内 处分"
    )
    for word in left_out.split():
        facts = [_without(fact, word) for fact in facts]
    return "\n".join(facts)


def _without(fact: str, word: str) -> str:
    """A line without a key that the notice does not know."""
    return "" if fact.startswith(word) else fact.replace(f", {word}: 否", "").replace(f", {word}: 是", "")


@pytest.mark.parametrize("name", NOTICES)
@settings(max_examples=25)
@given(data=st.data())
def test_the_next_title_comes_on_the_first_day_that_has_one(name: str, data: st.DataObject) -> None:
    text = data.draw(applicants(name))
    day = data.draw(st.dates(date(2020, 1, 1), date(2023, 12, 31)))
    env = environment(name, text, day)
    notice = notice_of(name)
    found = grant(notice, env)
    assert found is not None
    names = [title.name for title in notice.titles]
    has = max((names.index(each) for each in (found.held, found.now) if each), default=-1)
    above = notice.titles[has + 1 :]
    eligible = [rule for rule in notice.rules if rule.group == "eligibility"]
    failing = [rule for rule in eligible if status_of(rule, env) == "fail"]

    def can_have(on: Environment) -> str | None:
        if any(status_of(rule, on) == "fail" for rule in eligible):
            return None
        if any(status_of(rule, on) not in ("pass", "not_applicable") for rule in failing):
            return None
        return next((t.name for t in reversed(above) if t.granted.value(on) is True), None)

    for ahead in range(1, AHEAD):
        on = env.on(day + timedelta(days=ahead))
        title = can_have(on)
        if title is not None:
            assert (found.next, found.next_on) == (title, day + timedelta(days=ahead))
            return
    assert found.next_on is None or found.next_on >= day + timedelta(days=AHEAD)
