"""A template as a value: what a paper says, with placeholders where a person's values go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chuding_cli.papers.content.paper import Column
    from chuding_cli.papers.template.kinds import PaperKind
    from chuding_cli.papers.template.slots import Part


class Form(StrEnum):
    """The kinds of block that a template's lines make; the values are the signs that mark them."""

    PARAGRAPH = ""
    TITLE = "# "
    HEADING = "## "
    NOTE = "- "
    SIGNATURE = ">"
    COPY = "@抄写"
    SIGN = "@签字"
    FINGERPRINT = "@手印"
    TABLE = "@表"
    TICKS = "@清单"
    POINTS = "@逐条"
    PAGE_BREAK = "@换页"


@dataclass(frozen=True, slots=True)
class TemplateBlock:
    """One block. ``lines``: its lines or parts; ``table``: the list it prints, with its columns."""

    form: Form
    line: int
    lines: tuple[tuple[Part, ...], ...] = ()
    date: str = ""
    table: str = ""
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperTemplate:
    """A template that has been read and found sound."""

    name: str
    kind: PaperKind
    mark: str
    landscape: bool
    blocks: tuple[TemplateBlock, ...]


def parts_of(blocks: tuple[TemplateBlock, ...]) -> Iterator[Part]:
    """All parts of all blocks, in order."""
    for block in blocks:
        for line in block.lines:
            yield from line
