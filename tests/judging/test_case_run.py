"""The example cases that a notice carries are read like applicant files, and run."""

from __future__ import annotations

import pytest

from chuding_cli.judging.case_run import differences
from chuding_cli.notices import catalogue
from chuding_cli.notices.model.verdicts import VERDICTS
from chuding_cli.notices.reading.cases import Case, read_cases
from chuding_cli.yaml_files.tree import load_tree

from ..conftest import Run
from ..notices.rules_files import KORLA, Changed


def cases_of(path: str) -> tuple[Case, ...]:
    notice = catalogue.notice(path)
    return read_cases(notice, load_tree(notice.path))


@pytest.mark.parametrize("name", catalogue.known_ids())
def test_every_case_of_every_notice_comes_out_as_it_says(name: str) -> None:
    notice = catalogue.notice(name)
    cases = cases_of(name)
    assert len(cases) >= 3
    assert {
        case.name: list(differences(notice, case)) for case in cases if list(differences(notice, case))
    } == {}


def test_korla_has_ten_cases_and_more() -> None:
    assert len(cases_of("korla-2024")) >= 10


def test_any_other_expectation_would_not_be_met() -> None:
    notice = catalogue.notice("korla-2024")
    for case in cases_of("korla-2024"):
        for what, expected in case.expect.items():
            others = VERDICTS[:-1] if what == "verdict" else ("pass", "fail", "missing", "review", "never")
            for other in set(others) - {expected}:
                (found,) = differences(notice, case._replace(expect={what: other}))
                assert (found.what, found.expected, found.found) == (what, other, expected)


def test_a_case_takes_the_place_of_a_fact_of_its_base_in_either_language(korla: Changed) -> None:
    korla.replace("facts: {学历: {学习形式: 自考}}", "facts: {education: {mode: 自考, 层次: }}")
    case = next(case for case in cases_of(str(korla.path)) if case.name == "自考不是全日制")
    assert case.record.values["education.mode"] == "自考"
    assert "education.level" not in case.record.values
    assert case.record.values["education.degree"] == "学士"
    assert case.record.place("education.mode") == korla.place("自考, 层次")


def test_a_case_on_a_base_takes_over_its_day_and_stage(korla: Changed) -> None:
    korla.replace(
        "\n  - {case: 差一天满一年",
        "\n  - {case: 又一个, base: 企业本科满一年, expect: {verdict: review}}\n  - {case: 差一天满一年",
    )
    case = next(case for case in cases_of(str(korla.path)) if case.name == "又一个")
    assert (str(case.day), case.stage) == ("2024-10-20", "online")


def test_an_hour_can_be_asked_about(korla: Changed) -> None:
    korla.replace("as_of: 2024-10-26,", "as_of: 2024-10-26T17:30,")
    case = next(case for case in cases_of(str(korla.path)) if case.name == "过了申报时间")
    assert str(case.hour) == "2024-10-26 17:30:00"


def test_the_process_runs_the_cases_and_ends_with_0(chuding_process: Run) -> None:
    ran = chuding_process("rules", "test", "korla-2024")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "✓ 差一天满一年" in ran.stdout
    assert ran.stdout.endswith("个例子，全部相符\n")


def test_a_case_that_comes_out_differently_is_told_with_what_was_found(korla: Changed, chuding: Run) -> None:
    korla.replace(
        "{experience.years: fail, verdict: ineligible, eligible_on: 2024-10-21}",
        "{experience.years: pass, eligible_on: 2024-10-22}",
    )
    ran = chuding("rules", "test", str(korla.path))
    assert ran.returncode == 1
    assert "✗ 差一天满一年" in ran.stdout
    assert "experience.years 应为 pass，却是 fail" in ran.stdout
    assert "2024-10-21 才满，还差 1 天" in ran.stdout
    assert "eligible_on 应为 2024-10-22，却是 2024-10-21" in ran.stdout
    assert ran.stdout.endswith("个例子，1 个不符\n")


def test_a_rule_of_the_paper_stage_is_not_judged_online(korla: Changed, chuding: Run) -> None:
    korla.replace("{window.online: fail, verdict: incomplete}", "{paper.fee: missing}")
    ran = chuding("rules", "test", str(korla.path))
    assert ran.returncode == 1
    assert "stage: paper" in ran.stdout


def test_no_cases_are_no_success(korla: Changed, chuding: Run) -> None:
    ran = chuding("rules", "test", str(korla.without_cases().path))
    assert ran.returncode == 2
    assert "没有例子" in ran.stdout


def test_a_broken_case_ends_with_2_and_its_place(korla: Changed, chuding: Run) -> None:
    korla.replace("facts: {学历: {学习形式: 自考}}", "facts: {学历: {学习形式: 自学}}")
    ran = chuding("rules", "test", str(korla.path))
    line, column = korla.place("自学}")
    assert ran.returncode == 2
    assert f"{korla.path}:{line}:{column}: " in ran.stderr


def test_the_cases_cite_no_files_of_the_repository() -> None:
    """They have to run from an installed wheel too."""
    for case in cases_of(str(KORLA)):
        assert [value for value in case.record.values.values() if getattr(value, "paths", ())] == []
