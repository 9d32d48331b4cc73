"""What is in the pile and in which order: the notice's list, with an applicant's papers and scans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from chuding_cli.language.environment import Environment
from chuding_cli.notices.model.notice import Notice, PaperItem
from chuding_cli.packet.due_papers import DuePaper, State
from chuding_cli.packet.scans.given import given_at
from chuding_cli.packet.scans.scanner import Scan, Scanner


class Item(NamedTuple):
    """A line of the notice's list (``number`` 1 and up) with its papers and scans, in their order.

    ``paper`` is None for papers that the list does not name: they come last.
    """

    number: int
    paper: PaperItem | None
    parts: tuple[DuePaper | Scan, ...]

    @property
    def title(self) -> str:
        """What the item is called."""
        return self.paper.title if self.paper else "其他文书"

    @property
    def papers(self) -> Iterator[DuePaper]:
        """The papers among the parts."""
        return (part for part in self.parts if isinstance(part, DuePaper))

    @property
    def scans(self) -> Iterator[Scan]:
        """The scans among the parts."""
        return (part for part in self.parts if isinstance(part, Scan))


def contents(
    notice: Notice, env: Environment, papers: tuple[DuePaper, ...], scanner: Scanner
) -> tuple[Item, ...]:
    """The items that concern the applicant; a paper stands before the scan of what became of it."""
    items = []
    left = list(papers)
    for number, paper in enumerate(notice.papers, 1):
        parts: list[DuePaper | Scan] = []
        for path in paper.documents:
            here = [due for due in left if due.form.document == path]
            left = [due for due in left if due not in here]
            scans = [scanner.scan(given) for given in given_at(env.record, notice.vocabulary, path)]
            parts += [*here, *scans]
        if parts or paper.applies is None or paper.applies.value(env) is not False:
            items.append(Item(number, paper, tuple(parts)))
    if left:
        items.append(Item(len(notice.papers) + 1, None, tuple(left)))
    return tuple(items)


def in_pile(part: DuePaper | Scan) -> bool:
    """Whether a part has pages."""
    return part.page_count > 0 if isinstance(part, Scan) else part.state is not State.LACKING


def title_of(part: DuePaper | Scan) -> str:
    """What a part is called in the bookmarks."""
    if isinstance(part, Scan):
        return f"{part.given.label}（扫描件）"
    return f"{part.label}（草稿）" if part.state is State.DRAFT else part.label
