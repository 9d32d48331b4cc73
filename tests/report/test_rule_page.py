"""Each rule in full, in words that leave nothing of its condition out."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from chuding_cli.language.functions.table import FUNCTIONS, Function
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.calls import Call
from chuding_cli.language.nodes.lists import Walking
from chuding_cli.language.nodes.names import Literal
from chuding_cli.language.parsing.expressions import parse_condition
from chuding_cli.language.parsing.scope import Scope
from chuding_cli.language.telling.blame import PLACES
from chuding_cli.language.telling.calls import CALLS
from chuding_cli.language.telling.explaining import REASONS
from chuding_cli.language.telling.expressions import WORDS
from chuding_cli.language.telling.expressions import words as words_of
from chuding_cli.language.telling.labels import LABELS
from chuding_cli.language.telling.outline import outline
from chuding_cli.language.types import TEXT
from chuding_cli.notices import catalogue
from chuding_cli.notices.model.notice import Notice, Rule
from chuding_cli.report.pages.rule import rule_page
from chuding_cli.text.columns import cells

from ..conftest import Run

RULES = [(name, rule.id) for name in catalogue.known_ids() for rule in catalogue.notice(name).rules]


def rule_of(name: str, id_: str) -> tuple[Notice, Rule]:
    notice = catalogue.notice(name)
    return notice, next(rule for rule in notice.rules if rule.id == id_)


def page(name: str, id_: str, width: int = 80) -> list[str]:
    return ["".join(text for _, text in line) for line in rule_page(*rule_of(name, id_), width).lines]


def squeezed(lines: list[str]) -> str:
    return re.sub(r"\s", "", "".join(lines))


@pytest.mark.parametrize(("name", "id_"), RULES)
def test_every_rule_is_explained_with_its_words_and_its_reading(name: str, id_: str) -> None:
    notice, rule = rule_of(name, id_)
    told = squeezed(page(name, id_))
    for cite in rule.cites:
        assert squeezed([f"{notice.text_of(cite)}「{cite.quote}」"]) in told
    for words in (rule.title, rule.clause, rule.reading, rule.because):
        assert squeezed([words]) in told


@pytest.mark.parametrize(("name", "id_"), RULES)
def test_every_fact_that_a_rule_looks_at_is_named_with_its_key(name: str, id_: str) -> None:
    _, rule = rule_of(name, id_)
    told = squeezed(page(name, id_))
    for path in rule.paths:
        assert path in told


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = chain.from_iterable(page(name, id_, width) for name, id_ in RULES)
    assert max(map(cells, lines)) <= width


def kinds_of(kind: type[Node]) -> set[type[Node]]:
    return {kind}.union(*(kinds_of(below) for below in kind.__subclasses__()))


@pytest.mark.parametrize(
    "table", [WORDS, LABELS, REASONS, PLACES], ids=["words", "labels", "reasons", "places"]
)
def test_every_kind_of_node_is_told(table: dict[type[Node], object]) -> None:
    assert kinds_of(Node) - {Node, Walking} == set(table)


def test_every_function_has_words_and_there_are_words_for_no_other() -> None:
    assert set(CALLS) == {function.name for function in FUNCTIONS}


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_a_call_names_every_argument(function: Function) -> None:
    arguments = tuple(Literal(f"第{index}", TEXT) for index in range(len(function.takes)))
    told = words_of(Call(function, arguments, function.gives))
    assert [f"第{index}" in told for index in range(len(arguments))] == [True] * len(arguments)
    assert "{" not in told


def told(condition: str) -> list[str]:
    scope = Scope(catalogue.shared_vocabulary())
    return ["  " * line.depth + line.text for line in outline(parse_condition(condition, scope))]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("60 <= 工作总结.字数 <= 90", ["工作总结.字数 不少于 60，不多于 90"]),
        ("公示情况.开始 > 2024-10-01", ["公示情况.开始 晚于 2024-10-01"]),
        ("性别 = '男' 或 承诺.手抄", ["有一项就可以：", "  性别 是 “男”", "  承诺.手抄 为“是”"]),
        ("非 已填(承诺.手抄)", ["没有填写 承诺.手抄"]),
        ("非 声明(继续教育免试)", ["没有声明 继续教育免试"]),
        ("人员身份 不属于 ['在职', '其他']", ["人员身份 不是 “在职”、“其他” 之一"]),
        ("(工作总结.字数 + 1) * 2 >= 4", ["（工作总结.字数 + 1） × 2 不少于 4"]),
        ("条数(继续教育 其中 年度 = 2024) > 1", ["继续教育中 年度 等于 2024 的各条的条数 多于 1"]),
        ("合计(继续教育, 学分) >= 18", ["继续教育中学分合计 不少于 18"]),
        ("公示情况.结束 + 3 个工作日 <= 申报日", ["公示情况.结束 + 3 个工作日 不晚于 申报日"]),
        ("有一条(年度考核, 结果 = '优秀')", ["年度考核中至少有一条：结果 是 “优秀”"]),
        ("每条(年度考核, 已备(考核表))", ["年度考核中的每一个都要：备有 考核表"]),
    ],
)
def test_conditions_are_told_in_words(condition: str, words: list[str]) -> None:
    assert told(condition) == words


def test_ce_hours_tells_what_decides_and_the_figures() -> None:
    lines = page("korla-2024", "ce.hours")
    told = squeezed(lines)
    for words in (
        "各年学时中至少学时年数个年度：",
        "继续教育中已填的公需课时合计不少于公需课时标准（30课时）",
        "初定年限：按学历.层次：中专3；大专2；本科1；其余不适用",
        "继续教育.公需课时training[].public_hours不为负的数（课时）",
        "2024-10-25以前",
    ):
        assert words in told


def test_the_last_day_is_worked_out_where_it_can_be() -> None:
    assert "最迟2024-10-18" in squeezed(page("korla-2024", "publicity.working-days"))


def test_the_process_prints_a_rule_by_its_id_or_its_beginning(chuding_process: Run) -> None:
    whole = chuding_process("explain", "experience.years", "--notice", "korla-2024")
    begun = chuding_process("explain", "experience", "--notice", "korla-2024")
    assert (whole.returncode, whole.stderr) == (0, "")
    assert whole.stdout == begun.stdout
    assert "korla-2024.md:19「中专毕业从事专业技术工作满3年" in whole.stdout


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("experiense.years", "是不是“experience.years”"),
        ("ce.", "“ce.”开头的规则有几条：ce.hours、ce.teacher-credits"),
        ("", "没有规则“”"),
    ],
)
def test_a_rule_that_is_not_clear_is_refused(chuding: Run, rule: str, said: str) -> None:
    ran = chuding("explain", rule, "--notice", "korla-2024")
    assert ran.returncode == 2
    assert said in ran.stderr
    assert ran.stdout == ""


def test_an_unknown_notice_is_refused(chuding: Run) -> None:
    ran = chuding("explain", "ce.hours", "--notice", "nowhere.yaml")
    assert ran.returncode == 2
    assert "找不到规则文件" in ran.stderr
