"""The sheets of a roster → its people, or everything that is wrong, cell by cell."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from chuding_cli import catalogue
from chuding_cli.notice import Notice
from chuding_cli.privacy import masked
from chuding_cli.roster.columns import CHOICES, GUIDE, PEOPLE, plain, sheet_title
from chuding_cli.roster.entries import read_entries
from chuding_cli.roster.grid import CellProblem, across
from chuding_cli.roster.notices import Notices, notice_of_template
from chuding_cli.roster.opening import Sheet
from chuding_cli.roster.owners import Owners
from chuding_cli.roster.people import Person, people_grid, people_sheet, read_people, two_in_one
from chuding_cli.yaml_tree import did_you_mean


class Roster(NamedTuple):
    """What a workbook holds; with problems the people are not to be used. ``notes`` are worth telling."""

    people: tuple[Person, ...]
    problems: tuple[CellProblem, ...]
    notes: tuple[str, ...] = ()


def read_roster(sheets: list[Sheet], notice: Notice | None, today: date) -> Roster:
    """Read the people and their lists.

    ``notice`` is the one asked for; without it a row's own counts, then the one that 说明 names, then the
    one in force at the row's place on its day of submission, or ``today``.

    Raises:
        TreeProblem: a notice's file is not sound.
    """
    try:
        notices = Notices(notice, notice_of_template(sheets), today)
    except catalogue.NoNotice as error:
        return Roster((), (CellProblem(GUIDE, "B1", masked(str(error))),))
    known = notices.sheets(notices.default)
    main = people_sheet(sheets, known)
    grid = people_grid(main, known) if main else None
    if main is None or grid is None:
        message = "没有找到表头：前几行里要有一格是“姓名”；空白的名册用 chuding roster-template 生成"
        return Roster((), (CellProblem(main.title if main else PEOPLE, "A1", message),))
    people: list[Person] = []
    problems = [*across(grid), *two_in_one(grid, known)]
    for person, wrong in read_people(grid, notices):
        people.append(person)
        problems += wrong
    owners = Owners(people)
    for number in owners.twice:
        problems.append(CellProblem(grid.title, "A1", f"编号“{masked(number)}”写了两次；一人一个编号"))
    notes = [words for sheet in sheets if (words := _hidden(sheet))]
    for sheet in sheets:
        if sheet is not main and sheet.rows and plain(sheet.title) not in (GUIDE, CHOICES):
            _further(sheet, owners, notices, problems, notes)
    people = [person for person in people if person.record.values]  # else only a number was filled in
    if notices.default is not None:
        for person in people:
            person.record.values.setdefault("notice", notices.default.id)
    if not people and not problems:
        problems.append(grid.problem(grid.heading_row + 1, 1, "名册里没有人；每人填一行"))
    return Roster(tuple(people), tuple(dict.fromkeys(problems)), tuple(notes))


def _further(
    sheet: Sheet, owners: Owners, notices: Notices, problems: list[CellProblem], notes: list[str]
) -> None:
    """Read a sheet beside 名册: a list's, or one that is none of ours."""
    lists = {word: fact for sheets in notices.seen() for word, fact in sheets.lists.items()}
    if plain(sheet.title) in lists:
        problems += read_entries(sheet, owners)
    elif near := did_you_mean(sheet.title, {sheet_title(fact) for fact in lists.values()}):
        problems.append(CellProblem(sheet.title, "A1", f"不认识的工作表“{masked(sheet.title)}”{near}"))
    else:
        notes.append(f"工作表“{masked(sheet.title)}”不是名册的一部分，没有读")


def _hidden(sheet: Sheet) -> str:
    """Tell that rows were read which nobody sees; empty where there are none."""
    rows = [row.number for row in sheet.rows if row.number in sheet.layout.hidden]
    some = "、".join(map(str, rows[:5])) + ("等" if len(rows) > 5 else "")
    return f"“{sheet.title}”有 {len(rows)} 行是隐藏的（第 {some} 行），也读了" if rows else ""
