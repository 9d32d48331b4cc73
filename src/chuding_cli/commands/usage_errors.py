"""What is wrong with the words of a command line, in one Chinese sentence.

Typer's errors are told apart by the names of their classes: the classes are not public, the one that they
have in common is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from typer import TyperException
from typer.core import TyperArgument, TyperGroup, TyperOption

from chuding_cli.commands.command_error import CommandError
from chuding_cli.text.guess import did_you_mean


@contextmanager
def in_chinese(context: Any, words: list[str]) -> Iterator[None]:
    """Inside, Typer may parse these words: what it finds wrong is raised in Chinese.

    Raises:
        CommandError: the words are off.
    """
    typed = list(words)  # Typer empties the list as it goes
    if not context.resilient_parsing:
        _refuse_missing_value(typed, context)
    try:
        yield
    except TyperException as error:
        raise _told(error, typed, context) from None


def not_known(words: str, context: Any) -> CommandError:
    """Words that the command takes nowhere."""
    return _error(f"不认识的参数：{words}", context)


def no_command(word: str, known: Iterable[str], context: Any) -> CommandError:
    """No command is called so."""
    return _error(f"没有命令“{word}”；现有 {'、'.join(known)}{did_you_mean(word, known)}", context)


def _error(sentence: str, context: Any) -> CommandError:
    return CommandError(f"{sentence}（用 {context.command_path} --help 看用法）")


def _told(error: Any, words: list[str], context: Any) -> CommandError:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return _no_option(_as_typed(error.option_name, words), context)
    if kind == "BadOptionUsage":
        takes = error.option_name in _taking_values(context)
        return _error(f"{error.option_name} {'后面缺少值' if takes else '不带值'}", context)
    if kind == "MissingParameter":
        return _error(f"缺少参数：{'、'.join(_missing(error.param, context))}", context)
    if kind == "BadParameter":
        return _error(f"{_name(error.param)}：{error.message}", context)
    if isinstance(context.command, TyperGroup):  # the one thing left that it says of a group
        return _error("缺少参数：命令", context)
    return _error(error.format_message(), context)


def _no_option(name: str, context: Any) -> CommandError:
    """An option that another command has is said to be there; else what may have been meant is."""
    root = context.find_root()
    commands = [(root.info_name, root.command), *root.command.leaves()]
    owners = [path for path, command in commands if name in _names(command.params)]
    if owners:
        here = context.command_path.partition(" ")[2] or context.command_path
        return _error(f"{here} 没有 {name}（{'、'.join(owners)} 才有）", context)
    own = [each for each in _names(context.command.get_params(context)) if each.startswith("--")]
    return _error(f"不认识的参数：{name}{did_you_mean(name, own)}", context)


def _as_typed(name: str, words: list[str]) -> str:
    """``-foo``, where Typer speaks of ``-f``."""
    if name.startswith("--"):
        return name
    return next((word for word in words if word.startswith(name)), name)


def _names(params: Iterable[Any]) -> list[str]:
    return [name for param in params if isinstance(param, TyperOption) for name in param.opts]


def _taking_values(context: Any) -> list[str]:
    params = context.command.get_params(context)
    return _names(param for param in params if isinstance(param, TyperOption) and not param.is_flag)


def _refuse_missing_value(words: list[str], context: Any) -> None:
    """Another option is not the value of the one before it: ``--notice --strict`` lacks one."""
    taking = _taking_values(context)
    for word, following in pairwise(words):
        if word == "--":
            return
        if word in taking and following.startswith("-") and following != "-":
            raise _error(f"{word} 后面缺少值", context)


def _missing(first: Any, context: Any) -> list[str]:
    """The first argument that is missing and those that stand behind it."""
    needed = [
        param for param in context.command.params if isinstance(param, TyperArgument) and param.required
    ]
    return [_name(param) for param in needed[needed.index(first) :]]


def _name(param: Any) -> str:
    """An option by its long name, an argument by what the help calls it."""
    return str(param.opts[-1] if isinstance(param, TyperOption) else param.metavar or param.name)
