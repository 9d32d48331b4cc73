"""The pre-commit hooks, installed from a clone of this repository and run by ``git commit``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from ..applicants.ready import IDENTITY, READY
from ..conftest import REPOSITORY, clean_environment

HOOKS = REPOSITORY / ".pre-commit-hooks.yaml"
INSTALLED = ("pyproject.toml", "README.md", "LICENSE", HOOKS.name, "src", "rules", "templates")
FINE = READY.replace("photo.png", "有")


class Repository:
    """A git repository in a folder, and the environment that commands run in there."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.environment = environment
        folder.mkdir(exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder, env=self.environment, check=False, timeout=300,
            encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def git(self, *words: str) -> str:
        done = self.run("git", *words)
        assert done.returncode == 0, done.stdout
        return done.stdout.strip()

    def commit(self, **files: str) -> subprocess.CompletedProcess[str]:
        """Write files, ``__`` in a name standing for a slash, and try to commit them."""
        for name, text in files.items():
            path = self.folder / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        return self.run("git", "commit", "-m", "applicants")

    def commits(self) -> int:
        return int(self.git("rev-list", "--all", "--count"))


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """No settings of this machine's user; the hooks' environments in a folder of their own."""
    home = tmp_path_factory.mktemp("home")
    (home / "gitconfig").write_text(
        "[user]\n  name = A\n  email = a@example.org\n[safe]\n  directory = *\n", encoding="utf-8"
    )
    kept = {key: value for key, value in clean_environment().items() if not key.startswith("GIT_")}
    kept.pop("PYTHONPATH")
    programs = os.pathsep.join((str(Path(sys.executable).parent), kept["PATH"]))
    return {
        **kept,
        "PATH": programs,
        "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PRE_COMMIT_COLOR": "never",
    }


@pytest.fixture(scope="module")
def hooks(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository with what this one installs from, committed."""
    folder = tmp_path_factory.mktemp("chuding")
    for name in INSTALLED:
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(REPOSITORY / name, folder)
    made = Repository(folder, environment)
    made.git("add", "--all")
    made.git("commit", "--quiet", "-m", "all")
    return made


@pytest.fixture(scope="module")
def applicants(
    hooks: Repository, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Repository:
    """A bureau's repository in which ``git commit`` runs both hooks."""
    made = Repository(tmp_path_factory.mktemp("applicants"), environment)
    used = [{"id": "chuding-check", "exclude": "^rules/"}, {"id": "chuding-rules-validate"}]
    source = {"repo": hooks.folder.as_uri(), "rev": hooks.git("rev-parse", "HEAD"), "hooks": used}
    (made.folder / ".pre-commit-config.yaml").write_text(
        yaml.safe_dump({"repos": [source]}), encoding="utf-8"
    )
    installed = made.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    assert installed.returncode == 0, installed.stdout
    return made


def test_the_list_of_hooks_is_valid_by_pre_commit_itself() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)],
        env=clean_environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_commits_go_through_or_are_stopped_by_what_the_files_say(applicants: Repository) -> None:
    passed = applicants.commit(one__a=FINE)
    assert passed.returncode == 0, passed.stdout
    assert "核对申报文件" in passed.stdout
    assert applicants.commits() == 1

    stopped = applicants.commit(one__b=FINE.replace("{开始: 2024-10-08", "{开始: 2024-10-11"))
    assert stopped.returncode == 1
    assert "publicity.working-days" in stopped.stdout
    assert IDENTITY not in stopped.stdout
    assert applicants.commits() == 1

    (applicants.folder / "one" / "b.yaml").unlink()
    broken = applicants.commit(two__c="姓: 甲\n")
    assert broken.returncode == 1
    assert "two/c.yaml:1:1" in broken.stdout
    assert applicants.commits() == 1

    (applicants.folder / "two" / "c.yaml").unlink()
    korla = (REPOSITORY / "rules" / "korla-2024.yaml").read_text(encoding="utf-8")
    text = (REPOSITORY / "rules" / "korla-2024.md").read_text(encoding="utf-8")
    (applicants.folder / "rules").mkdir()
    (applicants.folder / "rules" / "korla-2024.md").write_text(text, encoding="utf-8")
    wrong = applicants.commit(rules__mine=korla.replace("工作日数(", "工作日树(", 1))
    assert wrong.returncode == 1
    assert "rules/mine.yaml:" in wrong.stdout
    assert "工作日树" in wrong.stdout
    assert applicants.commits() == 1

    sound = applicants.commit(rules__mine=korla)
    assert sound.returncode == 0, sound.stdout
    assert applicants.commits() == 2
