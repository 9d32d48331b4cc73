"""Access to the sections of a notice's file; what is not as it should be becomes a problem with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from chuding_cli.facts.scalars import read_date
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.names import FactNode
from chuding_cli.language.nodes.templates import Template
from chuding_cli.language.parsing.definitions import Builder
from chuding_cli.language.parsing.scope import FAILED
from chuding_cli.language.types import DATE, fits
from chuding_cli.notices.model.notice import Cite
from chuding_cli.notices.reading.quotes import Quotes
from chuding_cli.text.guess import did_you_mean
from chuding_cli.yaml_files import tree as yaml_tree

_HOUR = re.compile(r"[T ]\d{1,2}[:：].*")  # behind a day


class Sections:
    """A notice's tree, the builder of its nodes, the finder of its sentences; ``build`` has the problems."""

    def __init__(self, tree: yaml_tree.Mapping, path: Path, build: Builder) -> None:
        self.tree = tree
        self.build = build
        self.quotes = Quotes(tree, path)

    def mapping(self, key: str) -> yaml_tree.Mapping:
        """A section that is a mapping; an empty one where it is not there."""
        node = self.tree.entries.get(key)
        if isinstance(node, yaml_tree.Mapping):
            return node
        if node is not None:
            self.build.problem(node, f"{key}: 下面应是“键: 值”")
        return yaml_tree.Mapping({}, {}, self.tree.line, self.tree.column)

    def items(self, node: yaml_tree.Node | None) -> list[yaml_tree.Mapping]:
        """The entries of a list of mappings."""
        items = node.items if isinstance(node, yaml_tree.Sequence) else []
        if node is not None and not isinstance(node, yaml_tree.Sequence):
            self.build.problem(node, "这里要一列，每条以“- ”开头")
        for item in items:
            if not isinstance(item, yaml_tree.Mapping):
                self.build.problem(item, "每一条应写成“键: 值”")
        return [item for item in items if isinstance(item, yaml_tree.Mapping)]

    def text(self, node: yaml_tree.Mapping, key: str, *, required: bool = False) -> str:
        """One value as text; empty where it is not there."""
        value = node.entries.get(key)
        if isinstance(value, yaml_tree.Scalar) and value.text.strip():
            return value.text.strip()
        if required or value is not None:
            self.build.problem(value or node, f"缺少 {key}: 或它不是一个值")
        return ""

    def day(self, node: yaml_tree.Node | None, where: yaml_tree.Node) -> date:
        """A day; ``date.max`` where it is wrong."""
        if isinstance(node, yaml_tree.Scalar):
            try:
                return read_date(_HOUR.sub("", node.text))
            except ValueError as error:
                self.build.problem(node, f"“{node.text}”{error}")
        else:
            self.build.problem(where, "缺少日期 from: 或 to:")
        return date.max

    def refuse_keys(self, node: yaml_tree.Mapping, known: frozenset[str], where: str) -> None:
        """Tell of every key that is not among the known ones; ``where`` begins the sentence."""
        for key, place in node.keys.items():
            if key not in known:
                self.build.problem(place, f"{where}里不认识“{key}”{did_you_mean(key, known)}")

    def cites(self, node: yaml_tree.Node | None) -> tuple[Cite, ...]:
        """What stands under ``cite:``: ``{line: words}``, or a list of words for one line."""
        cite = node.entries.get("cite") if isinstance(node, yaml_tree.Mapping) else None
        return tuple(self._cites(cite)) if cite is not None else ()

    def _cites(self, cite: yaml_tree.Node) -> Iterator[Cite]:
        if not isinstance(cite, yaml_tree.Mapping):
            self.build.problem(cite, "cite: 应写成 {行号: 原文}")
            return
        for line, words in cite.entries.items():
            if not line.isdecimal():
                self.build.problem(cite.keys[line], f"“{line}”不是行号")
                continue
            for scalar in scalars(words):
                yield self.quotes.cite(int(line), scalar)

    def optional_condition(self, node: yaml_tree.Mapping, key: str) -> Node | None:
        """A condition; None where there is none."""
        return self.build.condition(node.entries[key]) if key in node.entries else None

    def optional_day(self, node: yaml_tree.Mapping, key: str) -> Node | None:
        """An expression for a day; None where there is none."""
        if key not in node.entries:
            return None
        day = self.build.expression(node.entries[key])
        if day is not FAILED and not fits(day.type, DATE):
            self.build.problem(node.entries[key], f"{key}: 要日期，却是{day.type.name}")
        return day

    def template(self, node: yaml_tree.Mapping, key: str) -> Template | None:
        """A text with expressions in it; None where there is none."""
        return self.build.template(node.entries.get(key))

    def documents(self, node: yaml_tree.Node | None) -> tuple[str, ...]:
        """The paths of the facts that are named."""
        built = (self.build.expression(scalar) for scalar in scalars(node))
        return tuple(each.path for each in built if isinstance(each, FactNode))


def scalars(node: yaml_tree.Node | None) -> list[yaml_tree.Scalar]:
    """The values of a list, or one value."""
    items = node.items if isinstance(node, yaml_tree.Sequence) else [node] if node else []
    return [item for item in items if isinstance(item, yaml_tree.Scalar)]
