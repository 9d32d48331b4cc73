"""The built wheel, installed into an empty environment and used from another folder, works."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ..applicants.ready import READY
from ..conftest import REPOSITORY, clean_environment

pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in clean_environment().items() if key != "PYTHONPATH"}
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=600,
    )  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the repository."""
    folder = tmp_path_factory.mktemp("dist")
    built = run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, REPOSITORY, folder=folder
    )
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


def test_rules_and_templates_travel_inside_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for top in ("rules", "templates"):
        for path in (REPOSITORY / top).rglob("*"):
            if path.is_file():
                assert f"chuding_cli/{top}/{path.relative_to(REPOSITORY / top).as_posix()}" in names


def test_the_wheel_works_in_an_empty_environment_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    made = run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "empty", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    python = tmp_path / "empty" / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    installed = run(*pip, "install", "--quiet", wheel, folder=tmp_path)
    assert installed.returncode == 0, installed.stderr
    (tmp_path / "me.yaml").write_text(READY, encoding="utf-8")
    program = tmp_path / "empty" / "bin" / "chuding"
    done = run(program, "check", "me.yaml", folder=tmp_path)
    assert done.returncode == 1  # the photo that the file names is not there
    assert "一寸免冠照" in done.stdout
    assert done.stderr == ""
    explained = run(program, "explain", "ce.hours", folder=tmp_path)
    assert explained.returncode == 0, explained.stderr
    assert "korla-2024.md:36" in explained.stdout
