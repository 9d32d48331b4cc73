"""Documents in conditions: is the paper there, and what does opening it show?"""

from __future__ import annotations

from typing import Any

from chuding_cli.facts.vocabulary import Fact
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.truth import MISSING, REVIEW, Truth, Unknown
from chuding_cli.language.types import BOOL, NUMBER


class Present(Node):
    """``present(document)``: stated or readable is true, not there is missing, broken is false."""

    __slots__ = ("document", "fact")

    def __init__(self, document: Node, fact: Fact) -> None:
        self.document = document
        self.fact = fact
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.document,)

    def value(self, env: Environment) -> Truth:
        document = self.document.value(env)
        if document.__class__ is Unknown:
            return document
        if not document.paths:
            return True if document.stated else MISSING
        states = {env.files().inspect(path).state for path in document.paths}
        if "broken" in states:
            return False
        return MISSING if "absent" in states else True


class Measure(Node):
    """width, height, pages or characters of a document, as opening it shows.

    A paper that is only stated, or does not show the figure, is for a person (review).
    """

    __slots__ = ("document", "what")

    def __init__(self, what: str, document: Node) -> None:
        self.what = what
        self.document = document
        self.type = NUMBER

    def children(self) -> tuple[Node, ...]:
        return (self.document,)

    def value(self, env: Environment) -> Any:
        document = self.document.value(env)
        if document.__class__ is Unknown:
            return document
        if not document.paths:
            return REVIEW if document.stated else MISSING
        figures = [self._figure(env, path) for path in document.paths]
        if any(figure is None for figure in figures):
            states = {env.files().inspect(path).state for path in document.paths}
            return MISSING if "absent" in states else REVIEW
        return sum(f for f in figures if f) if self.what in ("pages", "characters") else figures[0]

    def _figure(self, env: Environment, path: str) -> int | None:
        if self.what == "characters":
            return env.files().count_characters(path)
        return getattr(env.files().inspect(path), self.what)  # type: ignore[no-any-return]
