"""The notice's text as it is printed by ``rules trace``: each sentence, and below it what was made of it."""

from __future__ import annotations

from collections import Counter

from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.trace import KINDS, Traced
from chuding_cli.report.pages.page import Page

_COLOURS = {"rule": "green", "information": "cyan", "left_out": "dim"}


def trace_page(notice: Notice, traced: tuple[Traced, ...], width: int) -> Page:
    """The whole notice, sentence by sentence, and a count."""
    page = Page(width)
    page.head(f"{notice.id}　{notice.name}")
    page.say(f"原文 {notice.source.name}；每句下面是由它做成的。", style="dim")
    previous = 0
    for each in traced:
        if each.sentence.line != previous:
            page.blank()
        number = f"{each.sentence.line}" if each.sentence.line != previous else ""
        previous = each.sentence.line
        page.say(each.sentence.text, label=f"{number:>4}  ")
        _made(each, page)
    page.blank()
    _count(traced, page)
    return page


def _made(each: Traced, page: Page) -> None:
    names: dict[str, list[str]] = {}
    for use in each.uses:
        names.setdefault(use.kind, []).append(use.name)
    for kind, words in names.items():
        page.say("、".join(dict.fromkeys(words)), 6, _COLOURS.get(kind, "green"), f"→ {KINDS[kind]}：")
    if not each.uses:
        page.say("没有着落", 6, "bold red", "✗ ")
    elif each.bare:
        parts = "".join(f"“{clause.text}”" for clause in each.bare)
        page.say(f"{parts}没有着落", 6, "bold red", "✗ ")


def _count(traced: tuple[Traced, ...], page: Page) -> None:
    kinds = Counter(kind for each in traced for kind in {use.kind for use in each.uses})
    parts = "，".join(f"{words} {kinds[kind]}" for kind, words in KINDS.items() if kinds[kind])
    bare = sum(bool(each.bare) or not each.uses for each in traced)
    page.say(f"共 {len(traced)} 句：{parts}；没有着落 {bare}。", style="bold red" if bare else "bold")
