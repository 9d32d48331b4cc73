"""The facts that an applicant file can hold, read from YAML: one table for keys, types and words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from chuding_cli.facts.absence import name_reader
from chuding_cli.facts.scalars import READERS, amount_reader, choice_reader
from chuding_cli.text.guess import did_you_mean
from chuding_cli.yaml_files import tree as yaml_tree
from chuding_cli.yaml_files.tree import TreeProblem

_ATTRIBUTES = frozenset(
    (
        *("zh", "type", "means", "proof", "issuer", "unit", "values", "keys", "alias"),
        *("none", "shorthand", "span", "months", "like", "unlike", "example", "recent", "text"),
    )
)
_KINDS = (*READERS, "choice", "section", "list")
_ONLY = {  # attributes that only some kinds have
    "values": ("choice",),
    "keys": ("section", "list"),
    "shorthand": ("section", "list"),
    "none": ("list",),
    "span": ("list",),
    "months": ("list",),
    "unit": ("number", "amount"),
    "recent": ("date",),
    "like": ("text",),
    "unlike": ("text",),
    "example": ("text",),
    "text": ("document",),
}
_NEEDED = {"choice": ("values",), "section": ("keys",), "list": ("keys",)}


class Fact(NamedTuple):
    """One fact: a value, a section of facts, or a list of records of facts.

    ``path`` is the dotted English path from the enclosing record, ``label`` the same in Chinese.
    ``keys`` maps every accepted spelling to the fact inside (sections and lists).
    ``is_text``: a document that is read as text (a summary), and not looked at as a scan.
    ``ends`` names the two keys that bound a span (dates) or a run of months, for lists that have them.
    """

    key: str
    path: str
    zh: str
    label: str
    kind: str
    means: str = ""
    unit: str = ""
    proof: str = ""
    issuer: str = ""
    aliases: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    spellings: Mapping[str, str] = MappingProxyType({})
    read: Callable[[str], object] | None = None
    keys: Mapping[str, Fact] = MappingProxyType({})
    members: tuple[Fact, ...] = ()
    shorthand: str = ""
    none_allowed: bool = False
    ends: tuple[str, str] | None = None
    ends_kind: str = ""
    recent: bool = False
    is_text: bool = False

    def walk(self) -> Iterator[Fact]:
        """Every fact of the same record: through sections, not into lists."""
        for member in self.members:
            yield member
            if member.kind == "section":
                yield from member.walk()


class Vocabulary(NamedTuple):
    """All facts of an applicant file; ``root`` is the file itself, as a section without a name.

    ``recent`` are the days that lie near the judged one in every file that is no slip of the pen.
    """

    root: Fact
    by_path: Mapping[str, Fact]
    by_label: Mapping[str, Fact]
    recent: tuple[Fact, ...] = ()

    def is_key(self, word: str) -> bool:
        """Whether a word is a key, in whatever section or list."""
        return _inside(self.root, word)

    def find(self, name: str) -> Fact | None:
        """A fact of the root record by its dotted English path or its Chinese label."""
        return self.by_path.get(name) or self.by_label.get(name)


def _inside(fact: Fact, word: str) -> bool:
    return word in fact.keys or any(_inside(member, word) for member in fact.members)


def load_vocabulary(path: Path, added: yaml_tree.Mapping | None = None) -> Vocabulary:
    """The shared vocabulary, with what a notice adds of its own (its ``facts:``).

    Raises:
        TreeProblem: either is not sound.
    """
    problems: list[tuple[str, int, int]] = []
    tree = yaml_tree.load_tree(path)
    merged = dict(tree.entries)
    if added is not None:
        _merge(merged, added)
    members = tuple(_facts(merged, "", "", problems))
    root = Fact("", "", "", "", "section", members=members, keys=_spellings(members))
    if problems:
        raise TreeProblem(path, problems)
    facts = list(root.walk())
    recent = tuple(fact for fact in facts if fact.recent)
    return Vocabulary(root, {fact.path: fact for fact in facts}, {fact.label: fact for fact in facts}, recent)


def _merge(entries: dict[str, yaml_tree.Node], added: yaml_tree.Mapping) -> None:
    """Add a notice's facts: new keys, and for sections, lists and choices new members."""
    for key, node in added.entries.items():
        old = entries.get(key)
        if not (isinstance(old, yaml_tree.Mapping) and isinstance(node, yaml_tree.Mapping)):
            entries[key] = node
            continue
        inner = dict(old.entries)
        _merge(inner, node)
        entries[key] = yaml_tree.Mapping(inner, {**old.keys, **node.keys}, node.line, node.column)


def _spellings(members: tuple[Fact, ...]) -> dict[str, Fact]:
    return {word: fact for fact in members for word in (fact.key, fact.zh, *fact.aliases)}


def _facts(
    entries: Mapping[str, yaml_tree.Node], path: str, label: str, problems: list[tuple[str, int, int]]
) -> Iterator[Fact]:
    spelled: dict[str, str] = {}
    for key, node in entries.items():
        if not isinstance(node, yaml_tree.Mapping):
            problems.append((f"“{key}”应写成 {{zh: …, type: …}}", node.line, node.column))
            continue
        fact = _fact(key, node, path, label, problems)
        for word in dict.fromkeys((fact.key, fact.zh, *fact.aliases)):
            if word in spelled:
                other = spelled[word]
                problems.append((f"“{word}”已经是 {other} 的名字，换一个", node.line, node.column))
            spelled.setdefault(word, key)
        yield fact


def _fact(
    key: str, node: yaml_tree.Mapping, path: str, label: str, problems: list[tuple[str, int, int]]
) -> Fact:
    for attribute, place in node.keys.items():
        if attribute not in _ATTRIBUTES:
            hint = did_you_mean(attribute, _ATTRIBUTES)
            problems.append((f"不认识的属性“{attribute}”{hint}", place.line, place.column))
    zh = _text(node, "zh") or key
    kind = _text(node, "type")
    problems += ((words, node.line, node.column) for words in _flaws(key, node, kind))
    own_path, own_label = (f"{path}.{key}", f"{label}.{zh}") if path else (key, zh)
    inside = ("", "") if kind == "list" else (own_path, own_label)  # an entry is a record of its own
    inner = node.entries.get("keys")
    members = tuple(_facts(inner.entries, *inside, problems)) if isinstance(inner, yaml_tree.Mapping) else ()
    spellings = _choices(node.entries.get("values"))
    none_allowed = _text(node, "none") == "true"
    shorthand = _text(node, "shorthand")
    if none_allowed and isinstance(inner, yaml_tree.Mapping):
        members = tuple(_name_or_none(each, inner, shorthand) for each in members)
    ends_kind = next((name for name in ("span", "months") if name in node.entries), "")
    ends = _texts(node.entries.get(ends_kind)) if ends_kind else ()
    return Fact(
        key,
        own_path,
        zh,
        own_label,
        kind,
        means=_text(node, "means"),
        unit=_text(node, "unit"),
        proof=_text(node, "proof"),
        issuer=_text(node, "issuer"),
        aliases=_texts(node.entries.get("alias")),
        values=tuple(dict.fromkeys(spellings.values())),
        spellings=spellings,
        read=_reader(kind, spellings, _text(node, "unit")),
        keys=_spellings(members),
        members=members,
        shorthand=shorthand,
        none_allowed=none_allowed,
        ends=(ends[0], ends[1]) if len(ends) == 2 else None,
        ends_kind=ends_kind,
        recent=_text(node, "recent") == "true",
        is_text=_text(node, "text") == "true",
    )


def _reader(kind: str, spellings: Mapping[str, str], unit: str) -> Callable[[str], object] | None:
    """What reads a value: by its kind, the words that may be chosen, the unit that may stand behind it."""
    if kind == "choice":
        return choice_reader(spellings)
    return amount_reader(READERS[kind], unit) if unit and kind in READERS else READERS.get(kind)


def _name_or_none(member: Fact, inner: yaml_tree.Mapping, shorthand: str) -> Fact:
    """What a list that may be 无 is named by: there too people write that there is none."""
    node = inner.entries.get(member.key)
    if member.key != shorthand or member.kind != "text" or not isinstance(node, yaml_tree.Mapping):
        return member
    like, unlike = (_texts(node.entries.get(name)) for name in ("like", "unlike"))
    return member._replace(read=name_reader(READERS["text"], like, unlike, _text(node, "example")))


def _flaws(key: str, node: yaml_tree.Mapping, kind: str) -> Iterator[str]:
    """What is wrong with how a fact is written."""
    zh = _text(node, "zh")
    if not zh:
        yield f"“{key}”缺少 zh:（中文名）"
    for name in (key, zh, *_texts(node.entries.get("alias"))):
        if name and not yaml_tree.is_name(name):
            yield f"“{name}”不能作名字：以文字开头，只用文字、数字和下划线"
    if kind not in _KINDS:
        wrong = f"的类型“{kind}”不认识{did_you_mean(kind, _KINDS)}" if kind else "没有写类型（type:）"
        yield f"“{zh or key}”{wrong}（{'、'.join(_KINDS)}）"
        return
    for attribute, kinds in _ONLY.items():
        if attribute in node.entries and kind not in kinds:
            yield f"“{zh or key}”是 {kind}，不能写 {attribute}:（只有 {'、'.join(kinds)} 才写）"
    for attribute in _NEEDED.get(kind, ()):
        if attribute not in node.entries:
            yield f"“{zh or key}”是 {kind}，缺少 {attribute}:"
    inner = node.entries.get("keys")
    keys = inner.entries if isinstance(inner, yaml_tree.Mapping) else {}
    named = [*_texts(node.entries.get("span")), *_texts(node.entries.get("months")), _text(node, "shorthand")]
    for name in named:
        if name and name not in keys:
            yield f"“{zh or key}”的 keys: 里没有“{name}”{did_you_mean(name, keys)}"


def _choices(node: yaml_tree.Node | None) -> dict[str, str]:
    """Every accepted spelling → the word it stands for."""
    if isinstance(node, yaml_tree.Sequence):
        return {word: word for word in _texts(node)}
    spellings: dict[str, str] = {}
    if isinstance(node, yaml_tree.Mapping):
        for word, others in node.entries.items():
            spellings |= dict.fromkeys((word, *_texts(others)), word)
    return spellings


def _text(node: yaml_tree.Mapping, key: str) -> str:
    value = node.entries.get(key)
    return value.text if isinstance(value, yaml_tree.Scalar) else ""


def _texts(node: yaml_tree.Node | None) -> tuple[str, ...]:
    items = node.items if isinstance(node, yaml_tree.Sequence) else []
    return tuple(item.text for item in items if isinstance(item, yaml_tree.Scalar))
