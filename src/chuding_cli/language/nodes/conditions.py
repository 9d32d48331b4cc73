"""Conditions that are written as YAML structure: judging a word, decision tables, each, at least.

Every one is a node like those of expressions. How they are written: docs/rule-language.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node, Place, anchor
from chuding_cli.language.reasons import Reason, shown
from chuding_cli.language.truth import BY_STATUS, MISSING, Truth, Unknown, chosen, rank, status
from chuding_cli.language.types import BOOL


class Template:
    """Text with ``{expressions}`` in it."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[str | Node, ...]) -> None:
        self.parts = parts

    def render(self, env: Environment) -> str:
        """The text for one applicant; what is not known is shown as 未填."""
        return "".join(part if isinstance(part, str) else self._shown(part, env) for part in self.parts)

    @staticmethod
    def _shown(part: Node, env: Environment) -> str:
        value = part.value(env)
        return "（未填）" if value.__class__ is Unknown else shown(value)


class Status(Node):
    """A status that stands in the rules: the end of a row of a decision table."""

    __slots__ = ("truth",)

    def __init__(self, word: str) -> None:
        self.truth = BY_STATUS[word]
        self.type = BOOL

    def value(self, env: Environment) -> Truth:
        return self.truth

    def label(self, env: Environment) -> str:
        return status(self.truth)


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

    def label(self, env: Environment) -> str:
        return self.inner.label(env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        truth = self.value(env)
        value = self.inner.value(env)
        if value.__class__ is Unknown:
            yield from self.inner.explain(env)
        elif truth is not True:
            record, path = anchor(self.inner, env)
            text = f"{self.inner.label(env)}为“{shown(value)}”"
            if truth is False:
                good = [shown(word) for word, each in self.statuses.items() if each is True]
                wanted = f"，要求是{'、'.join(good)}" if good else ""
                yield Reason("fail", f"{text}，不符合{wanted}", record, path)
            else:
                kind = truth.kind
                yield Reason(kind, f"{text}，通知没有说明怎样处理，要由人判断", record, path)


class Several(Node):
    """At least so many of some conditions hold; an undecided one counts as what it could become."""

    __slots__ = ("number", "parts")

    def __init__(self, number: Node, parts: tuple[Node, ...]) -> None:
        self.number = number
        self.parts = parts
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.number, *self.parts)

    def value(self, env: Environment) -> Truth:
        number = self.number.value(env)
        if number.__class__ is Unknown:
            return number
        ranked = sorted((part.value(env) for part in self.parts), key=rank, reverse=True)
        return True if number < 1 else ranked[number - 1] if number <= len(ranked) else False

    def label(self, env: Environment) -> str:
        return "、".join(part.label(env) for part in self.parts)

    def explain(self, env: Environment) -> Iterator[Reason]:
        """What each part that does not hold lacks: mending any of them helps."""
        for part in self.parts:
            if part.value(env) is not True:
                yield from part.explain(env)


_OTHERWISE = "不属于通知所列的任何一种情形"


class Row(NamedTuple):
    """One row of a decision table; ``condition`` None for the last, which takes the rest."""

    condition: Node | None
    then: Node
    say: Template | None


class First(Node):
    """A decision table: the first row whose condition holds decides."""

    __slots__ = ("rows",)

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return tuple(node for row in self.rows for node in (row.condition, row.then) if node is not None)

    def value(self, env: Environment) -> Truth:
        return self._from(0, env)

    def _from(self, index: int, env: Environment) -> Truth:
        if index == len(self.rows):
            return MISSING
        row = self.rows[index]
        truth: Truth = True if row.condition is None else row.condition.value(env)
        if truth is True:
            return row.then.value(env)  # type: ignore[no-any-return]
        if truth is False:
            return self._from(index + 1, env)
        return chosen(truth, row.then.value(env), self._from(index + 1, env))

    def label(self, env: Environment) -> str:
        return ""

    def blame(self, env: Environment) -> Place:
        for row in self.rows:
            truth: Truth = True if row.condition is None else row.condition.value(env)
            if truth is not True and truth is not False and row.condition is not None:
                return row.condition.blame(env)
            if truth is True:
                decisive = row.condition if isinstance(row.then, Status) else row.then
                return (decisive or row.then).blame(env)
        return anchor(self, env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        for row in self.rows:
            truth: Truth = True if row.condition is None else row.condition.value(env)
            if truth is True:
                yield from self._explain_row(row, env)
                return
            if truth is not False and row.condition is not None:
                yield from row.condition.explain(env)

    @staticmethod
    def _explain_row(row: Row, env: Environment) -> Iterator[Reason]:
        truth = row.then.value(env)
        if truth is True:
            return
        if row.say is None and not isinstance(row.then, Status):
            yield from row.then.explain(env)
            return
        record, path = anchor(row.condition or row.then, env)
        words = row.say.render(env) if row.say else row.condition.label(env) if row.condition else _OTHERWISE
        yield Reason(status(truth), words, record, path)


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

    def label(self, env: Environment) -> str:
        return self.inner.label(env)

    def blame(self, env: Environment) -> Place:
        return self.inner.blame(env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        inner = self.inner.value(env)
        truth = self.value(env)
        if truth is True:
            return
        kind = status(truth)
        advice = self.advice.render(env) if self.advice else ""
        if self.say and inner is False:
            record, path = anchor(self.inner, env)
            yield Reason(kind, self.say.render(env), record, path, advice)
            return
        for reason in self.inner.explain(env):
            mapped = self.statuses.get(reason.kind)
            new = status(mapped) if mapped is not None else reason.kind
            told = reason.advice if new == "missing" and reason.advice else advice or reason.advice
            yield Reason(new, reason.text, reason.record, reason.path, told)
