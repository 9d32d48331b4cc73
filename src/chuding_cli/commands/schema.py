"""``chuding schema``: the JSON Schema of the applicant file."""

import json
from pathlib import Path
from typing import Annotated

from chuding_cli.applicants.json_schema import json_schema
from chuding_cli.commands import exit_codes, options
from chuding_cli.commands.chosen import notice_errors
from chuding_cli.commands.command_error import CommandError
from chuding_cli.commands.telling import tell
from chuding_cli.files.atomic import CannotWrite, write_text
from chuding_cli.notices import catalogue


def schema_cli(
    file: options.Written = options.STDOUT,
    notice: Annotated[str | None, options.notice_option("包括这份通知另外要问的")] = None,
    force: options.Force = False,
) -> int:
    """申报文件的 JSON Schema，供编辑器补全和提示。"""
    return schema(file, notice, force=force)


def schema(file: str = options.STDOUT, named: str | None = None, *, force: bool = False) -> int:
    """Print the schema, or write it to a file; gives the exit code.

    Raises:
        CommandError: the notice cannot be used, or the file cannot be written.
    """
    with notice_errors():
        vocabulary = catalogue.notice(named).vocabulary if named else catalogue.shared_vocabulary()
    text = json.dumps(json_schema(vocabulary, catalogue.known_ids()), ensure_ascii=False, indent=1) + "\n"
    if file == options.STDOUT:
        print(text, end="")
        return exit_codes.OK
    path = Path(file)
    try:
        write_text(path, text, force=force)
    except CannotWrite as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None
    how = f"# yaml-language-server: $schema={path.name}"
    tell(f"已写到“{path}”；同一文件夹里的申报文件，第一行写：{how}")
    return exit_codes.OK
