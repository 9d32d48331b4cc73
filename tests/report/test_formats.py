"""Each format of ``check``, read back by what its readers use (contract, ``--format``)."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from jsonschema import Draft7Validator
from junitparser import JUnitXml

from chuding_cli.report.github import SUMMARY_LIMIT
from chuding_cli.report.names import PRINTED

from ..applicants.ready import IDENTITY, READY
from ..conftest import Run
from .batch import FORMULA, HOSTILE, write_batch

SCHEMA = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
FORMATS = [name for name in PRINTED if name != "text"]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return write_batch(tmp_path)


def results(chuding: Run, *arguments: str) -> list[dict[str, Any]]:
    """What the JSON report of the same run says."""
    found: list[dict[str, Any]] = json.loads(chuding("check", "人员", *arguments, "--format", "json").stdout)[
        "results"
    ]
    return found


def findings(results: list[dict[str, Any]], *statuses: str) -> list[dict[str, Any]]:
    return [f for result in results for f in result["findings"] if f["status"] in statuses]


# ── all formats ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_one_run_is_what_it_is_alone(chuding: Run, people: Path, name: str) -> None:
    alone = chuding("check", "人员", "--format", name).stdout
    reports = [word for each in FORMATS for word in ("--report", f"{each}=报告.{each}")]
    done = chuding("check", "人员", *reports)
    assert done.returncode == 3
    written = (people.parent / f"报告.{name}").read_bytes().decode("utf-8-sig" if name == "csv" else "utf-8")
    assert written.replace("\r\n", "\n") == alone.replace("\r\n", "\n")


@pytest.mark.parametrize("name", [*FORMATS, "text"])
def test_no_format_shows_an_identity_number_even_in_the_wrong_place(
    chuding: Run, people: Path, name: str
) -> None:
    done = chuding("check", "人员", "--format", name)
    assert IDENTITY not in done.stdout + done.stderr
    assert IDENTITY[:6] not in re.sub(rf"{IDENTITY[:6]}\*+{IDENTITY[-4:]}", "", done.stdout)


@pytest.mark.parametrize("name", FORMATS)
def test_a_run_that_found_nothing_is_no_success_and_leaves_no_report(
    chuding: Run, tmp_path: Path, name: str
) -> None:
    (tmp_path / "空").mkdir()
    done = chuding("check", "空", "--report", f"{name}=报告")
    assert done.returncode == 2
    assert "没有找到可以核对的申报文件" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["空"]


def test_a_report_that_cannot_be_written_ends_with_4(chuding: Run, people: Path) -> None:
    done = chuding("check", "人员", "--report", "json=没有/报告.json")
    assert (done.returncode, "没有这个文件夹" in done.stderr) == (4, True)


def test_a_report_replaces_the_one_of_the_run_before_with_force_alone(chuding: Run, people: Path) -> None:
    (people.parent / "r.json").write_text("旧", encoding="utf-8")
    refused = chuding("check", "人员/两份.yaml", "--report", "json=r.json")
    assert (refused.returncode, "“r.json”已存在；要替换它，加 --force" in refused.stderr) == (4, True)
    assert (people.parent / "r.json").read_text(encoding="utf-8") == "旧"
    chuding("check", "人员/两份.yaml", "--report", "json=r.json", "--force")
    assert len(json.loads((people.parent / "r.json").read_text(encoding="utf-8"))["results"]) == 2


def test_two_reports_to_one_file_are_refused(chuding: Run, people: Path) -> None:
    done = chuding("check", "人员", "--report", "json=r", "--report", "csv=./r")
    assert (done.returncode, "两份报告要写到同一个文件" in done.stderr) == (2, True)
    assert not (people.parent / "r").exists()


def test_places_are_named_as_a_pull_request_names_them(chuding: Run, people: Path) -> None:
    for path in (".", "./人员", str(people)):
        assert "file=人员/" in chuding("check", path, "--format", "github").stdout
        assert "file=./" not in chuding("check", path, "--format", "github").stdout


def test_the_summary_leaves_room_for_what_other_runs_have_written(chuding: Run, people: Path) -> None:
    summary = people.parent / "summary.md"
    summary.write_text("x" * (SUMMARY_LIMIT - 1500), encoding="utf-8")
    there = {"GITHUB_STEP_SUMMARY": str(summary)}
    chuding("check", "人员", "--format", "github", environment=there)
    assert summary.stat().st_size <= SUMMARY_LIMIT
    assert "份没有列出" in summary.read_text(encoding="utf-8")


def test_hundreds_of_copies_are_told_in_a_few_words(chuding: Run, tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number:03}.yaml").write_text(READY, encoding="utf-8")
    report = json.loads(chuding("check", ".", "--format", "json").stdout)
    for found in report["batch"]:
        assert len(found["message"]) < 200
        assert len(found["places"]) == 200
    annotations = chuding("check", ".", "--format", "github").stdout.splitlines()
    assert max(map(len, annotations)) < 2000


def test_the_message_of_a_sarif_result_links_the_other_places(chuding: Run, tmp_path: Path) -> None:
    for name in ("a", "b[1]"):
        (tmp_path / f"{name}.yaml").write_text(READY, encoding="utf-8")
    results = json.loads(chuding("check", ".", "--format", "sarif").stdout)["runs"][0]["results"]
    (twice,) = (each for each in results if each["ruleId"] == "batch.identity.twice")
    assert r"另见 [./b\[1\].yaml:" in twice["message"]["text"]
    assert "](1)" in twice["message"]["text"]
    assert [place["id"] for place in twice["relatedLocations"]] == [1]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--report", "html"], "应写成 格式=文件"),
        (["--report", "json=-"], "要写到标准输出的，用 --format"),
        (["--report", "json=a.yaml"], "像是申报文件"),
        (["--report", "htm=x"], "没有“htm”格式；是不是“html”？"),
        (["--format", "xlsx"], "只能写成文件"),
    ],
)
def test_a_wrong_report_is_a_wrong_command_line(
    chuding: Run, people: Path, words: list[str], expected: str
) -> None:
    done = chuding("check", "人员", *words)
    assert (done.returncode, expected in done.stderr) == (2, True)


# ── junit ────────────────────────────────────────────────────────────────────────────────────────

OUTCOMES = {"fail": "failure", "missing": "failure", "review": "skipped", "not_applicable": "skipped"}


def test_junit_has_a_suite_a_file_and_a_case_a_rule(chuding: Run, people: Path) -> None:
    found = JUnitXml.fromstring(chuding("check", "人员", "--format", "junit").stdout.encode())
    told = results(chuding)
    files = list(dict.fromkeys(result["file"] for result in told))
    suites = [suite for suite in found if suite.name != "批次"]
    assert [suite.name for suite in suites] == files
    for suite in suites:
        of_file = [result for result in told if result["file"] == suite.name]
        statuses = [OUTCOMES.get(f["status"], "") for f in findings(of_file, *OUTCOMES, "pass")]
        count = Counter(statuses)
        assert (suite.failures, suite.skipped) == (count["failure"], count["skipped"])
        assert suite.errors == sum(len(result["errors"]) for result in of_file)
        assert suite.tests == len(statuses) + suite.errors == len(list(suite))


def test_junit_says_in_a_failure_where_why_and_which_sentence(chuding: Run, people: Path) -> None:
    root = ElementTree.fromstring(chuding("check", "人员", "--format", "junit").stdout)
    case = next(c for c in root.iter("testcase") if c.get("name", "").startswith("pledge.signed") and len(c))
    text = case[0].text or ""
    assert case[0].tag == "failure"
    assert re.search(r"人员/\S+\.yaml:\d+:\d+", text)
    assert "依据：五(一)7、附件3　korla-2024.md:44「签字按手印上传」" in text


def test_junit_writes_only_what_the_schema_of_jenkins_knows(chuding: Run, people: Path) -> None:
    known = {
        "testsuites": {"name", "time", "tests", "failures", "errors"},
        "testsuite": {"name", "tests", "failures", "errors", "skipped"},
        "testcase": {"name", "classname", "time", "group"},
        **{tag: {"type", "message"} for tag in ("failure", "error", "skipped")},
    }
    for element in ElementTree.fromstring(chuding("check", "人员", "--format", "junit").stdout).iter():
        assert set(element.keys()) <= known[element.tag]


def test_junit_survives_characters_that_xml_cannot_hold(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        READY.replace("阿依努尔·买买提", '"甲\\u0001\\uFFFE]]>乙"'), encoding="utf-8"
    )
    output = chuding("check", "a.yaml", "--format", "junit").stdout
    assert "甲" in "".join(ElementTree.fromstring(output).itertext())


# ── sarif ────────────────────────────────────────────────────────────────────────────────────────

LEVELS = {"fail": "error", "missing": "warning", "review": "note"}


def sarif(chuding: Run, *arguments: str) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(chuding("check", *arguments, "--format", "sarif").stdout)
    assert not list(Draft7Validator(SCHEMA).iter_errors(log))
    return log


def test_sarif_is_valid_and_has_a_result_for_each_fail_missing_and_review(chuding: Run, people: Path) -> None:
    (run,) = sarif(chuding, "人员")["runs"]
    told = results(chuding)
    expected = Counter((f["rule"], LEVELS[f["status"]]) for f in findings(told, *LEVELS))
    found = Counter((r["ruleId"], r["level"]) for r in run["results"])
    own = {key: n for key, n in found.items() if not key[0].startswith(("document.", "batch."))}
    assert own == expected
    assert found["document.invalid", "error"] == sum(len(result["errors"]) for result in told)


def test_sarif_points_at_line_and_column_with_a_path_that_github_finds(chuding: Run, people: Path) -> None:
    (run,) = sarif(chuding, "人员")["runs"]
    told = {(r["file"], f["rule"]): (f["line"], f["column"]) for r in results(chuding) for f in r["findings"]}
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert re.fullmatch(r"[!-~]+", uri)
        assert (people.parent / unquote(uri)).is_file()
        where = (place["region"]["startLine"], place["region"]["startColumn"])
        if "两份" not in unquote(uri) and (unquote(uri), result["ruleId"]) in told:
            assert where == told[unquote(uri), result["ruleId"]]


def test_sarif_makes_an_absolute_path_relative_to_the_folder_of_the_run(chuding: Run, people: Path) -> None:
    (run,) = sarif(chuding, str(people))["runs"]
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]}
    assert not any(uri.startswith(("/", "file:")) for uri in uris)


def test_sarif_rules_have_the_clause_the_sentence_and_the_reading(chuding: Run, people: Path) -> None:
    (run,) = sarif(chuding, "人员")["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    signed = next(rule for rule in rules if rule["id"] == "pledge.signed")
    assert "五(一)7" in signed["help"]["text"]
    assert "「" in signed["fullDescription"]["text"]
    assert any("读法：" in rule["help"]["text"] for rule in rules if rule["id"] != "document.invalid")


def test_sarif_alerts_keep_their_fingerprint_when_lines_move(chuding: Run, tmp_path: Path) -> None:
    text = READY.replace("签字: 是, 手印", "签字: 否, 手印").replace("手抄: 是", "手抄: 否")

    def prints(written: str) -> list[object]:
        (tmp_path / "a.yaml").write_text(written, encoding="utf-8")
        (run,) = sarif(chuding, "a.yaml")["runs"]
        return [(r["ruleId"], r["partialFingerprints"]) for r in run["results"]]

    before = prints(text)
    assert before
    assert prints("# 一行\n# 又一行\n" + text) == before
    assert len({json.dumps(each) for each in before}) == len(before)


def test_sarif_of_applicants_without_a_problem_is_valid_too(chuding: Run, people: Path) -> None:
    (run,) = sarif(chuding, "人员/engineer.yaml")["runs"]
    assert run["results"] == []


# ── github ───────────────────────────────────────────────────────────────────────────────────────

COMMANDS = {"fail": "error", "missing": "warning", "review": "notice"}


def test_github_annotates_each_fail_missing_and_review_and_nothing_else(chuding: Run, people: Path) -> None:
    output = chuding("check", "人员", "--format", "github").stdout
    told = results(chuding)
    expected = Counter(COMMANDS[f["status"]] for f in findings(told, *COMMANDS))
    expected["error"] += sum(len(result["errors"]) for result in told)
    pattern = r"::(error|warning|notice) file=([^,:]+),line=\d+,col=\d+,title=([^:,]*)::(.+)"
    lines = [re.fullmatch(pattern, line) for line in output.splitlines()]
    assert all(lines)
    ours = [line for line in lines if line and line[3] != "跨申报人"]
    assert Counter(line[1] for line in ours) == expected
    assert any("%3A" in line[2] and "%2C" in line[2] for line in ours)  # the file with : and , in its name


def test_github_writes_the_whole_table_to_the_summary_and_escapes_it(chuding: Run, people: Path) -> None:
    summary = people.parent / "summary.md"
    summary.write_text("前面的步骤写的\n", encoding="utf-8")
    chuding("check", "人员", "--format", "github", environment={"GITHUB_STEP_SUMMARY": str(summary)})
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("前面的步骤写的\n")
    assert text.count("<tr><td>") == len(results(chuding))
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_github_keeps_the_summary_below_what_github_takes_and_says_what_is_left_out(
    chuding: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chuding_cli.report import github

    (tmp_path / "a.yaml").write_text("---\n".join([READY] * 30), encoding="utf-8")
    monkeypatch.setattr(github, "SUMMARY_LIMIT", 2000)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "s.md"))
    report = github.GithubReport(io.StringIO(), "online")
    from datetime import datetime

    from chuding_cli.applicants.inputs import sources
    from chuding_cli.batch.processes import entries
    from chuding_cli.judging.checking import Request

    for entry in entries(sources([str(tmp_path / "a.yaml")]), Request("online", datetime(2024, 10, 20)), 1):
        report.write(entry)
    report.close(())
    text = (tmp_path / "s.md").read_text(encoding="utf-8")
    left = re.search(r"另有 (\d+) 份没有列出", text)
    assert left
    assert int(left[1]) + text.count("<tr><td>") == 30
    assert len(text.encode()) < 4000


# ── csv ──────────────────────────────────────────────────────────────────────────────────────────


def test_csv_has_a_row_for_each_finding_and_each_error(chuding: Run, people: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(chuding("check", "人员", "--format", "csv").stdout)))
    told = results(chuding)
    expected = [
        (result["file"], f["rule"], f["status"], str(f["line"]))
        for result in told
        for f in result["findings"]
    ]
    own = [(row["file"], row["rule"], row["status"], row["line"]) for row in rows]
    assert [row for row in own if row[2] not in ("invalid", "batch")] == expected
    assert sum(row[2] == "invalid" for row in own) == sum(len(result["errors"]) for result in told)


def test_csv_cells_that_look_like_formulas_stay_text(chuding: Run, people: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(chuding("check", "人员/敌意.yaml", "--format", "csv").stdout)))
    assert {row["employer"] for row in rows} == {f"'{FORMULA}"}
    assert {row["name"] for row in rows} == {HOSTILE}


def test_csv_in_a_file_begins_with_the_mark_that_excel_needs(chuding: Run, people: Path) -> None:
    chuding("check", "人员", "--report", "csv=r.csv")
    assert (people.parent / "r.csv").read_bytes().startswith(b"\xef\xbb\xbffile,")
