"""The vocabulary → a JSON Schema (draft 2020-12) of an applicant file, for editors and other checkers.

It accepts every file that the loader accepts, whether the YAML parser in front of it guesses types as
YAML 1.1 does, as YAML 1.2 does, or not at all. Left out, because a schema would have to spell them:
values and keys typed in full-width letters, and choices with space around them. Some values that the
loader refuses pass here (2024-02-31, and what the parser has already turned into a number, as 1e3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from chuding_cli.fact_words import description
from chuding_cli.scalars import NO_WORDS, YES_WORDS
from chuding_cli.vocabulary import Fact, Vocabulary

Schema = dict[str, Any]
_D = r"[\d０-９]"
_DAY = (
    rf"{_D}{{4}}(?:[-/.－／．]{_D}{{1,2}}[-/.－／．]{_D}{{1,2}}|年{_D}{{1,2}}月{_D}{{1,2}}日?|{_D}{{4}})"
    r"(?:[ T].*)?"
)
_SYNTAX = re.compile(r"[\^$\\.*+?()\[\]{}|]")  # escaped for ECMAScript too, which refuses needless escapes
_GOING_ON = "至今|今|现在|now|present"
_MONTH = rf"{_D}{{4}}(?:[-/.－／．]{_D}{{1,2}}|年{_D}{{1,2}}月?|{_D}{{2}})"
_YEAR = rf"(?:[1１][9９]|[2２]{_D}){_D}{{2}}年?"
_NUMBER = rf"[+＋]?{_D}{{1,15}}(?:[.．]{_D}{{1,9}})?"
_NONE = ("无", "没有", "none", "None")
_PLAIN = ["string", "number", "boolean"]
_TRUE, _FALSE = frozenset(("true", "yes", "on", "y")), frozenset(("false", "no", "off", "n"))


def json_schema(vocabulary: Vocabulary, notices: Iterable[str] = ()) -> Schema:
    """The schema of one document; ``notices`` are suggested where a file names its notice."""
    definitions: dict[str, Schema] = {}
    for fact in vocabulary.root.members:
        _define(fact, fact.key, definitions)
    if "notice" in definitions:
        definitions["notice"]["examples"] = list(notices)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "初定申报文件",
        "description": "一名申报人。键可以写中文，也可以写英文；不知道的空着。",
        **_object(vocabulary.root, ""),
        "$defs": definitions,
    }


def _define(fact: Fact, name: str, definitions: dict[str, Schema]) -> None:
    """Put a fact, and those inside it, among the definitions."""
    definitions[name] = {"title": fact.zh, "description": description(fact), **_value(fact, name)}
    for member in fact.members:
        _define(member, f"{name}.{member.key}", definitions)


def _object(section: Fact, name: str) -> Schema:
    """A mapping with the facts of a section: every spelling of a key is known, one of them may be used."""
    properties: Schema = {}
    for fact in section.members:
        at = {"$ref": f"#/$defs/{name}.{fact.key}" if name else f"#/$defs/{fact.key}"}
        properties |= {fact.zh: at, fact.key: at}
        properties |= {alias: {**at, "doNotSuggest": True} for alias in fact.aliases}
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "dependentSchemas": {
            word: {"properties": dict.fromkeys(others, False)}
            for fact in section.members
            for word, others in _other_words(fact)
        },
    }


def _other_words(fact: Fact) -> Iterator[tuple[str, list[str]]]:
    """The spellings of a key, each with those that may not stand beside it."""
    words = list(dict.fromkeys((fact.zh, fact.key, *fact.aliases)))
    for index, word in enumerate(words[:-1]):
        yield word, words[index + 1 :]


def _value(fact: Fact, name: str) -> Schema:
    """What may stand behind the key; nothing at all always may."""
    if fact.kind == "section":
        return {"anyOf": [*_section(fact, name), {"type": "null"}]}
    if fact.kind == "list":
        return {"anyOf": [*_list(fact, name), {"type": "null"}]}
    return _scalar(fact)


def _section(fact: Fact, name: str) -> Iterator[Schema]:
    yield _object(fact, name)
    if fact.shorthand:
        yield {"$ref": f"#/$defs/{name}.{fact.shorthand}"}


def _list(fact: Fact, name: str) -> Iterator[Schema]:
    entry = [_object(fact, name)]
    if fact.shorthand:
        entry.append({"$ref": f"#/$defs/{name}.{fact.shorthand}"})
    none = [{"enum": list(_NONE)}] if fact.none_allowed else []
    items = [*entry, *none]
    yield {"type": "array", "items": items[0] if len(items) == 1 else {"anyOf": items}}
    yield from entry  # a single entry may stand without its dash
    yield from none


def _scalar(fact: Fact) -> Schema:
    make = {
        "text": lambda: {"type": [*_PLAIN, "null"]},
        "identity": lambda: {"type": ["string", "integer", "null"]},
        "choice": lambda: _choice(fact),
        "date": lambda: _text_or_number(_DAY, "日期写成 2024-10-20"),
        "open_date": lambda: {
            **_text_or_number(f"{_GOING_ON}|{_DAY}", "日期写成 2024-10-20；还没有结束的写“至今”"),
            "examples": ["至今"],
        },
        "month": lambda: _text_or_number(_MONTH, "年月写成 2024-09"),
        "number": lambda: _text_or_number(rf"[-－]?{_NUMBER}", "请填数，如 60 或 60.5"),
        "amount": lambda: _text_or_number(rf"(?:[-－]0+(?:\.0+)?|{_NUMBER})", "请填数，如 60 或 60.5", 0),
        "year": lambda: _text_or_number(_YEAR, "年份写成 2024", 1900, 2999),
        "yes_no": _yes_no,
        "document": _document,
    }
    return make[fact.kind]()


def _text_or_number(pattern: str, how: str, lowest: int | None = None, highest: int | None = None) -> Schema:
    """Text of a shape, or what a parser has made a number."""
    bounds = {"minimum": lowest, "maximum": highest}
    return {
        **_text(pattern, how, "number"),
        **{key: bound for key, bound in bounds.items() if bound is not None},
    }


def _text(pattern: str, how: str, *guessed: str) -> Schema:
    """Text of a shape, or nothing, or another type where a parser guesses one."""
    return {
        "type": ["string", "null", *guessed],
        "pattern": rf"^\s*(?:{pattern})?\s*$",
        "patternErrorMessage": how,
    }


def _choice(fact: Fact) -> Schema:
    """The words themselves are suggested, their other spellings are not."""
    words = "|".join(_SYNTAX.sub(r"\\\g<0>", word) for word in fact.spellings)
    guessed = ["boolean"] if (_TRUE | _FALSE) & set(fact.spellings) else []
    typed = _text(words, f"可填：{'、'.join(fact.values)}", *guessed)
    return {"anyOf": [{"enum": list(fact.values)}, typed]}


def _yes_no() -> Schema:
    """是 and 否 are suggested; the other words in any mixture of capitals."""
    words = "|".join(_any_case(word) for word in sorted(YES_WORDS | NO_WORDS))
    return {"anyOf": [{"enum": ["是", "否"]}, _text(words, "请写 是 或 否", "boolean")]}


def _any_case(word: str) -> str:
    return "".join(f"[{c.upper()}{c}]" if c.isascii() and c.isalpha() else c for c in word)


def _document() -> Schema:
    """A path, several, or a statement."""
    several = {"type": "array", "items": {"type": [*_PLAIN, "null"]}}
    return {"anyOf": [{"type": [*_PLAIN, "null"]}, several], "examples": ["有"]}
