"""``chuding roster-template``: an empty roster that explains itself and lets choose."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from chuding_cli.facts.vocabulary import Vocabulary
from chuding_cli.notices.catalogue import notice, shared_vocabulary
from chuding_cli.roster.columns import entry_columns, list_facts, people_columns, sheet_title

from ..conftest import Run, call_chuding
from .workbooks import facts, opened, problems, texts


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template of korla-2024."""
    folder = tmp_path_factory.mktemp("template")
    done = call_chuding(folder, "roster-template", "名册.xlsx", "--notice", "korla-2024")
    assert (done.returncode, done.stdout) == (0, "")
    assert "chuding import" in done.stderr
    return folder / "名册.xlsx"


@pytest.fixture
def korla(made: Path, tmp_path: Path) -> Any:
    """The template, opened in the folder that it stands in."""
    return opened(Path(shutil.copy(made, tmp_path)))


def heads(sheet: Any) -> dict[str, Any]:
    """The cells of the first row by their text."""
    return {cell.value: cell for cell in sheet[1]}


def choices(book: Any, sheet: Any, head: str) -> list[str]:
    """The words that the cell below a heading lets choose from."""
    letter = heads(sheet)[head].column_letter
    (checked,) = (each for each in sheet.data_validations.dataValidation if f"{letter}2" in each.sqref)
    assert checked.type == "list"
    where, cells = checked.formula1.split("!")
    return [row[0].value for row in book[where.strip("'")][cells.replace("$", "")]]


@pytest.mark.parametrize("name", [None, "korla-2024", "cixi-2018", "jiangxi-2013"])
def test_every_fact_of_the_vocabulary_has_a_column(chuding: Run, tmp_path: Path, name: str | None) -> None:
    vocabulary: Vocabulary = notice(name).vocabulary if name else shared_vocabulary()
    assert chuding("roster-template", *(("--notice", name) if name else ())).returncode == 0
    book = opened(tmp_path / "名册.xlsx")
    lists = list_facts(vocabulary.root)
    expected = {"编号", *(fact.label for fact in people_columns(vocabulary.root))}
    assert set(heads(book["名册"])) == expected
    assert book.sheetnames == ["说明", "名册", *map(sheet_title, lists), "选项"]
    assert book.active.title == "名册"
    for fact in lists:
        columns = {"编号", "姓名", *(each.label for each in entry_columns(fact))}
        assert set(heads(book[sheet_title(fact)])) == columns


def test_choices_are_those_of_the_vocabulary(korla: Any) -> None:
    for fact in people_columns(notice("korla-2024").vocabulary.root):
        if fact.kind == "choice":
            assert choices(korla, korla["名册"], fact.label) == list(fact.values), fact.label
    assert choices(korla, korla["名册"], "学历.专业对口") == ["是", "否"]
    assert choices(korla, korla["名册"], "现有职称") == ["无"]
    assert "korla-2024" in choices(korla, korla["名册"], "通知")
    assert choices(korla, korla["工作经历"], "结束") == ["至今"]
    assert korla["选项"].sheet_state == "hidden"


def test_the_name_in_a_further_sheet_is_chosen_from_the_people(korla: Any) -> None:
    letter = heads(korla["名册"])["姓名"].column_letter
    (names,) = (each for each in korla["工作经历"].data_validations.dataValidation if "B2" in each.sqref)
    assert names.formula1 == (
        f"OFFSET('名册'!${letter}$2,0,0,MAX(1,COUNTA('名册'!${letter}$2:${letter}$5001)),1)"
    )


def test_numbers_of_people_are_text_and_dates_are_dates(korla: Any) -> None:
    formats = {
        head: korla["名册"].column_dimensions[cell.column_letter].number_format
        for head, cell in heads(korla["名册"]).items()
    }
    assert formats["身份证号"] == formats["单位.监督电话"] == formats["单位.统一社会信用代码"] == "@"
    assert formats["出生日期"] == "yyyy-mm-dd"
    assert formats["工作总结.字数"] == "General"


def test_each_heading_tells_what_it_means_and_who_issues_the_proof(korla: Any) -> None:
    note = heads(korla["名册"])["学历.层次"].comment.text
    assert "申报所用学历的层次" in note
    assert "出具：毕业院校" in note
    for sheet in korla.sheetnames[1:-1]:
        assert all(cell.comment for cell in korla[sheet][1]), sheet


def test_the_guide_names_the_notice_and_every_column(korla: Any) -> None:
    rows = texts(korla["说明"])
    assert ["依据的通知", "korla-2024"] in [row[:2] for row in rows]
    told = {(row[0], row[1]) for row in rows}
    for fact in people_columns(notice("korla-2024").vocabulary.root):
        assert ("名册", fact.label) in told
    assert ("年度考核", "考核表") in told


def test_the_headings_stay_in_sight_and_on_every_page(korla: Any) -> None:
    for name in korla.sheetnames[1:-1]:
        sheet = korla[name]
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("C2", "$1:$1")
        assert sheet.print_title_cols == "$A:$B"
        assert sheet.page_setup.orientation == "landscape"


def test_what_the_rules_do_not_look_at_is_grey(korla: Any) -> None:
    head = heads(korla["名册"])
    assert head["学历.毕业院校"].fill.fgColor.rgb != head["学历.层次"].fill.fgColor.rgb
    assert head["单位.监督电话"].fill.fgColor.rgb == head["学历.毕业院校"].fill.fgColor.rgb


def test_what_a_grey_heading_means_is_said_rightly(korla: Any) -> None:
    (words,) = (row[2] for row in texts(korla["说明"]) if row[0] == "依据的通知")
    assert "不影响能不能申报" in words
    assert "公示等材料" in words


def test_it_is_empty_and_the_import_says_so(korla: Any, tmp_path: Path) -> None:
    assert all(sheet.max_row == 1 for sheet in korla.worksheets[1:-1])
    ((_, _, message),) = problems(tmp_path / "名册.xlsx")
    assert "名册里没有人" in message


def test_filled_in_it_is_imported_for_its_notice(korla: Any, tmp_path: Path) -> None:
    people, work = korla["名册"], korla["工作经历"]
    for head, text in (("姓名", "甲"), ("现有职称", "无"), ("学历.层次", "本科")):
        people.cell(2, heads(people)[head].column, text)
    work.append([None, "甲", "2022-08-01", "至今"])
    korla.save(tmp_path / "名册.xlsx")
    (person,) = facts(tmp_path / "名册.xlsx")
    assert person["notice"] == "korla-2024"
    assert (person["titles"], person["education.level"]) == ([], "本科")
    assert len(person["work"]) == 1


def test_a_notice_of_the_guide_that_is_not_known_is_told(korla: Any, tmp_path: Path) -> None:
    guide = korla["说明"]
    (cell,) = (row[1] for row in guide.iter_rows() if row[0].value == "依据的通知")
    cell.value = "korla-1024"
    korla.save(tmp_path / "名册.xlsx")
    ((sheet, _, message),) = problems(tmp_path / "名册.xlsx")
    assert (sheet, "korla-2024" in message) == ("说明", True)


def test_a_file_that_exists_is_only_replaced_with_force(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "名册.xlsx").write_bytes(b"mine")
    assert chuding("roster-template").returncode == 4
    assert (tmp_path / "名册.xlsx").read_bytes() == b"mine"
    assert chuding("roster-template", "--force").returncode == 0
    assert chuding("roster-template", "--notice", "某").returncode == 2
