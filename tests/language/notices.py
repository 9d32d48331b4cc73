"""Small notices as text, built as the program builds them."""

from __future__ import annotations

from pathlib import Path

from chuding_cli.judging.judge import judge
from chuding_cli.language.environment import Environment
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.reading.file import build_notice
from chuding_cli.yaml_files.tree import TreeProblem, parse_tree

from .expressions import VOCABULARY, environment

PATH = Path("rules/some.yaml")
HEAD = """\
id: some
name: 某通知
source: {file: some.md, sha256: ab}
in_force: {from: 2024-01-01, to: 2024-12-31}
"""


def built(text: str) -> Notice:
    return build_notice(parse_tree(text), PATH, VOCABULARY)


def problems(text: str) -> list[tuple[int, int, str]]:
    """Line, column and message of everything that is wrong with a notice."""
    try:
        built(text)
    except TreeProblem as problem:
        return [(line, column, message) for message, line, column in problem.problems]
    return []


def ruled(require: str, before: str = "", group: str = "online") -> str:
    """A notice with one rule; its condition begins in line 12, column 7, lines ``before`` not counted."""
    rule = (
        f"rules:\n  {group}:\n"
        + "  - id: r\n    title: 某\n    clause: 一\n    cite: {1: 某}\n    require:\n"
    )
    inner = "".join(f"      {line}\n" for line in require.splitlines())
    return f"{HEAD}{before}{rule}{inner}"


def judged(require: str, facts: str = "", before: str = "") -> str:
    """The status of that rule for some facts."""
    env: Environment = environment(facts)
    (finding,) = judge(built(ruled(require, before)), env, "online")
    return finding.status
