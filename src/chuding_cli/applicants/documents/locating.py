"""Where a file is: a path as it was typed, below the applicant file's folder and through no link."""

from __future__ import annotations

import posixpath
import re
import stat
from pathlib import Path

from chuding_cli.applicants.documents.refusals import Refused
from chuding_cli.text.unseen import without_unseen


def located(folder: Path, written: str) -> Path | None:
    """The file below the folder, or None where nothing is; as typed, else without what cannot be seen.

    Raises:
        Refused: the path is absolute, leads out of the folder or through a link, or is impossible.
    """
    path = _located(folder, written)
    visible = without_unseen(written)
    return _located(folder, visible) if path is None and visible != written else path


def _located(folder: Path, written: str) -> Path | None:
    typed = written.replace("\\", "/")
    if typed.startswith("/") or re.match(r"[A-Za-z]:", typed):
        raise Refused("请写相对路径（从申报文件所在的文件夹起）")
    normal = posixpath.normpath(typed)
    if normal == ".." or normal.startswith("../"):
        raise Refused("路径到了申报文件所在的文件夹之外")
    path = folder
    try:
        for part in normal.split("/"):
            path = path / part
            if path.is_symlink():
                raise Refused("路径经过符号链接，请放文件本身")
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    except NotADirectoryError:
        return None
    except (OSError, ValueError):
        raise Refused("路径不对，或没有读取的权限") from None
    if not stat.S_ISREG(mode):
        raise Refused("这是文件夹，不是文件" if stat.S_ISDIR(mode) else "这不是普通文件")
    return path
