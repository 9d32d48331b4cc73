"""Pages to be read: headings, paragraphs with a label, lines that hang under their first words."""

from __future__ import annotations

from chuding_cli.report.terminal import Piece
from chuding_cli.text.columns import cells, wrapped


class Page:
    """Lines of at most ``width`` cells, gathered one after another."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[list[Piece]] = []

    def blank(self) -> None:
        """An empty line, but not two, and none at the top."""
        if self.lines and self.lines[-1]:
            self.lines.append([])

    def head(self, text: str, style: str = "bold") -> None:
        """A heading, with an empty line before it."""
        self.blank()
        self.say(text, style=style)

    def say(self, text: str, indent: int = 0, style: str = "", label: str = "") -> None:
        """A paragraph; what follows its first line hangs under the words behind the label."""
        before = " " * indent + label
        hanging = indent + cells(label)
        for number, line in enumerate(wrapped(text, self.width - hanging)):
            self.lines.append([(style, (" " * hanging if number else before) + line)])

    def section(self, title: str, text: str) -> None:
        """A heading and one paragraph, where there is anything to say."""
        if text:
            self.head(title)
            self.say(text, 2)
