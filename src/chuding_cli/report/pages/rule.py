"""One rule in full, as ``explain`` prints it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chuding_cli.facts.vocabulary import Fact
from chuding_cli.language.examining.constancy import constant_value, is_constant
from chuding_cli.language.examining.mentions import all_names
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.rows import Lookup
from chuding_cli.language.nodes.statuses import Status
from chuding_cli.language.nodes.windows import Window
from chuding_cli.language.telling.expressions import words
from chuding_cli.language.telling.outline import outline
from chuding_cli.language.telling.templates import text_of
from chuding_cli.language.telling.wording import STATUS_WORDS
from chuding_cli.language.truth import Unknown
from chuding_cli.notices.model.notice import Notice, Rule
from chuding_cli.notices.rule_nodes import facts_of, rule_nodes
from chuding_cli.report.pages.page import Page
from chuding_cli.report.pages.values import cited, cites_of, value_words
from chuding_cli.report.words import GROUPS

_KINDS = {
    "text": "文字",
    "date": "日期",
    "open_date": "日期，或“至今”",
    "month": "年月",
    "open_month": "年月，或“至今”",
    "year": "年份",
    "number": "数",
    "amount": "不为负的数",
    "yes_no": "是或否",
    "identity": "身份证号",
    "document": "文件路径，或“有”",
    "section": "一组",
    "list": "一列",
}


def rule_page(notice: Notice, rule: Rule, width: int) -> Page:
    """What the rule asks, its clause word for word, the reading and why, and what decides it."""
    page = Page(width)
    page.head(f"{rule.id}　{rule.title}")
    page.say(f"{notice.id}　{rule.clause}　{GROUPS[rule.group]}", style="dim")
    page.head("原文")
    for cite in rule.cites:
        page.say(f"{notice.text_of(cite)}「{cite.quote}」", 2)
    page.section("读法", rule.reading)
    page.section("理由", rule.because)
    page.section("什么时候要看", words(rule.applies) if rule.applies is not None else "")
    page.head("由什么决定")
    _outlined(rule.condition, page, 2)
    _names(notice, rule, page)
    _facts(notice, rule, page)
    _statuses(rule, page)
    page.section("怎么办", text_of(rule.advice))
    for condition, template in rule.advise:
        page.say(f"若 {words(condition)}：{text_of(template)}", 2)
    page.section("期限", _due(notice, rule))
    return page


def _outlined(node: Node, page: Page, indent: int, label: str = "") -> None:
    for index, line in enumerate(outline(node)):
        page.say(line.text, indent + 2 * line.depth, label="" if index else label)


def _names(notice: Notice, rule: Rule, page: Page) -> None:
    """The numbers, lists, tables and derived facts that the rule uses, each in the order of the notice."""
    used = all_names(rule_nodes(rule))
    if used:
        page.head("其中")
    for name, node in used.items():
        value = value_words(node)
        if value:
            page.say(value + cited(notice, cites_of(notice, name)), 2, label=f"{name}：")
        else:
            _outlined(node, page, 2, f"{name}：")


def _facts(notice: Notice, rule: Rule, page: Page) -> None:
    facts = facts_of(rule, notice.vocabulary)
    if facts:
        page.head("看申报文件里的")
    for used in facts:
        page.say(f"{used.label}　{used.path}　{_asked(used.fact)}", 2, label="· ")
        means = "；".join(part for part in (used.fact.means, _proof(used.fact)) if part)
        if means:
            page.say(means, 4, "dim")


def _asked(fact: Fact) -> str:
    if fact.kind == "choice":
        return f"可填：{'、'.join(fact.values)}"
    return f"{_KINDS[fact.kind]}（{fact.unit}）" if fact.unit else _KINDS[fact.kind]


def _proof(fact: Fact) -> str:
    parts = (f"凭{fact.proof}" if fact.proof else "", f"{fact.issuer}出具" if fact.issuer else "")
    return "，".join(part for part in parts if part)


def _statuses(rule: Rule, page: Page) -> None:
    page.head("结果")
    wrong = "不能申报（ineligible）" if rule.group == "eligibility" else "还不齐全（incomplete）"
    meanings = {
        "pass": "这一条没有问题",
        "fail": f"所填内容与通知不合：{wrong}",
        "missing": "没有填写可以判断的内容：还不齐全（incomplete）",
        "review": "通知没有说明，或者要人看一看：由人判断（review）",
        "not_applicable": "；".join(_not_applicable(rule)) or "没有这种情况：这条规则对谁都适用",
    }
    for status, meaning in meanings.items():
        own = text_of(rule.say.get(status))
        page.say(
            f"{meaning}{'。说明：' + own if own else ''}", 2, label=f"{STATUS_WORDS[status]}（{status}）："
        )


def _not_applicable(rule: Rule) -> Iterator[str]:
    if rule.applies is not None:
        yield "“什么时候要看”的条件不成立"
    nodes = [part for node in (rule.applies, rule.condition) if node is not None for part in node.walk()]
    tables = [node for node in nodes if isinstance(node, Lookup) and _is_outside(node.otherwise)]
    yield from dict.fromkeys(f"表“{table.name}”里没有这一行" for table in tables)
    if any(isinstance(node, Status) and _is_outside(node.truth) for node in nodes):
        yield "“由什么决定”里写明不适用的"


def _is_outside(value: object) -> bool:
    return isinstance(value, Unknown) and value.kind == "outside"


def _due(notice: Notice, rule: Rule) -> str:
    if rule.due is not None:
        day = constant_value(rule.due, notice.calendar) if is_constant(rule.due) else None
        shown = f"{day}（{words(rule.due)}）" if isinstance(day, date) else words(rule.due)
        return f"最迟 {shown} {rule.due_as}"
    return "；".join(_by(window) for window in notice.windows_of(rule.group))


def _by(window: Window) -> str:
    """The end of a window, and whose it is where it is not everybody's."""
    whose = f"，{words(window.applies)}" if window.applies is not None else ""
    if len(window.periods) == 1:
        return f"{window.periods[0].closing} 以前（{window.name}{whose}）"
    return f"{window.name}（{window}{whose}）结束以前"
