"""The examples are what a newcomer copies: valid everywhere, invented, complete, and safe to show."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from stdnum.cn import ric, uscc

from chuding_cli.applicants.documents.opening import inspect
from chuding_cli.facts.identity import flaw
from chuding_cli.notices.catalogue import shared_vocabulary

from ..conftest import REPOSITORY, Run, check_jsonschema

EXAMPLES = REPOSITORY / "examples"
FILES = sorted(EXAMPLES.glob("*.yaml"))
SCHEMA = EXAMPLES / "chuding.schema.json"
IDENTITY = re.compile(r"\d{17}[\dX]")


def test_there_are_the_five_of_the_readme() -> None:
    assert [path.stem for path in FILES] == ["engineer", "gaps", "ineligible", "teacher", "technician"]


def test_the_committed_schema_is_the_one_that_the_command_prints(chuding_process: Run) -> None:
    printed = chuding_process("schema").stdout
    assert SCHEMA.read_text(encoding="utf-8") == printed, "chuding schema > examples/chuding.schema.json"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_independent_validator_accepts_the_example(path: Path) -> None:
    done = check_jsonschema("--schemafile", str(SCHEMA), str(path))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_first_line_switches_on_completion_in_editors(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA.name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_identity_numbers_and_credit_codes_are_valid(path: Path) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    number = data.get("身份证号") or data["identity_number"]
    assert flaw(number, date(2024, 10, 1)) == ""
    assert ric.is_valid(number)
    code = data.get("单位", data.get("employer")).get("统一社会信用代码")
    assert code is None or uscc.is_valid(code)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_report_shows_an_identity_number(chuding: Run, path: Path) -> None:
    number = IDENTITY.search(path.read_text(encoding="utf-8"))
    assert number is not None
    for options in (["--details"], ["--format", "json"], ["--stage", "paper"]):
        done = chuding("check", str(path), *options)
        assert number[0] not in done.stdout + done.stderr


def test_names_are_as_they_occur_in_korla() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in FILES)
    assert re.search(r"姓名: \w+·\w+", text)
    assert {"𬱟", "䶮", "㛃"} <= set(text)


def test_keys_are_chinese_in_some_and_english_in_others() -> None:
    english = {fact.key for fact in shared_vocabulary().root.members}
    keys = [set(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)) for path in FILES]
    assert any(each <= english for each in keys)
    assert any(not each & english for each in keys)


@pytest.mark.parametrize("path", sorted((EXAMPLES / "engineer").iterdir()), ids=lambda path: path.name)
def test_every_scan_opens_and_is_small(path: Path) -> None:
    assert inspect(EXAMPLES, f"engineer/{path.name}").state == "readable"
    assert path.stat().st_size < 30_000


def test_every_scan_is_used() -> None:
    text = (EXAMPLES / "engineer.yaml").read_text(encoding="utf-8")
    named = set(re.findall(r"engineer/([\w.-]+\.(?:jpg|pdf|txt))", text))
    assert named == {path.name for path in (EXAMPLES / "engineer").iterdir()}
