"""The sentences of a report that are not a finding's own: verdict, last days, titles, what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from chuding_cli.applicants.reading import ReadError
from chuding_cli.notices.model.stages import STAGES
from chuding_cli.report.entry import Entry, Row

GROUPS = {"eligibility": "能不能申报", **STAGES}
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
    if entry.eligible_never:
        return "按所填的内容，在这份通知下不会符合。"
    if entry.eligible_on is not None:
        return f"按所填的内容，最早 {entry.eligible_on} 符合{_within(entry)}{_others_left(entry)}。"
    if entry.possible_on is not None:
        return f"按所填的内容，{entry.possible_on} 起不再有不符合的，{_open_then(entry)}。"
    return ""


def _open_then(entry: Entry) -> str:
    """What is to be filled in, and what a person decides, on the first day on which nothing fails."""
    parts = []
    for kind, before, behind in (("missing", "补上", "要看的内容才能判断"), ("review", "", "由人判断")):
        titles = "、".join(f"“{title}”" for title, status in entry.left_open if status == kind)
        if titles:
            parts.append(f"{before}{titles}{behind}")
    return "，".join(parts) or "要再核对一次"


def _others_left(entry: Entry) -> str:
    """That what is not told, or for a person to decide, has not been waited for, or can be decided sooner."""
    if entry.possible_on and entry.eligible_on and entry.possible_on < entry.eligible_on:
        return f"，{entry.possible_on} 起{_open_then(entry)}"
    left = any(row.group == "eligibility" and row.status in ("missing", "review") for row in entry.rows)
    return "，没有填的和要由人判断的另算" if left else ""


def _within(entry: Entry) -> str:
    if entry.eligible_within_window is None:  # the notice tells no window
        return ""
    if entry.eligible_within_window:
        which = f" {entry.eligible_window} 的" if entry.eligible_window else "本次"
        return f"（在{which}网上申报时间之内）"
    if entry.eligible_window and entry.eligible_window > str(entry.eligible_on):
        return f"（那以后的网上申报时间是 {entry.eligible_window}）"
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


def place_words(entry: Entry, found: Row | ReadError) -> str:
    """Where the value stands that decided, or that cannot be read: file, line and column."""
    return f"{entry.file}:{found.line}:{found.column}"


def which_document(number: int) -> str:
    """Which of a file's documents it is; nothing for the first, which most often is the only one."""
    return f"（第 {number} 份）" if number > 1 else ""


def due_words(row: Row, entry: Entry) -> str:
    """By when: the rule's own last day, or the end of the stage's window."""
    if row.group == "eligibility" or row.timed:
        return ""
    if row.due is not None and entry.as_of is not None:
        late = "（已过）" if row.due < entry.as_of else ""
        return f"最迟 {row.due} {_until(row)}{late}"
    if row.group != ("paper" if entry.stage == "paper" else "online"):
        return ""
    return f"{entry.closes} 以前{'（已过）' if entry.over else ''}" if entry.closes else ""


def _until(row: Row) -> str:
    """What is to be done by a rule's own last day."""
    return row.due_as or f"办好“{row.title}”"


def next_steps(entry: Entry) -> Iterator[str]:
    """What to do, in the order of its last days."""
    if entry.verdict == "ineligible":
        yield from _steps_of_ineligible(entry)
        return
    todo = [row for row in entry.rows if row.status in ("fail", "missing") and not row.timed]
    dated = sorted((row for row in todo if row.due), key=lambda row: row.due or date.max)
    for row in _one_a_day(dated):
        late = "，已经过了，只能问清能否补办" if entry.as_of and row.due and row.due < entry.as_of else ""
        yield f"最迟 {row.due} {_until(row)}{late}。"
    rest = [row for row in todo if row.due is None]
    by = f"{entry.closes} 以前" if entry.closes and not entry.over else ""
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
    act = STAGES[entry.stage]
    if entry.whose_window:
        yield f"{entry.whose_window}，填了才知道{act}的时间。"
    if entry.opens is None or entry.last_day is None or entry.as_of is None:
        return
    if entry.over:
        yield f"{act}的时间（{entry.opens} 至 {entry.closes}）已过，等下一次通知。"
    else:
        left = (entry.last_day - entry.as_of).days
        how_long = f"还有 {left} 天" if left else "是最后一天"
        yield f"{entry.opens} 至 {entry.closes} 之间{act}（按判断之日{how_long}）。"


def _steps_of_ineligible(entry: Entry) -> Iterator[str]:
    if entry.eligible_on is not None:
        yield f"{entry.eligible_on} 起符合资格{_within(entry)}{_others_left(entry)}。"
    elif entry.possible_on is not None:
        yield f"{entry.possible_on} 起再核对一次：{_open_then(entry)}。"
    wrong = [row for row in entry.rows if row.group == "eligibility" and row.status == "fail"]
    yield f"先核对这些内容有没有填错：{'；'.join(row.title for row in wrong)}。"
    if entry.phone:
        yield f"有疑问，打咨询电话 {entry.phone}。"
