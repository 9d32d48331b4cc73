"""An expression's text → a typed node.

where   := or ("where" or)*
or      := and ("or" and)*          and := not ("and" not)*          not := "not" not | compare
compare := sum ((= != < <= > >=) sum)* | sum ["not"] "in" sum        (a <= b <= c is a chain)
sum     := product (("+" | "-") product)*      product := unit (("*" | "/") unit)*
unit    := primary [年 | 个月 | 月 | 天 | 日 | 工作日 | a unit of measure]
primary := literal | name | call | "(" where ")" | "[" literal, … "]"
call    := function "(" [where ("," where)*] ")"     (some build the second for the entries of the first)
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from chuding_cli.facts.dates import Duration
from chuding_cli.facts.scalars import read_date, read_month
from chuding_cli.language.nodes.arithmetic import Lengthened
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.lists import Where
from chuding_cli.language.nodes.logic import All, AnyOf, Negation
from chuding_cli.language.nodes.names import Literal
from chuding_cli.language.parsing import calls, operators
from chuding_cli.language.parsing.calls import want
from chuding_cli.language.parsing.cursor import Cursor
from chuding_cli.language.parsing.scope import Scope
from chuding_cli.language.parsing.tokens import LanguageError, Token, tokens
from chuding_cli.language.types import (
    BOOL,
    DATE,
    DURATION,
    MONTH,
    NUMBER,
    TEXT,
    Type,
    fits,
    list_of,
)

_TIME_UNITS = {
    "年": Duration(12), "years": Duration(12), "year": Duration(12),
    "个月": Duration(1), "月": Duration(1), "months": Duration(1), "month": Duration(1),
    "天": Duration(0, 1), "日": Duration(0, 1), "days": Duration(0, 1), "day": Duration(0, 1),
    "工作日": Duration(0, 0, 1), "个工作日": Duration(0, 0, 1), "working_days": Duration(0, 0, 1),
}  # fmt: skip
_COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")
_MAX_INSIDE = 30  # brackets within brackets, each of which takes a dozen calls
_MAX_DIGITS = 15  # as in an applicant file


def parse_expression(text: str, scope: Scope) -> Node:
    """Parse one expression in a scope.

    Raises:
        LanguageError: with the offset into the text.
    """
    parser = _Parser(tokens(text), scope)
    node = parser.where()
    last = parser.token
    if last.kind != "end":
        written = text[last.offset :].split(maxsplit=1)[0] if last.kind == "word" else last.text
        equals = "（相等写 =）" if last.text in ("true", "false") else ""
        raise LanguageError(f"这里多出了“{written}”{equals}", last.offset)
    return node


def parse_condition(text: str, scope: Scope) -> Node:
    """Parse an expression that must be true or false.

    Raises:
        LanguageError: with the offset into the text.
    """
    node = parse_expression(text, scope)
    if not fits(node.type, BOOL):
        raise LanguageError(f"这里要一个成立或不成立的条件，却是{node.type.name}")
    return node


class _Parser(Cursor):
    """Recursive descent over the tokens of one expression."""

    def __init__(self, all_tokens: list[Token], scope: Scope) -> None:
        super().__init__(all_tokens)
        self.scope = scope
        self.inside = 0

    def within(self, scope: Scope, part: Callable[[], Node]) -> Node:
        """Go on in another scope, for one part."""
        outer, self.scope = self.scope, scope
        node = part()
        self.scope = outer
        return node

    def within_brackets(self, offset: int) -> Node:
        """What stands in brackets, or behind a “not”.

        Raises:
            LanguageError: it is too deep inside of others.
        """
        self.deeper(offset)
        node = self.where()
        self.inside -= 1
        return node

    def deeper(self, offset: int) -> None:
        self.inside += 1
        if self.inside > _MAX_INSIDE:
            words = f"括号或“非”套了 {_MAX_INSIDE} 层以上：先用 derive: 给里面的起个名字"
            raise LanguageError(words, offset)

    def where(self) -> Node:
        node = self.or_()
        while token := self.accept("where"):
            inside = self.scope.walking(node.type)
            if inside is None:
                raise LanguageError(
                    f"“其中”前面要是一列，却是{node.type.name}（先选条目，再用函数）", token.offset
                )
            condition = self.within(inside, self.or_)
            want(condition, BOOL, token.offset)
            node = Where(node, condition, node.type)
        return node

    def or_(self) -> Node:
        return self.joined("or", self.and_, AnyOf)

    def and_(self) -> Node:
        return self.joined("and", self.not_, All)

    def joined(self, word: str, part: Callable[[], Node], make: type[All] | type[AnyOf]) -> Node:
        offset = self.token.offset
        parts = [part()]
        while self.accept(word):
            parts.append(part())
        if len(parts) == 1:
            return parts[0]
        for each in parts:
            want(each, BOOL, offset)
        return make(tuple(parts))

    def not_(self) -> Node:
        token = self.accept("not")
        if token is None:
            return self.compare()
        self.deeper(token.offset)
        inner = self.not_()
        self.inside -= 1
        want(inner, BOOL, token.offset)
        return Negation(inner)

    def compare(self) -> Node:
        offset = self.token.offset
        left = self.sum()
        inside = self.membership()
        if inside is not None:
            return operators.membership(left, self.sum(), inside=inside, offset=offset)
        chain: list[Node] = []
        while token := self.accept(*_COMPARISONS):
            right = self.sum()
            chain.append(operators.comparison(token, left, right))
            left = right
        if not chain:
            return left
        return chain[0] if len(chain) == 1 else All(tuple(chain))

    def membership(self) -> bool | None:
        if self.accept("in"):
            return True
        if self.accept("not in"):
            return False
        if self.token == ("word", "not", self.token.offset):
            self.take()
            self.expect("in")
            return False
        return None

    def sum(self) -> Node:
        node = self.product()
        while token := self.accept("+", "-"):
            node = operators.arithmetic(token, node, self.product())
        return node

    def product(self) -> Node:
        node = self.unit()
        while token := self.accept("*", "/"):
            node = operators.arithmetic(token, node, self.unit())
        return node

    def unit(self) -> Node:
        node = self.primary()
        token = self.token
        if token.kind != "name" or node.type.kind != "number":
            return node
        if token.text in _TIME_UNITS:
            self.take()
            return Lengthened(node, _TIME_UNITS[token.text], DURATION)
        if isinstance(node, Literal):
            self.take()
            return Literal(node.constant, Type("number", unit=token.text))
        return node

    def primary(self) -> Node:
        token = self.take()
        if token.kind == "name":
            if self.token.kind == "word" and self.token.text == "(":
                return self.call(token)
            return self.scope.resolve(token.text, token.offset)
        if token.kind == "word":
            return self.bracketed(token)
        if token.kind == "end":
            raise LanguageError("表达式没有写完", token.offset)
        return _literal(token)

    def bracketed(self, token: Token) -> Node:
        if token.text == "(":
            node = self.within_brackets(token.offset)
            self.expect(")")
            return node
        if token.text == "[":
            return self.list_literal(token)
        if token.text in ("true", "false"):
            return Literal(token.text == "true", BOOL)
        if token.text == "-" and self.token.kind == "number":
            number = _literal(self.take())
            return Literal(-number.constant, NUMBER)
        raise LanguageError(f"这里不应是“{token.text}”", token.offset)

    def list_literal(self, opening: Token) -> Node:
        items: list[Literal] = []
        self.deeper(opening.offset)
        while not self.accept("]"):
            if items:
                self.expect(",")
            item = self.unit()
            if not isinstance(item, Literal):
                raise LanguageError("方括号里只能写值（文字要加引号）", opening.offset)
            items.append(item)
        self.inside -= 1
        kinds = {item.type.kind for item in items}
        if len(kinds) > 1:
            raise LanguageError("方括号里的值要同一类", opening.offset)
        return Literal(tuple(item.constant for item in items), list_of(kinds.pop() if kinds else ""))

    def call(self, name: Token) -> Node:
        self.expect("(")
        if name.text in calls.WALKING:
            return self.walk(name)
        if name.text in calls.GROUPING:
            return self.group(name)
        arguments: list[Node] = []
        while not self.accept(")"):
            if arguments:
                self.expect(",")
            arguments.append(self.within_brackets(name.offset))
        return calls.call(name, arguments)

    def walk(self, name: Token) -> Node:
        """A list, and an expression that is built for its entries."""
        source = self.within_brackets(name.offset)
        inside = self.scope.walking(source.type)
        if inside is None:
            raise LanguageError(f"{name.text}(…) 的第一个参数要是一列", name.offset)
        self.expect(",")
        inner = self.within(inside, lambda: self.within_brackets(name.offset))
        self.expect(")")
        return calls.walk(name, source, inner)

    def group(self, name: Token) -> Node:
        """A list, and the key of its entries by which they are grouped."""
        source = self.within_brackets(name.offset)
        if source.type.record is None:
            raise LanguageError(f"{name.text}(…) 的第一个参数要是一列条目", name.offset)
        self.expect(",")
        node = calls.group(source, self.take())
        self.expect(")")
        return node


def _literal(token: Token) -> Literal:
    try:
        if token.kind == "date":
            return Literal(read_date(token.text), DATE)
        if token.kind == "month":
            return Literal(read_month(token.text), MONTH)
    except ValueError as error:
        raise LanguageError(f"“{token.text}”{error}", token.offset) from None
    if len(token.text.partition(".")[0]) > _MAX_DIGITS and token.kind in ("percent", "number"):
        raise LanguageError(f"数太长：最多 {_MAX_DIGITS} 位", token.offset)
    if token.kind == "percent":
        return Literal(Decimal(token.text.removesuffix("%")) / 100, NUMBER)
    if token.kind == "number":
        return Literal(Decimal(token.text) if "." in token.text else int(token.text), NUMBER)
    return Literal(token.text, TEXT)
