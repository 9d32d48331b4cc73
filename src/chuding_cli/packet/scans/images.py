"""A picture on a page of A4, without loss: JPEG data go in as they are, and so do PNG data that can.

What has to be decoded (what shines through, or is of another kind) is packed strip by strip.
"""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from chuding_cli.applicants.documents.images import frames, orientation, png_parts
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
_STRIP = 2**20  # pixels
Matrix = tuple[float, ...]


class _Raster(NamedTuple):
    """Pixels as PDF takes them; ``size`` as they are stored, ``turn`` what holds them upright (EXIF)."""

    size: tuple[int, int]
    data: bytes
    filter: str
    colours: str
    bits: int
    turn: int = 1
    inverted: bool = False
    palette: bytes = b""
    predicted: int = 0  # how many values a pixel has that PNG's predictors work on


def image_sheets(data: bytes, kind: str) -> pikepdf.Pdf:
    """A PDF with the picture, upright, on a page; of a TIFF each of its pages on one.

    Raises:
        NotOpened: it has more pages or pixels than can be decoded.
        Exception: whatever Pillow raises for data that are no picture after all.
    """
    import pikepdf
    from PIL import Image

    pdf = pikepdf.Pdf.new()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(data), formats=[kind.upper()]) as image:
            for raster in _rasters(data, kind, image):
                _add(pdf, raster)
    return pdf


def _rasters(data: bytes, kind: str, image: Image.Image) -> Iterator[_Raster]:
    turn = orientation(image)
    if kind == "jpeg":
        # Adobe's programs store CMYK the other way round, and say so by a marker.
        inverted = image.mode == "CMYK" and "adobe" in image.info
        colours = _COLOURS.get(image.mode, "/DeviceRGB")
        yield _Raster(image.size, data, "/DCTDecode", colours, 8, turn, inverted)
    elif kind == "png" and (parts := png_parts(data)).as_it_is:
        colours = "/DeviceRGB" if parts.colour == 2 else "/DeviceGray"
        packed = b"".join(parts.pieces)
        yield _Raster(
            image.size,
            packed,
            "/FlateDecode",
            colours,
            parts.bits,
            turn,
            palette=parts.palette if parts.colour == 3 else b"",
            predicted=parts.samples,
        )
    else:
        for frame in frames(image):
            frame.load()
            yield _pixels(frame, turn)


def _add(pdf: pikepdf.Pdf, raster: _Raster) -> None:
    """A page with the picture."""
    import pikepdf

    width, height = raster.size
    stream = pikepdf.Stream(pdf, raster.data)
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = width, height, raster.bits
    stream.ColorSpace, stream.Filter = pikepdf.Name(raster.colours), pikepdf.Name(raster.filter)
    if raster.palette:
        last = len(raster.palette) // 3 - 1
        stream.ColorSpace = pikepdf.Array(
            [pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, last, pikepdf.String(raster.palette)]
        )
    if raster.predicted:
        stream.DecodeParms = pikepdf.Dictionary(
            Predictor=15, Colors=raster.predicted, BitsPerComponent=raster.bits, Columns=width
        )
    if raster.inverted:
        stream.Decode = pikepdf.Array([1, 0] * 4)
    page = blank_sheet(pdf)
    name = page.add_resource(stream, pikepdf.Name.XObject, pikepdf.Name.Scan)
    page.contents_add(b"q " + matrix(_place(width, height, raster.turn)) + b" " + bytes(name) + b" Do Q")


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


def _pixels(image: Image.Image, turn: int) -> _Raster:
    """The pixels of a picture that is loaded, strip by strip; what is transparent is the paper's white."""
    width, height = image.size
    mode, bits = image.mode, 8
    if mode == "1":
        bits = 1
    elif mode.startswith("I"):
        mode, bits = "I;16", 16
    elif mode not in ("L", "RGB") or "transparency" in image.info:
        mode = "RGB"
    packing = zlib.compressobj(6)
    rows = max(1, _STRIP // width)
    packed = []
    for top in range(0, height, rows):
        strip = image.crop((0, top, width, min(height, top + rows)))
        packed.append(packing.compress(_raw(strip, mode)))
    packed.append(packing.flush())
    return _Raster(image.size, b"".join(packed), "/FlateDecode", _COLOURS.get(mode, "/DeviceRGB"), bits, turn)


def _raw(strip: Image.Image, mode: str) -> bytes:
    from PIL import Image as Images

    if mode == "I;16":
        return strip.tobytes("raw", "I;16B") if strip.mode == "I;16" else strip.convert("I;16").tobytes()
    if strip.mode == mode and "transparency" not in strip.info:
        return strip.tobytes()
    white = Images.new("RGBA", strip.size, "white")
    return Images.alpha_composite(white, strip.convert("RGBA")).convert("RGB").tobytes()
