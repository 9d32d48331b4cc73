"""Which notice is in force: by the employer's place and the judged day; none: said so, with the nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from chuding_cli.files import resources
from chuding_cli.notices import catalogue

from ..conftest import Run

Rules = Callable[..., None]


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        ("库尔勒市", date(2024, 1, 1), "korla-2024"),
        ("新疆巴州库尔勒市", date(2024, 12, 31), "korla-2024"),
        ("库车市", date(2025, 4, 25), "aksu-2025"),
        ("慈溪市", date(2018, 6, 30), "cixi-2018"),
        ("江西省南昌市", date(2030, 1, 1), "jiangxi-2013"),
    ],
)
def test_the_notice_of_the_place_and_day_is_found(place: str, day: date, expected: str) -> None:
    assert catalogue.in_force(place, day).id == expected


@pytest.mark.parametrize(
    ("place", "day", "nearest"),
    [
        ("库尔勒市", date(2025, 1, 1), "korla-2024，施行于 2024-01-01 至 2024-12-31"),
        ("库尔勒市", date(2023, 12, 31), "korla-2024，施行于 2024-01-01 至 2024-12-31"),
        ("温宿县", date(2025, 7, 1), "aksu-2025，施行于 2025-01-01 至 2025-06-30"),
    ],
)
def test_where_none_is_in_force_the_nearest_is_named(place: str, day: date, nearest: str) -> None:
    with pytest.raises(catalogue.NoNotice) as refused:
        catalogue.in_force(place, day)
    assert f"“{place}”在 {day} 没有施行的通知；最近的一份是 {nearest}" in str(refused.value)


def test_where_no_notice_is_of_the_place_the_known_ones_are_named() -> None:
    with pytest.raises(catalogue.NoNotice) as refused:
        catalogue.in_force("北京市", date(2024, 10, 20))
    assert "最近的一份" not in str(refused.value)
    assert "korla-2024（库尔勒市，2024-01-01 至 2024-12-31）" in str(refused.value)


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rules]:
    """A folder of rules of its own; the function writes a notice's file into it."""
    (tmp_path / "text.md").write_text("一。\n", encoding="utf-8")
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path)
    monkeypatch.setattr(
        resources, "vocabulary_path", lambda: Path(__file__).parents[2] / "rules" / "vocabulary.yaml"
    )

    def write(name: str, *lines: str) -> None:
        rule = "{id: x, title: x, clause: x, cite: {1: 一}, require: 承诺.手抄}"
        text = "\n".join((f"id: {name}", f"name: {name}", *lines, f"rules: {{online: [{rule}]}}"))
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    _forget()
    yield write
    _forget()


def _forget() -> None:
    for known in (catalogue.known_ids, catalogue.heads, catalogue.notice):
        known.cache_clear()


SOURCE = "source: {file: text.md, sha256: x}"


def test_of_two_notices_the_one_of_the_smaller_place_counts(rules: Rules) -> None:
    rules("city", "place: [云溪市]", SOURCE, "in_force: {from: 2025-01-01, to: 2025-12-31}")
    rules("district", "place: [云溪市东区]", SOURCE, "in_force: {from: 2025-01-01, to: 2025-12-31}")
    assert catalogue.in_force("云溪市东区", date(2025, 5, 1)).id == "district"
    assert catalogue.in_force("云溪市", date(2025, 5, 1)).id == "city"


def test_of_two_of_one_place_the_one_that_began_last_counts(rules: Rules) -> None:
    rules("old", "place: [云溪市]", SOURCE, "in_force: {from: 2020-01-01}")
    rules("new", "extends: old", SOURCE, "in_force: {from: 2025-03-01}")
    assert catalogue.in_force("云溪市", date(2025, 2, 28)).id == "old"
    assert catalogue.in_force("云溪市", date(2025, 3, 1)).id == "new"  # with the place of the old one


def test_two_that_are_equally_near_are_both_named(rules: Rules) -> None:
    rules("one", "place: [云溪市]", SOURCE, "in_force: {from: 2025-01-01, to: 2025-06-30}")
    rules("two", "place: [云溪市]", SOURCE, "in_force: {from: 2025-01-01, to: 2025-12-31}")
    with pytest.raises(
        catalogue.NoNotice, match=r"有 2 份通知都管：one（.*）、two（.*）；在文件里写“通知: …”指定"
    ):
        catalogue.in_force("云溪市", date(2025, 5, 1))
    assert catalogue.in_force("云溪市", date(2025, 7, 1)).id == "two"


def test_a_file_that_is_not_sound_does_not_hide_the_others(rules: Rules) -> None:
    rules("one", "place: [云溪市]", SOURCE, "in_force: {from: 2025-01-01, to: 2025-06-30}")
    rules("broken", "place: [云溪市]", "in_force: {from: 五月}")
    assert catalogue.in_force("云溪市", date(2025, 5, 1)).id == "one"
    with pytest.raises(catalogue.NoNotice, match="broken 有误，没有算在内"):
        catalogue.in_force("云溪市", date(2025, 7, 1))


def test_an_applicant_for_whom_none_is_in_force_is_invalid_with_the_place_in_the_file(
    chuding: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text("姓名: 甲\n单位:\n  所在地: 库尔勒市\n", encoding="utf-8")
    done = chuding("check", "a.yaml", "--as-of", "2025-10-20")
    assert done.returncode == 3
    assert "a.yaml:3:8" in done.stdout
    assert "最近的一份是 korla-2024" in done.stdout.replace("\n", "").replace(" ", "").replace(
        "是korla", "是 korla"
    )
