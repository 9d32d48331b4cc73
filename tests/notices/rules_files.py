"""Rules files to test with: Korla's own, and copies of it with something changed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from chuding_cli.notices.validate import Checked, check_notice

REPOSITORY = Path(__file__).resolve().parents[2]
RULES = REPOSITORY / "rules"
TEMPLATES = REPOSITORY / "templates"
VOCABULARY = RULES / "vocabulary.yaml"
KORLA = RULES / "korla-2024.yaml"


@dataclass(frozen=True)
class Changed:
    """A copy of Korla's rules file in a folder of its own, next to the notice's text."""

    path: Path

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def replace(self, old: str, new: str) -> Changed:
        """Replace what stands there once."""
        assert self.text.count(old) == 1, f"{self.text.count(old)} times: {old}"
        self.path.write_text(self.text.replace(old, new), encoding="utf-8")
        return self

    def without_cases(self) -> Changed:
        """Leave the example cases away."""
        self.path.write_text(self.text[: self.text.index("\ncases:") + 1], encoding="utf-8")
        return self

    def place(self, words: str, inside: str = "") -> tuple[int, int]:
        """Line and column of the words (of the first of them behind ``inside``)."""
        before = self.text[: self.text.index(words, self.text.index(inside))]
        return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1

    def check(self) -> Checked:
        return check_notice(self.path, VOCABULARY, TEMPLATES)


def copy_of_korla(folder: Path) -> Changed:
    """A copy to change."""
    shutil.copy(RULES / "korla-2024.md", folder)
    return Changed(Path(shutil.copy(KORLA, folder)))
