"""What a condition is judged against: one record of facts, on one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

from chuding_cli.applicants.reading import Record
from chuding_cli.facts.dates import WorkCalendar


class Inspected(Protocol):
    """What opening one file showed: ``state`` is readable, absent, broken or unopened (it may be good)."""

    @property
    def state(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def way_out(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def width(self) -> int | None: ...
    @property
    def height(self) -> int | None: ...
    @property
    def pages(self) -> int | None: ...


class Files(Protocol):
    """Opens the files that an applicant file points at."""

    def inspect(self, written: str) -> Inspected: ...
    def count_characters(self, written: str) -> int | None: ...
    def why_uncounted(self, written: str) -> tuple[str, str]: ...


class JudgedDays(NamedTuple):
    """The days on which an applicant is judged (Beijing).

    ``submission`` and ``hand_in`` are always known; ``submission_stated`` is False where the
    window of submission must not be judged by a stand-in (stage paper, no day in the file).
    ``at_paper``: the paper stage is judged too.
    ``*_hour`` holds the moment where an hour was asked about.
    """

    submission: date
    hand_in: date
    submission_stated: bool = True
    at_paper: bool = False
    submission_hour: datetime | None = None
    hand_in_hour: datetime | None = None

    def day(self, stage: str) -> date:
        """The day on which a stage is judged."""
        return self.hand_in if stage == "paper" else self.submission

    def hour(self, stage: str) -> datetime | None:
        """The moment on that day, where an hour was asked about."""
        return self.hand_in_hour if stage == "paper" else self.submission_hour


class Environment:
    """Facts, days, calendar and files for one judgement; derived facts are kept once computed.

    ``ahead`` is None but while a later day is looked for: then it holds what nodes know of the days ahead,
    shared by all days of the search. ``aside``: a day that the search only peeks at; it adds nothing there.
    ``computing``: the node whose value is being worked out, not to be asked there again.
    """

    __slots__ = (
        "ahead",
        "aside",
        "calendar",
        "computing",
        "days",
        "derived",
        "files",
        "record",
        "scopes",
        "values",
    )

    def __init__(
        self, record: Record, days: JudgedDays, calendar: WorkCalendar, files: Callable[[], Files]
    ) -> None:
        self.record = record
        self.values = record.values
        self.days = days
        self.calendar = calendar
        self.files = files
        self.derived: dict[object, Any] = {}  # by name, or by the node where it has none
        self.scopes: list[Any] = []
        self.ahead: dict[object, Any] | None = None
        self.aside = False
        self.computing: object = None

    def looking_ahead(self) -> Environment:
        """The same applicant on the same day, where a search for a later one begins."""
        begun = Environment(self.record, self.days, self.calendar, self.files)
        begun.derived = self.derived
        begun.ahead = {}
        return begun

    def on(self, submission: date) -> Environment:
        """The same applicant on another submission day."""
        days = self.days
        other = JudgedDays(submission, days.hand_in, days.submission_stated, days.at_paper)
        later = Environment(self.record, other, self.calendar, self.files)
        later.ahead = self.ahead
        return later
