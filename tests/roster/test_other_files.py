"""What is given to ``chuding import`` in place of a sound workbook: told in words, ended with 3."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from chuding_cli.roster.reading import workbook as opening
from chuding_cli.roster.reading.problem import RosterProblem
from chuding_cli.roster.reading.workbook import open_workbook

from ..conftest import Run
from .workbooks import facts, problems, workbook

_STRICT = b'<Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"/>'
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def archive(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def sound() -> bytes:
    out = BytesIO()
    book = Workbook()
    book.active.append(["姓名"])
    book.active.append(["甲"])
    book.save(out)
    return out.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """A sound workbook with one part replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(sound())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, data if each == name else old.read(each))
    return out.getvalue()


_SHEET = "xl/worksheets/sheet1.xml"
_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (ord("b") + i, b"&%c;" % (ord("a") + i) * 10) for i in range(9))
    + b"]><worksheet>&j;</worksheet>"
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        ("姓名,性别\n甲,男\n".encode("gbk"), ".csv"),
        (b"<html><table></table></html>", "不是 .xlsx 工作簿"),
        (_OLE + "Workbook".encode("utf-16-le"), "旧式的 .xls"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "有密码"),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "不是 .xlsx 工作簿"),
        (archive(**{"[Content_Types].xml": b"", "xl__workbook.bin": b""}), ".xlsb"),
        (archive(**{"[Content_Types].xml": b"", "xl__workbook.xml": b"", "_rels__.rels": _STRICT}), "Strict"),
        (archive(**{"[Content_Types].xml": b"", "word__document.xml": b""}), "不是 .xlsx 工作簿"),
        (archive(**{"[Content_Types].xml": b"<a/>", "xl__workbook.xml": b"<a/>"}), "已损坏"),
        (sound()[:2000], "已损坏"),
        (b"PK\x03\x04", "已损坏"),
        (with_part(_SHEET, b"<worksheet><sheetData><row><c r='A1'"), "已损坏"),
        (with_part(_SHEET, _BOMB), "已损坏"),
        (with_part("xl/workbook.xml", b"\xff\xfe"), "已损坏"),
    ],
)
def test_a_file_that_is_no_sound_workbook(chuding: Run, tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "名册.xlsx").write_bytes(data)
    done = chuding("import", "名册.xlsx")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("chuding: 名册.xlsx：")
    assert words in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["名册.xlsx"]


def test_no_file_at_all_and_a_folder(chuding: Run, tmp_path: Path) -> None:
    for name, words in (("没有.xlsx", "文件不存在"), (".", "这是文件夹")):
        done = chuding("import", name)
        assert done.returncode == 3
        assert words in done.stderr


def test_a_workbook_that_unpacks_to_far_more_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "一.xlsx"
    path.write_bytes(with_part(_SHEET, bytes(opening.MAX_UNPACKED + 1)))
    assert path.stat().st_size < 2**20
    with pytest.raises(RosterProblem, match="展开后超过"):
        open_workbook(path)


def test_too_many_filled_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_CELLS", 10)
    path = workbook(tmp_path / "一.xlsx", 名册=[["姓名"], *([f"甲{n}"] for n in range(20))])
    with pytest.raises(RosterProblem, match="单元格超过 10 个"):
        open_workbook(path)


def test_a_size_that_lies_and_a_far_away_cell_cost_nothing(tmp_path: Path) -> None:
    path = tmp_path / "一.xlsx"
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>甲</t></is></c><c r="XFD2"/></row><row r="1048576"/>'
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    dimension = '<dimension ref="A1:XFD1048576"/>'
    sheet = f'<worksheet xmlns="{space}">{dimension}<sheetData>{rows}</sheetData></worksheet>'
    path.write_bytes(with_part(_SHEET, sheet.encode()))
    assert facts(path) == [{"name": "甲"}]


def test_a_workbook_without_the_heading_and_one_without_people(tmp_path: Path) -> None:
    assert "前几行里要有一格是“姓名”" in problems(workbook(tmp_path / "一.xlsx", 名册=[["甲"], ["乙"]]))[0][2]
    assert (
        "名册里没有人" in problems(workbook(tmp_path / "二.xlsx", 名册=[["编号", "姓名"], [1, None]]))[0][2]
    )
    assert problems(workbook(tmp_path / "三.xlsx", 名册=[["姓名"], ["甲"]], 年度考核=[["年度"], [2023]]))[0][
        0
    ] == ("年度考核")
