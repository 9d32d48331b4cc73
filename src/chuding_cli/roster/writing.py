"""A roster as a workbook, empty or with people, written row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, BinaryIO, NamedTuple

from chuding_cli.applicant import Record
from chuding_cli.blank_file import looked_at
from chuding_cli.notice import Notice
from chuding_cli.roster import looks
from chuding_cli.roster.cell_values import cell_of
from chuding_cli.roster.columns import (
    CHOICES,
    GUIDE,
    NAME,
    NONE,
    NUMBER,
    PEOPLE,
    entry_columns,
    list_facts,
    people_columns,
    sheet_title,
)
from chuding_cli.roster.guide import TABLE_HEAD, column_line, guide_lines, notice_line
from chuding_cli.sheet_cells import MAX_ROWS, text_cell
from chuding_cli.vocabulary import Fact

_NUMBER_NOTE = "只在有人同名时需要：两张表里写同一个编号，就知道是哪一个人"
_NAME_NOTE = f"与“{PEOPLE}”里的写得一样；一个人有几条，就写几行"


class DoesNotFit(Exception):
    """There is more than a sheet can hold; the message is Chinese."""


class Plan(NamedTuple):
    """What a roster has columns for: the facts below ``roots``, where the same label is one column.

    ``known`` are the notices to choose from where a row names its own. ``notice`` is the one that the
    roster is for: 说明 names it, and the columns that its rules look at are marked.
    """

    roots: tuple[Fact, ...]
    known: tuple[str, ...] = ()
    notice: Notice | None = None


def write_roster(out: BinaryIO, plan: Plan, people: Iterable[Record]) -> None:
    """Write the workbook to a stream.

    Raises:
        DoesNotFit: too many people or entries.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    marked = looked_at(plan.notice) if plan.notice else frozenset()
    choices: list[tuple[str, tuple[str, ...]]] = []
    main = _Table(book, PEOPLE, _union(plan.roots, people_columns))
    lists = {
        fact.path: _Table(book, sheet_title(fact), _union(plan.roots, _columns_of(fact.path)))
        for fact in _union(plan.roots, list_facts)
    }
    main.head(looks.fills(main.columns, marked), [(NUMBER, _NUMBER_NOTE)], _words_of(plan, choices))
    for path, table in lists.items():
        before = [(NUMBER, _NUMBER_NOTE), (NAME, _NAME_NOTE)]
        table.head(looks.fills(table.columns, marked, f"{path}[]."), before, _words_of(plan, choices))
        table.choose_names(main.letter("name"))
    for number, record in enumerate(people, 1):
        _add_person(main, lists, number, record)
    _guide(book, plan, main, lists)
    _choices(book, choices)
    for table in (main, *lists.values()):
        table.finish()
    book.save(out)


def _columns_of(path: str) -> Callable[[Fact], tuple[Fact, ...]]:
    """The columns of one list, wherever a root has it."""

    def columns(root: Fact) -> tuple[Fact, ...]:
        return tuple(member for fact in list_facts(root) if fact.path == path for member in entry_columns(fact))

    return columns


def _union(roots: tuple[Fact, ...], columns: Callable[[Fact], tuple[Fact, ...]]) -> tuple[Fact, ...]:
    return tuple({fact.label: fact for root in reversed(roots) for fact in columns(root)}.values())


def _words_of(plan: Plan, choices: list[tuple[str, tuple[str, ...]]]) -> Callable[[Fact], str]:
    """Where the words to choose from for a fact stand; they are put on the sheet 选项."""

    def words_of(fact: Fact) -> str:
        words = plan.known if fact.path == "notice" else looks.suggested(fact)
        if not words:
            return ""
        if (fact.label, words) not in choices:
            choices.append((fact.label, words))
        return looks.choices_range(choices.index((fact.label, words)) + 1, len(words))

    return words_of


def _add_person(main: _Table, lists: dict[str, _Table], number: int, record: Record) -> None:
    main.add([number], record)
    for path, table in lists.items():
        for entry in record.values.get(path, ()):
            table.add([number, table.text(record.values.get("name", ""))], entry)


class _Table:
    """A sheet with a row of headings."""

    def __init__(self, book: Any, title: str, columns: tuple[Fact, ...]) -> None:
        self.sheet = book.create_sheet(title)
        self.columns = columns
        self.before = 0
        self.rows = 1
        self.looks: dict[bool, Any] = {}

    def letter(self, path: str) -> str:
        """The letter of a fact's column."""
        from openpyxl.utils import get_column_letter

        index = next(index for index, fact in enumerate(self.columns) if fact.path == path)
        return str(get_column_letter(self.before + 1 + index))

    def head(
        self, fills: list[str], before: list[tuple[str, str]], words_of: Callable[[Fact], str]
    ) -> None:
        """Headings, widths, formats and lists to choose from; nothing of it can be done after the first row."""
        self.before = len(before)
        for index in range(self.before):
            self.sheet.column_dimensions["AB"[index]].width = 14 if index else 7
            self.sheet.column_dimensions["AB"[index]].number_format = "@"
        for fact in self.columns:
            letter = self.letter(fact.path)
            looks.dress_column(self.sheet, letter, fact)
            if (checked := looks.validation(fact, letter, words_of(fact))) is not None:
                self.sheet.data_validations.append(checked)
        self.sheet.freeze_panes = "C2"
        self.sheet.row_dimensions[1].height = 48
        looks.dress_page(self.sheet)
        cells = [looks.head_cell(self.sheet, text, looks.KEY_FILL, note) for text, note in before]
        for fact, fill in zip(self.columns, fills, strict=True):
            cells.append(looks.head_cell(self.sheet, fact.label, fill, looks.note(fact)))
        self._to_append = cells
