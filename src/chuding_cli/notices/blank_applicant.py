"""An applicant file to fill in: every key with what it means, every value empty or as far as it is known.

Empty entries of lists are commented out, since an entry is something given even while it is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chuding_cli.applicants.reading import Record
from chuding_cli.facts.scalars import Document, written
from chuding_cli.facts.vocabulary import Fact, Vocabulary
from chuding_cli.facts.words import description
from chuding_cli.language.examining.mentions import all_names, parts
from chuding_cli.language.nodes.calls import Converted
from chuding_cli.language.nodes.names import DayNode
from chuding_cli.notices.model.notice import Notice, Rule
from chuding_cli.notices.rule_nodes import facts_of, rule_nodes
from chuding_cli.text.columns import wrapped
from chuding_cli.yaml_files.text import quoted, scalar

_WIDTH = 88  # cells of a line of explanation
_STAR = "＊"
_HEAD = (
    "初定申报文件。填在冒号后面，冒号和所填的内容之间空一格；还不知道的先空着，空着的不会当作符合。",
    "“#”后面是说明，程序不读。行首的空格表示从属关系，不要改动。",
    "日期写成 2024-10-20，年月写成 2024-09。材料写文件的路径（从本文件所在的文件夹起，几个文件写成"
    " [甲.jpg, 乙.jpg]），程序会打开来看；手里有、还没有扫描的写“有”。",
    "“- ”开头的是一列中的一条，例如一段工作：去掉那几行的“# ”再填，有几条就照样写几条，“- ”上下对齐。",
    "文字以符号开头，或者里面有“: ”“ #”的，用引号括起来，例如 '一车间: 技术员'。",
    "随时可以运行 chuding check 加这个文件名，看还缺什么。",
)
_ABOUT_STAR = f"说明前有 {_STAR} 的，这份通知的规则要看；没有的用于制作公示等材料，或者是别的通知要问的。"
_DAYS = {"submission": "application.submitted_on", "hand_in": "paper.handed_in_on"}


def blank_file(vocabulary: Vocabulary, notice: Notice | None = None) -> str:
    """The text of the file; for a notice, with its id filled in and what its rules look at marked."""
    known = Record(None)
    if notice is not None:
        known.values["notice"] = notice.id
    return filled_file(vocabulary, known, notice)


def filled_file(vocabulary: Vocabulary, known: Record, notice: Notice | None = None) -> str:
    """The text of a file with what is known of a person; read again it gives the same facts."""
    return Filling(vocabulary, notice).text(known)


class Filling:
    """Files of one notice: what it looks at is worked out once, however many people there are."""

    def __init__(self, vocabulary: Vocabulary, notice: Notice | None) -> None:
        self._members = vocabulary.root.members
        self._head = [line for sentence in _head(notice) for line in _comment(sentence, "")]
        self._writer = _Writer(looked_at(notice) if notice else frozenset())

    def text(self, known: Record) -> str:
        """The text of a file with what is known of a person; read again it gives the same facts."""
        lines = list(self._head)
        for before, fact in zip((None, *self._members), self._members, strict=False):
            if fact.members or before is None or before.members:
                lines.append("")
            lines += self._writer.lines(fact, fact.path, "", known)
        return "\n".join(lines) + "\n"


def _head(notice: Notice | None) -> Iterator[str]:
    if notice is None:
        yield from _HEAD
    else:
        yield f"《{notice.name}》"
        yield from (*_HEAD, _ABOUT_STAR)


def looked_at(notice: Notice) -> frozenset[str]:
    """The paths of the facts that a notice's rules look at."""
    return frozenset(path for rule in notice.rules for path in _paths(rule, notice))


def _paths(rule: Rule, notice: Notice) -> Iterator[str]:
    """What one rule looks at: also as ends of a span, or as the judged day itself."""
    yield from (used.path for used in facts_of(rule, notice.vocabulary))
    nodes = rule_nodes(rule)
    for node in parts([*nodes, *all_names(nodes).values()]):
        if isinstance(node, DayNode):
            yield _DAYS.get(node.attribute, "")
        elif isinstance(node, Converted) and node.source.type.record is not None:
            yield from (f"{node.source.type.record.path}[].{end}" for end in node.ends)


def _comment(text: str, indent: str) -> list[str]:
    return [f"{indent}# {line}" for line in wrapped(text, _WIDTH - len(indent))]


class _Writer:
    """Writes facts; those in ``looked_at`` get a star. What explains a fact is worked out once."""

    def __init__(self, looked_at: frozenset[str]) -> None:
        self.looked_at = looked_at
        self._explained: dict[str, Sequence[str]] = {}

    def lines(self, fact: Fact, path: str, indent: str, known: Record) -> list[str]:
        """A key with its explanation, its value where it is known, and what stands below it."""
        inner = indent + "  "
        if path not in self._explained:
            self._explained[path] = _comment(self._words(fact, path), indent)
        lines = [*self._explained[path]]
        if fact.kind == "list":
            lines += [f"{indent}{line}" for line in self._list(fact, path, known.values.get(fact.path))]
        else:
            lines.append(f"{indent}{_pair(fact, known)}")
            for member in fact.members:
                lines += self.lines(member, f"{path}.{member.key}", inner, known)
        return lines

    def _list(self, fact: Fact, path: str, entries: tuple[Record, ...] | None) -> list[str]:
        if entries == ():
            return [f"{fact.zh}: 无"]
        lines = [f"{fact.zh}:"]
        for member in fact.members:
            inside = f"{path}[].{member.key}"
            if inside not in self._explained:
                self._explained[inside] = _comment(f"{member.zh}：{self._words(member, inside)}", "  ")
            lines += self._explained[inside]
        if entries is None:
            return lines + [f"  # {line}" for line in _entry(fact, Record(None))]
        return lines + [f"  {line}" for entry in entries for line in _entry(fact, entry)]

    def _words(self, fact: Fact, path: str) -> str:
        words = description(fact, briefly=True)
        return f"{_STAR} {words}" if fact.kind != "section" and path in self.looked_at else words


def _entry(fact: Fact, known: Record) -> list[str]:
    """The keys of one entry of a list."""
    lines = [line for member in fact.members for line in _bare(member, known)]
    return [("- " if index == 0 else "  ") + line for index, line in enumerate(lines)]


def _bare(fact: Fact, known: Record) -> Iterator[str]:
    yield _pair(fact, known)
    if fact.kind == "section":
        yield from (f"  {line}" for member in fact.members for line in _bare(member, known))


def _pair(fact: Fact, known: Record) -> str:
    value = known.values.get(fact.path)
    if value is None:
        return f"{fact.zh}:"
    if isinstance(value, Document) and len(value.paths) > 1:
        return f"{fact.zh}: [{', '.join(map(quoted, value.paths))}]"
    return f"{fact.zh}: {scalar(written(value, fact.kind))}"
