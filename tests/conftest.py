"""Fixtures for all tests: the real program as a process, and an environment that cannot change results."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` has to be known before the folders' own conftest files are read."""
    parser.addoption("--update-golden", action="store_true", help="write the reports of the examples anew")


def clean_environment() -> dict[str, str]:
    """The environment without what a developer's machine or a CI service could add."""
    dropped = ("CI", "NO_COLOR", "TZ", "COLUMNS", "PYTHONPATH", "FORCE_COLOR")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}
    kept = {key: value for key, value in kept.items() if key not in dropped}
    return {**kept, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(REPOSITORY / "src"), "TERM": "xterm"}


@pytest.fixture
def chuding(tmp_path: Path) -> Run:
    """Run the program as a process in an empty folder; ``environment=`` adds variables."""

    def run(
        *arguments: str, environment: dict[str, str] | None = None, **options: object
    ) -> subprocess.CompletedProcess[str]:
        settings = {"cwd": tmp_path, "timeout": 60, "encoding": "utf-8", **options}
        return subprocess.run(  # type: ignore[call-overload,no-any-return]
            [sys.executable, "-m", "chuding_cli", *arguments],
            capture_output=True,
            check=False,
            env={**clean_environment(), **(environment or {})},
            **settings,
        )

    return run
