"""``extends``: a notice written as what it changes in another one; merged before anything is built.

Sections merge by name: a window, a number, a rule (by its id), a title or a paper (by its title) that is
written again replaces key by key what it was; a table's rows and a list's members may be changed one by
one; what ``drop:`` names is gone. Inherited lines know their file, so a mistake still points at its place.
How sentences have changed is told once: by ``reworded:``, or by what is written again with its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from chuding_cli.files import resources
from chuding_cli.language.parsing.conditions import HEADS
from chuding_cli.text.guess import did_you_mean
from chuding_cli.yaml_files.tree import Line, Mapping, Node, Scalar, Sequence, TreeProblem, load_tree

EXTENDS = "extends"
MAX_FILES = 20  # each taking over from the next: so many years of changes
_OWN = ("id", "name", "in_force", "cases", "drop", "reworded", EXTENDS)  # what is never taken over
_BY_NAME = ("windows", "numbers", "texts", "lists", "derive")
_BY_KEY = {"titles": "title", "papers": "title", "attachments": "title"}
_ADDED = ("information", "left_out")
_LIST_CHANGES = ("add", "remove")
_REWORDED = "reworded: 下面写“旧的文字: 新的文字”"
_WRITTEN_WHOLE = ("rows", "choose", *HEADS)  # a definition that has one of these is written anew


def load_notice_tree(path: Path) -> Mapping:
    """A notice's rules file with everything that it takes over from the one that it extends.

    Raises:
        TreeProblem: it, or the one that it extends, is no YAML; no such notice; a circle; a change of
            something that is not there.
        OSError: a file cannot be read.
    """
    return laid_over_base(load_tree(path), path)


def laid_over_base(tree: Mapping, path: Path) -> Mapping:
    """The same for a file that has been read; raises as ``load_notice_tree`` does."""
    return _laid_over(tree, path, (path.resolve(),))


def _laid_over(tree: Mapping, path: Path, above: tuple[Path, ...]) -> Mapping:
    named = tree.entries.get(EXTENDS)
    if named is None:
        return tree
    if not isinstance(named, Scalar):
        raise TreeProblem(path, [("extends: 后面写一份通知的编号", named.line, named.column)])
    base_path = base_of(path, named.text)
    if base_path is None:
        known = [
            each.stem for each in (*path.parent.glob("*.yaml"), *resources.folder("rules").glob("*.yaml"))
        ]
        words = f"没有通知“{named.text}”{did_you_mean(named.text, set(known) - {'vocabulary', path.stem})}"
        raise TreeProblem(path, [(words, named.line, named.column)])
    if base_path.resolve() in above:
        raise TreeProblem(path, [(f"extends: 绕成了圈：{named.text}", named.line, named.column)])
    if len(above) >= MAX_FILES:
        words = f"extends: 一份接一份超过 {MAX_FILES} 份：直接沿用前面的一份，或写成完整的一份"
        raise TreeProblem(path, [(words, named.line, named.column)])
    base = _laid_over(load_tree(base_path), base_path, (*above, base_path.resolve()))
    _name_lines(base, base_path)
    merge = _Merge(tree, base)
    merged = merge.notice()
    if merge.problems:
        raise TreeProblem(path, merge.problems)
    return merged


def base_of(path: Path, named: str) -> Path | None:
    """The rules file that ``extends`` names: beside this one, a known one, or by a path from here."""
    if named.endswith((".yaml", ".yml")):
        places = [path.parent / named]
    else:
        places = [path.parent / f"{named}.yaml", resources.folder("rules") / f"{named}.yaml"]
    return next((place for place in places if place.is_file()), None)


def _name_lines(node: Node, path: Path) -> None:
    """Have every line of a tree know its file; those that know another one already keep it."""
    if not isinstance(node.line, Line):
        node.line = Line(node.line, path)
    if isinstance(node, Mapping):
        for key, value in node.entries.items():
            _name_lines(node.keys[key], path)
            _name_lines(value, path)
    elif isinstance(node, Sequence):
        for item in node.items:
            _name_lines(item, path)


class MergedNotice(Mapping):
    """A notice's tree with what it takes over; ``reworded``: how sentences of the old text have changed."""

    __slots__ = ("reworded",)

    def __init__(self, entries: dict[str, Node], keys: dict[str, Scalar], top: Mapping) -> None:
        super().__init__(entries, keys, top.line, top.column)
        self.reworded: list[tuple[str, str]] = []


class _Merge:
    """One notice's changes laid over its base; ``problems`` collects (message, line, column)."""

    def __init__(self, own: Mapping, base: Mapping) -> None:
        self.own = own
        self.base = base
        self.problems: list[tuple[str, int, int]] = []
        self.reworded: list[tuple[str, str]] = []

    def problem(self, node: Node, message: str) -> None:
        self.problems.append((message, node.line, node.column))

    def notice(self) -> Mapping:
        """The merged tree."""
        self._drop()
        entries = {key: node for key, node in self.base.entries.items() if key not in _OWN}
        keys = {key: self.base.keys[key] for key in entries}
        for key, node in self.own.entries.items():
            entries[key] = self._section(key, entries[key], node) if key in entries else node
            keys[key] = self.own.keys[key]
        self._refuse_new_without_body()
        merged = MergedNotice(entries, keys, self.own)
        # What the base reworded comes first: it leads from its own base to the words that it has now.
        merged.reworded = [*getattr(self.base, "reworded", []), *self._told_rewording(), *self.reworded]
        return merged

    def _told_rewording(self) -> Iterator[tuple[str, str]]:
        """What stands under ``reworded:``."""
        written = self.own.entries.get("reworded")
        for old, new in written.entries.items() if isinstance(written, Mapping) else ():
            if isinstance(new, Scalar):
                yield old, new.text
            else:
                self.problem(new, _REWORDED)
        if written is not None and not isinstance(written, Mapping):
            self.problem(written, _REWORDED)

    def _section(self, key: str, old: Node, new: Node) -> Node:
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            if key == "facts":
                return _deep(old, new)
            if key == "rules":
                return _merged(old, new, lambda a, b: self._items(a, b, "id"))
            if key in _BY_NAME:
                return _merged(old, new, self._entry)
        if key in _BY_KEY:
            return self._items(old, new, _BY_KEY[key])
        if key in _ADDED and isinstance(old, Sequence) and isinstance(new, Sequence):
            return Sequence([*old.items, *new.items], new.line, new.column)
        return new

    def _entry(self, old: Node, new: Node) -> Node:
        """A window, number, list, table … that is written again."""
        self._note_rewording(old, new)
        if isinstance(new, Mapping) and set(new.entries) & set(_LIST_CHANGES):
            return self._list(old, new)
        if not isinstance(old, Mapping) or not isinstance(new, Mapping):
            return _with_cite(old, new)
        if "rows" in old.entries and "rows" in new.entries:
            return _deep(old, new)
        if any(head in new.entries for head in _WRITTEN_WHOLE):
            return new
        return _merged(old, new, lambda a, b: b)

    def _note_rewording(self, old: Node | None, new: Node | None) -> None:
        """What is written again with another sentence tells how that sentence has changed."""
        if not isinstance(old, Mapping) or not isinstance(new, Mapping):
            return
        if "cite" in old.entries and "cite" in new.entries:
            before, after = (_quoted(node.entries["cite"]) for node in (old, new))
            if len(before) == len(after):
                self.reworded += [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
        for key in ("rows", *(new.entries if "cite" not in new.entries else ())):
            self._note_rewording(old.entries.get(key), new.entries.get(key))

    def _list(self, old: Node, new: Mapping) -> Node:
        """``{add: […], remove: […]}``: a list's members, changed one by one."""
        members = list(_scalars(old.entries.get("members") if isinstance(old, Mapping) else old))
        known = [scalar.text for scalar in members]
        for scalar in _scalars(new.entries.get("remove")):
            if scalar.text not in known:
                self.problem(scalar, f"沿用的名单里没有“{scalar.text}”{did_you_mean(scalar.text, known)}")
        gone = {scalar.text for scalar in _scalars(new.entries.get("remove"))}
        members = [scalar for scalar in members if scalar.text not in gone]
        members += _scalars(new.entries.get("add"))
        listed = Sequence(list(members), new.line, new.column)
        kept = {key: node for key, node in new.entries.items() if key not in _LIST_CHANGES}
        if "cite" not in kept and isinstance(old, Mapping) and "cite" in old.entries:
            kept["cite"] = old.entries["cite"]
        entries: dict[str, Node] = {"members": listed, **kept}
        place = Scalar("members", True, False, new.line, new.column)
        return Mapping(entries, {key: new.keys.get(key, place) for key in entries}, new.line, new.column)

    def _items(self, old: Node, new: Node, key: str) -> Node:
        """Two lists of rules (titles, papers …): those of the same id in their place, the others behind."""
        if not isinstance(old, Sequence) or not isinstance(new, Sequence):
            return new
        changes = {_named(item, key): item for item in new.items}
        items = []
        for item in old.items:
            change = changes.pop(_named(item, key), None) if _named(item, key) else None
            self._note_rewording(item, change)
            items.append(_merged(item, change, lambda a, b: b) if _both_map(item, change) else item)  # type: ignore[arg-type]
        return Sequence([*items, *changes.values()], new.line, new.column)

    def _drop(self) -> None:
        """Take away what ``drop:`` names: rules, titles and papers, and what has a name."""
        for scalar in _scalars(self.own.entries.get("drop")):
            holders = self._holders()
            meant = [holder for name, holder in holders if name == scalar.text]
            if not meant:
                known = {name for name, _ in holders}
                self.problem(scalar, f"沿用的通知里没有“{scalar.text}”{did_you_mean(scalar.text, known)}")
            for holder in meant:
                if isinstance(holder, Mapping):
                    del holder.entries[scalar.text], holder.keys[scalar.text]
                else:
                    holder[0].items.remove(holder[1])
                    self._forget_rule(scalar.text)

    def _forget_rule(self, name: str) -> None:
        """Take a dropped rule off the papers that it looked after."""
        papers = self.base.entries.get("papers")
        for paper in papers.items if isinstance(papers, Sequence) else ():
            rules = paper.entries.get("rules") if isinstance(paper, Mapping) else None
            if isinstance(rules, Sequence):
                rules.items[:] = [rule for rule in rules.items if getattr(rule, "text", "") != name]

    def _holders(self) -> list[tuple[str, Mapping | tuple[Sequence, Node]]]:
        """Everything in the base that can be dropped, by name, and what holds it."""
        found: list[tuple[str, Mapping | tuple[Sequence, Node]]] = []
        for section in (*_BY_NAME, "facts"):
            node = self.base.entries.get(section)
            if isinstance(node, Mapping):
                found += [(name, node) for name in node.entries]
        rules = self.base.entries.get("rules")
        lists = [(node, "id") for node in rules.entries.values()] if isinstance(rules, Mapping) else []
        lists += [(self.base.entries[s], key) for s, key in _BY_KEY.items() if s in self.base.entries]
        for node, key in lists:
            if isinstance(node, Sequence):
                found += [(_named(item, key), (node, item)) for item in node.items]
        return found

    def _refuse_new_without_body(self) -> None:
        """A rule that only changes something, of an id that the base has not: a slip of the pen."""
        known = {name for name, holder in self._holders() if isinstance(holder, tuple)}
        rules = self.own.entries.get("rules")
        for node in rules.entries.values() if isinstance(rules, Mapping) else ():
            for item in node.items if isinstance(node, Sequence) else ():
                name = _named(item, "id")
                if name and name not in known and isinstance(item, Mapping) and "require" not in item.entries:
                    hint = did_you_mean(name, known)
                    self.problem(item.entries["id"], f"沿用的通知里没有规则“{name}”{hint}")


def _merged(old: Mapping, new: Mapping, of_both: Callable[[Node, Node], Node]) -> Mapping:
    """Two mappings; what both have is made by ``of_both``, and an empty value takes the key away."""
    entries, keys = dict(old.entries), dict(old.keys)
    for key, node in new.entries.items():
        if isinstance(node, Scalar) and node.plain and not node.text:
            entries.pop(key, None)
            keys.pop(key, None)
            continue
        entries[key] = of_both(entries[key], node) if key in entries else node
        keys[key] = new.keys[key]
    return Mapping(entries, keys, new.line, new.column)


def _deep(old: Node, new: Node) -> Node:
    """Mappings merged at every depth, but a sentence cited anew takes the place of the old one."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return new
    merged = _merged(old, new, _deep)
    if isinstance(new.entries.get("cite"), Mapping):
        merged.entries["cite"] = new.entries["cite"]
    return merged


def _with_cite(old: Node, new: Node) -> Node:
    """A bare new value for what had a sentence: the sentence stays."""
    if isinstance(old, Mapping) and "value" in old.entries and isinstance(new, Scalar):
        return Mapping({**old.entries, "value": new}, {**old.keys}, new.line, new.column)
    return new


def _both_map(one: Node | None, other: Node | None) -> bool:
    return isinstance(one, Mapping) and isinstance(other, Mapping)


def _quoted(cite: Node) -> list[str]:
    """The sentences of a ``cite:``, in order."""
    lines = cite.entries.values() if isinstance(cite, Mapping) else ()
    return [scalar.text for line in lines for scalar in _scalars(line)]


def _named(item: Node, key: str) -> str:
    node = item.entries.get(key) if isinstance(item, Mapping) else None
    return node.text if isinstance(node, Scalar) else ""


def _scalars(node: Node | None) -> Iterator[Scalar]:
    """The words of a list, also of a list of lists."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
