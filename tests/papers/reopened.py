"""PDFs opened again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pdfplumber
import pypdf

Char = dict[str, Any]


def words(pdf: bytes) -> str:
    """The text that pypdf extracts, without line ends and page numbers' lines."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    lines = [line.strip() for page in pages for line in page.extract_text().splitlines()]
    return "".join(line for line in lines if not (line.startswith("—") and line.endswith("—")))


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The PDF in pdfplumber, which knows where everything stands."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        yield document


def lines_of(page: Any) -> list[list[Char]]:
    """A page's characters line by line, from the top, each from the left."""
    rows: dict[float, list[Char]] = {}
    for char in page.chars:
        rows.setdefault(round(char["bottom"], 1), []).append(char)
    return [sorted(rows[key], key=lambda c: c["x0"]) for key in sorted(rows)]
