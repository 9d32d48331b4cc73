"""An applicant file → records of typed facts that remember their places, or all its errors.

Reads the parser's events directly against the vocabulary: a value is built once, as the type that
its field means, and unknown keys, keys given twice and values that do not fit are collected with
their places, so that a person can mend them all at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from chuding_cli.facts import absence
from chuding_cli.facts.scalars import Document, squeezed
from chuding_cli.facts.vocabulary import Fact, Vocabulary
from chuding_cli.text.guess import did_you_mean
from chuding_cli.text.masking import masked, shortly
from chuding_cli.text.unseen import without_unseen
from chuding_cli.yaml_files.events import (
    LINE_END,
    NOT_GIVEN,
    YamlProblem,
    next_document,
    place,
    problem_at,
    refuse_strange,
    skip,
)
from chuding_cli.yaml_files.seen import seen

MAX_ITEMS = 1000  # entries of one list; more is no person's life, and this many are judged within two seconds
MAX_ERRORS = 500  # of one document; more tell nobody anything


class ReadError(NamedTuple):
    """One thing that is wrong in a document; the message is Chinese, the place 1-based."""

    message: str
    line: int
    column: int


class Record:
    """The facts of one person, or of one entry of a list.

    ``values`` maps dotted paths to values; a fact that was not given has no entry. A list fact's
    value is a tuple of records; an empty tuple means that the file says 无.
    ``marks`` maps the same paths (and the sections') to the parser's marks.
    """

    __slots__ = ("mark", "marks", "values")

    def __init__(self, mark: Any) -> None:
        self.values: dict[str, Any] = {}
        self.marks: dict[str, Any] = {}
        self.mark = mark

    def place(self, path: str) -> tuple[int, int]:
        """Line and column of a fact, or of the nearest place where the missing one belongs."""
        while path:
            mark = self.marks.get(path)
            if mark is not None:
                return mark.line + 1, mark.column + 1
            path = path.rpartition(".")[0]
        return (self.mark.line + 1, self.mark.column + 1) if self.mark is not None else (1, 1)

    def place_of_first(self, paths: tuple[str, ...]) -> tuple[int, int]:
        """The place of the first of some facts that is given, else of where the first of them belongs."""
        values = self.values
        for path in paths:
            if path in values:
                return self.place(path)
        return self.place(paths[0] if paths else "")


class Reading(NamedTuple):
    """One document: its facts, or the errors that make it invalid; ``remarks`` do not.

    ``shapeless``: it is no YAML, or no ``key: value`` pairs, so that nothing is known of its facts.
    """

    record: Record
    errors: tuple[ReadError, ...] = ()
    remarks: tuple[ReadError, ...] = ()
    shapeless: bool = False


def read_applicants(text: str, vocabulary: Vocabulary) -> Iterator[Reading]:
    """Yield each document of a text.

    What is not YAML ends the stream with a reading that holds the problem.
    """
    reader: _Reader | None = None
    doubts: list[YamlProblem] = []
    lines: list[str] = []  # of the text, once something in it is wrong
    try:
        with seen(text, vocabulary.is_key) as (get, doubts):
            while (event := next_document(get)) is not None:
                reader = _Reader(get)
                record = reader.document(event, vocabulary.root)
                errors, remarks = tuple(reader.errors), tuple(reader.remarks)
                if errors or doubts:
                    lines = lines or LINE_END.split(text)
                    errors = _with_doubts(lines, errors, doubts)
                    doubts.clear()
                shapeless = event.__class__ is not MappingStartEvent
                reader = None
                yield Reading(record, errors, remarks, shapeless)
    except YamlProblem as problem:
        broken = ReadError(masked(problem.message), problem.line, problem.column)
        lines = lines or LINE_END.split(text)
        errors = _with_doubts(lines, tuple(reader.errors if reader else ()), doubts)
        yield Reading(Record(None), (*errors, broken), shapeless=True)


def _with_doubts(
    lines: list[str], errors: tuple[ReadError, ...], doubts: Iterable[YamlProblem]
) -> tuple[ReadError, ...]:
    """The errors of a document, and what only looks like YAML; that is told at its own place, once a line."""
    from chuding_cli.yaml_files.look_alikes import in_line

    told: dict[int, ReadError] = {}
    for doubt in doubts:
        told.setdefault(doubt.line, ReadError(masked(doubt.message), doubt.line, doubt.column))
    for error in errors:
        if error.line not in told and 0 < error.line <= len(lines):
            line = without_unseen(lines[error.line - 1])
            if (found := in_line(line, broken=False)) is not None and found[1] not in error.message:
                told[error.line] = ReadError(found[1], error.line, found[0] + 1)
    return tuple(sorted((*errors, *told.values()), key=lambda error: (error.line, error.column)))


def read_events(first: Any, get: Callable[[], Any], vocabulary: Vocabulary) -> Reading:
    """One document from its first event and the function that gives the following ones.

    Raises:
        YamlProblem: an event that no applicant file may have.
    """
    reader = _Reader(get)
    record = reader.document(first, vocabulary.root)
    return Reading(record, tuple(reader.errors), tuple(reader.remarks))


class _Reader:
    """Walks the events of one document."""

    __slots__ = ("errors", "get", "remarks")

    def __init__(self, get: Callable[[], Any]) -> None:
        self.get = get
        self.errors: list[ReadError] = []
        self.remarks: list[ReadError] = []

    def document(self, event: Any, root: Fact) -> Record:
        record = Record(event.start_mark)
        refuse_strange(event)
        if event.__class__ is MappingStartEvent:
            self.mapping(root, record)
            return record
        empty = event.__class__ is ScalarEvent and event.value in NOT_GIVEN
        self.error(event, "文档是空的" if empty else "文档应由“键: 值”组成，例如 姓名: 张三")
        skip(event, self.get)
        return record

    def mapping(self, section: Fact, record: Record) -> None:
        """Read ``key: value`` pairs into the record until the mapping ends."""
        keys = section.keys
        values, marks = record.values, record.marks
        get = self.get
        while (event := get()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent or event.tag is not None:
                refuse_strange(event)
                self.error(event, "键应是一个词")
                skip(event, get)
                skip(get(), get)
                continue
            fact = keys.get(event.value) or keys.get(squeezed(event.value))
            value = get()
            if fact is None:
                self.unknown(event, section, value, record)
                skip(value, get)
                continue
            path = fact.path
            if path in marks:
                self.twice(event, fact, marks[path])
                skip(value, get)
                continue
            read = fact.read
            if read is None or value.__class__ is not ScalarEvent or value.value in NOT_GIVEN or value.tag:
                self.value(event, value, fact, record)
                continue
            # The common case, a plain value, is read here: a call less for each of a file's lines.
            marks[path] = value.start_mark
            try:
                values[path] = read(value.value) if fact.kind != "document" else _path(value, fact)
            except ValueError as error:
                self.refused(value, fact, error)

    def value(self, key: Any, event: Any, fact: Fact, record: Record) -> None:
        """Read the value of one key."""
        refuse_strange(event)
        kind = event.__class__
        if kind is ScalarEvent and not event.style and event.value in NOT_GIVEN:
            record.marks[fact.path] = key.start_mark  # the key stands there: point at it
        elif fact.read is not None and kind is ScalarEvent:
            self.scalar(event, fact, record)
        elif fact.kind == "section":
            record.marks[fact.path] = key.start_mark
            self.section(event, fact, record)
        elif fact.kind == "list":
            record.marks[fact.path] = key.start_mark
            self.list(event, fact, record)
        elif fact.kind == "document" and kind is SequenceStartEvent:
            self.paths(event, fact, record)
        else:
            self.error(event, f"“{fact.zh}”应写一个值，这里却是{_shape(kind)}")
            skip(event, self.get)

    def scalar(self, event: Any, fact: Fact, record: Record) -> None:
        """Read one value; blank text in quotes is nothing given."""
        record.marks[fact.path] = event.start_mark
        if not event.value.strip():
            return
        try:
            record.values[fact.path] = (
                _path(event, fact) if fact.kind == "document" else fact.read(event.value)  # type: ignore[misc]
            )
        except ValueError as error:
            self.refused(event, fact, error)

    def refused(self, event: Any, fact: Fact, error: ValueError) -> None:
        """Note a value that is not what its field means; blank text is only nothing given."""
        if event.value.strip():
            self.error(event, f"“{fact.zh}”的值“{shortly(event.value)}”{error}")

    def section(self, event: Any, fact: Fact, record: Record) -> None:
        if event.__class__ is MappingStartEvent:
            self.mapping(fact, record)
        elif fact.shorthand:
            member = fact.keys[fact.shorthand]
            self.value(event, event, member, record)
        else:
            self.error(event, f"“{fact.zh}”下面应是“键: 值”（{_examples(fact)}），每行缩进两格")
            skip(event, self.get)

    def list(self, event: Any, fact: Fact, record: Record) -> None:
        if event.__class__ is ScalarEvent:
            self.list_in_one_word(event, fact, record)
            return
        if event.__class__ is MappingStartEvent:
            self.kept(event, fact, record, [self.item(event, fact)])
            return
        items: list[Record] = []
        says_none = False
        while (inner := self.get()).__class__ is not SequenceEndEvent:
            if fact.none_allowed and inner.__class__ is ScalarEvent:
                said = absence.said(inner.value)
                says_none = says_none or said == absence.NONE
                if said is not None:
                    continue
            items.append(self.item(inner, fact))
            if len(items) > MAX_ITEMS:
                raise problem_at(inner, f"“{fact.zh}”超过 {MAX_ITEMS} 条：没有人有这么多，不像是一个人的")
        self.kept(event, fact, record, items, says_none=says_none)

    def kept(
        self, event: Any, fact: Fact, record: Record, items: Sequence[Record], *, says_none: bool = False
    ) -> None:
        """Keep the entries of a list; of one that may be 无, those that say something."""
        try:
            entries = entries_said(fact, items, says_none=says_none)
        except ValueError as error:
            self.error(event, str(error))
        else:
            if entries is not None:
                record.values[fact.path] = entries

    def list_in_one_word(self, event: Any, fact: Fact, record: Record) -> None:
        if not event.value.strip():
            return
        said = absence.said(event.value) if fact.none_allowed else None
        if said is not None:
            self.kept(event, fact, record, [], says_none=said == absence.NONE)
        elif fact.shorthand:
            self.kept(event, fact, record, [self.item(event, fact)])
        else:
            none = "；一个也没有的写“无”" if fact.none_allowed else ""
            self.error(event, f"“{fact.zh}”应是一列，每条以“- ”开头（{_examples(fact)}）{none}")

    def item(self, event: Any, fact: Fact) -> Record:
        item = Record(event.start_mark)
        refuse_strange(event)
        if event.__class__ is MappingStartEvent:
            self.mapping(fact, item)
            if fact.ends is not None:
                self.remark_reversed(fact, item, fact.ends[1])
        elif fact.shorthand and event.__class__ is ScalarEvent:
            self.value(event, event, fact.keys[fact.shorthand], item)
        else:
            self.error(event, f"“{fact.zh}”的每一条应写成“键: 值”（{_examples(fact)}）")
            skip(event, self.get)
        return item

    def remark_reversed(self, fact: Fact, item: Record, last: str) -> None:
        """A span that ends before it begins counts for nothing; it is a slip of the pen, and told."""
        if told := reversed_ends(fact, item):
            self.remarks.append(ReadError(f"“{fact.zh}”{told}，没有计入", *item.place(last)))

    def paths(self, event: Any, fact: Fact, record: Record) -> None:
        """Several files of one paper."""
        record.marks[fact.path] = event.start_mark
        paths: list[str] = []
        while (inner := self.get()).__class__ is not SequenceEndEvent:
            refuse_strange(inner)
            if inner.__class__ is ScalarEvent:
                paths.append(_typed(inner) if inner.value.strip() else "")
            else:
                self.error(inner, f"“{fact.zh}”的每一项应是文件路径")
                skip(inner, self.get)
            if len(paths) > MAX_ITEMS:
                raise problem_at(inner, f"“{fact.zh}”超过 {MAX_ITEMS} 个文件")
        if any(paths):
            record.values[fact.path] = Document(tuple(path for path in paths if path), True)

    def unknown(self, event: Any, section: Fact, value: Any, record: Record) -> None:
        after: Any = value.start_mark
        if value.__class__ is ScalarEvent and after.index == event.end_mark.index:
            self.cut_by_comma(event, section, record)
            return
        name = f"“{section.zh}”里" if section.zh else ""
        hint = did_you_mean(event.value, section.keys)
        self.error(event, f"{name}不认识的键“{shortly(event.value)}”{hint}")

    def cut_by_comma(self, event: Any, section: Fact, record: Record) -> None:
        """A key without a colon: inside of braces the comma before it has cut a value in two."""
        path = next(reversed(record.marks), "")
        fact = next((each for each in section.walk() if each.path == path), None)
        before = record.values.get(path)
        whole = f"{before},{event.value}" if before is not None else f"…,{event.value}"
        figures = isinstance(before, int) and not isinstance(before, bool) and event.value[:3].isdigit()
        advice = f"写成 {before}{event.value}" if figures else f"用引号括起来，写成 '{shortly(whole)}'"
        what = f"“{fact.zh}: {shortly(whole)}”" if fact else f"“{shortly(event.value)}”"
        self.error(event, f"{what}：在 {{ }} 里逗号把值断成了两半；请{advice}")

    def twice(self, event: Any, fact: Fact, first: Any) -> None:
        also = "（中文名和英文键是同一项）" if fact.zh != fact.key else ""
        self.error(event, f"“{fact.zh}”写了两次{also}，第 {first.line + 1} 行已有；请只留一处")

    def error(self, event: Any, message: str) -> None:
        if len(self.errors) == MAX_ERRORS:
            raise problem_at(event, f"错误超过 {MAX_ERRORS} 处；请先改正以上各处")
        self.errors.append(ReadError(masked(message), *place(event)))


def _path(event: Any, fact: Fact) -> Any:
    """A document; a path as it was typed, with what cannot be seen in it: a file may be called so."""
    given: Any = fact.read(event.value)  # type: ignore[misc]
    return Document((_typed(event),), True) if given.paths else given


def _typed(event: Any) -> str:
    text: str = getattr(event, "typed", None) or event.value
    return text.strip()


def entries_said(
    fact: Fact, items: Sequence[Record], *, says_none: bool = False
) -> tuple[Record, ...] | None:
    """The entries that a list has: none where the file says so, None where nothing is given.

    In a list that may be 无 an entry left empty is nothing given, and one that says 无 is no entry.

    Raises:
        ValueError: it says both that there is none and that there is one; Chinese.
    """
    if not fact.none_allowed:
        return tuple(items) or None
    kept = []
    for item in items:
        word = item.values.get(fact.shorthand) if fact.shorthand else None
        if word in (absence.NONE, absence.NOT_KNOWN):
            del item.values[fact.shorthand]
            says_none = says_none or word == absence.NONE
        if item.values:
            kept.append(item)
    if says_none and kept:
        raise ValueError(f"“{fact.zh}”写了“{absence.NONE}”，又填了别的内容；请只留一处")
    return tuple(kept) if kept or says_none else None


def reversed_ends(fact: Fact, item: Record) -> str:
    """That an entry of a list of spans ends before it begins, in words; empty where it does not."""
    begins, ends = (item.values.get(end) for end in fact.ends or ("", ""))
    if begins is None or ends is None or begins <= ends:
        return ""
    first, last = (fact.keys[end].zh for end in fact.ends or ())
    return f"有一条的“{last}”（{ends}）早于“{first}”（{begins}）"


def _shape(kind: type) -> str:
    return "一列" if kind is SequenceStartEvent else "一组“键: 值”"


def _examples(fact: Fact) -> str:
    return "例如 " + "、".join(f"{member.zh}: …" for member in fact.members[:2])
