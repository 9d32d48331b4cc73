"""A cell ↔ the value that its column means; the accepted spellings are those of an applicant file."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from chuding_cli.facts import identity
from chuding_cli.facts.scalars import GOING_ON, Document, squeezed, written
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.files.sheet_cells import decoded, holdable
from chuding_cli.text.masking import shortly
from chuding_cli.text.unseen import without_unseen

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_EXACT = 10**15  # a spreadsheet keeps 15 figures of a number
_SERIAL = range(18_264, 73_051)  # 1950 to 2099, as days of a spreadsheet
_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets disagree


_CUT = "在表格里存成了数，十五位以后的已经丢失；请把这一格的格式改为“文本”，再重新输入完整的号码"
_EXPONENT = re.compile(r"\d(\.\d+)?[Ee]\+?\d+")


class Uncomputed:
    """What stands in a cell whose formula nobody has worked out."""


class CellError(str):
    """What stands in a cell whose formula went wrong: #REF! and the like."""

    __slots__ = ()


def value_of(cell: object, fact: Fact) -> Any:
    """The value of a cell that is not blank; None where it turns out to be.

    Raises:
        ValueError: it is not what the column means; Chinese, names the column and shows the cell.
    """
    try:
        text = _typed(cell, fact.kind)
        if not text.strip():
            return None
        if fact.kind == "document":  # a file may be called so: with what cannot be seen
            return _document(decoded(cell) if isinstance(cell, str) else text, fact)
        if fact.kind == "identity" and _was_cut(text):
            raise ValueError(_CUT)
        return fact.read(text)  # type: ignore[misc]
    except ValueError as error:
        raise ValueError(f"“{fact.label}”{_quoted(cell)}{error}") from None


def _was_cut(text: str) -> bool:
    """Whether an identity number was a number in a spreadsheet before it was text: 15 figures are left."""
    number = squeezed(text)
    if _EXPONENT.fullmatch(number):
        return True
    long = len(number) == 18 and number.isascii() and number.isdigit() and number.endswith("000")
    return long and identity.check_character(number) != number[-1]


def _document(text: str, fact: Fact) -> Any:
    lines = [line.strip() for line in _LINE_BREAK.split(text) if without_unseen(line).strip()]
    if len(lines) > 1:
        return Document(tuple(lines), True)
    given: Any = fact.read(without_unseen(lines[0]))  # type: ignore[misc]
    return Document((lines[0],), True) if given.paths else given


def _quoted(cell: object) -> str:
    if isinstance(cell, Uncomputed | CellError):
        return "的单元格"
    return f"的值“{shortly(plain_text(cell))}”"


def plain_text(cell: object) -> str:
    """A cell as text, whatever it is, without what cannot be seen: for headings, numbers and names."""
    if isinstance(cell, str):
        return without_unseen(decoded(cell))
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, float | int):
        return _figures(cell)
    return "" if cell is None or isinstance(cell, Uncomputed) else str(cell)


def _figures(number: float) -> str:
    """A number as a spreadsheet shows it: 15 figures, no exponent."""
    return f"{Decimal(format(number, '.15g')):f}" if isinstance(number, float) else str(number)


def _typed(cell: object, kind: str) -> str:
    """What a person would have typed in an applicant file for the same."""
    if isinstance(cell, Uncomputed):
        raise ValueError("里的公式还没有算出值；请在 Excel、WPS 里打开并保存一次，或改成“粘贴为值”")  # noqa: TRY004 — of what was typed
    if isinstance(cell, CellError):
        raise ValueError(f"里的公式出错（{cell}）")  # noqa: TRY004
    if isinstance(cell, time | timedelta):
        raise ValueError("是时刻或时长，不是这一栏要填的")  # noqa: TRY004
    if isinstance(cell, datetime):
        return _day(cell, kind)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _number(cell, kind)
    return plain_text(cell)


def _day(moment: datetime, kind: str) -> str:
    if moment.time() != time():
        raise ValueError("除了日期还有时刻；请只写日期")
    if kind in ("number", "amount", "year", "yes_no", "choice", "identity"):
        raise ValueError("是日期；请改单元格格式，再照说明填写")
    if kind in ("month", "open_month"):
        if moment.day != 1:
            raise ValueError("是某一天；这里请写年月，例如 2024-09")
        return f"{moment:%Y-%m}"
    return moment.date().isoformat()


def _number(number: float, kind: str) -> str:
    if not math.isfinite(number):
        raise ValueError("不是数")
    whole = number == int(number)
    if kind not in ("number", "amount") and abs(number) >= _EXACT:
        raise ValueError(_CUT)
    if kind in ("date", "open_date", "month") and whole and int(number) in _SERIAL:
        raise ValueError("是表格软件里日期的序号；请把这一格的格式改为“日期”")
    if kind in ("month", "open_month") and not whole:
        raise ValueError("存成了小数，分不清 1 月和 10 月；请写成 2024-09")
    return _figures(number)


def cell_of(fact: Fact, value: Any) -> str | date | int | float:
    """What a cell of the roster holds for a value.

    Raises:
        ValueError: no cell can hold it; Chinese.
    """
    if isinstance(value, Document):
        return _checked(_paths(value, fact), fact)
    if isinstance(value, date) and _FIRST_DAY <= value < GOING_ON:
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        exact = Decimal(format(float(value), ".15g")) == value
        return (int(value) if value == int(value) else float(value)) if exact else written(value, fact.kind)
    return _checked(written(value, fact.kind), fact)


def _paths(paper: Document, fact: Fact) -> str:
    """A file a line."""
    if any(_LINE_BREAK.search(path) for path in paper.paths):
        raise ValueError(f"“{fact.label}”的文件名里有换行，表格里写不下；请改文件名")
    return "\n".join(paper.paths) if len(paper.paths) > 1 else written(paper, fact.kind)


def _checked(text: str, fact: Fact) -> str:
    if not holdable(text):
        raise ValueError(f"“{fact.label}”太长，或含有控制字符，表格里写不下")
    return text
