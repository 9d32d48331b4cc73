"""What a paper says, as plain values: no fonts, no positions. It can be tested as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Words to print, exactly as they stand."""

    value: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Underlined room for the pen, so many full-width characters long."""

    cells: int


Run: TypeAlias = Text | Blank
Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The parts between which the title may be broken by meaning."""

    parts: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line in 黑体 over a list or notes."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text with its first line indented."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph in the smaller type of lists and notes."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, and the date left blank beneath, with room for the seal. No unit: only the date."""

    unit: Runs
    date: str


@dataclass(frozen=True, slots=True)
class CopySpace:
    """A text to be copied by hand, and one ruled cell for each of its characters."""

    text: str


@dataclass(frozen=True, slots=True)
class SignLine:
    """A line to be signed with the pen."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A box for the fingerprint with its label, and the date left blank beside it."""

    label: str
    date: str


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its heading and its share of the width."""

    name: str
    share: float


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; its head is repeated on each page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """One item of a checklist: what it is, how it stands, its page in the pile, what is still to do."""

    number: str
    text: str
    state: str
    page: str
    to_do: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TickList:
    """Items with a box each; the headings stand over text, state and page."""

    headings: tuple[str, str, str]
    items: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = (
    Title
    | Heading
    | Paragraph
    | Note
    | Signature
    | CopySpace
    | SignLine
    | Fingerprint
    | Table
    | TickList
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Content:
    """A whole paper: its 附件 mark (empty where it has none), its blocks, and how its page lies.

    ``label`` and ``unit`` are not printed: the kind of paper and who makes it, for the file's properties.
    """

    mark: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    label: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A paper with its values in place, and the names of those that were left blank, each once."""

    content: Content
    blanks: tuple[str, ...]
