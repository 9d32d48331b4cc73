"""The text of a template file, read into blocks; how to write one stands in ``templates/README.md``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from chuding_cli.papers.content.paper import Column
from chuding_cli.papers.errors import Problem, did_you_mean
from chuding_cli.papers.template.blocks import Form, TemplateBlock
from chuding_cli.papers.template.slots import Part, parse_parts

if TYPE_CHECKING:
    from pathlib import Path

    from chuding_cli.papers.template.kinds import PaperKind

_HEADER = {"附件", "标题", "版面"}
_LISTED = {Form.TABLE, Form.TICKS, Form.POINTS}
_DIRECTIVES = [form for form in Form if form.value.startswith("@")]
_DATE = "年月日"


@dataclass(slots=True)
class Reading:
    """A template file while it is read: what was found and what is wrong."""

    file: Path
    kind: PaperKind
    header: dict[str, str] = field(default_factory=dict)
    blocks: list[TemplateBlock] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, line: int, message: str) -> None:
        """Notes a problem."""
        self.problems.append(Problem(self.file, line, message))

    def parts(self, line: int, text: str) -> tuple[Part, ...]:
        """The parts of a piece of text; what is wrong with it is noted."""
        parts, problems = parse_parts(text, self.kind.placeholders)
        for message in problems:
            self.wrong(line, message)
        return parts


def read_text(text: str, reading: Reading) -> None:
    """Reads a whole file: the header up to ``---``, then the blocks."""
    lines = [line.rstrip() for line in text.lstrip("\ufeff").splitlines()]
    try:
        end = lines.index("---")
    except ValueError:
        reading.wrong(1, "缺少表头：先写「标题：…」等行，再单独一行写 ---，下面才是正文")
        return
    for number, line in enumerate(lines[:end], 1):
        _read_header(line, number, reading)
    if title := reading.header.get("标题"):
        number = next(n for n, line in enumerate(lines, 1) if line.startswith("标题"))
        reading.blocks.append(_title(title, number, reading))
    else:
        reading.wrong(1, "表头缺少「标题：…」")
    for start, group in _groups(lines, end + 1):
        _read_group(group, start, reading)


def _read_header(line: str, number: int, reading: Reading) -> None:
    if not line or _is_comment(line):
        return
    key, _, value = line.replace("：", ":", 1).partition(":")
    if key.strip() not in _HEADER:
        reading.wrong(number, f"不认识的表头「{key.strip()}」，{did_you_mean(key.strip(), _HEADER)}")
    elif key.strip() == "版面" and value.strip() not in {"横向", "纵向"}:
        reading.wrong(number, f"版面只能是 横向 或 纵向，这里是「{value.strip()}」")
    reading.header[key.strip()] = value.strip()


def _groups(lines: list[str], start: int) -> list[tuple[int, list[str]]]:
    """Lines that belong together, each group with the number of its first line."""
    groups: list[tuple[int, list[str]]] = []
    sign = None  # of the open group: None where the next line begins a new one
    for number, line in enumerate(lines[start:], start + 1):
        if not line or _is_comment(line):
            sign = None
            continue
        new = ">" if line.startswith(">") else line[0] if line[0] in "@#-" else ""
        if new != sign or new not in {"", ">"}:
            groups.append((number, []))
        groups[-1][1].append(line)
        sign = new
    return groups


def _read_group(group: list[str], number: int, reading: Reading) -> None:
    first = group[0]
    if first.startswith("@"):
        _read_directive(first, number, reading)
    elif first.startswith(">"):
        reading.blocks.append(_signature([line[1:].strip() for line in group], number, reading))
    elif first.startswith("# "):
        reading.blocks.append(_title(first[2:].strip(), number, reading))
    elif sign := next((form for form in (Form.HEADING, Form.NOTE) if first.startswith(form.value)), None):
        parts = reading.parts(number, first[len(sign.value) :].strip())
        reading.blocks.append(TemplateBlock(sign, number, (parts,)))
    else:
        parts = tuple(
            part for at, line in enumerate(group) for part in reading.parts(number + at, line.strip())
        )
        reading.blocks.append(TemplateBlock(Form.PARAGRAPH, number, (parts,)))


def _title(text: str, number: int, reading: Reading) -> TemplateBlock:
    lines = tuple(reading.parts(number, part) for part in text.split("|"))
    return TemplateBlock(Form.TITLE, number, lines)


def _signature(lines: list[str], number: int, reading: Reading) -> TemplateBlock:
    """The unit's lines; the last line is the date, for the pen."""
    if re.sub(r"\s", "", lines[-1]) != _DATE:
        reading.wrong(number + len(lines) - 1, "落款的最后一行应是「> 年 月 日」，日期由人手写")
    unit = tuple(reading.parts(number + at, line) for at, line in enumerate(lines[:-1]))
    return TemplateBlock(Form.SIGNATURE, number, unit, _DATE)


def _read_directive(line: str, number: int, reading: Reading) -> None:
    word, _, rest = line.partition(" ")
    form = next((form for form in _DIRECTIVES if form.value == word), None)
    if form is None:
        reading.wrong(number, f"不认识的指令「{word}」，{did_you_mean(word, _DIRECTIVES)}")
    elif form in _LISTED:
        reading.blocks.append(_listed(form, rest, number, reading))
    elif form is Form.FINGERPRINT:
        label, _, date = rest.partition("|")
        if re.sub(r"\s", "", date) != _DATE:
            reading.wrong(number, "@手印 应写成「@手印 按手印处 | 年 月 日」")
        reading.blocks.append(TemplateBlock(form, number, ((label.strip(),),), _DATE))
    else:
        parts = reading.parts(number, rest.strip())
        if form is Form.COPY and not all(isinstance(part, str) for part in parts):
            reading.wrong(number, "@抄写 的文字里不能有占位符")
        reading.blocks.append(TemplateBlock(form, number, (parts,)))


def _listed(form: Form, rest: str, number: int, reading: Reading) -> TemplateBlock:
    """``@表 教师名单：序号 2 | 姓名 5``: the list's name, then its columns with their shares.

    ``@逐条 待办事项：还需办理``: the list's name, then the heading to print if the list has rows.
    """
    name, _, columns = rest.replace("：", ":", 1).partition(":")
    name = name.strip()
    known = reading.kind.lists
    if name not in known:
        reading.wrong(number, f"不认识的名单「{name}」，{did_you_mean(name, known)}")
        return TemplateBlock(form, number)
    if form is Form.POINTS:
        return TemplateBlock(form, number, (reading.parts(number, columns.strip()),), table=name)
    found = tuple(_column(text.split()) for text in columns.split("|") if text.strip())
    for column in found:
        if column.name not in known[name]:
            hint = did_you_mean(column.name, known[name])
            reading.wrong(number, f"「{name}」没有「{column.name}」一栏，{hint}")
    if form is Form.TABLE and not found:
        reading.wrong(number, f"「{name}」要写出各栏：@表 {name}：序号 2 | 姓名 5")
    return TemplateBlock(form, number, table=name, columns=found)


def _column(words: list[str]) -> Column:
    """A column's name and share; the share is 4 where none is given."""
    share = words[-1] if len(words) > 1 and re.fullmatch(r"[0-9]{1,2}", words[-1]) else ""
    return Column("".join(words[:-1] if share else words), float(share or 4) or 1.0)


def _is_comment(line: str) -> bool:
    return line.startswith("<!--") and line.endswith("-->")
