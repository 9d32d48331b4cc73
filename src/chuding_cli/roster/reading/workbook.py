"""A workbook's file → the cells of its sheets, or one problem in Chinese.

Everything that is not a workbook of the .xlsx kind, and everything that is far too large to be a roster,
is refused before it is read; what cannot be unpacked or parsed is damaged, whatever the reason. Formulas
count with the value that was worked out last.
"""

from __future__ import annotations

import stat
import warnings
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from chuding_cli.files.atomic import reason
from chuding_cli.roster.reading.part_limits import MAX_PARTS, UNREAD, refuse_bombs
from chuding_cli.roster.reading.problem import SAVE_AS, RosterProblem, damaged
from chuding_cli.roster.reading.sheet_layout import Filled, Row, SheetLayout, read_sheet
from chuding_cli.text.unseen import without_unseen

MAX_BYTES = 64 * 2**20  # of the file
MAX_UNPACKED = 256 * 2**20  # of all its parts
MAX_CELLS = 1_500_000  # that hold something
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what .xls files and encrypted workbooks begin with
_STRICT = b"http://purl.oclc.org/ooxml/"  # in the names of everything in a strict one
_ENTRY = b"PK\x01\x02"  # what a part's line in the ZIP's table begins with
# Number formats of days (and times) that Excel in Chinese has built in: no file says what they are.
_CHINESE_DAYS = frozenset((*range(27, 37), *range(50, 59)))


class Sheet(NamedTuple):
    """A sheet: its rows from the top, those without content left out, and what is hidden or merged."""

    title: str
    rows: list[Row]
    layout: SheetLayout


def open_workbook(path: Path) -> list[Sheet]:
    """Read all of a workbook's sheets.

    Raises:
        RosterProblem: it is missing, no .xlsx workbook, encrypted, broken or too large.
    """
    data = _bytes(path)
    try:
        _refuse_other_kinds(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out; only values are wanted
            return _sheets(data)
    except RosterProblem:
        raise
    except MemoryError:
        raise RosterProblem("工作簿太大，内存不够") from None
    except Exception:  # of zipfile, zlib, struct, expat, openpyxl: each has its own, and no list of them
        raise damaged() from None


def _bytes(path: Path) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise RosterProblem("这是文件夹，不是工作簿" if stat.S_ISDIR(about.st_mode) else "这不是普通文件")
        if about.st_size > MAX_BYTES:
            raise RosterProblem(f"文件超过 {MAX_BYTES // 2**20} MB，不像是名册")
        return path.read_bytes()
    except FileNotFoundError:
        raise RosterProblem("文件不存在") from None
    except PermissionError:
        raise RosterProblem("没有读取这个文件的权限") from None
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "路径不对"
        raise RosterProblem(f"文件不能读取（{why}）") from None


def _refuse_other_kinds(data: bytes) -> None:
    """Say what the file is, where that is no .xlsx workbook."""
    if not data:
        raise RosterProblem("文件是空的；可用 chuding roster-template 生成一份来填写")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise RosterProblem("工作簿有密码；请打开它，去掉密码，保存后再试")
        raise RosterProblem(f"这是旧式的 .xls（或 .et）表格；{SAVE_AS}")
    if not zipfile.is_zipfile(BytesIO(data)):
        what = (
            "工作簿已损坏或不完整" if data.startswith(b"PK") else "这不是 .xlsx 工作簿（可能是 .csv 等文本）"
        )
        raise RosterProblem(f"{what}；{SAVE_AS}")
    if data.count(_ENTRY) > MAX_PARTS:
        raise RosterProblem(f"工作簿里的文件超过 {MAX_PARTS} 个，不像是名册")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
        strict = "_rels/.rels" in names and _is_strict(archive)
        if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
            raise RosterProblem(f"工作簿展开后超过 {MAX_UNPACKED // 2**20} MB，不像是名册")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise RosterProblem(f"这不是 .xlsx 工作簿；{SAVE_AS}")
    if strict:
        raise RosterProblem(
            "这是 Strict Open XML 工作簿；请在 Excel 里“另存为”，类型选“Excel 工作簿（*.xlsx）”"
        )
    if "xl/workbook.bin" in names:
        raise RosterProblem(f"这是 .xlsb 二进制工作簿；{SAVE_AS}")


def _is_strict(archive: zipfile.ZipFile) -> bool:
    with archive.open("_rels/.rels") as part:
        return _STRICT in part.read(2**20)


class _Texts(list[str]):
    """The texts that cells share, by number: a negative one is no other text's."""

    def __getitem__(self, number: Any) -> Any:
        if number < 0:
            raise IndexError(number)
        return super().__getitem__(number)


def _sheets(data: bytes) -> list[Sheet]:
    """Read what a roster needs by openpyxl's own steps; the rest of a workbook (drawings, names) is not."""
    from openpyxl.reader.excel import ExcelReader
    from openpyxl.styles.stylesheet import apply_stylesheet
    from openpyxl.worksheet._reader import WorkSheetParser

    reader: Any = ExcelReader(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    with reader.archive as archive:
        refuse_bombs(archive)
        reader.read_manifest()
        if any(
            f"/{UNREAD}" in part.PartName and "spreadsheetml" in part.ContentType
            for part in reader.package.Override
        ):
            raise damaged()
        reader.read_strings()
        reader.read_workbook()
        book: Any = reader.wb
        apply_stylesheet(archive, book)
        days = {number for number, style in enumerate(book._cell_styles) if style.numFmtId in _CHINESE_DAYS}
        days |= book._date_formats
        texts = _Texts(reader.shared_strings)
        sheets: list[Sheet] = []
        left = MAX_CELLS
        for sheet, relation in reader.parser.find_sheets():
            if "chartsheet" in relation.Type:
                continue
            with archive.open(relation.target) as part:
                parser = WorkSheetParser(part, texts, True, book.epoch, days, book._timedelta_formats)
                rows, layout = read_sheet(part, parser, Filled(MAX_CELLS, left))
            sheets.append(Sheet(without_unseen(sheet.name), rows, layout))
            left -= sum(len(row.cells) for row in rows)
    if not sheets:
        raise RosterProblem("工作簿里没有工作表")
    return sheets
