"""Folders appear at their place whole or not at all, also when the process is killed or the disk is full.

A folder is built beside its place under a name of ours, every byte is brought to the disk, and it is
then moved. With ``force`` the new folder and the old one change places in one step. Where the system
has no such step, the old one is moved aside first and put back on failure; ``sweep`` puts it back after
a kill. Leftovers of killed runs have names of ours and are locked while somebody works in them: what is
not locked is swept away. What somebody else has put into a packet is never deleted: the old folder is
then kept beside the new one.

A new folder can be opened by its owner alone, and so can its files. One that replaces another has that one's
permissions when it is finished, and so have files of the same name.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from chuding_cli.files.atomic import CannotWrite, keep_entries, lock, reason
from chuding_cli.packet.folders.exchange import exchanged
from chuding_cli.packet.folders.manifest import NAME, listed

_DRAFT, _READY, _ASIDE = ".chuding-draft-", ".chuding-ready-", ".chuding-old-"
_LEFTOVER = re.compile(rf"(?:{re.escape(_DRAFT)}|{re.escape(_READY)})[0-9a-f]{{16}}")


def write_folder(place: Path, files: Mapping[str, bytes], *, force: bool) -> Path | None:
    """Make a folder of these files; gives where the old one was kept, if it held files of somebody else's.

    Raises:
        CannotWrite: it exists and ``force`` is not set, or the system refuses.
    """
    try:
        _refuse_taken(place, force)
        place.parent.mkdir(0o700, parents=True, exist_ok=True)
        return _written(place, files, force)
    except OSError as error:
        raise CannotWrite(f"不能写出“{place}”：{reason(error)}") from None


def sweep(parent: Path) -> None:
    """Clear what killed runs left in a folder, and put back what they had moved aside."""
    try:
        names = sorted(entry.name for entry in os.scandir(parent) if entry.name.startswith(".chuding-"))
    except OSError:
        return
    for name in names:
        with suppress(OSError):
            _clear(parent / name)


def _clear(leftover: Path) -> None:
    name = leftover.name
    if name.startswith(_ASIDE):
        place = leftover.with_name(name.removeprefix(_ASIDE))
        if place.exists():
            _drop(leftover, place)
        else:
            leftover.rename(place)
    elif _LEFTOVER.fullmatch(name):
        with _locked(leftover) as ours:
            if ours and name.startswith(_DRAFT):
                shutil.rmtree(leftover)
            elif ours:
                _drop(leftover, leftover.with_name("packet"))


def _refuse_taken(place: Path, force: bool) -> None:
    if not os.path.lexists(place):
        return
    if not force:
        raise CannotWrite(f"“{place}”已存在；要替换它，加 --force")
    if place.is_symlink() or not place.is_dir():
        raise CannotWrite(f"不能写出“{place}”：那里已有的不是文件夹")


def _written(place: Path, files: Mapping[str, bytes], force: bool) -> Path | None:
    draft = place.with_name(f"{_DRAFT}{os.urandom(8).hex()}")
    ready = draft.with_name(draft.name.replace(_DRAFT, _READY))
    draft.mkdir(0o700)
    try:
        with _locked(draft):
            for name, data in files.items():
                _write_file(draft / name, data)
            if force:
                _as_open_as(draft, place)
            keep_entries(draft)
            draft.rename(ready)
            old = _moved(ready, place, force)
    except BaseException:
        for leftover in (draft, ready):
            shutil.rmtree(leftover, ignore_errors=True)
        raise
    keep_entries(place.parent)
    with suppress(OSError):
        return _drop(old, place) if old else None
    return old


def _write_file(path: Path, data: bytes) -> None:
    with open(path, "xb", opener=_for_the_owner) as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _as_open_as(draft: Path, old: Path) -> None:
    """Give a finished folder the permissions of the one that it replaces; its files first."""
    for path in (*draft.iterdir(), draft):
        with suppress(FileNotFoundError):
            path.chmod(stat.S_IMODE((old if path is draft else old / path.name).stat().st_mode))


def _moved(ready: Path, place: Path, force: bool) -> Path | None:
    """Put the finished folder at its place; gives where the old one is now."""
    if not force or not place.exists():
        ready.rename(place)  # fails where something has come there meanwhile
        return None
    if exchanged(ready, place):
        return ready
    aside = place.with_name(f"{_ASIDE}{place.name}")
    place.rename(aside)
    try:
        ready.rename(place)
    except BaseException:
        aside.rename(place)
        raise
    return aside


def _drop(old: Path, place: Path) -> Path | None:
    """Delete an old packet, or keep it beside the new one where it holds what is not ours."""
    if _is_ours(old):
        shutil.rmtree(old, ignore_errors=True)
        return None
    number = 1
    while os.path.lexists(kept := place.with_name(f"{place.name}.old-{number}")):
        number += 1
    old.rename(kept)
    return kept


def _is_ours(folder: Path) -> bool:
    """Whether a folder holds nothing but the files of one of our packets, or nothing."""
    found = {entry.name for entry in os.scandir(folder)}
    if not found:
        return True
    try:
        ours = listed((folder / NAME).read_bytes())
    except OSError:
        return False
    return ours is not None and found <= ours


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Hold a folder's lock, which a killed process loses; False where somebody else has it.

    Where the system has no such locks nothing is held, and nobody may clear: always False.
    """
    if os.name == "nt":  # folders cannot be opened there
        yield False
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield lock(descriptor)
    finally:
        os.close(descriptor)
