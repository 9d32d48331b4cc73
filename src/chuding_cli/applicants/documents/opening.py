"""Opens one file: is it there, is it what its name says, what does it show?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from chuding_cli.applicants.documents.counting import count_text
from chuding_cli.applicants.documents.kinds import IMAGES, kind_of
from chuding_cli.applicants.documents.locating import located
from chuding_cli.applicants.documents.refusals import NotOpened, Refused

MAX_BYTES = 50 * 2**20


@dataclass(frozen=True, slots=True)
class Inspection:
    """What opening one file showed.

    ``absent``: the path leads nowhere; ``broken``: refused, with the ``reason``; ``unopened``: it may be
    good, but was not opened, with the ``reason`` and the ``way_out``. ``pages`` counts those of a PDF or
    TIFF (1 for another image); ``width`` and ``height`` are pixels of an image held upright;
    ``characters`` is the 字数 of a text or Word file.
    """

    state: Literal["readable", "absent", "broken", "unopened"]
    reason: str = ""
    way_out: str = ""
    kind: str = ""
    pages: int | None = None
    width: int | None = None
    height: int | None = None
    characters: int | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """字数 of a file, or why there is none."""

    number: int | None
    reason: str = ""
    way_out: str = ""


def inspect(folder: Path, written: str) -> Inspection:
    """Open a file that the applicant file in ``folder`` points at, by the path as it was typed."""
    try:
        path = located(folder, written)
        if path is None:
            return Inspection("absent", "找不到这个文件")
        return _opened(path)
    except NotOpened as closed:
        return Inspection("unopened", str(closed), closed.way_out)
    except Refused as refusal:
        return Inspection("broken", str(refusal))
    except MemoryError:
        return Inspection("unopened", "内存不够，没有打开", "请换小一些的文件")
    except Exception:  # hostile bytes make libraries raise anything at all
        return Inspection("broken", "文件已损坏，打不开")


def count_characters(folder: Path, written: str, seen: Inspection) -> Count:
    """字数 of a .txt, .md, .docx or .pdf (clause 五(一)5) that has been inspected."""
    if seen.state != "readable":
        return Count(None, seen.reason, seen.way_out)
    if seen.kind in IMAGES:
        return Count(None, "是图片，没有文字可数")
    number = seen.characters
    try:
        path = located(folder, written) if seen.kind == "pdf" else None
        if path is not None:
            from chuding_cli.applicants.documents import pdf

            number = pdf.characters_of(_bytes(path))
    except NotOpened as closed:
        return Count(None, str(closed), closed.way_out)
    except Refused as refusal:
        return Count(None, str(refusal))
    except Exception:  # as in inspect
        return Count(None, "文件已损坏，打不开")
    if not number:
        return Count(None, "没有文字可数（扫描件要由人数）" if seen.kind == "pdf" else "没有文字")
    return Count(number)


def _opened(path: Path) -> Inspection:
    data = _bytes(path)
    kind = kind_of(path.suffix, data)
    if kind == "pdf":
        from chuding_cli.applicants.documents.pdf import pages_of

        return Inspection("readable", kind=kind, pages=pages_of(data))
    if kind in IMAGES:
        from chuding_cli.applicants.documents.images import picture

        seen = picture(data, kind)
        return Inspection("readable", kind=kind, pages=seen.pages, width=seen.width, height=seen.height)
    if kind == "docx":
        from chuding_cli.applicants.documents.word import shown_text as text_of
    else:
        from chuding_cli.applicants.documents.plain_text import text_of
    text = text_of(data)
    return Inspection("readable", kind=kind, characters=count_text(text))


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size == 0:
        raise Refused("文件是空的")
    if size > MAX_BYTES:
        raise NotOpened(f"文件超过 {MAX_BYTES // 2**20} MB，没有打开", "请压缩或只留需要的页再放")
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES)
