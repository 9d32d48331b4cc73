"""The table of cases: ``cases/*.yaml``, each a sentence, what changes against a base, and what must come out.

    - case: 离退休人员不得参加          # the sentence
      base: engineer                  # one of applicants/*.yaml, ready at both stages
      facts: {人员身份: 离退休}         # sections are joined, lists replaced; an empty value takes a key away
      as_of: 2024-10-20               # where nothing is said, the days of the base's file
      stage: paper                    # where nothing is said, online
      expect: {applicant.status: fail, verdict: ineligible, eligible_on: never}
      at: 离退休                       # the text at the line and column of the first rule's finding
      says: 离退休                     # a part of its message

One row can stand for many: ``each`` lists values for ``{}``, or maps them to the status of ``rule`` (one rule,
or several). ``{0}`` and ``{1}`` are the parts of a value before and after “ 至 ”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from chuding_cli.yaml_files.tree import Mapping, Node, Scalar, Sequence, load_tree

HERE = Path(__file__).parent
KEYS = frozenset(("case", "base", "facts", "as_of", "stage", "rule", "each", "expect", "at", "says"))
_PLAIN = re.compile(r"[\w.+·/，,-]+(?: [\w.+·/，,-]+)*")

Plain = str | list["Plain"] | dict[str, "Plain"]
Section = dict[str, Plain]


class Case(NamedTuple):
    """One applicant on one day, and what must come out."""

    name: str
    file: str
    base: str
    text: str
    stage: str
    as_of: str
    expect: dict[str, str]
    at: str
    says: str


def plain(node: Node) -> Plain:
    """A tree without its places."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.text


def section(value: Plain) -> Section:
    """A value that has to be ``key: value`` pairs."""
    assert isinstance(value, dict), value
    return value


def word(value: Plain) -> str:
    """A value that has to be one word or sentence."""
    assert isinstance(value, str), value
    return value


def over(base: Section, own: Section) -> Section:
    """The base with a case's facts over it."""
    joined = dict(base)
    for key, value in own.items():
        old = joined.get(key)
        if value == "":
            del joined[key]  # a key that the base has not is a slip of the pen
        elif isinstance(old, dict) and isinstance(value, dict):
            joined[key] = over(old, value)
        else:
            joined[key] = value
    return joined


def written(value: Section, indent: str = "") -> Iterator[str]:
    """Facts as the lines of an applicant file."""
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield f"{indent}{key}:"
            yield from written(inner, indent + "  ")
        elif isinstance(inner, list):
            yield f"{indent}{key}:"
            for item in inner:
                if isinstance(item, dict):
                    pairs = ", ".join(f"{name}: {scalar(word(each))}" for name, each in item.items() if each)
                    yield f"{indent}  - {{{pairs}}}"
                else:
                    yield f"{indent}  - {scalar(word(item))}"
        else:
            yield f"{indent}{key}: {scalar(inner)}"


def scalar(text: str) -> str:
    """A value, in quotes where it would not stand for itself."""
    return text if _PLAIN.fullmatch(text) else f"'{text}'"


def filled(value: Plain, typed: str) -> Plain:
    """A value with what was typed in the place of ``{}``, ``{0}`` and ``{1}``."""
    if isinstance(value, dict):
        return {key: filled(inner, typed) for key, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, typed) for inner in value]
    for number, part in enumerate(typed.split(" 至 ")):
        value = value.replace(f"{{{number}}}", part)
    return value.replace("{}", typed)


def bases() -> dict[str, Section]:
    """The complete applicants, by the names of their files."""
    return {path.stem: section(plain(load_tree(path))) for path in sorted(HERE.glob("applicants/*.yaml"))}


def _rows(row: Section) -> Iterator[Section]:
    """The rows that one row stands for."""
    each = row.pop("each", None)
    if each is None:
        yield row
        return
    rules = row.pop("rule", [])
    for typed in each:
        one = section(filled(row, word(typed)))
        one["case"] = word(filled(row["case"], word(typed) or "（没有写）"))
        if isinstance(each, dict):
            status = each[word(typed)]
            named = rules if isinstance(rules, list) else [rules]
            one["expect"] = {word(rule): status for rule in named} | section(one.get("expect", {}))
        yield one


def _cases() -> Iterator[Case]:
    for path in sorted(HERE.glob("cases/*.yaml")):
        rows = section(plain(load_tree(path)))["cases"]
        assert isinstance(rows, list)
        for written_row in rows:
            assert set(section(written_row)) <= KEYS, written_row
            for row in _rows(section(written_row)):
                base = word(row["base"])
                yield Case(
                    name=word(row["case"]),
                    file=path.stem,
                    base=base,
                    text="\n".join(written(over(BASES[base], section(row.get("facts", {}))))) + "\n",
                    stage=word(row.get("stage", "online")),
                    as_of=word(row.get("as_of", "")),
                    expect={rule: word(status) for rule, status in section(row["expect"]).items()},
                    at=word(row.get("at", "")),
                    says=word(row.get("says", "")),
                )


BASES = bases()
CASES = tuple(_cases())
