"""The program as a Typer application: one command line in, the exit code out."""

import os
from typing import Annotated

import typer
from typer.main import get_command

from chuding_cli import __version__
from chuding_cli.commands import completion, exit_codes
from chuding_cli.commands.classes import Group, listed
from chuding_cli.commands.table import COMMANDS

NAME = "chuding"
_HELP_NAMES = ["-h", "--help"]
_EXIT_CODES = "退出码：0 可以办理；1 有人不能或不全；2 命令或规则有误；3 文件有误；4 不能写出"


def answer(arguments: list[str]) -> int:
    """Run one command line; gives the exit code.

    Raises:
        CommandError: the words are off, or the command cannot be run.
        SystemExit: after a shell has been answered that asks how a line may go on.
    """
    if instruction := os.environ.get(completion.VARIABLE):
        return completion.answered(application(), NAME, instruction)
    program = application()
    try:
        with program.make_context(NAME, completion.with_shell(arguments)) as context:
            code: int = program.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    return code


def application() -> Group:
    """The root of all commands; none of them is loaded yet."""
    program = typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None)
    program.callback(context_settings={"help_option_names": _HELP_NAMES}, epilog=_EXIT_CODES)(chuding_cli)
    group = get_command(program)
    assert isinstance(group, Group)
    group.commands = listed(COMMANDS)
    return group


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"{NAME} {__version__}")
        raise typer.Exit(exit_codes.OK)


def chuding_cli(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本", callback=_show_version, is_eager=True)
    ] = False,
    install_completion: Annotated[
        str | None,
        typer.Option(
            completion.INSTALL,
            metavar="[名称]",
            help="装上按 Tab 补全（bash、zsh、fish、powershell）",
            callback=completion.install,
            autocompletion=completion.shells,
        ),
    ] = None,
    show_completion: Annotated[
        str | None,
        typer.Option(
            completion.SHOW,
            metavar="[名称]",
            help="只显示补全用的脚本",
            callback=completion.show,
            autocompletion=completion.shells,
        ),
    ] = None,
) -> None:
    """初定：核对毕业生能否初次确定初级职称，说明依据，并制作材料。"""
