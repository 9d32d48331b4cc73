"""What a person typed → the value that the field means.

The types come from the vocabulary, never from YAML's guesses: an identity number stays text,
``no`` is 否 only where 是/否 is asked for, ``012`` is twelve only where a number is asked for.
Every reader takes the text of one scalar and returns the value; ValueError carries the Chinese
sentence that tells what would be accepted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from chuding_cli.facts import absence, old_code_page

GOING_ON = date.max  # “至今”: a span that has not ended
YES_WORDS = frozenset(("true", "yes", "on", "y", "是", "有", "已", "对", "√", "✓"))
NO_WORDS = frozenset(("false", "no", "off", "n", "否", "无", "没有", "未", "不", "×"))
_DATE = re.compile(
    r"(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?|(\d{2})(\d{2}))"
)
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(:00(\.0+)?)?(Z|\+08:?00)?$")
_MONTH = re.compile(r"(\d{4})(?:[-/.](\d{1,2})|\s*年\s*(\d{1,2})\s*月?|(\d{2}))(?:份)?")
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,9})?")
_IN_THOUSANDS = r"[+-]?\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?|[+-]?\d{1,3}(?: \d{3}){1,4}(?:\.\d{1,9})?"
_YEAR = re.compile(r"(\d{4})\s*年?度?")
UNITS: Mapping[str, tuple[str, ...]] = {  # other words for a unit
    "课时": ("个课时", "学时", "个学时"),
    "字": ("个字",),
    "元": ("块", "圆", "元整"),
    "学分": ("个学分", "分"),
}
_DASHES = str.maketrans("‐‑‒–—―−", "-------")
GOING_ON_WORDS = (
    *(
        "至今",
        "今",
        "现在",
        "目前",
        "迄今",
        "至目前",
        "到目前",
        "至现在",
        "到现在",
        "仍在职",
        "在职",
        "在岗",
        "在缴",
    ),
    *("now", "present"),
)
# How a day is often written otherwise, and what to do about it.
_NO_DATES = (
    (r"\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?", "年份要写四位"),
    (r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", "年份要写在最前面"),
    (r"\d{5}", "像是表格软件里日期的序号"),
    (r"\d{4}([-/.]\d{1,2}|年\d{1,2}月?|\d{2})", "只有年月，要写到哪一天"),
    (r"\d{4}年?", "只有年份，要写到哪一天"),
    (r"\d{4}.{2,8}?\d{1,2}日?[ T].*\d.*", "日期后面不要写时刻"),
    (r"[〇零一二三四五六七八九十年月日号]+", "请用阿拉伯数字"),
)
FIRST_YEAR, LAST_YEAR = 1900, 2099  # all of a working life lies between; else it is a slip of the pen


# What a double-quoted text can hold by escapes and nobody types: a terminal would obey it.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Month(NamedTuple):
    """A calendar month."""

    year: int
    month: int

    def shifted(self, months: int) -> Month:
        """The month so many months later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def __str__(self) -> str:
        return "至今" if self == GOING_ON_MONTH else f"{self.year:04}-{self.month:02}"


GOING_ON_MONTH = Month(GOING_ON.year, GOING_ON.month)  # “至今”: months of which no last one is known


class Document(NamedTuple):
    """A paper as the applicant file gives it: paths to open, or only the statement that it is there."""

    paths: tuple[str, ...]
    stated: bool  # False with no paths: the file says that there is none

    def __str__(self) -> str:
        return "、".join(self.paths) or ("有" if self.stated else "无")


_STATED = Document((), True)


def squeezed(text: str) -> str:
    """The text as a reader of types sees it: full-width forms folded, outer space gone.

    A raised or circled figure is no digit (60² is not 602): a text that holds one is left as it stands.
    """
    if text.isascii() or any(sign.isdigit() and not sign.isdecimal() for sign in text):
        return text.strip()
    return unicodedata.normalize("NFKC", text).strip()


def read_text(text: str) -> str:
    """Text as it stands, outer space gone, composed (NFC)."""
    stripped = text.strip()
    if not stripped:
        raise ValueError("是空的")
    if not stripped.isprintable() and _UNSEEN.search(stripped):
        raise ValueError("含有不可见的控制字符，请删去")
    if not stripped.isprintable() and (told := old_code_page.flaw(stripped)):
        raise ValueError(told)
    return stripped if stripped.isascii() else unicodedata.normalize("NFC", stripped)


def read_date(text: str) -> date:
    """A calendar day: 2024-10-20, 2024/10/20, 2024.10.20, 20241020 or 2024年10月20日."""
    if len(text) == 10 and text[4] == "-" == text[7]:
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    typed = _MIDNIGHT.sub("", squeezed(text).translate(_DASHES).rstrip("。"))
    found = _DATE.fullmatch(typed)
    if not found:
        why = next((f"：{why}" for shape, why in _NO_DATES if re.fullmatch(shape, typed)), "")
        raise ValueError(f"不是日期{why}；请写成 2024-10-20（也可以写 2024/10/20、2024年10月20日）")
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("日历上没有这一天") from None


def _real(value: date | Month, what: str) -> None:
    """Refuse a day or month that is no real one: nobody is born, works or applies then.

    Not in ``read_date`` itself: a notice may be in force until the year 9999.
    """
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"不像真的{what}（只认 {FIRST_YEAR} 至 {LAST_YEAR} 年）；请核对年份")


def read_day(text: str) -> date:
    """A day of somebody's life: as ``read_date``, of a year that can be meant."""
    day = read_date(text)
    _real(day, "日期")
    return day


def _goes_on(text: str) -> bool:
    return text == "至今" or squeezed(text).rstrip("。").lower() in GOING_ON_WORDS


def read_open_date(text: str) -> date:
    """A day, or 至今 for a span that is still going on."""
    if _goes_on(text):
        return GOING_ON
    try:
        return read_day(text)
    except ValueError as error:
        raise ValueError(f"{error}；仍在进行的写“至今”") from None


def read_month(text: str) -> Month:
    """A calendar month: 2024-09, 2024/9, 202409 or 2024年9月."""
    typed = squeezed(text).translate(_DASHES).rstrip("。")
    found = _MONTH.fullmatch(typed)
    if not found:
        day = _DATE.fullmatch(_MIDNIGHT.sub("", typed))
        if day and not day[6]:  # eight figures in a row may be a slip of other kinds
            year, month, _ = (int(part) for part in day.groups() if part)
            raise ValueError(f"不是年月：不用写到哪一天；请写成 {year:04}-{month:02}")
        raise ValueError("不是年月；请写成 2024-09（也可以写 2024年9月）")
    year, month = (int(part) for part in found.groups() if part)
    if not 1 <= month <= 12:
        raise ValueError("没有这个月份")
    return Month(year, month)


def read_real_month(text: str) -> Month:
    """A month of somebody's life: as ``read_month``, of a year that can be meant."""
    month = read_month(text)
    _real(month, "年月")
    return month


def read_open_month(text: str) -> Month:
    """A month, or 至今 for what is still going on."""
    if _goes_on(text):
        return GOING_ON_MONTH
    try:
        return read_real_month(text)
    except ValueError as error:
        raise ValueError(f"{error}；仍在继续的写“至今”") from None


def read_number(text: str) -> int | Decimal:
    """A plain decimal number, or one in groups of three figures; no exponents, no sexagesimals."""
    if text.isdigit() and text.isascii() and len(text) <= 15:
        return int(text)  # the common case, without a regular expression
    typed = squeezed(text)
    if re.fullmatch(_IN_THOUSANDS, typed):
        typed = typed.replace(",", "").replace(" ", "")
    if not _NUMBER.fullmatch(typed):
        raise ValueError(_no_number(typed))
    return Decimal(typed) if "." in typed else int(typed)


def _no_number(typed: str) -> str:
    """What is wrong with a number, and the number alone where it can be seen."""
    figures = re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d)[, ](?=\d{3}(?!\d))", "", typed))
    if re.search(r"[<>≤≥≦≧±~kKwW]|[不超大小多少近约余几来左以上下至]", typed):  # a bound is not the number
        return "不是数：要写确切的数，只写数字，例如 60 或 60.5（数一数再写，不写大约，不带单位）"
    if len(figures) == 1 and not re.search(r"\d[eE][+-]?\d|[一二三四五六七八九十百千万亿]", typed):
        return f"不是数：只写数字；请写成 {figures[0]}（不带单位）"
    return "不是数；请用阿拉伯数字写，例如 60 或 60.5（不带单位、不用 1e3 这类写法）"


def amount_reader(read: Callable[[str], object], unit: str) -> Callable[[str], object]:
    """A reader of numbers that may be followed by their unit, or another word for it."""
    units = sorted((unit, *UNITS.get(unit, ())), key=len, reverse=True)

    def read_with_unit(text: str) -> object:
        if text.isdigit():
            return read(text)
        typed = squeezed(text)
        named = next((each for each in units if typed.endswith(each)), "")
        return read(typed[: -len(named)] if named else text)

    return read_with_unit


def read_amount(text: str) -> int | Decimal:
    """A number that cannot be below zero: hours, points, copies, yuan."""
    number = read_number(text)
    if number < 0:
        raise ValueError("不能是负数")
    return number


def read_year(text: str) -> int:
    """A calendar year of four digits."""
    if len(text) == 4 and text.isdigit() and "1900" <= text <= "2099":
        return int(text)
    found = _YEAR.fullmatch(squeezed(text))
    if not found:
        raise ValueError("不是年份；请写四位数字，例如 2024")
    year = int(found[1])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"不像真的年份（只认 {FIRST_YEAR} 至 {LAST_YEAR} 年）")
    return year


def read_yes_no(text: str) -> bool:
    """是 or 否, in the usual spellings."""
    typed = text if text in YES_WORDS else squeezed(text).lower()
    if typed in YES_WORDS:
        return True
    if typed in NO_WORDS:
        return False
    raise ValueError("请写 是 或 否")


def read_identity(text: str) -> str:
    """A GB 11643 number as text; whether it is a valid one is for a rule to say."""
    if text.isascii() and text.isalnum():
        return text.upper()
    return re.sub(r"[\s-]", "", squeezed(text)).upper()


def read_document(text: str) -> Document:
    """A path, or 是/有/true for a paper that is there, 否/无/false for one that is not."""
    typed = text if text in YES_WORDS else squeezed(text).lower()
    if typed in YES_WORDS:
        return _STATED
    if typed in NO_WORDS or absence.said(text) == absence.NONE:
        return Document((), False)
    return Document((text.strip(),), True)


def choice_reader(values: Mapping[str, str]) -> Callable[[str], str]:
    """A reader for one of the allowed words; ``values`` maps every accepted spelling to its word."""
    allowed = "、".join(dict.fromkeys(values.values()))

    def read_choice(text: str) -> str:
        word = values.get(text) or values.get(squeezed(text).rstrip("。"))
        if word is None:
            raise ValueError(f"不在可填的值之内；可填：{allowed}")
        return word

    return read_choice


READERS: Mapping[str, Callable[[str], object]] = {
    "text": read_text,
    "date": read_day,
    "open_date": read_open_date,
    "month": read_real_month,
    "open_month": read_open_month,
    "number": read_number,
    "amount": read_amount,
    "year": read_year,
    "yes_no": read_yes_no,
    "identity": read_identity,
    "document": read_document,
}


def _is_a_word(path: str) -> bool:
    """Whether a path would be read as a statement."""
    return squeezed(path).lower() in YES_WORDS | NO_WORDS or absence.said(path) == absence.NONE


def written(value: object, kind: str) -> str:
    """A value as a person would type it, so that its reader gives it again; of several files the first."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return "至今" if value == GOING_ON and kind == "open_date" else value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Document) and value.paths:
        path = value.paths[0]
        return f"./{path}" if _is_a_word(path) else path  # a file called 有
    return str(value)
