"""The sheets of a roster → its people, or everything that is wrong, cell by cell."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from chuding_cli import catalogue
from chuding_cli.notice import Notice
from chuding_cli.privacy import masked
from chuding_cli.roster.columns import CHOICES, GUIDE, PEOPLE, plain, sheet_title, sheets_of
from chuding_cli.roster.entries import read_entries
from chuding_cli.roster.grid import CellProblem
from chuding_cli.roster.opening import Sheet
from chuding_cli.roster.people import Index, Person, notice_of_guide, people_grid, people_sheet, read_people
from chuding_cli.yaml_tree import did_you_mean


class Roster(NamedTuple):
    """What a workbook holds; with problems the people are not to be used. ``notes`` are worth telling."""

    people: tuple[Person, ...]
    problems: tuple[CellProblem, ...]
    notes: tuple[str, ...] = ()


def read_roster(sheets: list[Sheet], notice: Notice | None, today: date) -> Roster:
    """Read the people and their lists.

    ``notice`` is the one asked for; without it the one that 说明 names, then a row's own, then the one in
    force at the row's place on its day of submission, or ``today``.

    Raises:
        TreeProblem: a notice's file is not sound.
    """
    try:
        asked = notice or notice_of_guide(sheets)
    except catalogue.NoNotice as error:
        return Roster((), (CellProblem(GUIDE, "B1", masked(str(error))),))
    known = sheets_of(asked.vocabulary if asked else catalogue.shared_vocabulary())
    main = people_sheet(sheets, known)
    grid = people_grid(main, known) if main else None
    if main is None or grid is None:
        message = "没有找到表头：前几行里要有一格是“姓名”；空白的名册用 chuding roster-template 生成"
        return Roster((), (CellProblem(main.title if main else PEOPLE, "A1", message),))
    problems: list[CellProblem] = []
    people: list[Person] = []
    for person, wrong in read_people(grid, asked, today):
        problems += wrong
        people += [person] if person else []
    index = Index(people)
    problems += (
        CellProblem(grid.title, "A1", f"编号“{masked(number)}”写了两次；一人一个编号") for number in index.twice
    )
    further = [each for each in sheets if each is not main and each.rows]
    notes = [words for sheet in (main, *further) if (words := _hidden(sheet))]
    for sheet in further:
        _further(sheet, index, people, problems, notes)
    if not people and not problems:
        problems.append(grid.problem(grid.heading_row + 1, 1, "名册里没有人；每人填一行"))
    return Roster(tuple(people), tuple(dict.fromkeys(problems)), tuple(notes))


def _further(
    sheet: Sheet, index: Index, people: list[Person], problems: list[CellProblem], notes: list[str]
) -> None:
    """Read a sheet beside 名册: a list's, or one that is none of ours."""
    title = plain(sheet.title)
    if title in (GUIDE, CHOICES):
        return
    notices = {person.notice.id: person.sheets for person in people if person.notice}
    every = (sheets_of(catalogue.shared_vocabulary()), *notices.values())
    lists = {word: fact for sheets in every for word, fact in sheets.lists.items()}
    if title in lists:
        problems += read_entries(sheet, index)
    elif near := did_you_mean(sheet.title, {sheet_title(fact) for fact in lists.values()}):
        problems.append(CellProblem(sheet.title, "A1", f"不认识的工作表“{sheet.title}”{near}"))
    else:
        notes.append(f"工作表“{masked(sheet.title)}”不是名册的一部分，没有读")


def _hidden(sheet: Sheet) -> str:
    """Tell that rows were read which nobody sees; empty where there are none."""
    rows = [row.number for row in sheet.rows if row.number in sheet.layout.hidden]
    some = "、".join(map(str, rows[:5])) + ("等" if len(rows) > 5 else "")
    return f"“{sheet.title}”有 {len(rows)} 行是隐藏的（第 {some} 行），也读了" if rows else ""
