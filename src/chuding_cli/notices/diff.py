"""What one notice says otherwise than another, part by part."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from chuding_cli.facts.vocabulary import Fact
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.names import NamedLiteral
from chuding_cli.language.nodes.rows import Lookup
from chuding_cli.language.nodes.windows import Window, WindowNode
from chuding_cli.language.telling.expressions import words
from chuding_cli.language.telling.outline import outline
from chuding_cli.language.telling.templates import text_of
from chuding_cli.language.telling.wording import constant, outcome
from chuding_cli.language.truth import Unknown
from chuding_cli.notices.model.notice import Attachment, Notice, PaperItem, Rule, Title
from chuding_cli.notices.model.stages import GROUPS
from chuding_cli.notices.trace import KINDS

T = TypeVar("T")


class Change(NamedTuple):
    """One thing that differs: in which ``section``, of what ``name``, and how, in Chinese."""

    section: str
    name: str
    how: tuple[str, ...]


def differences(old: Notice, new: Notice) -> Iterator[Change]:
    """Everything that the new notice says otherwise, in the order of a rules file."""
    yield from _head(old, new)
    yield from _both("时间", old.windows, new.windows, _window)
    old_names, new_names = (
        {
            each.name: (each.kind, notice.defined[each.name])
            for each in notice.definitions
            if each.kind != "window"
        }
        for notice in (old, new)
    )
    yield from _both("名字", old_names, new_names, _definition)
    yield from _both("职称", _by(old.titles, "name"), _by(new.titles, "name"), _title)
    for group in GROUPS:
        before, after = ({r.id: r for r in notice.rules if r.group == group} for notice in (old, new))
        yield from _both(f"规则：{group}", before, after, _rule)
    yield from _both("纸质材料", _by(old.papers, "title"), _by(new.papers, "title"), _paper)
    yield from _both("附件", _by(old.attachments, "title"), _by(new.attachments, "title"), _attachment)
    yield from _both("要问的内容", _facts(old), _facts(new), _fact)
    told, now_told = ({note.text: note for note in notice.information} for notice in (old, new))
    yield from _both("告知申报人的", told, now_told, lambda a, b: ())


def _both(
    section: str, old: Mapping[str, T], new: Mapping[str, T], changes: Callable[[T, T], Iterable[str]]
) -> Iterator[Change]:
    """What is gone, what is new, and what has changed, by name."""
    for name in old:
        if name not in new:
            yield Change(section, _named(name, old[name]), ("没有了",))
    for name, value in new.items():
        if name not in old:
            yield Change(section, _named(name, value), ("新增", *_told(value)))
        elif how := tuple(changes(old[name], value)):
            yield Change(section, _named(name, value), how)


def _named(name: str, value: object) -> str:
    """What a person calls it, where its name is an id."""
    if isinstance(value, Window):
        return value.name
    return f"{value.title}　{name}" if isinstance(value, Rule) else name


def _told(value: object) -> tuple[str, ...]:
    """What something new says."""
    if isinstance(value, Rule):
        return (words(value.condition),)
    if isinstance(value, Window):
        return (str(value),)
    if isinstance(value, Title):
        return (words(value.condition),)
    if isinstance(value, tuple) and isinstance(value[-1], Node):
        return (_node_words(value[-1]),)
    return ()


def _facts(notice: Notice) -> dict[str, Fact]:
    return {fact.label: fact for fact in notice.vocabulary.by_path.values()}


def _fact(old: Fact, new: Fact) -> Iterator[str]:
    yield from _changed("类型", old.kind, new.kind)
    yield from _changed("单位", old.unit, new.unit)
    yield from _changed("意思", old.means, new.means)
    yield from _members("可填的值加了", new.values, old.values)
    yield from _members("可填的值去了", old.values, new.values)


def _by(items: tuple[Any, ...], key: str) -> dict[str, Any]:
    return {getattr(item, key): item for item in items}


def _changed(label: str, old: Hashable, new: Hashable) -> Iterator[str]:
    if old != new:
        yield f"{label}：{old or '（没有）'} → {new or '（没有）'}"


def _head(old: Notice, new: Notice) -> Iterator[Change]:
    for label, before, after in (
        ("名称", old.name, new.name),
        ("发文机关", old.issuer, new.issuer),
        ("咨询电话", old.phone, new.phone),
        ("地方", "、".join(old.places), "、".join(new.places)),
        ("施行", old.period, new.period),
    ):
        if before != after:
            yield Change("通知", label, (f"{before or '（没有）'} → {after or '（没有）'}",))


def _window(old: Window, new: Window) -> Iterator[str]:
    yield from _changed("名称", old.name, new.name)
    yield from _changed("阶段", old.stage, new.stage)
    yield from _changed("谁", _node_words(old.applies), _node_words(new.applies))
    if (old.periods, old.recurrence) == (new.periods, new.recurrence):
        return
    longer = ""
    if len(old.periods) == len(new.periods) == 1:
        more = _length(new) - _length(old)
        than = f"长 {more} 天" if more > 0 else f"短 {-more} 天" if more else "一样长"
        longer = f"（共 {_length(new)} 天，{than}）"
    yield f"{old} → {new}{longer}"


def _length(window: Window) -> int:
    """Calendar days, both ends included."""
    return (window.periods[0].last - window.periods[0].first).days + 1


def _definition(old: tuple[str, Node], new: tuple[str, Node]) -> Iterator[str]:
    (old_kind, before), (new_kind, after) = old, new
    if old_kind != new_kind:
        yield f"{KINDS[old_kind]}改成了{KINDS[new_kind]}：{_node_words(before)} → {_node_words(after)}"
    elif isinstance(before, Lookup) and isinstance(after, Lookup):
        yield from _table(before, after)
    elif old_kind == "list" and isinstance(before, NamedLiteral) and isinstance(after, NamedLiteral):
        yield from _members("加了", after.constant, before.constant)
        yield from _members("去了", before.constant, after.constant)
    else:
        yield from _changed(KINDS[old_kind], _node_words(before), _node_words(after))


def _members(label: str, these: Any, those: Any) -> Iterator[str]:
    more = [str(each) for each in these if each not in those]
    if more:
        yield f"{label}：{'、'.join(more)}"


def _table(old: Lookup, new: Lookup) -> Iterator[str]:
    yield from _changed("按什么查", "、".join(map(words, old.keys)), "、".join(map(words, new.keys)))
    for key in dict.fromkeys((*old.rows, *new.rows)):
        name = "、".join(map(str, key)) if isinstance(key, tuple) else str(key)
        before = _cell(old, old.rows[key]) if key in old.rows else "（没有这一行）"
        after = _cell(new, new.rows[key]) if key in new.rows else "（没有这一行）"
        yield from _changed(name, before, after)
    yield from _changed("其余", _cell(old, old.otherwise), _cell(new, new.otherwise))


def _cell(table: Lookup, value: Any) -> str:
    return outcome(value) if isinstance(value, Unknown) else constant(value, table.type)


def _title(old: Title, new: Title) -> Iterator[str]:
    yield from _changed("条件", words(old.condition), words(new.condition))


def _rule(old: Rule, new: Rule) -> Iterator[str]:
    yield from _changed("名称", old.title, new.title)
    yield from _changed("对谁适用", _node_words(old.applies), _node_words(new.applies))
    yield from _changed("要求", _node_words(old.condition), _node_words(new.condition))
    yield from _reworded(_sentences(old), _sentences(new))
    yield from _changed("读法", old.reading, new.reading)
    yield from _changed("怎么办", text_of(old.advice), text_of(new.advice))
    yield from _changed("期限", _node_words(old.due) + old.due_as, _node_words(new.due) + new.due_as)
    for status in dict.fromkeys((*old.say, *new.say)):
        yield from _changed(
            f"报告里说（{status}）", text_of(old.say.get(status)), text_of(new.say.get(status))
        )


def _sentences(rule: Rule) -> list[str]:
    """The clauses of a rule's sentences."""
    return [part for cite in rule.cites for part in re.split("[，；、。：]", cite.quote) if part]


def _reworded(old: list[str], new: list[str]) -> Iterator[str]:
    """Which clauses of the sentences are others."""
    gone, come = ([part for part in these if part not in those] for these, those in ((old, new), (new, old)))
    if gone or come:
        yield from _changed(
            "原文", "、".join(f"「{part}」" for part in gone), "、".join(f"「{part}」" for part in come)
        )


def _paper(old: PaperItem, new: PaperItem) -> Iterator[str]:
    yield from _changed("由哪些规则管", "、".join(old.rules), "、".join(new.rules))
    yield from _changed("谁要", _node_words(old.applies), _node_words(new.applies))
    yield from _changed("说明", old.note, new.note)


def _attachment(old: Attachment, new: Attachment) -> Iterator[str]:
    yield from _changed("模板", old.template, new.template)
    yield from _changed("谁要", _node_words(old.applies), _node_words(new.applies))
    yield from _changed("何时可做", _node_words(old.require), _node_words(new.require))


def _node_words(node: Node | None) -> str:
    """A condition or value in words; a name stands for itself, and its value is told where it has one."""
    if node is None:
        return ""
    if isinstance(node, NamedLiteral):
        return constant(node.constant, node.type)
    text = "；".join(line.text for line in outline(node)).replace("：；", "：")
    for part in node.walk():
        if isinstance(part, NamedLiteral):
            text = text.replace(words(part), part.name)
        elif isinstance(part, WindowNode):
            for window in part.windows:
                text = text.replace(f"（{window}）", "")
    return text
