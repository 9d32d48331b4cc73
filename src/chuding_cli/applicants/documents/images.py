"""Pictures: their size, looked at before they are decoded, and whether they are whole."""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from chuding_cli.applicants.documents.refusals import NotOpened, Refused

if TYPE_CHECKING:
    from PIL import Image

MAX_STORED = 100_000_000  # pixels of a picture that goes into a PDF as it is
MAX_DECODED = 25_000_000  # of one that has to be decoded as a whole: 4 bytes a pixel
MAX_ALL_FRAMES = 100_000_000  # of all pages of a TIFF
MAX_FRAMES = 300
_MAX_SCANS_OF_PIXELS = 300_000_000  # a progressive JPEG goes over all its pixels once a scan
_EXIF_ORIENTATION = 0x0112
_SCAN = re.compile(rb"\xff\xda")
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by a PNG's type of colour
_PNG_HEAD = 8
_STEP = 2**20


class Picture(NamedTuple):
    """Pixels, held upright, and pages."""

    width: int
    height: int
    pages: int


def picture(data: bytes, kind: str) -> Picture:
    """The size of a picture that is whole.

    Raises:
        NotOpened: it has more pixels than can be decoded.
        Refused: it is damaged.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=[kind.upper()]) as image:
                return _looked_at(image, data, kind)
    except Image.DecompressionBombError:
        raise NotOpened("图片的像素多得不合理，没有打开", _SMALLER) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, zlib.error):
        raise Refused("图片已损坏或不完整") from None


_SMALLER = "请缩小（长边 5000 像素以内）后再放"


def _looked_at(image: Image.Image, data: bytes, kind: str) -> Picture:
    width, height = image.size
    turned = orientation(image) in (5, 6, 7, 8)
    pages = 1
    if kind == "jpeg":
        progressive = bool(image.info.get("progressive"))
        _limit(image, MAX_DECODED if progressive else MAX_STORED)
        if progressive and len(_SCAN.findall(data)) * width * height > _MAX_SCANS_OF_PIXELS:
            raise NotOpened("图片拆成了太多层，没有打开", "请另存为普通的 JPG 再放")
        image.draft("L", (max(1, width // 8), max(1, height // 8)))
        image.load()
    elif kind == "png":
        _limit(image, MAX_STORED)
        image.verify()
        parts = png_parts(data)
        if not parts.as_it_is:
            _limit(image, MAX_DECODED)
        parts.check()
    else:
        pages = 0
        for frame in frames(image):
            frame.load()
            if not pages:
                width, height = frame.size
            pages += 1
    return Picture(height, width, pages) if turned else Picture(width, height, pages)


def orientation(image: Image.Image) -> int:
    """How a picture is to be held (EXIF, 1 to 8). Asking Pillow where nothing is said would decode a PNG."""
    if image.format == "TIFF" or "exif" not in image.info:
        return 1  # Pillow turns a TIFF by itself
    turn: int = image.getexif().get(_EXIF_ORIENTATION, 1)
    return turn


def _limit(image: Image.Image, most: int) -> None:
    width, height = image.size
    if width * height > most:
        raise NotOpened(f"图片有 {width} × {height} 像素，太大了，没有打开", _SMALLER)


def frames(image: Image.Image) -> Iterator[Image.Image]:
    """The pages of a TIFF, the first picture of anything else; each is to be loaded before the next.

    Raises:
        NotOpened: too many, or with too many pixels.
    """
    left = MAX_ALL_FRAMES
    for number in range(MAX_FRAMES + 1):
        try:
            image.seek(number)
        except EOFError:
            return
        left -= image.size[0] * image.size[1]
        if number == MAX_FRAMES or left < 0:
            raise NotOpened("图片的页数或像素太多，没有打开", "请另存为 PDF 再放")
        _limit(image, MAX_DECODED)
        yield image
        if image.format != "TIFF":
            return


class PngParts(NamedTuple):
    """What a PNG is made of, as far as a PDF can take it without decoding."""

    width: int
    height: int
    bits: int
    colour: int
    interlaced: bool
    clear: bool
    palette: bytes
    pieces: tuple[memoryview, ...]

    @property
    def samples(self) -> int:
        """Values a pixel."""
        return _SAMPLES[self.colour]

    @property
    def as_it_is(self) -> bool:
        """Whether its data can go into a PDF: nothing shines through, row by row."""
        return not self.interlaced and not self.clear and self.colour in (0, 2, 3)

    def check(self) -> None:
        """That the data are as long as the picture, unpacked piece by piece.

        Raises:
            ValueError: they are not.
            zlib.error: they cannot be unpacked.
        """
        if self.interlaced:
            return  # decoded where it is used
        row = (self.width * self.samples * self.bits + 7) // 8 + 1
        wanted, found = row * self.height, 0
        inflating = zlib.decompressobj()
        for piece in self.pieces:
            waiting: bytes | memoryview = piece
            while waiting and found <= wanted and not inflating.eof:
                found += len(inflating.decompress(waiting, _STEP))
                waiting = inflating.unconsumed_tail
        found += len(inflating.decompress(inflating.unconsumed_tail, _STEP)) if found < wanted else 0
        if found < wanted:
            raise ValueError("short")


def png_parts(data: bytes) -> PngParts:
    """Read the chunks of a PNG whose sums have been verified.

    Raises:
        ValueError: it has none of what a PNG must have.
    """
    view, at = memoryview(data), _PNG_HEAD
    head, palette, clear, pieces = b"", b"", False, []
    while at + 8 <= len(data):
        length = int.from_bytes(view[at : at + 4], "big")
        kind, body = bytes(view[at + 4 : at + 8]), view[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IHDR":
            head = bytes(body)
        elif kind == b"PLTE":
            palette = bytes(body)
        elif kind == b"tRNS":
            clear = True
        elif kind == b"IDAT":
            pieces.append(body)
        elif kind == b"IEND":
            break
    if len(head) != 13 or not pieces or head[9] not in _SAMPLES:
        raise ValueError("chunks")
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    colour = head[9]
    return PngParts(
        width, height, head[8], colour, head[12] != 0, clear or colour in (4, 6), palette, tuple(pieces)
    )
