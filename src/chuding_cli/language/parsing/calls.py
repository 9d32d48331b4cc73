"""Function calls in an expression: plain functions by their table, and those that walk a list."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from chuding_cli.facts.vocabulary import Fact
from chuding_cli.language.functions.table import BY_NAME, CONVERSIONS, Function
from chuding_cli.language.nodes.base import FactNode, Node
from chuding_cli.language.nodes.calls import Call, Choose, Claimed, Converted, Given, IsGiven
from chuding_cli.language.nodes.lists import Group
from chuding_cli.language.nodes.papers import Measure, Present
from chuding_cli.language.nodes.quantifiers import ForEach, Some
from chuding_cli.language.nodes.totals import Aggregate, Count
from chuding_cli.language.parsing.scope import Item, Scope
from chuding_cli.language.parsing.tokens import LanguageError, Token
from chuding_cli.language.types import BOOL, DOCUMENT, NUMBER, Type, different_units, fits
from chuding_cli.text.guess import did_you_mean

if TYPE_CHECKING:
    from chuding_cli.language.parsing.expressions import _Parser


def _mean(values: list[Any]) -> Any:
    return Decimal(sum(values)) / len(values)


_AGGREGATES: dict[str, tuple[Callable[[list[Any]], Any], str, bool]] = {
    "sum": (sum, "合计", False),
    "合计": (sum, "合计", False),
    "sum_given": (sum, "合计", True),
    "合计已填": (sum, "合计", True),
    "mean": (_mean, "平均", False),
    "平均": (_mean, "平均", False),
    "max": (max, "最大", False),
    "最大": (max, "最大", False),
    "min": (min, "最小", False),
    "最小": (min, "最小", False),
}
_QUANTIFIERS = {"every": "every", "每条": "every", "some": "some", "有一条": "some"}
_MEASURES = {
    "width": "width",
    "宽": "width",
    "height": "height",
    "高": "height",
    "pages": "pages",
    "页数": "pages",
}
_MEASURES |= {"characters": "characters", "字数": "characters"}
_ORDERED = ("number", "date", "month", "duration")
_OTHERS = (
    "count",
    "条数",
    "group",
    "按",
    "given",
    "所填",
    "is_given",
    "已填",
    "claimed",
    "声明",
    "present",
    "已备",
    "if",
    "若",
)


def known_functions() -> list[str]:
    """Every function's names, English and Chinese."""
    return [*BY_NAME, *_AGGREGATES, *_QUANTIFIERS, *_MEASURES, *_OTHERS]


def build_call(name: Token, parser: _Parser, scope: Scope) -> Node:
    """The node of a call; the parser stands behind the opening parenthesis.

    Raises:
        LanguageError: an unknown function, or arguments that do not fit.
    """
    word = name.text
    if word in _AGGREGATES or word in _QUANTIFIERS:
        return _walking(name, parser, scope)
    if word in ("group", "按"):
        return _group(name, parser)
    arguments = _arguments(parser)
    if word in ("if", "若"):
        return _conditional(arguments, name)
    if word in BY_NAME:
        return _plain(BY_NAME[word], arguments, name)
    if word in ("given", "所填"):
        return Given(_some_arguments(arguments, name))
    if word in (*_MEASURES, "count", "条数", "is_given", "已填", "claimed", "声明", "present", "已备"):
        if len(arguments) != 1:
            raise LanguageError(f"{word}(…) 要一个参数", name.offset)
        return _of_one(name, arguments[0])
    hint = did_you_mean(word, known_functions())
    raise LanguageError(f"没有函数“{word}”{hint}", name.offset)


def _of_one(name: Token, argument: Node) -> Node:
    word = name.text
    if word in ("present", "已备"):
        if not isinstance(argument, FactNode) or not fits(argument.type, DOCUMENT):
            raise LanguageError(f"{word}(…) 里要是一项材料，却是{argument.type.name}", name.offset)
        return Present(argument, argument.fact)
    if word in _MEASURES:
        if not fits(argument.type, DOCUMENT):
            raise LanguageError(f"{word}(…) 里要是一项材料，却是{argument.type.name}", name.offset)
        return Measure(_MEASURES[word], argument)
    if word in ("count", "条数"):
        if argument.type.kind != "list":
            raise LanguageError(f"{word}(…) 里要是一列，却是{argument.type.name}", name.offset)
        return Count(argument)
    return IsGiven(argument) if word in ("is_given", "已填") else Claimed(argument)


def _arguments(parser: _Parser) -> list[Node]:
    arguments: list[Node] = []
    while not parser.accept(")"):
        if arguments:
            parser.expect(",")
        arguments.append(parser.where())
    return arguments


def _conditional(arguments: list[Node], name: Token) -> Node:
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
    _refuse_units(then.type, otherwise.type, name)
    return Choose(((condition, then),), otherwise, then.type if then.type.unit else otherwise.type)


def _refuse_units(one: Type, other: Type, name: Token) -> None:
    if different_units(one, other):
        raise LanguageError(f"{name.text}(…) 的两个数单位不同：{one.unit}和{other.unit}", name.offset)


def _some_arguments(arguments: list[Node], name: Token) -> tuple[Node, ...]:
    if not arguments:
        raise LanguageError(f"{name.text}(…) 至少要一个参数", name.offset)
    return tuple(arguments)


def _plain(function: Function, arguments: list[Node], name: Token) -> Node:
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


def _given_type(function: Function, arguments: list[Node], name: Token) -> Type:
    """What a call gives; a function that gives anything, or any list, gives what it takes."""
    first = arguments[0].type
    if function.gives.kind == "any":
        for other in arguments[1:]:
            if first.kind != other.type.kind or first.kind not in _ORDERED:
                words = f"{name.text}(…) 要两个同类的数、日期或时间长度，却是{first.name}和{other.type.name}"
                raise LanguageError(words, name.offset)
            _refuse_units(first, other.type, name)
            first = first if first.unit else other.type
        return first
    return first if function.gives.kind == "list" and not function.gives.item else function.gives


def _as_wanted(node: Node, wanted: Type) -> Node:
    """A list of entries with two ends stands for its spans, or for its months."""
    record = node.type.record
    if record is None or record.ends is None or (record.ends_kind, wanted.kind) not in CONVERSIONS:
        return node
    return Converted(node, wanted)


def _walking(name: Token, parser: _Parser, scope: Scope) -> Node:
    source = parser.where()
    item: Fact | Item
    if source.type.record is not None:
        item = source.type.record
    elif source.type.kind == "list":
        item = Item("此", Type(source.type.item or "any"))
    else:
        raise LanguageError(f"{name.text}(…) 的第一个参数要是一列", name.offset)
    parser.expect(",")
    inner_parser = parser.sub_parser(scope.inside(item))
    inner = inner_parser.where()
    parser.resume(inner_parser)
    parser.expect(")")
    if name.text in _AGGREGATES:
        combine, words, given_only = _AGGREGATES[name.text]
        if words in ("合计", "平均"):
            parser.want(inner, NUMBER, name.offset)
        return Aggregate(source, inner, combine, words, given_only)
    parser.want(inner, BOOL, name.offset)
    return ForEach(source, inner, True) if _QUANTIFIERS[name.text] == "every" else Some(source, inner, BOOL)


def _group(name: Token, parser: _Parser) -> Node:
    source = parser.where()
    record = source.type.record
    if record is None:
        raise LanguageError(f"{name.text}(…) 的第一个参数要是一列条目", name.offset)
    parser.expect(",")
    token = parser.take()
    key = record.keys.get(token.text)
    if key is None:
        hint = did_you_mean(token.text, record.keys)
        raise LanguageError(f"“{record.zh}”的条目没有“{token.text}”{hint}", token.offset)
    parser.expect(")")
    entries = record._replace(key="entries", path="entries", zh="各条", label=record.zh)
    grouped = record._replace(
        keys={key.key: key, key.zh: key, "entries": entries, "各条": entries}, ends=None
    )
    return Group(source, key.path, Type("list", record=grouped))
