"""All the words of a paper, for tests, for searching and for naming what no font holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from chuding_cli.papers.content.paper import (
    Block,
    CopySpace,
    Fingerprint,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Signature,
    SignLine,
    Table,
    Text,
    TickList,
    Title,
)

if TYPE_CHECKING:
    from chuding_cli.papers.content.paper import Content, Runs


def plain_text(content: Content) -> str:
    """All words of a paper, a line a block; blanks are runs of ``＿``."""
    lines = [content.mark, *(_block_text(block) for block in content.blocks)]
    return "\n".join(line for line in lines if line)


def runs_text(runs: Runs) -> str:
    """The words of runs, with ``＿`` for each character of a blank."""
    return "".join(run.value if isinstance(run, Text) else "＿" * run.cells for run in runs)


def _block_text(block: Block) -> str:
    match block:
        case Title(parts):
            return "".join(map(runs_text, parts))
        case Heading(runs) | Paragraph(runs) | Note(runs) | SignLine(runs):
            return runs_text(runs)
        case Signature(unit, date):
            return "\n".join(filter(None, (runs_text(unit), date)))
        case CopySpace(text):
            return text
        case Fingerprint(label, date):
            return f"{label}\n{date}"
        case Table(columns, rows):
            return "\n".join(map("\t".join, (tuple(c.name for c in columns), *rows)))
        case TickList(_, items):
            return "\n".join("\n".join((f"□{i.number}{i.text}\t{i.state}", *i.to_do)) for i in items)
        case PageBreak():
            return ""
        case _:
            assert_never(block)
