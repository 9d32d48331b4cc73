"""Expressions: each node computes its value, and can tell why it is not true.

``value`` is the fast road, taken for every applicant. ``explain`` is walked only for what did not
pass. ``next_change`` is the first later day on which the value could be another one, given that only
the day changes: None for never. It lets ``eligible_on`` be found from the rules alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar

from chuding_cli.applicants.reading import Record
from chuding_cli.facts.dates import DAY
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.language.environment import Environment
from chuding_cli.language.reasons import Reason, shown
from chuding_cli.language.truth import MISSING, Unknown
from chuding_cli.language.types import Type

T = TypeVar("T")
Place = tuple[Record | None, str]  # a record and the path of a fact in it


class Node:
    """A part of an expression or condition."""

    __slots__ = ("type",)
    type: Type

    def value(self, env: Environment) -> Any:
        """The value for one applicant on one day, or Unknown."""
        raise NotImplementedError

    def children(self) -> tuple[Node, ...]:
        """The parts that the value is made from."""
        return ()

    def label(self, env: Environment) -> str:
        """What this is, in the words of a report; by default as the rules are told."""
        from chuding_cli.language.telling.expressions import words  # it knows every kind of node

        return words(self)

    def explain(self, env: Environment) -> Iterator[Reason]:
        """Why the value is not known or not true; by default what the parts say."""
        for child in self.children():
            yield from child.explain(env)

    def blame(self, env: Environment) -> Place:
        """The record and path of the fact that decided the value."""
        return anchor(self, env)

    def next_change(self, env: Environment) -> date | None:
        """The first later submission day on which the value could differ."""
        return earliest(child.next_change(env) for child in self.children())

    def one_way(self) -> bool:
        """Whether the value only ever grows, or only ever shrinks, as the submission day gets later."""
        return not depends_on_day(self)

    def facts_in_sight(self) -> Iterator[FactNode]:
        """The facts that a place in the file can be named for: not those inside a walked list."""
        for child in self.children():
            yield from child.facts_in_sight()

    def walk(self) -> Iterator[Node]:
        """Give the node itself and every node below it."""
        yield self
        for child in self.children():
            yield from child.walk()


def earliest(days: Iterator[date | None]) -> date | None:
    """The first of some days, where there is one."""
    return min((day for day in days if day is not None), default=None)


def first_unknown(values: list[Any]) -> Unknown | None:
    """Of several operands the unknown that decides: outside, then missing, then review."""
    return min((v for v in values if v.__class__ is Unknown), key=lambda v: v.rank, default=None)


class Literal(Node):
    """A value that stands in the rules."""

    __slots__ = ("constant",)

    def __init__(self, constant: Any, type_: Type) -> None:
        self.constant = constant
        self.type = type_

    def value(self, env: Environment) -> Any:
        return self.constant

    def label(self, env: Environment) -> str:
        return shown(self.constant)


class NamedLiteral(Literal):
    """A number, a day or a list that the notice has given a name."""

    __slots__ = ("name",)

    def __init__(self, name: str, constant: Any, type_: Type) -> None:
        super().__init__(constant, type_)
        self.name = name

    def label(self, env: Environment) -> str:
        return self.name


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

    def facts_in_sight(self) -> Iterator[FactNode]:
        yield self

    def label(self, env: Environment) -> str:
        return self.fact.label

    def explain(self, env: Environment) -> Iterator[Reason]:
        fact = self.fact
        record = self.record(env)
        value = self.value(env)
        if isinstance(value, Unknown):
            where = f"{self.owner}有一条" if self.owner else ""
            yield Reason("missing", f"{where}没有填写“{fact.label}”", record, self.path, how_to_settle(fact))
        elif value is False:
            yield Reason("fail", f"“{fact.label}”填的是“否”", record, self.path)


def how_to_settle(fact: Fact) -> str:
    """What would settle a missing fact: the key, the paper that proves it, who issues it."""
    proof = f"凭{fact.proof}" if fact.proof and fact.proof not in fact.means else ""
    issuer = f"{fact.issuer}出具" if fact.issuer and fact.issuer != "申报人" else ""
    source = "，".join(part for part in (proof, issuer) if part)
    what = f"：{fact.means}" if fact.means else ""
    return f"填写“{fact.label}”{what}{source and f'（{source}）'}"


class DayNode(Node):
    """The submission day or the hand-in day."""

    __slots__ = ("attribute", "name")

    def __init__(self, name: str, attribute: str, type_: Type) -> None:
        self.name = name
        self.attribute = attribute
        self.type = type_

    def value(self, env: Environment) -> Any:
        return getattr(env.days, self.attribute)

    def label(self, env: Environment) -> str:
        return self.name

    def one_way(self) -> bool:
        return True

    def next_change(self, env: Environment) -> date | None:
        if self.attribute == "submission":
            return env.days.submission + DAY
        # Which days the other two become is not asked when a later submission is looked for.
        return None


class NameNode(Node):
    """A derived fact or a number of the notice: defined once, computed once, used by name."""

    __slots__ = ("definition", "name")

    def __init__(self, name: str, definition: Node) -> None:
        self.name = name
        self.definition = definition
        self.type = definition.type

    def value(self, env: Environment) -> Any:
        kept = env.derived
        value = kept.get(self.name, kept)  # ``kept`` itself stands for: not computed yet
        if value is kept:
            value = at_top(env, self.definition.value) if env.scopes else self.definition.value(env)
            kept[self.name] = value
        return value

    def children(self) -> tuple[Node, ...]:
        return (self.definition,)

    def label(self, env: Environment) -> str:
        return self.name

    def explain(self, env: Environment) -> Iterator[Reason]:
        yield from at_top(env, lambda top: list(self.definition.explain(top)))

    def blame(self, env: Environment) -> Place:
        return at_top(env, self.definition.blame)

    def one_way(self) -> bool:
        return self.definition.one_way()

    def next_change(self, env: Environment) -> date | None:
        return at_top(env, self.definition.next_change)


def at_top(env: Environment, act: Callable[[Environment], T]) -> T:
    """Do something outside of every list that is being walked: names are defined at the top."""
    scopes, env.scopes = env.scopes, []
    try:
        return act(env)
    finally:
        env.scopes = scopes


def depends_on_day(node: Node) -> bool:
    """Whether the value can change when only the submission day does."""
    return any(isinstance(part, DayNode) and part.attribute == "submission" for part in node.walk())


def blamed_operand(operands: tuple[Node, ...], env: Environment) -> Place | None:
    """Where the unknown that decided comes from, when one of some operands is unknown."""
    values = [operand.value(env) for operand in operands]
    unknown = first_unknown(values)
    return None if unknown is None else operands[values.index(unknown)].blame(env)


def anchor(node: Node, env: Environment) -> Place:
    """The record and path of the first fact that a node looks at, given facts before missing ones."""
    missing: Place = (None, "")
    for part in node.facts_in_sight():
        record = part.record(env)
        if part.path in record.values:
            return record, part.path
        if missing[0] is None:
            missing = (record, part.path)
    return missing
