"""A tree → the parser events it came from, so that facts in a rules file are read like any others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from chuding_cli.yaml_files.tree import Mapping, Node, Scalar, Sequence


class _Mark(NamedTuple):
    """A place as the parser tells it: from 0."""

    line: int
    column: int


def reader_of(tree: Node) -> Callable[[], Any]:
    """A function that gives the events of a tree one by one."""
    return _events(tree).__next__


def _events(node: Node) -> Iterator[Any]:
    mark: Any = _Mark(node.line - 1, node.column - 1)
    if isinstance(node, Scalar):
        style = None if node.plain else "|" if node.folded else '"'
        yield ScalarEvent(None, None, (True, True), node.text, mark, mark, style)
    elif isinstance(node, Mapping):
        yield MappingStartEvent(None, None, True, mark, mark)
        for key, value in node.entries.items():
            yield from _events(node.keys[key])
            yield from _events(value)
        yield MappingEndEvent(mark, mark)
    elif isinstance(node, Sequence):
        yield SequenceStartEvent(None, None, True, mark, mark)
        for item in node.items:
            yield from _events(item)
        yield SequenceEndEvent(mark, mark)
