"""The help of a command, in Chinese, lines broken where Chinese may be broken.

Typer's own help has English in it that no setting changes (the type beside each argument, for one), and
breaks Chinese lines anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

from chuding_cli.report.terminal import wants_colour, width
from chuding_cli.text.columns import cells, wrapped

_WIDEST = 28  # cells that a name may take before its words go to the next line


def help_text(command: Any, context: Any) -> str:
    """The whole help of a command, no line wider than the terminal."""
    params = [param for param in command.get_params(context) if not getattr(param, "hidden", False)]
    arguments = [param for param in params if isinstance(param, TyperArgument)]
    options = [param for param in params if isinstance(param, TyperOption)]
    lines = wrapped(f"用法：{' '.join(_usage(command, context, arguments))}", width(), 6)
    lines += ["", *wrapped(command.help or "", width())]
    lines += _section("参数", [(_shown(param), _words(param)) for param in arguments])
    lines += _section("选项", [(_names(param), _words(param)) for param in options])
    if isinstance(command, TyperGroup):
        rows = [(name, each.short_help or "") for name, each in command.commands.items()]
        lines += _section("命令", rows)
    if command.epilog:
        lines += ["", *wrapped(command.epilog, width())]
    return "\n".join(lines)


def _usage(command: Any, context: Any, arguments: list[TyperArgument]) -> Iterator[str]:
    yield f"{context.command_path} [选项]"
    for param in arguments:
        yield _shown(param) if param.required else f"[{_shown(param)}]"
    if isinstance(command, TyperGroup):
        yield "命令 ..."


def _section(title: str, rows: list[tuple[str, str]]) -> list[str]:
    """A heading and what stands below it: names on the left, words on the right."""
    if not rows:
        return []
    column = 2 + max((cells(name) for name, _ in rows if cells(name) <= _WIDEST), default=_WIDEST) + 2
    lines = ["", typer.style(f"{title}：", bold=True) if wants_colour() else f"{title}："]
    for name, words in rows:
        told = wrapped(words, width() - column)
        if cells(name) <= _WIDEST:
            lines.append(f"  {name}{' ' * (column - 2 - cells(name))}{told.pop(0)}".rstrip())
        else:
            lines.append(f"  {name}")
        lines += [f"{' ' * column}{line}" for line in told if line]
    return lines


def _shown(param: TyperArgument) -> str:
    return f"{param.metavar or param.name}{'...' if param.nargs == -1 else ''}"


def _names(param: TyperOption) -> str:
    names = ", ".join(sorted(param.opts, key=len))
    return names if param.is_flag else f"{names} {param.metavar or '值'}"


def _words(param: TyperArgument | TyperOption) -> str:
    """What a parameter is for, whether it has to be there, and what holds without it."""
    notes = ["必填"] if param.required else []
    default = param.show_default if isinstance(param.show_default, str) else param.default
    if param.show_default and isinstance(default, str):
        notes.append(f"默认：{default}")
    told = f"（{'；'.join(notes)}）" if notes else ""
    return f"{param.help or ''}{told}"
