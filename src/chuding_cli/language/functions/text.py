"""Functions on text and identity numbers; each gets the environment and its arguments, all of them known."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Any

from chuding_cli.facts import identity, places
from chuding_cli.language.environment import Environment
from chuding_cli.language.truth import Unknown


def without_endings(env: Environment, text: str, endings: tuple[str, ...]) -> str:
    """The text without these words at its end, nor white space."""
    return _stripped(text, endings)


@lru_cache(maxsize=1024)
def _stripped(text: str, endings: tuple[str, ...]) -> str:
    typed = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    while True:
        ending = next((end for end in endings if typed.endswith(end) and typed != end), None)
        if ending is None:
            return typed
        typed = typed[: -len(ending)]


_PUNCTUATION = str.maketrans("，。；：！？（）“”‘’【】《》", ",.;:!?()\"\"''[]<>")


def same_wording(env: Environment, one: str, other: str) -> bool:
    """Word for word, without regard to white space and to the width of punctuation."""
    return _letters(one) == _letters(other)


@lru_cache(maxsize=256)
def _letters(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text.translate(_PUNCTUATION))).translate(
        _PUNCTUATION
    )


def ends_with(env: Environment, text: str, endings: tuple[str, ...]) -> bool:
    """Whether a text ends in one of some words."""
    return any(text.endswith(ending) for ending in endings)


def starts_with(env: Environment, text: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a text begins with one of some words."""
    return any(text.startswith(beginning) for beginning in beginnings)


def lies_in(env: Environment, place: str, names: tuple[str, ...]) -> bool:
    """Whether a place is surely that of the names, or in it."""
    return places.lies_in(place, names)


def contains(env: Environment, text: str, part: str) -> bool:
    """Whether a text has another in it."""
    return part in text


def identity_ok(env: Environment, number: str, day: date) -> bool:
    """Whether an identity number could be one on a day (GB 11643)."""
    return not identity.flaw(number, day)


def identity_birth(env: Environment, number: str) -> Any:
    """The day of birth in an identity number."""
    return identity.birth_date(number) or Unknown("review", "身份证号里的出生日期不存在")


def identity_sex(env: Environment, number: str) -> Any:
    """The sex in an identity number."""
    return identity.sex(number) or Unknown("review", "身份证号里看不出性别")
