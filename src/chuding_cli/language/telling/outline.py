"""A condition told as an outline: one line for each thing that has to hold, indented under what joins it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.logic import All, AnyOf, Negation
from chuding_cli.language.nodes.quantifiers import AtLeast, ForEach, Several
from chuding_cli.language.nodes.rows import Choose, First
from chuding_cli.language.nodes.statuses import Judge, Remapped, Status
from chuding_cli.language.telling.expressions import (
    at_least,
    chain,
    changes,
    for_each,
    row,
    sorted_words,
    words,
)
from chuding_cli.language.telling.templates import text_of
from chuding_cli.language.telling.wording import outcome


class Line(NamedTuple):
    """A line of an outline; ``depth`` counts from 0."""

    depth: int
    text: str


def outline(node: Node, depth: int = 0) -> Iterator[Line]:
    """The lines that tell a condition."""
    tell = _OUTLINES.get(type(node))
    if tell is None:
        yield Line(depth, words(node))
    else:
        yield from tell(node, depth)


def _parts(head: str, parts: tuple[Node, ...], depth: int) -> Iterator[Line]:
    yield Line(depth, head)
    for part in parts:
        yield from outline(part, depth + 1)


def _all(node: All, depth: int) -> Iterator[Line]:
    between = chain(node)
    if between:
        yield Line(depth, between)
    else:
        yield from _parts("每一项都要：", node.parts, depth)


def _headed(head: str, inner: Node, depth: int) -> Iterator[Line]:
    """One line where the rest is one line too, else the head with the rest below it."""
    below = list(outline(inner, depth + 1))
    if len(below) == 1:
        yield Line(depth, f"{head}：{below[0].text}")
    else:
        yield Line(depth, f"{head}：")
        yield from below


def _judge(node: Judge, depth: int) -> Iterator[Line]:
    yield Line(depth, f"看 {words(node.inner)}：")
    for told in sorted_words(node):
        yield Line(depth + 1, told)


def _first(node: First, depth: int) -> Iterator[Line]:
    yield Line(depth, "自上而下，第一个合的算：")
    for each in node.rows:
        yield from _headed(row(each), each.then, depth + 1)
        if each.say is not None:
            yield Line(depth + 2, f"说明：{text_of(each.say)}")


def _choose(node: Choose, depth: int) -> Iterator[Line]:
    yield Line(depth, "自上而下，第一个合的算：")
    for condition, then in node.rows:
        yield from _headed(f"若 {words(condition)}", then, depth + 1)
    yield from _headed("其余", node.otherwise, depth + 1)


def _remapped(node: Remapped, depth: int) -> Iterator[Line]:
    yield from outline(node.inner, depth)
    for label, text in (
        ("", changes(node)),
        ("说明：", text_of(node.say)),
        ("怎么办：", text_of(node.advice)),
    ):
        if text:
            yield Line(depth + 1, f"{label}{text}")


def _for_each(node: ForEach, depth: int) -> Iterator[Line]:
    yield from _headed(f"{for_each(node)}都要", node.inner, depth)
    if node.none is not True:
        yield Line(depth + 1, f"一个也没有的：{outcome(node.none)}")


_OUTLINES: dict[type[Node], Callable[[Any, int], Iterator[Line]]] = {
    All: _all,
    Several: lambda node, depth: _parts(f"至少有 {words(node.number)} 项：", node.parts, depth),
    AnyOf: lambda node, depth: _parts("有一项就可以：", node.parts, depth),
    Negation: lambda node, depth: (
        iter([Line(depth, words(node))])
        if len(list(outline(node.inner))) == 1
        else _parts("下面的不成立：", (node.inner,), depth)
    ),
    Judge: _judge,
    First: _first,
    Choose: _choose,
    Remapped: _remapped,
    ForEach: _for_each,
    AtLeast: lambda node, depth: _headed(f"{at_least(node)}", node.inner, depth),
    Status: lambda node, depth: iter([Line(depth, words(node))]),
}
