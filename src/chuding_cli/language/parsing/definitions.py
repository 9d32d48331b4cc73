"""What a notice gives names to (``derive:``, ``lists:``) → nodes: tables, choices, lists of words."""

from __future__ import annotations

from itertools import product
from typing import Any

from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.names import DayNode, FactNode, Literal, NamedLiteral
from chuding_cli.language.nodes.rows import Choose, Lookup
from chuding_cli.language.nodes.statuses import Status
from chuding_cli.language.parsing.conditions import ConditionBuilder
from chuding_cli.language.parsing.expressions import parse_expression
from chuding_cli.language.parsing.scope import FAILED
from chuding_cli.language.parsing.tokens import RESERVED, LanguageError, UnsoundName
from chuding_cli.language.truth import BY_STATUS, OUTSIDE, REVIEW, Unknown
from chuding_cli.language.types import TEXT, Type, list_of
from chuding_cli.yaml_files import tree as yaml_tree

_TOLD = 16  # so many rows that are not there are named


class Builder(ConditionBuilder):
    """Builds everything of one notice; ``problems`` collects (message, line, column)."""

    def table(self, name: str, node: yaml_tree.Mapping) -> Node:
        """A table looked up by one key or several (rows nested key by key)."""
        self.refuse_unknown(node, {"by", "rows", "otherwise", "cite", "note"})
        by = node.entries.get("by")
        keys = by.items if isinstance(by, yaml_tree.Sequence) else [by] if by else []
        key_nodes = tuple(self.expression(key) for key in keys)
        rows: dict[Any, Any] = {}
        types: list[Type] = []
        body = node.entries.get("rows")
        if not key_nodes or not isinstance(body, yaml_tree.Mapping):
            self.problem(node, f"表“{name}”要有 by: 和 rows:")
            return FAILED
        self._rows(body, [key.type for key in key_nodes], (), rows, types)
        otherwise: Any = OUTSIDE
        if "otherwise" in node.entries:
            otherwise = self._otherwise(node.entries["otherwise"], types)
        else:
            self._refuse_gaps(name, body, key_nodes, rows)
        if len({kind.kind for kind in types}) > 1:
            self.problem(body, f"表“{name}”各行的值要同一类")
        held = [value for value in (*rows.values(), otherwise) if not isinstance(value, Unknown)]
        return Lookup(name, key_nodes, rows, otherwise, _type_of_cells(types, held))

    def _refuse_gaps(
        self, name: str, body: yaml_tree.Mapping, keys: tuple[Node, ...], rows: dict[Any, Any]
    ) -> None:
        """Without ``otherwise`` a table over choices must have a row for every word."""
        every = (
            []
            if not all(key.type.values for key in keys)
            else list(product(*(key.type.values for key in keys)))
        )
        found = {key if isinstance(key, tuple) else (key,) for key in rows}
        lacking = ["·".join(key) for key in every if key not in found]
        if lacking or not every:
            rest = f"：{'、'.join(lacking[:_TOLD])}" if lacking else ""
            more = f" 等 {len(lacking)} 行" if len(lacking) > _TOLD else ""
            words = f"表“{name}”没有包括所有可填的值{rest}{more}；补上这些行，或写 otherwise:"
            self.problem(body, words)

    def _otherwise(self, node: yaml_tree.Node, types: list[Type]) -> Any:
        if isinstance(node, yaml_tree.Scalar) and node.text in BY_STATUS:
            return BY_STATUS[node.text]
        value = self._value(node)
        types.append(value.type)
        return value.value(None) if _constant(value) else REVIEW  # type: ignore[arg-type]

    def _rows(
        self,
        node: yaml_tree.Mapping,
        wanted: list[Type],
        above: tuple[Any, ...],
        rows: dict[Any, Any],
        types: list[Type],
    ) -> None:
        for word, value in node.entries.items():
            key = (*above, self.typed_word(node.keys[word], wanted[0]))
            if len(wanted) > 1:
                if isinstance(value, yaml_tree.Mapping):
                    self._rows(value, wanted[1:], key, rows, types)
                else:
                    self.problem(value, f"这里还要按{wanted[1].name}分行")
                continue
            cell = value.entries.get("value") if isinstance(value, yaml_tree.Mapping) else value
            if isinstance(cell, yaml_tree.Scalar) and cell.text in BY_STATUS:
                rows[key[0] if len(key) == 1 else key] = BY_STATUS[cell.text]
                continue
            built = self._value(cell)
            if not _constant(built):
                self.problem(value, "表里的值要是常数")
                continue
            rows[key[0] if len(key) == 1 else key] = built.value(None)  # type: ignore[arg-type]
            types.append(built.type)

    def _value(self, cell: yaml_tree.Node | None) -> Node:
        """What a cell of a table or of ``choose:`` holds; a word that is no name stands for itself."""
        if isinstance(cell, yaml_tree.Scalar) and cell.text.isidentifier() and cell.text not in RESERVED:
            try:
                return self.scope.resolve(cell.text, 0)
            except UnsoundName:
                return FAILED
            except LanguageError:
                return Literal(cell.text, TEXT)
        return self.expression(cell)

    def definition(self, name: str, node: yaml_tree.Node) -> Node:
        """A derived fact: an expression, a condition, or ``choose:`` rows; with a ``cite:`` or not."""
        if not isinstance(node, yaml_tree.Mapping):
            return self.expression(node)
        for head, build in (("choose", self._choose), ("value", self.expression)):
            if head in node.entries:
                self.refuse_unknown(node, {head, "cite"})
                return self._shallow(build(node.entries[head]), node)
        return self.condition(_without(node, "cite"))

    def _choose(self, node: yaml_tree.Node) -> Node:
        rows: list[tuple[Node, Node]] = []
        otherwise: Node | None = None
        for item in node.items if isinstance(node, yaml_tree.Sequence) else []:
            entries = item.entries if isinstance(item, yaml_tree.Mapping) else {}
            if isinstance(item, yaml_tree.Mapping):
                self.refuse_unknown(item, {"if", "then", "else"})
            if "if" in entries and "then" in entries:
                rows.append((self.condition(entries["if"]), self._cell(entries["then"])))
            elif "else" in entries:
                otherwise = self._cell(entries["else"])
            else:
                self.problem(item, "每行应有 if 和 then；最后一行写 else")
        if otherwise is None:
            self.problem(node, "choose: 的最后一行要写 else（值，或 not_applicable、review）")
            otherwise = Status("review")
        if FAILED in (otherwise, *(then for _, then in rows)):
            return FAILED
        types = [then.type for _, then in rows if not isinstance(then, Status)]
        if not isinstance(otherwise, Status):
            types.append(otherwise.type)
        if len({kind.kind for kind in types}) > 1:
            self.problem(node, "choose: 各行的值要同一类")
        values = [then for then in (*(then for _, then in rows), otherwise) if not isinstance(then, Status)]
        words = [value.constant if isinstance(value, Literal) else value for value in values]
        return Choose(tuple(rows), otherwise, _type_of_cells(types, words))

    def _cell(self, node: yaml_tree.Node) -> Node:
        if isinstance(node, yaml_tree.Scalar) and node.text in BY_STATUS:
            return Status(node.text)
        return self._value(node)

    def words(self, node: yaml_tree.Node, name: str) -> Node:
        """A named list of words, numbers, dates or months; groups of such lists are joined."""
        items = self._flat(node)
        if not items:
            self.problem(node, f"名单“{name}”是空的")
        values = [item.text for item in items]
        for index, item in enumerate(items):
            if item.text in values[:index]:
                self.problem(item, f"名单“{name}”里“{item.text}”写了两次")
        typed = [self._constant_of(item) for item in items]
        kinds = {each.type.kind for each in typed if each is not None}
        if items and None not in typed and len(kinds) == 1:
            return NamedLiteral(name, tuple(each.constant for each in typed if each), list_of(kinds.pop()))
        return NamedLiteral(name, tuple(values), list_of("text"))

    def _constant_of(self, node: yaml_tree.Scalar) -> Literal | None:
        """The number, date or month that a member of a list is; None for a word, and in quotation marks."""
        if not node.plain or not node.text[:1].isdigit():
            return None
        try:
            value = parse_expression(node.text, self.scope)
        except LanguageError:
            return None
        return (
            value if isinstance(value, Literal) and value.type.kind in ("number", "date", "month") else None
        )

    def _flat(self, node: yaml_tree.Node) -> list[yaml_tree.Scalar]:
        if isinstance(node, yaml_tree.Scalar):
            return [node]
        inner = node.items if isinstance(node, yaml_tree.Sequence) else []
        if isinstance(node, yaml_tree.Mapping):
            inner = list(node.entries.values())
        return [scalar for item in inner for scalar in self._flat(item)]


def _without(node: yaml_tree.Mapping, key: str) -> yaml_tree.Mapping:
    """A mapping without one of its keys."""
    entries = {each: value for each, value in node.entries.items() if each != key}
    keys = {each: place for each, place in node.keys.items() if each != key}
    return yaml_tree.Mapping(entries, keys, node.line, node.column)


def _type_of_cells(types: list[Type], values: list[Any]) -> Type:
    """The type of what some cells hold; where all are words of the rules, these are all that it can be."""
    if not types:
        return TEXT
    if types[0].kind == "text" and all(isinstance(value, str) for value in values):
        return TEXT._replace(values=tuple(dict.fromkeys(values)))
    return types[0]


def _constant(node: Node) -> bool:
    """Whether a node has no facts and no days in it."""
    return not any(isinstance(part, (FactNode, DayNode)) for part in node.walk())
