"""``--format html``: one page that loads nothing, to be filtered, read on a telephone and printed.

Without scripts everything is there to be read; the script only filters. Its parts stand beside this
module: ``html_page.html``, ``.css`` and ``.js``.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TextIO

from chuding_cli.notices.model.stages import STAGES
from chuding_cli.notices.model.verdicts import VERDICTS
from chuding_cli.report.entry import BatchFinding, Entry, Row
from chuding_cli.report.words import (
    STATUSES,
    VERDICT_WORDS,
    due_words,
    place_words,
    title_words,
    verdict_words,
    which_document,
)

_TOLD = ("fail", "missing", "review")
_HOLE = re.compile(r"\{([a-z_]+)\}")


class HtmlReport:
    """Collects the applicants and writes the page at the end; the one format whose memory grows."""

    def __init__(self, out: TextIO, stage: str) -> None:
        self.out = out
        self.stage = stage
        self.people: list[str] = []
        self.counted: Counter[str] = Counter()
        self.notices: dict[str, None] = {}
        self.employers: dict[str, int] = {}
        self.rules: dict[str, tuple[int, str]] = {}
        self.troubles: Counter[str] = Counter()

    def write(self, entry: Entry) -> None:
        """Add one applicant."""
        self.counted[entry.verdict] += 1
        if entry.notice_name:
            self.notices[entry.notice_name] = None
        employer = self.employers.setdefault(entry.employer, len(self.employers)) if entry.employer else ""
        told = [row for row in entry.rows if row.status in _TOLD]
        self.troubles.update(row.rule for row in told)
        numbers = [self._number(row) for row in told]
        words = f"{entry.name} {entry.file}".lower()
        self.people.append(
            f'<tbody data-verdict="{entry.verdict}" data-employer="{employer}"'
            f' data-rules="{" ".join(map(str, numbers))}" data-words="{escape(words)}">'
            f"{_head(entry)}{_findings(entry, told, numbers)}</tbody>\n"
        )

    def _number(self, row: Row) -> int:
        return self.rules.setdefault(row.rule, (len(self.rules), row.title))[0]

    def close(self, batch: tuple[BatchFinding, ...]) -> None:
        """Write the page."""
        style, script = _part("css"), _part("js")
        total = sum(self.counted.values())
        named = "；".join(f"《{name}》" for name in self.notices)
        values = {
            "title": f"初定核对报告（{STAGES[self.stage]}）",
            "about": escape(f"共 {total} 份{f'；依据{named}' if named else ''}"),
            "style": style,
            "style_hash": _hash(style),
            "script": script,
            "script_hash": _hash(script),
            "batch": _batch(batch),
            "verdicts": self._verdicts(),
            "employers": _options((number, name) for name, number in self.employers.items()),
            "rules": _options(
                (number, f"{title}（{self.troubles[rule]}）") for rule, (number, title) in self.rules.items()
            ),
            "count": str(total),
        }
        before, after = (
            _HOLE.sub(lambda hole: values[hole[1]], half) for half in _part("html").split("{people}")
        )
        self.out.write(before)
        self.out.writelines(self.people)
        self.out.write(after)

    def _verdicts(self) -> str:
        return "".join(
            f'<button type="button" class="{verdict}" data-verdict="{verdict}" aria-pressed="false">'
            f"{VERDICT_WORDS[verdict]} {self.counted[verdict]}</button>"
            for verdict in VERDICTS
            if self.counted[verdict]
        )


def _head(entry: Entry) -> str:
    file = f'<span class="file">{escape(entry.file)}{which_document(entry.document)}</span>'
    words = escape(verdict_words(entry).removeprefix(f"{VERDICT_WORDS[entry.verdict]}。"))
    remarks = (f"注意：{remark}。" for remark in entry.remarks)
    titles = "".join(f"<p>{escape(sentence)}</p>" for sentence in (*remarks, *title_words(entry)))
    count = sum(row.status in _TOLD for row in entry.rows) + len(entry.errors)
    return (
        f'<tr><th scope="row">{escape(entry.name) or "（没有姓名）"}{file}</th>'
        f'<td data-label="单位">{escape(entry.employer)}</td>'
        f'<td data-label="结论"><span class="verdict {entry.verdict}">{VERDICT_WORDS[entry.verdict]}</span>'
        f' <span class="soft">{words}</span>{titles}</td>'
        f'<td data-label="要办的">{f"{count}&nbsp;项" if count else ""}</td></tr>'
    )


def _findings(entry: Entry, told: list[Row], numbers: list[int]) -> str:
    items = [
        f'<li><span class="fail">文件有误</span> {escape(error.message)} '
        f'<span class="soft">{escape(place_words(entry, error))}</span></li>'
        for error in entry.errors
    ]
    items += [_finding(entry, row, number) for row, number in zip(told, numbers, strict=True)]
    passed = sum(row.status == "pass" for row in entry.rows)
    rest = f'<p class="soft">另有 {passed} 项符合。</p>' if passed else ""
    if not items:
        return ""
    return (
        f'<tr class="findings"><td colspan="4"><details><summary>看这 {len(items)} 项和依据</summary>'
        f"<ol>{''.join(items)}</ol>{rest}</details></td></tr>"
    )


def _finding(entry: Entry, row: Row, number: int) -> str:
    due = due_words(row, entry) if row.status != "review" else ""
    place = escape(f"{row.rule}　{place_words(entry, row)}")
    return (
        f'<li data-rule="{number}"><p><strong class="{row.status}">{STATUSES[row.status]}</strong> '
        f'<strong>{escape(row.title)}</strong> <span class="soft">{place}</span></p>'
        f"<p>{escape(row.message)}</p>"
        + (f"<p>怎么办：{escape(row.advice)}</p>" if row.advice else "")
        + (f"<p>期限：{escape(due)}</p>" if due else "")
        + f"<blockquote>{escape(row.clause)}「{escape(row.quote)}」 {escape(row.source)}</blockquote></li>"
    )


def _batch(batch: tuple[BatchFinding, ...]) -> str:
    if not batch:
        return ""
    items = "".join(
        f"<li>{escape(found.message)}<br>"
        + "<br>".join(f'<span class="soft">{escape(str(spot))}</span>' for spot in found.places)
        + "</li>"
        for found in batch
    )
    return (
        f'<section class="panel wrong"><h2>跨申报人的问题（{len(batch)} 处）</h2><ul>{items}</ul></section>'
    )


def _options(options: Iterable[tuple[int, str]]) -> str:
    pairs = sorted(options, key=lambda pair: pair[1])
    return "".join(f'<option value="{number}">{escape(words)}</option>' for number, words in pairs)


def _part(kind: str) -> str:
    return Path(__file__).with_suffix(f".{kind}").read_text(encoding="utf-8").rstrip("\n")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
