"""The tests call the program where a process would show the same: that it is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..applicants.ready import READY
from ..conftest import Run


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--help"],
        ["--version"],
        ["check", "--help"],
        ["check", "ready.yaml", "nowhere.yaml", "--details"],
        ["check", "-", "--format", "json"],
        ["rules", "validate", "korla-2023"],
        ["explain", "ce.hours"],
    ],
    ids=" ".join,
)
def test_a_call_gives_what_a_process_gives(
    chuding: Run, chuding_process: Run, tmp_path: Path, words: list[str]
) -> None:
    (tmp_path / "ready.yaml").write_text(READY, encoding="utf-8")
    called, ran = (run(*words, input=READY) for run in (chuding, chuding_process))
    assert (called.returncode, called.stdout, called.stderr) == (ran.returncode, ran.stdout, ran.stderr)


def test_nothing_is_left_of_a_call_for_the_next(chuding: Run, tmp_path: Path) -> None:
    """A rules file that has changed is read again, and surroundings given for one call are gone."""
    assert chuding("rules", "new", "shihezi-2025").returncode == 0
    first = chuding("rules", "validate", "shihezi-2025.yaml")
    (tmp_path / "shihezi-2025.yaml").write_text("id: 甲\n", encoding="utf-8")
    assert chuding("rules", "validate", "shihezi-2025.yaml").stderr != first.stderr
    summary = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    chuding("check", "nowhere.yaml", "--format", "github", environment=summary)
    (tmp_path / "summary.md").unlink()
    chuding("check", "nowhere.yaml", "--format", "github")
    assert not (tmp_path / "summary.md").exists()
