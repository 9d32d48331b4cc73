"""The schema and the loader agree, over every type of value and over whole documents made at random."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuding_cli.facts.vocabulary import Fact
from chuding_cli.notices.catalogue import shared_vocabulary

from .schema_reading import PARSERS, loader_accepts, plain, validator

ROOT = shared_vocabulary().root
TYPED = """
    2024-10-20 2024/10/20 2024.1.2 20241020 2024年1月2日 2024年1月2 2024-02-29 2024-04-30 2024-12-31
    2024-13-01 2024-00-10 2024-10-32 2024-10-00 2024-02-30 2024-2-31 2024年2月30日 20240231 24-10-20
    2024-04-31 2024/6/31 2024.9.31 20241131 2024-10 2024-10-2024 20241301 2024.10.20.1
    2024-09 2024/9 2024.12 2024年9月 202409 2024-13 2024-00 2024年13月 202413 2024-9-1 2024年
    0 -0 3 +3 30.5 -1 -0.5 1,000 60学时 1/2 1234567890123456 0.0000000001 三十 5. .5 -0.0
    1900 2024 2999 3000 1899 24 20244 2024.5
    是 否 有 无 已 未 不 对 √ × yes NO True oFF y n maybe 也许 是的 至今 今 now 现在 待定
    本科 高职 在职 男 male 助理级 a.jpg 甲
""".split()
VALUES = [*TYPED, "[甲]", "{甲: 乙}"]


def all_facts(inside: Fact) -> list[Fact]:
    """Every fact, those of entries included."""
    return [fact for member in inside.members for fact in (member, *all_facts(member))]


KINDS = {(fact.kind, fact.values): fact for fact in all_facts(ROOT)}


def nested(fact: Fact, value: str, inside: Fact = ROOT) -> str:
    """The value behind the key of a fact, within what it stands in, as flow YAML."""
    for member in inside.members:
        if member is fact:
            return f"{{{fact.zh}: {value}}}"
        if fact in all_facts(member):
            entry = nested(fact, value, member)
            return f"{{{member.zh}: [{entry}]}}" if member.kind == "list" else f"{{{member.zh}: {entry}}}"
    raise LookupError(fact.label)


def accepted_by_schema(text: str) -> list[bool]:
    """For each parser that reads the text at all: some raise at a day that no calendar has."""
    found = []
    for parse in PARSERS.values():
        with suppress(ValueError):
            found.append(validator().is_valid(plain(parse(text))))
    return found


@pytest.mark.parametrize("fact", KINDS.values(), ids=lambda fact: fact.label)
def test_a_value_is_accepted_by_both_or_by_neither(fact: Fact) -> None:
    wrong = []
    for value in VALUES:
        typed = value if value[0] in "[{" else f"'{value}'"  # in quotes no parser guesses
        text = nested(fact, typed)
        verdicts = {loader_accepts(text), *accepted_by_schema(text)}
        if len(verdicts) > 1:
            wrong.append(text)
    assert wrong == []


@pytest.mark.parametrize("fact", KINDS.values(), ids=lambda fact: fact.label)
def test_a_value_without_quotes_that_the_loader_reads_is_accepted_after_any_parser(fact: Fact) -> None:
    read = [text for text in (nested(fact, value) for value in VALUES) if loader_accepts(text)]
    assert [text for text in read if not all(accepted_by_schema(text))] == []


KEYS = sorted({word for fact in all_facts(ROOT) for word in (fact.zh, fact.key, *fact.aliases)})
SCALARS = st.sampled_from(TYPED)
NAMES = st.sampled_from(["助理工程师", "无", "暂无", "不详", "/"])  # what is no name, a schema cannot tell
NAMED = [each.keys[each.shorthand] for each in all_facts(ROOT) if each.none_allowed and each.shorthand]


def fitting(fact: Fact) -> st.SearchStrategy[Any]:
    """What could stand behind the key: often what is asked for, sometimes anything."""
    if fact in NAMED:
        return NAMES | st.none()
    if fact.kind == "section":
        own: st.SearchStrategy[Any] = entries(fact)
    elif fact.kind == "list":
        own = st.lists(entries(fact), max_size=2)
        if fact.none_allowed:
            return own.filter(one_voice) | NAMES | st.none()
    elif fact.kind == "choice":
        own = st.sampled_from(sorted(fact.spellings))
    else:
        own = SCALARS
    return own | st.none() | SCALARS


def one_voice(entries: list[dict[str, Any]]) -> bool:
    """Whether no entry says that there is none: beside others the loader refuses that, no schema does."""
    return not any(value in ("无", "暂无", "/") for entry in entries for value in entry.values())


def entries(inside: Fact) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with some of the facts, each under one of its names; now and then a stranger's key."""
    known = [
        st.tuples(st.sampled_from([fact.zh, fact.key, *fact.aliases]), fitting(fact))
        for fact in inside.members
    ]
    strange = st.tuples(st.sampled_from(KEYS), SCALARS)
    return st.lists(st.one_of(*known, *known, strange), max_size=4).map(dict)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries(ROOT))
def test_of_documents_made_at_random_both_accept_the_same(document: dict[str, Any]) -> None:
    text = json.dumps(document, ensure_ascii=False)  # JSON is YAML with everything in quotes
    assert set(accepted_by_schema(text)) == {loader_accepts(text)}
