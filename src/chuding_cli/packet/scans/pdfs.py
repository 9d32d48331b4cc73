"""The pages of a scanned PDF on pages of A4: each as a whole, vectors and all, with its stamps."""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING

from chuding_cli.packet.scans.sheets import WIDTH, blank_sheet, lay, placed

if TYPE_CHECKING:
    import pikepdf

MAX_PAGES = 300


class TooManyPages(Exception):
    """More pages than any paper of an applicant has."""


def pdf_sheets(data: bytes) -> pikepdf.Pdf:
    """A PDF of as many pages of A4.

    Signatures and stamps are often annotations; they become part of the page.

    Raises:
        TooManyPages: there are more than ``MAX_PAGES``.
        Exception: whatever pikepdf raises for a file that is no PDF after all.
    """
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    source = pikepdf.open(BytesIO(data))
    if len(source.pages) > MAX_PAGES:
        raise TooManyPages
    source.flatten_annotations("all")
    pdf = pikepdf.Pdf.new()
    for page in source.pages:
        _add(pdf, page)
    return pdf


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
