"""Which name stands for what: facts, names that the notice defines, days, entries of walked lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from chuding_cli.facts.vocabulary import Fact, Vocabulary
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.names import DayNode, FactNode, ItemNode, Literal, NamedLiteral, NameNode
from chuding_cli.language.parsing.tokens import LanguageError, UnsoundName
from chuding_cli.language.types import BOOL, DATE, Type, type_of
from chuding_cli.text.guess import did_you_mean

_DAYS = {
    "submission_day": DayNode("申报日", "submission", DATE),
    "hand_in_day": DayNode("交件日", "hand_in", DATE),
    "at_paper": DayNode("交件阶段", "at_paper", BOOL),
}
_DAYS |= {node.name: node for node in list(_DAYS.values())}


_NUMERALS = frozenset("〇零一二两三四五六七八九十百千半")


class Item(NamedTuple):
    """A plain value (a year, a month, a word) of a list that is being walked."""

    name: str
    type: Type


FAILED = Literal(True, BOOL)  # stands in for what could not be built, so that the rest is still read


class Scope:
    """Names at one point of a notice.

    ``defined`` holds what the notice has defined so far; ``walked`` the entries (a list's fact) and
    plain items of the lists being walked, outermost first; ``used`` collects the paths of the facts
    that were referred to.
    """

    __slots__ = ("defined", "used", "vocabulary", "walked")

    def __init__(
        self,
        vocabulary: Vocabulary,
        defined: dict[str, Node] | None = None,
        walked: tuple[Fact | Item, ...] = (),
        used: set[str] | None = None,
    ) -> None:
        self.vocabulary = vocabulary
        self.defined = {} if defined is None else defined
        self.walked = walked
        self.used = set() if used is None else used

    def walking(self, source: Type, name: str = "") -> Scope | None:
        """The scope within a walk over a list, whose plain items may have a name; None for no list."""
        if source.kind != "list":
            return None
        item = source.record or Item(name or "此", Type(source.item or "any"))
        return Scope(self.vocabulary, self.defined, (*self.walked, item), self.used)

    def resolve(self, name: str, offset: int) -> Node:
        """The node that a name stands for.

        Raises:
            LanguageError: nothing has that name; says what is near.
            UnsoundName: its definition could not be built.
        """
        found = self._walked(name) or self._defined(name) or self._fact(name)
        if found is None:
            hint = did_you_mean(name, self.known())
            how = "数要写成阿拉伯数字" if set(name) <= _NUMERALS else f"文字要加引号，如 '{name}'"
            raise LanguageError(f"不认识“{name}”{hint}（{how}）", offset)
        return found

    def _walked(self, name: str) -> Node | None:
        for level in range(len(self.walked) - 1, -1, -1):
            item = self.walked[level]
            if isinstance(item, Item):
                if name in (item.name, "it", "此"):
                    return ItemNode(name, level, item.type)
            elif fact := item.keys.get(name):
                return FactNode(fact, type_of(fact), level, item.label)
        return None

    def _defined(self, name: str) -> Node | None:
        if name in _DAYS:
            return _DAYS[name]
        definition = self.defined.get(name)
        if definition is FAILED:
            raise UnsoundName(f"“{name}”本身写得不对")
        if definition is None or isinstance(definition, NamedLiteral):
            return definition
        return NameNode(name, definition)

    def _fact(self, name: str) -> Node | None:
        fact = self.vocabulary.find(name)
        if fact is not None and fact.kind == "section" and fact.shorthand:
            fact = fact.keys[fact.shorthand]
        if fact is None or fact.kind == "section":
            return None
        self.used.add(fact.path)
        return FactNode(fact, type_of(fact))

    def known(self) -> Iterable[str]:
        """Every name that could stand here."""
        for item in self.walked:
            yield from (item.name,) if isinstance(item, Item) else item.keys
        yield from self.defined
        yield from _DAYS
        yield from self.vocabulary.by_label
        yield from self.vocabulary.by_path
