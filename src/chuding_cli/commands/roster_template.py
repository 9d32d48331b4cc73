"""``chuding roster-template``: an empty workbook of applicants."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from chuding_cli.commands import exit_codes, options
from chuding_cli.commands.chosen import notice_errors
from chuding_cli.commands.command_error import CommandError
from chuding_cli.commands.telling import tell
from chuding_cli.files.atomic import CannotWrite, writing
from chuding_cli.notices import catalogue
from chuding_cli.roster.writing.workbook import Plan, write_roster


def roster_template_cli(
    file: Annotated[
        str, typer.Argument(metavar="文件", help="写到哪里", parser=options.read_workbook)
    ] = options.ROSTER,
    notice: Annotated[
        str | None, options.notice_option("依据哪一份通知：包括它另外要问的，标出它要看的")
    ] = None,
    force: options.Force = False,
) -> int:
    """生成一份空白名册（.xlsx）：中文表头，有下拉选项和说明；填好后用 chuding import 做成申报文件。"""
    return roster_template(file, notice, force=force)


def roster_template(file: str, named: str | None = None, *, force: bool = False) -> int:
    """Write an empty roster; gives the exit code.

    Raises:
        CommandError: the notice cannot be used, or the file cannot be written.
    """
    with notice_errors():
        notice = catalogue.notice(named) if named else None
        vocabulary = notice.vocabulary if notice else catalogue.shared_vocabulary()
    plan = Plan((vocabulary.root,), catalogue.known_ids(), notice)
    try:
        with writing(Path(file), force=force) as out:
            write_roster(out, plan, ())
    except CannotWrite as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None
    tell(f"已写到“{file}”；填好后运行：chuding import {shlex.quote(file)}")
    return exit_codes.OK
