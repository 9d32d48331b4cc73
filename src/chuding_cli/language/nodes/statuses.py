"""Statuses that rules say themselves: one in so many words, one for each value, one instead of another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.templates import Template
from chuding_cli.language.truth import BY_STATUS, Truth, Unknown, status
from chuding_cli.language.types import BOOL


class Status(Node):
    """A status that stands in the rules: the end of a row of a decision table."""

    __slots__ = ("truth",)

    def __init__(self, word: str) -> None:
        self.truth = BY_STATUS[word]
        self.type = BOOL

    def value(self, env: Environment) -> Truth:
        return self.truth


class Judge(Node):
    """Sort the value of an expression into statuses by lists of words."""

    __slots__ = ("inner", "otherwise", "statuses")

    def __init__(self, inner: Node, statuses: Mapping[Any, Truth], otherwise: Truth) -> None:
        self.inner = inner
        self.statuses = statuses
        self.otherwise = otherwise
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.inner,)

    def value(self, env: Environment) -> Truth:
        value = self.inner.value(env)
        return value if value.__class__ is Unknown else self.statuses.get(value, self.otherwise)


class Remapped(Node):
    """A condition whose statuses mean others here, or that says its reason in its own words."""

    __slots__ = ("advice", "inner", "say", "statuses")

    def __init__(
        self, inner: Node, statuses: Mapping[str, Truth], say: Template | None, advice: Template | None
    ) -> None:
        self.inner = inner
        self.statuses = statuses
        self.say = say
        self.advice = advice
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.inner,)

    def value(self, env: Environment) -> Truth:
        truth = self.inner.value(env)
        if truth is True or not self.statuses:
            return truth  # type: ignore[no-any-return]
        return self.statuses.get(status(truth), truth)
