"""Who is meant by the number and the name in a row of a further sheet."""

from __future__ import annotations

from chuding_cli.privacy import masked
from chuding_cli.roster.columns import NAME, NUMBER, PEOPLE
from chuding_cli.roster.grid import CellProblem, Grid
from chuding_cli.roster.opening import Row
from chuding_cli.roster.people import Person
from chuding_cli.scalars import squeezed
from chuding_cli.yaml_tree import did_you_mean


class Owners:
    """Finds people by number, or by a name that only one has; ``twice`` are numbers that two have."""

    def __init__(self, people: list[Person]) -> None:
        self.numbers: dict[str, Person] = {}
        self.names: dict[str, list[Person]] = {}
        self.twice: list[str] = []
        for person in people:
            key = squeezed(person.number)
            if key and key in self.numbers:
                self.twice.append(person.number)
            elif key:
                self.numbers[key] = person
            if person.name:
                self.names.setdefault(squeezed(person.name), []).append(person)

    def of(self, grid: Grid, row: Row) -> Person | CellProblem:
        """The person that a row belongs to, else what is wrong."""
        (at_number, number), (at_name, name) = grid.text(row, NUMBER), grid.text(row, NAME)
        if not number:
            found = self.names.get(squeezed(name), [])
            return found[0] if len(found) == 1 else grid.problem(row.number, at_name, self._doubt(name))
        person = self.numbers.get(squeezed(number))
        if person is None:
            return grid.problem(row.number, at_number, f"“{PEOPLE}”里没有编号“{masked(number[:40])}”")
        if name and squeezed(name) != squeezed(person.name):
            other = f"编号 {masked(number)} 在“{PEOPLE}”里是“{masked(person.name)}”"
            return grid.problem(row.number, at_name, f"{other}，这里写的是“{masked(name[:40])}”")
        return person

    def _doubt(self, name: str) -> str:
        """Why a name alone does not tell the person."""
        if not name:
            return f"不知道是谁的；请填“{NAME}”，与“{PEOPLE}”里的一致"
        count = len(self.names.get(squeezed(name), ()))
        if count > 1:
            return f"“{PEOPLE}”里有 {count} 个“{masked(name)}”；请在两张表的“{NUMBER}”里都写明是哪一个"
        return f"“{PEOPLE}”里没有“{masked(name[:40])}”{masked(did_you_mean(name, self.names))}"
