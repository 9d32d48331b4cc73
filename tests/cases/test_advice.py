"""Following our own advice works: what a note, a schema or an error tells to write is accepted there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from chuding_cli.applicants.json_schema import json_schema
from chuding_cli.applicants.reading import read_applicants
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.facts.words import description, in_a_cell
from chuding_cli.notices import catalogue
from chuding_cli.notices.blank_applicant import blank_file
from chuding_cli.roster.cell_values import value_of
from chuding_cli.roster.writing.guide import guide_lines

_TOLD = re.compile(
    r"写成 ?([^，。；（）、\s]+)|(?:也可以写|也认) ?([^，。；）、\s]+)、?([^，。；）\s]*)"
    r"|写“([^”]+)”|如 ([0-9][^，。；）\s]*)"
)


def inside(fact: Fact) -> Iterator[Fact]:
    """Every value of a fact's record, those of entries included."""
    for member in fact.members:
        yield from ((member,) if member.read is not None else inside(member))


FACTS = {
    f"{fact.kind}:{fact.label}:{fact.means}": fact
    for notice in catalogue.known_ids()
    for fact in inside(catalogue.notice(notice).vocabulary.root)
}
WRONG = (
    *("某某", "24-10-20", "10/20/2024", "45585", "2024-10", "2024", "2024-10-20", "20241020", "二〇二四年"),
    *("约1200", "1200字左右", "1,20", "一千", "-5", "2024年2月30日", "2024-13", "也许", "？", "24"),
    "2024-10-20 09:30",
)  # fmt: skip


def told(words: str) -> list[str]:
    """What words tell to write; the paths of several files are a list, which no single reader sees."""
    found = [each for match in _TOLD.findall(words) for each in match if each]
    return [each for each in found if not each.startswith("[")]


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_what_a_note_tells_to_write_is_accepted(fact: Fact) -> None:
    assert fact.read is not None
    examples = [*told(description(fact)), *told(description(fact, briefly=True)), *told(in_a_cell(fact))]
    if fact.kind in ("date", "open_date", "month", "open_month", "year"):
        assert examples, "a day, a month and a year are told by an example"
    if fact.kind == "choice":
        examples += fact.values
    for example in examples:
        assert fact.read(example) is not None
        assert value_of(example, fact) is not None


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_what_an_error_tells_to_write_is_accepted(fact: Fact) -> None:
    assert fact.read is not None
    for wrong in WRONG:
        try:
            fact.read(wrong)
        except ValueError as refused:
            message = str(refused)
        else:
            continue
        examples = told(message)
        examples += message.partition("可填：")[2].split("、") if fact.kind == "choice" else []
        assert examples or re.search(
            "请用阿拉伯数字|请写 是 或 否|不能是负数|日历上没有|没有这个月份|全名", message
        )
        for example in examples:
            fact.read(example)


def test_a_month_that_may_go_on_is_told_as_a_month_everywhere() -> None:
    fact = catalogue.shared_vocabulary().by_path["social_insurance"].keys["止"]
    schema = json_schema(catalogue.shared_vocabulary())["$defs"]["social_insurance.to"]
    blank = "".join(line.strip(" #") for line in blank_file(catalogue.shared_vocabulary()).splitlines())
    for words in (description(fact), in_a_cell(fact), schema["description"], schema["markdownDescription"]):
        assert "年月，写成 2024-09" in words
        assert "2024-10-20" not in words
    assert "还在缴的写“至今”。年月，写成 2024-09。" in blank


def test_what_the_guide_of_a_roster_tells_is_accepted() -> None:
    words = "".join(guide_lines(("现有职称",)))
    kinds = {fact.kind: fact for fact in FACTS.values()}
    for example in told(words):
        accepted = []
        for kind in ("date", "month", "open_date", "open_month"):
            try:
                accepted.append(kinds[kind].read(example))  # type: ignore[misc]
            except ValueError:
                continue
        assert accepted or example == "无", example


def sections(section: Fact, around: tuple[Fact, ...] = ()) -> Iterator[tuple[tuple[Fact, ...], Fact]]:
    """Each fact with what it stands in, from the file inwards."""
    for member in section.members:
        yield around, member
        yield from sections(member, (*around, member))


def refusals(around: tuple[Fact, ...], key: str) -> list[str]:
    """What is told of a file with one key, inside of some sections and lists."""
    made: Any = {key: None}
    for each in reversed(around):
        made = {each.zh: [made] if each.kind == "list" else made}
    (reading,) = read_applicants(json.dumps(made, ensure_ascii=False), catalogue.shared_vocabulary())
    return [error.message for error in reading.errors]


def test_a_name_that_a_message_proposes_is_known_there() -> None:
    root = catalogue.shared_vocabulary().root
    proposals = 0
    for around, fact in sections(root):
        keys = around[-1].keys if around else root.keys
        for typed in {fact.zh[:-1], f"{fact.zh}的", fact.zh[::-1], f"{fact.key}s"} - {*keys, ""}:
            (message,) = refusals(around, typed)
            for name in re.findall(r"“([^”]+)”", message.partition("是不是")[2]):
                proposals += 1
                assert refusals(around, name) == []
    assert proposals > 100
