"""Documents in conditions: is the paper there, and what does opening it show?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from chuding_cli.facts.scalars import Document
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node, anchor, how_to_settle
from chuding_cli.language.reasons import Reason
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

    def label(self, env: Environment) -> str:
        return self.document.label(env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        document = self.document.value(env)
        if isinstance(document, Unknown):
            yield from self.document.explain(env)
            return
        record, path = anchor(self.document, env)
        label, advice = self.document.label(env), how_to_settle(self.fact)
        if not document.paths and not document.stated:
            yield Reason("missing", f"“{label}”填的是没有", record, path, advice)
        for written in document.paths:
            inspected = env.files().inspect(written)
            if inspected.state == "absent":
                text = f"“{label}”的文件“{written}”找不到"
                yield Reason("missing", text, record, path, f"把文件放到这个位置，或改正路径；{advice}")
            elif inspected.state == "broken":
                text = f"“{label}”的文件“{written}”不能用：{inspected.reason}"
                yield Reason("fail", text, record, path, "换一份能正常打开的文件")


class Measure(Node):
    """width, height, pages or characters of a document, as opening it shows.

    A paper that is only stated, or does not show the figure, is for a person (review).
    """

    __slots__ = ("document", "what")
    _WORDS: ClassVar = {"width": "宽", "height": "高", "pages": "页数", "characters": "字数"}

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

    def label(self, env: Environment) -> str:
        return f"{self.document.label(env)}的{self._WORDS[self.what]}"

    def explain(self, env: Environment) -> Iterator[Reason]:
        value = self.value(env)
        document = self.document.value(env)
        if isinstance(document, Unknown):
            yield from self.document.explain(env)
        elif isinstance(value, Unknown):
            record, path = anchor(self.document, env)
            why = (
                "只写了有，没有附文件"
                if isinstance(document, Document) and not document.paths
                else "看不出来"
            )
            text = f"{self.label(env)}{why}，需要人工核对"
            yield Reason(value.kind, text, record, path)
