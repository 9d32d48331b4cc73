"""The sentences of a report that are not a finding's own: verdict, last days, titles, what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from chuding_cli.report.entry import Entry, Row

STAGES = {"online": "网上申报", "paper": "交纸质材料"}
STATUSES = {"fail": "不符合", "missing": "缺", "review": "待判断", "pass": "符合", "not_applicable": "不适用"}
VERDICT_WORDS = {
    "ready": "可以提交",
    "review": "待人判断",
    "incomplete": "还不齐全",
    "ineligible": "不能申报",
    "invalid": "文件有误",
}


def verdict_words(entry: Entry) -> str:
    """The verdict in plain words."""
    count = Counter(row.status for row in entry.rows)
    act = STAGES[entry.stage]
    if entry.verdict == "ready":
        return f"可以{act}，全部符合。"
    if entry.verdict == "review":
        return f"没有不符合的；有 {count['review']} 项要由人判断，办妥后可以{act}。"
    if entry.verdict == "incomplete":
        parts = [f"{count[s]} 项{w}" for s, w in (("fail", "不符合"), ("missing", "还缺")) if count[s]]
        return (
            f"符合申报资格，但现在还不能{act}：{'，'.join(parts)}。"
            if _qualified(entry)
            else (f"现在还不能{act}：{'，'.join(parts)}。")
        )
    if entry.verdict == "invalid":
        return f"文件有 {len(entry.errors)} 处要先改正，才能核对。"
    return f"不能申报。{_when(entry)}"


def _qualified(entry: Entry) -> bool:
    return all(row.status in ("pass", "not_applicable") for row in entry.rows if row.group == "eligibility")


def _when(entry: Entry) -> str:
    if entry.eligible_never and entry.unfailing_on:
        return f"按所填的内容不会符合：{entry.unfailing_on} 起才不再有不符合的，没有填的要先补上。"
    if entry.eligible_never:
        return "按所填的内容，在这份通知下不会符合。"
    if entry.eligible_on is None:
        return ""
    return f"按所填的内容，最早 {entry.eligible_on} 符合{_within(entry)}。"


def _within(entry: Entry) -> str:
    if entry.eligible_within_window is None:  # the notice tells no window
        return ""
    if entry.eligible_within_window:
        return "（在本次网上申报时间之内）"
    if entry.eligible_window:
        return f"（那时的网上申报时间是 {entry.eligible_window}）"
    return "（不在本次网上申报时间之内，要等下一次通知）"


def title_words(entry: Entry) -> Iterator[str]:
    """Which title can be granted now, which next and when, and what each lacks."""
    grant = entry.grant
    if grant is None:
        return
    has, higher = (f"已有{grant.held}；", "更高的") if grant.held else ("", "")
    if grant.now is not None:
        yield f"{has}现在可以申报的最高一级：{grant.now}。"
    else:
        yield f"{has}现在没有可以申报的{higher}职称。"
    if grant.next is not None:
        yield f"下一级：{grant.next}，按所填的内容 {grant.next_on} 起符合。"
    elif grant.lacking:
        yield "下一级：按所填的内容，看不出哪一天会符合。"
    for title, reasons in grant.lacking:
        words = "还不能判断" if title in grant.undecided else "还差"
        yield f"{title}{words}：{'；'.join(reasons)}。"


def place_words(entry: Entry, row: Row) -> str:
    """Where the value stands that decided: file, line and column."""
    return f"{entry.file}:{row.line}:{row.column}"


def due_words(row: Row, entry: Entry) -> str:
    """By when: the rule's own last day, or the end of the stage's window."""
    if row.group == "eligibility" or row.timed:
        return ""
    if row.due is not None and entry.as_of is not None:
        late = "（已过）" if row.due < entry.as_of else ""
        return f"最迟 {row.due} {row.due_as}{late}"
    if row.group != ("paper" if entry.stage == "paper" else "online"):
        return ""
    late = "（已过）" if entry.last_day and entry.as_of and entry.last_day < entry.as_of else ""
    return f"{entry.closes} 以前{late}" if entry.closes else ""


def next_steps(entry: Entry) -> Iterator[str]:
    """What to do, in the order of its last days."""
    if entry.verdict == "ineligible":
        yield from _steps_of_ineligible(entry)
        return
    todo = [row for row in entry.rows if row.status in ("fail", "missing") and not row.timed]
    dated = sorted((row for row in todo if row.due), key=lambda row: row.due or date.max)
    for row in _one_a_day(dated):
        late = "，已经过了，只能问清能否补办" if entry.as_of and row.due and row.due < entry.as_of else ""
        yield f"最迟 {row.due} {row.due_as}{late}。"
    rest = [row for row in todo if row.due is None]
    open_ = entry.last_day is not None and entry.as_of is not None and entry.as_of <= entry.last_day
    by = f"{entry.closes} 以前" if open_ else ""
    for kind, words in (("fail", "改正"), ("missing", "填写或补上")):
        titles = "；".join(row.title for row in rest if row.status == kind)
        if titles:
            yield f"{by}{words}（共 {titles.count('；') + 1} 项）：{titles}。"
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
    act = STAGES[entry.stage]
    if entry.as_of > entry.last_day:
        yield f"{act}的时间（{entry.opens} 至 {entry.closes}）已过，等下一次通知。"
    else:
        left = (entry.last_day - entry.as_of).days
        how_long = f"还有 {left} 天" if left else "是最后一天"
        yield f"{entry.opens} 至 {entry.closes} 之间{act}（按判断之日{how_long}）。"


def _steps_of_ineligible(entry: Entry) -> Iterator[str]:
    if entry.eligible_on is not None:
        next_time = entry.eligible_window or "下一次网上申报时间"
        which = {True: "；赶在网上申报时间内办理", False: f"；{next_time} 之内办理", None: ""}
        yield f"{entry.eligible_on} 起符合资格{which[entry.eligible_within_window]}。"
    wrong = [row for row in entry.rows if row.group == "eligibility" and row.status == "fail"]
    yield f"先核对这些内容有没有填错：{'；'.join(row.title for row in wrong)}。"
    if entry.phone:
        yield f"有疑问，打咨询电话 {entry.phone}。"
