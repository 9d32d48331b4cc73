"""``--format github``: annotations on the lines of a pull request, and the whole table in the job's summary.

GitHub shows ten annotations of a kind a step, so everything also goes to ``$GITHUB_STEP_SUMMARY``.
"""

from __future__ import annotations

import html
import os
from collections import Counter
from pathlib import Path
from typing import TextIO

from chuding_cli.notices.model.verdicts import VERDICTS
from chuding_cli.report.entry import BatchFinding, Entry
from chuding_cli.report.words import STATUSES, VERDICT_WORDS, verdict_words, which_document

_LEVELS = {"fail": "error", "missing": "warning", "review": "notice"}
SUMMARY_LIMIT = 1_000_000  # bytes; GitHub refuses more than 1 MiB a step
_SPARE = 200  # bytes for what stands behind the table
_NAMED = 5  # places of a finding that are named; hundreds help nobody


class GithubReport:
    """Writes each annotation as it comes; the summary at the end, no more of it than GitHub takes."""

    def __init__(self, out: TextIO, _stage: str) -> None:
        self.out = out
        self.rows: list[str] = []
        self.size = 0
        self.left_out = 0
        self.counted: Counter[str] = Counter()

    def write(self, entry: Entry) -> None:
        """Annotate one result."""
        self.counted[entry.verdict] += 1
        for error in entry.errors:
            self._annotate("error", entry.file, (error.line, error.column), "文件有误", error.message)
        for row in entry.rows:
            if row.status in _LEVELS:
                advice = f"。怎么办：{row.advice}" if row.advice else ""
                words = f"{row.message}{advice}（{row.clause}「{row.quote}」）"
                title = f"{entry.name} {row.title} [{row.rule}]".strip()
                self._annotate(_LEVELS[row.status], entry.file, (row.line, row.column), title, words)
        self._add(_table_row(entry))

    def _annotate(self, level: str, file: str, place: tuple[int, int], title: str, message: str) -> None:
        where = f"file={_property(_below_here(file))},line={place[0]},col={place[1]},title={_property(title)}"
        self.out.write(f"::{level} {where}::{_data(message)}\n")

    def _add(self, row: str) -> None:
        size = len(row.encode("utf-8", "replace"))
        if self.size + size > SUMMARY_LIMIT:
            self.left_out += 1
            return
        self.size += size
        self.rows.append(row)

    def close(self, batch: tuple[BatchFinding, ...]) -> None:
        """Annotate what was found across the applicants and append the summary."""
        for found in batch:
            for spot in found.places:
                near = [other for other in found.places[: _NAMED + 1] if other != spot][:_NAMED]
                others = "、".join(f"{other.file}:{other.line}" for other in near)
                words = f"{found.message}（另见 {others}）" if others else found.message
                self._annotate("error", spot.file, (spot.line, spot.column), "跨申报人", words)
        summary = os.environ.get("GITHUB_STEP_SUMMARY")
        if summary:
            place = Path(summary)
            there = place.stat().st_size if place.exists() else 0
            with place.open("a", encoding="utf-8", errors="replace") as stream:
                stream.write(self._summary(batch, SUMMARY_LIMIT - there))

    def _summary(self, batch: tuple[BatchFinding, ...], room: int) -> str:
        """The table, as much of it as there is room for; ``room`` counts bytes."""
        counts = "，".join(f"{VERDICT_WORDS[v]} {self.counted[v]}" for v in VERDICTS if self.counted[v])
        lines = [f"### 初定核对：共 {sum(self.counted.values())} 份（{counts}）\n"]
        if batch:
            lines += ["<ul>", *(f"<li>✗ {_found(found)}</li>" for found in batch[:100])]
            more = len(batch) - 100
            lines += [f"<li>另有 {more} 处跨申报人的问题</li>" if more > 0 else "", "</ul>"]
        lines.append("\n<table><tr><th>文件</th><th>姓名</th><th>单位</th><th>结论</th><th>要办的</th></tr>")
        end = "</table>\n"
        room -= sum(len(line.encode("utf-8", "replace")) + 1 for line in lines) + _SPARE
        rows = 0
        for row in self.rows:
            room -= len(row.encode("utf-8", "replace")) + 1
            if room < 0:
                break
            lines.append(row)
            rows += 1
        lines.append(end)
        left_out = self.left_out + len(self.rows) - rows
        if left_out:
            lines.append(f"摘要已满，另有 {left_out} 份没有列出；全部结果见 html 或 xlsx 报告。\n")
        return "\n".join(lines)


def _found(found: BatchFinding) -> str:
    places = "、".join(f"{spot.file}:{spot.line}" for spot in found.places[:_NAMED])
    more = f" 等 {len(found.places)} 处" if len(found.places) > _NAMED else ""
    return _cell(f"{found.message}（{places}{more}）")


def _below_here(file: str) -> str:
    """As the lines of a pull request name it: below the folder of the run, without ``./``."""
    path = os.path.normpath(file)
    here = f"{Path.cwd()}{os.sep}"
    return path.removeprefix(here)


def _table_row(entry: Entry) -> str:
    todo = [(f"第 {error.line} 行", error.message) for error in entry.errors]
    todo += [(f"{STATUSES[r.status]} {r.title}", r.message) for r in entry.rows if r.status in _LEVELS]
    items = "".join(f"<li>{html.escape(head)}：{html.escape(words)}</li>" for head, words in todo)
    listed = f"<details><summary>{len(todo)} 项</summary><ul>{items}</ul></details>" if todo else ""
    cells = (
        f"{entry.file}{which_document(entry.document)}",
        entry.name,
        entry.employer,
        verdict_words(entry),
    )
    return "<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in cells) + f"<td>{listed}</td></tr>"


def _cell(text: str) -> str:
    """As text: no markup, and no blank line that would end the table."""
    return html.escape(" ".join(text.split()))


def _data(text: str) -> str:
    """The message of a workflow command; nothing in it can begin another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
