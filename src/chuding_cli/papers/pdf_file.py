"""The frame of a PDF file: numbered objects, their table, the trailer (ISO 32000-1, 7.3 and 7.5).

A paper needs no more of PDF than this, and writing it this way is quick and gives the same bytes
everywhere: there is no date in the file, and its identifier is a digest of what it holds.
"""

from __future__ import annotations

import zlib
from hashlib import sha256

_HEADER = b"%PDF-1.5\n%\xe4\xb8\xad\xe6\x96\x87\n"  # bytes above 127 mark the file as binary


class PdfFile:
    """Objects in the order in which they were added; each is referred to by its number."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def add(self, body: str) -> int:
        """Adds an object and tells its number."""
        self._objects.append(body.encode("ascii"))
        return len(self._objects)

    def add_stream(self, data: bytes, entries: str = "") -> int:
        """Adds a stream, compressed here, quickly, with further entries of its dictionary."""
        return self.add_compressed(zlib.compress(data, 1), entries)

    def add_compressed(self, data: bytes, entries: str = "") -> int:
        """Adds a stream whose data are deflated already."""
        head = f"<</Filter/FlateDecode/Length {len(data)}{entries}>>\nstream\n"
        self._objects.append(b"%b%b\nendstream" % (head.encode("ascii"), data))
        return len(self._objects)

    def add_pages(self, pages: list[str]) -> int:
        """Adds pages, each given by its dictionary's entries, their tree, and the catalogue: its number."""
        tree = len(self._objects) + len(pages) + 1
        kids = " ".join(f"{self.add(f'<</Type/Page/Parent {tree} 0 R{page}>>')} 0 R" for page in pages)
        self.add(f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")
        return self.add(f"<</Type/Catalog/Pages {tree} 0 R/Lang(zh-CN)>>")

    def finished(self, catalogue: int) -> bytes:
        """The whole file."""
        parts, offsets, position = [_HEADER], [], len(_HEADER)
        for number, body in enumerate(self._objects, 1):
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            offsets.append(position)
            position += len(parts[-1])
        digest = sha256(b"".join(parts)).hexdigest()[:32].upper()
        size = len(self._objects) + 1
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        parts += (b"%010d 00000 n \n" % offset for offset in offsets)
        trailer = f"trailer\n<</Size {size}/Root {catalogue} 0 R/ID[<{digest}><{digest}>]>>\n"
        parts.append(f"{trailer}startxref\n{position}\n%%EOF\n".encode("ascii"))
        return b"".join(parts)
