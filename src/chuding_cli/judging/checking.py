"""One file → a judgement for each of its documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from chuding_cli.applicants.inputs import Source
from chuding_cli.applicants.reading import ReadError, Reading, Record, read_applicants
from chuding_cli.facts.vocabulary import Vocabulary
from chuding_cli.judging.applicant_files import LazyFiles
from chuding_cli.judging.finding import Judgement, verdict
from chuding_cli.judging.judge import eligibility, judge
from chuding_cli.judging.titles import grant
from chuding_cli.language.environment import Environment, JudgedDays
from chuding_cli.notices import catalogue
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.model.verdicts import INVALID
from chuding_cli.text.masking import masked
from chuding_cli.yaml_files.events import YamlProblem

_NOTICE_KEY = re.compile(r"""(?m)^["']?(?:notice|通知)["']?[ \t]*:[ \t]*["']?([^"'#\s]+)""")

_YEAR = 366  # days
_KEYS_OF_NOTICE = ("in_force", "source")  # a rules file has both, an applicant's neither


class Request(NamedTuple):
    """What is asked of every applicant. ``now`` is the moment that stands in for a day not given."""

    stage: str
    now: datetime
    as_of: date | None = None
    hour: datetime | None = None
    notice: str | None = None


def check_source(source: Source, request: Request) -> Iterator[Judgement]:
    """Judge every document of a file; one that cannot be read gives an invalid judgement.

    Raises:
        TreeProblem: a notice's own file is not sound.
        NoNotice: the notice of the request does not exist.
    """
    try:
        text = source.text()
    except YamlProblem as problem:
        error = ReadError(problem.message, problem.line, problem.column)
        yield _invalid(source, request, 1, Reading(Record(None), (error,)), (error,))
        return
    if all(f"\n{key}:" in text for key in _KEYS_OF_NOTICE):
        checked_by = f"用 chuding rules validate {masked(source.shown)} 检查；核对文件夹时可用 --exclude 排除"
        error = ReadError(f"这是规则文件，不是申报文件：{checked_by}", 1, 1)
        yield _invalid(source, request, 1, Reading(Record(None), (error,)), (error,))
        return
    number = 0
    readings = _Readings(text, _likely_vocabulary(text, request))
    for number, reading in enumerate(read_applicants(text, readings.vocabulary), 1):
        yield _check(source, request, number, reading, readings)
    if number == 0:
        error = ReadError("文件里没有内容", 1, 1)
        yield _invalid(source, request, 1, Reading(Record(None), (error,)), (error,))


def _likely_vocabulary(text: str, request: Request) -> Vocabulary:
    """The vocabulary of the notice that the first document seems to name."""
    named = request.notice or next((found[1] for found in _NOTICE_KEY.finditer(text)), None)
    if named is None:
        return catalogue.shared_vocabulary()
    if request.notice is None and named not in catalogue.known_ids():
        return catalogue.shared_vocabulary()
    return catalogue.notice(named).vocabulary


class _Readings:
    """A file's documents by the vocabularies of other notices than the one that it seems to name.

    Each vocabulary has its own walk through the text, which only goes on: however many documents are
    wrong, the text is read once a vocabulary.
    """

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self._walks: dict[int, tuple[Vocabulary, Iterator[tuple[int, Reading]]]] = {}

    def by(self, vocabulary: Vocabulary, number: int) -> Reading | None:
        """A document, by its number, as another vocabulary has it; numbers only grow.

        None where the text ends before it, because of something that ends it for this vocabulary alone.
        """
        if id(vocabulary) not in self._walks:
            self._walks[id(vocabulary)] = vocabulary, enumerate(read_applicants(self.text, vocabulary), 1)
        _, walk = self._walks[id(vocabulary)]
        return next((reading for at, reading in walk if at == number), None)


def _check(source: Source, request: Request, number: int, reading: Reading, readings: _Readings) -> Judgement:
    record, text = reading.record, readings.text
    days = judged_days(record, request)
    try:
        notice = _notice_for(record, request, days)
    except catalogue.NoNotice as error:
        if request.notice is not None:
            raise
        if reading.shapeless:
            return _invalid(source, request, number, reading, reading.errors, text=text)
        place = record.place("notice" if "notice" in record.values else "employer.place")
        # What a notice adds would be unknown keys here: first which notice it is.
        errors = (ReadError(masked(str(error)), *place), *reading.errors)
        return _invalid(source, request, number, reading, errors, text=text)
    if reading.errors and notice.vocabulary is not readings.vocabulary:
        reading = readings.by(notice.vocabulary, number) or reading
        record = reading.record
    if reading.errors:
        return _invalid(source, request, number, reading, reading.errors, notice, text)
    env = Environment(record, days, notice.calendar, LazyFiles(source.folder))
    findings = judge(notice, env, request.stage)
    return Judgement(
        file=source.shown,
        document=number,
        name=record.values.get("name", ""),
        employer=record.values.get("employer.name", ""),
        verdict=verdict(findings),
        notice=notice,
        days=days,
        stage=request.stage,
        record=record,
        text=text,
        findings=findings,
        remarks=(*reading.remarks, *_far_years(record, notice.vocabulary, days.day(request.stage))),
        eligibility=eligibility(notice, env, findings),
        grant=grant(notice, env),
        env=env,
    )


def _far_years(record: Record, vocabulary: Vocabulary, judged: date) -> Iterator[ReadError]:
    """Days of this application that lie years away from the judged one: likely slips of the pen."""
    for fact in vocabulary.recent:
        day = record.values.get(fact.path)
        if day is not None and abs((day - judged).days) > _YEAR:
            words = f"“{fact.label}”（{day}）离判断之日（{judged}）一年以上，是不是年份写错了？"
            yield ReadError(words, *record.place(fact.path))


def _notice_for(record: Record, request: Request, days: JudgedDays) -> Notice:
    if request.notice is not None:
        return catalogue.notice(request.notice)
    name = record.values.get("notice")
    if name is not None:
        return catalogue.by_id(name)
    place = record.values.get("employer.place")
    day = days.day(request.stage)
    if place is None:
        known = "、".join(catalogue.known_ids())
        raise catalogue.NoNotice(f"没有写“单位.所在地”，也没有写“通知”，不知道依据哪一份；已收录：{known}")
    return catalogue.in_force(place, day)


def judged_days(record: Record, request: Request) -> JudgedDays:
    """The submission day and the hand-in day (requirements, Words)."""
    values = record.values
    submitted, handed_in = values.get("application.submitted_on"), values.get("paper.handed_in_on")
    today = request.now.date()
    if request.stage != "paper":
        day = request.as_of or submitted or today
        hour = request.hour or (request.now if request.as_of is None and submitted is None else None)
        return JudgedDays(day, day, submission_hour=hour)
    hand_in = request.as_of or handed_in or today
    hour = request.hour or (request.now if request.as_of is None and handed_in is None else None)
    return JudgedDays(submitted or hand_in, hand_in, submitted is not None, True, None, hour)


def _invalid(
    source: Source,
    request: Request,
    number: int,
    reading: Reading,
    errors: tuple[ReadError, ...],
    notice: Notice | None = None,
    text: str = "",
) -> Judgement:
    days = judged_days(reading.record, request)
    values = reading.record.values
    return Judgement(
        file=source.shown,
        document=number,
        name=values.get("name", ""),
        employer=values.get("employer.name", ""),
        verdict=INVALID,
        notice=notice,
        days=days,
        stage=request.stage,
        record=reading.record,
        text=text,
        errors=errors,
    )
