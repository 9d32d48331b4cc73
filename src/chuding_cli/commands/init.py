"""``chuding init``: an applicant file to fill in."""

import shlex
from pathlib import Path
from typing import Annotated

from chuding_cli.commands import exit_codes, options
from chuding_cli.commands.chosen import notice_errors
from chuding_cli.commands.command_error import CommandError
from chuding_cli.commands.telling import tell
from chuding_cli.files.atomic import CannotWrite, write_text
from chuding_cli.notices import catalogue
from chuding_cli.notices.blank_applicant import blank_file


def init_cli(
    file: options.Written = options.STDOUT,
    notice: Annotated[str | None, options.notice_option("依据哪一份通知")] = None,
    force: options.Force = False,
) -> int:
    """写出一份待填的申报文件，每一项都有中文说明。"""
    return init(file, notice, force=force)


def init(file: str = options.STDOUT, named: str | None = None, *, force: bool = False) -> int:
    """Write the file, or print it; gives the exit code.

    Raises:
        CommandError: the notice cannot be used, or the file cannot be written.
    """
    with notice_errors():
        notice = catalogue.notice(named) if named else None
        vocabulary = notice.vocabulary if notice else catalogue.shared_vocabulary()
    text = blank_file(vocabulary, notice)
    if file == options.STDOUT:
        print(text, end="")
        return exit_codes.OK
    try:
        write_text(Path(file), text, force=force)
    except CannotWrite as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None
    by_path = named is not None and named not in catalogue.known_ids()
    own = f" --notice {shlex.quote(named)}" if by_path and named else ""
    tell(f"已写到“{file}”；填好后运行：chuding check {shlex.quote(file)}{own}")
    return exit_codes.OK
