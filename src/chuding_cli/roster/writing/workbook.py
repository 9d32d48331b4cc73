"""A roster as a workbook, empty or with people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO, NamedTuple

from chuding_cli.applicants.reading import Record
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.files.sheet_cells import append_wrapped, print_across, text_cell
from chuding_cli.notices.blank_applicant import looked_at
from chuding_cli.notices.model.notice import Notice
from chuding_cli.roster.columns import (
    CHOICES,
    GUIDE,
    NAME,
    NUMBER,
    PEOPLE,
    entry_columns,
    list_facts,
    people_columns,
    sheet_title,
)
from chuding_cli.roster.writing import looks
from chuding_cli.roster.writing.guide import TABLE_HEAD, column_line, guide_lines, notice_line
from chuding_cli.roster.writing.table import Table

_NUMBER = (NUMBER, "只在有人同名时需要：两张表里写同一个编号，就知道是哪一个人")
_NAME = (NAME, f"与“{PEOPLE}”里的写得一样；一个人有几条，就写几行")
_GUIDE_WIDTHS = (14, 26, 46, 46, 26, 26)


class Plan(NamedTuple):
    """What a roster has columns for: the facts below ``roots``, where the same label is one column.

    ``known`` are the notices to choose from where a row names its own. ``notice`` is the one that the
    roster is for: 说明 names it, and the columns that its rules do not look at are grey.
    """

    roots: tuple[Fact, ...]
    known: tuple[str, ...] = ()
    notice: Notice | None = None


def write_roster(out: BinaryIO, plan: Plan, people: Iterable[Record]) -> None:
    """Write the workbook to a stream.

    Raises:
        DoesNotFit: too many people or entries.
        CannotWrite: the temporary folder is full.
        ValueError: a value that no cell can hold.
    """
    from chuding_cli.files.workbook import Book

    with Book() as book:
        main, lists = _tables(book, plan)
        for number, record in enumerate(people, 1):
            main.add([number], record)
            for path, table in lists.items():
                for entry in record.values.get(path, ()):
                    table.add([number, record.values.get("name", "")], entry)
        _guide(book, plan, [main, *lists.values()])
        choices = _Choices(plan.known)
        for table in (main, *lists.values()):
            table.choose(choices.place)
            table.finish()
        for table in lists.values():
            table.choose_names(main)
        choices.write(book)
        book.active = main.sheet
        book.save_to(out)


def _tables(book: Any, plan: Plan) -> tuple[Table, dict[str, Table]]:
    """名册, and a sheet for each list by its path."""
    marked = looked_at(plan.notice) if plan.notice else frozenset()
    columns = _name_first(_united(people_columns(root) for root in plan.roots))
    main = Table(book, PEOPLE, [_NUMBER], columns, looks.fills(columns, marked))
    lists: dict[str, Table] = {}
    for fact in _united(list_facts(root) for root in plan.roots):
        same = (each for root in plan.roots for each in list_facts(root) if each.path == fact.path)
        columns = _united(entry_columns(each) for each in same)
        fills = looks.fills(columns, marked, f"{fact.path}[].")
        lists[fact.path] = Table(book, sheet_title(fact), [_NUMBER, _NAME], columns, fills)
    return main, lists


def _united(several: Iterable[tuple[Fact, ...]]) -> tuple[Fact, ...]:
    """The facts of all, each label once."""
    found: dict[str, Fact] = {}
    for facts in several:
        for fact in facts:
            found.setdefault(fact.label, fact)
    return tuple(found.values())


def _name_first(columns: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The name stands where it stays in sight, the notice, which few fill in, at the end."""
    order = {"name": -1, "notice": 1}
    return tuple(sorted(columns, key=lambda fact: order.get(fact.path, 0)))


class _Choices:
    """The words to choose from, a column of the sheet 选项 for each list of them."""

    def __init__(self, notices: tuple[str, ...]) -> None:
        self.notices = notices
        self.lists: dict[tuple[str, ...], str] = {}

    def place(self, fact: Fact) -> str:
        """The cells that hold the words of a fact; empty where it has none."""
        words = self.notices if fact.path == "notice" else looks.suggested(fact)
        if not words:
            return ""
        self.lists.setdefault(words, fact.label)
        letter = looks.letter(list(self.lists).index(words) + 1)
        return f"'{CHOICES}'!${letter}$2:${letter}${len(words) + 1}"

    def write(self, book: Any) -> None:
        """Write the sheet; nobody needs to see it."""
        sheet = book.create_sheet(CHOICES)
        sheet.sheet_state = "hidden"
        sheet.append([text_cell(sheet, label) for label in self.lists.values()])
        for row in range(max(map(len, self.lists), default=0)):
            words = (each[row] if row < len(each) else None for each in self.lists)
            sheet.append([None if word is None else text_cell(sheet, word) for word in words])


def _guide(book: Any, plan: Plan, tables: list[Table]) -> None:
    """Write 说明: the first sheet, for who looks for it, though 名册 is the one that opens."""
    sheet = book.create_sheet(GUIDE, 0)
    print_across(sheet, fit=True)
    for column, width in enumerate(_GUIDE_WIDTHS, 1):
        sheet.column_dimensions[looks.letter(column)].width = width
    none_lists = tuple(fact.label for fact in tables[0].columns if fact.kind == "list")
    rows = [[line] for line in guide_lines(none_lists)]
    if plan.notice is not None:
        rows += [[], list(notice_line(plan.notice))]
    for index, texts in enumerate([*rows, []]):
        sheet.append([looks.line_cell(sheet, text, title=index == 0) for text in texts])
    sheet.append([looks.head_cell(sheet, text, looks.KEY_FILL) for text in TABLE_HEAD])
    lines = (column_line(table.sheet.title, fact) for table in tables for fact in table.columns)
    for number, line in enumerate(lines, len(rows) + 3):
        append_wrapped(sheet, number, [looks.guide_cell(sheet, text) for text in line], _GUIDE_WIDTHS)
