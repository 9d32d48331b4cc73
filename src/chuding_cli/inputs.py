"""PATHs of the command line → the files to check, in order."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from chuding_cli.yaml_events import YamlProblem, checked, decoded, read_bytes

STDIN = "-"
_SUFFIXES = (".yaml", ".yml")


class Source(NamedTuple):
    """One file to check; ``path`` None for standard input. ``shown`` is how reports name it.

    ``held`` is standard input that has been read already, for whoever needs it twice.
    """

    shown: str
    path: Path | None
    held: bytes | None = None

    @property
    def folder(self) -> Path:
        """The folder that the file's own paths start from."""
        return self.path.parent if self.path is not None else Path()

    def text(self) -> str:
        """The whole text.

        Raises:
            YamlProblem: it cannot be read, or is no text of ours; the message is Chinese.
        """
        if self.path is None:
            return decoded(checked(self.held if self.held is not None else _stdin()))
        try:
            return decoded(read_bytes(self.path))
        except FileNotFoundError:
            raise YamlProblem("文件不存在", 1, 1) from None
        except PermissionError:
            raise YamlProblem("没有读取这个文件的权限", 1, 1) from None
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "路径不对"
            raise YamlProblem(f"文件不能读取（{reason}）", 1, 1) from None


def holding(source: Source) -> Source:
    """The same source, standard input read."""
    return source if source.path is not None else source._replace(held=_stdin())


def _stdin() -> bytes:
    return sys.stdin.buffer.read(64 * 2**20)


def sources(paths: Iterable[str], exclude: tuple[str, ...] = ()) -> Iterator[Source]:
    """The files that the PATHs name: a folder gives every YAML file below it, sorted.

    ``exclude``: patterns (``*``, ``?``, ``[…]``) of names, or of paths below the folder, that are left
    out; what a PATH names itself is not. A file comes as often as the PATHs reach it.
    """
    for written in paths:
        yield from _named(written, exclude)


def _named(written: str, exclude: tuple[str, ...]) -> Iterator[Source]:
    if written == STDIN:
        yield Source("<stdin>", None)
    elif os.path.isdir(written):  # noqa: PTH112 — keeps the path as it was typed
        yield from _below(written, exclude)
    else:
        yield Source(written, Path(written))


def _below(folder: str, exclude: tuple[str, ...]) -> Iterator[Source]:
    for base, folders, names in os.walk(folder):
        below = os.path.relpath(base, folder) if exclude else "."
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _excluded(name, below, exclude)
        )
        for name in sorted(names):
            if not name.lower().endswith(_SUFFIXES) or name.startswith("."):
                continue
            if not _excluded(name, below, exclude):
                path = os.path.join(base, name)  # noqa: PTH118 — as above
                yield Source(path, Path(path))


def _excluded(name: str, below: str, patterns: tuple[str, ...]) -> bool:
    """Whether a file or folder is left out, by its name or by its path below the folder that was given."""
    path = name if below == "." else f"{below}/{name}"
    return any(fnmatch(name, pattern) or fnmatch(path, pattern) for pattern in patterns)
