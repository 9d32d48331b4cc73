"""Names for the folders of packets: from the files' names, never from people's, and each only once."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from chuding_cli.text.masking import without_numbers

UNITS = "单位"
_MAX_BYTES = 180  # leaves room for -2 and for the names of drafts beside it
_STRANGE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]|[ .]+$|^[ .~-]+')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_CODE = re.compile(r"[0-9A-Z]{18}")


class FolderNames:
    """Gives each folder a name that none has yet, also where upper and lower case are one."""

    def __init__(self, *taken: str) -> None:
        self._taken = {_key(name) for name in taken}

    def fresh(self, wish: str) -> str:
        """The wish, made harmless, or with -2, -3 … behind it."""
        base = harmless(wish)
        name, number = base, 1
        while _key(name) in self._taken:
            number += 1
            name = f"{base}-{number}"
        self._taken.add(_key(name))
        return name


def stem(path: Path | None) -> str:
    """The name that a file's folder would like to have; an identity number in it is hidden."""
    return "stdin" if path is None else hidden(path.stem)


def hidden(name: str) -> str:
    """A name with what can be an identity number in it hidden; also one that stands for a unit's code."""
    return without_numbers(name, "x")


def harmless(name: str) -> str:
    """A name that is a plain folder's on every system."""
    name = _STRANGE.sub("_", name)
    if _DEVICES.fullmatch(name) or not name:
        name = f"_{name}"
    return name.encode("utf-8", "replace")[:_MAX_BYTES].decode("utf-8", "ignore")


def credit_code(text: str | None) -> str | None:
    """A unit's code of 18 characters, or None where the text is no such code."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text or "")).upper()
    return plain if _CODE.fullmatch(plain) else None


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
