"""The GitHub Action: its steps by hand, with the environment that GitHub gives them."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest
from junitparser import JUnitXml

from ..applicants.ready import IDENTITY, READY
from ..conftest import REPOSITORY, check_jsonschema
from .steps import ACTION, STEPS, Ran, check_step, run_step

EXAMPLES = REPOSITORY / "examples"
NUMBERS = (
    *("652801200008120023", "65280120000812004X", "652801200008120066"),
    *("652801200008120082", "652801200008120226", "652801200008120242"),
)
COUNTED = ("ready", "review", "incomplete", "ineligible", "invalid")


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's folder for temporary files, away from the workspace."""
    return tmp_path_factory.mktemp("runner")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A checkout with the examples in ``applicants``."""
    shutil.copytree(EXAMPLES, tmp_path / "applicants")
    return tmp_path


def a_person(identity: str = IDENTITY) -> str:
    """An applicant's file that depends on no other file: a person has to look at the photo."""
    return READY.replace("photo.png", "有").replace(IDENTITY, identity)


def counts(ran: Ran) -> dict[str, int]:
    return {verdict: int(ran.outputs[verdict]) for verdict in COUNTED}


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_it_is_valid_by_the_schema_of_github_actions() -> None:
    done = check_jsonschema("--builtin-schema", "vendor.github-actions", str(REPOSITORY / "action.yml"))
    assert done.returncode == 0, done.stdout


def test_expressions_stand_only_where_the_shell_does_not_read_them() -> None:
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")
        assert "uses" in step or step["shell"] == "bash"


def test_other_actions_are_pinned_to_a_commit() -> None:
    used = [step["uses"] for step in STEPS.values() if "uses" in step]
    assert used
    for name in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name)


def test_every_input_is_used_and_every_output_is_made(workspace: Path, temporary: Path) -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    assert set(check_step(workspace, temporary, paths="applicants").outputs) == set(ACTION["outputs"])


def test_what_it_installs_checks_the_examples(workspace: Path, temporary: Path) -> None:
    installed = run_step(
        "install", workspace, temporary, {"steps.python.outputs.python-path": sys.executable}
    )
    assert installed.code == 0, installed.errors
    python = Path(installed.outputs["python"])
    assert python.is_relative_to(temporary)
    known = {f"inputs.{name}": spec["default"] for name, spec in ACTION["inputs"].items()}
    known |= {"steps.install.outputs.python": str(python), "inputs.paths": "applicants"}
    assert run_step("check", workspace, temporary, known).code == 1


def test_reports_are_written_before_the_exit_code_is_passed_on(workspace: Path, temporary: Path) -> None:
    ran = check_step(
        workspace, temporary,
        paths="applicants", sarif_file="a b.sarif", html_file="out.html",
        reports="junit=j.xml\n\n  csv=表.csv\n",
    )  # fmt: skip
    assert ran.code == 1
    assert ran.outputs["exit-code"] == "1"
    assert counts(ran) == {"ready": 1, "review": 1, "incomplete": 2, "ineligible": 1, "invalid": 0}
    (sarif,) = json.loads((workspace / "a b.sarif").read_text(encoding="utf-8"))["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in sarif["results"]]
    assert "applicants/gaps.yaml" in {place["artifactLocation"]["uri"] for place in places}
    assert "赵㛃" in (workspace / "out.html").read_text(encoding="utf-8")
    assert len(JUnitXml.fromfile(str(workspace / "j.xml"))) == 5
    assert (workspace / "表.csv").stat().st_size > 0
    assert names(workspace) - names(EXAMPLES.parent) >= {"a b.sarif", "out.html", "j.xml", "表.csv"}


def test_lines_are_annotated_and_the_table_is_in_the_summary(workspace: Path, temporary: Path) -> None:
    ran = check_step(workspace, temporary, paths="applicants")
    assert re.search(r"(?m)^::error file=applicants/gaps\.yaml,line=42,", ran.printed)
    for name in ("李思𬱟", "赵㛃", "王䶮"):
        assert name in ran.summary


def test_a_ready_applicant_ends_with_0(tmp_path: Path, temporary: Path) -> None:
    shutil.copy(EXAMPLES / "engineer.yaml", tmp_path)
    shutil.copytree(EXAMPLES / "engineer", tmp_path / "engineer")
    ran = check_step(tmp_path, temporary)
    assert (ran.code, ran.outputs["exit-code"], ran.outputs["ready"]) == (0, "0", "1")


def test_a_file_that_needs_a_person_fails_only_when_strict(workspace: Path, temporary: Path) -> None:
    one = "applicants/technician.yaml"
    assert check_step(workspace, temporary, paths=one).code == 0
    assert check_step(workspace, temporary, paths=one, strict="true").code == 1
    wrong = check_step(workspace, temporary, paths=one, strict="yes")
    assert (wrong.code, wrong.outputs["exit-code"]) == (2, "2")
    assert "::error::strict" in wrong.printed


def test_a_file_with_mistakes_ends_with_3_and_is_counted(workspace: Path, temporary: Path) -> None:
    (workspace / "applicants" / "x.yaml").write_text("姓: 甲\n", encoding="utf-8")
    ran = check_step(workspace, temporary, paths="applicants")
    assert ran.code == 3
    assert counts(ran)["invalid"] == 1
    assert counts(ran)["ready"] == 1


def test_nothing_to_check_is_no_success(tmp_path: Path, temporary: Path) -> None:
    ran = check_step(tmp_path, temporary, sarif_file="a.sarif")
    assert (ran.code, ran.outputs["exit-code"]) == (2, "2")
    assert set(counts(ran).values()) == {0}
    assert names(tmp_path) == set()


def test_the_stage_the_day_and_the_notice_are_those_asked_for(tmp_path: Path, temporary: Path) -> None:
    (tmp_path / "a.yaml").write_text(a_person(), encoding="utf-8")
    ran = check_step(tmp_path, temporary, stage="paper", as_of="2024-12-24", notice="korla-2024", jobs="1")
    assert ran.code == 1
    assert "window.paper" in ran.printed
    assert IDENTITY not in ran.printed + ran.errors + ran.summary


def test_excluded_files_are_left_out(workspace: Path, temporary: Path) -> None:
    ran = check_step(
        workspace, temporary, paths="applicants", exclude="gaps.yaml\nineligible.yaml\nteacher.yaml\n"
    )
    assert ran.code == 0, ran.printed
    assert counts(ran) == {"ready": 1, "review": 1, "incomplete": 0, "ineligible": 0, "invalid": 0}


HOSTILE = (
    "$(touch pwned)",
    "`touch pwned`",
    "; touch pwned",
    '" ; touch pwned ; "',
    "' ; touch pwned ; '",
    "*",
)


def test_what_an_input_holds_is_never_run(tmp_path: Path, temporary: Path) -> None:
    files = {f"{word} 甲.yaml": number for word, number in zip(HOSTILE, NUMBERS, strict=True)}
    for file, number in files.items():
        (tmp_path / file).write_text(a_person(number), encoding="utf-8")
    ran = check_step(
        tmp_path, temporary,
        paths="\n".join(files), html_file=f"{HOSTILE[0]}.html", reports=f"jsonl={HOSTILE[1]}.jsonl",
        exclude="\n".join(HOSTILE[:-1]),
    )  # fmt: skip
    assert ran.code == 0, ran.printed + ran.errors
    assert counts(ran)["review"] == len(files)
    assert names(tmp_path) == {*files, f"{HOSTILE[0]}.html", f"{HOSTILE[1]}.jsonl"}


@pytest.mark.parametrize("name", ["stage", "as_of", "notice", "jobs", "strict"])
def test_an_input_that_is_none_of_those_possible_ends_with_2(
    tmp_path: Path, temporary: Path, name: str
) -> None:
    assert check_step(tmp_path, temporary, **{name: HOSTILE[0]}).code == 2
    assert names(tmp_path) == set()


def test_a_path_cannot_pass_for_an_option(tmp_path: Path, temporary: Path) -> None:
    ran = check_step(tmp_path, temporary, paths="--help")
    assert ran.code == 3
    assert "--help" in ran.printed
