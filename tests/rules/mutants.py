"""A rules file with one number, date or word changed by one, and back again.

A word of a list is renamed, and also left out: a renamed one can be refused because nobody can fill it in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from chuding_cli.yaml_files.tree import Mapping, Node, Scalar, Sequence

SECTIONS = ("windows", "numbers", "lists", "texts", "derive", "titles", "rules")
# Words about a rule, not the rule: nothing is judged by them.
TOLD = frozenset(
    "id title clause cite cite_row reading because say advice advise due due_as name stage as unit".split()
)
# Where N is 1, 2, 3 or not known, being above 0 and being above -1 are the same.
THE_SAME = ("初定年限 > -1",)
_LITERAL = re.compile(r"\d{4}-\d{2}-\d{2}|\d+(?:\.\d+)?|'[^']*'")


class Mutant(NamedTuple):
    """One scalar, or one key of a table's rows, with another text; or a list's word left out."""

    where: str
    change: Callable[[], None]
    undo: Callable[[], None]


def neighbours(literal: str) -> Iterator[str]:
    """A literal of an expression changed by one (a decimal by one in its last place), in both directions."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", literal):
        day = date.fromisoformat(literal)
        yield from ((day + timedelta(days=step)).isoformat() for step in (-1, 1))
    elif literal.startswith("'"):
        yield f"{literal[:-1]}甲'"
    else:
        step = Decimal(1).scaleb(-len(literal.partition(".")[2]))
        yield from (str(Decimal(literal) + each) for each in (-step, step))


def changed_texts(text: str, is_word: bool) -> Iterator[str]:
    """The texts one change away: a list's word renamed, or a literal of an expression changed."""
    if is_word:
        yield f"{text}甲"
        return
    for found in _LITERAL.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if before and (before.isalnum() or before in "_.") and not found[0].startswith("'"):
            continue  # part of a name, such as A4
        for other in neighbours(found[0]):
            changed = text[: found.start()] + other + text[found.end() :]
            if not any(same in changed for same in THE_SAME):
                yield changed


def mutants(node: Node, path: str, *, words: bool) -> Iterator[Mutant]:
    """Every change below a node; ``words`` where its plain scalars are words, not expressions."""
    if isinstance(node, Scalar):
        for text in changed_texts(node.text, words):
            yield Mutant(f"{path}: {node.text} → {text}", *_set(node, text))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from mutants(item, path, words=words)
            if words and isinstance(item, Scalar):
                yield Mutant(f"{path}: without {item.text}", *_leave_out(node, index))
    elif isinstance(node, Mapping):
        for key, value in node.entries.items():
            if key not in TOLD:
                listed = key in ("members", "pass", "fail", "review") and not isinstance(value, Mapping)
                status = isinstance(value, Scalar) and value.text in ("pass", "fail", "review", "missing")
                yield from mutants(value, f"{path}.{key}", words=words or (listed and not status))
            if key == "rows" and isinstance(value, Mapping):
                yield from _renamed_rows(value, f"{path}.{key}")


def _renamed_rows(rows: Mapping, path: str) -> Iterator[Mutant]:
    for key, value in rows.entries.items():
        for text in changed_texts(key, True):
            yield Mutant(f"{path}: {key} → {text}", *_rename(rows, key, text))
        several = isinstance(value, Mapping) and not {"value", "cite"} & set(value.entries)
        if several and isinstance(value, Mapping):  # a table with several keys
            yield from _renamed_rows(value, f"{path}.{key}")


def _set(node: Scalar, text: str) -> tuple[Callable[[], None], Callable[[], None]]:
    old = node.text

    def change() -> None:
        node.text = text

    def undo() -> None:
        node.text = old

    return change, undo


def _leave_out(node: Sequence, index: int) -> tuple[Callable[[], None], Callable[[], None]]:
    items = node.items

    def change() -> None:
        node.items = items[:index] + items[index + 1 :]

    def undo() -> None:
        node.items = items

    return change, undo


def _rename(node: Mapping, key: str, text: str) -> tuple[Callable[[], None], Callable[[], None]]:
    entries, keys = node.entries, node.keys
    place = keys[key]
    other = Scalar(text, place.plain, place.folded, place.line, place.column)

    def change() -> None:
        node.entries = {text if each == key else each: value for each, value in entries.items()}
        node.keys = {each: other if each == text else keys[each] for each in node.entries}

    def undo() -> None:
        node.entries, node.keys = entries, keys

    return change, undo


def all_mutants(tree: Mapping) -> list[Mutant]:
    """Every change of the sections that judge."""
    found: list[Mutant] = []
    for section in SECTIONS:
        if section in tree.entries:
            found += mutants(tree.entries[section], section, words=section == "lists")
    return found
