"""A SARIF run stays within what GitHub takes: the errors first, and how many were left out is told."""

from __future__ import annotations

import io
import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.applicants.inputs import sources
from chuding_cli.applicants.reading import ReadError
from chuding_cli.batch.processes import entries
from chuding_cli.judging.checking import Request
from chuding_cli.report import sarif
from chuding_cli.report.entry import BatchFinding, Entry, Spot

from ..conftest import REPOSITORY

LEVELS = {"fail": "error", "missing": "warning", "review": "note"}


@pytest.fixture(scope="module")
def gaps() -> Entry:
    """An applicant with many gaps."""
    path = str(REPOSITORY / "examples" / "gaps.yaml")
    (entry,) = entries(sources([path]), Request("online", datetime(2024, 10, 14)), 1)
    return entry


def run_of(written: list[Entry], batch: tuple[BatchFinding, ...] = ()) -> dict[str, Any]:
    out = io.StringIO()
    report = sarif.SarifReport(out, "online")
    for entry in written:
        report.write(entry)
    report.close(batch)
    (run,) = json.loads(out.getvalue())["runs"]
    found: dict[str, Any] = run
    return found


def test_six_thousand_files_fit_into_what_github_takes(
    gaps: Entry, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row for row in gaps.rows if row.status in LEVELS]
    every = [gaps._replace(file=f"{number}.yaml") for number in range(6000)]
    run = run_of(every)
    assert len(run["results"]) == sarif.LIMIT == 25_000
    errors = 6000 * sum(row.status == "fail" for row in rows)
    levels = [result["level"] for result in run["results"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert levels.count("error") == min(errors, 25_000)
    told = f"另有 {6000 * len(rows) - 25_000} 条没有写入"
    assert told in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert capsys.readouterr().err.count(told) == 1


def test_a_run_that_fits_says_nothing_and_keeps_the_order(
    gaps: Entry, capsys: pytest.CaptureFixture[str]
) -> None:
    run = run_of([gaps._replace(file=f"{number}.yaml") for number in range(3)])
    files = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]]
    assert files == sorted(files)
    assert "invocations" not in run
    assert capsys.readouterr().err == ""


@given(
    kinds=st.lists(st.sampled_from(["fail", "missing", "review", "pass", "invalid", "batch"]), max_size=30),
    limit=st.integers(1, 12),
)
def test_of_any_results_the_worst_are_kept(gaps: Entry, kinds: list[str], limit: int) -> None:
    one = next(row for row in gaps.rows if row.status in LEVELS)
    written = [
        gaps._replace(rows=(), errors=(ReadError("错", 1, 1),))
        if kind == "invalid"
        else gaps._replace(rows=(one._replace(status=kind),))
        for kind in kinds
        if kind != "batch"
    ]
    spots = (Spot("a", 1, 1, 1), Spot("b", 1, 1, 1))
    batch = (BatchFinding("same_identity", "同一个身份证号", spots),) * kinds.count("batch")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sarif, "LIMIT", limit)
        run = run_of(written, batch)
    order = ["error", "warning", "note"]
    met = sorted((LEVELS.get(kind, "error") for kind in kinds if kind != "pass"), key=order.index)
    found = [result["level"] for result in run["results"]]
    assert sorted(found, key=order.index) == met[:limit]
    assert ("invocations" in run) == (len(met) > limit)
    if len(met) > limit:
        assert found == met[:limit]


def test_the_page_on_ci_gives_the_limit() -> None:
    assert "25000" in (REPOSITORY / "docs" / "ci.md").read_text(encoding="utf-8")
