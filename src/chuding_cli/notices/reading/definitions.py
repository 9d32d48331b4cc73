"""What a notice's file gives a name: windows, numbers, texts, lists, derived facts and tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from chuding_cli.language.nodes.names import Literal, NamedLiteral
from chuding_cli.language.nodes.rows import Lookup
from chuding_cli.language.parsing.tokens import RESERVED
from chuding_cli.language.types import TEXT
from chuding_cli.notices.model.notice import Cite, Definition
from chuding_cli.notices.reading.section import Sections
from chuding_cli.notices.reading.windows import ends_of, ends_of_stages, read_window
from chuding_cli.yaml_files import tree as yaml_tree

_NUMBER = frozenset(("value", "cite"))
_TEXT = frozenset(("text", "cite"))
_LIST = frozenset(("members", "cite"))
RowCites = Mapping[str, Mapping[object, tuple[Cite, ...]]]  # of a table, by the key that finds a row


class DefinitionReader:
    """Reads the definitions into the builder's scope; ``found`` are all, ``row_cites`` the tables' rows'.

    ``last_day``: the notice is in force until then.
    """

    def __init__(self, sections: Sections, last_day: date) -> None:
        self.sections = sections
        self.last_day = last_day
        self.build = sections.build
        self.scope = sections.build.scope
        self.found: list[Definition] = []
        self.row_cites: dict[str, dict[object, tuple[Cite, ...]]] = {}

    def read(self) -> None:
        """All of them; each may use what stands above it; whom a window concerns may use everything."""
        self._windows()
        self._numbers()
        self._texts()
        self._lists()
        self._derived()
        self._whom_windows_concern()

    def _define(self, kind: str, name: str, cites: tuple[Cite, ...], section: str) -> None:
        key = self.sections.mapping(section).keys[name]
        self.found.append(Definition(kind, name, cites, (key.line, key.column)))

    def _windows(self) -> None:
        for name, node in self.sections.mapping("windows").entries.items():
            if not isinstance(node, yaml_tree.Mapping):
                self.build.problem(node, "时间窗口应写成 {name, stage, from, to, cite}")
                continue
            self._refuse_name(name, node)
            title = self.sections.text(node, "name", required=True)
            window = read_window(self.build, name, node, title, self.last_day, self.sections.day)
            self.build.windows[name] = window
            self.scope.defined.update(ends_of(window))
            self._define("window", name, self.sections.cites(node), "windows")
        self.scope.defined.update(ends_of_stages(self.build.windows))

    def _whom_windows_concern(self) -> None:
        for name, node in self.sections.mapping("windows").entries.items():
            if isinstance(node, yaml_tree.Mapping) and "when" in node.entries:
                applies = self.build.condition(node.entries["when"])
                self.build.windows[name] = self.build.windows[name]._replace(applies=applies)

    def _numbers(self) -> None:
        for name, node in self.sections.mapping("numbers").entries.items():
            self._refuse_taken(name, node)
            cell = node
            if isinstance(node, yaml_tree.Mapping):
                self.sections.refuse_keys(node, _NUMBER, f"数“{name}”")
                cell = node.entries.get("value", node)
            built = self.build.expression(cell)
            self._define("number", name, self.sections.cites(node), "numbers")
            if isinstance(built, Literal):
                self.scope.defined[name] = NamedLiteral(name, built.constant, built.type)
            else:
                self.scope.defined[name] = built

    def _texts(self) -> None:
        for name, node in self.sections.mapping("texts").entries.items():
            self._refuse_taken(name, node)
            if isinstance(node, yaml_tree.Mapping):
                self.sections.refuse_keys(node, _TEXT, f"文字“{name}”")
                words = self.sections.text(node, "text", required=True)
                self.build.texts[name] = words
                self._define("text", name, self.sections.cites(node), "texts")
                self.scope.defined[name] = NamedLiteral(name, words, TEXT)
            else:
                self.build.problem(node, "文字应写成 {text, cite}")

    def _lists(self) -> None:
        for name, node in self.sections.mapping("lists").entries.items():
            self._refuse_taken(name, node)
            members: yaml_tree.Node | None = node
            if isinstance(node, yaml_tree.Mapping) and "members" in node.entries:
                self.sections.refuse_keys(node, _LIST, f"名单“{name}”")
                members = node.entries["members"]
            self.scope.defined[name] = self.build.words(members or node, name)
            self._define("list", name, self.sections.cites(node), "lists")

    def _derived(self) -> None:
        """Derived facts and tables, in the order of the file; each may use what stands above it."""
        for name, node in self.sections.mapping("derive").entries.items():
            self._refuse_taken(name, node)
            if isinstance(node, yaml_tree.Mapping) and "rows" in node.entries:
                self._table(name, node)
            else:
                self.scope.defined[name] = self.build.definition(name, node)
                self._define("derived", name, self.sections.cites(node), "derive")

    def _refuse_taken(self, name: str, node: yaml_tree.Node) -> None:
        if name in self.scope.defined or self.scope.vocabulary.find(name):
            self.build.problem(node, f"“{name}”已经有了，换一个名字")
        self._refuse_name(name, node)

    def _refuse_name(self, name: str, node: yaml_tree.Node) -> None:
        if not all(map(yaml_tree.is_name, name.split("."))):
            self.build.problem(node, f"“{name}”不能作名字：以文字开头，只用文字、数字和下划线")
        elif name in RESERVED:
            self.build.problem(node, f"“{name}”在表达式里另有意思，不能作名字")

    def _table(self, name: str, node: yaml_tree.Mapping) -> None:
        table = self.build.table(name, node)
        self.scope.defined[name] = table
        depth = len(table.keys) if isinstance(table, Lookup) else 1
        cites = dict(self._cell_cites(node.entries["rows"], depth))
        self.row_cites[name] = cites
        of_rows = [cite for row in cites.values() for cite in row]
        self._define("table", name, (*self.sections.cites(node), *of_rows), "derive")

    def _cell_cites(
        self, rows: yaml_tree.Node, depth: int, above: tuple[str, ...] = ()
    ) -> Iterator[tuple[object, tuple[Cite, ...]]]:
        """The sentences of a table's cells by the key that finds them, rows nested key by key."""
        for word, cell in rows.entries.items() if isinstance(rows, yaml_tree.Mapping) else ():
            key = (*above, word)
            if depth > 1:
                yield from self._cell_cites(cell, depth - 1, key)
            else:
                yield key[0] if len(key) == 1 else key, self.sections.cites(cell)
