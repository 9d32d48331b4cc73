"""One sheet of a roster with a row of headings, written row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from chuding_cli.applicants.reading import Record
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.files.sheet_cells import MAX_ROWS, append_high, print_across, text_cell
from chuding_cli.roster.cell_values import cell_of
from chuding_cli.roster.columns import NONE, PEOPLE
from chuding_cli.roster.writing import looks

_MANY = 20  # columns that no page is wide enough for


class DoesNotFit(Exception):
    """There is more than a sheet can hold; the message is Chinese."""


class Table:
    """A sheet whose first columns (``keys``: heading and note) say whose row it is; then come facts."""

    def __init__(
        self,
        book: Any,
        title: str,
        keys: Iterable[tuple[str, str]],
        columns: tuple[Fact, ...],
        fills: list[str],
    ) -> None:
        self.sheet = book.create_sheet(title)
        self.keys = tuple(keys)
        self.columns = columns
        self.rows = 1
        self._lines = 1  # of the row that is being made
        self._likes: dict[str, Any] = {}
        self._dress()
        heads = [looks.head_cell(self.sheet, text, looks.KEY_FILL, note) for text, note in self.keys]
        for fact, fill in zip(columns, fills, strict=True):
            heads.append(looks.head_cell(self.sheet, fact.label, fill, looks.note(fact)))
        self.sheet.append(heads)

    def letter(self, path: str) -> str:
        """The letter of a fact's column."""
        index = next(index for index, fact in enumerate(self.columns) if fact.path == path)
        return looks.letter(len(self.keys) + 1 + index)

    def _dress(self) -> None:
        """All that has to be said before the first row."""
        for column, _ in enumerate(self.keys, 1):
            looks.dress_key(self.sheet, looks.letter(column))
        for fact in self.columns:
            looks.dress_column(self.sheet, self.letter(fact.path), fact)
        self.sheet.freeze_panes = "C2"
        self.sheet.row_dimensions[1].height = looks.HEAD_HEIGHT
        self.sheet.sheet_view.tabSelected = self.sheet.title == PEOPLE
        print_across(self.sheet, fit=len(self.columns) < _MANY, columns="A:B")

    def choose(self, words_at: Callable[[Fact], str]) -> None:
        """Lists to choose from and bounds; ``words_at`` tells where the words of a fact stand."""
        for fact in self.columns:
            checked = looks.validation(fact, self.letter(fact.path), words_at(fact))
            if checked is not None:
                self.sheet.data_validations.append(checked)

    def choose_names(self, main: Table) -> None:
        """In the second column, the names on the sheet of people to choose from."""
        self.sheet.data_validations.append(looks.names_validation("B", PEOPLE, main.letter("name")))

    def add(self, keys: Iterable[Any], record: Record) -> None:
        """A row: its keys, then the values of a record.

        Raises:
            DoesNotFit: the sheet is full.
        """
        self.rows += 1
        if self.rows > MAX_ROWS:
            raise DoesNotFit(f"工作表“{self.sheet.title}”超过 {MAX_ROWS} 行，放不下")
        self._lines = 1
        row = [self._content(key) for key in keys]
        row += [self._cell(fact, record.values.get(fact.path)) for fact in self.columns]
        append_high(self.sheet, self.rows, row, self._lines)

    def _cell(self, fact: Fact, value: Any) -> Any:
        if fact.kind == "list":
            return self._content(NONE) if value == () else None
        return None if value is None else self._content(cell_of(fact, value))

    def _content(self, content: str | date | float) -> Any:
        """A cell: text stays text, a day is shown as one."""
        from openpyxl.cell import WriteOnlyCell

        if isinstance(content, str) and not content:
            return None
        lines = content.count("\n") + 1 if isinstance(content, str) else 1
        self._lines = max(self._lines, lines)
        kind = "lines" if lines > 1 else type(content).__name__
        like = self._likes.get(kind)
        if isinstance(content, str):
            cell = text_cell(self.sheet, content, like)
        else:
            cell = WriteOnlyCell(self.sheet, content)
            if like is not None:
                cell._style = like._style
        if like is None:
            looks.dress_value(cell, lines=kind == "lines", day=isinstance(content, date))
            self._likes[kind] = cell
        return cell

    def finish(self) -> None:
        """Let the rows be filtered, where there are any."""
        if self.rows > 1:
            last = looks.letter(len(self.keys) + len(self.columns))
            self.sheet.auto_filter.ref = f"A1:{last}{self.rows}"
