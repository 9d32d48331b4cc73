"""Why a file is not used: it is not good, or it was not opened."""

from __future__ import annotations


class Refused(Exception):
    """The file cannot be used; the message is the Chinese reason."""


class NotOpened(Exception):
    """The file may be good, and was not opened: a person has to look.

    The message is the Chinese reason; ``way_out`` says what would let the program open it.
    """

    def __init__(self, reason: str, way_out: str) -> None:
        super().__init__(reason)
        self.way_out = way_out
