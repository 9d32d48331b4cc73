"""Function calls in an expression → nodes: what each function takes, told where it does not fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from chuding_cli.language.functions.table import BY_NAME, CONVERSIONS, Function
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.calls import Call, Converted
from chuding_cli.language.nodes.given import Claimed, Given, IsGiven
from chuding_cli.language.nodes.lists import Group
from chuding_cli.language.nodes.names import FactNode
from chuding_cli.language.nodes.papers import Measure, Present
from chuding_cli.language.nodes.quantifiers import ForEach, Some
from chuding_cli.language.nodes.rows import Choose
from chuding_cli.language.nodes.totals import Aggregate, Count
from chuding_cli.language.parsing.tokens import LanguageError, Token
from chuding_cli.language.types import BOOL, DOCUMENT, NUMBER, Type, different_units, fits
from chuding_cli.text.guess import did_you_mean

_ORDERED = ("number", "date", "month", "duration")


def known_functions() -> list[str]:
    """Every function's names, English and Chinese."""
    return [*BY_NAME, *WALKING, *_OF_ONE, *_OTHERS, *GROUPING]


def want(node: Node, wanted: Type, offset: int) -> None:
    """Refuse a node of another type.

    Raises:
        LanguageError: at ``offset``.
    """
    if not fits(node.type, wanted):
        raise LanguageError(f"这里要{wanted.name}，却是{node.type.name}", offset)


def call(name: Token, arguments: list[Node]) -> Node:
    """The node of a call whose arguments are expressions of their own.

    Raises:
        LanguageError: an unknown function, or arguments that do not fit.
    """
    word = name.text
    if word in BY_NAME:
        return _of_table(BY_NAME[word], arguments, name)
    if word in _OTHERS:
        return _OTHERS[word](name, arguments)
    if word not in _OF_ONE:
        raise LanguageError(f"没有函数“{word}”{did_you_mean(word, known_functions())}", name.offset)
    if len(arguments) != 1:
        raise LanguageError(f"{word}(…) 要一个参数", name.offset)
    return _OF_ONE[word](name, arguments[0])


def _of_table(function: Function, arguments: list[Node], name: Token) -> Node:
    if len(arguments) != len(function.takes):
        words = f"{name.text}(…) 要 {len(function.takes)} 个参数，写了 {len(arguments)} 个：{function.means}"
        raise LanguageError(words, name.offset)
    converted = []
    for index, (argument, wanted) in enumerate(zip(arguments, function.takes, strict=True), 1):
        node = _as_wanted(argument, wanted)
        if not fits(node.type, wanted):
            words = f"{name.text}(…) 的第 {index} 个参数要{wanted.name}，却是{node.type.name}"
            raise LanguageError(words, name.offset)
        converted.append(node)
    return Call(function, tuple(converted), _given_type(function, converted, name))


def _as_wanted(node: Node, wanted: Type) -> Node:
    """A list of entries with two ends stands for its spans, or for its months."""
    record = node.type.record
    if record is None or record.ends is None or (record.ends_kind, wanted.kind) not in CONVERSIONS:
        return node
    return Converted(node, wanted)


def _given_type(function: Function, arguments: list[Node], name: Token) -> Type:
    """What a call gives; a function that gives anything, or any list, gives what it takes."""
    first = arguments[0].type
    if function.gives.kind == "any":
        for other in arguments[1:]:
            if first.kind != other.type.kind or first.kind not in _ORDERED:
                words = f"{name.text}(…) 要两个同类的数、日期或时间长度，却是{first.name}和{other.type.name}"
                raise LanguageError(words, name.offset)
            first = _joined(first, other.type, name)
        return first
    return first if function.gives.kind == "list" and not function.gives.item else function.gives


def _joined(one: Type, other: Type, name: Token) -> Type:
    """Of two types of the same kind the one that has a unit."""
    if different_units(one, other):
        raise LanguageError(f"{name.text}(…) 的两个数单位不同：{one.unit}和{other.unit}", name.offset)
    return one if one.unit else other


def _if(name: Token, arguments: list[Node]) -> Node:
    """``if(condition, then, otherwise)``."""
    if len(arguments) != 3:
        words = f"{name.text}(…) 要 3 个参数，写了 {len(arguments)} 个：条件，成立时的值，不成立时的值"
        raise LanguageError(words, name.offset)
    condition, then, otherwise = arguments
    if not fits(condition.type, BOOL):
        raise LanguageError(f"{name.text}(…) 的第 1 个参数要是否，却是{condition.type.name}", name.offset)
    if then.type.kind != otherwise.type.kind:
        words = f"{name.text}(…) 的两个值要同一类，却是{then.type.name}和{otherwise.type.name}"
        raise LanguageError(words, name.offset)
    return Choose(((condition, then),), otherwise, _joined(then.type, otherwise.type, name))


def _given(name: Token, arguments: list[Node]) -> Node:
    if not arguments:
        raise LanguageError(f"{name.text}(…) 至少要一个参数", name.offset)
    return Given(tuple(arguments))


def _present(name: Token, argument: Node) -> Node:
    if not isinstance(argument, FactNode) or not fits(argument.type, DOCUMENT):
        raise LanguageError(f"{name.text}(…) 里要是一项材料，却是{argument.type.name}", name.offset)
    return Present(argument, argument.fact)


def _measure(what: str) -> Callable[[Token, Node], Node]:
    def build(name: Token, argument: Node) -> Node:
        if not fits(argument.type, DOCUMENT):
            raise LanguageError(f"{name.text}(…) 里要是一项材料，却是{argument.type.name}", name.offset)
        return Measure(what, argument)

    return build


def _count(name: Token, argument: Node) -> Node:
    if argument.type.kind != "list":
        raise LanguageError(f"{name.text}(…) 里要是一列，却是{argument.type.name}", name.offset)
    return Count(argument)


_OTHERS = {"if": _if, "若": _if, "given": _given, "所填": _given}
_OF_ONE: dict[str, Callable[[Token, Node], Node]] = {
    **dict.fromkeys(("present", "已备"), _present),
    **dict.fromkeys(("width", "宽"), _measure("width")),
    **dict.fromkeys(("height", "高"), _measure("height")),
    **dict.fromkeys(("pages", "页数"), _measure("pages")),
    **dict.fromkeys(("characters", "字数"), _measure("characters")),
    **dict.fromkeys(("count", "条数"), _count),
    **dict.fromkeys(("is_given", "已填"), lambda name, argument: IsGiven(argument)),
    **dict.fromkeys(("claimed", "声明"), lambda name, argument: Claimed(argument)),
}


class _Walk(NamedTuple):
    """A function that walks a list: how its node is built, and what its second argument has to be."""

    build: Callable[[Node, Node], Node]
    wants: Type | None = None


def _aggregate(figure: str, wants: Type | None = None, *, given_only: bool = False) -> _Walk:
    return _Walk(lambda source, inner: Aggregate(figure, source, inner, given_only=given_only), wants)


WALKING: dict[str, _Walk] = {
    **dict.fromkeys(("sum", "合计"), _aggregate("sum", NUMBER)),
    **dict.fromkeys(("sum_given", "合计已填"), _aggregate("sum", NUMBER, given_only=True)),
    **dict.fromkeys(("mean", "平均"), _aggregate("mean", NUMBER)),
    **dict.fromkeys(("max", "最大"), _aggregate("max")),
    **dict.fromkeys(("min", "最小"), _aggregate("min")),
    **dict.fromkeys(("listed", "列出"), _aggregate("listed", given_only=True)),
    **dict.fromkeys(("every", "每条"), _Walk(lambda source, inner: ForEach(source, inner, True), BOOL)),
    **dict.fromkeys(("some", "有一条"), _Walk(lambda source, inner: Some(source, inner, BOOL), BOOL)),
}


def walk(name: Token, source: Node, inner: Node) -> Node:
    """The node of a call that walks a list; ``inner`` is built for its entries.

    Raises:
        LanguageError: ``inner`` is of another type than the function wants.
    """
    asked = WALKING[name.text]
    if asked.wants is not None:
        want(inner, asked.wants, name.offset)
    return asked.build(source, inner)


GROUPING = ("group", "按")


def group(source: Node, key: Token) -> Node:
    """The node of ``group(list, key)``: entries with the same value of a key put together.

    Raises:
        LanguageError: the entries have no such key.
    """
    record = source.type.record
    assert record is not None
    fact = record.keys.get(key.text)
    if fact is None:
        hint = did_you_mean(key.text, record.keys)
        raise LanguageError(f"“{record.zh}”的条目没有“{key.text}”{hint}", key.offset)
    entries = record._replace(key="entries", path="entries", zh="各条", label=record.zh)
    keys = {fact.key: fact, fact.zh: fact, "entries": entries, "各条": entries}
    return Group(source, fact.path, Type("list", record=record._replace(keys=keys, ends=None)))
