"""Where a sentence that a notice takes over from another one stands in its own text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from chuding_cli.files.beside import Unusable, beside, text_of
from chuding_cli.notices.model.notice import Cite
from chuding_cli.notices.reading.inheritance import MergedNotice
from chuding_cli.yaml_files import tree as yaml_tree

if TYPE_CHECKING:
    from chuding_cli.notices.model.source_text import SourceText


class Quotes:
    """Makes citations; those taken over are looked for in the new text, where a notice has one of its own.

    A sentence that stands there is cited where it stands now. One that does not stays with the old text;
    ``rules validate`` says so, unless the old text is still in force beside the new one
    (``source: {…, with_base: true}``). Where a sentence is known to have been reworded, it is looked for
    in its new words; ``followed`` holds the places of those that were found so.
    """

    def __init__(self, tree: yaml_tree.Mapping, path: Path) -> None:
        source = tree.entries.get("source")
        file = source.entries.get("file") if isinstance(source, yaml_tree.Mapping) else None
        own = isinstance(file, yaml_tree.Scalar) and not isinstance(file.line, yaml_tree.Line)
        self.place = _beside(path, file.text) if own and isinstance(file, yaml_tree.Scalar) else None
        self.new: SourceText | None = None
        self.reworded = tree.reworded if isinstance(tree, MergedNotice) else []
        self.followed: set[tuple[int, int]] = set()
        self.old: dict[Path, str] = {}
        self.texts: dict[Path, SourceText] = {}
        entries = source.entries if isinstance(source, yaml_tree.Mapping) else {}
        beside = entries.get("with_base")
        self.with_base = isinstance(beside, yaml_tree.Scalar) and beside.text in ("true", "是")

    def gone(self, cites: tuple[Cite, ...], *, followed: bool) -> bool:
        """Whether none of the sentences is in force any more; ``followed``: reworded ones are not."""
        if not cites or self.with_base:
            return False
        return all(cite.source or (followed and cite.at in self.followed) for cite in cites)

    def cite(self, line: int, words: yaml_tree.Scalar) -> Cite:
        """The citation of some words that a rules file says to stand in a line."""
        at = (words.line, words.column)
        if self.place is None or not isinstance(words.line, yaml_tree.Line):
            return Cite(line, words.text, at)
        for text in (words.text, self._in_new_words(words.text)):
            lines = self._text().lines_with(text)
            if lines:
                if text != words.text:
                    self.followed.add(at)
                return Cite(min(lines, key=lambda each: abs(each - line)), text, at)
        return Cite(line, words.text, at, self._old(words.line.file))

    def _in_new_words(self, text: str) -> str:
        for old, new in self.reworded:
            text = text.replace(old, new)
        return text

    def moved(self, line: int, node: yaml_tree.Node) -> int:
        """Where a line of the old text that was taken over stands in the new one; else as it is."""
        if self.place is None or not isinstance(node.line, yaml_tree.Line):
            return line
        old = self._old_text(node.line.file)
        words = old.lines[line - 1].strip() if 0 < line <= len(old.lines) else ""
        lines = self._text().lines_with(words) if words else []
        return min(lines, key=lambda each: abs(each - line)) if lines else line

    def _text(self) -> SourceText:
        if self.new is None:
            assert self.place is not None
            self.new = _text_at(self.place)
        return self.new

    def _old_text(self, rules: Path) -> SourceText:
        if rules not in self.texts:
            self.texts[rules] = _text_at(_beside(rules, self._old(rules)))
        return self.texts[rules]

    def _old(self, rules: Path) -> str:
        """The name of the text beside another rules file."""
        if rules not in self.old:
            source = yaml_tree.load_tree(rules).entries.get("source")
            file = source.entries.get("file") if isinstance(source, yaml_tree.Mapping) else None
            self.old[rules] = (
                file.text if isinstance(file, yaml_tree.Scalar) else rules.with_suffix(".md").name
            )
        return self.old[rules]


def _beside(rules: Path, written: str) -> Path:
    """The text that a rules file names; one that leads elsewhere, which is told, is not looked at."""
    try:
        return beside(rules, written)
    except Unusable:
        return rules.parent


def _text_at(path: Path) -> SourceText:
    """A notice's text; without a sentence where it cannot be read, which ``rules validate`` tells."""
    from chuding_cli.notices.model.source_text import SourceText  # few notices take anything over

    try:
        return SourceText(text_of(path))
    except Unusable:
        return SourceText("")
