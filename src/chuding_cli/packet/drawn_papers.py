"""The papers of one applicant: filled, drawn when asked for, with what stayed blank."""

from __future__ import annotations

from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path

from chuding_cli.applicants.reading import Record
from chuding_cli.files import resources
from chuding_cli.packet.due_papers import DuePaper, State
from chuding_cli.packet.values import values_for
from chuding_cli.papers import Filled, Fonts, PaperTemplate, draw, fill, load_paper


class DrawnPaper:
    """One paper, filled."""

    def __init__(self, filled: Filled, fonts: Fonts, *, draft: bool) -> None:
        self.filled = filled
        self._fonts = fonts
        self._draft = draft

    def pdf(self, first_page_number: int = 1) -> bytes:
        """The paper as a PDF whose pages are numbered from there on."""
        return draw(self.filled, draft=self._draft, fonts=self._fonts, first_page_number=first_page_number)

    @cached_property
    def alone(self) -> bytes:
        """The paper as a file of its own."""
        return self.pdf()

    @cached_property
    def pages(self) -> int:
        """How many pages it has."""
        import pikepdf

        with pikepdf.open(BytesIO(self.alone)) as pdf:
            return len(pdf.pages)


def drawn(due: DuePaper, notice_id: str, record: Record, fonts: Fonts, *, full_id: bool) -> DrawnPaper:
    """A paper with the applicant's values.

    Raises:
        PaperError: the template, or a character that no font holds.
    """
    filled = fill(template_of(notice_id, due.template), values_for(due.template, record), full_id=full_id)
    return DrawnPaper(filled, fonts, draft=due.state is State.DRAFT)


@lru_cache(maxsize=32)
def template_of(notice_id: str, name: str) -> PaperTemplate:
    """A notice's template, read once a process.

    Raises:
        TemplateError, NoTemplateError: it is not sound, or not there.
    """
    return load_paper(notice_id, name, resources.folder("templates"))


def template_file(notice_id: str, name: str) -> Path:
    """The file that ``template_of`` reads: the notice's own, else the common one."""
    own, common = (resources.folder("templates") / each / f"{name}.md" for each in (notice_id, "default"))
    return own if own.is_file() else common
