"""``chuding rules new``: a rules file to begin with."""

import hashlib
import os
import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from chuding_cli.commands import completion, exit_codes, options
from chuding_cli.commands.chosen import notice_errors
from chuding_cli.commands.command_error import CommandError
from chuding_cli.files.atomic import CannotWrite, reason, write_text
from chuding_cli.files.beside import Unusable, beside, text_of
from chuding_cli.notices import catalogue
from chuding_cli.notices.blank_notice import Base, Source, blank_change, blank_notice
from chuding_cli.notices.reading.inheritance import base_of, load_notice_tree
from chuding_cli.yaml_files.events import YamlProblem, decoded, read_bytes

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new_cli(
    id_: Annotated[
        str,
        typer.Argument(metavar="编号", help="如 shihezi-2025；写成 编号.yaml，放在现在的文件夹里"),
    ],
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="原文", help="通知原文，UTF-8 的文本文件（.md 或 .txt）"),
    ] = None,
    extends: Annotated[
        str | None,
        typer.Option(
            "--extends",
            metavar=options.NOTICE,
            help="照这一份通知改，只写不同的地方",
            autocompletion=completion.notices,
        ),
    ] = None,
    force: options.Force = False,
) -> int:
    """写出一份待填的规则文件，每一处都有说明；有原文的，逐句列出要落实的句子。"""
    return new(id_, text_file=source, extends=extends, force=force)


def new(id_: str, *, text_file: str | None = None, extends: str | None = None, force: bool = False) -> int:
    """Write the file of a notice of this id into this folder; gives the exit code.

    Raises:
        CommandError: the id, the text or the notice to change cannot be used, or the file not written.
    """
    name = id_.removesuffix(".yaml")
    if not _ID.fullmatch(name):
        raise CommandError(f"编号“{name}”要用小写英文字母、数字和“-”，如 shihezi-2025")
    if name in catalogue.known_ids():
        raise CommandError(f"已经收录了通知“{name}”，换一个编号")
    path = Path(f"{name}.yaml")
    source = _source(text_file, path)
    base = _base(extends, path) if extends else None
    text = blank_notice(name, source) if base is None else blank_change(name, source, base)
    try:
        write_text(path, text, force=force)
    except CannotWrite as error:
        raise CommandError(str(error), exit_codes.CANNOT_WRITE) from None
    if source is None:
        again = "先把它存在旁边，再运行一次（加 --force），会列出原文的每一句"
        print(f"没有找到原文 {path.with_suffix('.md')}：{again}", file=sys.stderr)
    print(f"已写到“{path}”；边写边查：chuding rules validate {path}", file=sys.stderr)
    return exit_codes.OK


def _source(written: str | None, rules: Path) -> Source | None:
    """The text that is named, else the one that stands beside the new file under its name."""
    path = Path(written) if written is not None else rules.with_suffix(".md")
    if written is None and not path.is_file():
        return None
    try:
        beside(rules, os.path.relpath(path, rules.parent))
        data = read_bytes(path)
        text = decoded(data)
    except Unusable as error:
        raise CommandError(f"原文“{path}”不能用：{error}；先把它放到规则文件旁边") from None
    except YamlProblem as problem:
        raise CommandError(f"原文“{path}”不能用：{problem.message}") from None
    except OSError as error:
        raise CommandError(f"不能读取原文“{path}”（{reason(error)}）") from None
    return Source(os.path.relpath(path), hashlib.sha256(data).hexdigest(), text)


def _base(name: str, rules: Path) -> Base:
    """The notice that is named, found as ``extends:`` in the new file will find it."""
    with notice_errors():
        beside = base_of(rules, name)
        notice = catalogue.notice(name if beside is None else str(beside))
        tree = load_notice_tree(notice.path)
        return Base(name, tree, notice, text_of(notice.source))
