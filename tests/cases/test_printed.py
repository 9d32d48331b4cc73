"""What an applicant typed is one line in every output, and nothing that a terminal or a log obeys."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.text.masking import one_line, shortly, shown

from ..applicants.ready import READY
from ..conftest import REPOSITORY, Run

CASE = REPOSITORY / "tests" / "cases" / "h17-terminal-and-log" / "in"
FORMATS = ("text", "json", "jsonl", "csv", "junit", "sarif", "github", "html")
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
COMMAND = re.compile(r"(?m)^\s*::set|##\[")


@given(st.text())
def test_one_line_holds_nothing_that_is_obeyed(text: str) -> None:
    for line in (one_line(text), shortly(text)):
        assert not OBEYED.search(line)
        assert len(line.splitlines()) <= 1


@given(st.text("\n\r\x1b: #[set-env\u2028甲"))
def test_what_is_shown_has_our_line_ends_and_no_commands(text: str) -> None:
    printed = shown(text)
    assert not OBEYED.search(printed)
    assert printed.count("\n") == text.count("\n")
    assert not COMMAND.search(printed)
    assert not any(line.lstrip().startswith("::") for line in printed.split("\n"))


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """The files of the case, one with an escape character in its name, and siblings."""
    folder = tmp_path / "in"
    folder.mkdir()
    for path in CASE.iterdir():
        name = "esc-\x1b[31m.yaml" if path.name == "esc.yaml" else path.name
        (folder / name).write_bytes(path.read_bytes())
    siblings = {
        "line\n::set-env name=B::c.yaml": READY,
        "\u202elmay.yaml": READY,
        "nel.yaml": READY.replace("阿依努尔·买买提", '"甲\\u2028::error::乙\\N丙"'),
        "old.yaml": READY.replace("阿依努尔·买买提", '"##[add-mask]甲"'),
        "key.yaml": READY.replace("性别:", '"性\\e[31m\\n::set-env name=C::d":'),
        "cr.yaml": READY.replace("身份证: 有", '身份证: "a\\r::set-env name=D::e.jpg"'),
    }
    for name, text in siblings.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_holds_a_control_character_or_a_forged_line(chuding: Run, people: Path, form: str) -> None:
    done = chuding("check", "in", "--format", form, "--as-of", "2024-10-22")
    for printed in (done.stdout, done.stderr):
        assert not OBEYED.search(printed.replace("\r\n", "\n"))
        if form != "github":
            assert not COMMAND.search(printed)
        assert not re.search(r"(?m)^::(?!error |warning |notice )", printed)
    if form == "csv":
        for row in csv.reader(io.StringIO(done.stdout, newline="")):
            assert not any(len(cell.splitlines()) > 1 for cell in row)
    if form == "json":
        for result in json.loads(done.stdout)["results"]:
            assert len(result["name"].splitlines()) <= 1
            assert len(result["file"].splitlines()) <= 1


def test_build_packet_prints_a_line_a_person(chuding: Run, people: Path) -> None:
    done = chuding("build-packet", "in", "--as-of", "2024-10-22", "--draft")
    for printed in (done.stdout, done.stderr):
        assert not OBEYED.search(printed)
        assert not COMMAND.search(printed)
    assert done.stdout.count("\n共 ") == 1


def test_a_path_on_the_command_line_forges_nothing(chuding: Run) -> None:
    for command in ("check", "build-packet", "import", "export"):
        done = chuding(command, "a\n::set-env name=A::b\x1b[2J.yaml")
        assert not OBEYED.search(done.stdout + done.stderr), command
        assert not COMMAND.search(done.stdout + done.stderr), command
