"""``chuding schema``: the JSON Schema of the applicant file."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from chuding_cli.applicants.json_schema import json_schema
from chuding_cli.commands import exit_codes
from chuding_cli.commands.chosen import notice_errors
from chuding_cli.commands.command_line import CommandError
from chuding_cli.files.atomic import CannotWrite, write_text
from chuding_cli.notices import catalogue
from chuding_cli.text.masking import masked

_STDOUT = "-"


def schema(options: Namespace) -> int:
    """Print the schema, or write it to a file; gives the exit code.

    Raises:
        CommandError: the notice cannot be used, or the file cannot be written.
    """
    with notice_errors():
        named = options.notice
        vocabulary = catalogue.notice(named).vocabulary if named else catalogue.shared_vocabulary()
    text = json.dumps(json_schema(vocabulary, catalogue.known_ids()), ensure_ascii=False, indent=1) + "\n"
    if options.file == _STDOUT:
        print(text, end="")
        return exit_codes.OK
    path = Path(options.file)
    try:
        write_text(path, text, force=options.force)
    except CannotWrite as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None
    how = f"# yaml-language-server: $schema={path.name}"
    print(masked(f"已写到“{path}”；同一文件夹里的申报文件，第一行写：{how}"), file=sys.stderr)
    return exit_codes.OK
