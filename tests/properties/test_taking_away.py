"""What an applicant leaves out never helps: nothing given is never a pass."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from chuding_cli.applicants.reading import Record
from chuding_cli.judging.finding import verdict

from .people import PEOPLE
from .world import Applicant, Path_, changed, dotted, findings, leaves, less, read, statuses, without

# Inputs without which a rule that failed, or was missing, may pass; and why.
CROSS_CHECKS = {
    "birth_date": "only speaks against the identity number",
    "sex": "only speaks against the identity number",
    "documents.chsi.valid_until": "a stated end goes before the default of one month",
}
OTHERWISE_DECIDED = {
    "training_exempt": "who does not claim the exemption goes by hours",
    "summary.file": "without the file the stated number of characters is all there is",
    "application.series": "of series and profession what is given is judged; the verdict stays",
    "application.profession": "of series and profession what is given is judged; the verdict stays",
}
ALLOWED = CROSS_CHECKS.keys() | OTHERWISE_DECIDED.keys()

# One thing wrong at a time; each makes at least one rule of one of the people fail or miss.
SPOILT: list[tuple[Path_, Any]] = [
    (("status",), "公务员"),
    (("titles",), [{"title": "助理工程师", "grade": "助理级"}]),
    (("education", "level"), "高中"),
    (("education", "level"), "硕士"),
    (("education", "mode"), "函授"),
    (("education", "graduated_on"), "2024-09-01"),
    (("employer", "kind"), "参公事业单位"),
    (("employer", "kind"), "机关"),
    (("employer", "level"), "省级"),
    (("employer", "place"), "焉耆县"),
    (("application",), {"series": "会计", "profession": "财务管理"}),
    (("application",), {"series": "财务管理", "profession": "会计"}),
    (("application",), {"series": "翻译"}),
    (("work",), [{"from": "2024-01-01", "to": "至今", "kind": "专业技术"}]),
    (("work",), [{"from": "2019-01-01", "to": "至今", "kind": "实习"}]),
    (("assessments",), [{"year": 2023, "result": "不合格", "form": False}]),
    (("training",), [{"year": y, "public_hours": 29, "professional_hours": 60} for y in (2022, 2023, 2024)]),
    (("training",), [{"year": 2024, "credits": 17, "certificate": False}]),
    (("documents", "training"), False),
    (("documents", "credit_certificate"), False),
    (("documents", "exemption"), False),
    (("documents", "photo"), "photo-broken"),
    (("documents", "id_card"), "card-absent"),
    (("documents", "chsi"), {"file": True, "queried_on": "2024-09-25", "valid_until": "2024-10-01"}),
    (("documents", "chsi"), {"file": True, "queried_on": "2024-05-01", "valid_until": "2024-11-30"}),
    (("documents", "publicity_result", "dated"), "2024-10-10"),
    (("publicity",), {"from": "2024-10-01", "to": "2024-10-10", "objection": "有"}),
    (("publicity", "to"), "2024-10-25"),
    (("summary",), {"file": "总结-900字", "characters": 1200}),
    (("summary",), {"file": "总结-absent", "characters": 1200}),
    (("summary",), {"file": True, "characters": 900}),
    (("social_insurance",), [{"from": "2024-05", "to": "2024-09", "place": "库尔勒市"}]),
    (("social_insurance",), [{"from": "2024-01", "to": "2024-09", "place": "尉犁县"}]),
    (("pledge", "signed"), False),
    (("recommendation", "opinion"), "同意推荐"),
    (("identity_number",), "652801200002291113"),
    (("sex",), "女"),
    (("birth_date",), "2000-03-01"),
    (("paper", "form", "copies"), 1),
    (("paper", "form", "watermark"), False),
    (("paper", "fee"), {"amount": 90, "paid_on": "2024-11-05"}),
    (("paper", "online_approved"), False),
]


def spoilt(paper: bool) -> list[Applicant]:
    """Everybody as they are; and some of them, others at each stage, with each thing wrong."""
    some = ("graduate", "technician", "vocational") if paper else ("teacher", "exempt")
    wrong = [changed(PEOPLE[name], path, deepcopy(value)) for name in some for path, value in SPOILT]
    return [*PEOPLE.values(), *wrong]


def told(record: Record) -> dict[str, Any]:
    """The values of a record; entries of lists as mappings too."""
    return {
        path: [told(entry) for entry in value] if type(value) is tuple else value
        for path, value in record.values.items()
    }


def test_what_is_taken_away_is_to_the_loader_as_if_it_stood_there_empty() -> None:
    """Thousands of records are made with ``less``, which has to be what the file would be read as."""
    made = [(person, path) for person in PEOPLE.values() for path in leaves(person)]
    for where, value in SPOILT:
        for person in PEOPLE.values():
            wrong = changed(person, where, deepcopy(value))
            made += [(wrong, path) for path in leaves(wrong) if path[: len(where)] == where]
    for applicant, path in made:
        assert told(less(read(applicant), path)) == told(read(without(applicant, path))), path


@pytest.mark.parametrize("paper", [False, True], ids=["online", "paper"])
def test_taking_any_one_input_away_never_makes_a_rule_pass_that_did_not(paper: bool) -> None:
    helped = []
    for applicant in spoilt(paper):
        before = statuses(record := read(applicant), paper=paper)
        for path in leaves(applicant):
            after = statuses(less(record, path), paper=paper)
            helped += [
                (dotted(path), rule, before[rule])
                for rule, found in after.items()
                if found == "pass" and before[rule] in ("fail", "missing") and dotted(path) not in ALLOWED
            ]
    assert set(helped) == set()


@pytest.mark.parametrize("paper", [False, True], ids=["online", "paper"])
def test_taking_the_series_away_never_makes_anybody_ready(paper: bool) -> None:
    for applicant in spoilt(paper):
        before = verdict(findings(applicant, paper=paper))
        for path in leaves(applicant):
            if dotted(path).startswith("application.") and before in ("ineligible", "incomplete"):
                after = verdict(findings(without(applicant, path), paper=paper))
                assert after in ("ineligible", "incomplete"), path


def test_every_exception_is_one_that_is_needed() -> None:
    needed = set()
    for applicant in [*spoilt(True), *spoilt(False)]:
        before = statuses(record := read(applicant))
        for path in leaves(applicant):
            if dotted(path) in ALLOWED:
                after = statuses(less(record, path))
                if any(after[rule] == "pass" and before[rule] in ("fail", "missing") for rule in after):
                    needed.add(dotted(path))
    assert needed == ALLOWED


# Where an input that is absent means something by itself: a shorter list of what was given, a default.
MEANS_SOMETHING = {
    "documents.chsi.valid_until": "the default of one month stands in",
    "social_insurance.to": "one month alone needs no end",
    "training_exempt": "who does not claim it goes by hours",
    "training.public_hours": "a certificate without hours of a kind has none of them",
    "training.professional_hours": "a certificate without hours of a kind has none of them",
    "application.series": "of series and profession what is given is judged",
    "application.profession": "of series and profession what is given is judged",
}


@pytest.mark.parametrize("paper", [False, True], ids=["online", "paper"])
def test_taking_an_input_away_leaves_a_passing_rule_open_and_never_fails_it(paper: bool) -> None:
    """An unknown decides nothing: where the whole file passes, a part of it cannot contradict."""
    harmed = []
    for person in PEOPLE.values():
        before = statuses(person, paper=paper)
        for path in leaves(person):
            after = statuses(without(person, path), paper=paper)
            harmed += [
                (dotted(path), rule)
                for rule, found in after.items()
                if found == "fail" and before[rule] != "fail" and dotted(path) not in MEANS_SOMETHING
            ]
    assert harmed == []


def hollow(value: Any) -> Any:
    """The same keys and entries, and nothing told in them."""
    if isinstance(value, dict):
        return {key: hollow(inner) for key, inner in value.items()}
    return [hollow(inner) for inner in value] if isinstance(value, list) else None


NOTHING: dict[str, Applicant] = {
    "only-a-name": {"name": "某人"},
    "empty-lists": {"name": "某人", "titles": [], "work": [], "assessments": [], "training": []},
    "entries-of-nothing": {"name": "某人", "work": [{}], "assessments": [{}], "training": [{}, {}]},
    **{f"hollow-{name}": {"name": "某人", **hollow(person)} for name, person in PEOPLE.items()},
}


@pytest.mark.parametrize("applicant", NOTHING.values(), ids=NOTHING.keys())
def test_nothing_given_passes_no_rule_but_the_windows(applicant: Applicant) -> None:
    """The windows judge the day alone, and the day is given."""
    found = statuses(applicant, paper=True)
    passed = {rule for rule, each in found.items() if each == "pass"}
    assert passed == {"window.online", "window.paper"}
    assert not [rule for rule, each in found.items() if each == "fail"]


def test_everybody_who_gave_everything_is_ready_or_left_to_a_person() -> None:
    verdicts = {name: verdict(findings(person, paper=True)) for name, person in PEOPLE.items()}
    assert verdicts == {
        "teacher": "ready",
        "graduate": "ready",
        "technician": "review",
        "vocational": "ready",
        "exempt": "ready",
    }
