"""The shapes of what a person types, as regular expressions that JSON Schema's dialect reads as well.

They say what `scalars` reads, as far as an expression can: every month has its days, but each year has a
29 February. Figures may be full-width. Years run from 1900 to 2099, as in `scalars`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from chuding_cli.facts.scalars import GOING_ON_WORDS, UNITS

_SYNTAX = re.compile(r"[\^$\\.*+?()\[\]{}|]")  # escaped for ECMAScript too, which refuses needless escapes


def words(spellings: Iterable[str]) -> str:
    """One of the words, as they stand."""
    return "|".join(map(literal, spellings))


def words_in_any_case(spellings: Iterable[str]) -> str:
    """One of the words, in any mixture of capitals."""
    return "|".join("".join(map(_letter, word)) for word in spellings)


def _letter(character: str) -> str:
    cased = character.isascii() and character.isalpha()
    return f"[{character.upper()}{character.lower()}]" if cased else literal(character)


def literal(word: str) -> str:
    """An expression that means just this word."""
    return _SYNTAX.sub(r"\\\g<0>", word)


_D = "[0-9０-９]"
_Y = f"(?:[1１][9９]|[2２][0０]){_D}{{2}}"
_M = "(?:[0０][1-9１-９]|[1１][0-2０-２])"
_M_SHORT = "(?:[0０]?[1-9１-９]|[1１][0-2０-２])"
_DAY_OF_TWO = f"(?:[0０][1-9１-９]|[12１２]{_D}|[3３][01０１])"
_DAY_SHORT = f"(?:[0０]?[1-9１-９]|[12１２]{_D}|[3３][01０１])"
_BETWEEN = "[-/.－／．‐‑‒–—―−]"
_APART = r"(?:[-/.－／．‐‑‒–—―−]|\s*[年月]\s*)?"
_NO_SUCH_DAY = (
    f"(?!{_Y}{_APART}[0０]?[2２]{_APART}[3３][01０１])"
    f"(?!{_Y}{_APART}(?:[0０]?[469４６９]|[1１][1１]){_APART}[3３][1１])"
)
_HOUR = "(?:[ T].*)?。?"  # midnight, which a parser may have told in another zone

DAY = (
    f"{_NO_SUCH_DAY}{_Y}(?:{_BETWEEN}{_M_SHORT}{_BETWEEN}{_DAY_SHORT}"
    rf"|\s*年\s*{_M_SHORT}\s*月\s*{_DAY_SHORT}\s*[日号]?|{_M}{_DAY_OF_TWO}){_HOUR}"
)
_GOES_ON = f"(?:{words_in_any_case(GOING_ON_WORDS)})。?"
OPEN_DAY = f"(?:{_GOES_ON}|{DAY})"
MONTH = rf"{_Y}(?:{_BETWEEN}{_M_SHORT}|\s*年\s*{_M_SHORT}\s*月?|{_M})份?。?"
OPEN_MONTH = f"(?:{_GOES_ON}|{MONTH})"
YEAR = rf"{_Y}\s*年?度?"
_GROUPED = "|".join(f"{_D}{{1,3}}(?:[{sign}]{_D}{{3}}){{1,4}}" for sign in (",，", " "))
_DECIMAL = f"(?:{_D}{{1,15}}|{_GROUPED})(?:[.．]{_D}{{1,9}})?"
NUMBER = f"[-－+＋]?{_DECIMAL}"
AMOUNT = f"(?:[-－][0０]+(?:[.．][0０]+)?|[+＋]?{_DECIMAL})"


def with_unit(pattern: str, unit: str) -> str:
    """A number that may be followed by its unit, or another word for it."""
    units = "|".join((unit, *UNITS.get(unit, ()))) if unit else ""
    return rf"(?:{pattern})\s*(?:{units})?" if unit else pattern


def whole(pattern: str) -> str:
    """The expression for a whole value of the shape; nothing and outer space always are of it."""
    return rf"^\s*(?:{pattern})?\s*$"
