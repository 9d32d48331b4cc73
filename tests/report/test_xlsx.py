"""``check --report xlsx=FILE``: the summary as a workbook, read back."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from chuding_cli.report import xlsx_sheets
from chuding_cli.report.entry import BatchFinding, Entry, Spot
from chuding_cli.report.words import STATUSES, VERDICT_WORDS
from chuding_cli.report.xlsx import XlsxReport

from ..applicants.ready import IDENTITY
from ..conftest import Run
from .batch import FORMULA, HOSTILE, write_batch

Table = list[dict[str, Any]]


@pytest.fixture
def summary(chuding: Run, tmp_path: Path) -> tuple[Any, list[dict[str, Any]]]:
    """The workbook of a batch of every kind, and what the JSON of the same run says."""
    write_batch(tmp_path)
    done = chuding("check", "人员", "--format", "json", "--report", "xlsx=汇总.xlsx")
    assert done.returncode == 3
    return load_workbook(tmp_path / "汇总.xlsx"), json.loads(done.stdout)["results"]


def table(sheet: Any) -> Table:
    """The rows of a sheet by their headings."""
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def place(result: dict[str, Any], finding: dict[str, Any]) -> str:
    """File, line and column, as the reports write them."""
    return f"{result['file']}:{finding['line']}:{finding['column']}"


def test_there_is_a_row_for_each_applicant_with_verdict_and_gaps(
    summary: tuple[Any, list[dict[str, Any]]],
) -> None:
    book, results = summary
    rows = table(book["汇总"])
    assert [row["姓名"] for row in rows] == [result["name"] or None for result in results]
    assert [row["结论"] for row in rows] == [VERDICT_WORDS[result["verdict"]] for result in results]
    for row, result in zip(rows, results, strict=True):
        for status in ("fail", "missing", "review"):
            count = sum(finding["status"] == status for finding in result["findings"])
            assert len((row[STATUSES[status]] or "").split("；")) == max(count, 1), result["file"]
            assert bool(row[STATUSES[status]]) == bool(count)
        assert row["位置"].startswith(result["file"])


def test_days_are_days(summary: tuple[Any, list[dict[str, Any]]]) -> None:
    book, _ = summary
    by_name = {row["姓名"]: row for row in table(book["汇总"])}
    assert by_name["王䶮"]["最早符合之日"] == datetime(2024, 10, 24)
    assert by_name["王䶮"]["最后期限"] is None
    assert by_name["李思𬱟"]["最后期限"] == datetime(2024, 10, 25)
    assert by_name["赵㛃"]["最后期限"] == datetime(2024, 10, 18)


def test_every_finding_that_did_not_pass_has_a_row_with_the_sentence_and_the_place(
    summary: tuple[Any, list[dict[str, Any]]],
) -> None:
    book, results = summary
    expected = [
        (
            STATUSES[f["status"]],
            f["rule"],
            f["message"],
            f["clause"],
            f"「{f['quote']}」",
            f["source"],
            place(result, f),
        )
        for result in results
        for f in result["findings"]
        if f["status"] in ("fail", "missing", "review")
    ]
    columns = ("状态", "规则", "说明", "条款", "原文", "出处", "位置")
    found = [tuple(row[column] for column in columns) for row in table(book["要办的"]) if row["规则"]]
    assert found == expected
    errors = [row["说明"] for row in table(book["要办的"]) if not row["规则"]]
    assert errors == [error["message"] for result in results for error in result["errors"]]


def test_nothing_is_a_formula_and_no_number_of_a_person_is_shown(
    summary: tuple[Any, list[dict[str, Any]]],
) -> None:
    book, _ = summary
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert Counter(cell.data_type for cell in cells)["f"] == 0
    formulas = [cell for cell in cells if cell.value == FORMULA]
    assert formulas
    assert all(cell.quotePrefix for cell in formulas)
    assert any(cell.value == HOSTILE for cell in cells)
    assert not any(IDENTITY in str(cell.value) for cell in cells)


def test_it_can_be_filtered_and_printed(summary: tuple[Any, list[dict[str, Any]]]) -> None:
    book, _ = summary
    assert book.sheetnames == ["汇总", "要办的", "跨申报人"]
    for sheet in book:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
        page = sheet.page_setup
        assert (page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight) == ("landscape", 9, 1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def entry(name: str) -> Entry:
    """An applicant of whom nothing was found."""
    blank: dict[str, Any] = dict.fromkeys(Entry._fields) | {"rows": (), "errors": (), "information": ()}
    return Entry(
        **{**blank, "name": name, "employer": "", "file": "一.yaml", "verdict": "ready", "stage": "online"}
    )


def test_what_was_found_across_applicants_has_its_own_sheet() -> None:
    out = BytesIO()
    report = XlsxReport(out, "online")
    report.write(entry("甲"))
    report.close((BatchFinding("号码", "=两人同号", (Spot("一.yaml", 1, 2, 3), Spot("二.yaml", 1, 4, 5))),))
    (row,) = table(load_workbook(BytesIO(out.getvalue()))["跨申报人"])
    assert row == {"说明": "=两人同号", "位置": "一.yaml:2:3\n二.yaml:4:5", "编号": "号码"}


def test_more_than_a_sheet_can_hold_goes_on_on_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_sheets, "MAX_ROWS", 3)
    out = BytesIO()
    report = XlsxReport(out, "online")
    for name in "甲乙丙丁戊":
        report.write(entry(name))
    report.close(())
    book = load_workbook(BytesIO(out.getvalue()))
    names = [[row["姓名"] for row in table(book[title])] for title in ("汇总", "汇总 2", "汇总 3")]
    assert names == [["甲", "乙"], ["丙", "丁"], ["戊"]]


@pytest.mark.parametrize("text", ["坏\x07字\ufffe", "长" * 40_000, "_x0041_" * 5_000])
def test_what_no_cell_can_hold_is_shortened_or_marked(text: str) -> None:
    out = BytesIO()
    report = XlsxReport(out, "online")
    report.write(entry(text))
    report.close(())
    (row,) = table(load_workbook(BytesIO(out.getvalue()))["汇总"])
    assert row["姓名"].startswith(("坏\ufffd字\ufffd", "长长", "_x"))
    assert len(row["姓名"]) < 32_768
