"""``chuding init``: an applicant file to fill in."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from pathlib import Path

from chuding_cli.commands import exit_codes
from chuding_cli.commands.chosen import notice_errors
from chuding_cli.commands.command_line import CommandError
from chuding_cli.files.atomic import CannotWrite, write_text
from chuding_cli.notices import catalogue
from chuding_cli.notices.blank_applicant import blank_file
from chuding_cli.text.masking import masked

_STDOUT = "-"


def init(options: Namespace) -> int:
    """Write the file, or print it; gives the exit code.

    Raises:
        CommandError: the notice cannot be used, or the file cannot be written.
    """
    with notice_errors():
        notice = catalogue.notice(options.notice) if options.notice else None
        vocabulary = notice.vocabulary if notice else catalogue.shared_vocabulary()
    text = blank_file(vocabulary, notice)
    if options.file == _STDOUT:
        print(text, end="")
        return exit_codes.OK
    try:
        write_text(Path(options.file), text, force=options.force)
    except CannotWrite as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None
    by_path = notice is not None and options.notice not in catalogue.known_ids()
    own = f" --notice {shlex.quote(options.notice)}" if by_path else ""
    done = f"已写到“{options.file}”；填好后运行：chuding check {shlex.quote(options.file)}{own}"
    print(masked(done), file=sys.stderr)
    return exit_codes.OK
