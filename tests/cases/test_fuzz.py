"""A short run of the fuzzers: `benchmarks/fuzz.py` runs them for as long as you like."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .. import fuzzing
from ..conftest import call_chuding

FEW = settings(
    max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
SEEDS = st.integers(0, 2**32).map(random.Random)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("fuzz")
    for text in (fuzzing.REPOSITORY / "rules").glob("*.md"):
        (made / text.name).write_bytes(text.read_bytes())
    assert call_chuding(made, "roster-template", "template.xlsx").returncode == 0
    return made


def settle(folder: Path, *words: str) -> None:
    """The program answers soon, with a code that is documented, and raises nothing."""
    begun = time.process_time()
    done = call_chuding(folder, *words, errors="replace")
    assert time.process_time() - begun < fuzzing.SECONDS
    assert done.returncode in fuzzing.CODES
    assert "Traceback" not in done.stderr


@FEW
@given(SEEDS)
def test_any_applicant_is_judged_or_told_what_is_wrong(folder: Path, dice: random.Random) -> None:
    (folder / "applicant.yaml").write_bytes(fuzzing.applicant(dice))
    settle(folder, "check", "applicant.yaml", "--format", "json")


@FEW
@given(SEEDS)
def test_any_rules_file_is_sound_or_told_what_is_wrong(folder: Path, dice: random.Random) -> None:
    (folder / "rules.yaml").write_bytes(fuzzing.rules(dice))
    (folder / "person.yaml").write_bytes(fuzzing.applicant(dice))
    settle(folder, "rules", "validate", "rules.yaml")
    settle(folder, "check", "person.yaml", "--notice", "rules.yaml")


@FEW
@given(SEEDS)
def test_any_roster_is_judged_or_told_what_is_wrong(folder: Path, dice: random.Random) -> None:
    template = (folder / "template.xlsx").read_bytes()
    (folder / "roster.xlsx").write_bytes(fuzzing.roster(dice, template))
    settle(folder, "check", "roster.xlsx", "--format", "json")
