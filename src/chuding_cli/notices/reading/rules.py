"""The rules of a notice's file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.logic import AnyOf
from chuding_cli.language.nodes.names import FactNode, NameNode, facts_in_sight
from chuding_cli.language.nodes.rows import Lookup
from chuding_cli.language.nodes.templates import Template
from chuding_cli.language.nodes.windows import WindowNode
from chuding_cli.notices.model.notice import ANY_TITLE, Cite, Rule, Title
from chuding_cli.notices.model.stages import GROUPS
from chuding_cli.notices.reading.definitions import RowCites
from chuding_cli.notices.reading.section import Sections
from chuding_cli.text.guess import did_you_mean
from chuding_cli.yaml_files import tree as yaml_tree

RULE_KEYS = frozenset(
    (
        *("id", "title", "clause", "cite", "cite_row", "reading", "because", "when", "require"),
        *("say", "advice", "advise", "due", "due_as"),
    )
)
_TOLD = ("pass", "fail", "missing", "review")  # the statuses for which a rule may have words of its own
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_ADVISED = frozenset(("if", "say"))


def read_rules(sections: Sections, row_cites: RowCites, titles: tuple[Title, ...]) -> tuple[Rule, ...]:
    """The rules by their groups, each group in the order of the file."""
    groups = sections.mapping("rules")
    found: dict[str, Rule] = {}
    for group, node in groups.entries.items():
        if group not in GROUPS:
            words = f"规则分组“{group}”不认识{did_you_mean(group, GROUPS)}（{'、'.join(GROUPS)}）"
            sections.build.problem(groups.keys[group], words)
            continue
        for item in sections.items(node):
            rule = _rule(sections, row_cites, titles, item, group)
            if rule.id in found:
                sections.build.problem(item.entries.get("id", item), f"规则“{rule.id}”写了两次")
            found.setdefault(rule.id, rule)
    return tuple(sorted(found.values(), key=lambda rule: GROUPS.index(rule.group)))


def _rule(
    sections: Sections, row_cites: RowCites, titles: tuple[Title, ...], node: yaml_tree.Mapping, group: str
) -> Rule:
    sections.refuse_keys(node, RULE_KEYS, "规则")
    _refuse_id(sections, node.entries.get("id"))
    cites = sections.cites(node)
    if "require" not in node.entries:
        sections.build.problem(node, "规则缺少 require:")
    if not cites:
        sections.build.problem(node, "规则缺少 cite:（通知原文的行号和文字）")
    applies = sections.optional_condition(node, "when")
    condition = sections.build.condition(node.entries.get("require"))
    facts = _facts_of(condition, applies)
    return Rule(
        id=sections.text(node, "id", required=True),
        title=sections.text(node, "title", required=True),
        group=group,
        clause=sections.text(node, "clause", required=True),
        cites=cites,
        reading=sections.text(node, "reading"),
        because=sections.text(node, "because"),
        applies=applies,
        condition=condition,
        say=_say(sections, node.entries.get("say")),
        advice=sections.template(node, "advice"),
        advise=tuple(_advise(sections, node.entries.get("advise"))),
        due=sections.optional_day(node, "due"),
        due_as=sections.text(node, "due_as"),
        timed=any(isinstance(part, WindowNode) for part in condition.walk()),
        cited_by_row=_row_cites(sections, row_cites, node.entries.get("cite_row")),
        cited_by_title=_title_cites(condition, titles),
        facts=facts,
        paths=tuple(fact.path for fact in facts),
        source=sections.text(sections.mapping("source"), "file"),
        line=node.line,
    )


def _refuse_id(sections: Sections, node: yaml_tree.Node | None) -> None:
    """Ids go into reports of other programs: letters of ASCII alone."""
    if isinstance(node, yaml_tree.Scalar) and node.text.strip() and not _ID.fullmatch(node.text.strip()):
        sections.build.problem(
            node, f"规则的编号“{node.text}”要用英文字母、数字和“. - _”，如 experience.years"
        )


def _facts_of(condition: Node, applies: Node | None) -> tuple[FactNode, ...]:
    nodes = [*facts_in_sight(condition), *(facts_in_sight(applies) if applies else ())]
    return tuple({node.path: node for node in nodes if node.level is None}.values())


def _say(sections: Sections, node: yaml_tree.Node | None) -> dict[str, Template]:
    words: dict[str, Template] = {}
    if node is not None and not isinstance(node, yaml_tree.Mapping):
        sections.build.problem(node, f"规则的 say: 按状态写：{{{'、'.join(_TOLD)}: 怎样说}}")
    for status, text in node.entries.items() if isinstance(node, yaml_tree.Mapping) else ():
        if status not in _TOLD and isinstance(node, yaml_tree.Mapping):
            hint = did_you_mean(status, _TOLD)
            sections.build.problem(
                node.keys[status], f"say: 里没有状态“{status}”{hint}（{'、'.join(_TOLD)}）"
            )
        template = sections.build.template(text)
        if template is not None:
            words[status] = template
    return words


def _advise(sections: Sections, node: yaml_tree.Node | None) -> list[tuple[Node, Template]]:
    found = []
    for item in sections.items(node):
        sections.refuse_keys(item, _ADVISED, "advise: ")
        condition = sections.build.condition(item.entries.get("if"))
        template = sections.template(item, "say")
        if template is not None:
            found.append((condition, template))
    return found


def _title_cites(condition: Node, titles: tuple[Title, ...]) -> tuple[AnyOf, Mapping[Node, Cite]] | None:
    """The first sentence of each title, where the condition is that any of them can be granted."""
    asked = condition.definition if isinstance(condition, NameNode) and condition.name == ANY_TITLE else None
    if not isinstance(asked, AnyOf):
        return None
    each = zip(asked.parts, titles, strict=True)
    return asked, {part: title.cites[0] for part, title in each if title.cites}


def _row_cites(sections: Sections, row_cites: RowCites, node: yaml_tree.Node | None) -> Any:
    if not isinstance(node, yaml_tree.Scalar):
        return None
    table = sections.build.scope.defined.get(node.text)
    if not isinstance(table, Lookup):
        sections.build.problem(node, f"没有表“{node.text}”{did_you_mean(node.text, row_cites)}")
        return None
    return table, row_cites[node.text]
