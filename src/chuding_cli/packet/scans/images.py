"""A picture on a page of A4: JPEG data go in as they are, PNG data by their pixels, without loss."""

from __future__ import annotations

import warnings
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from chuding_cli.packet.scans.sheets import blank_sheet, matrix, placed

if TYPE_CHECKING:
    import pikepdf
    from PIL import Image

_NATURAL_DPI = 150  # what a scan is taken to have: decides only whether a wide one is turned
_COLOURS = {"1": "/DeviceGray", "L": "/DeviceGray", "I;16": "/DeviceGray", "CMYK": "/DeviceCMYK"}
# What is done to a unit square for each EXIF orientation (1 to 8), as a, b, c, d, e, f.
_UPRIGHT = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
_QUARTER_LEFT = (0, 1, -1, 0, 1, 0)
_EXIF_ORIENTATION = 0x0112
Matrix = tuple[float, ...]


class _Raster(NamedTuple):
    """Pixels as PDF takes them."""

    data: bytes
    filter: str
    colours: str
    bits: int
    inverted: bool


def image_sheet(data: bytes, kind: str) -> pikepdf.Pdf:
    """A PDF of one page with the picture, upright.

    Raises:
        Exception: whatever Pillow raises for data that are no picture after all.
    """
    import pikepdf
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(data), formats=[kind.upper()]) as image:
            width, height = image.size
            upright = image.getexif().get(_EXIF_ORIENTATION, 1)
            raster = _jpeg(data, image) if kind == "jpeg" else _pixels(image)
    pdf = pikepdf.Pdf.new()
    stream = pikepdf.Stream(pdf, raster.data)
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = width, height, raster.bits
    stream.ColorSpace, stream.Filter = pikepdf.Name(raster.colours), pikepdf.Name(raster.filter)
    if raster.inverted:
        stream.Decode = pikepdf.Array([1, 0] * 4)
    page = blank_sheet(pdf)
    name = page.add_resource(stream, pikepdf.Name.XObject, pikepdf.Name.Scan)
    page.contents_add(b"q " + matrix(_place(width, height, upright)) + b" " + bytes(name) + b" Do Q")
    return pdf


def _place(width: int, height: int, orientation: int) -> Matrix:
    upright = _UPRIGHT.get(orientation, _UPRIGHT[1])
    w, h = (height, width) if orientation in (5, 6, 7, 8) else (width, height)
    box = placed(w * 72 / _NATURAL_DPI, h * 72 / _NATURAL_DPI)
    turned = _times(upright, _QUARTER_LEFT) if box.turned else upright
    return _times(turned, (box.width, 0, 0, box.height, box.x, box.y))


def _times(one: Matrix, other: Matrix) -> Matrix:
    """First one, then the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r, a * q + b * s,
        c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _jpeg(data: bytes, image: Image.Image) -> _Raster:
    """The file itself. Adobe's programs store CMYK the other way round, and say so by a marker."""
    inverted = image.mode == "CMYK" and "adobe" in image.info
    return _Raster(data, "/DCTDecode", _COLOURS.get(image.mode, "/DeviceRGB"), 8, inverted)


def _pixels(image: Image.Image) -> _Raster:
    """The pixels of a PNG; what is transparent is the paper's white."""
    from PIL import Image as Images

    image.load()
    mode, bits = image.mode, 8
    if mode == "1":
        bits, raw = 1, image.tobytes()
    elif mode.startswith("I"):
        mode, bits = "I;16", 16
        raw = image.tobytes("raw", "I;16B") if image.mode == "I;16" else image.convert("I;16").tobytes()
    elif mode in ("L", "RGB") and "transparency" not in image.info:
        raw = image.tobytes()
    else:
        mode, clear = "RGB", image.convert("RGBA")
        white = Images.new("RGBA", image.size, "white")
        raw = Images.alpha_composite(white, clear).convert("RGB").tobytes()
    return _Raster(zlib.compress(raw, 6), "/FlateDecode", _COLOURS.get(mode, "/DeviceRGB"), bits, False)
