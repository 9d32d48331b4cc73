"""How a roster looks: headings with notes, widths, formats, lists to choose from."""

from __future__ import annotations

from typing import Any

from chuding_cli.facts.vocabulary import Fact
from chuding_cli.facts.words import in_a_cell
from chuding_cli.files.sheet_cells import text_cell
from chuding_cli.text.columns import cells

LAST_ROW = 5001  # down to which there are lists to choose from
_WIDTHS = {
    "date": 12,
    "open_date": 12,
    "month": 10,
    "open_month": 10,
    "year": 8,
    "number": 8,
    "amount": 10,
    "yes_no": 8,
}
_FORMATS = {
    "date": "yyyy-mm-dd",
    "open_date": "yyyy-mm-dd",
    "number": "General",
    "amount": "General",
    "year": "0",
}
_SUGGESTED = {
    "yes_no": ("是", "否"),
    "document": ("有", "无"),
    "open_date": ("至今",),
    "open_month": ("至今",),
    "list": ("无",),
}
KEY_FILL = "FCE4D6"
HEAD_HEIGHT = 48  # points
_FILLS = ("DCE6F1", "E4EFDC")  # of headings, section by section in turn
_NOT_LOOKED_AT = "EDEDED"
_NOTE_WIDTH, _NOTE_LINE = 300, 18  # pixels


def note(fact: Fact) -> str:
    """What a heading's note says: meaning, spelling, proof, issuer."""
    lines = (
        fact.means,
        in_a_cell(fact),
        f"凭证：{fact.proof}" if fact.proof else "",
        f"出具：{fact.issuer}" if fact.issuer else "",
    )
    return "\n".join(line for line in lines if line)


def head_cell(sheet: Any, text: str, fill: str, words: str = "") -> Any:
    """The cell of a heading, with a note that shows when the mouse rests on it."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell = WriteOnlyCell(sheet, text)
    grey = fill == _NOT_LOOKED_AT
    cell.font = Font(bold=not grey, color="808080" if grey else "000000")
    cell.fill = PatternFill("solid", fgColor=fill)
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    line = Side("thin", color="A6A6A6")
    cell.border = Border(left=line, right=line, bottom=line)
    cell.number_format = "@"
    if words:
        lines = sum(1 + cells(each) // 40 for each in words.split("\n"))
        cell.comment = Comment(words, "chuding", height=_NOTE_LINE * (lines + 1), width=_NOTE_WIDTH)
    return cell


def fills(columns: tuple[Fact, ...], looked_at: frozenset[str], prefix: str = "") -> list[str]:
    """The colour of each heading: by section in turn; grey where a notice does not look at it."""
    colours: list[str] = []
    before, turn = "", 0
    for fact in columns:
        section = fact.label.partition(".")[0] if "." in fact.label else ""
        turn += section != before
        before = section
        used = not looked_at or f"{prefix}{fact.path}" in looked_at
        if f"{prefix}{fact.path}" == "name":
            colours.append(KEY_FILL)
            continue
        colours.append(_FILLS[turn % 2] if used else _NOT_LOOKED_AT)
    return colours


def number_format(fact: Fact) -> str:
    """Text for all but dates and numbers: what is typed stays as it is, figures, zeros and all."""
    return _FORMATS.get(fact.kind, "@")


def dress_key(sheet: Any, letter: str) -> None:
    """The columns 编号 and, where it is no fact's, 姓名."""
    column = sheet.column_dimensions[letter]
    column.width, column.number_format = (7 if letter == "A" else 14), "@"


def dress_column(sheet: Any, letter: str, fact: Fact) -> None:
    """Width of a column, and the format of its empty cells."""
    wide = 22 if fact.kind == "identity" else _WIDTHS.get(fact.kind, 16)
    if fact.kind == "choice":
        wide = max(8, *(cells(word) + 4 for word in fact.values))
    from openpyxl.styles import Alignment

    column = sheet.column_dimensions[letter]
    column.alignment = Alignment(horizontal="left")
    column.width = max(wide, min(14, cells(fact.label.rpartition(".")[2]) + 3))
    column.number_format = number_format(fact)


def validation(fact: Fact, letter: str, choices: str) -> Any:
    """What may be typed below a heading; None for anything. ``choices`` are the cells with its words."""
    from openpyxl.worksheet.datavalidation import DataValidation

    bounds: dict[str, Any] = {}
    if choices:
        strict = fact.kind in ("choice", "yes_no")
        bounds = {"type": "list", "formula1": choices, "showErrorMessage": strict, "errorStyle": "stop"}
    elif fact.kind == "date":
        bounds = {
            "type": "date",
            "operator": "greaterThan",
            "formula1": "DATE(1900,3,1)",
            "errorStyle": "warning",
        }
    elif fact.kind == "amount":
        bounds = {
            "type": "decimal",
            "operator": "greaterThanOrEqual",
            "formula1": "0",
            "errorStyle": "warning",
        }
    elif fact.kind == "year":
        bounds = {"type": "whole", "operator": "between", "formula1": "1900", "formula2": "2099"}
    elif fact.kind == "identity":
        bounds = {"type": "textLength", "operator": "equal", "formula1": "18", "errorStyle": "warning"}
    if not bounds:
        return None
    checked = DataValidation(allow_blank=True, **{"showErrorMessage": True, **bounds})
    checked.errorTitle, checked.error = fact.label[:32], in_a_cell(fact)[:225] or fact.means[:225]
    checked.add(f"{letter}2:{letter}{LAST_ROW}")
    return checked


def names_validation(letter: str, sheet: str, name_letter: str) -> Any:
    """A list of the names on another sheet to choose from."""
    from openpyxl.worksheet.datavalidation import DataValidation

    names = f"'{sheet}'!${name_letter}$2:${name_letter}${LAST_ROW}"
    # As far as there are names: a list with empty cells would open at these.
    names = f"OFFSET('{sheet}'!${name_letter}$2,0,0,MAX(1,COUNTA({names})),1)"
    checked = DataValidation(
        "list", formula1=names, allow_blank=True, showErrorMessage=True, errorStyle="warning"
    )
    checked.errorTitle, checked.error = "姓名", f"“{sheet}”里没有这个姓名；请与“{sheet}”里的写得一样"
    checked.add(f"{letter}2:{letter}{LAST_ROW}")
    return checked


def suggested(fact: Fact) -> tuple[str, ...]:
    """The words to choose from below a heading; for papers and open ends not all that may stand there."""
    if fact.kind == "choice":
        return fact.values
    return _SUGGESTED.get(fact.kind, ())


def dress_value(cell: Any, *, lines: bool, day: bool) -> None:
    """How a value looks."""
    from openpyxl.styles import Alignment

    if day:
        cell.number_format = "yyyy-mm-dd"
    cell.alignment = Alignment(wrap_text=lines, vertical="top", horizontal="left")


def line_cell(sheet: Any, text: str, *, title: bool = False) -> Any:
    """A sentence of 说明."""
    from openpyxl.styles import Font

    cell = text_cell(sheet, text)
    if title:
        cell.font = Font(bold=True, size=14)
    return cell


def guide_cell(sheet: Any, text: str) -> Any:
    """A cell of the table on 说明."""
    from openpyxl.styles import Alignment

    cell = text_cell(sheet, text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def letter(column: int) -> str:
    """The letter of a column, from 1."""
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))
