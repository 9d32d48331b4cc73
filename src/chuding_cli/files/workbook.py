"""Workbooks that are written row by row, where the disk may be full.

openpyxl, lxml and zipfile each try to finish what they began when something cannot be written, or when
they are left alone, fail again, and print that where nobody can catch it. So they are given files that
never fail: what these could not take is told once, after the row or at the end. And a book is closed in
the right order, also when it is given up.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, BinaryIO, Self, cast

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from chuding_cli.files.atomic import CannotWrite, reason


class _Patient:
    """A file to write to that swallows everything from the first error on, and remembers that."""

    def __init__(self, stream: BinaryIO) -> None:
        self.error: OSError | None = None
        self._stream = stream
        self._at = 0

    def write(self, data: bytes) -> int:
        self._try("write", data)
        self._at += len(data)
        return len(data)

    def seek(self, offset: int) -> int:
        self._try("seek", offset)
        self._at = offset
        return offset

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        self._try("flush")

    def close(self) -> None:
        """Also a file that is full is to be closed, which tries to write once more."""
        try:
            self._stream.close()
        except OSError as error:
            self.error = self.error or error

    def _try(self, method: str, *arguments: Any) -> None:
        if self.error is None:
            try:
                getattr(self._stream, method)(*arguments)
            except OSError as error:
                self.error = error


class _Writer(WorksheetWriter):  # type: ignore[misc]
    """Writes a sheet's rows to a file of its own, from which they are packed at the end.

    The file has no name in the temporary folder: a kill leaves nothing of anybody's there.
    """

    def __init__(self, sheet: Any) -> None:
        self._rows = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 — closed by `cleanup`
        self._part = _Patient(self._rows)
        super().__init__(sheet, self._part)

    def close(self) -> None:
        super().close()
        self._part.flush()

    def cleanup(self) -> None:
        """Give the file back to the system."""
        self._part.close()

    def pack_into(self, archive: zipfile.ZipFile, name: str) -> None:
        """Copy the rows to where they are packed."""
        about = zipfile.ZipInfo(name)
        about.compress_type = archive.compression
        about.file_size = self._rows.seek(0, io.SEEK_END)
        self._rows.seek(0)
        with archive.open(about, "w") as part:
            shutil.copyfileobj(self._rows, part, 2**20)

    def refuse_lost(self) -> None:
        """Raise what could not be written."""
        if self._part.error is not None:
            where = f"临时文件夹“{tempfile.gettempdir()}”"
            raise CannotWrite(f"不能写出：{where}{reason(self._part.error)}")


class _Sheet(WriteOnlyWorksheet):  # type: ignore[misc]
    """A sheet that is written row by row."""

    _writer: _Writer | None

    def append(self, row: Iterable[Any]) -> None:
        super().append(row)
        self._refuse_lost()

    def close(self) -> None:
        super().close()
        self._refuse_lost()

    def _refuse_lost(self) -> None:
        if self._writer is not None:
            self._writer.refuse_lost()

    def give_up(self) -> None:
        """End what has been begun, from the inside out."""
        if self._writer is not None and not self.closed:
            with suppress(Exception):
                if self._rows is not None:
                    self._rows.close()
                self._writer.close()
        if self._writer is not None:
            self._writer.cleanup()

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _Writer(self)
            self._writer.write_top()


class _Packing(ExcelWriter):  # type: ignore[misc]
    """Packs a workbook; its sheets have been written to files without a name."""

    def write_worksheet(self, ws: Any) -> None:
        """Pack one sheet, as openpyxl does from a file with a name."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        if not ws.closed:
            ws.close()
        writer = ws._writer
        ws._rels = writer._rels
        writer.pack_into(self._archive, ws.path[1:])
        self.manifest.append(ws)
        writer.cleanup()


class Book(Workbook):  # type: ignore[misc]
    """A workbook that is written row by row, in a ``with`` block; appending raises `CannotWrite`."""

    def __init__(self) -> None:
        super().__init__(write_only=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for sheet in self.worksheets:
            sheet.give_up()

    def create_sheet(self, title: str, index: int | None = None) -> Any:
        """A new sheet, at the end or before the one of an index."""
        sheet = _Sheet(self, title)
        self._add_sheet(sheet, index)
        return sheet

    def save_to(self, out: BinaryIO) -> None:
        """Write the whole workbook to a stream.

        Raises:
            CannotWrite: the temporary folder is full.
            OSError: the stream cannot take it.
        """
        patient = _Patient(out)
        self.properties.modified = datetime.now(tz=UTC).replace(tzinfo=None)
        with zipfile.ZipFile(cast(BinaryIO, patient), "w", zipfile.ZIP_DEFLATED) as archive:
            _Packing(self, archive).save()
        patient.flush()
        if patient.error is not None:
            raise patient.error
