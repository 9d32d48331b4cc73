"""The steps of ``action.yml`` run as GitHub's runner runs them: bash, and what it puts in the environment."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ..conftest import REPOSITORY, clean_environment

ACTION: dict[str, Any] = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
STEPS: dict[str, dict[str, Any]] = {step["id"]: step for step in ACTION["runs"]["steps"]}
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")


class Ran(NamedTuple):
    """What one step left behind."""

    code: int
    outputs: dict[str, str]
    printed: str
    errors: str
    summary: str


def run_step(name: str, workspace: Path, temporary: Path, known: dict[str, str]) -> Ran:
    """Run one step in the workspace.

    ``known`` holds the values of the expressions that its ``env:`` uses, such as ``inputs.paths``.
    """
    step = STEPS[name]
    script, output, summary = (temporary / part for part in (f"{name}.sh", f"{name}.output", f"{name}.md"))
    script.write_text(step["run"], encoding="utf-8")
    output.write_text("", encoding="utf-8")
    environment = {key: value for key, value in clean_environment().items() if key != "PYTHONPATH"}
    environment |= {
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(REPOSITORY),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(temporary),
        **{key: EXPRESSION.sub(lambda found: known[found[1]], value) for key, value in step["env"].items()},
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=workspace, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    outputs = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
    told = summary.read_text(encoding="utf-8") if summary.exists() else ""
    return Ran(done.returncode, outputs, done.stdout, done.stderr, told)


def check_step(workspace: Path, temporary: Path, **inputs: str) -> Ran:
    """Run the checking step with this interpreter; an input's ``-`` is written ``_``."""
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    known = {f"inputs.{name}": given.pop(name, spec["default"]) for name, spec in ACTION["inputs"].items()}
    assert given == {}, "no such input"
    return run_step("check", workspace, temporary, {**known, "steps.install.outputs.python": sys.executable})
