"""The vocabulary → a JSON Schema (draft 2020-12) of an applicant file, for editors and other checkers.

It accepts every file that the loader accepts, whether the YAML parser in front of it guesses types as
YAML 1.1 does, as YAML 1.2 does, or not at all. Left out, because a schema would have to spell them:
keys and words typed in full-width letters. Some values that the loader refuses pass here: 2023-02-29,
an hour behind a day, and what the parser has already turned into a number, as 1e3.

For editors there are also a hover text (``markdownDescription``), the message of a mistake
(``errorMessage``), the other spellings of a word (``enumDescriptions``) and whole entries to insert
(``defaultSnippets``); validators pass them over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

from chuding_cli.facts import patterns as shapes
from chuding_cli.facts.scalars import NO_WORDS, YES_WORDS
from chuding_cli.facts.vocabulary import Fact, Vocabulary
from chuding_cli.facts.words import description, sentences

Schema = dict[str, Any]
_CHINESE, _ENGLISH = attrgetter("zh"), attrgetter("key")
_TOO_MUCH = 10**15  # what the loader reads has 15 figures before the point
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
    definitions[name] = {
        "title": fact.zh,
        "description": description(fact),
        "markdownDescription": _hover(fact),
        **_value(fact, name),
    }
    for member in fact.members:
        _define(member, f"{name}.{member.key}", definitions)


def _hover(fact: Fact) -> str:
    """What an editor shows at the key: the description, a paragraph a sentence, and the key's spellings."""
    spellings = "、".join(f"`{word}`" for word in _words(fact))
    return "\n\n".join((*sentences(fact), f"键：{spellings}"))


def _words(fact: Fact) -> list[str]:
    """Every spelling of a key, the Chinese one first."""
    return list(dict.fromkeys((fact.zh, fact.key, *fact.aliases)))


def _object(section: Fact, name: str) -> Schema:
    """A mapping with the facts of a section: every spelling of a key is known, one of them may be used."""
    properties: Schema = {}
    not_suggested: Schema = {}
    for fact in section.members:
        at = {"$ref": f"#/$defs/{name}.{fact.key}" if name else f"#/$defs/{fact.key}"}
        properties |= {fact.zh: at, fact.key: at}
        not_suggested |= {f"^{shapes.literal(alias)}$": at for alias in fact.aliases}
    known = "、".join(fact.zh for fact in section.members)
    where = f"“{section.zh}”下面" if section.zh else "这里"
    return {
        "type": "object",
        "properties": properties,
        **({"patternProperties": not_suggested} if not_suggested else {}),
        "additionalProperties": False,
        "errorMessage": f"{where}应是“键: 值”，可用的键：{known}（或它们的英文键）",
        "dependentSchemas": {
            word: {
                "properties": dict.fromkeys(others, False),
                "errorMessage": f"“{fact.zh}”写了两次：{'、'.join((word, *others))} 是同一项，请只留一处",
            }
            for fact in section.members
            for word, others in _other_words(fact)
        },
    }


def _other_words(fact: Fact) -> Iterator[tuple[str, list[str]]]:
    """The spellings of a key, each with those that may not stand beside it."""
    words = _words(fact)
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
    # 无 in any of the ways in which people write it: more than an expression can tell.
    word = {"type": _PLAIN, "examples": ["无"], "errorMessage": "一个也没有的写“无”"}
    none = [word] if fact.none_allowed else []
    items = [*entry, *none]
    yield {
        "type": "array",
        "items": items[0] if len(items) == 1 else {"anyOf": items},
        "defaultSnippets": [_blank(fact, "一条", _CHINESE), _blank(fact, "一条（英文键）", _ENGLISH)],
    }
    yield from entry  # a single entry may stand without its dash
    yield from none


def _blank(fact: Fact, label: str, word: Callable[[Fact], str]) -> Schema:
    """An entry with all its keys, for an editor to write."""
    keys = {word(member): f"${stop}" for stop, member in enumerate(fact.members, start=1)}
    return {"label": f"{label}{fact.zh}", "description": "、".join(keys), "body": keys}


def _scalar(fact: Fact) -> Schema:
    day = "日期写成 2024-10-20"
    number = "请填数，如 60 或 60.5"
    make = {
        "text": lambda: {"type": [*_PLAIN, "null"], "errorMessage": "请写一个值"},
        "identity": lambda: {"type": [*_PLAIN, "null"], "errorMessage": "请写一个号码"},
        "choice": lambda: _choice(fact),
        "date": lambda: _text(shapes.DAY, day, "integer", 1000_01_01, 9999_12_31),
        "open_date": lambda: {
            **_text(shapes.OPEN_DAY, f"{day}；还没有结束的写“至今”", "integer", 1000_01_01, 9999_12_31),
            "examples": ["至今"],
        },
        "month": lambda: _text(shapes.MONTH, "年月写成 2024-09", "number", 1000, 9999_12),
        "open_month": lambda: {
            **_text(shapes.OPEN_MONTH, "年月写成 2024-09；还在继续的写“至今”", "number", 1000, 9999_12),
            "examples": ["至今"],
        },
        "number": lambda: _text(
            shapes.with_unit(shapes.NUMBER, fact.unit), number, "number", -_TOO_MUCH, _TOO_MUCH
        ),
        "amount": lambda: _text(shapes.with_unit(shapes.AMOUNT, fact.unit), number, "number", 0, _TOO_MUCH),
        "year": lambda: _text(shapes.YEAR, "年份写成 2024", "integer", 1900, 2999),
        "yes_no": _yes_no,
        "document": _document,
    }
    return make[fact.kind]()


def _text(
    pattern: str, how: str, guessed: str = "", lowest: int | None = None, highest: int | None = None
) -> Schema:
    """Text of a shape, or nothing, or the other type that a parser guesses, within bounds."""
    bounds = {"minimum": lowest, "maximum": highest}
    return {
        "type": ["string", "null", *([guessed] if guessed else [])],
        "pattern": shapes.whole(pattern),
        "errorMessage": how,
        **{key: bound for key, bound in bounds.items() if bound is not None},
    }


def _choice(fact: Fact) -> Schema:
    """The words themselves are suggested, their other spellings are not."""
    how = f"可填：{'、'.join(fact.values)}"
    suggested = {"enum": list(fact.values), "errorMessage": how, **_other_spellings(fact)}
    guessed = "boolean" if (_TRUE | _FALSE) & set(fact.spellings) else ""
    return {"anyOf": [suggested, _text(f"(?:{shapes.words(fact.spellings)})。?", how, guessed)]}


def _other_spellings(fact: Fact) -> Schema:
    """The spellings that a word of a choice also has, shown beside it; nothing where none has any."""
    others = {
        word: [other for other, stands_for in fact.spellings.items() if stands_for == word != other]
        for word in fact.values
    }
    if not any(others.values()):
        return {}
    return {"enumDescriptions": [f"也认：{'、'.join(each)}" if each else "" for each in others.values()]}


def _yes_no() -> Schema:
    """是 and 否 are suggested; the other words in any mixture of capitals."""
    how = "请写 是 或 否"
    words = shapes.words_in_any_case(sorted(YES_WORDS | NO_WORDS))
    return {"anyOf": [{"enum": ["是", "否"], "errorMessage": how}, _text(words, how, "boolean")]}


def _document() -> Schema:
    """A path, several, or a statement."""
    one = {"type": [*_PLAIN, "null"]}
    how = "请写文件的路径，几个写成 [甲.jpg, 乙.jpg]；手里有、还没有扫描的写“有”"
    return {"anyOf": [{**one, "errorMessage": how}, {"type": "array", "items": one}], "examples": ["有"]}
