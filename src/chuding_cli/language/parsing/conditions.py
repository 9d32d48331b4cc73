"""YAML conditions → nodes, with every mistake at its line and column."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from chuding_cli.language.nodes.base import MAX_LEVELS, Node, levels
from chuding_cli.language.nodes.logic import All, AnyOf, Negation
from chuding_cli.language.nodes.names import Literal
from chuding_cli.language.nodes.quantifiers import AtLeast, ForEach, Several
from chuding_cli.language.nodes.rows import First, Row
from chuding_cli.language.nodes.statuses import Judge, Remapped, Status
from chuding_cli.language.nodes.templates import Template
from chuding_cli.language.nodes.windows import Window, WindowNode
from chuding_cli.language.parsing.expressions import parse_condition, parse_expression
from chuding_cli.language.parsing.scope import FAILED, Scope
from chuding_cli.language.parsing.tokens import LanguageError, UnsoundName
from chuding_cli.language.truth import BY_STATUS, MISSING, REVIEW, Truth
from chuding_cli.language.types import NUMBER, Type, fits
from chuding_cli.text.guess import did_you_mean
from chuding_cli.yaml_files import tree as yaml_tree

_MODIFIERS = frozenset(("say", "advice", "fail", "missing", "review"))
_STATUSES = tuple(BY_STATUS)
_FULL_WIDTH = re.compile("[｛｝]")
_HOLE = re.compile(r"\{([^{}]*)\}")


class ConditionBuilder:
    """Builds expressions and conditions; ``problems`` collects (message, line, column)."""

    def __init__(self, scope: Scope, windows: dict[str, Window], texts: dict[str, str]) -> None:
        self.scope = scope
        self.windows = windows
        self.texts = texts
        self.problems: list[tuple[str, int, int]] = []
        self.levels: dict[Node, int] = {}  # of every node that was built

    def problem(self, node: yaml_tree.Node, message: str, offset: int = 0) -> None:
        """Note what is wrong at a node, ``offset`` characters behind its start."""
        inside = isinstance(node, yaml_tree.Scalar) and not node.folded
        quoted = isinstance(node, yaml_tree.Scalar) and not node.plain
        column = node.column + (offset + quoted if inside else 0)
        self.problems.append((message, node.line, column))

    def expression(self, node: yaml_tree.Node | None, scope: Scope | None = None) -> Node:
        """An expression that stands in a scalar."""
        return self._parsed(node, scope or self.scope, parse_expression)

    def _parsed(self, node: yaml_tree.Node | None, scope: Scope, parse: Callable[[str, Scope], Node]) -> Node:
        if not isinstance(node, yaml_tree.Scalar):
            if node is not None:
                a_list = isinstance(node, yaml_tree.Sequence)
                self.problem(node, f"这里要一个表达式{'（一列值整个用双引号括起来）' if a_list else ''}")
            return FAILED
        try:
            return self._shallow(parse(node.text, scope), node)
        except UnsoundName:
            return FAILED
        except LanguageError as error:
            self.problem(node, error.message, error.offset)
            return FAILED

    def _shallow(self, built: Node, node: yaml_tree.Node, offset: int = 0) -> Node:
        """What was built, unless it has more levels than can be walked down: that is told at its place."""
        if levels(built, self.levels) <= MAX_LEVELS:
            return built
        words = f"这里一层套一层（用到的名字也算）超过 {MAX_LEVELS} 层：少连几个，或者改写成一张表、一列值"
        self.problem(node, words, offset)
        return FAILED

    def template(self, node: yaml_tree.Node | None, scope: Scope | None = None) -> Template | None:
        """Text with ``{expressions}``."""
        if node is None:
            return None
        if not isinstance(node, yaml_tree.Scalar):
            self.problem(node, "这里要一段文字")
            return None
        if _FULL_WIDTH.search(node.text):
            self.problem(node, "花括号要用半角的 { }，里面的才会算出来")
        parts: list[str | Node] = []
        end = 0
        for hole in _HOLE.finditer(node.text):
            parts.append(node.text[end : hole.start()])
            try:
                hidden = parse_expression(hole[1], scope or self.scope)
                parts.append(self._shallow(hidden, node, hole.start(1)))
            except UnsoundName:
                pass
            except LanguageError as error:
                self.problem(node, error.message, hole.start(1) + error.offset)
            end = hole.end()
        parts.append(node.text[end:])
        return Template(tuple(part for part in parts if part != ""))

    def condition(self, node: yaml_tree.Node | None, scope: Scope | None = None) -> Node:
        """A condition: an expression, a status word, or a mapping with one of the heads."""
        scope = scope or self.scope
        if isinstance(node, yaml_tree.Scalar):
            return self._parsed(node, scope, parse_condition)
        if not isinstance(node, yaml_tree.Mapping):
            if node is not None:
                self.problem(node, "这里要一个条件（几个条件请写在 all: 或 any: 下面）")
            return FAILED
        heads = [head for head in HEADS if head in node.entries]
        if len(heads) != 1:
            words = "、".join(HEADS)
            self.problem(node, f"条件应有且只有一个主词（{words}），这里有 {len(heads)} 个")
            return FAILED
        head = heads[0]
        build, beside = _HEADS[head]
        self.refuse_unknown(node, {head, *beside, *_MODIFIERS})
        return self._shallow(self._modified(build(self, node, scope), node, scope, head), node)

    def refuse_unknown(self, node: yaml_tree.Mapping, known: set[str] | frozenset[str]) -> None:
        for key, place in node.keys.items():
            if key not in known:
                self.problem(place, f"这里不认识“{key}”{did_you_mean(key, known)}")

    def _modified(self, built: Node, node: yaml_tree.Mapping, scope: Scope, head: str) -> Node:
        say, advice = node.entries.get("say"), node.entries.get("advice")
        statuses: dict[str, Truth] = {}
        if head != "judge":
            for word in ("fail", "missing", "review"):
                if word in node.entries:
                    statuses[word] = self.status(node.entries[word])
        if say is None and advice is None and not statuses:
            return built
        return Remapped(built, statuses, self.template(say, scope), self.template(advice, scope))

    def status(self, node: yaml_tree.Node) -> Truth:
        """A status word: pass, fail, missing, review, not_applicable."""
        if isinstance(node, yaml_tree.Scalar) and node.text in BY_STATUS:
            return BY_STATUS[node.text]
        self.problem(node, f"这里要一个状态：{'、'.join(_STATUSES)}")
        return REVIEW

    def _check(self, node: yaml_tree.Mapping, scope: Scope) -> Node:
        return self.condition(node.entries["check"], scope)

    def _all(self, node: yaml_tree.Mapping, scope: Scope) -> Node:
        return All(self._conditions(node.entries["all"], scope))

    def _any(self, node: yaml_tree.Mapping, scope: Scope) -> Node:
        return AnyOf(self._conditions(node.entries["any"], scope))

    def _conditions(self, node: yaml_tree.Node, scope: Scope) -> tuple[Node, ...]:
        if not isinstance(node, yaml_tree.Sequence) or not node.items:
            self.problem(node, "这里要一列条件，每条以“- ”开头")
            return (FAILED,)
        return tuple(self.condition(item, scope) for item in node.items)

    def _not(self, node: yaml_tree.Mapping, scope: Scope) -> Node:
        return Negation(self.condition(node.entries["not"], scope))

    def _window(self, node: yaml_tree.Mapping, scope: Scope) -> Node:
        """One window by its id, or all those of a stage."""
        name = node.entries["window"]
        word = name.text if isinstance(name, yaml_tree.Scalar) else ""
        named = [self.windows[word]] if word in self.windows else []
        meant = named or [window for window in self.windows.values() if window.stage == word]
        if not meant:
            self.problem(name, f"没有时间窗口“{word}”{did_you_mean(word, self.windows)}")
            return FAILED
        return WindowNode(tuple(meant))

    def _judge(self, node: yaml_tree.Mapping, scope: Scope) -> Node:
        inner = self.expression(node.entries["judge"], scope)
        if inner is FAILED:
            return FAILED
        statuses: dict[Any, Truth] = {}
        for word in ("pass", "fail", "review", "missing"):
            for item in self._words(node.entries.get(word)):
                value = self.typed_word(item, inner.type)
                if value in statuses:
                    self.problem(item, f"“{item.text}”写了两次")
                statuses[value] = BY_STATUS[word]
        otherwise = node.entries.get("otherwise")
        left_over = [word for word in inner.type.values if word not in statuses]
        if otherwise is None and (left_over or not inner.type.values):
            rest = f"（还有 {'、'.join(left_over)}）" if left_over else ""
            self.problem(node, f"没有说其余的值怎么办：补上 otherwise:{rest}")
        return Judge(inner, statuses, self.status(otherwise) if otherwise else MISSING)

    def _words(self, node: yaml_tree.Node | None) -> list[yaml_tree.Scalar]:
        items = node.items if isinstance(node, yaml_tree.Sequence) else [node] if node else []
        return [item for item in items if isinstance(item, yaml_tree.Scalar)]

    def typed_word(self, node: yaml_tree.Scalar, wanted: Type) -> Any:
        """A word of the rules as a value of a type; a choice must allow it."""
        if wanted.values and node.text not in wanted.values:
            hint = did_you_mean(node.text, wanted.values)
            self.problem(node, f"“{node.text}”不在可填的值之内（{'、'.join(wanted.values)}）{hint}")
        if wanted.kind in ("text", "any"):
            return node.text
        value = self.expression(node)
        if not fits(value.type, wanted):
            self.problem(node, f"这里要{wanted.name}，却是{value.type.name}")
        return value.constant if isinstance(value, Literal) else node.text

    def _first(self, node: yaml_tree.Mapping, scope: Scope) -> Node:
        table = node.entries["first"]
        if not isinstance(table, yaml_tree.Sequence) or not table.items:
            self.problem(table, "first: 下面要几行 {if: …, then: …}")
            return FAILED
        rows = [self._row(item, scope, item is table.items[-1]) for item in table.items]
        return First(tuple(row for row in rows if row is not None))

    def _row(self, node: yaml_tree.Node, scope: Scope, last: bool) -> Row | None:
        entries = node.entries if isinstance(node, yaml_tree.Mapping) else {}
        if isinstance(node, yaml_tree.Mapping):
            self.refuse_unknown(node, {"if", "then", "else", "say"})
        if "else" in entries and last:
            return Row(None, self._outcome(entries["else"], scope), self.template(entries.get("say"), scope))
        if "if" not in entries or "then" not in entries:
            self.problem(node, "每行应有 if 和 then；最后一行可写 else")
            return None
        condition = self.condition(entries["if"], scope)
        return Row(condition, self._outcome(entries["then"], scope), self.template(entries.get("say"), scope))

    def _outcome(self, node: yaml_tree.Node, scope: Scope) -> Node:
        if isinstance(node, yaml_tree.Scalar) and node.text in BY_STATUS:
            return Status(node.text)
        return self.condition(node, scope)

    def _for_each(self, node: yaml_tree.Mapping, scope: Scope) -> Node:
        source, inside, name = self._walked(node, "for_each", scope)
        if source is FAILED:
            return FAILED
        none = node.entries.get("none")
        inner = self.condition(node.entries.get("require"), inside)
        return ForEach(source, inner, self.status(none) if none else MISSING, name)

    def _at_least(self, node: yaml_tree.Mapping, scope: Scope) -> Node:
        number = self.expression(node.entries["at_least"], scope)
        if not fits(number.type, NUMBER):
            self.problem(node.entries["at_least"], f"at_least 要一个数，却是{number.type.name}")
        if isinstance(node.entries.get("of"), yaml_tree.Sequence):
            parts = self._conditions(node.entries["of"], scope)
            if isinstance(number, Literal) and number.constant > len(parts):
                self.problem(
                    node.entries["at_least"], f"要 {number.constant} 个，只列了 {len(parts)} 个：永远不成立"
                )
            return Several(number, parts)
        source, inside, _ = self._walked(node, "of", scope)
        if source is FAILED:
            return FAILED
        inner = self.condition(node.entries["require"], inside) if "require" in node.entries else FAILED
        unit = node.entries.get("unit")
        return AtLeast(number, source, inner, unit.text if isinstance(unit, yaml_tree.Scalar) else "条")

    def _walked(self, node: yaml_tree.Mapping, key: str, scope: Scope) -> tuple[Node, Scope, str]:
        """The list that is walked, the scope inside, and the name of its items."""
        if key not in node.entries:
            self.problem(node, f"缺少 {key}:")
            return FAILED, scope, ""
        source = self.expression(node.entries[key], scope)
        name_node = node.entries.get("as")
        name = name_node.text if isinstance(name_node, yaml_tree.Scalar) else ""
        inside = scope.walking(source.type, name)
        if inside is None:
            if source is not FAILED:
                self.problem(node.entries[key], f"这里要一列，却是{source.type.name}")
            return FAILED, scope, ""
        return source, inside, name


_Build = Callable[[ConditionBuilder, yaml_tree.Mapping, Scope], Node]
# How the condition of each head is built, and which keys may stand beside it.
_HEADS: dict[str, tuple[_Build, tuple[str, ...]]] = {
    "check": (ConditionBuilder._check, ()),
    "all": (ConditionBuilder._all, ()),
    "any": (ConditionBuilder._any, ()),
    "not": (ConditionBuilder._not, ()),
    "judge": (ConditionBuilder._judge, ("pass", "fail", "review", "missing", "otherwise")),
    "first": (ConditionBuilder._first, ()),
    "for_each": (ConditionBuilder._for_each, ("as", "require", "none")),
    "at_least": (ConditionBuilder._at_least, ("of", "as", "require", "unit")),
    "window": (ConditionBuilder._window, ()),
}
HEADS = tuple(_HEADS)
