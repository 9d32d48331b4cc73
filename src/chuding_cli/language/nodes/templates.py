"""Text with expressions in it, as rules say and advise it."""

from __future__ import annotations

from chuding_cli.language.nodes.base import Node


class Template:
    """Text with ``{expressions}``: its ``parts`` in their order."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[str | Node, ...]) -> None:
        self.parts = parts
