"""What an employer gets for all its applicants."""

from __future__ import annotations

import json
from pathlib import Path

from openpyxl import load_workbook

from .conftest import Build
from .people import TEACHER, changed, person, words

CODE = "12652801457812936W"


def teacher(name: str, *, stated: bool = True, code: str = f", 统一社会信用代码: {CODE}") -> str:
    text = changed("阿依努尔·买买提", name, TEACHER)
    text = changed("所在地: 库尔勒市}", f"所在地: 库尔勒市{code}}}", text)
    return text if stated else changed("师德师风: {违反情况: 无}\n", "", text)


def test_each_employer_gets_one_statement_and_one_table(build: Build, tmp_path: Path) -> None:
    person(tmp_path, teacher("甲一"), "in/a.yaml")
    person(tmp_path, teacher("乙二", stated=False), "in/b.yaml")
    person(tmp_path, teacher("丙三", code=""), "in/c.yaml")  # the same name of the employer: the same one
    person(tmp_path, changed("某某设计院", "别的设计院"), "in/d.yaml")
    done = build("in")
    assert done.code == 1, done.err
    units = tmp_path / "packet/单位"
    assert {path.name for path in units.iterdir()} == {CODE, "002"}
    statement = words(units / CODE / "师德师风情况说明.pdf")
    assert "甲一等2位同志（名单附后）" in statement
    assert "丙三" in statement
    assert "乙二" not in statement
    assert "师德师风情况说明没有列入乙二：没有填写“师德师风.违反情况”" in done.out
    assert not (units / "002/师德师风情况说明.pdf").exists()
    table = words(units / CODE / "汇总表.pdf")
    assert all(name in table for name in ("甲一", "乙二", "丙三", "共3人"))
    manifest = json.loads((units / CODE / "manifest.json").read_text("utf-8"))
    assert {each["path"] for each in manifest["inputs"]} == {"a.yaml", "b.yaml", "c.yaml"}


def test_for_a_single_teacher_the_statement_names_that_one(build: Build, tmp_path: Path) -> None:
    person(tmp_path, teacher("甲一"), "in/a.yaml")
    person(tmp_path, teacher("乙二", stated=False), "in/b.yaml")
    build("in")
    statement = words(tmp_path / "packet/单位" / CODE / "师德师风情况说明.pdf")
    assert "甲一同志目前没有违反" in statement
    assert "名单附后" not in statement


def test_one_applicant_alone_makes_no_unit(build: Build, tmp_path: Path) -> None:
    build(person(tmp_path, teacher("甲一")))
    assert not (tmp_path / "packet/单位").exists()


def test_cells_of_the_table_are_text_whatever_they_begin_with(build: Build, tmp_path: Path) -> None:
    evil = ("=1+1", "+cmd", "-2", "@SUM(A1)")
    for number, name in enumerate(evil):
        person(tmp_path, teacher(f'"{name}"'), f"in/{number}.yaml")
    build("in")
    book = load_workbook(tmp_path / "packet/单位" / CODE / "汇总表.xlsx")
    cells = [row[1] for row in book.active.iter_rows(min_row=3)]
    assert [cell.value for cell in cells] == list(evil)
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    assert [cell.value for cell in book.active[2]][:2] == ["序号", "姓名"]


def test_a_hostile_code_decides_no_path(build: Build, tmp_path: Path) -> None:
    for number, name in enumerate(("甲", "乙")):
        text = teacher(name, code=", 统一社会信用代码: ../../../../evil")
        person(tmp_path, text, f"in/{number}.yaml")
    build("in")
    assert {path.name for path in (tmp_path / "packet/单位").iterdir()} == {"001"}
    assert {path.name for path in tmp_path.iterdir()} == {"in", "packet"}


def test_a_units_folder_that_exists_is_left_alone(build: Build, tmp_path: Path) -> None:
    person(tmp_path, teacher("甲一"), "in/a.yaml")
    person(tmp_path, teacher("乙二"), "in/b.yaml")
    assert build("in").code == 1
    again = build("in")
    assert again.code == 4
    assert again.err.count("已存在") == 3
    assert build("in", "--force").code == 1
