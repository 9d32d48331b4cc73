"""Which sheets and columns a roster has, and which fact a heading means: all from the vocabulary."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from chuding_cli.facts.scalars import squeezed
from chuding_cli.facts.vocabulary import Fact

PEOPLE, GUIDE, CHOICES = "名册", "说明", "选项"
NUMBER, NAME = "编号", "姓名"  # what joins the sheets
ABOUT_NOTICE = "依据的通知"  # stands on 说明 before the notice's id
NOT_READ = ("备注", "说明")
NONE = "无"
_OTHER_WORDS = (  # of headings that are common elsewhere, and what a roster's headings say
    *(("序号", NUMBER), ("民族", "族别"), ("名字", NAME), ("时间", "日期"), ("年月", "日期")),
    *(("学校", "院校"), ("号码", "号"), ("工作单位", "单位.名称"), ("单位名称", "单位.名称")),
    *(("职务", "岗位"), ("学历层次", "学历.层次"), ("最高学历", "学历.层次"), ("代码", "统一社会信用代码")),
)
_LONGEST = 40  # characters of a heading that is compared
_TELLING = 3  # characters of a name that means something without its section


class Headings(NamedTuple):
    """The facts by every heading that means one.

    ``own`` are the headings that the template writes, ``elsewhere`` the names of the lists' sheets.
    """

    facts: dict[str, Fact]
    own: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


class Sheets(NamedTuple):
    """What a vocabulary makes of a workbook: the headings of 名册, and the sheet of each list."""

    people: Headings
    lists: dict[str, Fact]
    entries: dict[str, Headings]


def sheets_of(root: Fact) -> Sheets:
    """The sheets and headings of the facts below a vocabulary's root."""
    lists = list_facts(root)
    by_title = {plain(word): fact for fact in lists for word in (fact.path, sheet_title(fact))}
    entries = {fact.path: _headings(fact, entry_columns(fact)) for fact in lists}
    people = _headings(root, people_columns(root))._replace(elsewhere=tuple(map(sheet_title, lists)))
    return Sheets(people, by_title, entries)


def people_columns(root: Fact) -> tuple[Fact, ...]:
    """The columns of 名册: every value, and each list of which “无” may be said."""
    return tuple(
        fact for fact in root.walk() if fact.read is not None or (fact.kind == "list" and fact.none_allowed)
    )


def list_facts(root: Fact) -> tuple[Fact, ...]:
    """The lists, each a sheet of its own."""
    return tuple(fact for fact in root.walk() if fact.kind == "list")


def entry_columns(fact: Fact) -> tuple[Fact, ...]:
    """The columns of a list's sheet."""
    return tuple(member for member in fact.walk() if member.read is not None)


def sheet_title(fact: Fact) -> str:
    """The name of a list's sheet: 31 characters at most, none that a sheet's name cannot have."""
    return fact.label.translate(str.maketrans("[]:*?/\\", "（）：＊？／＼"))[:31]


def plain(heading: str) -> str:
    """A heading or a sheet's name as it is compared: without spaces, line breaks, stars and a colon."""
    return "".join(squeezed(heading).split()).strip("*＊:")


def nearest(heading: str, own: tuple[str, ...]) -> list[str]:
    """The template's headings that an unknown one may mean: by another word for the same, or a slip.

    What comes before the point in a template's heading need not be written.
    """
    last = {word: label for label in own if len(word := plain(label.rpartition(".")[2])) >= _TELLING}
    known = {**last, **{plain(label): label for label in own}}
    known[NUMBER] = NUMBER
    word = plain(heading)
    for other, ours in _OTHER_WORDS:
        meant = known.get(word.replace(other, ours)) if other in word else None
        if meant is not None:
            return [meant]
    near = difflib.get_close_matches(word[:_LONGEST], known, n=2, cutoff=0.55)
    return list(dict.fromkeys(known[each] for each in near))


def _headings(inside: Fact, columns: tuple[Fact, ...]) -> Headings:
    """Full labels and paths; a section's for its shorthand; names alone where only one fact has them.

    The name of a paper alone means nothing: 身份证 is what many write over the number.
    """
    facts = {plain(word): fact for fact in columns for word in (fact.path, fact.label)}
    for section in inside.walk():
        if section.kind == "section" and section.shorthand:
            facts.setdefault(plain(section.label), section.keys[section.shorthand])
    words = [(plain(word), fact) for fact in columns for word in _words(fact) if fact.kind != "document"]
    times = Counter(word for word, _ in words)
    for word, fact in words:
        if times[word] == 1:
            facts.setdefault(word, fact)
    return Headings(facts, tuple(fact.label for fact in columns))


def _words(fact: Fact) -> Iterable[str]:
    return dict.fromkeys((fact.zh, fact.key, *fact.aliases))
