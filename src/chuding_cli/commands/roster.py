"""``chuding roster-template``, ``import`` and ``export``: applicants as a workbook."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from chuding_cli.applicants.inputs import sources
from chuding_cli.commands import exit_codes
from chuding_cli.commands.chosen import notice_errors
from chuding_cli.commands.command_line import CommandError
from chuding_cli.files.atomic import CannotWrite, writing
from chuding_cli.notices import catalogue
from chuding_cli.notices.model.notice import Notice
from chuding_cli.roster.exporting import Exported, read_files
from chuding_cli.roster.opening import RosterProblem, open_workbook
from chuding_cli.roster.reading import Roster, read_roster
from chuding_cli.roster.saving import left_over, papers_not_found, save_people
from chuding_cli.roster.table import DoesNotFit
from chuding_cli.roster.writing import Plan, write_roster
from chuding_cli.text.masking import masked

_MOST_FILES = 5  # that are named one by one
_WHERE_TO_CORRECT = (
    "以后要改，只改一处：改名册的，改好后再导入，加 --force（申报文件整份替换）；改申报文件的，就不再导入"
)
_MOST_PROBLEMS = 200  # more tell nobody anything


def template(options: Namespace) -> int:
    """Write an empty roster; gives the exit code.

    Raises:
        CommandError: the notice cannot be used, or the file cannot be written.
    """
    with notice_errors():
        notice = catalogue.notice(options.notice) if options.notice else None
        vocabulary = notice.vocabulary if notice else catalogue.shared_vocabulary()
    plan = Plan((vocabulary.root,), catalogue.known_ids(), notice)
    try:
        with writing(Path(options.file), force=options.force) as out:
            write_roster(out, plan, ())
    except CannotWrite as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None
    _tell(f"已写到“{options.file}”；填好后运行：chuding import {shlex.quote(options.file)}")
    return exit_codes.OK


def import_(options: Namespace) -> int:
    """Make applicant files of a roster; gives the exit code.

    Raises:
        CommandError: the notice cannot be used, or a file cannot be written.
    """
    with notice_errors():
        notice = catalogue.notice(options.notice) if options.notice else None
        try:
            roster = read_roster(open_workbook(Path(options.file)), notice, _today())
        except RosterProblem as problem:
            raise CommandError(f"{options.file}：{problem}", exit_codes.INVALID) from None
    for words in roster.notes:
        _tell(f"{options.file}：{words}")
    if roster.problems:
        _tell_problems(options.file, roster)
        return exit_codes.INVALID
    folder = Path(options.output)
    try:
        paths = save_people(roster.people, folder, force=options.force)
    except CannotWrite as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None
    for path in paths:
        print(masked(str(path)))
    lost = papers_not_found(roster.people, folder)
    if lost:
        _tell(f"有 {len(lost)} 处材料的文件在“{folder}”里找不到（如“{lost[0]}”）；请把文件放进去")
    others = left_over(paths, folder)
    if others:
        which = "、".join(others[:_MOST_FILES]) + ("等" if len(others) > _MOST_FILES else "")
        _tell(f"文件夹里还有 {len(others)} 份不在这份名册里：{which}")
    _tell(f"{len(paths)} 人，写到“{folder}”；核对：chuding check {shlex.quote(options.output)}")
    _tell(_WHERE_TO_CORRECT)
    return exit_codes.OK


def _tell_problems(file: str, roster: Roster) -> None:
    """Print everything that is wrong, a line a cell."""
    for sheet, cell, message in roster.problems[:_MOST_PROBLEMS]:
        _tell(f"{file}:{sheet}!{cell}: {message}")
    left = len(roster.problems) - _MOST_PROBLEMS
    more = f"（还有 {left} 处没有列出）" if left > 0 else ""
    _tell(f"共 {len(roster.problems)} 处要改正{more}；一个文件也没有写")


def export(options: Namespace) -> int:
    """Write applicant files into a roster; gives the exit code.

    Raises:
        CommandError: nothing to export, the notice cannot be used, or the file cannot be written.
    """
    with notice_errors():
        notice = catalogue.notice(options.notice) if options.notice else None
        documents = list(read_files(sources(options.paths), notice, _today()))
    if not documents:
        raise CommandError(f"没有找到申报文件（.yaml、.yml）：{' '.join(options.paths)}")
    wrong = [document for document in documents if document.errors]
    for document in wrong:
        for error in document.errors:
            _tell(f"{document.file}:{error.line}:{error.column}: {error.message}")
    for document in documents:
        if not document.errors and not document.record.values.get("name"):
            _tell(f"{document.file}：没有姓名；名册里的这一行要补上姓名才能再导入")
    if len(wrong) < len(documents):
        _write(options, notice, [document for document in documents if not document.errors])
    if wrong:
        _tell(f"{len(wrong)} 份有误，没有写进名册；改正后再运行")
        return exit_codes.INVALID
    return exit_codes.OK


def _write(options: Namespace, notice: Notice | None, documents: list[Exported]) -> None:
    roots = {id(document.vocabulary): document.vocabulary.root for document in documents}
    plan = Plan(tuple(roots.values()), catalogue.known_ids(), notice)
    try:
        with writing(Path(options.output), force=options.force) as out:
            write_roster(out, plan, (document.record for document in documents))
    except (CannotWrite, DoesNotFit) as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None
    _tell(f"{len(documents)} 人，写到“{options.output}”（含身份证号，请妥善保管）")


def _today() -> date:
    """The day in Beijing."""
    return (datetime.now(UTC) + timedelta(hours=8)).date()


def _tell(words: str) -> None:
    print(masked(words), file=sys.stderr)
