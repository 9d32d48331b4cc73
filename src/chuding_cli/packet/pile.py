"""The pile: checklist, papers and scans as one PDF to print on both sides and hand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from chuding_cli.packet.contents import Item, in_pile, title_of
from chuding_cli.packet.due_papers import DuePaper
from chuding_cli.packet.scans.scanner import Scan
from chuding_cli.packet.scans.sheets import HEIGHT, MM, WIDTH, blank_sheet, lay
from chuding_cli.papers import Filled, Fonts, draw
from chuding_cli.papers.content.paper import Content, Note, PageBreak, Text

if TYPE_CHECKING:
    import pikepdf

    from chuding_cli.packet.drawn_papers import DrawnPaper

_NUMBER_DROP = 19 * MM  # a scan's page number stands so much lower than a paper's: in the band at the foot
Checklist = Callable[[Mapping[int, int]], bytes]  # from the page of each item, by its number


class Bookmark(NamedTuple):
    """A place in the pile."""

    title: str
    page: int
    below: tuple[Bookmark, ...] = ()


def pile(
    items: Sequence[Item], papers: Mapping[str, DrawnPaper], checklist: Checklist, fonts: Fonts
) -> bytes:
    """The pile as a PDF. Everything begins on an odd page, with a blank back before it where needed."""
    first = _checklist(checklist, items, papers)
    checklist_pages = _opened(first)
    building = _Building(papers, fonts)
    building.add(checklist_pages, "材料清单")
    for item in items:
        building.add_item(item)
    return building.finished(str(checklist_pages.docinfo.get("/Author", "")))


def _checklist(checklist: Checklist, items: Sequence[Item], papers: Mapping[str, DrawnPaper]) -> bytes:
    """The checklist with the pages of a pile that begins with it."""
    length = 1
    while True:
        drawn = checklist(_starts(items, papers, length))
        found = len(_opened(drawn).pages)
        if found <= length:
            return drawn
        length = found


def _starts(items: Sequence[Item], papers: Mapping[str, DrawnPaper], length: int) -> dict[int, int]:
    """The first page of each item that has pages."""
    starts: dict[int, int] = {}
    page = _next_odd(length)
    for item in items:
        for part in filter(in_pile, item.parts):
            starts.setdefault(item.number, page)
            count = part.page_count if isinstance(part, Scan) else papers[part.template].pages
            page = _next_odd(page - 1 + count)
    return starts


def _next_odd(used: int) -> int:
    """The first right-hand page behind so many pages."""
    return used + 1 + used % 2


class _Building:
    """The pile as it grows."""

    def __init__(self, papers: Mapping[str, DrawnPaper], fonts: Fonts) -> None:
        import pikepdf

        self.pdf = pikepdf.Pdf.new()
        self._papers = papers
        self._fonts = fonts
        self._marks: list[Bookmark] = []

    @property
    def _next(self) -> int:
        return _next_odd(len(self.pdf.pages))

    def add(self, pages: pikepdf.Pdf, title: str) -> None:
        """Something of its own that begins on an odd page, with a bookmark."""
        self._marks.append(self._put(pages, title))

    def add_item(self, item: Item) -> None:
        """All parts of an item that have pages."""
        below = tuple(self._part(part) for part in item.parts if in_pile(part))
        if below:
            self._marks.append(Bookmark(item.title, below[0].page, below))

    def finished(self, unit: str) -> bytes:
        """The whole file: bookmarks, the last back, what it is and which unit's, and no date in it.

        A viewer prints it on both sides and in its own size: fitted to a page, the margins would move.
        """
        import pikepdf

        if len(self.pdf.pages) % 2:
            blank_sheet(self.pdf)
        root = self.pdf.Root
        root.Lang, root.PageMode = pikepdf.String("zh-CN"), pikepdf.Name.UseOutlines
        root.ViewerPreferences = pikepdf.Dictionary(
            Duplex=pikepdf.Name.DuplexFlipLongEdge, PrintScaling=pikepdf.Name("/None")
        )
        told = {"/Title": "整本材料", "/Subject": "申报材料", "/Author": unit}
        self.pdf.docinfo.update({key: words for key, words in told.items() if words})
        with self.pdf.open_outline() as outline:
            outline.root.extend(_outline(self._marks))
        file = BytesIO()
        self.pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return file.getvalue()

    def _part(self, part: DuePaper | Scan) -> Bookmark:
        if isinstance(part, Scan):
            return self._put(self._numbered(part), title_of(part))
        return self._put(_opened(self._papers[part.template].pdf(self._next)), title_of(part))

    def _put(self, pages: pikepdf.Pdf, title: str) -> Bookmark:
        page = self._next
        while len(self.pdf.pages) < page - 1:
            blank_sheet(self.pdf)
        self.pdf.pages.extend(pages.pages)
        return Bookmark(title, page)

    def _numbered(self, scan: Scan) -> pikepdf.Pdf:
        """A scan's pages with the pile's page numbers at their foot."""
        import pikepdf

        whole = pikepdf.Pdf.new()
        low = (0.0, -_NUMBER_DROP, WIDTH, HEIGHT - _NUMBER_DROP)
        for pages in scan.pages:
            whole.pages.extend(pages.pages)
        numbers = _opened(page_numbers(self._next, scan.page_count, self._fonts))
        for page, number in zip(whole.pages, numbers.pages, strict=True):
            lay(page, number, low, "/PageNumber")
        return whole


def page_numbers(first: int, count: int, fonts: Fonts) -> bytes:
    """So many pages that hold nothing but their numbers, set as on the papers."""
    empty = (Note((Text("\u3000"),)), PageBreak()) * count
    return draw(Filled(Content("", empty), ()), fonts=fonts, first_page_number=first)


def _opened(data: bytes) -> pikepdf.Pdf:
    import pikepdf

    return pikepdf.open(BytesIO(data))


def _outline(marks: Sequence[Bookmark]) -> Iterator[pikepdf.OutlineItem]:
    from pikepdf import OutlineItem

    for mark in marks:
        item = OutlineItem(mark.title, mark.page - 1)
        item.children.extend(_outline(mark.below))
        yield item
