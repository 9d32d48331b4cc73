"""What only shows when applicants are laid side by side: the same person twice, an employer in two spellings.

Of each applicant a few marks are kept, the identity number as a digest, so that 100,000 of them fit.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chuding_cli.facts.employers import same_name
from chuding_cli.report.entry import BatchFinding, Entry, Mark, Spot
from chuding_cli.text.masking import one_line

_NAMED = 5  # names and files in a message; all places stand beside it


class _Seen(NamedTuple):
    """Where something stood, and whose it was; ``path`` is the file's."""

    spot: Spot
    name: str
    path: str


class Across:
    """Takes the results one by one, in the order of the input, and tells at the end what does not fit."""

    def __init__(self) -> None:
        self.persons: dict[object, list[_Seen]] = {}
        self.contents: dict[bytes, list[str]] = {}
        self.names_of_code: dict[str, dict[str, Spot]] = {}
        self.codes_of_name: dict[str, dict[str, Spot]] = {}
        self.periods: dict[str, dict[tuple[date, date], Spot]] = {}
        self.spelled: dict[str, str] = {}
        self.spellings: dict[str, dict[str, Spot]] = {}

    def add(self, entry: Entry) -> None:
        """Remember one result's marks."""
        marks = entry.marks
        if marks.content:
            self.contents.setdefault(marks.content, []).append(entry.path)
        if marks.identity:
            seen = _Seen(_spot(entry, marks.identity), entry.name, entry.path)
            self.persons.setdefault(marks.identity.value, []).append(seen)
        code, name = marks.credit_code, marks.employer
        if name:
            plain = same_name(str(name.value))
            self.spelled.setdefault(plain, entry.employer)
            self.spellings.setdefault(plain, {}).setdefault(entry.employer, _spot(entry, name))
            if code:
                spelling = self.names_of_code.setdefault(str(code.value), {})
                spelling.setdefault(entry.employer, _spot(entry, name))
                self.codes_of_name.setdefault(plain, {}).setdefault(str(code.value), _spot(entry, code))
            if marks.publicity:
                unit = str(code.value) if code else plain
                self.spelled.setdefault(unit, entry.employer)
                period = marks.publicity
                self.periods.setdefault(unit, {}).setdefault(period.value, _spot(entry, period))  # type: ignore[arg-type]

    def findings(self) -> tuple[BatchFinding, ...]:
        """Everything that was found, kind by kind, in the order of the input."""
        return (*self._persons(), *self._files(), *self._employers(), *self._codes(), *self._publicity())

    def _persons(self) -> Iterator[BatchFinding]:
        for everywhere in self.persons.values():
            seen = _apart(everywhere)
            if len(seen) > 1:
                who = list(dict.fromkeys(each.name or "（没有姓名）" for each in seen))
                more = "等" if len(who) > _NAMED else ""
                words = f"同一个身份证号出现了 {len(seen)} 次：{'、'.join(who[:_NAMED])}{more}"
                yield BatchFinding("identity.twice", words, tuple(each.spot for each in seen))

    def _files(self) -> Iterator[BatchFinding]:
        for reached in self.contents.values():
            files = [one_line(file) for file in {_absolute(file): file for file in reached}.values()]
            if len(files) > 1:
                more = "等" if len(files) > _NAMED else ""
                words = f"{len(files)} 个文件内容完全相同：{'、'.join(files[:_NAMED])}{more}"
                yield BatchFinding("file.twice", words, tuple(Spot(file, 1, 1, 1) for file in files))

    def _employers(self) -> Iterator[BatchFinding]:
        for spellings in self.names_of_code.values():
            if len(spellings) > 1:
                named = "、".join(f"“{name}”" for name in spellings)
                words = f"统一社会信用代码相同，单位名称却有 {len(spellings)} 种写法：{named}"
                yield BatchFinding("employer.names", words, tuple(spellings.values()))
        for plain, spellings in self.spellings.items():
            told = any(spellings.keys() <= of_code.keys() for of_code in self.names_of_code.values())
            if len(spellings) > 1 and not told and len(self.codes_of_name.get(plain, ())) < 2:
                named = "、".join(f"“{name}”" for name in spellings)
                words = f"单位名称有 {len(spellings)} 种写法，只差空格、括号或数字，像是同一个单位：{named}"
                yield BatchFinding("employer.names", words, tuple(spellings.values()))

    def _codes(self) -> Iterator[BatchFinding]:
        for name, codes in self.codes_of_name.items():
            if len(codes) > 1:
                words = f"“{self.spelled[name]}”写了 {len(codes)} 个不同的统一社会信用代码"
                yield BatchFinding("employer.codes", words, tuple(codes.values()))

    def _publicity(self) -> Iterator[BatchFinding]:
        for unit, periods in self.periods.items():
            apart = set(_clashing(sorted(periods)))
            clashing = [period for period in periods if period in apart]
            if clashing:
                told = "、".join(f"{first} 至 {last}" for first, last in clashing)
                words = f"“{self.spelled[unit]}”的公示时间互相交错而不相同，不会都对：{told}"
                yield BatchFinding("publicity.clash", words, tuple(periods[each] for each in clashing))


def _clashing(periods: list[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """The periods, sorted, that have a day in common with another one without being the same.

    One round of a unit is put up on one day and taken down on one day; periods apart from each other
    can be two rounds, periods that overlap cannot both be right.
    """
    reached = date.min
    for index, (first, last) in enumerate(periods):
        after = periods[index + 1][0] if index + 1 < len(periods) else date.max
        if first <= reached or after <= last:
            yield first, last
        reached = max(reached, last)


def _apart(seen: list[_Seen]) -> list[_Seen]:
    """One of those that are the same document of the same file, which several PATHs may reach."""
    if len(seen) == 1:
        return seen
    first: dict[object, _Seen] = {}
    for each in seen:
        first.setdefault((_absolute(each.path), each.spot.document), each)
    return list(first.values())


def _absolute(file: str) -> str:
    return os.path.abspath(file)  # noqa: PTH100 — a link is another name of its own


def _spot(entry: Entry, mark: Mark) -> Spot:
    return Spot(entry.file, entry.document, mark.line, mark.column)
