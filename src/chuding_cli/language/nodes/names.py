"""What stands at the ends of an expression: constants, facts, days, entries, and the names of a notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar

from chuding_cli.applicants.reading import Record
from chuding_cli.facts.dates import DAY
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node, in_sight, lasting
from chuding_cli.language.truth import MISSING
from chuding_cli.language.types import Type

T = TypeVar("T")


class Literal(Node):
    """A value that stands in the rules."""

    __slots__ = ("constant",)

    def __init__(self, constant: Any, type_: Type) -> None:
        self.constant = constant
        self.type = type_

    def value(self, env: Environment) -> Any:
        return self.constant


class NamedLiteral(Literal):
    """A number, a day or a list that the notice has given a name."""

    __slots__ = ("name",)

    def __init__(self, name: str, constant: Any, type_: Type) -> None:
        super().__init__(constant, type_)
        self.name = name


class FactNode(Node):
    """A fact of the applicant, or (``level`` 0 and up) of an entry that a list is being walked for."""

    __slots__ = ("fact", "level", "owner", "path")

    def __init__(self, fact: Fact, type_: Type, level: int | None = None, owner: str = "") -> None:
        self.fact = fact
        self.owner = owner
        self.path = fact.path
        self.type = type_
        self.level = level

    def record(self, env: Environment) -> Record:
        """The record that holds the fact."""
        return env.record if self.level is None else env.scopes[self.level]

    def value(self, env: Environment) -> Any:
        if self.level is None:
            return env.values.get(self.path, MISSING)
        return env.scopes[self.level].values.get(self.path, MISSING)


class ItemNode(Node):
    """The plain value (a year, a month, a word) that a list is being walked for."""

    __slots__ = ("level", "name")

    def __init__(self, name: str, level: int, type_: Type) -> None:
        self.name = name
        self.level = level
        self.type = type_

    def value(self, env: Environment) -> Any:
        return env.scopes[self.level]


class DayNode(Node):
    """The submission day or the hand-in day."""

    __slots__ = ("attribute", "name")

    def __init__(self, name: str, attribute: str, type_: Type) -> None:
        self.name = name
        self.attribute = attribute
        self.type = type_

    def value(self, env: Environment) -> Any:
        return getattr(env.days, self.attribute)

    def depends_on_day(self) -> bool:
        return self.attribute == "submission"

    def one_way(self) -> bool:
        return True

    def change_after(self, env: Environment) -> date | None:
        # Which days the other two become is not asked when a later submission is looked for.
        return env.days.submission + DAY if self.depends_on_day() else None


class NameNode(Node):
    """A derived fact or a number of the notice: defined once, computed once, used by name."""

    __slots__ = ("definition", "grows", "moves", "name")

    def __init__(self, name: str, definition: Node) -> None:
        self.name = name
        self.definition = definition
        self.moves: bool | None = None  # not asked yet
        self.grows: bool | None = None
        self.type = definition.type

    def value(self, env: Environment) -> Any:
        kept = env.derived
        value = kept.get(self.name, kept)  # ``kept`` itself stands for: not computed yet
        if value is kept:
            value = at_top(env, self._computed) if env.scopes else self._computed(env)
            kept[self.name] = value
        return value

    def _computed(self, env: Environment) -> Any:
        return self.definition.value(env) if env.ahead is None else lasting(self.definition, env)

    def children(self) -> tuple[Node, ...]:
        return (self.definition,)

    def depends_on_day(self) -> bool:
        return self._told("moves", self.definition.depends_on_day)

    def one_way(self) -> bool:
        return self._told("grows", self.definition.one_way)

    def _told(self, slot: str, ask: Callable[[], bool]) -> bool:
        """What holds of the definition, asked once: names lead to names, and many to the same."""
        told: bool | None = getattr(self, slot)
        if told is None:
            told = ask()
            setattr(self, slot, told)
        return told

    def next_change(self, env: Environment) -> date | None:
        return at_top(env, self.definition.next_change)  # which keeps it


def at_top(env: Environment, act: Callable[[Environment], T]) -> T:
    """Do something outside of every list that is being walked: names are defined at the top."""
    scopes, env.scopes = env.scopes, []
    try:
        return act(env)
    finally:
        env.scopes = scopes


def facts_in_sight(node: Node) -> Iterator[FactNode]:
    """The facts that a place in the file can be named for."""
    return (part for part in in_sight(node) if isinstance(part, FactNode))
