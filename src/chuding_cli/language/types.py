"""The types of the rule language, known before any applicant is read."""

from __future__ import annotations

from typing import NamedTuple

from chuding_cli.facts.vocabulary import Fact

_NAMES = {
    "text": "文字",
    "number": "数",
    "date": "日期",
    "month": "年月",
    "bool": "是否",
    "duration": "时间长度",
    "document": "材料",
    "list": "列表",
    "spans": "时间段",
    "any": "任意",
}


class Type(NamedTuple):
    """A kind, and what more is known: the words of a choice, the unit, the items of a list."""

    kind: str
    values: tuple[str, ...] = ()
    unit: str = ""
    record: Fact | None = None  # lists of records: the fact whose keys the records have
    item: str = ""  # lists of plain values: their kind

    @property
    def name(self) -> str:
        """The Chinese name, for messages."""
        return _NAMES[self.kind]


TEXT = Type("text")
NUMBER = Type("number")
DATE = Type("date")
MONTH = Type("month")
BOOL = Type("bool")
DURATION = Type("duration")
DOCUMENT = Type("document")
SPANS = Type("spans")
ANY = Type("any")
_OF_FACT = {
    "text": "text",
    "identity": "text",
    "choice": "text",
    "date": "date",
    "open_date": "date",
    "month": "month",
    "open_month": "month",
    "number": "number",
    "amount": "number",
    "year": "number",
    "yes_no": "bool",
    "document": "document",
    "list": "list",
}


def type_of(fact: Fact) -> Type:
    """The type of a fact; a section with a shorthand stands for that member."""
    return Type(_OF_FACT[fact.kind], fact.values, fact.unit, fact if fact.kind == "list" else None)


def list_of(kind: str) -> Type:
    """A list of plain values of one kind."""
    return Type("list", item=kind)


def fits(given: Type, wanted: Type) -> bool:
    """Whether a value of one type can stand where the other is wanted."""
    if "any" in (given.kind, wanted.kind):
        return True
    return given.kind == wanted.kind and (not wanted.item or given.item in ("", wanted.item))


def different_units(one: Type, other: Type) -> bool:
    """Whether two numbers cannot be compared or added: a number without a unit goes with any."""
    return bool(one.unit and other.unit and one.unit != other.unit)


def unit_of(sign: str, left: Type, right: Type) -> str:
    """The unit of two numbers added, or multiplied (none: that may turn one unit into another)."""
    return left.unit or right.unit if sign in "+-" else ""
