"""PATHs of the command line → the files to check, in order."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from chuding_cli.files.atomic import reason
from chuding_cli.yaml_files.events import YamlProblem, checked, decoded, read_bytes

STDIN = "-"
_SUFFIXES = (".yaml", ".yml")
_NOTHING = "文件夹里没有可以核对的申报文件（.yaml、.yml）"


class Source(NamedTuple):
    """One file to check; ``path`` None for standard input. ``shown`` is how reports name it.

    ``held`` is standard input that has been read already, for whoever needs it twice. ``problem`` is what
    keeps a folder from being looked through.
    """

    shown: str
    path: Path | None
    held: bytes | None = None
    problem: str = ""

    @property
    def folder(self) -> Path:
        """The folder that the file's own paths start from."""
        return self.path.parent if self.path is not None else Path()

    def text(self) -> str:
        """The whole text.

        Raises:
            YamlProblem: it cannot be read, or is no text of ours; the message is Chinese.
        """
        if self.problem:
            raise YamlProblem(self.problem, 1, 1)
        if self.path is None:
            return decoded(checked(self.held if self.held is not None else _stdin()))
        try:
            return decoded(read_bytes(self.path))
        except FileNotFoundError:
            raise YamlProblem("文件不存在", 1, 1) from None
        except PermissionError:
            raise YamlProblem("没有读取这个文件的权限", 1, 1) from None
        except (OSError, ValueError) as error:
            why = reason(error) if isinstance(error, OSError) else "路径不对"
            raise YamlProblem(f"文件不能读取（{why}）", 1, 1) from None


def holding(source: Source) -> Source:
    """The same source, standard input read."""
    return source if source.path is not None else source._replace(held=_stdin())


def _stdin() -> bytes:
    if sys.stdin is None:  # closed by whoever started the program
        raise YamlProblem("标准输入没有打开", 1, 1)
    return sys.stdin.buffer.read(64 * 2**20)


def sources(paths: Iterable[str], exclude: tuple[str, ...] = ()) -> Iterator[Source]:
    """The files that the PATHs name: a folder gives every YAML file below it, sorted.

    ``exclude``: patterns (``*``, ``?``, ``[…]``) of names, or of paths below the folder or as typed, that
    are left out; what a PATH names itself is not. A file comes as often as the PATHs reach it. A folder
    without any is told beside other PATHs; where no PATH has any, nothing comes.
    """
    patterns = tuple(pattern.removeprefix("./").rstrip("/") for pattern in exclude)
    empty: list[Source] = []
    some = False
    for written in paths:
        found = _named(written, patterns)
        first = next(found, None)
        if first is None:
            empty.append(Source(written, Path(written), problem=_NOTHING))
        else:
            some = True
        if some:
            yield from empty
            empty = []
        if first is not None:
            yield first
            yield from found


def _named(written: str, exclude: tuple[str, ...]) -> Iterator[Source]:
    if written == STDIN:
        yield Source("<stdin>", None)
    elif os.path.isdir(written):  # noqa: PTH112 — keeps the path as it was typed
        yield from _below(written, exclude)
    else:
        yield Source(written, Path(written))


def _below(folder: str, exclude: tuple[str, ...]) -> Iterator[Source]:
    closed: list[OSError] = []
    for base, folders, names in os.walk(folder, onerror=closed.append):
        yield from _not_to_be_read(closed)
        folders[:] = sorted(name for name in folders if not _left_out(name, base, folder, exclude))
        for name in sorted(names):
            if name.lower().endswith(_SUFFIXES) and not _left_out(name, base, folder, exclude):
                path = os.path.join(base, name)  # noqa: PTH118 — as above
                yield Source(path, Path(path))
    yield from _not_to_be_read(closed)


def _not_to_be_read(closed: list[OSError]) -> Iterator[Source]:
    """The folders that could not be opened since the last call."""
    while closed:
        error = closed.pop(0)
        why = (
            "没有读取这个文件夹的权限"
            if isinstance(error, PermissionError)
            else f"文件夹不能读取（{reason(error)}）"
        )
        yield Source(error.filename, Path(error.filename), problem=why)


def _left_out(name: str, base: str, folder: str, patterns: tuple[str, ...]) -> bool:
    """Whether something is hidden, or excluded by its name, its path below the folder, or as typed."""
    if not patterns or name.startswith("."):
        return name.startswith(".")
    path = os.path.normpath(os.path.join(base, name))  # noqa: PTH118 — as above
    ways = (name, os.path.relpath(path, folder), path)
    return any(fnmatch(way, pattern) for way in ways for pattern in patterns)
