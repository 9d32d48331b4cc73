"""Across applicants: reported on the batch, with both places; the verdicts stay (contract)."""

from __future__ import annotations

import itertools
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.batch.across import _clashing

from ..applicants.ready import IDENTITY, READY
from ..conftest import Run
from .folders import OTHER

CODE = "91652801MA7ABCDE2X"
OTHER_CODE = "91652801MA7ABCDE3Y"
BASE = READY.replace("性质: 事业单位", f"统一社会信用代码: {CODE}, 性质: 事业单位")
ANOTHER = BASE.replace(IDENTITY, OTHER).replace("阿依努尔·买买提", "古丽")


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def batch(chuding: Run, *paths: str) -> list[dict[str, Any]]:
    report: dict[str, Any] = json.loads(chuding("check", *(paths or (".",)), "--format", "json").stdout)
    found: list[dict[str, Any]] = report.get("batch", [])
    return found


def places(found: dict[str, Any]) -> list[str]:
    return [f"{Path(p['file']).name}:{p['line']}:{p['column']}" for p in found["places"]]


def test_the_same_identity_number_twice_names_both_and_shows_it_nowhere(chuding: Run, tmp_path: Path) -> None:
    write(tmp_path, a=BASE, b=BASE.replace("阿依努尔·买买提", "古丽"))
    (found,) = batch(chuding)
    assert found["kind"] == "identity.twice"
    assert found["message"] == "同一个身份证号出现了 2 次：阿依努尔·买买提、古丽"
    assert places(found) == ["a.yaml:4:7", "b.yaml:4:7"]
    done = chuding("check", ".")
    assert IDENTITY not in done.stdout + done.stderr


def test_the_same_identity_number_in_two_documents_of_one_file(chuding: Run, tmp_path: Path) -> None:
    write(tmp_path, a=f"{BASE}---\n{BASE.replace('阿依努尔', '古丽')}")
    (found,) = batch(chuding)
    assert [place["document"] for place in found["places"]] == [1, 2]


def test_the_same_identity_number_in_a_file_that_is_invalid_otherwise(chuding: Run, tmp_path: Path) -> None:
    write(tmp_path, a=BASE, b=BASE.replace("性别: 女", "性别: 不详").replace("阿依努尔", "古丽"))
    assert [found["kind"] for found in batch(chuding)] == ["identity.twice"]


def test_the_same_file_under_two_names(chuding: Run, tmp_path: Path) -> None:
    write(tmp_path, a=BASE, b=BASE)
    found = {each["kind"]: each for each in batch(chuding)}
    assert places(found["file.twice"]) == ["a.yaml:1:1", "b.yaml:1:1"]
    assert "identity.twice" in found


def test_one_employer_written_in_two_ways(chuding: Run, tmp_path: Path) -> None:
    write(tmp_path, a=BASE, b=ANOTHER.replace("库尔勒市某某设计院", "库尔勒市某某设计研究院"))
    (found,) = batch(chuding)
    assert found["kind"] == "employer.names"
    assert "“库尔勒市某某设计院”、“库尔勒市某某设计研究院”" in found["message"]
    assert [place.partition(":")[0] for place in places(found)] == ["a.yaml", "b.yaml"]


def test_one_employer_with_two_credit_codes(chuding: Run, tmp_path: Path) -> None:
    write(tmp_path, a=BASE, b=ANOTHER.replace(CODE, OTHER_CODE))
    assert [found["kind"] for found in batch(chuding)] == ["employer.codes"]


@pytest.mark.parametrize(
    ("period", "clashes"),
    [
        ("开始: 2024-10-08, 结束: 2024-10-15", False),  # the same round
        ("开始: 2024-10-08, 结束: 2024-10-14", True),
        ("开始: 2024-10-15, 结束: 2024-10-21", True),  # one day in common
        ("开始: 2024-10-16, 结束: 2024-10-22", False),  # another round
    ],
)
def test_two_publicity_periods_of_one_unit_that_cannot_both_be_right(
    chuding: Run, tmp_path: Path, period: str, clashes: bool
) -> None:
    write(tmp_path, a=BASE, b=ANOTHER.replace("开始: 2024-10-08, 结束: 2024-10-15", period))
    found = batch(chuding)
    assert [each["kind"] for each in found] == (["publicity.clash"] if clashes else [])
    if clashes:
        assert [place.partition(":")[0] for place in places(found[0])] == ["a.yaml", "b.yaml"]


def test_another_unit_may_have_another_period(chuding: Run, tmp_path: Path) -> None:
    elsewhere = ANOTHER.replace(CODE, OTHER_CODE).replace("库尔勒市某某设计院", "库尔勒市另一设计院")
    write(tmp_path, a=BASE, b=elsewhere.replace("结束: 2024-10-15", "结束: 2024-10-14"))
    assert batch(chuding) == []


def test_a_finding_on_the_batch_ends_with_1_and_leaves_the_verdicts(chuding: Run, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (295, 413), "white").save(tmp_path / "photo.png")
    write(tmp_path, a=BASE, b=BASE.replace("阿依努尔", "古丽"))
    done = chuding("check", ".", "--format", "json")
    assert json.loads(done.stdout)["summary"]["ready"] == 2
    assert done.returncode == 1
    assert chuding("check", "a.yaml").returncode == 0


@pytest.mark.parametrize("name", ["text", "junit", "sarif", "github", "csv", "html", "json"])
def test_every_format_tells_it_with_both_places(chuding: Run, tmp_path: Path, name: str) -> None:
    write(tmp_path, a=BASE, b=BASE.replace("阿依努尔", "古丽"))
    output = chuding("check", ".", "--format", name).stdout
    assert "同一个身份证号出现了 2 次" in output
    assert "a.yaml" in output
    assert "b.yaml" in output


def test_jsonl_has_no_place_for_it_and_tells_it_on_standard_error(chuding: Run, tmp_path: Path) -> None:
    write(tmp_path, a=BASE, b=BASE.replace("阿依努尔", "古丽"))
    done = chuding("check", ".", "--format", "jsonl")
    assert len(done.stdout.splitlines()) == 2
    assert "同一个身份证号出现了 2 次" in done.stderr


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)), max_size=8).map(
        lambda pairs: [
            (date(2024, 10, 1) + timedelta(days=a), date(2024, 10, 1) + timedelta(days=a + b))
            for a, b in pairs
        ]
    )
)
def test_a_period_clashes_when_it_shares_a_day_with_another(periods: list[tuple[date, date]]) -> None:
    distinct = sorted(set(periods))
    expected = {
        one for one, two in itertools.permutations(distinct, 2) if one[0] <= two[1] and two[0] <= one[1]
    }
    assert set(_clashing(distinct)) == expected
