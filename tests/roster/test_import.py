"""``chuding import``: rosters as officers really fill them in."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from chuding_cli.facts.scalars import GOING_ON, Document, Month

from ..applicants.ready import IDENTITY
from ..conftest import Run
from .workbooks import facts, facts_of_file, opened, problems, read, workbook


def one(path: Path, heading: str, cell: object) -> Any:
    """The value of the only cell besides the name."""
    (found,) = facts(workbook(path / "一.xlsx", 名册=[["姓名", heading], ["甲", cell]]))
    assert found.pop("name") == "甲"
    (value,) = found.values()
    return value


def refused(path: Path, heading: str, cell: object) -> str:
    """What is said of the only cell besides the name, which is B2."""
    ((sheet, where, message),) = problems(workbook(path / "一.xlsx", 名册=[["姓名", heading], ["甲", cell]]))
    assert (sheet, where) == ("名册", "B2")
    return message


# ── values ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("heading", "cell", "value"),
    [
        ("出生日期", datetime(2000, 4, 17), date(2000, 4, 17)),
        ("出生日期", "2000-04-17", date(2000, 4, 17)),
        ("出生日期", "2000.4.17", date(2000, 4, 17)),
        ("出生日期", "２０００年４月１７日 ", date(2000, 4, 17)),
        ("出生日期", 20000417, date(2000, 4, 17)),
        ("学历.毕业院校", datetime(2024, 10, 20), "2024-10-20"),
        ("学历.毕业院校", " 塔河学院　", "塔河学院"),
        ("学历.层次", "专科", "大专"),
        ("专业对口", True, True),
        ("专业对口", "√", True),
        ("公示情况.异议", False, "无"),
        ("身份证号", " 652801 20000812 0023", IDENTITY),
        ("身份证号", 110101800101123, "110101800101123"),
        ("单位.监督电话", 13999000000, "13999000000"),
        ("工作总结.字数", 1200.0, 1200),
        ("工作总结.字数", 0.1 + 0.2, Decimal("0.3")),
        ("材料.身份证", "有", Document((), True)),
        ("材料.身份证", "正.jpg\n 反.jpg \n", Document(("正.jpg", "反.jpg"), True)),
        ("推荐意见", "同意\n推荐", "同意\n推荐"),
        ("推荐意见", "同意_x000D_\n推荐", "同意\r\n推荐"),
        ("推荐意见", "'=1+1", "'=1+1"),
    ],
)
def test_a_cell_is_read_as_its_column_means(
    tmp_path: Path, heading: str, cell: object, value: object
) -> None:
    assert one(tmp_path, heading, cell) == value


@pytest.mark.parametrize(
    ("heading", "cell", "words"),
    [
        ("出生日期", "2000-13-01", "日历上没有这一天"),
        ("出生日期", datetime(2000, 4, 17, 8, 30), "时刻"),
        ("出生日期", time(8, 30), "时刻"),
        ("出生日期", 36633, "日期的序号"),
        ("身份证号", "6.52801E+17", "存成了数"),
        ("身份证号", "６.52801e17", "存成了数"),
        ("身份证号", "652801200008120000", "存成了数"),
        ("身份证号", 652801200008120023, "存成了数"),
        ("身份证号", 6.52801200008120e17, "存成了数"),
        ("身份证号", datetime(2000, 4, 17), "是日期"),
        ("学历.层次", "大转", "可填：小学"),
        ("工作总结.字数", "约一千", "不是数"),
        ("工作总结.字数", -1, "不能是负数"),
        ("工作总结.字数", datetime(2000, 4, 17), "是日期"),
    ],
)
def test_a_cell_that_does_not_fit_is_told(tmp_path: Path, heading: str, cell: object, words: str) -> None:
    if cell is None:
        assert facts(workbook(tmp_path / "一.xlsx", 名册=[["姓名", heading], ["甲", cell]])) == [
            {"name": "甲"}
        ]
    else:
        assert words in refused(tmp_path, heading, cell)


def test_months_are_read_as_text_as_figures_and_as_the_first_of_a_month(tmp_path: Path) -> None:
    def insured(cell: object) -> Path:
        rows = [["姓名", "起"], ["甲", cell]]
        return workbook(tmp_path / "一.xlsx", 名册=[["姓名"], ["甲"]], 社保缴费=rows)

    accepted: tuple[object, ...] = ("2024-09", 202409, datetime(2024, 9, 1), "2024年9月")
    for cell in accepted:
        assert facts(insured(cell)) == [{"name": "甲", "social_insurance": [{"from": Month(2024, 9)}]}]
    told: dict[object, str] = {
        2024.1: "1 月和 10 月",
        datetime(2024, 9, 2): "某一天",
        45536: "日期的序号",
    }
    for cell, words in told.items():
        ((sheet, where, message),) = problems(insured(cell))
        assert (sheet, where) == ("社保缴费", "B2")
        assert words in message


def test_dates_of_the_1904_calendar_are_the_same_days(tmp_path: Path) -> None:
    def mac(book: Any) -> None:
        book.epoch = CALENDAR_MAC_1904

    path = workbook(tmp_path / "一.xlsx", mac, 名册=[["姓名", "出生日期"], ["甲", datetime(2000, 4, 17)]])
    assert facts(path) == [{"name": "甲", "birth_date": date(2000, 4, 17)}]


@pytest.mark.parametrize("built_in", [*range(27, 32), 36, *range(50, 55), 57, 58])
def test_a_day_in_a_format_that_only_chinese_excel_has_is_a_day(tmp_path: Path, built_in: int) -> None:
    rows = [["姓名", "出生日期"], ["甲", datetime(2000, 4, 17)]]
    path = workbook(tmp_path / "一.xlsx", 名册=rows)
    in_built_in_format(path, built_in)
    assert opened(path)["名册"]["B2"].value == 36633  # which no other reader takes for a day
    assert facts(path) == [{"name": "甲", "birth_date": date(2000, 4, 17)}]


def in_built_in_format(path: Path, number: int) -> None:
    """Have every style of a workbook use a number format that the file does not describe."""
    import re
    import zipfile

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["xl/styles.xml"].decode()
    text, count = re.subn(r'(<cellXfs.*?)numFmtId="(?!0")\d+"', rf'\1numFmtId="{number}"', text, flags=re.S)
    assert count == 1, text
    parts["xl/styles.xml"] = text.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_an_identity_number_that_ends_in_three_zeros_rightly_is_one(tmp_path: Path) -> None:
    assert one(tmp_path, "身份证号", "652801200008010000") == "652801200008010000"


def test_a_formula_counts_with_the_value_that_was_worked_out_last(tmp_path: Path) -> None:
    rows = [["姓名", "政治面貌", "性别", "族别"], ["甲", "=A2", "=B9", "汉族"]]
    path = workbook(tmp_path / "一.xlsx", 名册=rows)
    found = problems(path)
    assert [(sheet, cell) for sheet, cell, _ in found] == [("名册", "B2"), ("名册", "C2")]
    assert all("公式还没有算出值" in message for *_, message in found)
    with_value(path, "<f>A2</f><v></v>", "<f>A2</f><v>群众</v>", ' t="str"')
    with_value(path, "<f>B9</f><v></v>", "<f>B9</f><v></v>", ' t="str"')
    assert facts(path) == [{"name": "甲", "politics": "群众", "ethnicity": "汉族"}]


def with_value(path: Path, old: str, new: str, kind: str) -> None:
    """Put a worked-out value behind a formula, as Excel does."""
    import re
    import zipfile

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet1.xml"
    text = parts[part].decode()
    formula = re.escape(old).replace("<v></v>", r"(?:<v></v>|<v\s*/>)")
    changed, count = re.subn(rf'(<c r="[A-Z]+\d+"[^>]*?)>{formula}', rf"\1{kind}>{new}", text)
    assert count == 1, text
    parts[part] = changed.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_a_formula_gone_wrong_is_told(tmp_path: Path) -> None:
    def broken(book: Any) -> None:
        cell = book["名册"]["B2"]
        cell.value, cell.data_type = "#REF!", "e"

    path = workbook(tmp_path / "一.xlsx", broken, 名册=[["姓名", "族别"], ["甲", "汉"]])
    ((_, where, message),) = problems(path)
    assert (where, "#REF!" in message) == ("B2", True)


# ── headings and rows ────────────────────────────────────────────────────────────────────────────


def test_columns_may_stand_in_any_order_with_a_title_above_and_remarks_beside(tmp_path: Path) -> None:
    rows = [
        ["2024年初定名册", None, None, None],
        [],
        ["备注", "身份证号码", " 姓 名 ", "学历.\n毕业院校"],
        ["随便写", IDENTITY, "甲", "塔河学院"],
        [None, "  ", None, None],
        [None, None, "乙", None],
    ]
    first = {"name": "甲", "identity_number": IDENTITY, "education.school": "塔河学院"}
    assert facts(workbook(tmp_path / "一.xlsx", 随便=rows)) == [first, {"name": "乙"}]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("出身日期", "是不是“出生日期”？请删去这一栏，或把表头改成“出生日期”"),
        ("毕业时间", "是不是“学历.毕业日期”？"),
        ("毕业学校", "是不是“学历.毕业院校”？"),
        ("序号", "是不是“编号”？"),
        ("联系电话", "不认识的表头“联系电话”；请删去这一栏，或把表头改成"),
        ("单位", "是不是“单位."),
        ("工作经历.开始", "填在工作表“工作经历”里"),
        (None, "没有表头"),
        ("签字", "不认识的表头"),
    ],
)
def test_a_heading_that_is_not_known_is_told_once(tmp_path: Path, heading: str | None, words: str) -> None:
    rows = [["姓名", heading], ["甲", "某"], ["乙", "某"]]
    found = problems(workbook(tmp_path / "一.xlsx", 名册=rows))
    assert [(sheet, cell) for sheet, cell, _ in found][:1] == [("名册", "B1")]
    assert words in found[0][2]
    assert len(found) == (2 if heading is None else 1)


def test_an_unknown_column_without_content_is_nothing(tmp_path: Path) -> None:
    assert facts(workbook(tmp_path / "一.xlsx", 名册=[["姓名", "某某"], ["甲"]])) == [{"name": "甲"}]


def test_a_fact_in_two_columns_is_told(tmp_path: Path) -> None:
    rows = [["姓名", "族别", "民族"], ["甲", "汉族", None], ["乙", "汉族", "回族"]]
    ((_, where, message),) = problems(workbook(tmp_path / "一.xlsx", 名册=rows))
    assert (where, "“族别”和“民族”是同一项" in message) == ("C3", True)


def test_hidden_rows_are_read_and_that_is_told(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book["名册"].row_dimensions[3].hidden = True

    path = workbook(tmp_path / "一.xlsx", hide, 名册=[["姓名"], ["甲"], ["乙"]])
    assert facts(path) == [{"name": "甲"}, {"name": "乙"}]
    assert read(path).notes == ("“名册”有 1 行是隐藏的（第 3 行），也读了",)


def test_a_cell_merged_downwards_counts_for_each_of_its_rows(tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        book["名册"].merge_cells("B2:B3")
        book["年度考核"].merge_cells("A2:A3")

    path = workbook(
        tmp_path / "一.xlsx",
        merge,
        名册=[["姓名", "单位.名称"], ["甲", "某厂"], ["乙", None]],
        年度考核=[["姓名", "年度"], ["乙", 2022], [None, 2023]],
    )
    assert facts(path) == [
        {"name": "甲", "employer.name": "某厂"},
        {"name": "乙", "employer.name": "某厂", "assessments": [{"year": 2022}, {"year": 2023}]},
    ]


@pytest.mark.parametrize(
    ("cells", "where", "words"), [("A2:A3", "A2", "每人一行"), ("B2:C2", "B2", "跨了几栏")]
)
def test_other_merged_cells_are_told(tmp_path: Path, cells: str, where: str, words: str) -> None:
    rows = [["姓名", "性别", "族别"], ["甲", "男", "汉族"], ["乙", "女", "汉族"]]
    path = workbook(tmp_path / "一.xlsx", lambda book: book["名册"].merge_cells(cells), 名册=rows)
    assert [(cell, words in message) for _, cell, message in problems(path)] == [(where, True)]


# ── lists ────────────────────────────────────────────────────────────────────────────────────────


def test_entries_go_to_the_person_of_their_name_or_number(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "一.xlsx",
        名册=[["编号", "姓名"], [1, "甲"], [2, "甲"], [3, "乙"], [4, None]],
        工作经历=[
            ["姓名", "编号", "开始", "结束"],
            ["乙", None, "2022-08-01", "至今"],
            ["甲", 2.0, "2021-01-01", None],
        ],
        年度考核=[["编号", "年度"], ["２", 2023]],
    )
    work = [{"from": date(2022, 8, 1), "to": GOING_ON}]
    second = {"name": "甲", "work": [{"from": date(2021, 1, 1)}], "assessments": [{"year": 2023}]}
    assert facts(path) == [{"name": "甲"}, second, {"name": "乙", "work": work}]


@pytest.mark.parametrize(
    ("row", "where", "words"),
    [
        (["丙", None, 2023], "A2", "没有“丙”"),
        (["甲", None, 2023], "A2", "有 2 个“甲”"),
        ([None, None, 2023], "A2", "不知道是谁的"),
        (["甲", 9, 2023], "B2", "没有编号“9”"),
        (["乙", 1, 2023], "A2", "编号 1 在“名册”里是“甲”"),
        (["乙", 3, "二三"], "C2", "不是年份"),
    ],
)
def test_an_entry_of_nobody_knows_whom_is_told(
    tmp_path: Path, row: list[object], where: str, words: str
) -> None:
    people = [["编号", "姓名"], [1, "甲"], [2, "甲"], [3, "乙"]]
    path = workbook(tmp_path / "一.xlsx", 名册=people, 年度考核=[["姓名", "编号", "年度"], row])
    ((sheet, cell, message),) = problems(path)
    assert (sheet, cell) == ("年度考核", where)
    assert words in message


def test_a_number_given_twice_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "一.xlsx", 名册=[["编号", "姓名"], [1, "甲"], [1, "乙"]])
    ((_, _, message),) = problems(path)
    assert "编号“1”写了两次（A2、A3）" in message


@pytest.mark.parametrize(
    ("cell", "entries", "titles"),
    [
        ("无", [], []),
        (None, [["甲", "无", None]], []),
        ("助理工程师", [], [{"title": "助理工程师"}]),
        (None, [["甲", "助理工程师", "助理级"]], [{"title": "助理工程师", "grade": "助理级"}]),
    ],
)
def test_having_no_title_is_said_in_a_word(
    tmp_path: Path, cell: str | None, entries: list[list[str | None]], titles: list[dict[str, str]]
) -> None:
    path = workbook(
        tmp_path / "一.xlsx",
        名册=[["姓名", "现有职称"], ["甲", cell]],
        现有职称=[["姓名", "职称", "级别"], *entries],
    )
    assert facts(path) == [{"name": "甲", "titles": titles}]


def test_no_title_and_a_title_are_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "一.xlsx",
        名册=[["姓名", "现有职称"], ["甲", "无"], ["乙", None]],
        现有职称=[["姓名", "职称"], ["甲", "技术员"], ["乙", "无"], ["乙", "技术员"]],
    )
    assert [cell for _, cell, _ in problems(path)] == ["A2", "A4"]


def test_a_sheet_with_a_mistyped_name_is_told_and_one_of_the_officers_own_is_left_alone(
    tmp_path: Path,
) -> None:
    people = [["姓名"], ["甲"]]
    ((sheet, _, message),) = problems(
        workbook(tmp_path / "一.xlsx", 名册=people, 工作经力=[["姓名"], ["甲"]])
    )
    assert (sheet, "是不是“工作经历”？" in message) == ("工作经力", True)
    own = workbook(tmp_path / "二.xlsx", 名册=people, 统计2024=[["合计", 1]])
    assert facts(own) == [{"name": "甲"}]
    assert "“统计2024”" in read(own).notes[0]


# ── notices ──────────────────────────────────────────────────────────────────────────────────────


def test_the_facts_of_a_notice_are_known_where_a_row_or_its_place_leads_to_it(tmp_path: Path) -> None:
    named = [["姓名", "通知", "人事代理"], ["甲", "cixi-2018", "是"]]
    assert facts(workbook(tmp_path / "一.xlsx", 名册=named)) == [
        {"name": "甲", "notice": "cixi-2018", "agency": True}
    ]
    placed = [["姓名", "单位.所在地", "申报日期", "人事代理"], ["甲", "慈溪市", "2018-05-01", "是"]]
    assert facts(workbook(tmp_path / "二.xlsx", 名册=placed))[0]["agency"] is True
    neither = [["姓名", "人事代理"], ["甲", "是"]]
    assert [cell for _, cell, _ in problems(workbook(tmp_path / "三.xlsx", 名册=neither))] == ["B1"]


def test_a_notice_that_is_not_known_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = [["姓名", "通知"], ["甲", "korla-2042"]]
    ((_, cell, message),) = problems(workbook(tmp_path / "一.xlsx", 名册=rows))
    assert (cell, "是不是“korla-2024”" in message) == ("B2", True)


def test_the_notice_of_the_command_is_written_into_each_file(chuding: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "名册.xlsx", 名册=[["姓名", "人事代理"], ["甲", "是"]])
    assert chuding("import", "名册.xlsx", "--notice", "cixi-2018").returncode == 0
    text = (tmp_path / "applicants" / "甲.yaml").read_text(encoding="utf-8")
    assert "\n通知: cixi-2018\n" in text
    assert "\n人事代理: 是\n" in text
    assert chuding("import", "名册.xlsx", "--notice", "某").returncode == 2


def test_a_row_that_names_another_notice_than_the_command_is_told_at_its_cell(
    chuding: Run, tmp_path: Path
) -> None:
    rows = [["姓名", "通知"], ["甲", "cixi-2018"], ["乙", "korla-2024"], ["丙", None]]
    workbook(tmp_path / "名册.xlsx", 名册=rows)
    done = chuding("import", "名册.xlsx", "--notice", "cixi-2018")
    assert (done.returncode, done.stdout) == (3, "")
    first, *_ = done.stderr.splitlines()
    assert first.startswith("名册.xlsx:名册!B3: 这一行写的通知是“korla-2024”，--notice 写的却是“cixi-2018”")
    assert [path.name for path in tmp_path.iterdir()] == ["名册.xlsx"]
    assert chuding("import", "名册.xlsx").returncode == 0  # as the message advises


# ── the files ────────────────────────────────────────────────────────────────────────────────────


def test_files_are_named_after_people_harmlessly_and_never_after_their_numbers(
    chuding: Run, tmp_path: Path
) -> None:
    names = ["王 芳", "王 芳", "阿依努尔·买买提", "../../坏", "CON", IDENTITY]
    rows = [["姓名", "性别"], *([name, "女"] for name in names)]
    workbook(tmp_path / "名册.xlsx", 名册=rows)
    done = chuding("import", "名册.xlsx", "--output", "人员")
    assert done.returncode == 0
    written = {path.name for path in (tmp_path / "人员").iterdir()}
    expected = {"王 芳", "王 芳-2", "阿依努尔·买买提", "__.._坏", "_CON", "652801********0023"}
    assert {name.removesuffix(".yaml") for name in written} == {name.replace("*", "_") for name in expected}
    assert sorted(done.stdout.split("\n")[:-1]) == sorted(f"人员/{name}" for name in written)
    assert IDENTITY not in done.stdout + done.stderr
    assert facts_of_file(tmp_path / "人员" / "王 芳.yaml") == {"name": "王 芳", "sex": "女"}


def test_the_files_explain_themselves_as_those_of_init(chuding: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "名册.xlsx", 名册=[["姓名"], ["甲"]])
    assert chuding("import", "名册.xlsx").returncode == 0
    blank = chuding("init").stdout
    assert (tmp_path / "applicants" / "甲.yaml").read_text(encoding="utf-8") == blank.replace(
        "\n姓名:\n", "\n姓名: 甲\n"
    )


def test_every_mistake_is_told_at_once_and_nothing_is_written(chuding: Run, tmp_path: Path) -> None:
    workbook(
        tmp_path / "名册.xlsx",
        名册=[
            ["姓名", "性别", "身份证号"],
            ["甲", "不知", "1"],
            ["乙", "男", 652801200008120023],
            ["丙", "女", None],
        ],
        工作经历=[["姓名", "开始"], ["丁", "2022-08-01"], ["甲", "2022-02-30"]],
    )
    done = chuding("import", "名册.xlsx")
    assert (done.returncode, done.stdout) == (3, "")
    lines = done.stderr.splitlines()
    assert [line.split(": ")[0] for line in lines[:-1]] == [
        *("名册.xlsx:名册!B2", "名册.xlsx:名册!C3", "名册.xlsx:工作经历!A2", "名册.xlsx:工作经历!B3"),
    ]
    assert lines[-1] == "共 4 处要改正；一个文件也没有写"
    assert "652801200008120" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["名册.xlsx"]


def test_a_file_that_exists_stops_all_without_force(chuding: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "名册.xlsx", 名册=[["姓名"], ["甲"], ["乙"]])
    (tmp_path / "applicants").mkdir()
    (tmp_path / "applicants" / "乙.yaml").write_text("我的\n", encoding="utf-8")
    refused = chuding("import", "名册.xlsx")
    assert refused.returncode == 4
    assert "乙.yaml" in refused.stderr
    assert [path.name for path in (tmp_path / "applicants").iterdir()] == ["乙.yaml"]
    assert chuding("import", "名册.xlsx", "--force").returncode == 0
    assert facts_of_file(tmp_path / "applicants" / "乙.yaml") == {"name": "乙"}


def test_a_folder_that_cannot_be_made_ends_with_4_and_leaves_nothing(chuding: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "名册.xlsx", 名册=[["姓名"], ["甲"]])
    (tmp_path / "文件").write_text("", encoding="utf-8")
    done = chuding("import", "名册.xlsx", "--output", "文件/里")
    assert done.returncode == 4
    assert "文件/里" in done.stderr


def test_papers_that_are_not_there_are_told(chuding: Run, tmp_path: Path) -> None:
    workbook(tmp_path / "名册.xlsx", 名册=[["姓名", "材料.公示"], ["甲", "公示.pdf"]])
    done = chuding("import", "名册.xlsx")
    assert done.returncode == 0
    assert "1 处材料的文件" in done.stderr
    assert "公示.pdf" in done.stderr
