"""Not, and, or: by the tables of ``truth``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import NameNode, Node, Place, anchor, at_top, depends_on_day
from chuding_cli.language.nodes.calls import Call, Claimed, Converted
from chuding_cli.language.nodes.conditions import Remapped
from chuding_cli.language.nodes.lists import Walking
from chuding_cli.language.reasons import Reason
from chuding_cli.language.truth import Truth, negated, rank
from chuding_cli.language.types import BOOL

_ADDED_TO = (Claimed, Converted, Walking)  # what the applicant may have more of than is filled in


class Negation(Node):
    """``not``."""

    __slots__ = ("inner",)

    def __init__(self, inner: Node) -> None:
        self.inner = inner
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.inner,)

    def blame(self, env: Environment) -> Place:
        return self.inner.blame(env)

    def value(self, env: Environment) -> Truth:
        return negated(self.inner.value(env))

    def explain(self, env: Environment) -> Iterator[Reason]:
        if self.value(env) is False:
            record, path = anchor(self.inner, env)
            yield Reason("fail", f"不应有：{self.inner.label(env)}{self._found(env)}", record, path)
        else:
            yield from self.inner.explain(env)

    def _found(self, env: Environment) -> str:
        """What was found that should not be there."""
        inner = self.inner.definition if isinstance(self.inner, NameNode) else self.inner
        if not isinstance(inner, Call) or inner.function.object_ is None:
            return ""
        return f"（{inner.function.object_(env, *(argument.value(env) for argument in inner.arguments))}）"

    def label(self, env: Environment) -> str:
        return f"非（{self.inner.label(env)}）"


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

    def label(self, env: Environment) -> str:
        return self.inner.label(env)


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

    def blame(self, env: Environment) -> Place:
        return blamed_part(self.parts, min, env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        for part in self.parts:
            if part.value(env) is not True:
                yield from part.explain(env)

    def label(self, env: Environment) -> str:
        return "，且".join(part.label(env) for part in self.parts)


class AnyOf(Node):
    """``or``, ``any``: the best of its parts; with ``one_told`` only the nearest of them is explained."""

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

    def blame(self, env: Environment) -> Place:
        return blamed_part(self.parts, max, env)

    def nearest(self, env: Environment) -> list[Node]:
        """The alternatives that come nearest: those as good as the result, of which least is settled."""
        result = rank(self.value(env))
        near = [part for part in self.parts if rank(part.value(env)) == result]
        settled = [settled_against(part, env) for part in near]
        return [part for part, count in zip(near, settled, strict=True) if count == min(settled)]

    def explain(self, env: Environment) -> Iterator[Reason]:
        """What the nearest alternatives lack, one told from the other."""
        told: list[tuple[Reason, ...]] = []
        for part in self.nearest(env):
            reasons = tuple(part.explain(env))
            if reasons and reasons not in told and not (told and self.one_told):
                told.append(reasons)
        for number, (first, *others) in enumerate(told):
            advice = first.advice and f"或者{first.advice}"
            yield first._replace(text=f"或者{first.text}", advice=advice) if number else first
            yield from others

    def label(self, env: Environment) -> str:
        return "，或".join(part.label(env) for part in self.parts)


def blamed_part(parts: tuple[Node, ...], decide: Callable[[list[int]], int], env: Environment) -> Place:
    """Where the first part comes from whose rank decided: the lowest or the highest."""
    ranks = [rank(part.value(env)) for part in parts]
    return parts[ranks.index(decide(ranks))].blame(env)


def settled_against(node: Node, env: Environment) -> int:
    """How many things that no later day will change make a condition false: what somebody is, not how long.

    It tells apart the alternatives of a notice: another level of education is not what somebody lacks
    who only has to wait.
    """
    if node.value(env) is not False:
        return 0
    if isinstance(node, NameNode):
        return at_top(env, lambda top: settled_against(node.definition, top))
    if isinstance(node, Remapped) and not node.statuses:
        return settled_against(node.inner, env)
    if isinstance(node, Negation):  # what is there does not go away
        return 0 if depends_on_day(node) else 1
    if isinstance(node, All):
        return sum(settled_against(part, env) for part in node.parts)
    if isinstance(node, AnyOf):
        return min(settled_against(part, env) for part in node.parts if part.value(env) is False)
    return 0 if depends_on_day(node) or any(isinstance(part, _ADDED_TO) for part in node.walk()) else 1
