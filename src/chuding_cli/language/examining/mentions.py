"""Which names of the notice and which facts a condition refers to, its texts included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.names import NamedLiteral, NameNode
from chuding_cli.language.nodes.rows import First, Lookup
from chuding_cli.language.nodes.statuses import Remapped
from chuding_cli.language.nodes.templates import Template


def parts(nodes: Iterable[Node | None]) -> Iterator[Node]:
    """Every node of some conditions, those of their texts included, but not what names stand for."""
    for node in nodes:
        if node is None:
            continue
        yield node
        if not isinstance(node, NameNode):
            yield from parts(node.children())
        for template in _texts(node):
            yield from parts(holes(template))


def holes(template: Template | None) -> list[Node]:
    """The expressions in a text."""
    return [] if template is None else [part for part in template.parts if isinstance(part, Node)]


def _texts(node: Node) -> Iterator[Template | None]:
    if isinstance(node, Remapped):
        yield from (node.say, node.advice)
    elif isinstance(node, First):
        yield from (row.say for row in node.rows)


def names(nodes: Iterable[Node | None]) -> dict[str, Node]:
    """The names that some conditions use directly, in their order, with what they stand for."""
    found: dict[str, Node] = {}
    for node in parts(nodes):
        if isinstance(node, NameNode):
            found.setdefault(node.name, node.definition)
        elif isinstance(node, (NamedLiteral, Lookup)):
            found.setdefault(node.name, node)
    return found


def all_names(nodes: Iterable[Node | None]) -> dict[str, Node]:
    """The names that some conditions use, and those that these use in turn."""
    found: dict[str, Node] = {}
    waiting = names(nodes)
    while waiting:
        found |= waiting
        inner = names(waiting.values())
        waiting = {name: node for name, node in inner.items() if name not in found}
    return found
