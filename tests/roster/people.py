"""Strategies: whatever an applicant file can hold, by the vocabulary."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from chuding_cli.applicants.reading import Record
from chuding_cli.facts.scalars import (
    GOING_ON,
    GOING_ON_MONTH,
    Document,
    Month,
    read_identity,
    read_text,
)
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.notices.catalogue import shared_vocabulary
from chuding_cli.roster.columns import entry_columns, list_facts
from chuding_cli.text.unseen import without_unseen

ROOT = shared_vocabulary().root
_SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co"), include_characters="\n\t")
_AWKWARD = st.sampled_from(
    [
        *("=1+1", "+86 996", "-", "@SUM(A1)", "'甲", "0012", "1e5", "~", "null", "是", "无 ", "2024-10-20"),
        *(
            "#N/A",
            "_x0041_",
            "_x000D_",
            "甲: 乙",
            "甲 #乙",
            "[甲]",
            "- 甲",
            "甲\n乙",
            '"',
            "\\",
            "９",
            "&lt;",
        ),
    ]
)
_TEXT = (
    (st.text(_SIGNS, min_size=1, max_size=12) | _AWKWARD).map(without_unseen).filter(str.strip).map(read_text)
)
_PATH = st.from_regex(r"[甲乙a-z]{1,6}(/[丙c ,;]{1,3}[丁d])?\.(jpg|pdf)", fullmatch=True)
_NUMBER = st.integers(0, 10**15 - 1) | st.decimals(0, 10**14, places=9).map(abs)
_KINDS: dict[str, st.SearchStrategy[Any]] = {
    "text": _TEXT,
    "date": st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    "open_date": st.dates(date(1900, 1, 1), date(2099, 12, 31)) | st.just(GOING_ON),
    "month": st.builds(Month, st.integers(1900, 2099), st.integers(1, 12)),
    "open_month": st.builds(Month, st.integers(1900, 2099), st.integers(1, 12)) | st.just(GOING_ON_MONTH),
    "year": st.integers(1900, 2099),
    "number": _NUMBER | _NUMBER.map(lambda number: -number),
    "amount": _NUMBER,
    "yes_no": st.booleans(),
    # What ends in 000 and fails its check digit is refused: a spreadsheet leaves such numbers.
    "identity": st.from_regex(r"[0-9]{14,17}[1-9X]", fullmatch=True).map(read_identity),
    "document": st.sampled_from([Document((), True), Document((), False)])
    | st.lists(_PATH, min_size=1, max_size=3).map(lambda paths: Document(tuple(paths), True)),
}


def values(fact: Fact) -> st.SearchStrategy[Any]:
    """What a fact that is no list can be."""
    if fact.path == "notice":
        return st.just("korla-2024")
    if fact.kind == "choice":
        return st.sampled_from(fact.values)
    if fact.path == "title":
        return st.sampled_from(["助理工程师", "技术员", "三级 教师", "=讲师", "无线电工程师", "员级"])
    return _KINDS[fact.kind]


@st.composite
def records(draw: st.DrawFn, facts: tuple[Fact, ...], least: int = 0) -> Record:
    """A record of some of the facts."""
    record = Record(None)
    for fact in draw(st.lists(st.sampled_from(facts), min_size=least, max_size=8, unique_by=id)):
        if fact.kind == "list":
            none = [st.just(())] if fact.none_allowed else []
            entry = records(entry_columns(fact), int(fact.none_allowed))  # an empty one is nothing given
            entries = st.lists(entry, min_size=1, max_size=3).map(tuple)
            record.values[fact.path] = draw(st.one_of(entries, *none))
        else:
            record.values[fact.path] = draw(values(fact))
    return record


def people() -> st.SearchStrategy[Record]:
    """A person of whom something is known."""
    facts = tuple(fact for fact in ROOT.walk() if fact.kind != "section")
    return records(facts, 1)


_NAMES = ["甲", "张 三", "阿依努尔·买买提", "=1+1", "王𬱟", "-", "李四2"]


@st.composite
def named_people(draw: st.DrawFn) -> Record:
    """A person with a name: what a row of a roster needs."""
    record = draw(people())
    record.values["name"] = draw(st.sampled_from(_NAMES))
    return record


DAY, AMOUNT = date(2024, 10, 20), Decimal("60.5")
LISTS = list_facts(ROOT)
