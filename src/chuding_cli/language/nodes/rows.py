"""Rows of which one decides: tables of decisions, of values by condition, of values by key."""

from __future__ import annotations

from typing import Any, NamedTuple

from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.templates import Template
from chuding_cli.language.truth import MISSING, Truth, Unknown, chosen
from chuding_cli.language.types import BOOL, Type


class Row(NamedTuple):
    """One row of a decision table; ``condition`` None for the last, which takes the rest."""

    condition: Node | None
    then: Node
    say: Template | None

    def holds(self, env: Environment) -> Truth:
        """Whether the row is the applicant's, where none before it is."""
        return True if self.condition is None else self.condition.value(env)


class First(Node):
    """A decision table: the first row whose condition holds decides."""

    __slots__ = ("rows",)

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return tuple(node for row in self.rows for node in (row.condition, row.then) if node is not None)

    def value(self, env: Environment) -> Truth:
        open_: list[tuple[Truth, Node]] = []  # rows of which it is not known whether they are the applicant's
        result: Truth = MISSING
        for row in self.rows:
            truth: Truth = True if row.condition is None else row.condition.value(env)  # as ``holds``, sooner
            if truth is True:
                result = row.then.value(env)
                break
            if truth is not False:
                open_.append((truth, row.then))
        for truth, then in reversed(open_):
            result = chosen(truth, then.value(env), result)
        return result


class Choose(Node):
    """The value of the first row whose condition holds; unknown conditions decide nothing."""

    __slots__ = ("otherwise", "rows")

    def __init__(self, rows: tuple[tuple[Node, Node], ...], otherwise: Node, type_: Type) -> None:
        self.rows = rows
        self.otherwise = otherwise
        self.type = type_

    def children(self) -> tuple[Node, ...]:
        return (*(node for row in self.rows for node in row), self.otherwise)

    def value(self, env: Environment) -> Any:
        for condition, then in self.rows:
            truth = condition.value(env)
            if truth is True:
                return then.value(env)
            if truth is not False:
                return truth
        return self.otherwise.value(env)

    def decisive(self, env: Environment) -> Node:
        """The part that the value comes from: what a row gives, or a condition that is unknown."""
        for condition, then in self.rows:
            truth = condition.value(env)
            if truth is not False:
                return then if truth is True else condition
        return self.otherwise


class Lookup(Node):
    """A row of a table by one or several keys."""

    __slots__ = ("keys", "name", "otherwise", "rows")

    def __init__(
        self, name: str, keys: tuple[Node, ...], rows: dict[Any, Any], otherwise: Any, type_: Type
    ) -> None:
        self.name = name
        self.keys = keys
        self.rows = rows
        self.otherwise = otherwise
        self.type = type_

    def children(self) -> tuple[Node, ...]:
        return self.keys

    def key(self, env: Environment) -> Any:
        """The values of the keys: one, or a tuple of several; Unknown where one is."""
        values = [key.value(env) for key in self.keys]
        for value in values:
            if value.__class__ is Unknown:
                return value
        return values[0] if len(values) == 1 else tuple(values)

    def value(self, env: Environment) -> Any:
        key = self.key(env)
        return key if key.__class__ is Unknown else self.rows.get(key, self.otherwise)
