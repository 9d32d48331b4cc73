"""A template and a person's values become content; nothing that was typed is read as a template."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from chuding_cli.papers.content.paper import (
    Blank,
    Block,
    Content,
    CopySpace,
    Filled,
    Fingerprint,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Signature,
    SignLine,
    Table,
    Text,
    Tick,
    TickList,
    Title,
)
from chuding_cli.papers.errors import ValuesError, did_you_mean
from chuding_cli.papers.template.blocks import Form
from chuding_cli.papers.template.slots import Part, PenLine, Slot
from chuding_cli.papers.template.typed import typed

if TYPE_CHECKING:
    from chuding_cli.papers.template.blocks import PaperTemplate, TemplateBlock

ListRow: TypeAlias = Mapping[str, str | None]
Value: TypeAlias = str | Sequence[ListRow] | None
_DATE_BLANK: Runs = (Blank(4), Text("年"), Blank(2), Text("月"), Blank(2), Text("日"))
_SHOWN_FIRST, _SHOWN_LAST = 6, 4


def fill(template: PaperTemplate, values: Mapping[str, Value], *, full_id: bool = False) -> Filled:
    """The paper with its values in place.

    Args:
        template: from ``load_paper``.
        values: text by placeholder; a list of rows for a list. A value that is absent, None or
            white space prints as a blank and is named in ``Filled.blanks``.
        full_id: whether a number that the template masks is shown in full.

    Raises:
        ValuesError: a value that this kind of paper does not have, or of the wrong form.
    """
    _check(template, values)
    filling = _Filling(values, full_id)
    blocks = tuple(block for part in template.blocks for block in filling.blocks(part))
    content = Content(
        template.mark, blocks, template.landscape, template.kind.label, filling.text("推荐单位")
    )
    return Filled(content, tuple(dict.fromkeys(filling.blanks)))


def _check(template: PaperTemplate, values: Mapping[str, Value]) -> None:
    kind = template.kind
    for name, value in values.items():
        if name in kind.lists:
            if not _is_list(value):
                raise ValuesError(f"《{kind.label}》的「{name}」应是名单（每行一个映射）")
        elif name not in kind.placeholders:
            hint = did_you_mean(name, kind.placeholders | kind.lists.keys())
            raise ValuesError(f"《{kind.label}》没有「{name}」这一项，{hint}")
        elif value is not None and not isinstance(value, str):
            raise ValuesError(f"《{kind.label}》的「{name}」应是文字")


def _is_list(value: Value) -> bool:
    """Whether a value is a list of rows, or absent."""
    return value is None or (not isinstance(value, str) and all(isinstance(row, Mapping) for row in value))


class _Filling:
    """One paper being filled; it remembers what stayed blank."""

    def __init__(self, values: Mapping[str, Value], full_id: bool) -> None:
        self.blanks: list[str] = []
        self._values = values
        self._full_id = full_id

    def text(self, name: str) -> str:
        """A single value as it goes on paper; empty where there is none."""
        value = self._values.get(name)
        return typed(value) if isinstance(value, str) else ""

    def blocks(self, block: TemplateBlock) -> list[Block]:
        """The content of one block of the template; none for a list without rows to print."""
        lines = tuple(self._runs(line) for line in block.lines)
        match block.form:
            case Form.TITLE:
                return [Title(lines)]
            case Form.HEADING:
                return [Heading(lines[0])]
            case Form.PARAGRAPH:
                return [Paragraph(lines[0])]
            case Form.NOTE:
                return [Note(lines[0])]
            case Form.SIGNATURE:
                return [Signature(tuple(run for line in lines for run in line), block.date)]
            case Form.COPY:
                return [CopySpace("".join(part for part in block.lines[0] if isinstance(part, str)))]
            case Form.SIGN:
                return [SignLine(lines[0])]
            case Form.FINGERPRINT:
                return [Fingerprint("".join(map(str, block.lines[0])), block.date)]
            case Form.PAGE_BREAK:
                return [PageBreak()]
            case Form.TABLE:
                return [self._table(block)]
            case Form.TICKS:
                return [self._ticks(block)]
            case Form.POINTS:
                return self._points(block.table, lines[0])

    def _points(self, name: str, heading: Runs) -> list[Block]:
        """A list of points, numbered, under its heading; nothing where there are none."""
        rows = self._rows(name)
        points = [Note((Text(f"{n}. {typed(row.get('事项') or '')}"),)) for n, row in enumerate(rows, 1)]
        return [Heading(heading), *points] if heading and rows else list(points)

    def _runs(self, parts: Sequence[Part]) -> Runs:
        return tuple(run for part in parts for run in self._part(part))

    def _part(self, part: Part) -> Sequence[Run]:
        if isinstance(part, str):
            return (Text(part),)
        if isinstance(part, PenLine):
            return (Blank(part.cells),)
        if text := self.text(part.name):
            return (Text(self._shown(part, text)),)
        self.blanks.append(part.name)
        return _DATE_BLANK if part.dated else (Blank(part.cells),)

    def _shown(self, slot: Slot, text: str) -> str:
        return text if self._full_id or not slot.masked else masked(text)

    def _rows(self, name: str) -> Sequence[ListRow]:
        rows = self._values.get(name)
        return rows if rows and not isinstance(rows, str) else ()

    def _table(self, block: TemplateBlock) -> Table:
        rows = []
        for number, row in enumerate(self._rows(block.table), 1):
            cells = {"序号": str(number), **row}
            rows.append(tuple(typed(cells.get(column.name) or "") for column in block.columns))
            for column, cell in zip(block.columns, rows[-1], strict=True):
                if not cell and column.name != "备注":
                    self.blanks.append(f"{block.table}第{number}行：{column.name}")
        return Table(block.columns, tuple(rows))

    def _ticks(self, block: TemplateBlock) -> TickList:
        names = [column.name for column in block.columns] or ["材料", "状态", "页码"]
        headings = tuple(name if name in names else "" for name in ("材料", "状态", "页码"))
        items = [
            Tick(
                number=typed(row.get("序号") or f"{number}."),
                text=typed(row.get("材料") or ""),
                state=typed(row.get("状态") or ""),
                page=typed(row.get("页码") or ""),
                to_do=tuple(filter(None, map(typed, (row.get("待办") or "").splitlines()))),
            )
            for number, row in enumerate(self._rows(block.table), 1)
        ]
        return TickList((headings[0], headings[1], headings[2]), tuple(items))


def masked(number: str) -> str:
    """A number with its middle hidden: the first six and the last four characters stay.

    One that is too short to hide anything that way is hidden altogether.
    """
    plain = re.sub(r"[\s-]", "", number)
    hidden = len(plain) - _SHOWN_FIRST - _SHOWN_LAST
    return f"{plain[:_SHOWN_FIRST]}{'*' * hidden}{plain[-_SHOWN_LAST:]}" if hidden > 0 else "*" * len(plain)
