"""Applicants, scans and PDFs opened again, for the tests of packets."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from ..applicants.ready import IDENTITY, READY

MASKED = f"{IDENTITY[:6]}********{IDENTITY[-4:]}"
TEACHER = (
    READY.replace("系列: 工程, 专业: 建筑", "系列: 中小学教师系列, 专业: 数学专业")
    + "师德师风: {违反情况: 无}\n"
)
A4 = (595.276, 841.89)


def person(folder: Path, text: str = READY, name: str = "me.yaml") -> str:
    """Write an applicant file with its photo; gives its path as text."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    Image.new("RGB", (295, 413), "white").save(file.parent / "photo.png")
    return str(file.relative_to(folder))


def changed(old: str, new: str, text: str = READY) -> str:
    """An applicant with one thing changed."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def pdf_scan(path: Path, pages: int = 1, size: tuple[float, float] = A4, words: str = "SCAN") -> None:
    """A PDF with text, a page each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=size, invariant=True)
    for number in range(1, pages + 1):
        canvas.drawString(60, size[1] - 60, f"{words} {number}")
        canvas.showPage()
    canvas.save()


def picture(path: Path, size: tuple[int, int] = (400, 600), orientation: int = 1) -> None:
    """An image, white below and black in its upper left corner as it is stored."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", size, "white")
    image.paste("black", (0, 0, size[0] // 3, size[1] // 3))
    exif = Image.Exif()
    exif[0x0112] = orientation
    image.save(path, exif=exif if path.suffix == ".jpg" else Image.Exif())


def words(pdf: Path) -> str:
    """All text without white space."""
    return "".join(re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(pdf).pages)


def page_words(pdf: Path) -> list[str]:
    """The text of each page."""
    return [re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(pdf).pages]


def bookmarks(pdf: Path) -> list[tuple[int, str, int]]:
    """Depth, title and page (1-based) of every bookmark."""
    reader = pypdf.PdfReader(pdf)
    found: list[tuple[int, str, int]] = []

    def walk(items: list[object], depth: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, depth + 1)
            else:
                page = reader.get_destination_page_number(item)  # type: ignore[arg-type]
                found.append((depth, str(item.title), (page or 0) + 1))  # type: ignore[attr-defined]

    walk(reader.outline, 0)  # type: ignore[arg-type]
    return found


def seen(pdf: Path, page: int, scale: float = 0.25) -> Image.Image:
    """A page as a picture."""
    import pypdfium2  # type: ignore[import-untyped]

    with pypdfium2.PdfDocument(pdf) as document:
        picture: Image.Image = document[page - 1].render(scale=scale).to_pil().convert("L")
        return picture


def encrypted(path: Path) -> None:
    """A PDF with a password."""
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))


def images_in(pdf: Path) -> list[bytes]:
    """The data of every JPEG in a PDF, as they are stored."""
    found = []
    with pikepdf.open(BytesIO(pdf.read_bytes())) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Filter") == pikepdf.Name.DCTDecode:
                found.append(item.read_raw_bytes())
    return found
