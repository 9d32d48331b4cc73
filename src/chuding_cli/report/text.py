"""The report that people read: the verdict, what is wrong with what to do, then what to do next.

A report is built as lines of styled pieces; colour is added only on a terminal that wants it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TextIO

from chuding_cli.finding import VERDICTS
from chuding_cli.report.entry import Entry, Row
from chuding_cli.report.layout import cells, wrapped

Piece = tuple[str, str]  # style, text
_MARKS = {"fail": ("✗", "red"), "missing": ("○", "yellow"), "review": ("？", "cyan"), "pass": ("✓", "green")}
_GROUPS = {"eligibility": "能不能申报", "online": "网上申报", "paper": "交纸质材料"}
_RANK = {"fail": 0, "missing": 1, "review": 2}
_COLOURS = {
    "ready": "bold green",
    "review": "bold cyan",
    "incomplete": "bold yellow",
    "ineligible": "bold red",
    "invalid": "bold red",
}
_SHORT = {"ready": "可以提交", "review": "待人判断", "incomplete": "还不齐全", "ineligible": "不能申报", "invalid": "文件有误"}
_STAGE = {"online": "网上申报", "paper": "交纸质材料"}


class TextReport:
    """Prints each applicant as it comes; after several, one line that counts them."""

    def __init__(self, out: TextIO, width: int, colour: bool, details: bool) -> None:
        self.out = out
        self.width = width
        self.details = details
        self.counted: Counter[str] = Counter()
        self.show = _coloured(out) if colour else _plain(out)

    def write(self, entry: Entry) -> None:
        """Print one applicant."""
        if self.counted:
            self.show([("dim", "─" * (self.width // 2))])
        self.counted[entry.verdict] += 1
        for line in report_lines(entry, self.width, self.details):
            self.show(line)

    def close(self) -> None:
        """Print the count, when there was more than one."""
        total = sum(self.counted.values())
        if total > 1:
            parts = "，".join(f"{_SHORT[v]} {self.counted[v]} 人" for v in VERDICTS if self.counted[v])
            self.show([("dim", "─" * (self.width // 2))])
            self.show([("bold", f"共 {total} 份：{parts}")])


def _plain(out: TextIO) -> Callable[[list[Piece]], None]:
    def show(pieces: list[Piece]) -> None:
        out.write("".join(text for _, text in pieces) + "\n")

    return show


def _coloured(out: TextIO) -> Callable[[list[Piece]], None]:
    from rich.console import Console  # noqa: PLC0415 — costs as much as the whole check
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=out, highlight=False, soft_wrap=True)

    def show(pieces: list[Piece]) -> None:
        console.print(Text.assemble(*((text, style) for style, text in pieces)))

    return show


def report_lines(entry: Entry, width: int, details: bool) -> Iterator[list[Piece]]:
    """The whole report of one applicant."""
    yield from _head(entry, width)
    if entry.errors:
        yield from _errors(entry, width)
        return
    for status, title in (("wrong", "要改、要补的"), ("review", "要由人判断的")):
        yield from _section(entry, status, title, width, details)
    yield from _rest(entry, width, details)
    yield from _next_steps(entry, width)


def _head(entry: Entry, width: int) -> Iterator[list[Piece]]:
    number = f"（第 {entry.document} 份）" if entry.document > 1 else ""
    yield [("bold", f"{entry.name}  " if entry.name else ""), ("dim", f"{entry.file}{number}")]
    for line in wrapped(f"结论：{verdict_words(entry)}", width, 6):
        yield [(_COLOURS[entry.verdict], line)]
    if entry.notice:
        judged = f"依据《{entry.notice_name}》，按 {entry.as_of} {_STAGE[entry.stage]}判断。"
        for line in wrapped(judged, width):
            yield [("dim", line)]
    yield []


def verdict_words(entry: Entry) -> str:
    """The verdict in plain words."""
    count = Counter(row.status for row in entry.rows)
    act = _STAGE[entry.stage]
    if entry.verdict == "ready":
        return f"可以{act}，全部符合。"
    if entry.verdict == "review":
        return f"没有不符合的；有 {count['review']} 项要由人判断，办妥后可以{act}。"
    if entry.verdict == "incomplete":
        parts = [f"{count[s]} 项{w}" for s, w in (("fail", "不符合"), ("missing", "还缺")) if count[s]]
        return f"符合申报资格，但现在还不能{act}：{'，'.join(parts)}。" if _qualified(entry) else (
            f"现在还不能{act}：{'，'.join(parts)}。"
        )
    if entry.verdict == "invalid":
        return f"文件有 {len(entry.errors)} 处要先改正，才能核对。"
    return f"不能申报。{_when(entry)}"


def _qualified(entry: Entry) -> bool:
    return all(row.status in ("pass", "not_applicable") for row in entry.rows if row.group == "eligibility")


def _when(entry: Entry) -> str:
    if entry.eligible_never:
        return "按所填的内容，在这份通知下不会符合。"
    if entry.eligible_on is None:
        return ""
    within = "在本次网上申报时间之内" if entry.eligible_within_window else "不在本次网上申报时间之内，要等下一次通知"
    return f"按所填的内容，最早 {entry.eligible_on} 符合（{within}）。"


def _errors(entry: Entry, width: int) -> Iterator[list[Piece]]:
    for error in entry.errors:
        place = f"{entry.file}:{error.line}:{error.column}: "
        for line in wrapped(place + error.message, width - 2, 2):
            yield [("red", f"  {line}")]


def _section(entry: Entry, kind: str, title: str, width: int, details: bool) -> Iterator[list[Piece]]:
    wanted = ("review",) if kind == "review" else ("fail", "missing")
    for group, words in _GROUPS.items():
        rows = [row for row in entry.rows if row.group == group and row.status in wanted]
        if rows:
            yield [("bold", f"{title}（{words}）")]
            for row in sorted(rows, key=lambda row: _RANK[row.status]):
                yield from _row(row, entry, width, details)
            yield []


def _row(row: Row, entry: Entry, width: int, details: bool) -> Iterator[list[Piece]]:
    mark, colour = _MARKS[row.status]
    title = f" {mark} {row.title}"
    yield [(colour, title), ("dim", f"  {row.rule}" if cells(title + row.rule) + 2 <= width else "")]
    place = f"（{entry.file}:{row.line}:{row.column}）"
    yield from _labelled("", row.message + place, width, "")
    if row.advice and row.status != "pass":
        yield from _labelled("怎么办：", row.advice, width, "")
    due = due_words(row, entry)
    if due:
        yield from _labelled("期限：", due, width, "")
    if details:
        for reason in row.because:
            yield from _labelled("由来：", reason, width, "dim")
    yield from _labelled("依据：", f"{row.clause}　{row.source}「{row.quote}」", width, "dim")


def _labelled(label: str, text: str, width: int, style: str) -> Iterator[list[Piece]]:
    for line in wrapped(label + text, width - 4, cells(label)):
        yield [(style, f"    {line}")]


def due_words(row: Row, entry: Entry) -> str:
    """By when: the rule's own last day, or the end of the stage's window."""
    if row.group == "eligibility" or row.rule.startswith("window."):
        return ""
    if row.due is not None and entry.as_of is not None:
        late = "（已过）" if row.due < entry.as_of else ""
        return f"最迟 {row.due} {row.due_as}{late}"
    if row.group != ("paper" if entry.stage == "paper" else "online"):
        return ""
    late = "（已过）" if entry.last_day and entry.as_of and entry.last_day < entry.as_of else ""
    return f"{entry.closes} 以前{late}" if entry.closes else ""


def _rest(entry: Entry, width: int, details: bool) -> Iterator[list[Piece]]:
    passed = [row for row in entry.rows if row.status == "pass"]
    skipped = [row for row in entry.rows if row.status == "not_applicable"]
    noted = [row for row in passed if row.advice]
    for row in noted:
        yield [("green", " ✓ "), ("", row.title)]
        yield from _labelled("提醒：", row.advice, width, "yellow")
    if noted:
        yield []
    for words, rows, style in (("符合", passed, "green"), ("不适用", skipped, "dim")):
        if not rows:
            continue
        if details:
            yield [(style, f"{words} {len(rows)} 项")]
            for row in rows:
                yield from _labelled("", f"{row.title}（{row.rule}）：{row.message}", width, "dim")
        else:
            titles = "；".join(row.title for row in rows)
            for line in wrapped(f"{words} {len(rows)} 项：{titles}。", width, 4):
                yield [(style, line)]
    yield []


def _next_steps(entry: Entry, width: int) -> Iterator[list[Piece]]:
    steps = list(next_steps(entry))
    if not steps:
        return
    yield [("bold", "接下来")]
    for number, step in enumerate(steps, 1):
        for line in wrapped(f"{number}. {step}", width - 1, 3):
            yield [("", f" {line}")]


def next_steps(entry: Entry) -> Iterator[str]:
    """What to do, in the order of its last days."""
    if entry.verdict == "ineligible":
        yield from _steps_of_ineligible(entry)
        return
    todo = [row for row in entry.rows if row.status in ("fail", "missing") and not row.rule.startswith("window.")]
    dated = sorted((row for row in todo if row.due), key=lambda row: row.due or date.max)
    for row in _one_a_day(dated):
        late = "，已经过了，只能问清能否补办" if entry.as_of and row.due and row.due < entry.as_of else ""
        yield f"最迟 {row.due} {row.due_as}{late}。"
    rest = [row for row in todo if row.due is None]
    for kind, words in (("fail", "改正"), ("missing", "补上")):
        titles = "；".join(row.title for row in rest if row.status == kind)
        if titles:
            yield f"{words}：{titles}。"
    doubtful = "；".join(row.title for row in entry.rows if row.status == "review")
    if doubtful:
        phone = f"（咨询电话 {entry.phone}）" if entry.phone else ""
        yield f"请人判断，或向主管部门问清{phone}：{doubtful}。"
    yield from _submit(entry)


def _one_a_day(rows: Iterable[Row]) -> Iterator[Row]:
    seen: set[tuple[date | None, str]] = set()
    for row in rows:
        if (row.due, row.due_as) not in seen:
            seen.add((row.due, row.due_as))
            yield row


def _submit(entry: Entry) -> Iterator[str]:
    if entry.opens is None or entry.last_day is None or entry.as_of is None:
        return
    act = _STAGE[entry.stage]
    if entry.as_of > entry.last_day:
        yield f"{act}的时间（{entry.opens} 至 {entry.closes}）已过，等下一次通知。"
    else:
        left = (entry.last_day - entry.as_of).days
        yield f"{entry.opens} 至 {entry.closes} 之间{act}（按判断之日还有 {left} 天）。"


def _steps_of_ineligible(entry: Entry) -> Iterator[str]:
    if entry.eligible_on is not None:
        yield f"{entry.eligible_on} 起符合资格；{'赶在本次' if entry.eligible_within_window else '下一次'}网上申报时间内办理。"
    wrong = [row for row in entry.rows if row.group == "eligibility" and row.status == "fail"]
    yield f"先核对这些内容有没有填错：{'；'.join(row.title for row in wrong)}。"
    if entry.phone:
        yield f"有疑问，打咨询电话 {entry.phone}。"
