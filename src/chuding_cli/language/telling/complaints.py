"""Reasons that need no others: one fact, entry, comparison, paper or window is not as it should be."""

from __future__ import annotations

from collections.abc import Iterator

from chuding_cli.applicants.reading import Record, reversed_ends
from chuding_cli.facts.dates import DAY
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.calls import Converted
from chuding_cli.language.nodes.comparison import Compare, Membership
from chuding_cli.language.nodes.names import FactNode, Literal, facts_in_sight
from chuding_cli.language.nodes.papers import Measure, Present, fitness
from chuding_cli.language.nodes.windows import Window
from chuding_cli.language.telling.anchors import anchor
from chuding_cli.language.telling.labels import label, list_label
from chuding_cli.language.telling.reasons import Reason
from chuding_cli.language.telling.wording import TURNED, demand_words, shown, similar


def how_to_settle(fact: Fact) -> str:
    """What would settle a missing fact: the key, the paper that proves it, who issues it."""
    proof = f"凭{fact.proof}" if fact.proof and fact.proof not in fact.means else ""
    issuer = f"{fact.issuer}出具" if fact.issuer and fact.issuer != "申报人" else ""
    source = "，".join(part for part in (proof, issuer) if part)
    what = f"：{fact.means}" if fact.means else ""
    return f"填写“{fact.label}”{what}{source and f'（{source}）'}"


def not_given(node: FactNode, env: Environment) -> Reason:
    """That a fact is missing."""
    where = f"{node.owner}有一条" if node.owner else ""
    text = f"{where}没有填写“{node.fact.label}”"
    return Reason("missing", text, node.record(env), node.path, how_to_settle(node.fact))


def lacking(fact: Fact, key: str, name: str, record: Record) -> Reason:
    """That an entry of a list, called by a name, does not give a key."""
    member = fact.keys[key]
    return Reason("missing", f"{name}有一条没有填写“{member.zh}”", record, key, member.means)


def ends_of(node: Converted, fact: Fact, record: Record) -> Iterator[Reason]:
    """What keeps an entry from being a span of time: an end is not given, or it ends before it begins."""
    for end in node.ends[: 1 if node.months else 2]:
        if end not in record.values:
            yield lacking(fact, end, fact.zh, record)
    if told := reversed_ends(fact, record):
        first, last = (fact.keys[end].zh for end in node.ends)
        yield Reason("missing", f"{fact.zh}{told}", record, node.ends[1], f"改正“{first}”或“{last}”")


def unequal(node: Compare, env: Environment) -> Reason:
    """What was found, what was asked, and the least that would be enough."""
    left, right, operator = node.left, node.right, node.operator
    if not _names_a_fact(left) and _names_a_fact(right):  # name first what the applicant wrote
        left, right, operator = right, left, TURNED.get(operator, operator)
    a, b = left.value(env), right.value(env)
    unit = left.type.unit or right.type.unit
    unit = f" {unit}" if unit else ""
    asked = label(right, env)
    if type(right) is not Literal and asked != shown(b) and shown(b) not in asked:
        asked = f"{asked}（{shown(b)}）"
    text = f"{label(left, env)}为 {shown(a)}{unit}，{demand_words(operator, left.type)} {asked}"
    if left.type.kind == "number" and operator in (">=", ">"):
        text += f"，还差 {b - a}{unit}"
    return Reason("fail", text, *anchor(node, env))


def _names_a_fact(node: Node) -> bool:
    return next(facts_in_sight(node), None) is not None


def not_among(node: Membership, env: Environment) -> Reason:
    """A value that is not in a list, and what there is near it; or one that should not be there."""
    relation = "不在其列" if node.inside else "属于不可以的"
    found = shown(node.item.value(env))
    near = similar(found, node.members.value(env)) if node.inside else ""
    text = f"{label(node.item, env)}为“{found}”，{relation}：{list_label(node.members, env)}{near}"
    return Reason("fail", text, *anchor(node.item, env))


def unfit(node: Present, env: Environment) -> Iterator[Reason]:
    """What is wrong with a paper that the file tells of: there is none, or one of its files is not good."""
    document = node.document.value(env)
    place = anchor(node.document, env)
    called, advice = label(node.document, env), how_to_settle(node.fact)
    if not document.paths and not document.stated:
        yield Reason("missing", f"“{called}”填的是没有", *place, advice)
    for written in document.paths:
        inspected = fitness(env, node.fact, written)
        if inspected.state == "absent":
            text = f"“{called}”的文件“{written}”找不到"
            yield Reason("missing", text, *place, f"把文件放到这个位置，或改正路径；{advice}")
        elif inspected.state == "broken":
            text = f"“{called}”的文件“{written}”不能用：{inspected.reason}"
            yield Reason("fail", text, *place, "换一份能正常打开的文件")
        elif inspected.state == "unopened":
            text = f"“{called}”的文件“{written}”要由人看：{inspected.reason}"
            yield Reason("review", text, *place, inspected.way_out)


def unmeasured(node: Measure, paths: tuple[str, ...], env: Environment) -> tuple[str, str]:
    """Why a document does not show a figure, as the end of a half-sentence, and the way out.

    What keeps a file from being opened at all is told where the paper is asked for (``unfit``).
    """
    if not paths:
        return "只写了有，没有附文件", ""
    files = env.files()
    for written in paths:
        if node.what == "characters" and files.inspect(written).state == "readable":
            why, way_out = files.why_uncounted(written)
            if why:
                return f"看不出来（“{written}”{why}）", way_out
    return "看不出来", ""


def not_open(window: Window, env: Environment, path: str) -> Reason:
    """That the judged day, which stands at ``path``, is before or behind a window, and when to come."""
    day, hour = env.days.day(window.stage), env.days.hour(window.stage)
    period = window.at(day)
    moment = hour.strftime("%Y-%m-%d %H:%M") if hour else day.isoformat()
    if day < period.first:
        text = f"{moment} 还没有到{window.name}（{period}），{period.first} 开始"
        return Reason("fail", text, env.record, path, f"{period} 之间办理")
    after = window.at(period.last + DAY)
    text = f"{moment} 已经过了{window.name}（{period}）"
    later = f"下一次是 {after}" if after.first > day else "本次通知的时间已过，等下一次通知"
    return Reason("fail", text, env.record, path, later)
