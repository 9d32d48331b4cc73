"""An applicant's scans, opened: as pages of A4, or with the reason why they cannot be in the pile."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chuding_cli.applicants.documents.kinds import IMAGES
from chuding_cli.applicants.documents.locating import located
from chuding_cli.applicants.documents.refusals import NotOpened
from chuding_cli.files.bounded import GivenUp
from chuding_cli.packet.scans.given import Given
from chuding_cli.packet.scans.images import image_sheets
from chuding_cli.packet.scans.pdfs import pdf_sheets

if TYPE_CHECKING:
    import pikepdf

    from chuding_cli.language.environment import Files

_NO_PAGES = {"docx": "Word 文档", "text": "文本文件"}


class Scan(NamedTuple):
    """One document of the applicant: its pages, and what was left out of it and why."""

    given: Given
    pages: tuple[pikepdf.Pdf, ...]
    refused: tuple[str, ...]

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return sum(len(pdf.pages) for pdf in self.pages)


class _Refused(Exception):
    """A file that cannot be in the pile; the message is the Chinese reason."""


class Scanner:
    """Opens the files below one folder, each once, and remembers what they held."""

    def __init__(self, folder: Path, files: Files) -> None:
        self._folder = folder
        self._files = files
        self._read: dict[str, bytes | None] = {}

    def scan(self, given: Given) -> Scan:
        """A document's files as pages."""
        pages, refused = [], []
        for written in given.document.paths:
            try:
                pages.append(self._pages(written))
            except _Refused as refusal:
                refused.append(f"“{written}”没有放入：{refusal}")
        return Scan(given, tuple(pages), tuple(refused))

    def digest(self, written: str) -> str | None:
        """The SHA-256 of a file that can be opened; None of any other."""
        data = self._data(written)
        return hashlib.sha256(data).hexdigest() if data is not None else None

    def _pages(self, written: str) -> pikepdf.Pdf:
        inspected = self._files.inspect(written)
        data = self._data(written)
        if inspected.state != "readable" or data is None:
            why = inspected.reason or "打不开"
            raise _Refused(f"{why}（{inspected.way_out}）" if inspected.way_out else why)
        kind = inspected.kind
        if kind != "pdf" and kind not in IMAGES:
            what = _NO_PAGES.get(kind, "这种文件")
            raise _Refused(f"{what}不能直接放进 PDF，请另行打印，或先存成 PDF")
        try:
            return pdf_sheets(data) if kind == "pdf" else image_sheets(data, kind)
        except GivenUp:
            raise _Refused("内容多得、套得不合理，放弃了（请“打印”成新的 PDF 再放）") from None
        except NotOpened as closed:
            raise _Refused(f"{closed}（{closed.way_out}）") from None
        except Exception as error:  # hostile bytes make libraries raise anything at all
            raise _Refused("文件已损坏，放不进 PDF") from error

    def _data(self, written: str) -> bytes | None:
        """The bytes of a file, read once; None where it is refused."""
        if written not in self._read:
            readable = self._files.inspect(written).state == "readable"
            self._read[written] = self._bytes(written) if readable else None
        return self._read[written]

    def _bytes(self, written: str) -> bytes | None:
        try:
            path = located(self._folder, written)
            return path.read_bytes() if path else None
        except OSError:
            return None
