"""What has changed between two notices, as ``rules diff`` prints it."""

from __future__ import annotations

from collections.abc import Iterable

from chuding_cli.notices.diff import Change
from chuding_cli.notices.model.notice import Notice
from chuding_cli.report.pages.page import Page
from chuding_cli.report.words import GROUPS


def diff_page(old: Notice, new: Notice, changes: Iterable[Change], width: int) -> Page:
    """The changes by section; a sentence where there are none."""
    page = Page(width)
    page.head(f"{old.id} → {new.id}")
    section = ""
    for change in changes:
        if change.section != section:
            section = change.section
            kind, colon, group = section.partition("：")
            page.head(f"{kind}{colon}{GROUPS.get(group, group)}")
        page.say(change.name, 2, "bold")
        for each in change.how:
            page.say(each, 4)
    if not section:
        page.say("没有不同。", 2)
    return page
