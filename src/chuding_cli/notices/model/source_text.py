"""The text of a notice: its sentences and clauses, and where a quote stands in it.

Quotes are compared without regard to ASCII spaces, so every range here counts the characters of a
line without them.
"""

from __future__ import annotations

import difflib
import re
from functools import cached_property
from typing import NamedTuple

_MARK = re.compile(r"\s*(?:(?:[-*+>]|\d+[.)]|#+)\s+)*")  # a Markdown list mark, quote mark or heading mark
_CLOSING = '”’」』》〉】）)\\]"'
_SENTENCE = re.compile(rf".*?(?:[。；！？]|[;!?](?![!-~]))+[{_CLOSING}]*|.+")
_CLAUSE = re.compile(r".*?(?:[，；：|]|[,;](?!\d))+|.+")
_RULER = re.compile(r"[\s|:*_=-]*")


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (not included) of a line without its spaces."""

    start: int
    end: int

    def common(self, other: Span) -> int:
        """How many characters the two have in common."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Whether the other lies in this one."""
        return self.start <= other.start and other.end <= self.end


class Clause(NamedTuple):
    """A part of a sentence between commas, semicolons and colons."""

    text: str
    span: Span

    @property
    def is_label(self) -> bool:
        """Whether it only names what follows it."""
        return self.text.endswith("：")


class Sentence(NamedTuple):
    """A sentence of the notice, on one line (1-based) of its text."""

    line: int
    text: str
    span: Span
    clauses: tuple[Clause, ...]


def squeezed(text: str) -> str:
    """The text without ASCII white space."""
    return re.sub(r"[ \t\r]+", "", text)


class SourceText:
    """A notice's text by its lines."""

    def __init__(self, text: str) -> None:
        self.lines = tuple(text.splitlines())

    @cached_property
    def squeezed(self) -> tuple[str, ...]:
        """Every line without its spaces."""
        return tuple(squeezed(line) for line in self.lines)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order; marks of Markdown and lines that only rule off are none."""
        return tuple(each for number in range(1, len(self.lines) + 1) for each in self._of_line(number))

    def _of_line(self, number: int) -> list[Sentence]:
        line = self.lines[number - 1]
        mark = _MARK.match(line)
        start = mark.end() if mark and not _RULER.fullmatch(line) else len(line)
        pieces = [(found.start(), found[0]) for found in _SENTENCE.finditer(line, start)]
        return [
            Sentence(number, text.strip(), self._span(line, begin, text), self._clauses(line, begin, text))
            for begin, text in pieces
            if _says_something(text)
        ]

    def _clauses(self, line: str, begin: int, text: str) -> tuple[Clause, ...]:
        pieces = [(begin + found.start(), found[0]) for found in _CLAUSE.finditer(text)]
        return tuple(
            Clause(piece.strip(), self._span(line, start, piece))
            for start, piece in pieces
            if _says_something(piece)
        )

    @staticmethod
    def _span(line: str, begin: int, text: str) -> Span:
        start = len(squeezed(line[:begin]))
        return Span(start, start + len(squeezed(text)))

    def find(self, line: int, quote: str) -> list[Span]:
        """Where a quote stands in a line: every place of it, or nothing."""
        if not 1 <= line <= len(self.lines) or not squeezed(quote):
            return []
        wanted = re.escape(squeezed(quote))
        return [Span(*found.span()) for found in re.finditer(wanted, self.squeezed[line - 1])]

    def line_of(self, line: int, quote: str) -> int:
        """The line of a quote: the one that is told, or the only other one in which it stands."""
        elsewhere = [] if self.find(line, quote) else self.lines_with(quote)
        return elsewhere[0] if len(elsewhere) == 1 else line

    def lines_with(self, quote: str) -> list[int]:
        """The lines in which a quote stands."""
        return [number for number in range(1, len(self.lines) + 1) if self.find(number, quote)]

    def nearest(self, quote: str) -> tuple[int, str] | None:
        """The line, and the sentence in it, that come nearest to a quote which stands nowhere."""
        wanted = squeezed(quote)
        best: tuple[float, int, str] = (0.0, 0, "")
        for sentence in self.sentences:
            for text in (sentence.text, *(clause.text for clause in sentence.clauses)):
                best = max(best, (_likeness(wanted, squeezed(text)), -sentence.line, text))
        return (-best[1], best[2]) if best[0] >= 0.5 else None


def _likeness(wanted: str, text: str) -> float:
    """How like a quote is to a text, or to the part of it that stands where the quote would, 0 to 1."""
    matcher = difflib.SequenceMatcher(None, wanted, text, autojunk=False)
    ratio = matcher.ratio()
    if len(text) > len(wanted):
        for start in {max(block.b - block.a, 0) for block in matcher.get_matching_blocks() if block.size > 1}:
            part = text[start : start + len(wanted)]
            ratio = max(ratio, difflib.SequenceMatcher(None, wanted, part, autojunk=False).ratio())
    return ratio


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)
