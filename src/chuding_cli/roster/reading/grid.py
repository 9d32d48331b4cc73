"""A sheet of a roster as a table: where its headings stand, and the rows below them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from chuding_cli.roster.cell_values import plain_text
from chuding_cli.roster.columns import NOT_READ, plain
from chuding_cli.roster.reading.problem import RosterProblem
from chuding_cli.roster.reading.sheet_layout import Merged, Row
from chuding_cli.roster.reading.workbook import Sheet

_ROWS_ABOVE = 10  # a title and the like may stand above the headings
_MAX_HEADINGS = 1_000  # they are looked through for every row


class CellProblem(NamedTuple):
    """What is wrong at one cell; the message is Chinese, ``cell`` as a spreadsheet calls it: B7."""

    sheet: str
    cell: str
    message: str


class Spot(NamedTuple):
    """Where a fact stands, as a mark of its record: row and column, 0-based as the parser's marks are."""

    line: int
    column: int


class Grid(NamedTuple):
    """The headings by column, as they are compared and as they stand, and the rows below them.

    A cell that was merged downwards (``tall``) counts for each of its rows; ``wide`` are those that
    reach over several columns.
    """

    title: str
    heading_row: int
    headings: dict[int, str]
    written: dict[int, str]
    rows: list[Row]
    tall: tuple[Merged, ...]
    wide: tuple[Merged, ...]

    def problem(self, row: int, column: int, message: str) -> CellProblem:
        """A problem of a cell."""
        return CellProblem(self.title, cell_name(row, column), message)

    def filled(self, row: Row) -> list[int]:
        """The columns in which a row says something to us: not those of remarks."""
        return [column for column in row.cells if self.headings.get(column, "") not in NOT_READ]

    def text(self, row: Row, heading: str) -> tuple[int, str]:
        """Column and text of a row's cell under a heading; the text is empty where nothing stands."""
        columns = [column for column, word in self.headings.items() if word == heading]
        filled = next((column for column in columns if column in row.cells), None)
        if filled is None:
            return (columns or [1])[0], ""
        return filled, plain_text(row.cells[filled]).strip()


def cell_name(row: int, column: int) -> str:
    """Row 7, column 2 → B7."""
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}{row}"


def grid_of(sheet: Sheet, is_heading: Callable[[str], bool]) -> Grid | None:
    """The table of a sheet; None where no row at its top has a heading that ``is_heading`` knows.

    Raises:
        RosterProblem: it has far too many columns.
    """
    for index, row in enumerate(sheet.rows[:_ROWS_ABOVE]):
        written = {column: plain_text(cell).strip() for column, cell in row.cells.items()}
        headings = {column: plain(heading) for column, heading in written.items()}
        if any(map(is_heading, headings.values())):
            if len(headings) > _MAX_HEADINGS:
                here = cell_name(row.number, max(headings))
                raise RosterProblem(f"“{sheet.title}”的表头超过 {_MAX_HEADINGS} 栏（到 {here}），不像是名册")
            rows = sheet.rows[index + 1 :]
            below = [each for each in sheet.layout.merged if each.last_row > row.number]
            tall = tuple(each for each in below if each.first_column == each.last_column)
            wide = tuple(each for each in below if each.first_column != each.last_column)
            _fill_down(rows, tall)
            return Grid(sheet.title, row.number, headings, written, rows, tall, wide)
    return None


def across(grid: Grid) -> Iterator[CellProblem]:
    """Cells merged over several columns: which column their content belongs to nobody can say."""
    by_number = {row.number: row for row in grid.rows}
    for each in grid.wide:
        row = by_number.get(each.first_row)
        if row is not None and each.first_column in row.cells:
            whole = (
                f"{cell_name(each.first_row, each.first_column)}:{cell_name(each.last_row, each.last_column)}"
            )
            message = f"合并的单元格 {whole} 跨了几栏，不知道属于哪一栏；请取消合并"
            yield grid.problem(each.first_row, each.first_column, message)


def _fill_down(rows: list[Row], tall: Iterable[Merged]) -> None:
    """Put what stands in a merged cell into each of its rows that holds something else."""
    by_number = {row.number: row for row in rows}
    numbers = [row.number for row in rows]
    for each in tall:
        top = by_number.get(each.first_row)
        if top is not None and each.first_column in top.cells:
            below, end = (bisect_right(numbers, number) for number in (each.first_row, each.last_row))
            for row in rows[below:end]:
                row.cells[each.first_column] = top.cells[each.first_column]
