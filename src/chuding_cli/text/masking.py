"""Identity numbers are masked wherever they could be shown by accident, and a text keeps to its line."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache

from chuding_cli.text.unseen import IGNORED

# What people, and editors, put between digits: blanks but the line's end, hyphens and dashes, joiners. As one
# class, which is found in one step.
_BETWEEN = "[\t\x0b-\r\x1c-\x20\x85\xa0\u1680\u2000-\u2015\u2028\u2029\u202f\u205f\u2060\u3000－-]"
_LONG = re.compile(rf"\d(?:{_BETWEEN}*+\d){{14,}}(?:{_BETWEEN}*+[XxＸｘ])?")

# These stand in dates, paths and telephone numbers too: digits that they join are hidden only where they
# can be an identity number, by province, day of birth and length.
_JOINED = rf"{_BETWEEN}|[./_·．／＿]"
_PARTED = re.compile(rf"\d(?:(?:{_JOINED})*+\d){{14,}}(?:(?:{_JOINED})*+[XxＸｘ](?![A-Za-z]))?")
_PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}"
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_NEW, _OLD = rf"{_PROVINCE}(?:18|19|20)\d\d{_DAY}\d{{3}}[\dXx]", rf"{_PROVINCE}\d\d{_DAY}\d{{3}}"
_POSSIBLE = re.compile(rf"{_NEW}|^{_OLD}$")
# What a terminal would obey, or a log take for the end of a line: control characters, separators of lines,
# and those that turn the direction of writing.
UNSEEN = dict.fromkeys(
    (*range(32), *range(127, 160), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)), "�"
)
_KEPT = {sign: shown for sign, shown in UNSEEN.items() if sign != 10}  # where lines are ours
_FEWEST = 15  # digits of an identity number
_FULL_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ", "0123456789Xx")
# Figures that are no digits to ``\d``: circled, bracketed, with a point, raised, and 〇.
_FIGURES = "⁰¹²³⁴-⁹₀-₉①-⒛⓪-⓿❶-➓㉑-㉟㊱-㊿〇\U0001f100-\U0001f10c"
_MANY = re.compile(rf"[\d{_FIGURES}]")


@cache  # for texts that hold many figures; most hold few
def _strewn() -> re.Pattern[str]:
    """Figures with anything but letters between them: signs, line ends, what cannot be seen, 年月日."""
    between = rf"[^\w{_FIGURES}]|[_年月日号{IGNORED}]"
    figure = rf"[\d{_FIGURES}]"
    return re.compile(rf"{figure}(?:(?:{between})*+{figure})+(?:(?:{between})*+[XxＸｘ](?![A-Za-z]))?")


@lru_cache(maxsize=4096)  # most of what applicants are told is the same, and every message goes through here
def masked(text: str) -> str:
    """The text with the middle of everything that could hold an identity number replaced by ``*``.

    15 digits and more in a row, also when typed with spaces, hyphens or full-width digits, or run
    together with another number. With anything else between them but letters, or as circled figures,
    where they can be an identity number (652801.20000812.0023; 652801，20000812，0023): a day, a path
    or two telephone numbers are not hidden. The first six and the last four characters stay, as on the 公示.
    """
    if len(text) < _FEWEST:
        return text
    return without_numbers(_PARTED.sub(_hide_possible, _LONG.sub(_hide, text)))


def without_numbers(text: str, sign: str = "*") -> str:
    """The text with the middle replaced of what can be an identity number by province, day and length.

    For papers and names of folders, where other long numbers stay: two telephone numbers, a moment.
    """
    if len(_MANY.findall(text)) < _FEWEST - 1:
        return text
    return _strewn().sub(lambda run: _hide_within(run[0], sign), text)


def one_line(text: str) -> str:
    """The masked text as it may stand in a line of a report, a log or a terminal: nothing that these obey."""
    line = masked(text)
    if "##[" in line:
        line = line.replace("##[", "＃#[")
    return line if line.isprintable() else line.translate(UNSEEN)


def shown(text: str) -> str:
    """The masked text with the line ends that are ours; every other character that a terminal obeys is shown.

    No line begins as a command of a workflow does (``::set-env``), or holds one of the older form (``##[``).
    """
    return "\n".join(_harmless(line) for line in masked(text).translate(_KEPT).split("\n"))


def _harmless(line: str) -> str:
    if line.lstrip().startswith("::"):
        line = line.replace("::", "：:", 1)
    return line.replace("##[", "＃#[") if "##[" in line else line


def shortly(text: str, most: int = 40) -> str:
    """The masked text on one line, cut after so many characters.

    It is masked first: what is left of a number that was cut could pass for none.
    """
    line = one_line(" ".join(text.split()))
    return line if len(line) <= most else f"{line[:most]}…"


def _hide(found: re.Match[str]) -> str:
    return _hidden(_plain(found[0]))


def _hide_possible(found: re.Match[str]) -> str:
    digits = _plain(found[0])
    return _hidden(digits) if _POSSIBLE.search(digits.translate(_FULL_WIDTH)) else found[0]


def _plain(run: str) -> str:
    return re.sub(_JOINED, "", run)


def _hidden(digits: str, sign: str = "*") -> str:
    return f"{digits[:6]}{sign * (len(digits) - 10)}{digits[-4:]}"


def _hide_within(run: str, sign: str) -> str:
    """Hide each identity number of a run of figures; it begins and ends where groups of figures do.

    So the days of a list are none, though the end of one and the next may read as a place and a birthday.
    """
    figures, places = [], []
    for at, character in enumerate(run):
        digits = [
            each for each in unicodedata.normalize("NFKC", character).replace("〇", "0") if each.isalnum()
        ]
        if digits and (digits[0].isdecimal() or digits[0] in "Xx"):
            figures += digits
            places += [at] * len(digits)
    plain = "".join(str(int(each)) if each.isdecimal() else each for each in figures)
    parts, done = [], 0
    for first, last in _numbers(plain, places):
        if places[first] >= done:
            parts += [run[done : places[first]], _hidden(plain[first:last], sign)]
            done = places[last - 1] + 1
    return "".join((*parts, run[done:]))


def _numbers(plain: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """Where identity numbers begin and end among the figures of a run."""
    breaks = [n for n in range(1, len(plain)) if places[n] != places[n - 1] + 1]
    groups = [0, *breaks, len(plain)]
    ends = frozenset(groups)
    circled = len(set(places)) < len(places)  # ⑩ is two figures, and one place
    for start in range(len(plain)) if circled else groups[:-1]:
        for kind, length in ((_WHOLE_NEW, 18), (_WHOLE_OLD, 15)):
            end = start + length
            if (circled or end in ends) and kind.fullmatch(plain, start, end):
                if not _holds_a_day(plain, groups, start, end) or _is_checked(plain[start:end]):
                    yield start, end
                break


def _holds_a_day(plain: str, groups: list[int], start: int, end: int) -> bool:
    """Whether a year, month and day stand in groups of their own, elsewhere than in an identity number."""
    inside = groups[bisect_left(groups, start) : bisect_right(groups, end)]
    for year, month, day in zip(inside, inside[1:], inside[2:], strict=False):
        of_a_year = month - year == len("2024") and plain[year : year + 2] in ("19", "20")
        if of_a_year and day - month <= len("12") and year - start != len("652801"):
            return True
    return False


def _is_checked(number: str) -> bool:
    """Whether 18 characters end with the check character of GB 11643."""
    return len(number) == 18 and "0123456789X"[(1 - 2 * int(number[:17], 13)) % 11] == number[17].upper()


_WHOLE_NEW, _WHOLE_OLD = re.compile(_NEW), re.compile(_OLD)
