"""``chuding rules list``: the notices that come with the program."""

from chuding_cli.commands import exit_codes
from chuding_cli.commands.chosen import chosen
from chuding_cli.report.pages.page import Page
from chuding_cli.report.terminal import print_lines, width


def list_cli() -> int:
    """列出已收录的通知。"""
    return list_()


def list_() -> int:
    """Print the notices that come with the program; gives the exit code.

    Raises:
        CommandError: the file of one is not sound.
    """
    page = Page(width())
    for notice in chosen([]):
        place = notice.places[0] if notice.places else ""
        page.head(f"{notice.id}　{place}　{notice.period}　{len(notice.rules)} 条规则")
        page.say(notice.name, 2)
        page.say(str(notice.path), 2, "dim")
    print_lines(page.lines)
    return exit_codes.OK
