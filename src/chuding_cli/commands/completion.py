"""How a line may go on: what Typer cannot know of itself, and the scripts that let a shell ask."""

import os
import subprocess
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import typer

from chuding_cli.commands import exit_codes
from chuding_cli.commands.command_error import CommandError

VARIABLE = "_CHUDING_COMPLETE"  # set by the scripts; the name is Typer's
INSTALL, SHOW = "--install-completion", "--show-completion"
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def answered(program: Any, name: str, instruction: str) -> int:
    """Answer a shell's script that asks through the environment; gives the exit code."""
    from typer.completion import get_completion_inspect_parameters, shell_complete

    get_completion_inspect_parameters()  # registers Typer's shells
    _join_equals()
    return shell_complete(program, {}, name, VARIABLE, instruction)


def _join_equals() -> None:
    """As bash splits it, ``--format=j`` is three words; Typer understands two."""
    words = os.environ.get("COMP_WORDS", "").split("\n")
    at = int(os.environ.get("COMP_CWORD", "0"))
    signs = [
        place
        for place in range(1, min(at, len(words)))
        if words[place] == "=" and words[place - 1].startswith("--")
    ]
    if signs:
        kept = [word for place, word in enumerate(words) if place not in signs]
        os.environ.update(COMP_WORDS="\n".join(kept), COMP_CWORD=str(at - len(signs)))


def with_shell(arguments: list[str]) -> list[str]:
    """The words of a command line; the two options may begin it without a shell's name."""
    first, following = (*arguments, "", "")[:2]
    if first not in (INSTALL, SHOW) or (following and not following.startswith("-")):
        return arguments
    return [f"{first}=", *arguments[1:]]


def install(context: typer.Context, shell: str | None) -> None:
    """Write the script where the shell finds it, and say so; ends the command.

    Raises:
        CommandError: there is no such shell, or it is not known which one is used.
    """
    if shell is None or context.resilient_parsing:
        return
    name = _known(shell, INSTALL)
    try:
        _, path = _typers().install(shell=name, prog_name=context.info_name)
    except (subprocess.CalledProcessError, FileNotFoundError):  # only PowerShell is asked where
        raise CommandError(f"问不到 {name} 的设置文件在哪里：这台机器上不能运行 {name}") from None
    print(f"补全的脚本已写到“{path}”；重新打开终端后，按 Tab 补全")
    raise typer.Exit(exit_codes.OK)


def show(context: typer.Context, shell: str | None) -> None:
    """Print the script; ends the command.

    Raises:
        CommandError: there is no such shell, or it is not known which one is used.
    """
    if shell is None or context.resilient_parsing:
        return
    script = _typers().get_completion_script
    print(script(prog_name=context.info_name, complete_var=VARIABLE, shell=_known(shell, SHOW)))
    raise typer.Exit(exit_codes.OK)


def _typers() -> Any:
    """Typer's module: public, but its types do not say that these functions are."""
    return import_module("typer.completion")


def _known(shell: str, option: str) -> str:
    if shell in SHELLS:
        return shell
    if shell:
        raise CommandError(f"不能为“{shell}”补全；可用：{'、'.join(SHELLS)}")
    import shellingham

    try:
        found = str(shellingham.detect_shell()[0])
    except shellingham.ShellDetectionFailure:
        raise CommandError(f"不知道用的是哪种 shell；请写明，如 {option} bash") from None
    return _known(found, option)


def shells() -> tuple[str, ...]:
    """The shells for which there is a script."""
    return SHELLS


def stages() -> list[tuple[str, str]]:
    """The stages, with what they are."""
    from chuding_cli.notices.model.stages import STAGES

    return list(STAGES.items())


def formats() -> tuple[str, ...]:
    """The formats that go to standard output."""
    from chuding_cli.report.names import PRINTED

    return PRINTED


def reports() -> list[str]:
    """The formats that go to files, as a report is asked for."""
    from chuding_cli.report.names import FILED

    return [f"{name}=" for name in FILED]


def notices() -> Iterable[str]:
    """The ids of the notices that come with the program; a file's name is completed by the shell."""
    from chuding_cli.notices import catalogue

    return catalogue.known_ids()


def rules(context: typer.Context) -> list[tuple[str, str]]:
    """The rules of the notice that the line names, or of all, with their titles."""
    from chuding_cli.commands.chosen import chosen

    named = context.params.get("notice")
    try:
        found = chosen([named] if named else [])
    except CommandError:  # a shell that asks is told nothing
        return []
    return list({rule.id: rule.title for notice in found for rule in notice.rules}.items())
