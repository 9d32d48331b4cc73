"""The 材料清单: each item of the notice's list, how it stands, where it is in the pile, what is to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from chuding_cli.judging.finding import Finding, Judgement
from chuding_cli.language.environment import Environment
from chuding_cli.language.telling.templates import rendered
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.model.stages import STAGES
from chuding_cli.packet.contents import Item
from chuding_cli.packet.due_papers import DuePaper, State
from chuding_cli.packet.scans.scanner import Scan
from chuding_cli.packet.values import values_for
from chuding_cli.papers import KINDS, ListRow, Value, chinese_date
from chuding_cli.text.masking import one_line

_DATE = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_WORST = (("fail", "不符合"), ("missing", "缺"), ("review", "待核"), ("pass", "齐备"))
_OPEN = ("fail", "missing", "review")
_MARKS = {"fail": "不符合", "missing": "还缺", "review": "请人核对"}
VERDICTS = {
    "ready": "可以办理",
    "review": "有待人判断的",
    "incomplete": "还不齐全",
    "ineligible": "不能申报",
    "invalid": "文件有误",
}


class Facts(NamedTuple):
    """What the checklist is made from.

    ``judged``: the findings of every rule, those of papers included at the stage online too.
    ``blanks``: what stayed blank on each paper, by its name.
    """

    judgement: Judgement
    notice: Notice
    judged: Mapping[str, Finding]
    items: Sequence[Item]
    papers: Sequence[DuePaper]
    blanks: Mapping[str, tuple[str, ...]]
    not_in_pile: tuple[str, ...]

    @property
    def env(self) -> Environment:
        """The applicant's facts."""
        assert self.judgement.env is not None
        return self.judgement.env


def checklist_values(facts: Facts, pages: Mapping[int, int]) -> dict[str, Value]:
    """The values of the checklist; ``pages``: where each item begins in the pile."""
    judgement, notice = facts.judgement, facts.notice
    period = notice.period_of("paper", facts.env.days.hand_in, facts.env)
    values: dict[str, Value] = {
        **values_for("checklist", facts.env.record),
        "通知": notice.name,
        "结论": f"{STAGES[judgement.stage]}：{VERDICTS[judgement.verdict]}",
        "核对日期": chinese_date(judgement.as_of) if judgement.as_of else None,
        "受理时间": _days(period.first, period.last) if period else None,
        "咨询电话": notice.phone or None,
        "材料": [_row(item, facts, pages.get(item.number)) for item in facts.items],
        "待办事项": _points(_to_do(facts)),
        "说明": _points(facts.not_in_pile),
    }
    known = KINDS["checklist"]
    return {name: value for name, value in values.items() if name in known.placeholders | known.lists.keys()}


def _days(first: date, last: date) -> str:
    return f"{chinese_date(first)}至{chinese_date(last)}"


def _points(lines: Sequence[str]) -> list[ListRow]:
    return [{"事项": line} for line in lines]


def _row(item: Item, facts: Facts, page: int | None) -> ListRow:
    findings = [facts.judged[rule] for rule in item.paper.rules] if item.paper else []
    return {
        "序号": f"{item.number}.",
        "材料": item.title,
        "状态": _state(findings, item),
        "页码": str(page) if page is not None else "—",
        "待办": "\n".join(_item_to_do(item, findings, facts.env)),
    }


def _state(findings: Sequence[Finding], item: Item) -> str:
    """The worst of the item's rules; where all is well but a scan could not be put in, 另附."""
    statuses = {finding.status for finding in findings}
    if statuses and statuses <= {"not_applicable"}:
        return "不适用"
    word = next((words for status, words in _WORST if status in statuses), "齐备")
    refused = any(scan.refused for scan in item.scans)
    return "另附" if word == "齐备" and refused else word


def _item_to_do(item: Item, findings: Sequence[Finding], env: Environment) -> Iterator[str]:
    for finding in findings:
        if finding.status in _OPEN:
            yield _sentence(finding, env)
    for paper in item.papers:
        if paper.state is State.LACKING:
            yield _written(f"{paper.label}暂缺：{paper.reason}")
        elif paper.state is State.DRAFT:
            yield _written(f"{paper.label}是草稿，不能使用：{paper.reason}")
    yield from (one_line(refusal) for scan in item.scans for refusal in scan.refused)
    stated = [scan.given.label for scan in item.scans if _only_stated(scan)]
    if stated:
        yield f"没有扫描件，请自行放入：{'、'.join(stated)}"
    elif item.paper and item.paper.documents and not item.parts and _state(findings, item) == "齐备":
        yield "没有扫描件，请自行放入"


def _only_stated(scan: Scan) -> bool:
    return scan.given.document.stated and not scan.given.document.paths


def _sentence(finding: Finding, env: Environment) -> str:
    """A finding for the paper: what is lacking and how to get it, without the words of the file's keys."""
    rule = finding.rule
    if finding.status != "missing":
        told = [finding.message, finding.advice]
    else:
        told = [rendered(rule.advice, env)] if rule.advice else []
        told += [rendered(words, env) for condition, words in rule.advise if condition.value(env) is True]
    return _written(f"{_MARKS[finding.status]}：{rule.title}。{'；'.join(filter(None, told))}")


def _written(text: str) -> str:
    """Words of a report as a paper tells them: dates in Chinese, no identity number."""
    return one_line(_DATE.sub(lambda d: f"{d[1]}年{int(d[2])}月{int(d[3])}日", text))


def _to_do(facts: Facts) -> list[str]:
    """What belongs to no item: the other rules of this stage, blanks that the pen has to fill."""
    listed = {rule for item in facts.items if item.paper for rule in item.paper.rules}
    others = [f for f in facts.judgement.findings if f.status in _OPEN and f.rule.id not in listed]
    lines = [_sentence(finding, facts.env) for finding in others]
    for label, blanks in facts.blanks.items():
        if blanks:
            lines.append(f"《{label}》上空着，请补填后重做，或手写：{'、'.join(blanks)}")
    return lines
