"""Whether the file gives something, and whether it claims it: questions that stay open for nobody."""

from __future__ import annotations

from typing import Any

from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.truth import MISSING, Unknown
from chuding_cli.language.types import BOOL, list_of


class Given(Node):
    """``given(a, b, …)``: the values that the file gives, as a list; unknown where it gives none."""

    __slots__ = ("facts",)

    def __init__(self, facts: tuple[Node, ...]) -> None:
        self.facts = facts
        self.type = list_of(facts[0].type.kind)

    def children(self) -> tuple[Node, ...]:
        return self.facts

    def value(self, env: Environment) -> Any:
        values = [fact.value(env) for fact in self.facts]
        given = tuple(value for value in values if value.__class__ is not Unknown)
        return given or MISSING


class IsGiven(Node):
    """``is_given(fact)``: the file gives it; never unknown."""

    __slots__ = ("fact",)

    def __init__(self, fact: Node) -> None:
        self.fact = fact
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.fact,)

    def value(self, env: Environment) -> bool:
        return self.fact.value(env).__class__ is not Unknown


class Claimed(IsGiven):
    """``claimed(fact)``: the file says 是; saying nothing is not claiming, and never unknown.

    For rights that somebody has to ask for (an exemption): who does not, has none.
    """

    __slots__ = ()

    def value(self, env: Environment) -> bool:
        return self.fact.value(env) is True
