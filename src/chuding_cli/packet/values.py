"""The facts of an applicant file as the values of the papers' placeholders."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chuding_cli.applicants.reading import Record
from chuding_cli.papers import KINDS, chinese_date
from chuding_cli.text.masking import without_numbers

_FACTS: Mapping[str, str] = {
    "姓名": "name",
    "性别": "sex",
    "族别": "ethnicity",
    "政治面貌": "politics",
    "出生日期": "birth_date",
    "身份证号": "identity_number",
    "学历": "education.level",
    "毕业院校": "education.school",
    "毕业时间": "education.graduated_on",
    "现聘岗位等级": "application.post",
    "系列": "application.series",
    "专业": "application.profession",
    "思想政治条件": "application.conduct",
    "专业技术成果": "application.achievements",
    "推荐单位": "employer.name",
    "受理部门": "employer.office",
    "监督电话": "employer.phone",
    "公示开始": "publicity.from",
    "公示结束": "publicity.to",
}
_NUMBER = "身份证号"  # the one value that is an identity number; templates say where it is shown
# What the papers' own words add behind a value, so that it is not printed twice.
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "系列": ("系列", "专业", "初级"),
    "专业": ("系列", "专业", "初级"),
    "受理部门": ("办公室",),
}
_ALL_ENDING: Mapping[str, str] = {"受理部门": "本单位"}  # 办公室 alone: 反映至本单位办公室

Values = dict[str, str | None]


def values_of(record: Record) -> Values:
    """Every value that a paper can ask of one applicant; None where the file gives none."""
    values: Values = {name: _text(name, record.values.get(path)) for name, path in _FACTS.items()}
    first, last = record.values.get("publicity.from"), record.values.get("publicity.to")
    values["公示天数"] = str((last - first).days + 1) if first and last and first <= last else None
    return values


def values_for(paper: str, record: Record) -> Values:
    """The values of those that one kind of paper has placeholders for."""
    known = KINDS[paper].placeholders
    return {name: value for name, value in values_of(record).items() if name in known}


def row_of(record: Record, columns: frozenset[str]) -> Values:
    """One applicant as a line of a list; dates stand in its narrow columns as 2022-06-30."""
    dates = {name: record.values.get(path) for name, path in _FACTS.items()}
    short = {name: day.isoformat() for name, day in dates.items() if isinstance(day, date)}
    return {name: value for name, value in {**values_of(record), **short}.items() if name in columns}


def _text(name: str, value: object) -> str | None:
    if value is None:
        return None
    text = chinese_date(value) if isinstance(value, date) else str(value).strip()
    if name != _NUMBER:  # the papers hang on a wall
        text = without_numbers(text)
    return without_ending(text, _ENDINGS.get(name, ())) or _ALL_ENDING.get(name)


def without_ending(text: str, endings: tuple[str, ...]) -> str:
    """The text without these words at its end."""
    while ending := next((end for end in endings if text.endswith(end)), ""):
        text = text[: -len(ending)].rstrip()
    return text
