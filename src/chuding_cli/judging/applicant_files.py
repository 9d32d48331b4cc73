"""The files that one applicant file points at, opened once each."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from chuding_cli.language.environment import Files, Inspected

if TYPE_CHECKING:
    from chuding_cli.applicants.documents.opening import Count, Inspection


class FolderFiles:
    """Opens files below the applicant file's folder; what was seen is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: dict[str, Inspection] = {}
        self._counted: dict[str, Count] = {}

    def inspect(self, written: str) -> Inspected:
        """What opening the file showed."""
        return self._inspection(written)

    def _inspection(self, written: str) -> Inspection:
        if written not in self._seen:
            from chuding_cli.applicants.documents.opening import inspect

            self._seen[written] = inspect(self._folder, written)
        return self._seen[written]

    def count_characters(self, written: str) -> int | None:
        """字数 of the file; None where it cannot be counted."""
        return self._count(written).number

    def why_uncounted(self, written: str) -> tuple[str, str]:
        """Why it cannot, and the way out; both empty where it can."""
        count = self._count(written)
        return count.reason, count.way_out

    def _count(self, written: str) -> Count:
        if written not in self._counted:
            from chuding_cli.applicants.documents.opening import count_characters

            self._counted[written] = count_characters(self._folder, written, self._inspection(written))
        return self._counted[written]


class LazyFiles:
    """Makes the files' opener when the first paper is looked at."""

    __slots__ = ("__dict__", "folder")

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def files(self) -> Files:
        """The opener of this folder."""
        return FolderFiles(self.folder)

    def __call__(self) -> Files:
        """Give the opener; the same one every time."""
        return self.files
