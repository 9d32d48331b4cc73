"""Finding a notice's template of a paper, and checking it before anything is made with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chuding_cli.files.beside import Unusable, data_of
from chuding_cli.papers.errors import NoTemplateError, Problem, TemplateError, did_you_mean
from chuding_cli.papers.template.blocks import PaperTemplate, TemplateBlock, parts_of
from chuding_cli.papers.template.kinds import KINDS
from chuding_cli.papers.template.reading import Reading, read_text
from chuding_cli.papers.template.slots import Slot

if TYPE_CHECKING:
    from pathlib import Path

    from chuding_cli.papers.template.kinds import PaperKind

_FALLBACK = "default"


def load_paper(notice_id: str, name: str, templates_dir: Path) -> PaperTemplate:
    """The template ``templates_dir/notice_id/name.md``, else the one in ``default``.

    Args:
        notice_id: such as ``korla-2024``; anything that is no plain folder name finds only ``default``.
        name: a key of ``KINDS``, such as ``publicity``.
        templates_dir: the folder of all templates.

    Raises:
        NoTemplateError: there is no such paper, or neither folder has it.
        TemplateError: the file has mistakes; all of them, with their lines.
    """
    if name not in KINDS:
        raise NoTemplateError(f"没有「{name}」这种文书，{did_you_mean(name, KINDS)}")
    folders = [notice_id, _FALLBACK] if re.fullmatch(r"[\w-][\w.-]*", notice_id) else [_FALLBACK]
    tried = [templates_dir / folder / f"{name}.md" for folder in folders]
    for file in tried:
        if file.is_file():
            return _loaded(file, name, KINDS[name])
    label = KINDS[name].label
    raise NoTemplateError(f"没有《{label}》的模板，找过：{'、'.join(map(str, tried))}")


def _loaded(file: Path, name: str, kind: PaperKind) -> PaperTemplate:
    try:
        data = data_of(file)
        text = data.decode("utf-8")
    except Unusable as error:
        raise TemplateError((Problem(file, 1, str(error)),)) from error
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TemplateError((Problem(file, line, "不是 UTF-8 编码的文字，请另存为 UTF-8"),)) from error
    reading = Reading(file, kind)
    read_text(text, reading)
    blocks = tuple(reading.blocks)
    missing = kind.required - _used(blocks)
    if missing:
        last = max(1, len(text.splitlines()))
        reading.wrong(last, f"缺少占位符：{'、'.join(sorted(missing))}")
    if reading.problems:
        raise TemplateError(tuple(sorted(reading.problems, key=lambda problem: problem.line)))
    header = reading.header
    return PaperTemplate(name, kind, header.get("附件", ""), header.get("版面") == "横向", blocks)


def _used(blocks: tuple[TemplateBlock, ...]) -> set[str]:
    """The placeholders and lists that a template prints."""
    slots = {part.name for part in parts_of(blocks) if isinstance(part, Slot)}
    return slots | {block.table for block in blocks if block.table}
