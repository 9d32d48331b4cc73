"""A notice as ``rules show`` prints it: days, numbers, lists, tables, derived names, rules, papers."""

from __future__ import annotations

from chuding_cli.language.telling.expressions import words
from chuding_cli.language.telling.outline import outline
from chuding_cli.notices.model.notice import Definition, Notice, Rule
from chuding_cli.report.pages.page import Page
from chuding_cli.report.pages.values import cited, value_words, window_words
from chuding_cli.report.words import GROUPS
from chuding_cli.yaml_files.tree import Line

_SECTIONS = (
    ("window", "时间"),
    ("number", "数"),
    ("list", "名单"),
    ("text", "规定的文字"),
    ("table", "表"),
    ("derived", "由所填内容推算的"),
)


def notice_page(notice: Notice, width: int) -> Page:
    """Everything that a notice says."""
    page = Page(width)
    _title(notice, page)
    for kind, title in _SECTIONS:
        named = [each for each in notice.definitions if each.kind == kind]
        if named:
            page.head(title)
        for each in named:
            _definition(notice, each, page)
    if notice.titles:
        page.head("可授予的职称，从低到高")
    for granted in notice.titles:
        told = words(granted.condition) + cited(notice, granted.cites) + _inherited(granted.at[0])
        page.say(told, 2, label=f"{granted.name}：")
    for group, title in GROUPS.items():
        rules = [rule for rule in notice.rules if rule.group == group]
        if rules:
            page.head(f"规则：{title}（{len(rules)} 条）")
        for rule in rules:
            _rule(notice, rule, page)
    _papers(notice, page)
    _notes(notice, page)
    return page


def _title(notice: Notice, page: Page) -> None:
    page.head(notice.name)
    for label, text in (
        ("编号：", notice.id),
        ("沿用：", notice.extends and f"{notice.extends}（下面注明“沿用”的是它的）"),
        ("发文：", notice.issuer),
        ("地方：", "、".join(notice.places)),
        ("施行：", notice.period),
        ("电话：", notice.phone),
        ("规则：", f"{notice.path}（{len(notice.rules)} 条）"),
        ("原文：", f"{notice.source}（SHA-256 {notice.sha256[:12]}…）"),
    ):
        if text:
            page.say(text, 2, label=label)


def _inherited(line: int) -> str:
    """Says so where something was taken over as it was."""
    return "　〔沿用〕" if isinstance(line, Line) else ""


def _definition(notice: Notice, each: Definition, page: Page) -> None:
    mark = _inherited(each.at[0])
    if each.kind == "window":
        page.say(window_words(notice, each.name) + cited(notice, each.cites) + mark, 2)
        return
    node = notice.defined[each.name]
    told = value_words(node)
    if told:
        page.say(told + cited(notice, each.cites) + mark, 2, label=f"{each.name}：")
        return
    lines = list(outline(node))
    page.say(
        lines[0].text + (cited(notice, each.cites) if len(lines) == 1 else "") + mark,
        2,
        label=f"{each.name}：",
    )
    for line in lines[1:]:
        page.say(line.text, 4 + 2 * line.depth)


def _rule(notice: Notice, rule: Rule, page: Page) -> None:
    page.blank()
    page.say(f"{rule.title}　{rule.id}{_inherited(rule.line)}", 2, "bold")
    for cite in rule.cites:
        page.say(f"{rule.clause}　{notice.text_of(cite)}「{cite.quote}」", 4, "dim", "依据：")
    if rule.applies is not None:
        page.say(words(rule.applies), 4, label="谁要：")
    page.say(words(rule.condition), 4, label="要求：")
    if rule.reading:
        page.say(rule.reading, 4, label="读法：")
    if rule.because:
        page.say(rule.because, 4, label="理由：")


def _papers(notice: Notice, page: Page) -> None:
    if notice.papers:
        page.head("纸质材料")
    for number, paper in enumerate(notice.papers, 1):
        page.say(f"{paper.title}　{'、'.join(paper.rules)}{_inherited(paper.at[0])}", 2, label=f"{number}. ")
        if paper.applies is not None:
            page.say(words(paper.applies), 5, label="谁要：")
        if paper.note:
            page.say(paper.note, 5, "dim")
    if notice.attachments:
        page.head("附件（各成一份文书）")
    for form in notice.attachments:
        place = f"{notice.source.name}:{form.first}–{form.last}"
        page.say(f"{form.title}　{place}　模板 {form.template}{_inherited(form.at[0])}", 2)
        for label, node in (("谁要：", form.applies), ("属实才做：", form.require), ("哪天起：", form.since)):
            if node is not None:
                page.say(words(node), 4, label=label)


def _notes(notice: Notice, page: Page) -> None:
    for title, notes in (("告知申报人的", notice.information), ("不作规则的", notice.left_out)):
        if notes:
            page.head(title)
        for note in notes:
            lines = "、".join(dict.fromkeys(notice.text_of(cite) for cite in note.cites))
            page.say(f"{note.text}（{lines}）", 2, label="· ")
