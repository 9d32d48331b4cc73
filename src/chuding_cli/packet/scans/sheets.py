"""Scans as upright pages of A4: where a picture or page goes on the sheet, and the sheet itself.

The sheet keeps a band at its foot for the pile's page number. Nothing is drawn again: pictures and
pages are placed as they are, turned and scaled by a matrix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pikepdf

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
_LEFT, _RIGHT = 10 * MM, 200 * MM
_BOTTOM, _TOP = 18 * MM, 287 * MM
MAX_ENLARGED = 2.0
WIDE = 1.15  # what is nearly square gains nothing by being turned


class Placed(NamedTuple):
    """Where something of a size goes: whether it is turned on its side, and its box on the sheet."""

    turned: bool
    x: float
    y: float
    width: float
    height: float


def placed(width: float, height: float) -> Placed:
    """The place of what is naturally so wide and high (pt, upright).

    A wide one that would have to shrink to stand upright is turned a quarter to the left, its top at
    the left edge (GB/T 9704-2012, 7.6). It is scaled to fit, and enlarged no more than twice.
    """
    turned = width > WIDE * height and width > _RIGHT - _LEFT
    w, h = (height, width) if turned else (width, height)
    scale = min((_RIGHT - _LEFT) / w, (_TOP - _BOTTOM) / h, MAX_ENLARGED)
    w, h = w * scale, h * scale
    x = (_LEFT + _RIGHT - w) / 2
    y = (_BOTTOM + _TOP - h) / 2
    return Placed(turned, x, y, w, h)


def blank_sheet(pdf: pikepdf.Pdf) -> pikepdf.Page:
    """Add an empty page of A4 to a PDF."""
    return pdf.add_blank_page(page_size=(round(WIDTH, 3), round(HEIGHT, 3)))


def lay(sheet: pikepdf.Page, page: pikepdf.Page, box: tuple[float, float, float, float], name: str) -> None:
    """Put a whole page on a sheet, scaled into a box (left, bottom, right, top), under a name of ours."""
    import pikepdf

    form = page.as_form_xobject()
    placed_as = sheet.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(name))
    drawing = sheet.calc_form_xobject_placement(
        form,
        placed_as,
        pikepdf.Rectangle(*box),
        invert_transformations=True,
        allow_shrink=True,
        allow_expand=True,
    )
    sheet.contents_add(b"q\n", prepend=True)
    sheet.contents_add(b"Q\n" + drawing)
    sheet.contents_coalesce()


def matrix(numbers: tuple[float, ...]) -> bytes:
    """Six numbers as the operator that sets up a picture's place."""
    return b" ".join(f"{number:.4f}".rstrip("0").rstrip(".").encode() or b"0" for number in numbers) + b" cm"
