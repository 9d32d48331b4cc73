"""A notice's YAML file → the notice, or every mistake in it with line and column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chuding_cli.facts.dates import WorkCalendar
from chuding_cli.facts.vocabulary import Vocabulary, load_vocabulary
from chuding_cli.files.beside import Unusable, beside
from chuding_cli.language.parsing.definitions import Builder
from chuding_cli.language.parsing.scope import Scope
from chuding_cli.notices.model.notice import Notice, Title
from chuding_cli.notices.reading.definitions import DefinitionReader
from chuding_cli.notices.reading.inheritance import load_notice_tree
from chuding_cli.notices.reading.papers import read_attachments, read_notes, read_papers
from chuding_cli.notices.reading.rules import read_rules
from chuding_cli.notices.reading.section import Sections, scalars
from chuding_cli.notices.reading.titles import WrittenTitle, build_titles
from chuding_cli.text.masking import shortly
from chuding_cli.yaml_files import tree as yaml_tree
from chuding_cli.yaml_files.tree import TreeProblem

TOP_KEYS = frozenset(
    (
        *("id", "name", "issuer", "phone", "place", "source", "in_force", "calendar", "facts", "windows"),
        *("numbers", "lists", "texts", "derive", "titles", "rules", "papers", "attachments"),
        *("information", "left_out", "cases", "extends", "drop", "reworded"),
    )
)
NO_RULES = ("还没有规则：rules: 下面分 eligibility、online、paper 写", 1, 1)  # everybody would be ready
_SOURCE = frozenset(("file", "sha256", "with_base"))
_IN_FORCE = frozenset(("from", "to"))
_CALENDAR = frozenset(("days_off", "days_on"))


def load_notice(path: Path, vocabulary_path: Path) -> Notice:
    """Read a notice.

    Raises:
        TreeProblem: the file is not sound; holds every mistake with its place.
        OSError: a file cannot be read.
    """
    notice = build_notice(load_notice_tree(path), path, vocabulary_path)
    if not notice.rules:
        raise TreeProblem(path, [NO_RULES])
    return notice


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
        self.build = builder(Scope(vocabulary), {}, {})
        self.problems = self.build.problems
        self.sections = Sections(tree, path, self.build)
        self.quotes = self.sections.quotes

    def notice(self) -> Notice:
        """The notice as far as it could be built; it is sound when there are no ``problems``."""
        sections, scope = self.sections, self.build.scope
        sections.refuse_keys(self.tree, TOP_KEYS, "通知")
        in_force = self._in_force()
        definitions = DefinitionReader(sections, in_force[1])
        definitions.read()
        titles = self._titles()
        rules = read_rules(sections, definitions.row_cites, titles)
        source = sections.mapping("source")
        sections.refuse_keys(source, _SOURCE, "source: ")
        return Notice(
            id=sections.text(self.tree, "id", required=True),
            name=sections.text(self.tree, "name", required=True),
            extends=sections.text(self.tree, "extends"),
            issuer=sections.text(self.tree, "issuer"),
            phone=sections.text(self.tree, "phone"),
            places=self._places(),
            in_force=in_force,
            path=self.path,
            source=self._source(source),
            sha256=sections.text(source, "sha256", required=True),
            vocabulary=scope.vocabulary,
            calendar=self._calendar(),
            windows=self.build.windows,
            titles=titles,
            rules=rules,
            online_count=sum(rule.group != "paper" for rule in rules),
            papers=read_papers(sections, {rule.id for rule in rules}),
            attachments=read_attachments(sections),
            information=read_notes(sections, "information", "show"),
            left_out=read_notes(sections, "left_out", "because"),
            definitions=tuple(definitions.found),
            defined=scope.defined,
            texts=self.build.texts,
        )

    def _source(self, node: yaml_tree.Mapping) -> Path:
        """The notice's text: a file beside the rules file that names it."""
        written = self.sections.text(node, "file", required=True)
        rules = _rules_of(node, self.path)
        try:
            return beside(rules, written)
        except Unusable as error:
            self.build.problem(node.entries["file"], f"原文“{shortly(written)}”{error}")
            return rules.parent

    def _titles(self) -> tuple[Title, ...]:
        sections = self.sections
        items = sections.items(self.tree.entries.get("titles"))
        named = [(sections.text(item, "title", required=True), item) for item in items]
        written = [WrittenTitle(name, sections.cites(item), item) for name, item in named]
        return build_titles(self.build, written)

    def _places(self) -> tuple[str, ...]:
        node = self.tree.entries.get("place")
        words = yaml_tree.words_of(node)
        if node is not None and not all(words):
            self.build.problem(node, "place: 下面写适用的地方，如 [云溪市, 云溪]")
        return words

    def _in_force(self) -> tuple[date, date]:
        sections = self.sections
        if "in_force" not in self.tree.entries:
            self.build.problem(self.tree, "缺少 in_force:（哪段时间里依据这份通知，如 {from: 2025-01-01}）")
            return date.max, date.max
        node = sections.mapping("in_force")
        sections.refuse_keys(node, _IN_FORCE, "in_force: ")
        first = sections.day(node.entries.get("from"), node)
        last = sections.day(node.entries["to"], node) if "to" in node.entries else date.max
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
        node = self.sections.mapping("calendar")
        self.sections.refuse_keys(node, _CALENDAR, "calendar: ")
        off, on = (
            frozenset(self.sections.day(item, node) for item in scalars(node.entries.get(key)))
            for key in ("days_off", "days_on")
        )
        return WorkCalendar(off, on)


def _rules_of(node: yaml_tree.Node, path: Path) -> Path:
    """The file in which a node stands."""
    return node.line.file if isinstance(node.line, yaml_tree.Line) else path
