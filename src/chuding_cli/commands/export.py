"""``chuding export``: applicant files into a workbook."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from chuding_cli.applicants.inputs import sources
from chuding_cli.commands import exit_codes, options
from chuding_cli.commands.chosen import notice_errors
from chuding_cli.commands.clock import beijing_now
from chuding_cli.commands.command_error import CommandError
from chuding_cli.commands.telling import tell
from chuding_cli.files.atomic import CannotWrite, writing
from chuding_cli.notices import catalogue
from chuding_cli.notices.model.notice import Notice
from chuding_cli.roster.writing.exporting import Exported, read_files
from chuding_cli.roster.writing.table import DoesNotFit
from chuding_cli.roster.writing.workbook import Plan, write_roster


def export_cli(
    paths: options.Paths,
    output: Annotated[
        str,
        typer.Option("--output", metavar="文件", help="写到哪里", parser=options.read_workbook),
    ] = options.ROSTER,
    notice: options.Judged = None,
    force: options.Force = False,
) -> int:
    """把申报文件写进一份名册；其中有身份证号，请妥善保管。"""
    return export(paths, output, notice, force=force)


def export(paths: Sequence[str], output: str, named: str | None = None, *, force: bool = False) -> int:
    """Write the applicants of these paths into the roster ``output``; gives the exit code.

    Raises:
        CommandError: nothing to export, the notice cannot be used, or the file cannot be written.
    """
    with notice_errors():
        notice = catalogue.notice(named) if named else None
        documents = list(read_files(sources(paths), notice, beijing_now().date()))
    if not documents:
        raise CommandError(f"没有找到申报文件（.yaml、.yml）：{' '.join(paths)}")
    wrong = [document for document in documents if document.errors]
    for document in wrong:
        for error in document.errors:
            tell(f"{document.file}:{error.line}:{error.column}: {error.message}")
    for document in documents:
        if not document.errors and not document.record.values.get("name"):
            tell(f"{document.file}：没有姓名；名册里的这一行要补上姓名才能再导入")
    if len(wrong) < len(documents):
        _write(output, notice, [document for document in documents if not document.errors], force=force)
    if wrong:
        tell(f"{len(wrong)} 份有误，没有写进名册；改正后再运行")
        return exit_codes.INVALID
    return exit_codes.OK


def _write(output: str, notice: Notice | None, documents: list[Exported], *, force: bool) -> None:
    roots = {id(document.vocabulary): document.vocabulary.root for document in documents}
    plan = Plan(tuple(roots.values()), catalogue.known_ids(), notice)
    try:
        with writing(Path(output), force=force, private=True) as out:
            write_roster(out, plan, (document.record for document in documents))
    except (CannotWrite, DoesNotFit) as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None
    tell(f"{len(documents)} 人，写到“{output}”（含身份证号，请妥善保管）")
