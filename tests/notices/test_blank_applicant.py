"""``chuding init``: a file that explains itself, in which nothing counts as given."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from chuding_cli.applicants.reading import Record, read_applicants
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.notices.blank_applicant import blank_file
from chuding_cli.notices.catalogue import notice, shared_vocabulary

from ..conftest import Run

BLANK = blank_file(shared_vocabulary())
KORLA = blank_file(notice("korla-2024").vocabulary, notice("korla-2024"))
_ENTRY = re.compile(r"(?m)^( *)# (- |  +)(?=[^\s:：]+:$)")


def read(text: str) -> Record:
    """The facts of a text that must be free of errors."""
    (reading,) = read_applicants(text, shared_vocabulary())
    assert reading.errors == ()
    return reading.record


def all_facts(inside: Fact) -> list[Fact]:
    """Every fact, those of entries included."""
    return [fact for member in inside.members for fact in (member, *all_facts(member))]


def test_nothing_counts_as_given() -> None:
    assert read(BLANK).values == {}
    assert read(KORLA).values == {"notice": "korla-2024"}


def test_the_entries_of_lists_can_be_filled_in_once_the_comment_signs_are_gone() -> None:
    values = read(_ENTRY.sub(r"\1\2", BLANK)).values
    lists = (fact for fact in shared_vocabulary().root.walk() if fact.kind == "list")
    assert set(values) == {fact.path for fact in lists if not fact.none_allowed}  # of those: nothing given
    assert all(len(entries) == 1 and not entries[0].values for entries in values.values())


@pytest.mark.parametrize("text", [BLANK, KORLA], ids=["shared", "korla-2024"])
def test_every_key_is_there_and_explained_in_chinese(text: str) -> None:
    for fact in all_facts(shared_vocabulary().root):
        assert re.search(rf"(?m)^[ #-]*{re.escape(fact.zh)}:", text), fact.label
        joined = re.sub(r"\n *# (?![- ]|\w+：)", "", text)
        assert fact.means in joined, fact.label


def test_no_line_is_too_long_to_read() -> None:
    assert max(len(line) for line in KORLA.splitlines()) <= 90


def test_what_the_rules_look_at_is_marked() -> None:
    lines = KORLA.splitlines()
    above = {line.strip(): lines[number - 1] for number, line in enumerate(lines)}
    assert "＊" in above["毕业日期:"]
    assert "＊" not in above["所学专业:"]
    assert any(line.startswith("  # 开始：＊ 这段工作的第一天") for line in lines)


def test_the_verdict_is_incomplete_and_no_rule_passes(chuding: Run) -> None:
    written = chuding("init", "me.yaml", "--notice", "korla-2024")
    assert (written.returncode, written.stdout) == (0, "")
    assert "chuding check me.yaml" in written.stderr
    for stage in ("online", "paper"):
        done = chuding("check", "me.yaml", "--stage", stage, "--as-of", "2024-10-20", "--format", "json")
        (result,) = json.loads(done.stdout)["results"]
        assert result["verdict"] == "incomplete"
        passed = {finding["rule"] for finding in result["findings"] if finding["status"] == "pass"}
        assert passed <= {"window.online", "window.paper"}  # the day is the command's, not the file's


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_it_is_printed_when_no_file_is_named(
    chuding_process: Run, tmp_path: Path, arguments: list[str]
) -> None:
    done = chuding_process("init", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, BLANK, "")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_only_replaced_with_force(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text("姓名: 甲\n", encoding="utf-8")
    refused = chuding("init", "me.yaml")
    assert refused.returncode == 4
    assert "--force" in refused.stderr
    assert (tmp_path / "me.yaml").read_text(encoding="utf-8") == "姓名: 甲\n"
    assert chuding("init", "me.yaml", "--force").returncode == 0
    assert (tmp_path / "me.yaml").read_text(encoding="utf-8") == BLANK
    assert [path.name for path in tmp_path.iterdir()] == ["me.yaml"]


@pytest.mark.parametrize(("name", "words"), [("nowhere/me.yaml", "没有这个文件夹"), ("folder", "文件夹")])
def test_a_place_that_cannot_be_written_ends_with_4(
    chuding: Run, tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "folder").mkdir()
    done = chuding("init", name, "--force")
    assert done.returncode == 4
    assert words in done.stderr
    assert "Traceback" not in done.stderr
