"""Who is meant by the number and the name in a row of a further sheet."""

from __future__ import annotations

from collections.abc import Iterator

from chuding_cli.facts.scalars import squeezed
from chuding_cli.roster.columns import NAME, NUMBER, PEOPLE
from chuding_cli.roster.reading.grid import CellProblem, Grid
from chuding_cli.roster.reading.people import Person
from chuding_cli.roster.reading.sheet_layout import Row
from chuding_cli.text.guess import did_you_mean
from chuding_cli.text.masking import masked, shortly


class Owners:
    """Finds people by number, or by a name that only one has."""

    def __init__(self, people: list[Person]) -> None:
        self.numbers: dict[str, Person] = {}
        self.names: dict[str, list[Person]] = {}
        self._close: dict[str, list[Person]] = {}
        self._numbered: dict[str, list[Person]] = {}
        for person in people:
            key = squeezed(person.number)
            if key:
                self.numbers.setdefault(key, person)
                self._numbered.setdefault(key, []).append(person)
            if person.name:
                self.names.setdefault(squeezed(person.name), []).append(person)
                self._close.setdefault(_close(person.name), []).append(person)

    def twice(self) -> Iterator[CellProblem]:
        """Numbers that two people have."""
        for same in self._numbered.values():
            if len(same) > 1:
                where = "、".join(person.number_cell for person in same)
                message = f"编号“{shortly(same[0].number)}”写了两次（{where}）；一人一个编号"
                yield CellProblem(same[1].title, same[1].number_cell, message)

    def of(self, grid: Grid, row: Row) -> Person | CellProblem:
        """The person that a row belongs to, else what is wrong."""
        (at_number, number), (at_name, name) = grid.text(row, NUMBER), grid.text(row, NAME)
        if not number:
            found = self.names.get(squeezed(name)) or self._close.get(_close(name), [])
            return found[0] if len(found) == 1 else grid.problem(row.number, at_name, self._doubt(name))
        person = self.numbers.get(squeezed(number))
        if person is None:
            return grid.problem(row.number, at_number, f"“{PEOPLE}”里没有编号“{shortly(number)}”")
        if name and _close(name) != _close(person.name):
            other = f"编号 {shortly(number)} 在“{PEOPLE}”里是“{shortly(person.name)}”"
            return grid.problem(row.number, at_name, f"{other}，这里写的是“{shortly(name)}”")
        return person

    def _doubt(self, name: str) -> str:
        """Why a name alone does not tell the person."""
        if not name:
            return f"不知道是谁的；请填“{NAME}”，与“{PEOPLE}”里的一致"
        count = len(self.names.get(squeezed(name)) or self._close.get(_close(name), []))
        if count > 1:
            return f"“{PEOPLE}”里有 {count} 个“{shortly(name)}”；请在两张表的“{NUMBER}”里都写明是哪一个"
        return f"“{PEOPLE}”里没有“{shortly(name)}”{masked(did_you_mean(name, self.names))}"


def _close(name: str) -> str:
    """A name without the spaces that pad one of two characters: 张 三 is 张三 where nobody else is."""
    return "".join(squeezed(name).split())
