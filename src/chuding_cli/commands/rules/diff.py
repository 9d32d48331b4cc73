"""``chuding rules diff``: what one notice says otherwise than another."""

from typing import Annotated

import typer

from chuding_cli.commands import completion, exit_codes
from chuding_cli.commands.chosen import chosen
from chuding_cli.notices.diff import differences
from chuding_cli.report.pages.diff import diff_page
from chuding_cli.report.terminal import print_lines, width


def diff_cli(
    old: Annotated[
        str, typer.Argument(metavar="旧通知", help="编号或文件", autocompletion=completion.notices)
    ],
    new: Annotated[
        str, typer.Argument(metavar="新通知", help="编号或文件", autocompletion=completion.notices)
    ],
) -> int:
    """后一份通知和前一份有什么不同：时间、数、名单、表、规则、材料。退出码：0 没有不同；1 有不同。"""
    return diff(old, new)


def diff(old_name: str, new_name: str) -> int:
    """Print what the second notice says otherwise than the first; gives 0 for nothing, 1 for something.

    Raises:
        CommandError: there is none of a name, or its file is not sound.
    """
    old, new = chosen([old_name, new_name])
    changes = list(differences(old, new))
    print_lines(diff_page(old, new, changes, width()).lines)
    return exit_codes.NOT_READY if changes else exit_codes.OK
