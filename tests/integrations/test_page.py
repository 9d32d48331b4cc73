"""docs/ci.md: every configuration on the page is valid, and says what the action and the hooks offer."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..conftest import REPOSITORY, Run, check_jsonschema, clean_environment
from .steps import ACTION

PAGE = (REPOSITORY / "docs" / "ci.md").read_text(encoding="utf-8")
EDITORS = (REPOSITORY / "docs" / "editors.md").read_text(encoding="utf-8")
BLOCKS = [found[1] for found in re.finditer(r"(?ms)^```yaml\n(.*?)^```$", PAGE)]
STEPS_HEAD = "# 步骤\n"


def block(first: str) -> str:
    """The first block that begins with this comment."""
    return next(text for text in BLOCKS if text.startswith(f"# {first}\n"))


WORKFLOW: dict[str, Any] = yaml.safe_load(block(".github/workflows/chuding.yml"))
STEPS = WORKFLOW["jobs"]["check"]["steps"]


def with_steps(steps: str) -> str:
    """A workflow whose job goes on with these steps."""
    indented = "".join(f"      {line}\n" for line in steps.splitlines())
    return block(".github/workflows/chuding.yml") + indented


@pytest.mark.parametrize("text", BLOCKS, ids=lambda text: text.splitlines()[0])
def test_every_block_is_valid_where_it_is_read(text: str, tmp_path: Path) -> None:
    file = tmp_path / "block.yaml"
    file.write_text(with_steps(text) if text.startswith(STEPS_HEAD) else text, encoding="utf-8")
    schemas = {
        "# .github/workflows/chuding.yml": "vendor.github-workflows",
        STEPS_HEAD.strip(): "vendor.github-workflows",
        "# .gitlab-ci.yml": "vendor.gitlab-ci",
    }
    head = text.splitlines()[0]
    if head == "# .pre-commit-config.yaml":
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "validate-config", str(file)],
            env=clean_environment(), capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
    else:
        done = check_jsonschema("--builtin-schema", schemas[head], str(file))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflow_uses_inputs_and_outputs_that_the_action_has() -> None:
    (step,) = (step for step in STEPS if step.get("id") == "chuding")
    assert set(step["with"]) <= set(ACTION["inputs"])
    named = re.findall(r"steps\.chuding\.outputs\.([\w-]+)", PAGE)
    assert named
    assert set(named) <= set(ACTION["outputs"])


def test_the_table_of_inputs_is_the_action_s() -> None:
    rows = re.findall(r"(?m)^\| `([\w-]+)` \| (?:`([^`]*)`)? ?\|", PAGE)
    assert dict(rows) == {name: spec["default"] for name, spec in ACTION["inputs"].items()}


def test_every_output_is_on_the_page() -> None:
    for name in ACTION["outputs"]:
        assert f"`{name}`" in PAGE


def test_the_files_that_are_uploaded_are_those_that_are_written() -> None:
    (made,) = (step["with"] for step in STEPS if step.get("id") == "chuding")
    (sarif,) = (step["with"] for step in STEPS if "upload-sarif" in step.get("uses", ""))
    (kept,) = (step["with"] for step in STEPS if "upload-artifact" in step.get("uses", ""))
    assert sarif["sarif_file"] == made["sarif-file"]
    written = {made["html-file"], *(line.partition("=")[2] for line in made["reports"].split())}
    assert set(kept["path"].split()) == written


def test_the_hooks_of_the_page_exist() -> None:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (source,) = yaml.safe_load(block(".pre-commit-config.yaml"))["repos"]
    assert {hook["id"] for hook in source["hooks"]} == {hook["id"] for hook in hooks}


def test_the_gitlab_file_that_is_included_exists_and_has_the_variables_and_the_job() -> None:
    used = yaml.safe_load(block(".gitlab-ci.yml"))
    (include,) = used["include"]
    template = yaml.safe_load((REPOSITORY / include["file"].lstrip("/")).read_text(encoding="utf-8"))
    assert set(used["variables"]) <= set(template["variables"])
    last = [text for text in BLOCKS if text.startswith("# .gitlab-ci.yml")][-1]
    assert set(yaml.safe_load(last)) <= set(template)


def test_the_commands_of_the_pages_run(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "applicants").mkdir()
    (tmp_path / "applicants" / "a.yaml").write_text("姓名: 甲\n通知: korla-2024\n", encoding="utf-8")
    commands = re.findall(r"(?m)^ +(?:\S*/)?chuding (.*)$", PAGE + EDITORS)
    here = [words for words in commands if "--scheduler" not in words]  # a cluster: tests/batch
    assert (len(commands), len(here)) == (4, 3)
    for words in here:
        done = chuding(*words.split())
        assert done.returncode in (0, 1), done.stderr
        assert "Traceback" not in done.stderr
    made = {file.name for file in tmp_path.iterdir()}
    assert made >= {"chuding.sarif", "chuding.html", "汇总.xlsx", "chuding-junit.xml", "chuding.schema.json"}


def test_the_exit_codes_of_the_page_are_those_of_the_program() -> None:
    told = re.findall(r"(?m)^\| (\d) \|", PAGE)
    assert told == ["0", "1", "2", "3", "4"]
