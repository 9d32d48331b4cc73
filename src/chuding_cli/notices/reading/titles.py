"""The titles of a notice's file: a condition for each, and whether it is held already."""

from __future__ import annotations

from typing import NamedTuple

from chuding_cli.facts.vocabulary import Vocabulary
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.logic import All, AnyOf, Negation, Surely
from chuding_cli.language.nodes.names import Literal, NameNode
from chuding_cli.language.nodes.statuses import Remapped
from chuding_cli.language.nodes.templates import Template
from chuding_cli.language.parsing.definitions import Builder
from chuding_cli.language.parsing.expressions import parse_condition
from chuding_cli.language.types import BOOL
from chuding_cli.notices.model.notice import ANY_TITLE, GRANTABLE, Cite, Title
from chuding_cli.yaml_files import tree as yaml_tree

_KEYS = frozenset(("title", "cite", "require", "held"))
_NOT_HELD: Node = Literal(False, BOOL)


class WrittenTitle(NamedTuple):
    """A title as its file has it."""

    name: str
    cites: tuple[Cite, ...]
    node: yaml_tree.Mapping


def build_titles(build: Builder, written: list[WrittenTitle]) -> tuple[Title, ...]:
    """Titles, lowest first; rules get a name for each, ``可授予.…``, and one for any, ``可授予.任一``.

    Nobody is granted what they hold, or less. What the file does not say is not held: a title is
    something to show, not something to disprove.
    """
    own = [_held(build, each) for each in written]
    titles: list[Title] = []
    for index, (name, cites, node) in enumerate(written):
        build.refuse_unknown(node, _KEYS)
        condition = build.condition(node.entries.get("require"))
        at_or_above = own[index:]
        held = at_or_above[0] if len(at_or_above) == 1 else AnyOf(tuple(at_or_above))
        not_held = Remapped(Negation(held), {}, Template((f"已有{name}或更高的职称",)), None)
        granted = All((condition, not_held))
        titles.append(Title(name, condition, held, granted, cites, (node.line, node.column)))
        build.scope.defined[GRANTABLE + name] = granted
    if titles:
        any_of_them = tuple(NameNode(GRANTABLE + title.name, title.granted) for title in titles)
        build.scope.defined[ANY_TITLE] = AnyOf(any_of_them, one_told=True)
    return tuple(titles)


def _held(build: Builder, title: WrittenTitle) -> Node:
    """Whether the file says that a title is held: by ``held:``, else by a grade of that name."""
    if "held" in title.node.entries:
        condition = build.condition(title.node.entries["held"])
    elif _is_grade(title.name, build.scope.vocabulary):
        condition = parse_condition(f"some(titles, grade = '{title.name}')", build.scope)
    else:
        return _NOT_HELD
    return Surely(condition)


def _is_grade(name: str, vocabulary: Vocabulary) -> bool:
    held = vocabulary.find("titles")
    grade = held.keys.get("grade") if held is not None else None
    return grade is not None and name in grade.values
