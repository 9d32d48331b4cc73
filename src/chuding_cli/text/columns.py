"""Chinese text on a terminal: widths in cells, and lines broken where Chinese may be broken."""

from __future__ import annotations

import re
import unicodedata

_NOT_FIRST = frozenset("，。、；：？！）》」』】〉”’%℃…—·,.;:?!)]}")
_NOT_LAST = frozenset("（《「『【〈“‘([{")
_RUN = re.compile(r"[A-Za-z0-9_./:@%+#=<>~-]+|.", re.DOTALL)


def cells(text: str) -> int:
    """Width in terminal cells; characters of ambiguous width count two, so that no line is too long."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        for char in text
    )


def wrapped(text: str, width: int, hanging: int = 0) -> list[str]:
    """Lines of at most ``width`` cells, all but the first indented by ``hanging`` cells.

    No closing punctuation begins a line, no opening one ends it; runs of Latin letters and digits
    stay whole where a line can hold them.
    """
    lines: list[str] = []
    line: list[str] = []
    room = width
    for piece in _pieces(text, width - hanging):
        need = cells(piece)
        if line and need > room:
            carried = _carried(line, piece)
            lines.append("".join(line).rstrip())
            line = carried
            room = width - hanging - cells("".join(line))
        if piece != " " or line:
            line.append(piece)
            room -= need
    lines.append("".join(line).rstrip())
    pad = " " * hanging
    return [lines[0], *(pad + rest for rest in lines[1:])]


def _pieces(text: str, longest: int) -> list[str]:
    pieces: list[str] = []
    most = max(longest, 4)
    for run in _RUN.findall(" ".join(text.split())):
        pieces += [run] if cells(run) <= most else [run[i : i + most] for i in range(0, len(run), most)]
    return pieces


def _carried(line: list[str], piece: str) -> list[str]:
    """Take from a full line's end what must stand together with the next piece."""
    carried: list[str] = []
    if piece[0] in _NOT_FIRST:
        while len(line) > 1 and (not carried or carried[0][0] in _NOT_FIRST):
            carried.insert(0, line.pop())
    while len(line) > 1 and line[-1][-1] in _NOT_LAST:
        carried.insert(0, line.pop())
    return carried
