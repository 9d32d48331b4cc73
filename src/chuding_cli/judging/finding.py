"""What judging found: one finding a rule, and the verdict over them.

The teller is imported where words or places are asked for: who passes needs none.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from chuding_cli.applicants.reading import ReadError, Record
from chuding_cli.judging.titles import Grant
from chuding_cli.language.environment import Environment, JudgedDays
from chuding_cli.language.nodes.periods import Period
from chuding_cli.language.truth import Truth
from chuding_cli.notices.model.notice import Cite, Notice, Rule
from chuding_cli.notices.model.verdicts import INCOMPLETE, INELIGIBLE, READY, REVIEW
from chuding_cli.text.few import first_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chuding_cli.language.nodes.templates import Template
    from chuding_cli.language.telling.reasons import Reason

_QUIET = ("pass", "not_applicable")  # statuses that need no reason


class Finding:
    """A rule's status for one applicant; words and places are worked out when they are asked for."""

    __slots__ = ("_env", "_reasons", "rule", "status", "truth")

    def __init__(self, rule: Rule, truth: Truth, status_: str, env: Environment) -> None:
        self.rule = rule
        self._reasons: tuple[Reason, ...] | None = None
        self.truth = truth
        self.status = status_
        self._env = env

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the rule did not pass, those that decided first."""
        if self._reasons is None:
            self._reasons = () if self.status in _QUIET else self._sorted_reasons()
        return self._reasons

    def _sorted_reasons(self) -> tuple[Reason, ...]:
        found = sorted(self._explained(), key=lambda reason: reason.kind != self.status)
        return tuple(dict.fromkeys(found))

    def _explained(self) -> Iterator[Reason]:
        from chuding_cli.language.telling.explaining import explain

        asked = self.rule.applies
        if asked is not None and asked.value(self._env) is not True:
            return explain(asked, self._env)
        return explain(self.rule.condition, self._env)

    @property
    def message(self) -> str:
        """What was found, in Chinese."""
        words = self.rule.say.get(self.status)
        if words is not None:
            from chuding_cli.language.telling.templates import rendered

            return rendered(words, self._env)
        decisive = [reason.text for reason in self.reasons if reason.kind == self.status]
        return "；".join(first_of(decisive)) or self.rule.plain_message(self.status)

    @property
    def is_plain(self) -> bool:
        """Whether the message is the rule's plain one, and there is no advice, reason or last day."""
        rule = self.rule
        if self.status not in _QUIET or self.status in rule.say:
            return False
        return not rule.advise or not self._advised()

    @property
    def advice(self) -> str:
        """What to do, in Chinese; empty where there is nothing to do."""
        advised = self._advised()
        if self.status in _QUIET and not advised:
            return ""
        from chuding_cli.language.telling.templates import rendered

        env = self._env
        extra = [rendered(words, env) for words in advised]
        if self.status in _QUIET:
            return "；".join(extra)
        own = [reason.advice for reason in self.reasons if reason.kind == self.status and reason.advice]
        if self.rule.advice is not None and not (self.status == "missing" and own):
            own.insert(0, rendered(self.rule.advice, env))
        return "；".join(first_of([*own, *extra]))

    def _advised(self) -> list[Template]:
        """The pieces of advice that do not depend on the status, for this applicant."""
        env = self._env
        return [words for condition, words in self.rule.advise if condition.value(env) is True]

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the value that decided, or where the missing one belongs."""
        if self.status not in _QUIET:
            asked = self.rule.applies
            doubtful = asked is not None and asked.value(self._env) is not True
            from chuding_cli.language.telling.blame import blame

            where, path = blame(asked if doubtful and asked else self.rule.condition, self._env)
            if where is not None:
                return where.place(path)
        return self._env.record.place_of_first(self.rule.paths)

    @property
    def cite(self) -> Cite:
        """The sentence of the notice that applies."""
        rule = self.rule
        if rule.cited_by_row is not None:
            table, cites = rule.cited_by_row
            found = cites.get(table.key(self._env))
            if found:
                return found[0]
        if rule.cited_by_title is not None:
            from chuding_cli.language.telling.nearest import nearest

            asked, of_title = rule.cited_by_title
            best = nearest(asked, self._env)
            meant = best[-1] if self.truth is True else best[0]  # the highest granted, the lowest lacking
            return of_title.get(meant, rule.cites[0])
        return rule.cites[0]

    @property
    def due(self) -> date | None:
        """The last day for what the rule asks, where it has one of its own."""
        if self.rule.due is None or self.status in _QUIET:
            return None
        day = self.rule.due.value(self._env)
        return day if isinstance(day, date) else None


class Eligibility(NamedTuple):
    """When an ineligible applicant becomes eligible; ``on`` None with ``never``, or not asked.

    ``window``: the online period in which that day lies, else the one that comes next, where the notice
    tells any; ``within_window``: whether it lies in it. ``possible_on``: the first day on which no rule of
    eligibility fails any more, whatever is missing or for a person by then; ``left_open`` are those rules,
    each title with its status on that day. ``never``: both days never come, by a fact that stays.
    """

    on: date | None = None
    never: bool = False
    within_window: bool | None = None
    window: Period | None = None
    possible_on: date | None = None
    left_open: tuple[tuple[str, str], ...] = ()


class Judgement(NamedTuple):
    """All about one document: where it stands, its findings or its errors, its verdict.

    ``text`` is the whole file's. ``remarks``: what looks like a slip of the pen, and is no error.
    """

    file: str
    document: int
    name: str
    employer: str
    verdict: str
    notice: Notice | None
    days: JudgedDays | None
    stage: str
    record: Record
    text: str
    findings: tuple[Finding, ...] = ()
    errors: tuple[ReadError, ...] = ()
    remarks: tuple[ReadError, ...] = ()
    eligibility: Eligibility = Eligibility()
    grant: Grant | None = None
    env: Environment | None = None

    @property
    def hour(self) -> datetime | None:
        """The moment on that day, where an hour was asked about."""
        return self.days.hour(self.stage) if self.days is not None else None

    @property
    def as_of(self) -> date | None:
        """The day on which the stage was judged."""
        return self.days.day(self.stage) if self.days is not None else None

    def of(self, *statuses: str) -> Iterator[Finding]:
        """The findings with one of some statuses."""
        return (finding for finding in self.findings if finding.status in statuses)


def verdict(findings: tuple[Finding, ...]) -> str:
    """The verdict of an applicant (requirements, Words)."""
    worst = READY
    for finding in findings:
        found = finding.status
        if found == "fail" and finding.rule.group == "eligibility":
            return INELIGIBLE
        if found in ("fail", "missing"):
            worst = INCOMPLETE
        elif found == "review" and worst == READY:
            worst = REVIEW
    return worst
