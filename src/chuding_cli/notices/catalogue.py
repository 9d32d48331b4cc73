"""The notices that are known, and which of them is in force where and when."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from chuding_cli.facts.places import lies_in
from chuding_cli.facts.scalars import read_date
from chuding_cli.facts.vocabulary import Vocabulary, load_vocabulary
from chuding_cli.files import resources
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.reading.file import load_notice
from chuding_cli.notices.reading.inheritance import EXTENDS, MAX_FILES, base_of
from chuding_cli.text.guess import did_you_mean
from chuding_cli.text.masking import shortly
from chuding_cli.yaml_files.tree import Mapping, Node, TreeProblem, load_head, words_of


class NoNotice(Exception):
    """No notice fits; the message is Chinese and names the known ones."""


@cache
def shared_vocabulary() -> Vocabulary:
    """The vocabulary without what any notice adds."""
    return load_vocabulary(resources.vocabulary_path())


@cache
def known_ids() -> tuple[str, ...]:
    """The ids of the notices that come with the program."""
    rules = resources.folder("rules")
    return tuple(sorted(path.stem for path in rules.glob("*.yaml") if path.stem != "vocabulary"))


@cache
def notice(name: str) -> Notice:
    """A notice by its id, or by the path of its rules file.

    Raises:
        NoNotice: there is none of that name.
        TreeProblem: its file is not sound.
    """
    path = notice_path(name)
    return load_notice(path, resources.vocabulary_path())


def by_id(name: str) -> Notice:
    """One of the notices that come with the program: an applicant file names no paths.

    Raises:
        NoNotice: there is none of that id.
    """
    if name not in known_ids():
        hint = did_you_mean(name, known_ids()) or "；"
        own = f"{name}.yaml"
        if is_file(own):
            hint = f"；当前文件夹里有 {own}：核对时加 --notice {own}，其他命令直接写 {own}；"
        raise NoNotice(f"没有收录通知“{shortly(name)}”{hint}已收录：{'、'.join(known_ids())}")
    return notice(name)


def is_file(name: str) -> bool:
    """Whether there is such a file; not where the name is none that a file can have."""
    return os.path.isfile(name)  # noqa: PTH113 — Path.is_file raises where the name is too long


def notice_path(name: str) -> Path:
    """The rules file of a notice, by id or path.

    Raises:
        NoNotice: there is none of that name.
    """
    if name in known_ids():
        return resources.folder("rules") / f"{name}.yaml"
    if name.endswith((".yaml", ".yml")) or "/" in name:
        if is_file(name):
            return Path(name)
        raise NoNotice(f"找不到规则文件“{name}”")
    return by_id(name).path


class Head(NamedTuple):
    """What tells where and when a notice is the one to go by."""

    id: str
    places: tuple[str, ...]
    first: date
    last: date

    @property
    def period(self) -> str:
        """Its time, in words."""
        return f"{self.first} 起" if self.last == date.max else f"{self.first} 至 {self.last}"


@cache
def heads() -> tuple[Head, ...]:
    """The heads of all known notices; a file that is not sound has none."""
    found = (_head(resources.folder("rules") / f"{name}.yaml", ()) for name in known_ids())
    return tuple(head for head in found if head is not None)


def _head(path: Path, below: tuple[Path, ...]) -> Head | None:
    """What stands in a file up to ``in_force``; a notice that names no place has that of its base."""
    try:
        entries = load_head(path, "in_force").entries
        first, last = _period(entries.get("in_force"))
    except (TreeProblem, OSError, ValueError):
        return None
    places = words_of(entries.get("place")) or _places_of_base(path, entries, (*below, path))
    return Head(path.stem, places, first, last) if places else None


def _period(node: Node | None) -> tuple[date, date]:
    """First and last day; raises ValueError where they cannot be read."""
    entries = node.entries if isinstance(node, Mapping) else {}
    first, last = (words_of(entries.get(end)) for end in ("from", "to"))
    return read_date("".join(first)), read_date("".join(last)) if "to" in entries else date.max


def _places_of_base(path: Path, entries: dict[str, Node], below: tuple[Path, ...]) -> tuple[str, ...]:
    base = base_of(path, "".join(words_of(entries.get(EXTENDS)))) if EXTENDS in entries else None
    known = base is not None and base not in below and len(below) <= MAX_FILES
    head = _head(base, below) if base is not None and known else None
    return head.places if head is not None else ()


def in_force(place: str, day: date) -> Notice:
    """The notice that is in force at a place on a day.

    Of several the one of the most exact place (a district's before its city's), of these the one that
    began last.

    Raises:
        NoNotice: none is, or two are; names the nearest and the known ones, with their time.
    """
    here = [head for head in heads() if _reach(head, place)]
    now = [head for head in here if head.first <= day <= head.last]
    if not now:
        raise NoNotice(_none(place, day, here))
    best = max((_reach(head, place), head.first) for head in now)
    chosen = [head for head in now if (_reach(head, place), head.first) == best]
    if len(chosen) > 1:
        both = "、".join(f"{head.id}（{head.period}）" for head in chosen)
        raise NoNotice(f"“{place}”在 {day} 有 {len(chosen)} 份通知都管：{both}；在文件里写“通知: …”指定")
    return notice(chosen[0].id)


def _reach(head: Head, place: str) -> int:
    """How exactly a notice names a place: the length of its longest name that the place has, or lies in."""
    return max((len(name) for name in head.places if lies_in(place, (name,))), default=0)


def _none(place: str, day: date, here: list[Head]) -> str:
    nearest = min(here, key=lambda head: _distance(head, day), default=None)
    near = f"；最近的一份是 {nearest.id}，施行于 {nearest.period}" if nearest else ""
    known = "、".join(f"{head.id}（{head.places[0]}，{head.period}）" for head in heads())
    unread = "、".join(name for name in known_ids() if name not in {head.id for head in heads()})
    unsound = f"；{unread} 有误，没有算在内（用 chuding rules validate 看）" if unread else ""
    return f"“{place}”在 {day} 没有施行的通知{near}。可在文件里写“通知: …”指定；已收录：{known}{unsound}"


def _distance(head: Head, day: date) -> int:
    return min(abs((day - head.first).days), abs((day - head.last).days))
