"""A notice's own example cases (``cases:``): read with every mistake at its place.

    cases:
      - case: 本科满一年            # its name, for messages and for ``base:``
        base: 大专满两年            # start from this case: its day, its stage and its facts
        as_of: 2024-10-20           # the judged day, or with an hour: 2024-10-20T17:30
        stage: paper                # online when nothing is said
        facts: {学历: {层次: 本科}}  # as in an applicant file; an empty value takes one of the base away
        expect: {experience.years: pass, verdict: ready, eligible_on: never}

Only what stands under ``expect`` is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from chuding_cli.applicants.reading import Record, read_events
from chuding_cli.applicants.tree_events import reader_of
from chuding_cli.facts.scalars import read_date
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.language.truth import BY_STATUS
from chuding_cli.notices.model.notice import Notice, Place
from chuding_cli.notices.model.stages import STAGES
from chuding_cli.notices.model.verdicts import VERDICTS
from chuding_cli.text.guess import did_you_mean
from chuding_cli.yaml_files.events import YamlProblem
from chuding_cli.yaml_files.tree import Mapping as Branch
from chuding_cli.yaml_files.tree import Node, Scalar, Sequence, TreeProblem

VERDICT, ELIGIBLE_ON, NEVER = "verdict", "eligible_on", "never"
TITLE, NEXT_TITLE, NEXT_TITLE_ON, NO_TITLE = "title", "next_title", "next_title_on", "none"
_KEYS = ("case", "base", "as_of", "stage", "facts", "expect")


class Case(NamedTuple):
    """One example: an applicant, the day, and what must come out."""

    name: str
    stage: str
    day: date
    hour: datetime | None
    record: Record
    expect: Mapping[str, str]
    at: Place


def read_cases(notice: Notice, tree: Branch) -> tuple[Case, ...]:
    """The cases of a notice's rules file.

    Raises:
        TreeProblem: with every mistake in them.
    """
    reader = _CaseReader(notice)
    cases = reader.cases(tree.entries.get("cases"))
    if reader.problems:
        raise TreeProblem(notice.path, reader.problems)
    return cases


class _Draft(NamedTuple):
    """A case as it is written, with what it takes over from its base."""

    entries: Mapping[str, Node]
    facts: Branch


class _CaseReader:
    """Reads ``cases:``; ``problems`` collects (message, line, column)."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.problems: list[tuple[str, int, int]] = []
        self.drafts: dict[str, _Draft] = {}

    def problem(self, node: Node, message: str) -> None:
        self.problems.append((message, node.line, node.column))

    def cases(self, node: Node | None) -> tuple[Case, ...]:
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.problem(node, "cases: 下面要一列，每条以“- ”开头")
            return ()
        found = [self._case(item) for item in node.items]
        return tuple(case for case in found if case is not None)

    def _case(self, node: Node) -> Case | None:
        if not isinstance(node, Branch):
            self.problem(node, f"每个例子应写成 {{{', '.join(_KEYS)}}}")
            return None
        for key, place in node.keys.items():
            if key not in _KEYS:
                self.problem(place, f"例子里不认识“{key}”{did_you_mean(key, _KEYS)}")
        before = len(self.problems)
        name = self._word(node, "case")
        draft = self._draft(node, name)
        day, hour = self._judged(draft.entries.get("as_of"), node)
        record = self._record(draft.facts)
        expect = self._expect(node)
        stage = self._stage(draft.entries.get("stage"))
        if len(self.problems) > before:
            return None
        return Case(name, stage, day, hour, record, expect, (node.line, node.column))

    def _word(self, node: Branch, key: str) -> str:
        value = node.entries.get(key)
        if isinstance(value, Scalar) and value.text.strip():
            return value.text.strip()
        self.problem(value or node, f"例子缺少 {key}: 或它不是一个词")
        return ""

    def _draft(self, node: Branch, name: str) -> _Draft:
        """The case over its base; kept, so that later ones can start from it."""
        facts = node.entries.get("facts")
        if facts is not None and not isinstance(facts, Branch):
            self.problem(facts, "facts: 下面应是“键: 值”，和申报文件一样")
        own = facts if isinstance(facts, Branch) else Branch({}, {}, node.line, node.column)
        base = self._base(node)
        draft = _Draft(node.entries, own)
        if base is not None:
            draft = _Draft({**base.entries, **node.entries}, _over(base.facts, own, self._root()))
        if name in self.drafts:
            self.problem(node.entries["case"], f"例子“{name}”写了两次")
        self.drafts[name] = draft
        return draft

    def _root(self) -> Fact:
        return self.notice.vocabulary.root

    def _base(self, node: Branch) -> _Draft | None:
        if "base" not in node.entries:
            return None
        name = self._word(node, "base")
        if name and name not in self.drafts:
            hint = did_you_mean(name, self.drafts)
            self.problem(node.entries["base"], f"前面没有例子“{name}”{hint}")
        return self.drafts.get(name)

    def _judged(self, node: Node | None, case: Branch) -> tuple[date, datetime | None]:
        if node is not None:
            return self._day(node)
        if "base" not in case.entries:  # else the base has been told so
            self.problem(case, "例子缺少 as_of:（按哪一天判断，如 2024-10-20）")
        return date.max, None

    def _day(self, node: Node) -> tuple[date, datetime | None]:
        text = node.text if isinstance(node, Scalar) else ""
        try:
            if "T" in text:
                moment = datetime.fromisoformat(text).replace(tzinfo=None)
                return moment.date(), moment
            return read_date(text), None
        except ValueError:
            self.problem(node, f"“{text}”不是日期；请写成 2024-10-20 或 2024-10-20T17:30")
            return date.max, None

    def _stage(self, node: Node | None) -> str:
        return self._one_of(node, tuple(STAGES), "阶段") if node is not None else "online"

    def _one_of(self, node: Node, words: tuple[str, ...], what: str) -> str:
        if isinstance(node, Scalar) and node.text in words:
            return node.text
        written = node.text if isinstance(node, Scalar) else ""
        hint = did_you_mean(written, words)
        self.problem(node, f"{what}不能是“{written}”{hint}；可用：{'、'.join(words)}")
        return words[0]

    def _record(self, facts: Branch) -> Record:
        get = reader_of(facts)
        try:
            reading = read_events(get(), get, self.notice.vocabulary)
        except YamlProblem as problem:
            self.problems.append((problem.message, problem.line, problem.column))
            return Record(None)
        self.problems += reading.errors
        return reading.record

    def _expect(self, node: Branch) -> dict[str, str]:
        expect = node.entries.get("expect")
        if not isinstance(expect, Branch) or not expect.entries:
            others = "、".join((VERDICT, ELIGIBLE_ON, TITLE, NEXT_TITLE, NEXT_TITLE_ON))
            self.problem(expect or node, f"例子缺少 expect:（规则: 状态；也可写 {others}）")
            return {}
        return {key: self._expected(expect.keys[key], value) for key, value in expect.entries.items()}

    def _expected(self, key: Scalar, node: Node) -> str:
        known: dict[str, Callable[[Node], str]] = {
            VERDICT: lambda value: self._one_of(value, VERDICTS[:-1], "结论"),
            ELIGIBLE_ON: lambda value: self._day_or(value, NEVER),
            TITLE: self._title,
            NEXT_TITLE: self._title,
            NEXT_TITLE_ON: lambda value: self._day_or(value, NO_TITLE),
        }
        if key.text in known:
            return known[key.text](node)
        rules = [rule.id for rule in self.notice.rules]
        if key.text not in rules:
            hint = did_you_mean(key.text, [*rules, *known])
            self.problem(key, f"没有规则“{key.text}”{hint}")
        return self._one_of(node, tuple(BY_STATUS), "状态")

    def _title(self, node: Node) -> str:
        return self._one_of(node, (*(title.name for title in self.notice.titles), NO_TITLE), "职称")

    def _day_or(self, node: Node, word: str) -> str:
        """A day, or the word that stands for none."""
        text = node.text if isinstance(node, Scalar) else ""
        if text == word:
            return word
        try:
            return read_date(text).isoformat()
        except ValueError:
            self.problem(node, f"“{text}”不是日期；请写成 2024-10-20，没有这一天的写 {word}")
            return word


def _over(base: Branch, own: Branch, section: Fact) -> Branch:
    """The facts of a base with those of a case over them; sections are joined, lists replaced."""
    entries, keys = dict(base.entries), dict(base.keys)
    for word, node in own.entries.items():
        fact = section.keys.get(word)
        same = next((old for old in entries if fact is not None and section.keys.get(old) is fact), word)
        old = entries.pop(same, None)
        keys.pop(same, None)
        joined = fact is not None and fact.kind == "section"
        both = isinstance(old, Branch) and isinstance(node, Branch)
        entries[word] = _over(old, node, fact) if joined and both else node  # type: ignore[arg-type]
        keys[word] = own.keys[word]
    return Branch(entries, keys, own.line, own.column)
