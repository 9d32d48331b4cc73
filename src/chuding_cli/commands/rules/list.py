"""``chuding rules list``: the notices that come with the program."""

from chuding_cli.commands import exit_codes
from chuding_cli.commands.chosen import chosen
from chuding_cli.files import resources
from chuding_cli.report.pages.notices import notices_table
from chuding_cli.report.terminal import print_table


def list_cli() -> int:
    """列出已收录的通知。"""
    return list_()


def list_() -> int:
    """Print the notices that come with the program; gives the exit code.

    Raises:
        CommandError: the file of one is not sound.
    """
    print_table(notices_table(chosen([])))
    print(f"规则文件：{resources.folder('rules') / '编号.yaml'}")
    return exit_codes.OK
