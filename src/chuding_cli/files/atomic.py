"""Files are written beside their place and then moved there: nobody ever sees half of one.

An existing file is never touched without ``force``. Whatever goes wrong, and at Ctrl-C, the file that
was there stays as it was and nothing is left lying about. A kill leaves a draft, which has a name of ours and
is locked while somebody writes it: the next run that writes into the folder sweeps what is not locked.
A file is never more open than the one that it replaces, nor is its draft.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from chuding_cli.text.masking import one_line

_DRAFT = re.compile(r"\..+\.chuding-[0-9a-f]{12}\.tmp", re.DOTALL)
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES)
_REASONS = {
    errno.ENOENT: "没有这个文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.ENOTDIR: "路径中间有一处不是文件夹",
    errno.EACCES: "没有写的权限",
    errno.EPERM: "没有写的权限",
    errno.EROFS: "这里只能读，不能写",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EFBIG: "文件太大",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "符号链接绕成了圈",
}


class CannotWrite(Exception):
    """A file cannot be written; the message is Chinese and names it (exit code 4)."""


def write_text(
    path: Path, text: str, *, force: bool = False, many: bool = False, private: bool = False
) -> None:
    """Write a whole text as UTF-8; see `writing`.

    Raises:
        CannotWrite: it exists and ``force`` is not set, or the system refuses.
    """
    with writing(path, force=force, many=many, private=private) as stream:
        stream.write(text.encode("utf-8"))


@contextmanager
def writing(
    path: Path, *, force: bool = False, many: bool = False, private: bool = False
) -> Iterator[BinaryIO]:
    """A stream for a file that appears at its place, whole, when the block ends without an exception.

    A ``private`` file that is new can be read by its owner alone; one that is replaced keeps its permissions.
    Of ``many`` files in a folder, `sweep_drafts` comes before the first, `keep_entries` after the last.

    Raises:
        CannotWrite: it exists and ``force`` is not set, or the system refuses.
    """
    try:
        place = Path(os.path.realpath(path))
        mode = _refuse_taken(path, place, force)
        if not many:
            sweep_drafts(place.parent)
        with _draft(place, closed=private or mode is not None) as draft:
            with draft.open("r+b") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if mode is not None:
                draft.chmod(mode)
            _move(draft, place, path, force)
        if not many:
            keep_entries(place.parent)
    except BrokenPipeError:  # of what else the block writes to: a file is no pipe
        raise
    except OSError as error:
        raise CannotWrite(f"不能写出“{shown(path)}”：{reason(error)}") from None
    except ValueError:  # a NUL in the name
        raise CannotWrite(f"不能写出“{shown(path)}”：文件名不对") from None


def shown(path: Path) -> str:
    """A path as messages show it."""
    return one_line(str(path))


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese where that is known."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def _refuse_taken(path: Path, place: Path, force: bool) -> int | None:
    """The permissions of the file to be replaced; None where there is none."""
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise CannotWrite(f"不能写出“{shown(path)}”：这是文件夹")
    if not stat.S_ISREG(mode):
        raise CannotWrite(f"不能写出“{shown(path)}”：这不是普通文件")
    if not force:
        raise CannotWrite(_exists(path))
    return stat.S_IMODE(mode)


def _exists(path: Path) -> str:
    return f"“{shown(path)}”已存在；要替换它，加 --force"


@contextmanager
def _draft(place: Path, *, closed: bool) -> Iterator[Path]:
    """An empty file beside a place, locked as long as the block lasts and gone when it has failed."""
    permissions = 0o600 if closed else 0o666
    while True:
        draft = place.with_name(f".{place.name[:60]}.chuding-{os.urandom(6).hex()}.tmp")
        descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, permissions)
        if lock(descriptor, wait=True) and not os.fstat(descriptor).st_nlink:
            os.close(descriptor)  # another run has swept it away before it was locked
            continue
        break
    if os.name == "nt":  # there, open files cannot be moved, and nothing is locked
        os.close(descriptor)
    try:
        yield draft
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    finally:
        if os.name != "nt":
            os.close(descriptor)


def lock(descriptor: int, *, wait: bool = False) -> bool:
    """Lock what is open; the system undoes that when its process ends, however. False where it cannot be."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def sweep_drafts(folder: Path) -> None:
    """Clear a folder of the drafts of runs that were killed."""
    try:
        names = [entry.name for entry in os.scandir(folder) if _DRAFT.fullmatch(entry.name)]
    except OSError:
        return
    for name in names:
        with suppress(OSError):
            descriptor = os.open(folder / name, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
            try:
                if lock(descriptor):
                    (folder / name).unlink()
            finally:
                os.close(descriptor)


def _move(draft: Path, place: Path, path: Path, force: bool) -> None:
    """Put the finished file at its place; without ``force`` only where nothing has come there meanwhile."""
    if force:
        draft.replace(place)
        return
    try:
        place.hardlink_to(draft)
    except FileExistsError:
        raise CannotWrite(_exists(path)) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        draft.replace(place)  # a file system without links: the look before has to do
    else:
        draft.unlink()


def keep_entries(folder: Path) -> None:
    """Have a folder's new entries survive a power cut, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
