"""Not, and, or: by the tables of ``truth``."""

from __future__ import annotations

from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.truth import Truth, negated, rank
from chuding_cli.language.types import BOOL


class Negation(Node):
    """``not``."""

    __slots__ = ("inner",)

    def __init__(self, inner: Node) -> None:
        self.inner = inner
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.inner,)

    def value(self, env: Environment) -> Truth:
        return negated(self.inner.value(env))


class Surely(Node):
    """True where a condition certainly holds, else false: what is not told does not count."""

    __slots__ = ("inner",)

    def __init__(self, inner: Node) -> None:
        self.inner = inner
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.inner,)

    def value(self, env: Environment) -> bool:
        return self.inner.value(env) is True


class All(Node):
    """``and``, ``all``: the worst of its parts."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Node, ...]) -> None:
        self.parts = parts
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return self.parts

    def value(self, env: Environment) -> Truth:
        result: Truth = True
        for part in self.parts:
            value = part.value(env)
            if value is not True and rank(value) < rank(result):
                result = value
        return result


class AnyOf(Node):
    """``or``, ``any``: the best of its parts; with ``one_told`` only the nearest of them is told of."""

    __slots__ = ("one_told", "parts")

    def __init__(self, parts: tuple[Node, ...], *, one_told: bool = False) -> None:
        self.parts = parts
        self.one_told = one_told
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return self.parts

    def value(self, env: Environment) -> Truth:
        result: Truth | None = None
        for part in self.parts:
            value = part.value(env)
            if value is True:
                return True
            if result is None or rank(value) > rank(result):
                result = value
        return False if result is None else result
