"""The sheets of a roster → its people, or everything that is wrong, cell by cell."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from chuding_cli.notices import catalogue
from chuding_cli.notices.model.notice import Notice
from chuding_cli.roster.columns import CHOICES, GUIDE, plain, sheet_title
from chuding_cli.roster.reading.entries import read_entries
from chuding_cli.roster.reading.grid import CellProblem, across
from chuding_cli.roster.reading.notices import Notices, notice_of_template
from chuding_cli.roster.reading.owners import Owners
from chuding_cli.roster.reading.people import (
    Person,
    nobodies,
    people_grid,
    people_sheet,
    read_people,
    two_in_one,
)
from chuding_cli.roster.reading.remarks import hidden_rows, only_named, same_identity
from chuding_cli.roster.reading.workbook import Sheet
from chuding_cli.text.guess import did_you_mean
from chuding_cli.text.masking import masked, shortly


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
        RosterProblem: a sheet has far too many columns.
        TreeProblem: a notice's file is not sound.
    """
    from openpyxl.utils.cell import coordinate_to_tuple

    try:
        notices = Notices(notice, notice_of_template(sheets), today)
    except catalogue.NoNotice as error:
        return Roster((), (CellProblem(GUIDE, "B1", masked(str(error))),))
    known = notices.sheets(notices.default)
    main = people_sheet(sheets, known)
    grid = people_grid(main, known) if main else None
    if main is None or grid is None:
        message = "没有找到表头：前几行里要有一格是“姓名”；空白的名册用 chuding roster-template 生成"
        return Roster((), (CellProblem((main or sheets[0]).title, "A1", message),))
    people: list[Person] = []
    problems = [*across(grid), *two_in_one(grid, known), *nobodies(grid, known)]
    for person, wrong in read_people(grid, notices):
        people.append(person)
        problems += wrong
    owners = Owners(people)
    problems += owners.twice()
    problems.sort(key=lambda problem: coordinate_to_tuple(problem.cell))
    notes = [*hidden_rows(sheets)]
    for sheet in sheets:
        if sheet is not main and sheet.rows and plain(sheet.title) not in (GUIDE, CHOICES):
            _further(sheet, owners, notices, problems, notes)
    people = [person for person in people if person.record.values]  # else only a number was filled in
    told = {(problem.sheet, problem.cell) for problem in problems}
    problems += (
        CellProblem(
            person.title,
            person.name_cell,
            f"这一行没有姓名，别的工作表里却有编号“{shortly(person.number)}”的内容",
        )
        for person in people
        if not person.name and (person.title, person.name_cell) not in told
    )
    if not problems:
        notes += [*same_identity(people), *only_named(people)]
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
        title = plain(sheet.title)
        entries = (seen.entries[seen.lists[title].path] for seen in notices.seen() if title in seen.lists)
        problems += read_entries(sheet, owners, {word for headings in entries for word in headings.facts})
    elif near := did_you_mean(sheet.title, {sheet_title(fact) for fact in lists.values()}):
        problems.append(CellProblem(sheet.title, "A1", f"不认识的工作表“{shortly(sheet.title)}”{near}"))
    else:
        notes.append(f"工作表“{shortly(sheet.title)}”不是名册的一部分，没有读")
