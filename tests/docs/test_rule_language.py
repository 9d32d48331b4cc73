"""docs/rule-language.md cannot drift: every block, example, table and error message on it is run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from chuding_cli.applicants.reading import read_applicants
from chuding_cli.files import resources
from chuding_cli.judging.case_run import differences
from chuding_cli.language.functions.table import FUNCTIONS
from chuding_cli.language.parsing.calls import known_functions
from chuding_cli.language.truth import BY_STATUS, Truth, best, worst
from chuding_cli.notices.reading.cases import read_cases
from chuding_cli.notices.reading.file import build_notice
from chuding_cli.notices.validate import check_notice
from chuding_cli.yaml_files import tree as yaml_tree

from .page import Page, merged

ONE = Page()
TRUTHS = {"成立": "pass", "不成立": "fail", "missing": "missing", "review": "review"}


def words(cell: str) -> list[str]:
    """What stands between backquotes in a cell."""
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("number", range(len(ONE.fragments)))
def test_every_fragment_can_be_built(number: int) -> None:
    assert ONE.notice_with(ONE.fragments[number]).rules or "rules" not in ONE.fragments[number]


def test_the_cases_of_the_reference_come_out_as_they_say() -> None:
    (fragment,) = (text for text in ONE.fragments if "cases:" in text)
    notice = ONE.notice_with(fragment)
    cases = read_cases(notice, merged(yaml_tree.parse_tree(ONE.shared), yaml_tree.parse_tree(fragment)))
    assert len(cases) == 2
    assert [list(differences(notice, case)) for case in cases] == [[], []]


FUNCTION_ROWS = list(ONE.tables("英文名"))


def test_the_tables_name_every_function_and_no_other() -> None:
    named = [word for row in FUNCTION_ROWS for cell in row[:2] for word in words(cell)]
    assert sorted(named) == sorted(known_functions())


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_names_arguments_and_result_are_those_of_the_program(function: object) -> None:
    row = next(row for row in FUNCTION_ROWS if words(row[0]) == [function.name])  # type: ignore[attr-defined]
    takes = "，".join(each.name for each in function.takes)  # type: ignore[attr-defined]
    assert words(row[1]) == [function.zh]  # type: ignore[attr-defined]
    assert row[2:4] == [takes, function.gives.name]  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", FUNCTION_ROWS, ids=lambda row: row[0].strip("`"))
def test_every_example_of_a_function_uses_it_and_is_a_condition(row: list[str]) -> None:
    (example,) = words(row[5])
    assert words(row[1])[0] in example
    assert ONE.mistakes(example) == []


MISTAKES = list(ONE.tables("写了什么"))


@pytest.mark.parametrize("row", MISTAKES, ids=lambda row: row[0].strip("`"))
def test_every_error_message_is_the_one_that_comes(row: list[str]) -> None:
    (condition,) = words(row[0])
    assert ONE.mistakes(condition)[0] == row[1]


def tables_of_truth() -> Iterator[tuple[str, str, str, str]]:
    for sign in ("且", "或"):
        heads = next(line for line in ONE.text.splitlines() if line.startswith(f"| 甲 {sign} 乙 |"))
        columns = [cell.strip() for cell in heads.split("|")[2:-1]]
        for row in ONE.tables(f"甲 {sign} 乙"):
            for column, cell in zip(columns, row[1:], strict=True):
                yield sign, row[0].strip("*"), column, cell


@pytest.mark.parametrize(("sign", "one", "other", "result"), list(tables_of_truth()))
def test_the_truth_tables_are_those_of_the_program(sign: str, one: str, other: str, result: str) -> None:
    values: list[Truth] = [BY_STATUS[TRUTHS[one]], BY_STATUS[TRUTHS[other]]]
    joined = worst(values) if sign == "且" else best(values)
    assert joined is BY_STATUS[TRUTHS[result]]


@pytest.fixture
def tutorial(tmp_path: Path) -> Path:
    """The folder in which the tutorial's notice stands."""
    (tmp_path / "yunxi-2025.md").write_text(ONE.source, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("number", range(1, len(ONE.steps) + 1))
def test_every_step_of_the_tutorial_can_be_built(tutorial: Path, number: int) -> None:
    notice = build_notice(_steps(number), tutorial / "yunxi-2025.yaml", resources.vocabulary_path())
    assert notice.id == "yunxi-2025"
    assert len(notice.rules) >= 2 * min(number, 5)


def test_the_tutorials_notice_is_sound_at_the_end_and_its_cases_come_out(tutorial: Path) -> None:
    path = tutorial / "yunxi-2025.yaml"
    path.write_text(_as_text(), encoding="utf-8")
    checked = check_notice(path, resources.vocabulary_path(), resources.folder("templates"))
    assert [*checked.problems, *checked.warnings] == []
    cases = read_cases(checked.notice, yaml_tree.load_tree(path))
    assert len(cases) == 10
    for case in cases:
        assert list(differences(checked.notice, case)) == [], case.name


def test_the_tutorials_applicant_can_be_read(tutorial: Path) -> None:
    notice = build_notice(_steps(len(ONE.steps)), tutorial / "x.yaml", resources.vocabulary_path())
    (reading,) = read_applicants(ONE.applicant, notice.vocabulary)
    assert reading.errors == ()


@pytest.fixture
def both_years(tutorial: Path) -> Path:
    """The tutorial's folder with the next year's notice and its text beside the first one."""
    text = ONE.source
    for old, new in ONE.tables("2025 年的原文"):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (tutorial / "yunxi-2026.md").write_text(text, encoding="utf-8")
    (tutorial / "yunxi-2025.yaml").write_text(_as_text(), encoding="utf-8")
    (tutorial / "yunxi-2026.yaml").write_text(ONE.next_year, encoding="utf-8")
    return tutorial


def test_the_next_years_notice_is_sound_and_its_cases_come_out(both_years: Path) -> None:
    path = both_years / "yunxi-2026.yaml"
    checked = check_notice(path, resources.vocabulary_path(), resources.folder("templates"))
    assert checked.problems == ()
    assert all("核对它的读法和说法" in words for words, _, _ in checked.warnings)
    assert len(checked.notice.rules) == 13
    cases = read_cases(checked.notice, yaml_tree.load_tree(path))
    assert len(cases) == 4
    for case in cases:
        assert list(differences(checked.notice, case)) == [], case.name


def _steps(number: int) -> yaml_tree.Mapping:
    first, *others = (yaml_tree.parse_tree(text) for text in ONE.steps[:number])
    for tree in others:
        first = merged(first, tree)
    return first


def _as_text() -> str:
    """The steps as one file, written as somebody would who follows the page: sections put together."""
    sections: dict[str, list[str]] = {}
    for step in ONE.steps:
        for section in re.split(r"(?m)^(?=\w+:)", step)[1:]:
            head, _, body = section.partition("\n")
            key, _, value = head.partition(":")
            sections.setdefault(f"{key}:{value}", []).append(body)
    groups = "".join(
        f"  {group}:\n" + "".join(_rules_of(group, body) for body in sections["rules:"])
        for group in ("eligibility", "online", "paper")
    )
    joined = {**{head: "".join(bodies) for head, bodies in sections.items()}, "rules:": groups}
    return "".join(f"{head}\n{body}" for head, body in joined.items())


def _rules_of(group: str, body: str) -> str:
    found = re.search(rf"(?ms)^  {group}:\n(.*?)(?=^  \w|\Z)", body)
    return found[1] if found else ""


def test_the_key_tables_name_every_key() -> None:
    from chuding_cli.facts.vocabulary import _ATTRIBUTES, _KINDS
    from chuding_cli.notices.reading.file import TOP_KEYS
    from chuding_cli.notices.reading.rules import RULE_KEYS

    rows = [row for head in ("键", "属性") for row in ONE.tables(head)]
    named = {word for row in rows for word in words(row[0])} | {"alias"}
    assert named >= {*TOP_KEYS, *RULE_KEYS, *_ATTRIBUTES}
    kinds = next(row for row in rows if words(row[0]) == ["type"])
    assert set(words(kinds[1])) == set(_KINDS)
