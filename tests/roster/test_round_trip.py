"""Applicant file → roster → applicant file: nothing is lost, nothing is added, nothing becomes a formula."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chuding_cli.applicants.reading import Record, read_applicants
from chuding_cli.notices.blank_applicant import filled_file
from chuding_cli.notices.catalogue import notice, shared_vocabulary
from chuding_cli.roster.writing.workbook import Plan, write_roster

from ..applicants.ready import READY
from ..conftest import REPOSITORY, Run
from .conftest import FEW
from .people import ROOT, named_people, people
from .workbooks import TODAY, facts, facts_of_file, opened, plain

EXAMPLES = sorted((REPOSITORY / "examples").glob("*.yaml"))


def person(**values: object) -> Record:
    record = Record(None)
    record.values.update(values)
    return record


@FEW
@given(known=people())
@example(known=person(name="----", work=(person(), person())))
def test_a_file_written_from_facts_is_read_as_the_same_facts(known: Record) -> None:
    text = filled_file(shared_vocabulary(), known)
    (reading,) = read_applicants(text, shared_vocabulary())
    assert reading.errors == ()
    assert plain(reading.record) == plain(known)


@FEW
@given(known=st.lists(named_people(), min_size=1, max_size=5))
def test_a_roster_written_from_facts_is_read_as_the_same_facts(
    known: list[Record], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("roster") / "名册.xlsx"
    with path.open("wb") as out:
        write_roster(out, Plan((ROOT,)), known)
    assert facts(path) == [plain(record) for record in known]


@settings(FEW, max_examples=FEW.max_examples // 5)
@given(known=st.lists(people(), min_size=5, max_size=5))  # as many people, in fewer workbooks
def test_no_cell_of_a_roster_is_a_formula(known: list[Record]) -> None:
    out = BytesIO()
    write_roster(out, Plan((ROOT,)), known)
    kinds = {cell.data_type for sheet in opened(out.getvalue()) for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_facts_that_only_one_notice_has_come_back(tmp_path: Path) -> None:
    cixi = notice("cixi-2018")
    known = person(name="乙", notice="cixi-2018", agency=True)
    known.values["application.examined"] = False
    known.values["contracts"] = (person(**{"from": TODAY}),)
    path = tmp_path / "名册.xlsx"
    with path.open("wb") as out:
        write_roster(out, Plan((ROOT, cixi.vocabulary.root)), [known, person(name="甲")])
    assert facts(path) == [plain(known), {"name": "甲"}]


def test_the_examples_come_back_and_are_judged_as_before(chuding: Run, tmp_path: Path) -> None:
    done = chuding("export", str(REPOSITORY / "examples"))
    assert (done.returncode, done.stdout) == (0, "")
    assert chuding("import", "名册.xlsx").returncode == 0
    written = sorted((tmp_path / "applicants").glob("*.yaml"))
    before = {facts_of_file(path)["name"]: facts_of_file(path) for path in EXAMPLES}
    assert {path.stem: facts_of_file(path) for path in written} == before
    assert chuding("export", "applicants", "--output", "又一次.xlsx").returncode == 0
    assert sorted(map(str, facts(tmp_path / "又一次.xlsx"))) == sorted(
        map(str, facts(tmp_path / "名册.xlsx"))
    )


def test_a_ready_applicant_is_ready_after_the_round(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_text(READY.replace("photo.png", "有"), encoding="utf-8")
    assert chuding("export", "甲.yaml").returncode == 0
    assert chuding("import", "名册.xlsx", "--output", "新").returncode == 0
    statuses = [
        {finding["rule"]: finding["status"] for finding in json.loads(done.stdout)["results"][0]["findings"]}
        for done in (chuding("check", name, "--format", "json") for name in ("甲.yaml", "新"))
    ]
    assert statuses[0] == statuses[1]


def test_what_no_cell_can_hold_is_told_with_its_place_and_the_others_are_exported(
    chuding: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "人员"
    folder.mkdir()
    (folder / "长.yaml").write_text(f"姓名: 甲\n推荐意见: {'长' * 40_000}\n", encoding="utf-8")
    (folder / "控制.yaml").write_text('姓名: "甲\\x07"\n', encoding="utf-8")
    (folder / "换行.yaml").write_text('姓名: 甲\n材料:\n  公示: ["甲\\n乙.pdf"]\n', encoding="utf-8")
    (folder / "错.yaml").write_text("姓名: 甲\n性别: 不知\n", encoding="utf-8")
    (folder / "好.yaml").write_text("姓名: 乙\n", encoding="utf-8")
    done = chuding("export", "人员")
    assert done.returncode == 3
    for place in ("长.yaml:2:7", "控制.yaml:1:5", "换行.yaml:3:7", "错.yaml:2:5"):
        assert f"人员/{place}: " in done.stderr
    assert "4 份有误" in done.stderr
    assert facts(tmp_path / "名册.xlsx") == [{"name": "乙"}]


def test_a_file_without_errors_that_is_missing_or_a_folder_without_files_is_told(
    chuding: Run, tmp_path: Path
) -> None:
    missing = chuding("export", "没有.yaml")
    assert (missing.returncode, missing.stdout) == (3, "")
    assert "没有.yaml:1:1: 文件不存在" in missing.stderr
    (tmp_path / "空").mkdir()
    assert chuding("export", "空").returncode == 2
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_roster_that_exists_is_only_replaced_with_force(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_text("姓名: 甲\n", encoding="utf-8")
    (tmp_path / "名册.xlsx").write_bytes(b"mine")
    refused = chuding("export", "甲.yaml")
    assert refused.returncode == 4
    assert "--force" in refused.stderr
    assert (tmp_path / "名册.xlsx").read_bytes() == b"mine"
    assert chuding("export", "甲.yaml", "--force").returncode == 0
    assert facts(tmp_path / "名册.xlsx") == [{"name": "甲"}]


def test_a_row_is_as_high_as_its_cell_with_the_most_lines() -> None:
    known = [
        person(name="甲", politics="群众"),
        person(name="乙", **{"recommendation.opinion": "一\n二\n三"}),
    ]
    out = BytesIO()
    write_roster(out, Plan((ROOT,)), known)
    heights = opened(out.getvalue())["名册"].row_dimensions
    assert heights[2].height is None
    assert heights[3].height >= 3 * 15


def test_dates_are_dates_and_long_numbers_are_text() -> None:
    known = person(name="甲", identity_number="652801200008120023", birth_date=TODAY)
    known.values["employer.phone"] = "0996-2000000"
    out = BytesIO()
    write_roster(out, Plan((ROOT,)), [known])
    sheet = opened(out.getvalue())["名册"]
    cells = {head.value: cell for head, cell in zip(*sheet.iter_rows(), strict=True)}
    assert cells["出生日期"].is_date
    assert cells["出生日期"].number_format == "yyyy-mm-dd"
    assert (cells["身份证号"].value, cells["身份证号"].data_type) == ("652801200008120023", "s")
    assert cells["身份证号"].number_format == "@"
    assert cells["单位.监督电话"].value == "0996-2000000"
