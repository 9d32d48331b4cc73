"""The pages of a scanned PDF on pages of A4: each as a whole, vectors and all, with its stamps."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING

from chuding_cli.files.bounded import bounded
from chuding_cli.packet.scans.sheets import WIDTH, blank_sheet, lay, placed

if TYPE_CHECKING:
    import pikepdf


def pdf_sheets(data: bytes) -> pikepdf.Pdf:
    """A PDF of as many pages of A4, made in a process of its own.

    Signatures and stamps are often annotations; they become part of the page.

    Raises:
        GivenUp: it takes too much, or is no PDF after all.
    """
    import pikepdf

    return pikepdf.open(BytesIO(bounded(sheets, data)))


def sheets(data: bytes) -> bytes:
    """What the process does.

    Raises:
        Exception: whatever pikepdf raises for a file that is no PDF after all.
    """
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    source = pikepdf.open(BytesIO(data))
    source.flatten_annotations("all")
    pdf = pikepdf.Pdf.new()
    for page in source.pages:
        _add(pdf, page)
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


def warm() -> None:
    """In the process, before time is counted."""
    import pikepdf

    with pikepdf.new() as pdf:
        pdf.add_blank_page()


def _add(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """One page: its box as it is seen, turned a quarter where it lies on its side."""
    left, bottom, right, top = (float(number) for number in page.cropbox)
    width, height = abs(right - left), abs(top - bottom)
    if not (1 <= width <= 100 * WIDTH and 1 <= height <= 100 * WIDTH):
        raise ValueError("page size")
    page.trimbox = page.cropbox
    unit = float(page.obj.get("/UserUnit", 1))
    if int(page.obj.get("/Rotate", 0)) % 180:
        width, height = height, width
    box = placed(width * unit, height * unit)
    if box.turned:
        page.rotate(-90, relative=True)
    lay(blank_sheet(pdf), page, (box.x, box.y, box.x + box.width, box.y + box.height), "/Scan")
