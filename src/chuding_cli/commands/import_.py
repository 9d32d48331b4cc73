"""``chuding import``: applicant files from a workbook."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from chuding_cli.commands import exit_codes, options
from chuding_cli.commands.chosen import notice_errors
from chuding_cli.commands.clock import beijing_now
from chuding_cli.commands.command_error import CommandError
from chuding_cli.commands.telling import tell
from chuding_cli.files.atomic import CannotWrite
from chuding_cli.notices import catalogue
from chuding_cli.roster.reading.problem import RosterProblem
from chuding_cli.roster.reading.roster import Roster, read_roster
from chuding_cli.roster.reading.workbook import open_workbook
from chuding_cli.roster.writing.saving import left_over, papers_not_found, save_people
from chuding_cli.text.masking import one_line, shown

_MOST_FILES = 5  # that are named one by one
_WHERE_TO_CORRECT = (
    "以后要改，只改一处：改名册的，改好后再导入，加 --force（申报文件整份替换）；改申报文件的，就不再导入"
)
_MOST_PROBLEMS = 200  # more tell nobody anything


def import_cli(
    file: Annotated[str, typer.Argument(metavar="名册", help=".xlsx 工作簿")],
    output: Annotated[
        str,
        typer.Option("--output", metavar="文件夹", help="放在哪个文件夹", show_default="applicants/"),
    ] = "applicants",
    notice: Annotated[
        str | None, options.notice_option("依据哪一份通知", "名册里写的，或由单位所在地和日期定")
    ] = None,
    force: options.Force = False,
) -> int:
    """把名册里的每个人做成一份申报文件。有一格不对，就一份也不写，并把不对的各格都列出来。"""
    return import_(file, output, notice, force=force)


def import_(file: str, output: str, named: str | None = None, *, force: bool = False) -> int:
    """Make applicant files of a roster, in the folder ``output``; gives the exit code.

    Raises:
        CommandError: the roster or the notice cannot be used, or a file cannot be written.
    """
    with notice_errors():
        notice = catalogue.notice(named) if named else None
        try:
            roster = read_roster(open_workbook(Path(file)), notice, beijing_now().date())
        except RosterProblem as problem:
            raise CommandError(f"{file}：{problem}", exit_codes.INVALID) from None
    for words in roster.notes:
        tell(f"{file}：{words}")
    if roster.problems:
        _tell_problems(file, roster)
        return exit_codes.INVALID
    folder = Path(output)
    try:
        paths = save_people(roster.people, folder, force=force)
    except CannotWrite as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None
    for path in paths:
        print(shown(one_line(str(path))))
    lost = papers_not_found(roster.people, folder)
    if lost:
        tell(f"有 {len(lost)} 处材料的文件在“{folder}”里找不到（如“{lost[0]}”）；请把文件放进去")
    others = left_over(paths, folder)
    if others:
        which = "、".join(others[:_MOST_FILES]) + ("等" if len(others) > _MOST_FILES else "")
        tell(f"文件夹里还有 {len(others)} 份不在这份名册里：{which}")
    tell(f"{len(paths)} 人，写到“{folder}”；核对：chuding check {shlex.quote(output)}")
    tell(_WHERE_TO_CORRECT)
    return exit_codes.OK


def _tell_problems(file: str, roster: Roster) -> None:
    """Print everything that is wrong, a line a cell."""
    for sheet, cell, message in roster.problems[:_MOST_PROBLEMS]:
        tell(f"{file}:{sheet}!{cell}: {message}")
    left = len(roster.problems) - _MOST_PROBLEMS
    more = f"（还有 {left} 处没有列出）" if left > 0 else ""
    tell(f"共 {len(roster.problems)} 处要改正{more}；一个文件也没有写")
