"""What can go wrong with a paper; every message is Chinese and says where and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NAMED = 5  # characters in a message


class PaperError(Exception):
    """Base of all errors that the papers raise on purpose."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a template, with its place (line is 1-based)."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}：{self.message}"


class TemplateError(PaperError):
    """A template cannot be used: ``templates/x/publicity.md:12：不认识的占位符「姓明」，是不是「姓名」？``.

    Raised by ``load_paper`` with all problems of the file at once.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class NoTemplateError(PaperError):
    """Neither the notice's folder nor ``default`` has the paper: raised by ``load_paper``."""


class ValuesError(PaperError):
    """The caller gave a value that the paper does not know, or of the wrong form: raised by ``fill``."""


class FontError(PaperError):
    """A font file cannot be used: raised when it is opened."""


class MissingGlyphError(PaperError):
    """No font holds a character: ``没有字体收有「𠀀」（U+20000）…``. Raised by ``draw``."""

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(sorted(set(characters)))
        named = "、".join(f"{_visible(c)}（U+{ord(c):04X}）" for c in self.characters)
        super().__init__(f"没有字体收有{named}，请改用其他写法，或指定收有该字的字体")


class ScriptError(PaperError):
    """A paper holds letters that have to be shaped (``papers.content.scripts``): raised by ``draw``."""

    def __init__(self, characters: Mapping[str, str]) -> None:
        self.characters = tuple(characters)
        named = "、".join(f"「{c}」（U+{ord(c):04X}）" for c in self.characters[:_NAMED])
        more = f"等 {len(self.characters)} 个" if len(self.characters) > _NAMED else ""
        scripts = "、".join(dict.fromkeys(characters.values()))
        super().__init__(
            f"{named}{more}是{scripts}，要连写或从右向左排，这里排不了，指定什么字体都不行；请改写成身份证上的汉字"
        )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The tail of an error message: the nearest known word as a question, or all known words."""
    words = sorted(known)
    near = get_close_matches(word, words, n=1, cutoff=0.4)
    return f"是不是「{near[0]}」？" if near else f"可用的有：{'、'.join(words) or '（无）'}"


def _visible(character: str) -> str:
    return f"「{character}」" if character.isprintable() and not character.isspace() else "不可见字符"
