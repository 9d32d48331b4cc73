"""Damaged and strange workbooks: told with the cell, nothing written; time and memory bounded."""

from __future__ import annotations

import resource
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from io import BytesIO
from itertools import chain, repeat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from chuding_cli.roster.reading.problem import RosterProblem
from chuding_cli.roster.reading.roster import read_roster
from chuding_cli.roster.reading.workbook import open_workbook

from ..conftest import clean_environment
from ..roster.conftest import FEW

HERE = Path(__file__).parent
SECONDS = 60  # of a slow machine
MEMORY = 1500 * 2**20  # bytes of address space: the program alone takes a third
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"


def bounded(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run ``chuding import`` with a limit on time and memory."""
    return subprocess.run(
        [sys.executable, "-m", "chuding_cli", "import", *words, "--output", "people"],
        cwd=folder, env=clean_environment(), capture_output=True, check=False,
        timeout=SECONDS, encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )  # fmt: skip


def refused(folder: Path, file: Path, *words: str) -> str:
    """What is told of a file that is refused as it has to be."""
    done = bounded(folder, str(file))
    assert (done.returncode, done.stdout) == (3, ""), done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert not (folder / "people").exists()
    for word in words:
        assert word in done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("h02-roster-stray-cell/roster.xlsx", "名册!CC4: 这一格所在的栏没有表头"),
        ("h03-roster-damaged-zip/exc-1d7d3aaf.xlsx", "工作簿已损坏"),
        ("h03-roster-damaged-zip/exc-443c8945.xlsx", "工作簿已损坏"),
        ("h03-roster-damaged-zip/exc-9e3d3bea.xlsx", "工作簿已损坏"),
        ("h16-roster-far-row/row2e9.xlsx", "A2000000000"),
    ],
)
def test_the_cases(tmp_path: Path, file: str, words: str) -> None:
    refused(tmp_path, HERE / file, words)


# ── siblings ─────────────────────────────────────────────────────────────────────────────────────────


def small() -> bytes:
    """A roster of two people with a list."""
    out = BytesIO()
    book = Workbook()
    book.active.title = "名册"
    for row in (
        ["编号", "姓名", "出生日期", "备注"],
        [1, "甲", date(2000, 1, 2)],
        [2, "乙", "2000-03-04", "好"],
    ):
        book.active.append(row)
    book.active.merge_cells("D2:D3")
    further = book.create_sheet("年度考核")
    for row in (["编号", "年度", "结果"], [1, 2023, "合格"], [2, 2023, "合格"]):
        further.append(row)
    book.save(out)
    return out.getvalue()


SMALL = small()


def remade(parts: dict[str, bytes | Iterator[bytes]]) -> bytes:
    """The small roster with these parts in the place of its own."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(SMALL)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(parts.keys() - set(old.namelist()))]:
            data = parts.get(name)
            with new.open(name, "w", force_zip64=True) as part:
                for piece in (
                    [old.read(name)] if data is None else [data] if isinstance(data, bytes) else data
                ):
                    part.write(piece)
    return out.getvalue()


HEADINGS = b'<row r="1"><c r="A1" t="inlineStr"><is><t>\xe5\xa7\x93\xe5\x90\x8d</t></is></c></row>'
NAME = '<c r="A2" t="inlineStr"><is><t>甲</t></is></c>'


def sheet(rows: str) -> Iterator[bytes]:
    """The XML of a sheet with these rows below the heading 姓名."""
    return with_rows(iter([rows]))


def with_rows(rows: Iterator[str], tail: str = "") -> Iterator[bytes]:
    """The same, of any number of rows."""
    yield f'<worksheet xmlns="{SPACE}"><sheetData>'.encode() + HEADINGS
    yield from (row.encode() for row in rows)
    yield f"</sheetData>{tail}</worksheet>".encode()


def numbered(count: int, row: str, tail: str = "") -> Iterator[bytes]:
    """So many rows, from the second."""
    return with_rows((row.replace("#", str(number)) for number in range(2, count + 2)), tail)


def many(piece: bytes, begin: str, end: str) -> Iterator[bytes]:
    """Ten million of a piece, between two tags."""
    yield begin.encode()
    yield from repeat(piece * 1000, 10_000)
    yield end.encode()


FILLED = "<c><v>1</v></c>"
DEEP = f"{'<is>' * 100_000}{'</is>' * 100_000}"
INLINE = '<row r="2"><c t="inlineStr"><is><t>'
MERGED = '<mergeCell ref="A1:A1048576"/>'
LETTERS = ["a" * 2**20] * 100
ROWS = {
    "a row too far": ('<row r="1048577"><c r="B1048577"><v>1</v></c></row>', "A1048577"),
    "a row too far, empty": ('<row r="99999999999"/>', "A99999999999"),
    "a column too far": ('<row r="2"><c r="XFE2"><v>1</v></c></row>', "XFE2"),
    "a column of four letters": ('<row r="2"><c r="AAAA2"><v>1</v></c></row>', "已损坏"),
    "the last column": ('<row r="2"><c r="XFD2"><v>1</v></c></row>', "!XFD2: "),
    "the last column beside a name": (f'<row r="2">{NAME}<c r="XFD2"><v>1</v></c></row>', "XFD2"),
    "the last row": ('<row r="1048576"><c r="B1048576"><v>1</v></c></row>', "!B1048576: "),
    "no such row": ('<row r="0"><c r="A0"><v>1</v></c></row>', "已损坏"),
    "a cell of another row": ('<row r="2"><c r="A7"><v>1</v></c></row>', "“A7”"),
    "a cell twice": (f'<row r="2">{NAME}{NAME}</row>', "A2 写了两次"),
    "a row twice": (f'<row r="2">{NAME}</row>' * 2, "第 2 行写了两次，如 A2"),
    "ten thousand columns": (f'<row r="2">{NAME}{FILLED * 9999}</row>', "没有表头"),
    "a text too long": (f"{INLINE}{'a' * 32_768}</t></is></c></row>", "A2 里的文字"),
    "elements in elements": (f'<row r="2"><c t="inlineStr">{DEEP}</c></row>', "名册"),
    "a text that is not there": ('<row r="2"><c t="s"><v>-1</v></c></row>', "已损坏"),
}
PARTS: dict[str, tuple[str, Callable[[], Iterator[bytes]], str]] = {
    "the last column, often": (
        SHEET,
        lambda: numbered(20_000, '<row r="#"><c r="XFD#"><v>1</v></c></row>'),
        "!XFD2: ",
    ),
    "a row of ten million cells": (
        SHEET,
        lambda: many(FILLED.encode(), f'<worksheet xmlns="{SPACE}"><sheetData><row r="2">', ""),
        "XFE2",
    ),
    "ten million cells": (SHEET, lambda: numbered(100_000, f'<row r="#">{FILLED * 100}</row>'), "（到 "),
    "a text of 100 MB": (SHEET, lambda: with_rows(chain([INLINE], LETTERS)), "A2"),
    "a tag of 100 MB": (SHEET, lambda: with_rows(chain(['<row r="2"><c t="'], LETTERS)), "太长"),
    "merged without end": (
        SHEET,
        lambda: numbered(
            2000,
            f'<row r="#">{NAME.replace("A2", "A#")}</row>',
            f"<mergeCells>{MERGED * 20_000}</mergeCells>",
        ),
        "合并的单元格",
    ),
    "entities": (
        SHEET,
        lambda: iter([b'<!DOCTYPE a [<!ENTITY a "b">]><worksheet>&a;</worksheet>']),
        "DOCTYPE",
    ),
    "ten million texts": (STRINGS, lambda: many(b"<si/>", f'<sst xmlns="{SPACE}">', "</sst>"), "太多"),
    "ten million styles": (
        STYLES,
        lambda: many(b"<xf/>", f'<styleSheet xmlns="{SPACE}"><cellXfs>', ""),
        "太多",
    ),
    "a thousand sheets": (
        "xl/workbook.xml",
        lambda: iter([f'<workbook xmlns="{SPACE}"><sheets>'.encode(), b'<sheet name="a"/>' * 1000]),
        "超过 200 张",
    ),
}
STRANGE = PARTS | {kind: (SHEET, partial(sheet, rows), words) for kind, (rows, words) in ROWS.items()}


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_strange_is_told_within_bounds(tmp_path: Path, kind: str) -> None:
    name, made, words = STRANGE[kind]
    file = tmp_path / "roster.xlsx"
    file.write_bytes(remade({name: made()}))
    refused(tmp_path, file, words)


def test_a_sheet_whose_part_is_missing_is_not_passed_over(tmp_path: Path) -> None:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(SMALL)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "xl/worksheets/sheet2.xml":
                new.writestr(name, old.read(name))
    (tmp_path / "roster.xlsx").write_bytes(out.getvalue())
    refused(tmp_path, tmp_path / "roster.xlsx", "已损坏")


@pytest.mark.parametrize(
    ("position", "value"),
    [(8, 1), (10, 99), (24, 2**31 - 1), (28, 60_000), (42, 2**31)],
    ids=["encrypted", "another packing", "unpacked", "a longer name", "elsewhere"],
)
def test_a_table_of_the_zip_that_lies_is_damage(tmp_path: Path, position: int, value: int) -> None:
    data = bytearray(SMALL)
    at = data.index(b"PK\x01\x02") + position
    struct.pack_into("<I" if position >= 20 and position != 28 else "<H", data, at, value)
    (tmp_path / "roster.xlsx").write_bytes(data)
    refused(tmp_path, tmp_path / "roster.xlsx")


def test_names_that_lead_elsewhere_are_never_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "roster.xlsx").write_bytes(remade({"../../escaped.xml": b"<a/>", "/etc/x": b"<a/>"}))
    assert bounded(tmp_path / "in", "roster.xlsx").returncode == 0
    assert {path.name for path in tmp_path.rglob("*")} == {
        "in",
        "roster.xlsx",
        "people",
        "甲.yaml",
        "乙.yaml",
    }


# ── whatever is flipped ──────────────────────────────────────────────────────────────────────────────

MANY = settings(FEW, max_examples=max(FEW.max_examples, 200))
FLIPS = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), min_size=1, max_size=4)


def flipped(data: bytes, flips: list[tuple[int, int]]) -> bytes:
    """The same with some bytes changed."""
    changed = bytearray(data)
    for position, value in flips:
        changed[position % len(changed)] = value
    return bytes(changed)


def read_or_refused(folder: Path, data: bytes) -> None:
    """Read a roster; whatever it is, it is read or refused in Chinese."""
    path = folder / "roster.xlsx"
    path.write_bytes(data)
    with suppress(RosterProblem):
        roster = read_roster(open_workbook(path), None, date(2024, 10, 20))
        assert roster.people or roster.problems


@MANY
@given(flips=FLIPS, cut=st.one_of(st.none(), st.integers(0, len(SMALL))))
def test_flipped_bytes_and_cut_files_are_read_or_told(
    tmp_path: Path, flips: list[tuple[int, int]], cut: int | None
) -> None:
    read_or_refused(tmp_path, flipped(SMALL, flips)[:cut])


@MANY
@given(flips=FLIPS, part=st.sampled_from(zipfile.ZipFile(BytesIO(SMALL)).namelist()))
def test_flipped_bytes_in_the_xml_are_read_or_told(
    tmp_path: Path, flips: list[tuple[int, int]], part: str
) -> None:
    data = zipfile.ZipFile(BytesIO(SMALL)).read(part)
    read_or_refused(tmp_path, remade({part: flipped(data, flips)}))
