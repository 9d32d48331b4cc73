"""What is no mistake in a rules file, but is likely one: names that nothing uses, days of last year …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chuding_cli.language.examining.mentions import all_names, names, parts
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.names import FactNode, Literal, NamedLiteral
from chuding_cli.language.nodes.windows import Window, WindowEnd, WindowNode
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.reading.quotes import Quotes
from chuding_cli.notices.rule_nodes import rule_nodes
from chuding_cli.notices.trace import KINDS
from chuding_cli.yaml_files import tree as yaml_tree

Problem = tuple[str, int, int]  # message, line, column
Built = tuple[Node, yaml_tree.Node]  # what was built, and where it is written
_SEVERAL = re.compile("[、，；,;]")
_YEARS = range(1950, 2200)  # numbers that stand for a year


def doubts(
    notice: Notice, tree: yaml_tree.Mapping, quotes: Quotes, built: Iterable[Built]
) -> Iterator[Problem]:
    """Everything doubtful in a notice that is sound."""
    yield from _id(notice, tree)
    yield from _unused(notice)
    yield from _unasked(notice, tree)
    yield from _outside_its_time(notice)
    yield from _joined_members(notice)
    yield from _of_last_year(built, notice.in_force[0].year)
    yield from _followed(notice, quotes)


def _id(notice: Notice, tree: yaml_tree.Mapping) -> Iterator[Problem]:
    if notice.id and notice.id != notice.path.stem:
        node = tree.entries["id"]
        yield f"编号要与文件名相同：文件是 {notice.path.name}", node.line, node.column


def _followed(notice: Notice, quotes: Quotes) -> Iterator[Problem]:
    """Inherited rules whose sentence has been reworded: their own words may be the old ones."""
    for rule in notice.rules:
        cite = next((cite for cite in rule.cites if cite.at in quotes.followed), None)
        if cite is not None:
            yield (
                f"沿用的规则“{rule.id}”的引文已照新原文改写，核对它的读法和说法（reading、say、advice）",
                *cite.at,
            )


def _of_last_year(built: Iterable[Built], year: int) -> Iterator[Problem]:
    """What is taken over and holds a day or year of the old notice's time."""
    for node, place in built:
        if not isinstance(place, yaml_tree.Scalar):  # told where it is written, not again further out
            continue
        near = [each for each in _years_in(node) if year - 1 <= each <= year]
        if near and isinstance(place.line, yaml_tree.Line):
            yield f"沿用的这一处写着 {near[0]} 年：核对今年要不要改", place.line, place.column


def _years_in(node: Node) -> Iterator[int]:
    """The years of the days, months and numbers that stand in an expression."""
    for part in node.walk():
        value = part.constant if type(part) is Literal else None
        year = getattr(value, "year", value)
        if isinstance(year, int) and year in _YEARS:
            yield year


def _unused(notice: Notice) -> Iterator[Problem]:
    """Names that are defined and that nothing uses."""
    used = set(names(_nodes(notice)))
    for name, node in notice.defined.items():
        used |= names([node]).keys() - {name}
    for definition in notice.definitions:
        if definition.kind != "window" and definition.name not in used:
            yield f"{KINDS[definition.kind]}“{definition.name}”没有用到", *definition.at
    windows = {window.id for node in _all_parts(notice) for window in _windows_in(node)}
    for definition in notice.definitions:
        if definition.kind == "window" and definition.name not in windows:
            words = f"时间“{definition.name}”没有规则用到：写一条 require: {{window: {definition.name}}}"
            yield words, *definition.at


def _nodes(notice: Notice) -> list[Node | None]:
    """What the notice asks: in its rules, papers, forms, titles and windows."""
    nodes: list[Node | None] = [node for rule in notice.rules for node in rule_nodes(rule)]
    nodes += [paper.applies for paper in notice.papers]
    nodes += [node for form in notice.attachments for node in (form.applies, form.require, form.since)]
    nodes += [title.condition for title in notice.titles]
    nodes += [window.applies for window in notice.windows.values()]
    return nodes


def _all_parts(notice: Notice) -> list[Node]:
    """Everything that what it asks is made of, behind names too."""
    nodes = _nodes(notice)
    return list(parts([*nodes, *all_names(nodes).values()]))


def _windows_in(node: Node) -> tuple[Window, ...]:
    if isinstance(node, WindowEnd):
        return tuple(node.windows())
    return node.windows if isinstance(node, WindowNode) else ()


def _unasked(notice: Notice, tree: yaml_tree.Mapping) -> Iterator[Problem]:
    """Facts that the notice adds and that nothing looks at."""
    added = tree.entries.get("facts")
    if not isinstance(added, yaml_tree.Mapping):
        return
    asked = {id(node.fact) for node in _all_parts(notice) if isinstance(node, FactNode)}
    asked |= {id(node.type.record) for node in _all_parts(notice)}
    for key, place in added.keys.items():
        fact = notice.vocabulary.root.keys.get(key)
        mine = fact is not None and fact.zh == _zh(added.entries[key])
        if fact is not None and mine and not any(id(each) in asked for each in (fact, *fact.walk())):
            yield f"要问的“{fact.zh}”没有规则看它", place.line, place.column


def _zh(node: yaml_tree.Node) -> str:
    zh = node.entries.get("zh") if isinstance(node, yaml_tree.Mapping) else None
    return zh.text if isinstance(zh, yaml_tree.Scalar) else ""


def _joined_members(notice: Notice) -> Iterator[Problem]:
    """Members of lists that look like several."""
    for definition in notice.definitions:
        node = notice.defined.get(definition.name)
        members = node.constant if definition.kind == "list" and isinstance(node, NamedLiteral) else ()
        for member in members:
            if isinstance(member, str) and _SEVERAL.search(member):
                yield f"名单“{definition.name}”里的“{member}”像是几个写在了一起：分开写", *definition.at


def _outside_its_time(notice: Notice) -> Iterator[Problem]:
    """Windows of which not a day lies in the time in which the notice is in force."""
    first, last = notice.in_force
    at = {definition.name: definition.at for definition in notice.definitions if definition.kind == "window"}
    for window in notice.windows.values():
        periods = [period for period in window.periods if period.first <= last and first <= period.last]
        if window.periods and not periods:
            yield f"时间“{window.name}”（{window}）在施行期（{notice.period}）之外", *at[window.id]
