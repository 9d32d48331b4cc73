"""The notices that are known, and which of them is in force where and when."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from chuding_cli import resources
from chuding_cli.notice import Notice
from chuding_cli.notice_file import load_notice
from chuding_cli.vocabulary import Vocabulary, load_vocabulary
from chuding_cli.yaml_tree import did_you_mean


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
        hint = did_you_mean(name, known_ids())
        raise NoNotice(f"没有收录通知“{name}”{hint}；已收录：{'、'.join(known_ids())}")
    return notice(name)


def notice_path(name: str) -> Path:
    """The rules file of a notice, by id or path.

    Raises:
        NoNotice: there is none of that name.
    """
    if name in known_ids():
        return resources.folder("rules") / f"{name}.yaml"
    if name.endswith((".yaml", ".yml")) or "/" in name:
        if Path(name).is_file():
            return Path(name)
        raise NoNotice(f"找不到规则文件“{name}”")
    return by_id(name).path


def in_force(place: str, day: date) -> Notice:
    """The notice that is in force at a place on a day.

    Raises:
        NoNotice: none is; names the known ones, with their time.
    """
    notices = [notice(name) for name in known_ids()]
    here = [each for each in notices if any(place.endswith(name) for name in each.places)]
    for each in here:
        if each.in_force[0] <= day <= each.in_force[1]:
            return each
    known = "、".join(f"{each.id}（{each.places[0]}，{_period(each)}）" for each in notices if each.places)
    nearest = min(here, key=lambda each: _distance(each, day), default=None)
    near = f"；最近的一份是 {nearest.id}，施行于{_period(nearest)}" if nearest else ""
    raise NoNotice(f"“{place}”在 {day} 没有施行的通知{near}。可在文件里写“通知: …”指定；已收录：{known}")


def _period(each: Notice) -> str:
    return f" {each.in_force[0]} 至 {each.in_force[1]}"


def _distance(each: Notice, day: date) -> int:
    first, last = each.in_force
    return min(abs((day - first).days), abs((day - last).days))
