"""Documents in conditions: is the paper there, and what does opening it show?"""

from __future__ import annotations

from typing import Any, NamedTuple

from chuding_cli.facts.vocabulary import Fact
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.truth import MISSING, REVIEW, Truth, Unknown
from chuding_cli.language.types import BOOL, NUMBER

_NO_SCANS = {"docx": "Word 文档", "text": "文本文件"}


class Fitness(NamedTuple):
    """How a file fits what it is given as: its state, why it does not fit, and the way out."""

    state: str
    reason: str = ""
    way_out: str = ""


def fitness(env: Environment, fact: Fact, written: str) -> Fitness:
    """The state of one file of a document: a text given as a scan was opened, but not looked at as one."""
    seen = env.files().inspect(written)
    if not fact.is_text and seen.kind in _NO_SCANS:
        return Fitness(
            "unopened",
            f"是{_spaced(_NO_SCANS[seen.kind])}，不是扫描件或照片",
            "请放扫描件（PDF、JPG 等），或导出为 PDF",
        )
    return Fitness(seen.state, seen.reason, seen.way_out)


def _spaced(name: str) -> str:
    return f" {name}" if name[0].isascii() else name


class Present(Node):
    """``present(document)``: stated or readable is true, not there is missing, broken is false.

    What was not opened is for a person (review).
    """

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
        states = {fitness(env, self.fact, path).state for path in document.paths}
        if "broken" in states:
            return False
        if "absent" in states:
            return MISSING
        return REVIEW if "unopened" in states else True


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
