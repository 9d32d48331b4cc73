"""A roster that LibreOffice has opened and saved is still the same roster."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from chuding_cli.roster.writing.workbook import Plan, write_roster

from .people import ROOT
from .test_round_trip import EXAMPLES, person
from .workbooks import TODAY, facts, facts_of_file, opened, workbook

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="没有安装 LibreOffice（soffice），不能试它存过的名册")


def saved_by_office(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it."""
    subprocess.run(
        [
            *(str(OFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "存过的"), str(path)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / "存过的" / path.name


def test_the_examples_survive(tmp_path: Path) -> None:
    from chuding_cli.applicants.reading import read_applicants
    from chuding_cli.notices.catalogue import shared_vocabulary

    texts = [path.read_text(encoding="utf-8") for path in EXAMPLES]
    records = [next(read_applicants(text, shared_vocabulary())).record for text in texts]
    with (tmp_path / "名册.xlsx").open("wb") as out:
        write_roster(out, Plan((ROOT,), ("korla-2024",)), records)
    assert facts(saved_by_office(tmp_path / "名册.xlsx", tmp_path)) == [
        facts_of_file(path) for path in EXAMPLES
    ]


def test_text_that_looks_like_something_else_survives(tmp_path: Path) -> None:
    texts = ["=1+1", "+86", "-1", "@a", "0012", "1e5", "2024-10-20", "是", "'甲", "_x0041_", "甲\n乙", "#N/A"]
    people = [person(name=f"甲{index}", politics=text) for index, text in enumerate(texts)]
    people[0].values["identity_number"] = "652801200008120023"
    people[0].values["birth_date"] = TODAY
    with (tmp_path / "名册.xlsx").open("wb") as out:
        write_roster(out, Plan((ROOT,)), people)
    saved = saved_by_office(tmp_path / "名册.xlsx", tmp_path)
    assert [each["politics"] for each in facts(saved)] == texts
    assert facts(saved)[0]["identity_number"] == "652801200008120023"
    assert facts(saved)[0]["birth_date"] == TODAY
    assert "f" not in {cell.data_type for sheet in opened(saved) for row in sheet.iter_rows() for cell in row}


def test_formulas_are_worked_out_by_it(tmp_path: Path) -> None:
    rows = [["姓名", "工作总结.字数", "族别"], ["甲", "=600*2", '="汉"&"族"'], ["乙", "=B2+1", '=""']]
    saved = saved_by_office(workbook(tmp_path / "名册.xlsx", 名册=rows), tmp_path)
    assert facts(saved) == [
        {"name": "甲", "summary.characters": 1200, "ethnicity": "汉族"},
        {"name": "乙", "summary.characters": 1201},
    ]
