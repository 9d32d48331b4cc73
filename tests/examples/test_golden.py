"""The examples' reports, as a person and a program get them: ``pytest --update-golden`` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..conftest import REPOSITORY, Run

GOLDEN = Path(__file__).parent / "golden"
REPORTS = {
    "teacher": ("incomplete", 1, []),
    "engineer": ("ready", 0, []),
    "engineer-paper": ("ready", 0, ["--stage", "paper"]),
    "technician": ("review", 0, []),
    "ineligible": ("ineligible", 1, []),
    "gaps": ("incomplete", 1, []),
}


def compare(name: str, found: str, update: bool) -> None:
    """Compare a report with its golden file, or write that."""
    path = GOLDEN / name
    if update:
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8"), f"{name}: pytest --update-golden, then read the diff"


@pytest.mark.parametrize("name", REPORTS)
def test_the_text_report_is_the_golden_one(chuding: Run, name: str, update_golden: bool) -> None:
    _, code, options = REPORTS[name]
    file = f"examples/{name.partition('-')[0]}.yaml"
    done = chuding("check", file, *options, cwd=REPOSITORY)
    assert (done.returncode, done.stderr) == (code, "")
    compare(f"{name}.txt", done.stdout, update_golden)


@pytest.mark.parametrize("name", REPORTS)
def test_the_json_report_is_the_golden_one(chuding: Run, name: str, update_golden: bool) -> None:
    verdict, code, options = REPORTS[name]
    file = f"examples/{name.partition('-')[0]}.yaml"
    done = chuding("check", file, "--format", "json", *options, cwd=REPOSITORY)
    assert (done.returncode, done.stderr) == (code, "")
    found = json.loads(done.stdout)
    assert [result["verdict"] for result in found["results"]] == [verdict]
    compare(f"{name}.json", json.dumps(found, ensure_ascii=False, indent=1) + "\n", update_golden)


def test_every_golden_file_belongs_to_a_report() -> None:
    wanted = {f"{name}{suffix}" for name in REPORTS for suffix in (".txt", ".json")}
    assert {path.name for path in GOLDEN.iterdir()} == wanted
