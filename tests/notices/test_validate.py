"""Every kind of mistake in a rules file is found, at its line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuding_cli.notices import catalogue
from chuding_cli.notices.validate import check_notice
from chuding_cli.yaml_files.tree import TreeProblem

from ..conftest import Run
from .rules_files import RULES, TEMPLATES, VOCABULARY, Changed

FIRST_TITLE = "require: {check: 条数(现有职称) = 0, say: 已有职称，不是初次确定}"
PLEDGE = "require: {all: [承诺.手抄, 承诺.签字, 承诺.手印]}"

# what stands there, what is put in its place, the words that the mistake is reported at, what is said
MISTAKES = {
    "unknown fact": ("条数(现有职称)", "条数(现有职位)", "现有职位", "不认识“现有职位”；是不是“现有职称”"),
    "unknown function": ("条数(现有职称)", "条树(现有职称)", "条树", "没有函数“条树”；是不是"),
    "types that cannot be compared": (
        "check: 材料.学历备案表.有效期至 >= 申报日\n",
        "check: 材料.学历备案表.有效期至 >= 公需课时标准\n",
        ">= 公需课时标准\n",
        "日期不能和数比较",
    ),
    "table without a row": (
        "    otherwise: not_applicable\n",
        "",
        "中专: {value: 3",
        "没有包括所有可填的值：小学",
    ),
    "window that ends before it begins": (
        "from: 2024-09-30, to: 2024-10-25",
        "from: 2024-09-30, to: 2024-09-25",
        "2024-09-25",
        "先完后始",
    ),
    "id twice": (
        "- id: education.level",
        "- id: education.full-time",
        "education.full-time\n      title: 学历是中专",
        "写了两次",
    ),
    "unknown key": (
        "    because: 条文只说“全日制",
        "    becuase: 条文只说“全日制",
        "becuase",
        "是不是“because”",
    ),
    "unknown key at the top": ("left_out:\n", "leftout:\n", "leftout:", "是不是“left_out”"),
    "quote with another word": (
        "cite: {33: 上传身份证扫描件}",
        "cite: {33: 上传身份证复印件}",
        "上传身份证复印件",
        "最接近的是第 33 行",
    ),
    "words of a sentence with another year": (
        "3: 2024年度库尔勒市}",
        "3: 2025年度库尔勒市}",
        "2025年度库尔勒市",
        "最接近的是第 3 行",
    ),
    "quote of another line": (
        "cite: {34: 上传相应毕业证书}",
        "cite: {33: 上传相应毕业证书}",
        "上传相应毕业证书",
        "第 33 行没有这句话；它在第 34 行",
    ),
    "quote that is like nothing": (
        "cite: {34: 上传相应毕业证书}",
        "cite: {34: ABCDEFG}",
        "ABCDEFG",
        "里没有“ABCDEFG”",
    ),
    "line that is no number": (
        "cite: {34: 上传相应毕业证书}",
        "cite: {三四: 上传相应毕业证书}",
        "三四",
        "不是行号",
    ),
    "text that has changed": ("sha256: e239", "sha256: e238", "e2388790", "原文的 SHA-256 是 e239"),
    "text that is not there": ("file: korla-2024.md", "file: korla.md", "korla.md", "打不开"),
    "sentence with nothing made of it": (
        ", 64: 六、收费标准",
        "",
        "korla-2024.md, sha256",
        "korla-2024.md:64 “六、收费标准”没有着落",
    ),
    "clause with nothing made of it": (
        "申报人需对填写的内容负责，手写, 本人承诺以上填报内容和提交的材料真实有效，且网上填报与送审报表内容完全一致]",
        "申报人需对填写的内容负责，手写, 且网上填报与送审报表内容完全一致]",
        "korla-2024.md, sha256",
        "“手写“本人承诺以上填报内容和提交的材料真实有效，”没有着落",
    ),
    "attachments that overlap": (
        "from: 102, to: 112",
        "from: 100, to: 112",
        "{template: publicity-result",
        "重叠：第 100 至 100 行",
    ),
    "attachment that ends before it begins": (
        "from: 102, to: 112",
        "from: 112, to: 102",
        "{template: publicity-result",
        "先完后始",
    ),
    "paper of an unknown rule": (
        "rules: [documents.social-insurance]",
        "rules: [documents.insurance]",
        "documents.insurance]",
        "没有规则",
    ),
    "template that is not there": (
        "{template: ethics,",
        "{template: ethic,",
        "{template: ethic,",
        "没有模板“ethic”",
    ),
    "condition without facts": (
        FIRST_TITLE,
        "require: 证件照宽 * 2 > 证件照高 + 1",
        "证件照宽 * 2",
        "没有事实",
    ),
    "condition that is a plain yes": (
        FIRST_TITLE,
        "require: 是",
        "是\n      say: {fail",
        "没有事实",
    ),
    "bounds that exclude each other": (
        FIRST_TITLE,
        "require: 条数(现有职称) >= 5 且 条数(现有职称) < 3",
        "条数(现有职称) >= 5",
        "不会同时成立",
    ),
    "parts of all that exclude each other": (
        PLEDGE,
        "require: {all: [承诺.手抄, 工作总结.字数 > 2000, {check: 工作总结.字数 < 1000, say: 太长}]}",
        "{all: [承诺.手抄, 工作总结.字数",
        "不会同时成立",
    ),
    "parts of any of which one always holds": (
        PLEDGE,
        "require: {any: [工作总结.字数 >= 1000, 工作总结.字数 < 2000]}",
        "{any: [工作总结.字数 >= 1000",
        "总有一个成立",
    ),
    "amount that is always enough": (PLEDGE, "require: 工作总结.字数 >= 0", "工作总结.字数 >= 0", "都成立"),
    "choice among all words": (
        PLEDGE,
        "require: 人员身份 属于 ['在职', '离退休', '公务员', '其他']",
        "人员身份 属于",
        "都成立",
    ),
    "choice among no words": (
        PLEDGE,
        "require: 人员身份 不属于 ['在职', '离退休', '公务员', '其他']",
        "人员身份 不属于",
        "都不成立",
    ),
    "judgement that is the same for all": (
        "{judge: 人员身份, pass: [在职], fail: [离退休, 公务员], otherwise: review}",
        "{judge: 人员身份, pass: [在职, 其他, 离退休], otherwise: pass}",
        "{judge: 人员身份",
        "结果都一样",
    ),
    "days that exclude each other": (
        "{window: paper}",
        "公示情况.开始 > window.online.to 且 公示情况.开始 <= 2024-10-25",
        "公示情况.开始 > window.online.to",
        "不会同时成立",
    ),
    "case with an unknown rule": (
        "{experience.years: fail, eligible_on: never}",
        "{experience.year: fail}",
        "experience.year:",
        "没有规则“experience.year”；是不是“experience.years”",
    ),
    "case with an unknown status": (
        "{experience.years: fail, eligible_on: never}",
        "{experience.years: failed}",
        "failed",
        "是不是“fail”",
    ),
    "case with an unknown verdict": (
        "paper.fee: pass, verdict: incomplete",
        "paper.fee: pass, verdict: revue",
        "revue",
        "结论不能是“revue”",
    ),
    "case with an unknown fact": (
        "facts: {学历: {毕业日期: }}",
        "facts: {学历: {毕业日: 2024-01-01}}",
        "毕业日:",
        "不认识的键“毕业日”",
    ),
    "case with a value that does not fit": (
        "facts: {学历: {学习形式: 自考}}",
        "facts: {学历: {学习形式: 自学}}",
        "自学}",
        "不在可填的值之内",
    ),
    "case without a day": ("    as_of: 2024-10-20\n", "", "case: 企业本科满一年\n", "缺少 as_of"),
    "case with a day that is none": ("as_of: 2024-10-26,", "as_of: 2024-10-32,", "2024-10-32", "不是日期"),
    "case on an unknown base": (
        "{case: 会计要考试, base: 企业本科满一年",
        "{case: 会计要考试, base: 企业本科",
        "企业本科, facts",
        "前面没有例子“企业本科”；是不是",
    ),
    "case twice": (
        "{case: 会计要考试,",
        "{case: 自考不是全日制,",
        "自考不是全日制, base: 企业本科满一年, facts: {申报",
        "写了两次",
    ),
    "case that expects nothing": (
        ", expect: {window.online: fail, verdict: incomplete}",
        "",
        "{case: 过了申报时间",
        "缺少 expect",
    ),
    "case with an unknown key": (
        "    stage: paper\n    facts",
        "    stages: paper\n    facts",
        "stages",
        "是不是“stage”",
    ),
}


@pytest.mark.parametrize(("old", "new", "at", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_found_at_its_line_and_column(
    korla: Changed, old: str, new: str, at: str, said: str
) -> None:
    korla.replace(old, new)
    found = [(line, column) for message, line, column in korla.check().problems if said in message]
    assert found == [korla.place(at)], korla.check().problems


def test_the_notices_that_come_with_the_program_are_sound() -> None:
    for name in catalogue.known_ids():
        checked = check_notice(catalogue.notice_path(name), VOCABULARY, TEMPLATES)
        assert (checked.problems, checked.warnings) == ((), ())


def test_mistakes_of_every_sort_come_together_and_in_order(korla: Changed) -> None:
    korla.replace("条数(现有职称)", "条树(现有职称)").replace("sha256: e239", "sha256: e238")
    korla.replace("from: 102, to: 112", "from: 100, to: 112")
    places = [problem[1:] for problem in korla.check().problems]
    assert len(places) == 3
    assert places == sorted(places)


def test_the_same_mistake_is_told_once_though_the_condition_lies_in_others(korla: Changed) -> None:
    korla.replace(PLEDGE, "require: {any: [{all: [承诺.手抄, 证件照宽 * 2 > 证件照高 + 1]}, 承诺.签字]}")
    assert len(korla.check().problems) == 1


def test_a_condition_that_can_change_is_left_alone(korla: Changed) -> None:
    korla.replace(PLEDGE, "require: 1000 <= 工作总结.字数 <= 2000 或 工作总结.字数 > 3000 或 非 已填(性别)")
    assert korla.check().problems == ()


def test_a_name_that_nothing_uses_is_only_a_warning(korla: Changed, chuding: Run) -> None:
    korla.replace(
        "  毕业年: 年份(学历.毕业日期)", "  毕业月: 月份(学历.毕业日期)\n  毕业年: 年份(学历.毕业日期)"
    )
    checked = korla.check()
    assert checked.problems == ()
    assert [(message, (line, column)) for message, line, column in checked.warnings] == [
        ("推算“毕业月”没有用到", korla.place("毕业月"))
    ]
    ran = chuding("rules", "validate", str(korla.path))
    assert ran.returncode == 0
    assert "提醒：推算“毕业月”没有用到" in ran.stderr
    assert "1 处提醒" in ran.stdout


def test_a_name_that_only_tells_whom_a_window_concerns_is_used(korla: Changed) -> None:
    korla.replace("to: 2024-10-25,", "to: 2024-10-25, when: 企业里,").replace(
        "  毕业年: 年份(学历.毕业日期)", "  企业里: 单位.性质 = '企业'\n  毕业年: 年份(学历.毕业日期)"
    )
    checked = korla.check()
    assert checked.problems == ()
    assert [message for message, _, _ in checked.warnings if "没有用到" in message] == []


def test_templates_are_not_asked_for_where_the_notice_has_no_folder_of_them(korla: Changed) -> None:
    korla.replace("id: korla-2024\n", "id: elsewhere-2024\n").replace(
        "{template: ethics,", "{template: ethic,"
    )
    found = korla.check()
    assert found.problems == ()
    assert [words for words, _, _ in found.warnings] == ["编号要与文件名相同：文件是 korla-2024.yaml"]


def test_mistakes_in_the_facts_that_a_notice_adds_are_its_own(korla: Changed) -> None:
    korla.replace("windows:\n", "facts:\n  rank: {zh: 名次, typ: number}\nwindows:\n")
    with pytest.raises(TreeProblem) as problem:
        korla.check()
    assert problem.value.path == korla.path
    assert ("不认识的属性“typ”；是不是“type”？", *korla.place("typ: number")) in problem.value.problems


def test_the_process_prints_each_mistake_on_a_line_and_ends_with_2(
    korla: Changed, chuding_process: Run
) -> None:
    korla.replace("条数(现有职称)", "条树(现有职称)")
    ran = chuding_process("rules", "validate", str(korla.path), "korla-2024")
    line, column = korla.place("条树")
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"{korla.path}:{line}:{column}: 没有函数“条树”")
    assert ran.stdout.startswith("korla-2024：没有错误"), "the other notice is checked all the same"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "文件是空的"),
        ("- a\n- b\n", "最外层"),
        ("a: 1\na: 2\n", "2:1: 键“a”写了两次"),
        ("id: [\n", "2:1:"),
        ("id: x\n", "缺少 name"),
        ("cases: 1\nrules: 2\nwindows: 3\nsource: 4\npapers: [1]\n", "5:10: 每一条应写成"),
    ],
)
def test_a_file_that_is_no_notice_at_all_is_told_so(
    tmp_path: Path, chuding: Run, text: str, said: str
) -> None:
    path = tmp_path / "notice.yaml"
    path.write_text(text, encoding="utf-8")
    ran = chuding("rules", "validate", str(path))
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


def test_all_known_notices_are_checked_when_none_is_named(chuding: Run) -> None:
    ran = chuding("rules", "validate")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(ran.stdout.splitlines()) == len([*RULES.glob("*.yaml")]) - 1


def test_an_unknown_notice_is_refused_with_the_known_ones(chuding: Run) -> None:
    ran = chuding("rules", "validate", "korla-2023")
    assert ran.returncode == 2
    assert "是不是“korla-2024”" in ran.stderr


DOUBTS = {
    "members written as one": (
        "以考代评专业: [会计, 经济,",
        "以考代评专业: [会计、经济,",
        "名单“以考代评专业”里的“会计、经济”像是几个写在了一起",
    ),
    "a fact that no rule looks at": (
        "windows:\n",
        "facts:\n  rank: {zh: 名次, type: number, means: 某}\nwindows:\n",
        "要问的“名次”没有规则看它",
    ),
    "a window that no rule looks at": (
        "windows:\n",
        "windows:\n  more: {name: 补报, stage: online, from: 2024-11-01, to: 2024-11-02}\n",
        "时间“more”没有规则用到",
    ),
    "a window when the notice is not in force": (
        "in_force: {from: 2024-01-01, to: 2024-12-31}",
        "in_force: {from: 2024-11-01, to: 2024-12-31}",
        "时间“个人网上申报时间”（2024-09-30 至 2024-10-25）在施行期（2024-11-01 至 2024-12-31）之外",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), DOUBTS.values(), ids=DOUBTS)
def test_what_is_likely_a_mistake_is_remarked_upon_and_ends_with_0(
    korla: Changed, chuding: Run, old: str, new: str, said: str
) -> None:
    korla.without_cases().replace(old, new)
    found = korla.check()
    assert found.problems == ()
    assert any(said in words for words, _, _ in found.warnings), found.warnings
    assert chuding("rules", "validate", str(korla.path)).returncode == 0


def test_a_quote_in_the_wrong_line_is_told_once(korla: Changed) -> None:
    korla.replace("cite: {33: 上传身份证扫描件}", "cite: {34: 上传身份证扫描件}")
    (problem,) = korla.check().problems
    assert "它在第 33 行" in problem[0]


def test_a_notice_without_rules_is_not_sound(korla: Changed) -> None:
    text = korla.text
    korla.path.write_text(text[: text.index("\nrules:\n") + 1], encoding="utf-8")
    assert ("还没有规则：rules: 下面分 eligibility、online、paper 写", 1, 1) in korla.check().problems


def test_a_missing_time_of_force_is_told_by_its_name(korla: Changed) -> None:
    korla.without_cases().replace("in_force: {from: 2024-01-01, to: 2024-12-31}", "calendar: {}")
    assert any("缺少 in_force:" in words for words, _, _ in korla.check().problems)
