"""Typer's commands and groups as this program has them: Chinese throughout, loaded when they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from chuding_cli.commands import usage_errors
from chuding_cli.commands.table import Row


class Command(TyperCommand):
    """A command of which help and usage errors are Chinese."""

    allow_extra_args = True  # refused below, in our words

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the words of the command line.

        Raises:
            CommandError: they are off.
        """
        with usage_errors.in_chinese(ctx, args):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise usage_errors.not_known(" ".join(rest), ctx)
        return rest

    def get_help_option(self, ctx: Any) -> Any:
        """The option for help, itself explained in Chinese."""
        return _explained(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        _write_help(self, ctx, formatter)


class Listed(TyperCommand):
    """A command that is known by its line in the table alone, until it is called."""

    def __init__(self, row: Row) -> None:
        super().__init__(row.name, short_help=row.about)
        self.row = row

    def load(self) -> Any:
        """The command itself."""
        if self.row.below:
            return Group(name=self.row.name, commands=listed(self.row.below), help=f"{self.row.about}。")
        module = import_module(f"chuding_cli.commands.{self.row.module}")
        function = getattr(module, f"{module.__name__.rpartition('.')[2].rstrip('_')}_cli")
        program = typer.Typer(add_completion=False, rich_markup_mode=None)
        program.command(self.row.name, cls=Command)(function)
        return get_command(program)


class Group(TyperGroup):
    """A group of commands, each loaded when it is called."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the words of the command line up to the command.

        Raises:
            CommandError: they are off.
        """
        with usage_errors.in_chinese(ctx, args):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that is named.

        Raises:
            CommandError: none is, or whatever that command raises.
        """
        with usage_errors.in_chinese(ctx, []):
            return super().invoke(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command of this name, loaded now.

        Raises:
            CommandError: there is none.
        """
        found = self.commands.get(args[0])
        if isinstance(found, Listed):
            return args[0], found.load(), args[1:]
        if ctx.resilient_parsing:
            return None, None, args
        raise usage_errors.no_command(args[0], self.commands, ctx)

    def leaves(self, above: str = "") -> Iterator[tuple[str, Any]]:
        """Every command of the program by its name, loaded; a group's by both names."""
        for name, found in self.commands.items():
            command = found.load() if isinstance(found, Listed) else found
            if isinstance(command, Group):
                yield from command.leaves(f"{above}{name} ")
            else:
                yield f"{above}{name}", command

    def get_help_option(self, ctx: Any) -> Any:
        """The option for help, itself explained in Chinese."""
        return _explained(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        _write_help(self, ctx, formatter)


def listed(rows: Iterable[Row]) -> dict[str, Any]:
    """The commands of a table by name, none of them loaded."""
    return {row.name: Listed(row) for row in rows}


def _explained(option: Any) -> Any:
    if option is not None:
        option.help = "显示这份说明"
    return option


def _write_help(command: Command | Group, ctx: Any, formatter: Any) -> None:
    from chuding_cli.commands.help_text import help_text

    formatter.write(help_text(command, ctx))
