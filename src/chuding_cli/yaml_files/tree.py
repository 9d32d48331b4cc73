"""A YAML file of ours (rules, vocabulary) as a tree that remembers where everything stands.

No types are guessed: a scalar is text, and whoever reads it says what it means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from chuding_cli.yaml_files.events import (
    YamlProblem,
    decoded,
    next_document,
    parsing,
    place,
    problem_at,
    read_bytes,
    refuse_strange,
)
from chuding_cli.yaml_files.messages import MAX_DEPTH, TOO_DEEP

MAX_RULES_BYTES = 2 * 1024 * 1024  # the longest of ours has 45 thousand


class Line(int):
    """A line number that knows its file: of what one file takes over from another."""

    file: Path

    def __new__(cls, number: int, file: Path) -> Line:  # noqa: D102
        line = super().__new__(cls, number)
        line.file = file
        return line

    def __reduce__(self) -> tuple[type[Line], tuple[int, Path]]:
        return Line, (int(self), self.file)


def where(path: Path, line: int, column: int) -> str:
    """``file:line:column``, the file being the line's own where it knows one."""
    return f"{line.file if isinstance(line, Line) else path}:{int(line)}:{column}"


class Node:
    """Anything in the tree; ``line`` and ``column`` are 1-based."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


class Scalar(Node):
    """One value as text; ``plain`` when written without quotes; ``folded`` for block styles."""

    __slots__ = ("folded", "plain", "text")

    def __init__(self, text: str, plain: bool, folded: bool, line: int, column: int) -> None:
        super().__init__(line, column)
        self.text = text
        self.plain = plain
        self.folded = folded


class Sequence(Node):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, items: list[Node], line: int, column: int) -> None:
        super().__init__(line, column)
        self.items = items


class Mapping(Node):
    """A mapping; ``entries`` in the order of the file, ``keys`` the places of the keys."""

    __slots__ = ("entries", "keys")

    def __init__(self, entries: dict[str, Node], keys: dict[str, Scalar], line: int, column: int) -> None:
        super().__init__(line, column)
        self.entries = entries
        self.keys = keys


class TreeProblem(Exception):
    """A rules or vocabulary file is wrong; ``problems`` holds every (message, line, column) found."""

    def __init__(self, path: Path, problems: Iterable[tuple[str, int, int]]) -> None:
        self.path = path
        self.problems = sorted(dict.fromkeys(problems), key=lambda problem: (problem[1], problem[2]))
        super().__init__("\n".join(self.lines()))

    def __reduce__(self) -> tuple[type[TreeProblem], tuple[Path, list[tuple[str, int, int]]]]:
        return TreeProblem, (self.path, self.problems)  # so that it comes back from another process

    def lines(self) -> list[str]:
        """One line a problem, ``file:line:column: message``."""
        return [f"{where(self.path, line, column)}: {message}" for message, line, column in self.problems]


def load_tree(path: Path) -> Mapping:
    """Read a YAML file whose top is a mapping.

    Raises:
        TreeProblem: it is not YAML, holds a key twice, or is no mapping at the top.
        OSError: it cannot be read.
    """
    try:
        return parse_tree(decoded(read_bytes(path, MAX_RULES_BYTES)))
    except YamlProblem as problem:
        raise TreeProblem(path, [(problem.message, problem.line, problem.column)]) from None


def load_head(path: Path, last: str) -> Mapping:
    """The first keys of a YAML file, up to and with the key ``last``; the rest is not read.

    Raises:
        TreeProblem: it is no YAML so far, or no mapping at the top.
        OSError: it cannot be read.
    """
    try:
        with parsing(decoded(read_bytes(path, MAX_RULES_BYTES))) as get:
            event = next_document(get)
            if event.__class__ is not MappingStartEvent:
                raise YamlProblem("文件的最外层应是“键: 值”", 1, 1)
            return _mapping(get, *place(event), 1, last)
    except YamlProblem as problem:
        raise TreeProblem(path, [(problem.message, problem.line, problem.column)]) from None


def words_of(node: Node | None) -> tuple[str, ...]:
    """The words of a scalar or of a list of them."""
    items = node.items if isinstance(node, Sequence) else [node]
    return tuple(item.text for item in items if isinstance(item, Scalar))


def parse_tree(text: str) -> Mapping:
    """The first document of a text, which must be a mapping.

    Raises:
        YamlProblem: with the place of the first thing that is wrong.
    """
    with parsing(text) as get:
        event = next_document(get)
        if event is None:
            raise YamlProblem("文件里没有内容", 1, 1)
        top = _node(event, get, 1)
        if isinstance(top, Mapping):
            return top
        raise YamlProblem("文件的最外层应是“键: 值”", top.line, top.column)


def _node(event: Any, get: Callable[[], Any], depth: int) -> Node:
    line, column = place(event)
    kind = event.__class__
    if kind is ScalarEvent and event.tag is None:
        style = event.style
        return Scalar(event.value, not style, style in ("|", ">"), line, column)
    refuse_strange(event)
    if depth > MAX_DEPTH:
        raise problem_at(event, TOO_DEEP)
    if kind is MappingStartEvent:
        return _mapping(get, line, column, depth)
    assert kind is SequenceStartEvent
    items: list[Node] = []
    while (inner := get()).__class__ is not SequenceEndEvent:
        items.append(_node(inner, get, depth + 1))
    return Sequence(items, line, column)


def _mapping(get: Callable[[], Any], line: int, column: int, depth: int, last: str | None = None) -> Mapping:
    entries: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    while (inner := get()).__class__ is not MappingEndEvent:
        key = _node(inner, get, depth + 1)
        if not isinstance(key, Scalar):
            raise YamlProblem("键应是一个词", key.line, key.column)
        if key.text in entries:
            first = keys[key.text]
            raise YamlProblem(f"键“{key.text}”写了两次（第 {first.line} 行已有）", key.line, key.column)
        entries[key.text] = _node(get(), get, depth + 1)
        keys[key.text] = key
        if key.text == last:
            break
    return Mapping(entries, keys, line, column)


def is_name(text: str) -> bool:
    """Whether expressions can use it as a name: a letter first, then letters, digits and underlines."""
    return text.isidentifier()
