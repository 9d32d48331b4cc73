"""The notices that a command is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from chuding_cli.commands.command_error import CommandError
from chuding_cli.files.atomic import reason
from chuding_cli.files.beside import Unusable
from chuding_cli.notices import catalogue
from chuding_cli.notices.model.notice import Notice
from chuding_cli.yaml_files.tree import TreeProblem


def chosen(names: Iterable[str]) -> list[Notice]:
    """The notices named, or all that are known.

    Raises:
        CommandError: there is none of a name, or its file is not sound.
    """
    with notice_errors():
        return [catalogue.notice(name) for name in names or catalogue.known_ids()]


@contextmanager
def notice_errors() -> Iterator[None]:
    """Turn what is wrong with a notice or its file into an error of the command."""
    try:
        yield
    except catalogue.NoNotice as error:
        raise CommandError(str(error)) from None
    except TreeProblem as error:
        raise CommandError("规则文件有误：\n" + "\n".join(error.lines())) from None
    except Unusable as error:
        raise CommandError(f"通知的原文不能用：{error}") from None
    except OSError as error:
        raise CommandError(f"不能读取“{error.filename}”（{reason(error)}）") from None
