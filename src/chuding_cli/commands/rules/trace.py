"""``chuding rules trace``: notices sentence by sentence, with what was made of each."""

from collections.abc import Iterable

from chuding_cli.commands import exit_codes, options
from chuding_cli.commands.chosen import chosen, notice_errors
from chuding_cli.files.beside import text_of
from chuding_cli.notices.model.source_text import SourceText
from chuding_cli.notices.trace import trace as traced_by
from chuding_cli.report.pages.trace import trace_page
from chuding_cli.report.terminal import print_lines, width


def trace_cli(notice: options.Notices = None) -> int:
    """通知原文逐句对应的规则。"""
    return trace(notice or ())


def trace(names: Iterable[str]) -> int:
    """Print the notices sentence by sentence; gives 2 where nothing was made of a sentence, else 0.

    Raises:
        CommandError: there is no notice of a name, or its file or text cannot be used.
    """
    code: int = exit_codes.OK
    for notice in chosen(names):
        with notice_errors():
            source = SourceText(text_of(notice.source))
        traced = traced_by(notice, source)
        print_lines(trace_page(notice, traced, width()).lines)
        print()
        if any(each.bare or not each.uses for each in traced):
            code = exit_codes.USAGE
    return code
