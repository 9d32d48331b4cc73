"""``chuding rules show``: what notices say."""

from collections.abc import Iterable

from chuding_cli.commands import exit_codes, options
from chuding_cli.commands.chosen import chosen
from chuding_cli.report.pages.notice import notice_page
from chuding_cli.report.terminal import print_lines, width


def show_cli(notice: options.Notices = None) -> int:
    """一份通知的内容：时间、名单、表、规则。"""
    return show(notice or ())


def show(names: Iterable[str]) -> int:
    """Print what the notices of these names say, or all; gives the exit code.

    Raises:
        CommandError: there is none of a name, or its file is not sound.
    """
    for notice in chosen(names):
        print_lines(notice_page(notice, width()).lines)
        print()
    return exit_codes.OK
