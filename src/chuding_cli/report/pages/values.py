"""Numbers, lists and tables of a notice in words, with the sentences that they come from."""

from __future__ import annotations

from typing import Any

from chuding_cli.language.examining.constancy import constant_value, is_constant
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.names import NamedLiteral
from chuding_cli.language.nodes.rows import Lookup
from chuding_cli.language.telling.expressions import words
from chuding_cli.language.telling.wording import constant, outcome, shown
from chuding_cli.language.truth import Unknown
from chuding_cli.notices.model.notice import Cite, Notice


def cited(notice: Notice, cites: tuple[Cite, ...]) -> str:
    """The sentences of the notice with their places."""
    by_line: dict[str, list[str]] = {}
    for cite in cites:
        by_line.setdefault(notice.text_of(cite), []).append(f"「{cite.quote}」")
    return "".join(f"（{line}{''.join(quotes)}）" for line, quotes in by_line.items())


def cites_of(notice: Notice, name: str) -> tuple[Cite, ...]:
    """The sentences that something with a name comes from."""
    return next((each.cites for each in notice.definitions if each.name == name), ())


def value_words(node: Node) -> str:
    """What a name stands for, where that is a value or a table; empty for what is worked out."""
    if isinstance(node, NamedLiteral):
        if node.type.kind == "list":
            return shown(node.constant)
        return constant(node.constant, node.type)
    if isinstance(node, Lookup):
        return table_words(node)
    if not is_constant(node):
        return ""
    value = shown(constant_value(node))
    return value if value == words(node) else f"{words(node)} = {value}"


def table_words(table: Lookup) -> str:
    """The rows of a table and what holds for the rest."""
    keys = "、".join(words(key) for key in table.keys)
    rows = [f"{shown(key)} {_cell(table, value)}" for key, value in table.rows.items()]
    return f"按 {keys}：{'；'.join([*rows, f'其余 {_cell(table, table.otherwise)}'])}"


def _cell(table: Lookup, value: Any) -> str:
    return outcome(value) if isinstance(value, Unknown) else constant(value, table.type)


def window_words(notice: Notice, name: str) -> str:
    """The days of a window, and whose it is where it is not everybody's."""
    window = notice.windows[name]
    whose = f"（{words(window.applies)}）" if window.applies is not None else ""
    return f"{window.name}{whose}：{window}"
