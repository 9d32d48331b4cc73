"""What is wrong with one thing: the sentences of reasons, and what would settle it."""

from __future__ import annotations

from chuding_cli.facts.dates import DAY
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.comparison import Compare, Membership
from chuding_cli.language.nodes.names import Literal, facts_in_sight
from chuding_cli.language.nodes.windows import Window
from chuding_cli.language.telling.labels import label, list_label
from chuding_cli.language.telling.wording import TURNED, demand_words, shown, similar


def how_to_settle(fact: Fact) -> str:
    """What would settle a missing fact: the key, the paper that proves it, who issues it."""
    proof = f"凭{fact.proof}" if fact.proof and fact.proof not in fact.means else ""
    issuer = f"{fact.issuer}出具" if fact.issuer and fact.issuer != "申报人" else ""
    source = "，".join(part for part in (proof, issuer) if part)
    what = f"：{fact.means}" if fact.means else ""
    return f"填写“{fact.label}”{what}{source and f'（{source}）'}"


def unequal(node: Compare, env: Environment) -> str:
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
    return text


def _names_a_fact(node: Node) -> bool:
    return next(facts_in_sight(node), None) is not None


def not_among(node: Membership, env: Environment) -> str:
    """A value that is not in a list, and what there is near it; or one that should not be there."""
    relation = "不在其列" if node.inside else "属于不可以的"
    found = shown(node.item.value(env))
    near = similar(found, node.members.value(env)) if node.inside else ""
    return f"{label(node.item, env)}为“{found}”，{relation}：{list_label(node.members, env)}{near}"


def not_open(window: Window, env: Environment) -> tuple[str, str]:
    """That the judged day is before or behind a window, and when to come."""
    day, hour = env.days.day(window.stage), env.days.hour(window.stage)
    period = window.at(day)
    moment = hour.strftime("%Y-%m-%d %H:%M") if hour else day.isoformat()
    if day < period.first:
        text = f"{moment} 还没有到{window.name}（{period}），{period.first} 开始"
        return text, f"{period} 之间办理"
    after = window.at(period.last + DAY)
    later = f"下一次是 {after}" if after.first > day else "本次通知的时间已过，等下一次通知"
    return f"{moment} 已经过了{window.name}（{period}）", later
