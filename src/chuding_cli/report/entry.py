"""A judgement as plain data: what every report format is made from, and what crosses processes.

Here, and only here, identity numbers that somebody typed into the wrong place are masked, and what a
terminal or a log would obey is taken out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from chuding_cli.applicants.reading import ReadError, Record
from chuding_cli.judging.finding import Finding, Judgement
from chuding_cli.judging.titles import Grant
from chuding_cli.notices.model.notice import Cite, Rule
from chuding_cli.text.masking import one_line


class Row(NamedTuple):
    """One finding in words. ``due`` is a last day that the rule has of its own, ``due_as`` what for.

    ``timed``: it is about a window itself.

    The place stands last: what comes before it is the same for everybody who passes.
    """

    rule: str
    title: str
    group: str
    status: str
    clause: str
    source: str
    quote: str
    message: str
    advice: str
    because: tuple[str, ...]
    due: date | None
    due_as: str
    timed: bool
    line: int
    column: int

    @property
    def words(self) -> tuple[Any, ...]:
        """All but the place."""
        return self[:-2]


class Spot(NamedTuple):
    """A place in one of the files of a batch; line and column are 1-based."""

    file: str
    document: int
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class BatchFinding(NamedTuple):
    """Something that only shows when applicants are laid side by side, with every place of it."""

    kind: str
    message: str
    places: tuple[Spot, ...]


class Mark(NamedTuple):
    """A value that is compared across applicants, and where it stands."""

    value: object
    line: int
    column: int


class Marks(NamedTuple):
    """What is compared across applicants; ``content`` (of the file) and ``identity`` are digests.

    Only a file's first document has ``content``.
    """

    content: bytes = b""
    identity: Mark | None = None
    credit_code: Mark | None = None
    employer: Mark | None = None
    publicity: Mark | None = None


class Entry(NamedTuple):
    """One document's result. ``file`` may be shown, ``path`` is how it was typed, for the program alone.

    ``closes`` is the end of the stage's window, in words, ``over`` whether it is past; ``whose_window`` is
    what is missing to know which window that is.
    ``eligible_window``: the online period at the day on which somebody becomes eligible, or behind it, where
    it is another than now. ``possible_on``, ``left_open``: see ``Eligibility``. ``remarks``: likely slips
    of the pen.
    """

    file: str
    path: str
    document: int
    name: str
    employer: str
    verdict: str
    as_of: date | None
    stage: str
    notice: str | None
    notice_name: str
    phone: str
    opens: date | None
    last_day: date | None
    closes: str
    over: bool
    whose_window: str
    eligible_on: date | None
    eligible_never: bool
    eligible_within_window: bool | None
    eligible_window: str
    possible_on: date | None
    left_open: tuple[tuple[str, str], ...]
    grant: Grant | None
    rows: tuple[Row, ...]
    errors: tuple[ReadError, ...]
    remarks: tuple[str, ...]
    information: tuple[str, ...]
    marks: Marks


def entry_of(judgement: Judgement, *, marked: bool = True) -> Entry:
    """Put a judgement into words; ``marked``: for a batch, where applicants are compared."""
    notice = judgement.notice
    day = judgement.as_of
    open_ = notice.period_of(judgement.stage, day, judgement.env, judgement.hour) if notice and day else None
    when = judgement.eligibility
    return Entry(
        file=one_line(judgement.file),
        path=judgement.file,
        document=judgement.document,
        name=one_line(" ".join(judgement.name.split())),
        employer=one_line(" ".join(judgement.employer.split())),
        verdict=judgement.verdict,
        as_of=judgement.as_of,
        stage=judgement.stage,
        notice=notice.id if notice else None,
        notice_name=notice.name if notice else "",
        phone=notice.phone if notice else "",
        opens=open_.first if open_ else None,
        last_day=open_.last if open_ else None,
        closes=open_.closing if open_ else "",
        over=bool(open_ and day and open_.is_over(day, judgement.hour)),
        whose_window="" if open_ else _whose_window(judgement),
        eligible_on=when.on,
        eligible_never=when.never,
        eligible_within_window=when.within_window,
        eligible_window=str(when.window) if when.window and when.window != open_ else "",
        possible_on=when.possible_on,
        left_open=when.left_open,
        grant=judgement.grant,
        rows=tuple([_row(finding) for finding in judgement.findings]),
        errors=tuple([error._replace(message=one_line(error.message)) for error in judgement.errors]),
        remarks=tuple(_remarks(judgement)),
        information=tuple([note.text for note in notice.information]) if notice else (),
        marks=_marks(judgement) if marked else Marks(),
    )


def _whose_window(judgement: Judgement) -> str:
    """What is missing to know which of several windows is the applicant's."""
    notice, env = judgement.notice, judgement.env
    if notice is None or env is None:
        return ""
    from chuding_cli.language.telling.explaining import explain  # who passes needs no words

    asked = [window.applies for window in notice.windows_of(judgement.stage) if window.applies is not None]
    return "；".join(
        dict.fromkeys(
            one_line(why.text) for node in asked for why in explain(node, env) if why.kind == "missing"
        )
    )


def _remarks(judgement: Judgement) -> Iterator[str]:
    """What looks like a slip of the pen: in the file, or in which notice was named."""
    notice, day = judgement.notice, judgement.as_of
    if notice is not None and day is not None and not notice.in_force[0] <= day <= notice.in_force[1]:
        yield f"这份通知施行于 {notice.period}，判断之日（{day}）不在其内"
    for message, line, column in judgement.remarks:
        yield f"{one_line(message)}（{one_line(judgement.file)}:{line}:{column}）"


def _marks(judgement: Judgement) -> Marks:
    record = judgement.record
    values = record.values
    number = values.get("identity_number")
    first, last = values.get("publicity.from"), values.get("publicity.to")
    return Marks(
        content=digest(judgement.text) if judgement.document == 1 and judgement.text else b"",
        identity=_mark(record, "identity_number", digest(number)) if number else None,
        credit_code=_mark(record, "employer.credit_code", values.get("employer.credit_code")),
        employer=_mark(record, "employer.name", values.get("employer.name")),
        publicity=_mark(record, "publicity.from", (first, last))
        if first and last and first <= last
        else None,
    )


def _mark(record: Record, path: str, value: object) -> Mark | None:
    return Mark(value, *record.place(path)) if value else None


def digest(text: str) -> bytes:
    """Enough of a hash to tell texts apart; the text cannot be seen in it."""
    import hashlib  # 4 ms, for batches alone

    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _row(finding: Finding) -> Row:
    rule, status = finding.rule, finding.status
    if finding.is_plain:
        words = _plain_words(rule, status, finding.cite)
    else:
        reasons = tuple([one_line(reason.text) for reason in finding.reasons])
        told = one_line(finding.message), one_line(finding.advice), reasons, finding.due
        words = _words(rule, status, finding.cite, *told)
    return Row._make(words + finding.place)


@lru_cache(maxsize=4096)
def _plain_words(rule: Rule, status: str, cite: Cite) -> tuple[Any, ...]:
    """The words of a finding that holds nothing of the applicant: made once, not for each of them."""
    return _words(rule, status, cite, one_line(rule.plain_message(status)))


def _words(
    rule: Rule,
    status: str,
    cite: Cite,
    message: str,
    advice: str = "",
    because: tuple[str, ...] = (),
    due: date | None = None,
) -> tuple[Any, ...]:
    """What ``Row.words`` gives back."""
    source = f"{cite.source or rule.source}:{cite.line}"
    about = (rule.id, rule.title, rule.group, status, rule.clause, source, cite.quote)
    return *about, message, advice, because, due, rule.due_as, rule.timed
