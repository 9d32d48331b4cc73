"""A notice's YAML file → the notice, or every mistake in it with line and column."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from chuding_cli import yaml_tree
from chuding_cli.dates import WorkCalendar
from chuding_cli.inheritance import load_notice_tree
from chuding_cli.language.build import Builder
from chuding_cli.language.calls import Lookup
from chuding_cli.language.conditions import Template
from chuding_cli.language.nodes import FactNode, Literal, NamedLiteral, Node
from chuding_cli.language.scope import Scope
from chuding_cli.language.types import DATE, TEXT, fits
from chuding_cli.language.windows import Window
from chuding_cli.notice import GROUPS, Attachment, Cite, Definition, Note, Notice, PaperItem, Rule, Title
from chuding_cli.notice_titles import WrittenTitle, build_titles
from chuding_cli.notice_windows import ends_of, read_window
from chuding_cli.quotes import Quotes
from chuding_cli.scalars import read_date
from chuding_cli.vocabulary import Vocabulary, load_vocabulary
from chuding_cli.yaml_tree import TreeProblem, did_you_mean

_TOP = frozenset(
    (
        *("id", "name", "issuer", "phone", "place", "source", "in_force", "calendar", "facts", "windows"),
        *("numbers", "lists", "texts", "derive", "titles", "rules", "papers", "attachments"),
        *("information", "left_out", "cases", "extends", "drop", "reworded"),
    )
)
_RULE = frozenset(
    (
        *("id", "title", "clause", "cite", "cite_row", "reading", "because", "when", "require"),
        *("say", "advice", "advise", "due", "due_as"),
    )
)
_ATTACHMENT = frozenset(("template", "single", "title", "from", "to", "document", "when", "require", "since"))


def load_notice(path: Path, vocabulary_path: Path) -> Notice:
    """Read a notice.

    Raises:
        TreeProblem: the file is not sound; holds every mistake with its place.
        OSError: a file cannot be read.
    """
    return build_notice(load_notice_tree(path), path, vocabulary_path)


def build_notice(tree: yaml_tree.Mapping, path: Path, vocabulary_path: Path) -> Notice:
    """Build a notice from its tree; raises as ``load_notice`` does."""
    reader = NoticeReader(tree, path, vocabulary_of(tree, path, vocabulary_path))
    notice = reader.notice()
    if reader.problems:
        raise TreeProblem(path, reader.problems)
    return notice


def vocabulary_of(tree: yaml_tree.Mapping, path: Path, vocabulary_path: Path) -> Vocabulary:
    """The shared vocabulary with the notice's own ``facts:``.

    Raises:
        TreeProblem: mistakes in ``facts:`` are the notice's, others the shared vocabulary's.
    """
    facts = tree.entries.get("facts")
    if not isinstance(facts, yaml_tree.Mapping):
        return load_vocabulary(vocabulary_path)
    try:
        return load_vocabulary(vocabulary_path, facts)
    except TreeProblem as problem:
        load_vocabulary(vocabulary_path)  # raises where the shared one is at fault
        raise TreeProblem(path, problem.problems) from None


class NoticeReader:
    """Reads one notice's tree; mistakes are collected in ``problems``.

    ``builder`` makes the nodes; whoever wants to know which node stands where gives one that keeps watch.
    """

    def __init__(
        self,
        tree: yaml_tree.Mapping,
        path: Path,
        vocabulary: Vocabulary,
        builder: type[Builder] = Builder,
    ) -> None:
        self.tree = tree
        self.path = path
        self.scope = Scope(vocabulary)
        self.texts: dict[str, str] = {}
        self.windows: dict[str, Window] = {}
        self.build = builder(self.scope, self.windows, self.texts)
        self.problems = self.build.problems
        self.definitions: list[Definition] = []
        self.row_cites: dict[str, dict[object, tuple[Cite, ...]]] = {}
        self.quotes = Quotes(tree, path)

    def notice(self) -> Notice:
        """The notice as far as it could be built; it is sound when there are no ``problems``."""
        entries = self.tree.entries
        for key, place in self.tree.keys.items():
            if key not in _TOP:
                self.build.problem(place, f"通知里不认识“{key}”{did_you_mean(key, _TOP)}")
        self._windows()
        self._numbers()
        self._texts()
        self._lists()
        self._definitions()
        titles = self._titles()
        rules = tuple(sorted(self._rules(), key=lambda rule: GROUPS.index(rule.group)))
        source = self._mapping("source")
        return Notice(
            id=self._text(self.tree, "id", required=True),
            name=self._text(self.tree, "name", required=True),
            extends=self._text(self.tree, "extends"),
            issuer=self._text(self.tree, "issuer"),
            phone=self._text(self.tree, "phone"),
            places=tuple(item.text for item in self._scalars(entries.get("place"))),
            in_force=self._in_force(),
            path=self.path,
            source=_home(source, self.path) / self._text(source, "file", required=True),
            sha256=self._text(source, "sha256", required=True),
            vocabulary=self.scope.vocabulary,
            calendar=self._calendar(),
            windows=self.windows,
            titles=titles,
            rules=rules,
            online_count=sum(rule.group != "paper" for rule in rules),
            papers=tuple(self._papers({rule.id for rule in rules})),
            attachments=tuple(self._attachments()),
            information=tuple(self._notes("information", "show")),
            left_out=tuple(self._notes("left_out", "because")),
            definitions=tuple(self.definitions),
            defined=self.scope.defined,
            texts=self.texts,
        )

    def _define(self, kind: str, name: str, cites: list[Cite], section: str) -> None:
        key = self._mapping(section).keys[name]
        self.definitions.append(Definition(kind, name, tuple(cites), (key.line, key.column)))

    def _mapping(self, key: str) -> yaml_tree.Mapping:
        node = self.tree.entries.get(key)
        if isinstance(node, yaml_tree.Mapping):
            return node
        if node is not None:
            self.build.problem(node, f"{key}: 下面应是“键: 值”")
        return yaml_tree.Mapping({}, {}, self.tree.line, self.tree.column)

    def _items(self, node: yaml_tree.Node | None) -> list[yaml_tree.Mapping]:
        items = node.items if isinstance(node, yaml_tree.Sequence) else []
        if node is not None and not isinstance(node, yaml_tree.Sequence):
            self.build.problem(node, "这里要一列，每条以“- ”开头")
        for item in items:
            if not isinstance(item, yaml_tree.Mapping):
                self.build.problem(item, "每一条应写成“键: 值”")
        return [item for item in items if isinstance(item, yaml_tree.Mapping)]

    @staticmethod
    def _scalars(node: yaml_tree.Node | None) -> list[yaml_tree.Scalar]:
        items = node.items if isinstance(node, yaml_tree.Sequence) else [node] if node else []
        return [item for item in items if isinstance(item, yaml_tree.Scalar)]

    def _text(self, node: yaml_tree.Mapping, key: str, *, required: bool = False) -> str:
        value = node.entries.get(key)
        if isinstance(value, yaml_tree.Scalar) and value.text.strip():
            return value.text.strip()
        if required or value is not None:
            self.build.problem(value or node, f"缺少 {key}: 或它不是一个值")
        return ""

    def _date(self, node: yaml_tree.Node | None, where: yaml_tree.Node) -> date:
        """A day; ``date.max`` where it is wrong."""
        if isinstance(node, yaml_tree.Scalar):
            try:
                return read_date(node.text.partition("T")[0])
            except ValueError as error:
                self.build.problem(node, f"“{node.text}”{error}")
        else:
            self.build.problem(where, "缺少日期 from: 或 to:")
        return date.max

    def _in_force(self) -> tuple[date, date]:
        node = self._mapping("in_force")
        first = self._date(node.entries.get("from"), node)
        last = self._date(node.entries["to"], node) if "to" in node.entries else date.max
        if last < first != date.max:
            self.build.problem(node, f"施行期先完后始：{first} 至 {last}")
        for key in ("extends", "place"):  # in_force is looked for without reading the whole file
            if key in self.tree.keys and "in_force" in self.tree.keys:
                self._refuse_behind(self.tree.keys[key], self.tree.keys["in_force"])
        return first, last

    def _refuse_behind(self, key: yaml_tree.Scalar, other: yaml_tree.Scalar) -> None:
        inherited = isinstance(key.line, yaml_tree.Line) or isinstance(other.line, yaml_tree.Line)
        if not inherited and key.line > other.line:
            self.build.problem(key, f"{key.text}: 要写在 {other.text}: 前面")

    def _calendar(self) -> WorkCalendar:
        node = self._mapping("calendar")
        off, on = (
            frozenset(self._date(item, node) for item in self._scalars(node.entries.get(key)))
            for key in ("days_off", "days_on")
        )
        return WorkCalendar(off, on)

    def _windows(self) -> None:
        for name, node in self._mapping("windows").entries.items():
            if not isinstance(node, yaml_tree.Mapping):
                self.build.problem(node, "时间窗口应写成 {name, stage, from, to, cite}")
                continue
            title = self._text(node, "name", required=True)
            self.windows[name] = read_window(self.build, name, node, title, self._date)
            self.scope.defined.update(ends_of(self.windows[name]))
            self._define("window", name, self._cite(node), "windows")

    def _numbers(self) -> None:
        for name, node in self._mapping("numbers").entries.items():
            cell = node.entries.get("value") if isinstance(node, yaml_tree.Mapping) else node
            built = self.build.expression(cell)
            self._define("number", name, self._cite(node), "numbers")
            if isinstance(built, Literal):
                self.scope.defined[name] = NamedLiteral(name, built.constant, built.type)
            else:
                self.scope.defined[name] = built

    def _texts(self) -> None:
        for name, node in self._mapping("texts").entries.items():
            if isinstance(node, yaml_tree.Mapping):
                self.texts[name] = self._text(node, "text", required=True)
                self._define("text", name, self._cite(node), "texts")
                self.scope.defined[name] = NamedLiteral(name, self.texts[name], TEXT)
            else:
                self.build.problem(node, "文字应写成 {text, cite}")

    def _lists(self) -> None:
        for name, node in self._mapping("lists").entries.items():
            members = node.entries.get("members") if isinstance(node, yaml_tree.Mapping) else node
            self.scope.defined[name] = self.build.words(members or node, name)
            self._define("list", name, self._cite(node), "lists")

    def _definitions(self) -> None:
        """Derived facts and tables, in the order of the file; tables may use what stands above them."""
        for name, node in self._mapping("derive").entries.items():
            self._refuse_taken(name, node)
            if isinstance(node, yaml_tree.Mapping) and "rows" in node.entries:
                self._table(name, node)
            else:
                self.scope.defined[name] = self.build.definition(name, node)
                self._define("derived", name, self._cite(node), "derive")

    def _refuse_taken(self, name: str, node: yaml_tree.Node) -> None:
        if name in self.scope.defined or self.scope.vocabulary.find(name):
            self.build.problem(node, f"“{name}”已经有了，换一个名字")

    def _table(self, name: str, node: yaml_tree.Mapping) -> None:
        table = self.build.table(name, node)
        self.scope.defined[name] = table
        depth = len(table.keys) if isinstance(table, Lookup) else 1
        cites = dict(self._cell_cites(node.entries["rows"], depth))
        self.row_cites[name] = cites
        of_rows = [cite for row in cites.values() for cite in row]
        self._define("table", name, [*self._cite(node), *of_rows], "derive")

    def _cell_cites(
        self, rows: yaml_tree.Node, depth: int, above: tuple[str, ...] = ()
    ) -> Iterator[tuple[object, tuple[Cite, ...]]]:
        """The sentences of a table's cells by the key that finds them, rows nested key by key."""
        for word, cell in rows.entries.items() if isinstance(rows, yaml_tree.Mapping) else ():
            key = (*above, word)
            if depth > 1:
                yield from self._cell_cites(cell, depth - 1, key)
            else:
                yield key[0] if len(key) == 1 else key, tuple(self._cite(cell))

    def _cite(self, node: yaml_tree.Node) -> list[Cite]:
        """``cite: {line: words}``, or a list of words for one line."""
        cite = node.entries.get("cite") if isinstance(node, yaml_tree.Mapping) else None
        if cite is None:
            return []
        if not isinstance(cite, yaml_tree.Mapping):
            self.build.problem(cite, "cite: 应写成 {行号: 原文}")
            return []
        found = []
        for line, words in cite.entries.items():
            if not line.isdigit():
                self.build.problem(cite.keys[line], f"“{line}”不是行号")
                continue
            found += [self.quotes.cite(int(line), scalar) for scalar in self._scalars(words)]
        return found

    def _titles(self) -> tuple[Title, ...]:
        items = self._items(self.tree.entries.get("titles"))
        named = [(self._text(item, "title", required=True), item) for item in items]
        return build_titles(
            self.build, [WrittenTitle(name, tuple(self._cite(item)), item) for name, item in named]
        )

    def _rules(self) -> list[Rule]:
        groups = self._mapping("rules")
        rules: list[Rule] = []
        for group, node in groups.entries.items():
            if group not in GROUPS:
                words = f"规则分组“{group}”不认识{did_you_mean(group, GROUPS)}（{'、'.join(GROUPS)}）"
                self.build.problem(groups.keys[group], words)
                continue
            for item in self._items(node):
                rule = self._rule(item, group)
                if any(rule.id == other.id for other in rules):
                    self.build.problem(item.entries.get("id", item), f"规则“{rule.id}”写了两次")
                rules.append(rule)
        return rules

    def _rule(self, node: yaml_tree.Mapping, group: str) -> Rule:
        for key, place in node.keys.items():
            if key not in _RULE:
                self.build.problem(place, f"规则里不认识“{key}”{did_you_mean(key, _RULE)}")
        if "require" not in node.entries:
            self.build.problem(node, "规则缺少 require:")
        if not self._cite(node):
            self.build.problem(node, "规则缺少 cite:（通知原文的行号和文字）")
        entries = node.entries
        applies = self.build.condition(entries["when"]) if "when" in entries else None
        condition = self.build.condition(entries.get("require"))
        facts = _facts_of(condition, applies)
        return Rule(
            id=self._text(node, "id", required=True),
            title=self._text(node, "title", required=True),
            group=group,
            clause=self._text(node, "clause", required=True),
            cites=tuple(self._cite(node)),
            reading=self._text(node, "reading"),
            because=self._text(node, "because"),
            applies=applies,
            condition=condition,
            say=self._say(entries.get("say")),
            advice=self.build.template(entries.get("advice")),
            advise=tuple(self._advise(entries.get("advise"))),
            due=self._day(entries.get("due"), "due"),
            due_as=self._text(node, "due_as"),
            cited_by_row=self._row_cites(entries.get("cite_row")),
            facts=facts,
            paths=tuple(fact.path for fact in facts),
            source=self._text(self._mapping("source"), "file"),
            line=node.line,
        )

    def _day(self, node: yaml_tree.Node | None, key: str) -> Node | None:
        """An expression for a day; None where there is none."""
        if node is None:
            return None
        day = self.build.expression(node)
        if not fits(day.type, DATE):
            self.build.problem(node, f"{key}: 要日期，却是{day.type.name}")
        return day

    def _say(self, node: yaml_tree.Node | None) -> dict[str, Template]:
        words: dict[str, Template] = {}
        for status, text in node.entries.items() if isinstance(node, yaml_tree.Mapping) else ():
            template = self.build.template(text)
            if template is not None:
                words[status] = template
        return words

    def _advise(self, node: yaml_tree.Node | None) -> list[tuple[Node, Template]]:
        found = []
        for item in self._items(node) if node is not None else []:
            condition = self.build.condition(item.entries.get("if"))
            template = self.build.template(item.entries.get("say"))
            if template is not None:
                found.append((condition, template))
        return found

    def _row_cites(self, node: yaml_tree.Node | None) -> Any:
        if not isinstance(node, yaml_tree.Scalar):
            return None
        table = self.scope.defined.get(node.text)
        if not isinstance(table, Lookup):
            self.build.problem(node, f"没有表“{node.text}”{did_you_mean(node.text, self.row_cites)}")
            return None
        return table, self.row_cites[node.text]

    def _papers(self, rules: set[str]) -> list[PaperItem]:
        found = []
        for item in self._items(self.tree.entries.get("papers")):
            named = self._scalars(item.entries.get("rules"))
            for scalar in named:
                if scalar.text not in rules:
                    hint = did_you_mean(scalar.text, rules)
                    self.build.problem(scalar, f"没有规则“{scalar.text}”{hint}")
            found.append(
                PaperItem(
                    title=self._text(item, "title", required=True),
                    cites=tuple(self._cite(item)),
                    rules=tuple(scalar.text for scalar in named),
                    documents=tuple(self._documents(item.entries.get("documents"))),
                    template=self._text(item, "template"),
                    applies=self.build.condition(item.entries["when"]) if "when" in item.entries else None,
                    note=self._text(item, "note"),
                    at=(item.line, item.column),
                )
            )
        return found

    def _attachments(self) -> list[Attachment]:
        found = []
        for item in self._items(self.tree.entries.get("attachments")):
            first, last = self._text(item, "from", required=True), self._text(item, "to", required=True)
            if not (first.isdigit() and last.isdigit()):
                self.build.problem(item, "from: 和 to: 要行号")
                continue
            first_line = self.quotes.moved(int(first), item.entries["from"])
            last_line = self.quotes.moved(int(last), item.entries["to"])
            found.append(self._attachment(item, first_line, last_line))
        return found

    def _attachment(self, item: yaml_tree.Mapping, first: int, last: int) -> Attachment:
        for key, place in item.keys.items():
            if key not in _ATTACHMENT:
                self.build.problem(place, f"附件里不认识“{key}”{did_you_mean(key, _ATTACHMENT)}")
        entries = item.entries
        template, title = (self._text(item, key, required=True) for key in ("template", "title"))
        applies, require = (
            self.build.condition(entries[key]) if key in entries else None for key in ("when", "require")
        )
        documents = self._documents(entries.get("document"))
        return Attachment(
            template=template,
            title=title,
            first=first,
            last=last,
            at=(item.line, item.column),
            single=self._text(item, "single"),
            document=documents[0] if documents else "",
            applies=applies,
            require=require,
            since=self._day(entries.get("since"), "since"),
        )

    def _documents(self, node: yaml_tree.Node | None) -> list[str]:
        found = []
        for scalar in self._scalars(node):
            built = self.build.expression(scalar)
            if isinstance(built, FactNode):
                found.append(built.path)
        return found

    def _notes(self, key: str, words: str) -> list[Note]:
        items = self._items(self.tree.entries.get(key))
        notes = [Note(tuple(self._cite(item)), self._text(item, words, required=True)) for item in items]
        # What is told of a sentence that has changed would tell the old one.
        told = key == "information"
        return [note for note in notes if not self.quotes.gone(note.cites, followed=told)]


def _home(node: yaml_tree.Node, path: Path) -> Path:
    """The folder of the file in which a node stands."""
    return node.line.file.parent if isinstance(node.line, yaml_tree.Line) else path.parent


def _facts_of(condition: Node, applies: Node | None) -> tuple[FactNode, ...]:
    nodes = [*condition.facts_in_sight(), *(applies.facts_in_sight() if applies else ())]
    return tuple({node.path: node for node in nodes if node.level is None}.values())
