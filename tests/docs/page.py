"""docs/rule-language.md, taken apart: its YAML blocks, its tables, and notices built from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from chuding_cli.files import resources
from chuding_cli.language.parsing.definitions import Builder
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.reading.file import NoticeReader, build_notice, vocabulary_of
from chuding_cli.yaml_files.tree import Mapping, Node, Sequence, parse_tree

from ..conftest import REPOSITORY

PAGE = REPOSITORY / "docs" / "rule-language.md"
_BLOCK = re.compile(r"(?ms)^```(\w+)\n(.*?)^```$")
_NOWHERE = Path("example.yaml")
SHARED, STEP, APPLICANT, NEXT_YEAR = "# 例子共用", "# 第", "# 申报文件", "# 明年的通知"


class Page:
    """The page; ``fragments`` are the blocks of the reference, ``steps`` those of the tutorial."""

    def __init__(self) -> None:
        self.text = PAGE.read_text(encoding="utf-8")
        blocks = [(found[1], found[2]) for found in _BLOCK.finditer(self.text)]
        yaml = [text for kind, text in blocks if kind == "yaml"]
        (self.source,) = (text for kind, text in blocks if kind == "text")
        (self.shared,) = (text for text in yaml if text.startswith(SHARED))
        (self.applicant,) = (text for text in yaml if text.startswith(APPLICANT))
        self.steps = [text for text in yaml if text.startswith(STEP)]
        (self.next_year,) = (text for text in yaml if text.startswith(NEXT_YEAR))
        told = {self.shared, self.applicant, self.next_year, *self.steps}
        self.fragments = [text for text in yaml if text not in told]

    def notice_with(self, fragment: str) -> Notice:
        """The shared definitions with a fragment: parts of a notice, or a rule's ``require:`` alone."""
        tree = parse_tree(fragment)
        if "require" in tree.entries:
            tree = parse_tree(_rule(fragment))
        return build_notice(merged(parse_tree(self.shared), tree), _NOWHERE, resources.vocabulary_path())

    def mistakes(self, condition: str) -> list[str]:
        """What is said of a condition that is wrong."""
        tree = parse_tree(self.shared)
        reader = NoticeReader(
            tree, _NOWHERE, vocabulary_of(tree, _NOWHERE, resources.vocabulary_path()), Builder
        )
        reader.notice()
        reader.build.condition(parse_tree(f"require: {condition}").entries["require"])
        return [message for message, _, _ in reader.problems]

    def tables(self, first: str) -> Iterator[list[str]]:
        """The cells of the rows of every table whose first heading is this one."""
        inside = False
        for line in self.text.splitlines():
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if not cells:
                inside = False
            elif cells[0] == first:
                inside = True
            elif inside and not set(cells[0]) <= set("- "):
                yield cells


def _rule(fragment: str) -> str:
    lines = "\n".join(f"      {line}" for line in fragment.splitlines())
    head = "rules:\n  eligibility:\n    - id: x\n      title: x\n      clause: x\n      cite: {1: x}\n"
    return f"{head}{lines}\n"


def merged(one: Node, other: Node) -> Mapping:
    """Two parts of a notice put together, as the tutorial says: mappings joined, lists continued."""
    assert isinstance(one, Mapping)
    assert isinstance(other, Mapping)
    entries, keys = dict(one.entries), {**one.keys, **other.keys}
    for key, node in other.entries.items():
        old = entries.get(key)
        if isinstance(old, Mapping) and isinstance(node, Mapping) and not _whole(old, node):
            entries[key] = merged(old, node)
        elif isinstance(old, Sequence) and isinstance(node, Sequence):
            entries[key] = Sequence([*old.items, *node.items], old.line, old.column)
        else:
            entries[key] = node
    return Mapping(entries, keys, one.line, one.column)


def _whole(old: Mapping, new: Mapping) -> bool:
    """Whether one takes the other's place: a table or a window is not mended, but written anew."""
    return any({"rows", "choose", "from"} & part.entries.keys() for part in (old, new))
