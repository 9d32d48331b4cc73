"""A notice: who may apply, when, with which papers, as built from its YAML file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from chuding_cli.facts.dates import DAY, WorkCalendar
from chuding_cli.facts.vocabulary import Vocabulary
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.logic import AnyOf
from chuding_cli.language.nodes.names import FactNode
from chuding_cli.language.nodes.periods import Period
from chuding_cli.language.nodes.rows import Lookup
from chuding_cli.language.nodes.templates import Template
from chuding_cli.language.nodes.windows import Window, window_for

GRANTABLE = "可授予."  # rules ask with this before a title's name whether it can be granted
ANY_TITLE = GRANTABLE + "任一"
_PLAIN = {
    "pass": "符合",
    "not_applicable": "不适用",
    "fail": "不符合",
    "missing": "缺少可以判断的内容",
    "review": "要由人判断",
}


Place = tuple[int, int]  # line and column in the rules file, 1-based


class Cite(NamedTuple):
    """A sentence of the notice: the 1-based line of its text file, the words there; where it is cited.

    ``source`` is the name of the text where it is not the notice's own but the one that it extends.
    """

    line: int
    quote: str
    at: Place = (0, 0)
    source: str = ""


class Note(NamedTuple):
    """A sentence of the notice of which no rule was made: shown to the applicant, or left out, and why."""

    cites: tuple[Cite, ...]
    text: str


class Definition(NamedTuple):
    """Something that the notice gives a name: ``kind`` is window, number, text, list, table or derived.

    ``cites`` are all its sentences, those of a table's rows included.
    """

    kind: str
    name: str
    cites: tuple[Cite, ...]
    at: Place


class Title(NamedTuple):
    """A title that the notice grants, and the condition for it.

    ``held``: the file says that it is held, or one above it; never unknown. ``granted``: the condition
    is fulfilled and it is not held.
    """

    name: str
    condition: Node
    held: Node
    granted: Node
    cites: tuple[Cite, ...]
    at: Place


class PaperItem(NamedTuple):
    """One line of the notice's list of papers, in its order."""

    title: str
    cites: tuple[Cite, ...]
    rules: tuple[str, ...]
    documents: tuple[str, ...]
    template: str
    applies: Node | None
    note: str
    at: Place


class Attachment(NamedTuple):
    """A form at the notice's end (lines first to last), of which a template makes a paper.

    Where an employer makes one for all its applicants, ``single`` is the template for one of them.
    ``document`` is the fact that holds the paper once it is signed. ``applies``: whom it concerns.
    ``require``: when what it says is true; it is not made before. ``since``: from which day that can be.
    """

    template: str
    title: str
    first: int
    last: int
    at: Place
    single: str = ""
    document: str = ""
    applies: Node | None = None
    require: Node | None = None
    since: Node | None = None


class Rule(NamedTuple):
    """One rule: its clause word for word, the reading chosen, and the condition made from it.

    ``cited_by_row`` finds the sentence of a table's row that was used; ``facts`` are the facts whose
    place a finding names when no reason does. ``due`` is a last day of its own, ``due_as`` what it is for.
    ``cited_by_title`` are the sentences of the titles where the rule asks whether any of them can be granted.
    ``timed``: the rule is about a window itself, so the window's end is no last day for mending it.
    """

    id: str
    title: str
    group: str
    clause: str
    cites: tuple[Cite, ...]
    reading: str
    because: str
    applies: Node | None
    condition: Node
    say: Mapping[str, Template]
    advice: Template | None
    advise: tuple[tuple[Node, Template], ...]
    due: Node | None
    due_as: str
    timed: bool
    cited_by_row: tuple[Lookup, Mapping[object, tuple[Cite, ...]]] | None
    cited_by_title: tuple[AnyOf, Mapping[Node, Cite]] | None
    facts: tuple[FactNode, ...]
    paths: tuple[str, ...]
    source: str
    line: int

    def __eq__(self, other: object) -> bool:
        """A rule is equal to itself alone: what is made of it once can be kept by it."""
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def plain_message(self, status: str) -> str:
        """What a finding says of which nothing of the applicant has to be told."""
        return f"{self.title}：{_PLAIN[status]}"


class Notice(NamedTuple):
    """Everything that one notice says.

    ``titles`` stand from the lowest to the highest. ``in_force`` are the first and last day on which
    it is the one to go by at ``places``; the last is ``date.max`` where no end is known. ``extends`` is
    the id of the notice of which this one is a change, or empty.
    """

    id: str
    name: str
    extends: str
    issuer: str
    phone: str
    places: tuple[str, ...]
    in_force: tuple[date, date]
    path: Path
    source: Path
    sha256: str
    vocabulary: Vocabulary
    calendar: WorkCalendar
    windows: Mapping[str, Window]
    titles: tuple[Title, ...]
    rules: tuple[Rule, ...]
    online_count: int
    papers: tuple[PaperItem, ...]
    attachments: tuple[Attachment, ...]
    information: tuple[Note, ...]
    left_out: tuple[Note, ...]
    definitions: tuple[Definition, ...]
    defined: Mapping[str, Node]
    texts: Mapping[str, str]

    def text_of(self, cite: Cite) -> str:
        """The name of the text in which a sentence stands, and its line: ``korla-2024.md:36``."""
        return f"{cite.source or self.source.name}:{cite.line}"

    @property
    def period(self) -> str:
        """When it is in force, in words."""
        first, last = self.in_force
        return f"{first} 起" if last == date.max else f"{first} 至 {last}"

    @property
    def rules_online(self) -> tuple[Rule, ...]:
        """The rules that the stage ``online`` covers; ``paper`` covers all of them."""
        return self.rules[: self.online_count]

    def windows_of(self, stage: str) -> list[Window]:
        """The windows of a stage."""
        return [window for window in self.windows.values() if window.stage == stage]

    def period_of(
        self, stage: str, day: date, env: Environment | None, hour: datetime | None = None
    ) -> Period | None:
        """The applicant's time for a stage: open on a day, at an hour, else the next, else what is over.

        None where the notice tells none, or it is not known which is his.
        """
        window = window_for(self.windows_of(stage), day, env)
        period = window.at(day) if window is not None else None
        if window is not None and period is not None and period.is_over(day, hour):
            after = window.at(period.last + DAY)
            return after if after.first > period.last else period
        return period
