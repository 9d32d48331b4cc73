"""A notice as ``rules show`` prints it: days, numbers, lists, tables, derived names, rules, papers."""

from __future__ import annotations

from chuding_cli.language.outline import outline
from chuding_cli.notice import Definition, Notice, Rule
from chuding_cli.report.page import Page
from chuding_cli.report.values import cited, value_words, window_words

GROUPS = {"eligibility": "能不能申报", "online": "网上申报", "paper": "交纸质材料"}
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
    first, last = notice.in_force
    page.head(notice.name)
    for label, text in (
        ("编号：", notice.id),
        ("发文：", notice.issuer),
        ("地方：", "、".join(notice.places)),
        ("施行：", f"{first} 至 {last}"),
        ("电话：", notice.phone),
        ("规则：", f"{notice.path}（{len(notice.rules)} 条）"),
        ("原文：", f"{notice.source}（SHA-256 {notice.sha256[:12]}…）"),
    ):
        if text:
            page.say(text, 2, label=label)


def _definition(notice: Notice, each: Definition, page: Page) -> None:
    if each.kind == "window":
        page.say(window_words(notice, each.name) + cited(notice, each.cites), 2)
        return
    node = notice.defined[each.name]
    told = value_words(node)
    if told:
        page.say(told + cited(notice, each.cites), 2, label=f"{each.name}：")
        return
    lines = list(outline(node))
    page.say(
        lines[0].text + (cited(notice, each.cites) if len(lines) == 1 else ""), 2, label=f"{each.name}："
    )
    for line in lines[1:]:
        page.say(line.text, 4 + 2 * line.depth)


def _rule(notice: Notice, rule: Rule, page: Page) -> None:
    page.blank()
    page.say(f"{rule.title}　{rule.id}", 2, "bold")
    for cite in rule.cites:
        page.say(f"{rule.clause}　{notice.text_of(cite)}「{cite.quote}」", 4, "dim", "依据：")
    if rule.reading:
        page.say(rule.reading, 4, label="读法：")
    if rule.because:
        page.say(rule.because, 4, label="理由：")


def _papers(notice: Notice, page: Page) -> None:
    if notice.papers:
        page.head("纸质材料")
    for number, paper in enumerate(notice.papers, 1):
        page.say(f"{paper.title}　{'、'.join(paper.rules)}", 2, label=f"{number}. ")
        if paper.note:
            page.say(paper.note, 5, "dim")
    if notice.attachments:
        page.head("附件（各成一份文书）")
    for form in notice.attachments:
        page.say(f"{form.title}　{notice.source.name}:{form.first}–{form.last}　模板 {form.template}", 2)


def _notes(notice: Notice, page: Page) -> None:
    for title, notes in (("告知申报人的", notice.information), ("不作规则的", notice.left_out)):
        if notes:
            page.head(title)
        for note in notes:
            lines = "、".join(dict.fromkeys(notice.text_of(cite) for cite in note.cites))
            page.say(f"{note.text}（{lines}）", 2, label="· ")
