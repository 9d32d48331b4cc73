"""An applicant's YAML as people see it: read without what cannot be seen, told at the places of the file.

Characters that leave no mark are left out before the parser sees them, so that they part neither keys nor
indentation; the places of events are counted in the file as it is. A value keeps how it was typed, as
``typed``: a file's name may really hold such a character. What looks like YAML and is not is collected.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, NamedTuple

from yaml.events import ScalarEvent

from chuding_cli.text.unseen import FILLERS, pattern, without_unseen
from chuding_cli.yaml_files.events import LINE_END, YamlProblem, parsing
from chuding_cli.yaml_files.look_alikes import BULLETS, COLONS, in_plain

# What could make a file look otherwise than it is read; most files hold none of it. Single characters first
# (no ideographs beyond U+20000), then what counts in its place alone: each pattern begins with
# one character, or is looked for where a quotation mark is, which is twice as fast as one for all.
_DOUBTFUL = re.compile(
    "[\\\\\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uff02\uff03\uff07\uff3b\uff5b\uffa0\ufff0-\ufffb"
    "\U00010000-\U0001ffff\U000e0000-\U000e0fff]"
)
_LINE = re.compile(
    rf"\n[ \t]*(?:[{BULLETS}]|(?:- +)*(?<=[ \t])[^\s:：#\"'-][^\s:：#]{{0,19}}(?:[{COLONS}]|:\S))"
)
_FILES = re.compile(r"\.[A-Za-z]{2,4}[ \t]*[，；、;]")
_QUOTES = "“”‘’「『〝"
_QUOTED = re.compile(rf"[:,\[{{-][ \t]*[{_QUOTES}]")
_FILLED_IN = re.compile(rf"(?m)(?:^[ \t]*|:|^[ \t]*-)([{FILLERS}])")


class Mark(NamedTuple):
    """A place in the file, 0-based, as the parser's marks."""

    line: int
    column: int


@contextmanager
def seen(text: str, known: Callable[[str], bool]) -> Iterator[tuple[Callable[[], Any], list[YamlProblem]]]:
    """The function that gives the next event, and what has looked wrong so far.

    ``known`` tells whether a word is a key.

    Raises:
        YamlProblem: from the body of the ``with``, at the first thing that is not YAML.
    """
    if not _doubtful(text):
        with parsing(text) as get:
            yield get, []
        return
    sight = _Sight(text, known)
    with parsing(sight.clean, sight.place) as get:
        sight.get = get
        yield sight.event, sight.doubts


def _doubtful(text: str) -> bool:
    return (
        _DOUBTFUL.search(text) is not None
        or _LINE.search(f"\n{text}") is not None
        or _FILES.search(text) is not None
        or (any(sign in text for sign in _QUOTES) and _QUOTED.search(text) is not None)
    )


class _Sight:
    """Gives the events of a text that holds something doubtful."""

    get: Callable[[], Any]

    def __init__(self, text: str, known: Callable[[str], bool]) -> None:
        self.text = text
        self.known = known
        self.clean = without_unseen(text)
        holds = len(self.clean) < len(text)
        removed = [found.start() for found in pattern().finditer(text)] if holds else []
        self.shifted = [at - before for before, at in enumerate(removed)]
        self.doubts = [self._filler(found.start(1)) for found in _FILLED_IN.finditer(text)] if removed else []

    def event(self) -> Any:
        """The next event, at its place in the file, without what cannot be seen."""
        event = self.get()
        if event.__class__ is ScalarEvent:
            start: Any = event.start_mark
            end: Any = event.end_mark
            if not event.style:
                written = self.clean[start.index : end.index]
                if not written.isascii() or "\n" in written:
                    before = self.clean[start.index - start.column : start.index]
                    for at, words in in_plain(written.rstrip(), before, self.known):
                        self.doubts.append(YamlProblem(words, *self.place(start.index + at)))
            if self.shifted:
                self._as_typed(event, start.index, end.index)
            if not event.value.isascii():
                event.value = without_unseen(event.value)
        if self.shifted:
            line, column = self.place(event.start_mark.index)
            event.start_mark = Mark(line - 1, column - 1)
        return event

    def _as_typed(self, event: Any, start: int, end: int) -> None:
        first = start + bisect_left(self.shifted, start)
        last = end + bisect_right(self.shifted, end)
        if last - first > end - start:
            typed = self.text[first:last].strip()
            plain = not event.style
            if plain or (typed[:1] in "\"'" and "\\" not in typed and typed[:1] == typed[-1:]):
                event.typed = typed if plain else typed[1:-1]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column in the file, 1-based, of a character of the clean text."""
        return self._place(index + bisect_right(self.shifted, index))

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in LINE_END.finditer(self.text))]

    def _filler(self, at: int) -> YamlProblem:
        code = f"U+{ord(self.text[at]):04X}"
        return YamlProblem(f"这里有看不见的字符 {code}，不能当空格用；请改用英文空格", *self._place(at))
