"""Each rule of the notice, case by case: what the requirements make of the applicants in ``cases/``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from chuding_cli.facts.identity import check_character
from chuding_cli.judging.applicant_files import LazyFiles
from chuding_cli.judging.checking import Request, judged_days
from chuding_cli.judging.finding import verdict
from chuding_cli.judging.judge import judge
from chuding_cli.language.environment import Environment

from .table import BASES, CASES, Case, Section, over, word, written
from .world import NOW, findings, korla, outcome, record_of

# What the requirements allow each rule to be: pass, fail, missing, review, not_applicable (N).
_ALLOWED = """
applicant.status           pass fail missing review
applicant.first-title      pass fail missing
education.full-time        pass fail missing
education.level            pass fail missing review
experience.years           pass fail missing N
employer.level             pass fail missing review
employer.place             pass missing review
series.listed              pass fail missing
series.not-exam-based      pass fail missing
assessment.qualified       pass fail missing review N
window.online              pass fail missing
identity.number            pass fail missing
documents.id-card          pass fail missing
documents.photo            pass fail missing review
documents.diploma          pass fail missing
documents.chsi             pass fail missing review
ce.hours                   pass fail missing N
ce.teacher-credits         pass fail missing N
documents.ce               pass fail missing N
documents.assessment       pass fail missing N
summary.length             pass fail missing review
documents.publicity        pass fail missing
documents.publicity-result pass fail missing
publicity.working-days     pass fail missing review
publicity.no-objection     pass fail missing
documents.social-insurance pass fail missing N
documents.pledge           pass fail missing
pledge.signed              pass fail missing
recommendation.opinion     pass fail missing
window.paper               pass fail
paper.online-approved      pass fail missing
paper.degree               pass fail missing N
paper.form                 pass fail missing
paper.mandarin             pass fail missing review N
paper.teacher-certificate  pass fail missing review N
paper.ethics               pass fail missing review N
paper.fee                  pass fail missing
"""
ALLOWED = {
    rule: {"not_applicable" if status == "N" else status for status in statuses}
    for rule, *statuses in (line.split() for line in _ALLOWED.strip().splitlines())
}


@pytest.mark.parametrize("case", CASES, ids=[f"{case.base}-{case.name}" for case in CASES])
def test_the_case_comes_out_as_the_requirements_say(case: Case) -> None:
    found = outcome(case)
    assert {what: found[what] for what in case.expect} == case.expect
    if case.at or case.says:
        finding = findings(case, korla())[next(iter(case.expect))]
        line, column = finding.place
        assert case.text.splitlines()[line - 1][column - 1 :].startswith(case.at)
        assert case.says in finding.message


def test_no_case_vanishes() -> None:
    assert Counter(case.file for case in CASES) == {
        "1-eligibility": 202,
        "2-experience": 101,
        "3-assessment": 53,
        "4-online": 157,
        "5-training": 121,
        "6-publicity": 63,
        "7-social-insurance": 57,
        "8-paper": 100,
    }
    names = Counter((case.file, case.base, case.name) for case in CASES)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_rule_is_seen_in_every_status_that_the_requirements_allow() -> None:
    assert set(ALLOWED) == {rule.id for rule in korla().rules}
    seen = {(rule, status) for case in CASES for rule, status in case.expect.items() if rule in ALLOWED}
    # What only the ready applicants show need not be said again in a case of its own.
    for case in CASES:
        if case.expect.get("verdict") == "ready":
            seen |= {(rule, "pass") for rule, status in outcome(case).items() if status == "pass"}
    assert seen == {(rule, status) for rule, statuses in ALLOWED.items() for status in statuses}


def test_no_rule_has_a_status_that_the_requirements_do_not_allow() -> None:
    for case in CASES:
        found = {rule: finding.status for rule, finding in findings(case, korla()).items()}
        assert {rule: status for rule, status in found.items() if status not in ALLOWED[rule]} == {}, (
            case.name
        )


@pytest.mark.parametrize("base", BASES)
def test_the_applicants_are_invented_with_care(base: str) -> None:
    number = word(BASES[base]["身份证号"])
    assert number[17] == check_character(number)


SUMMARY = "认真负责。" * 200  # 1000 characters: four and a full stop


@pytest.mark.parametrize("stage", ["online", "paper"])
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(
    ("text", "length"), [(SUMMARY, "pass"), (SUMMARY[1:], "fail"), (SUMMARY + "abc", "pass")]
)
def test_real_files(base: str, stage: str, text: str, length: str, tmp_path: Path) -> None:
    """With a photo and a summary that are really opened, the applicants are ready as well."""
    Image.new("RGB", (295, 413), "white").save(tmp_path / "photo.jpg")
    (tmp_path / "总结.txt").write_text(text, encoding="utf-8")
    files: Section = {"工作总结": {"文件": "总结.txt", "字数": ""}, "材料": {"证件照": "photo.jpg"}}
    record = record_of("\n".join(written(over(BASES[base], files))))
    days = judged_days(record, Request(stage, NOW))
    found = judge(korla(), Environment(record, days, korla().calendar, LazyFiles(tmp_path)), stage)
    doubtful = {each.rule.id: each.status for each in found if each.status not in ("pass", "not_applicable")}
    expected = {"documents.chsi": "review"} if base == "technician" else {}
    assert doubtful == expected | ({"summary.length": "fail"} if length == "fail" else {})
    if length == "pass":
        assert verdict(found) == ("review" if expected else "ready")
