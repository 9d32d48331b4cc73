"""What editors get from the schema: hover texts, messages, words and whole entries to insert."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from chuding_cli.applicants.reading import read_applicants
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.notices.catalogue import shared_vocabulary

from ..conftest import REPOSITORY
from .schema_reading import validator
from .test_schema import FACTS

SCHEMA = validator().schema
LISTS = {name: fact for name, fact in FACTS.items() if fact.kind == "list"}
STOP = re.compile(r"^\$\d+$")


def inner(schema: Any) -> list[dict[str, Any]]:
    """A schema and all the schemas inside it."""
    if isinstance(schema, list):
        return [found for each in schema for found in inner(each)]
    if not isinstance(schema, dict):
        return []
    return [schema, *(found for each in schema.values() for found in inner(each))]


@pytest.mark.parametrize("name", FACTS)
def test_the_hover_text_says_what_the_description_says_and_names_both_keys(name: str) -> None:
    definition, fact = SCHEMA["$defs"][name], FACTS[name]
    hover = definition["markdownDescription"]
    assert hover.replace("\n\n", "").startswith(definition["description"])
    for word in (fact.zh, fact.key, *fact.aliases):
        assert f"`{word}`" in hover.rpartition("\n\n")[2]


@pytest.mark.parametrize("name", [name for name, fact in FACTS.items() if not fact.members])
def test_a_wrong_value_is_answered_in_chinese(name: str) -> None:
    definition = SCHEMA["$defs"][name]
    (one, *others) = definition.get("anyOf", [definition])
    messages = {part["errorMessage"] for part in (one, *others) if "errorMessage" in part}
    assert len(messages) == 1
    assert re.search(r"[一-龥]", messages.pop())


def test_an_unknown_key_is_answered_with_the_known_ones() -> None:
    (education, _) = SCHEMA["$defs"]["education"]["anyOf"]
    assert education["additionalProperties"] is False
    for word in ("学历", "层次", "学习形式", "毕业日期"):
        assert word in education["errorMessage"]


def test_a_key_written_in_both_languages_is_answered_with_both() -> None:
    refusal = SCHEMA["dependentSchemas"]["姓名"]
    assert refusal["properties"] == {"name": False}
    assert refusal["errorMessage"] == "“姓名”写了两次：姓名、name 是同一项，请只留一处"


def test_a_word_of_a_choice_tells_its_other_spellings() -> None:
    suggested = SCHEMA["$defs"]["education.level"]["anyOf"][0]
    told = dict(zip(suggested["enum"], suggested["enumDescriptions"], strict=True))
    assert told["大专"] == "也认：专科、大学专科、高职、高职高专、高等职业教育"
    assert told["其他"] == ""


@pytest.mark.parametrize("name", LISTS)
def test_an_entry_to_insert_has_all_its_keys_and_counts_as_nothing_given(name: str) -> None:
    fact = LISTS[name]
    array = next(part for part in SCHEMA["$defs"][name]["anyOf"] if part.get("type") == "array")
    chinese, english = array["defaultSnippets"]
    assert fact.zh in chinese["label"]
    assert list(chinese["body"]) == [member.zh for member in fact.members]
    assert list(english["body"]) == [member.key for member in fact.members]
    for body in (chinese["body"], english["body"]):
        assert all(STOP.match(stop) for stop in body.values())
        assert values_of(fact, dict.fromkeys(body)) == ([] if fact.none_allowed else [{}])


def values_of(fact: Fact, entry: dict[str, None]) -> list[dict[str, object]]:
    """What the loader makes of one entry in a list."""
    document = {fact.zh: [entry]}
    assert validator().is_valid(document)
    (reading,) = read_applicants(json.dumps(document, ensure_ascii=False), shared_vocabulary())
    assert reading.errors == ()
    return [dict(record.values) for record in reading.record.values.get(fact.path, ())]


def test_expressions_hold_nothing_that_only_python_understands() -> None:
    patterns = [part["pattern"] for part in inner(SCHEMA) if isinstance(part.get("pattern"), str)]
    assert patterns
    for pattern in patterns:
        assert not re.search(r"\(\?(?![:=!])|\\[AZzhH]|\[\^?\]", pattern), pattern


def test_the_schema_stays_small_enough_for_every_key_typed() -> None:
    assert (REPOSITORY / "examples" / "chuding.schema.json").stat().st_size < 200_000
