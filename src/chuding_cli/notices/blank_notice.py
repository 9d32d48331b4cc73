"""A rules file to begin with: what has to be filled in, examples to uncomment, sentences to quote.

Lines of prose are ``# …``; lines to uncomment begin with the sign alone, ``#…``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import NamedTuple

from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.model.source_text import Sentence, SourceText, squeezed
from chuding_cli.yaml_files import tree as yaml_tree
from chuding_cli.yaml_files.text import in_flow, scalar

_YEAR = re.compile(r".*-(\d{4})")
_TITLE = re.compile("通知|公告|办法|规定")
_Lines = Callable[[str, yaml_tree.Node], list[str]]  # an entry of a section, by its name, as lines


class Source(NamedTuple):
    """A notice's text as the rules file names it, its check sum, and what it says."""

    file: str
    sha256: str
    text: str


class Base(NamedTuple):
    """The notice that a new one changes: as it stands in its file, and built."""

    name: str
    tree: yaml_tree.Mapping
    notice: Notice
    text: str


def blank_notice(name: str, source: Source | None) -> str:
    """The text of a new rules file for a notice of its own."""
    examples = files(__package__).joinpath("blank_notice.yaml").read_text(encoding="utf-8")
    lines = [*_head(name, source, None), "", *examples.splitlines()]
    if source is not None:
        sentences = SourceText(source.text).sentences
        title = f"原文（{source.file}）的每一句，可以照抄到 cite: 后面；全部有了着落，就把这一段删去"
        lines += ["", f"# ── {title} ──", *map(_quotable, sentences)]
    return "\n".join(lines) + "\n"


def blank_change(name: str, source: Source | None, base: Base) -> str:
    """The text of a new rules file that only says what it changes in another notice."""
    lines = [*_head(name, source, base), "", *_changeable(base)]
    if source is not None:
        new = [each for each in SourceText(source.text).sentences if not _stands_in(each, base.text)]
        title = f"新原文（{source.file}）里与旧的不同的句子，可以照抄到 cite: 后面；都处理了，就把这一段删去"
        lines += ["", f"# ── {title} ──", *map(_quotable, new)]
    return "\n".join(lines) + "\n"


def _head(name: str, source: Source | None, base: Base | None) -> Iterator[str]:
    file = f"{name}.yaml"
    yield "# 规则文件。写法见 docs/rule-language.md；每填一段，运行一次："
    yield f"# chuding rules validate {file}   # 错在哪一行哪一列，还有什么没有写"
    yield f"# chuding rules test {file}       # 自带的例子，结果对不对"
    if base is not None:
        yield f"# 这一份沿用 {base.name}：只写不同的地方，没有写的照旧。"
        yield f"# chuding rules diff {base.name} {file}   # 改了些什么"
    yield f"id: {name}"
    title = _title(source.text) if source is not None else ""
    yield f"name: {scalar(title)}  # 核对：报告开头用的名称" if title else "name:  # 报告开头用的名称"
    if base is None:
        yield "# 发文机关和咨询电话，有就写："
        yield "#issuer: 云溪市人力资源和社会保障局"
        yield "#phone: 0000-1234567"
        yield "place:  # 适用的地方，如 [云溪市, 云溪]；单位.所在地 以其中之一结尾的，就用这份通知"
    else:
        yield f"extends: {scalar(base.name)}"
    if source is None:
        yield "# 原文存成 UTF-8 的文本，放在旁边；它的校验和（sha256）运行 validate 就会告诉："
        yield f"source: {{file: {name}.md, sha256: }}"
    else:
        yield f"source: {{file: {in_flow(source.file)}, sha256: {source.sha256}}}"
    year = _YEAR.fullmatch(name)
    check = "（核对：按编号里的年份填的）" if year else ""
    yield f"# 哪段时间里依据这份通知；不知道到哪天为止的不写 to{check}："
    yield (
        f"in_force: {{from: {year[1]}-01-01, to: {year[1]}-12-31}}"
        if year
        else "in_force:  # {from: …, to: …}"
    )


def _title(text: str) -> str:
    """The first sentence that names a notice, else the first."""
    said = [sentence.text for sentence in SourceText(text).sentences]
    return next((each for each in said if _TITLE.search(each)), next(iter(said), ""))


def _quotable(sentence: Sentence) -> str:
    return f"#   {{{sentence.line}: {in_flow(sentence.text)}}}"


def _stands_in(sentence: Sentence, text: str) -> bool:
    return squeezed(sentence.text) in squeezed(text)


def _changeable(base: Base) -> Iterator[str]:
    """What a next year's notice most often changes, as the base has it, to uncomment."""
    yield "# 下面是旧通知里常改的各处。要改哪一处，去掉它和上一层行首的“#”（只去这一个字），改成新的。"
    entries = base.tree.entries
    for section, title in (("windows", "申报时间"), ("numbers", "数")):
        yield from _section(section, title, entries.get(section), _whole)
    yield from _section("lists", "名单：加几个、去几个", entries.get("lists"), _list_change)
    yield from _section("derive", "表：只写变了的行", entries.get("derive"), _changed_rows)
    yield ""
    yield "# ── 没有了的：规则、材料、名单等的编号或名字 ──"
    yield "#drop: []"
    yield "# ── 改了的文字，旧的写在前，新的写在后；没有重写 cite: 的引文照它改 ──"
    yield "#reworded:"
    yield "#  旧的文字: 新的文字"
    yield "# ── 新的规则，或者改了要求的规则（同一编号只写变了的键） ──"
    yield "#rules:"
    for group in dict.fromkeys(rule.group for rule in base.notice.rules):
        ids = "、".join(rule.id for rule in base.notice.rules if rule.group == group)
        yield f"#  {group}: []  # 旧通知有：{ids}"
    yield "# ── 例子：每个改过的数、日期，两边各写一个 ──"
    yield "#cases: []"


def _section(section: str, title: str, node: yaml_tree.Node | None, lines_of: _Lines) -> Iterator[str]:
    entries = node.entries if isinstance(node, yaml_tree.Mapping) else {}
    lines = [line for name, each in entries.items() for line in lines_of(name, each)]
    if lines:
        yield ""
        yield f"# ── {title} ──"
        yield f"#{section}:"
        yield from (f"#{line}" for line in lines)


def _whole(name: str, node: yaml_tree.Node) -> list[str]:
    return [f"  {name}: {_flow(node)}"]


def _list_change(name: str, node: yaml_tree.Node) -> list[str]:
    return [f"  {name}: {{add: [], remove: []}}"]


def _changed_rows(name: str, node: yaml_tree.Node) -> list[str]:
    """The rows of a table; nothing for other definitions."""
    rows = node.entries.get("rows") if isinstance(node, yaml_tree.Mapping) else None
    if not isinstance(rows, yaml_tree.Mapping):
        return []
    return [f"  {name}:", "    rows:", *(f"      {key}: {_flow(cell)}" for key, cell in rows.entries.items())]


def _flow(node: yaml_tree.Node) -> str:
    """A tree as YAML on one line."""
    if isinstance(node, yaml_tree.Mapping):
        return f"{{{', '.join(f'{key}: {_flow(each)}' for key, each in node.entries.items())}}}"
    if isinstance(node, yaml_tree.Sequence):
        return f"[{', '.join(map(_flow, node.items))}]"
    assert isinstance(node, yaml_tree.Scalar)
    return in_flow(node.text)
