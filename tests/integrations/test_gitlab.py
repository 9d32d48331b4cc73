"""The GitLab template: valid, and its lines run by hand as the runner runs them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml

from ..conftest import REPOSITORY, check_jsonschema, clean_environment

TEMPLATE = REPOSITORY / "ci" / "chuding.gitlab-ci.yml"
PIPELINE: dict[str, Any] = yaml.safe_load(TEMPLATE.read_text(encoding="utf-8"))
JOB = PIPELINE["chuding-check"]
PROGRAM = Path(".cache", "chuding", "bin", "chuding")


def run_lines(lines: list[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run lines of the job in one POSIX shell, which stops at the first that fails."""
    environment = {key: value for key, value in clean_environment().items() if key != "PYTHONPATH"}
    given = {**environment, **PIPELINE["variables"], **variables}
    given["PATH"] = f"{Path(sys.executable).parent}:{given['PATH']}"
    return subprocess.run(
        ["sh", "-e", "-c", "\n".join(lines)],
        cwd=folder, env=given, capture_output=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The examples in ``applicants``, and this environment's program where the job installs its own."""
    shutil.copytree(REPOSITORY / "examples", tmp_path / "applicants")
    program = tmp_path / PROGRAM
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m chuding_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def test_it_is_valid_by_the_schema_of_gitlab() -> None:
    done = check_jsonschema("--builtin-schema", "vendor.gitlab-ci", str(TEMPLATE))
    assert done.returncode == 0, done.stdout


def test_without_a_place_to_install_from_it_says_so(tmp_path: Path) -> None:
    done = run_lines(JOB["before_script"], tmp_path)
    assert done.returncode == 2
    assert "CHUDING_PACKAGE" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_package_that_is_named_is_installed_where_the_job_looks_for_it(tmp_path: Path) -> None:
    wheel = tmp_path / "chuding_cli-0.1.0-py3-none-any.whl"
    about = "chuding_cli-0.1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:  # without what ours needs: that takes long to install
        archive.writestr("told.py", "import sys\ndef main(): print(*sys.argv[1:], sep='|'); return 1\n")
        archive.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: chuding-cli\nVersion: 0.1.0\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/entry_points.txt", "[console_scripts]\nchuding = told:main\n")
        archive.writestr(f"{about}/RECORD", "")
    done = run_lines([*JOB["before_script"], *JOB["script"]], tmp_path, CHUDING_PACKAGE=str(wheel))
    assert done.returncode == 1, done.stderr
    assert done.stdout == "check|--force|--report=junit=chuding-junit.xml|--report=html=chuding.html|--|.\n"


def test_the_artifacts_are_there_when_applicants_fail(checkout: Path) -> None:
    done = run_lines(JOB["script"], checkout, CHUDING_PATHS="applicants")
    assert done.returncode == 1, done.stderr
    assert "赵㛃" in done.stdout
    artifacts = JOB["artifacts"]
    assert artifacts["when"] == "always"
    assert len(JUnitXml.fromfile(str(checkout / artifacts["reports"]["junit"]))) == 5
    for path in artifacts["paths"]:
        assert "赵㛃" in (checkout / path).read_text(encoding="utf-8")


def test_paths_and_options_are_taken_line_by_line(checkout: Path) -> None:
    (checkout / "applicants" / "engineer.yaml").rename(checkout / "applicants" / "李 *.yaml")
    paths = "applicants/李 *.yaml\napplicants/technician.yaml"
    options = "--stage=online\n--details"
    done = run_lines(JOB["script"], checkout, CHUDING_PATHS=paths, CHUDING_OPTIONS=options)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(JUnitXml.fromfile(str(checkout / "chuding-junit.xml"))) == 2


def test_variables_are_never_run(checkout: Path) -> None:
    done = run_lines(JOB["script"], checkout, CHUDING_PATHS="$(touch pwned)\n`touch pwned`; touch pwned")
    assert done.returncode == 3
    assert not (checkout / "pwned").exists()


def test_it_runs_when_yaml_files_change_and_only_then() -> None:
    for rule in JOB["rules"]:
        assert rule["changes"] == ["**/*.yaml", "**/*.yml"]
