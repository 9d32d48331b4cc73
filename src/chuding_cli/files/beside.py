"""The files that a rules file names: ordinary ones, of bounded size, beside it or in a folder below it.

A rules file comes from anywhere. Whoever checks with it opens nothing for it that does not belong to it,
nothing that never ends (a device) or never begins (a pipe), and nothing that fills the memory.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from chuding_cli.yaml_files.events import YamlProblem, ordinary_bytes
from chuding_cli.yaml_files.tree import MAX_RULES_BYTES


class Unusable(Exception):
    """A file is not one to be read; the message is Chinese."""


def beside(rules: Path, written: str) -> Path:
    """The file that a rules file names.

    Raises:
        Unusable: the name leads out of the rules file's folder, or is no name.
    """
    name = PurePosixPath(written)
    windows = PureWindowsPath(written)
    if name.is_absolute() or windows.drive or windows.root or ".." in windows.parts or "\0" in written:
        raise Unusable("只读规则文件旁边（或下面的文件夹里）的文件：写文件名，不写“/”开头的路径，也不用“..”")
    path = rules.parent / name
    try:
        inside = path.resolve().is_relative_to(rules.parent.resolve())
    except (OSError, RuntimeError):  # a circle of links
        inside = False
    if not inside:
        raise Unusable("是通到别处的链接：把文件本身放到规则文件旁边")
    return path


def data_of(path: Path) -> bytes:
    """The bytes of an ordinary file.

    Raises:
        Unusable: it cannot be opened, is no ordinary file, or is much too large.
    """
    try:
        return ordinary_bytes(path, MAX_RULES_BYTES)
    except YamlProblem as problem:
        raise Unusable(problem.message) from None
    except FileNotFoundError:
        raise Unusable("没有这个文件") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "路径不对"
        raise Unusable(f"不能读取（{reason}）") from None


def text_of(path: Path) -> str:
    """The text of an ordinary file in UTF-8.

    Raises:
        Unusable: as ``data_of``; or it is in another encoding.
    """
    try:
        return data_of(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unusable("不是 UTF-8 的文字，请另存为 UTF-8") from None
