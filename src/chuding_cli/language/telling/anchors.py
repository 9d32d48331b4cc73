"""The fact that a condition is about: where its reasons point in the file, when nothing else decides."""

from __future__ import annotations

from chuding_cli.applicants.reading import Record
from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.names import facts_in_sight

Place = tuple[Record | None, str]  # a record and the path of a fact in it


def anchor(node: Node, env: Environment) -> Place:
    """The record and path of the first fact that a node looks at, given facts before missing ones."""
    missing: Place = (None, "")
    for part in facts_in_sight(node):
        record = part.record(env)
        if part.path in record.values:
            return record, part.path
        if missing[0] is None:
            missing = (record, part.path)
    return missing
