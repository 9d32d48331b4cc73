"""Expressions: each node computes its value, and can tell why it is not true.

``value`` is the fast road, taken for every applicant. ``explain`` is walked only for what did not
pass. ``next_change`` is the first later day on which the value could be another one, given that only
the day changes: None for never. It lets ``eligible_on`` be found from the rules alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from operator import eq, ge, gt, le, lt, ne
from typing import Any, ClassVar, TypeVar

from chuding_cli.applicant import Record
from chuding_cli.dates import DAY, Duration, NoCalendar, shift
from chuding_cli.language.environment import Environment
from chuding_cli.language.reasons import Reason, shown
from chuding_cli.language.truth import MISSING, Truth, Unknown, negated, rank
from chuding_cli.language.types import BOOL, Type
from chuding_cli.vocabulary import Fact

T = TypeVar("T")
Place = tuple[Record | None, str]  # a record and the path of a fact in it


class Node:
    """A part of an expression or condition."""

    __slots__ = ("type",)
    type: Type

    def value(self, env: Environment) -> Any:
        """The value for one applicant on one day, or Unknown."""
        raise NotImplementedError

    def children(self) -> tuple[Node, ...]:
        """The parts that the value is made from."""
        return ()

    def label(self, env: Environment) -> str:
        """What this is, in the words of a report."""
        raise NotImplementedError

    def explain(self, env: Environment) -> Iterator[Reason]:
        """Why the value is not known or not true; by default what the parts say."""
        for child in self.children():
            yield from child.explain(env)

    def blame(self, env: Environment) -> Place:
        """The record and path of the fact that decided the value."""
        return anchor(self, env)

    def next_change(self, env: Environment) -> date | None:
        """The first later submission day on which the value could differ."""
        return earliest(child.next_change(env) for child in self.children())

    def facts_in_sight(self) -> Iterator[FactNode]:
        """The facts that a place in the file can be named for: not those inside a walked list."""
        for child in self.children():
            yield from child.facts_in_sight()

    def walk(self) -> Iterator[Node]:
        """Give the node itself and every node below it."""
        yield self
        for child in self.children():
            yield from child.walk()


def earliest(days: Iterator[date | None]) -> date | None:
    """The first of some days, where there is one."""
    return min((day for day in days if day is not None), default=None)


def first_unknown(values: list[Any]) -> Unknown | None:
    """Of several operands the unknown that decides: outside, then missing, then review."""
    return min((v for v in values if v.__class__ is Unknown), key=lambda v: v.rank, default=None)


class Literal(Node):
    """A value that stands in the rules."""

    __slots__ = ("constant",)

    def __init__(self, constant: Any, type_: Type) -> None:
        self.constant = constant
        self.type = type_

    def value(self, env: Environment) -> Any:
        return self.constant

    def label(self, env: Environment) -> str:
        return shown(self.constant)


class NamedLiteral(Literal):
    """A number, a day or a list that the notice has given a name."""

    __slots__ = ("name",)

    def __init__(self, name: str, constant: Any, type_: Type) -> None:
        super().__init__(constant, type_)
        self.name = name

    def label(self, env: Environment) -> str:
        return self.name


class FactNode(Node):
    """A fact of the applicant, or (``level`` 0 and up) of an entry that a list is being walked for."""

    __slots__ = ("fact", "level", "owner", "path")

    def __init__(self, fact: Fact, type_: Type, level: int | None = None, owner: str = "") -> None:
        self.fact = fact
        self.owner = owner
        self.path = fact.path
        self.type = type_
        self.level = level

    def record(self, env: Environment) -> Record:
        """The record that holds the fact."""
        return env.record if self.level is None else env.scopes[self.level]

    def value(self, env: Environment) -> Any:
        if self.level is None:
            return env.values.get(self.path, MISSING)
        return env.scopes[self.level].values.get(self.path, MISSING)

    def facts_in_sight(self) -> Iterator[FactNode]:
        yield self

    def label(self, env: Environment) -> str:
        return self.fact.label

    def explain(self, env: Environment) -> Iterator[Reason]:
        fact = self.fact
        record = self.record(env)
        value = self.value(env)
        if isinstance(value, Unknown):
            where = f"{self.owner}有一条" if self.owner else ""
            yield Reason("missing", f"{where}没有填写“{fact.label}”", record, self.path, how_to_settle(fact))
        elif value is False:
            yield Reason("fail", f"“{fact.label}”填的是“否”", record, self.path)


def how_to_settle(fact: Fact) -> str:
    """What would settle a missing fact: the key, the paper that proves it, who issues it."""
    proof = f"凭{fact.proof}" if fact.proof and fact.proof not in fact.means else ""
    issuer = f"{fact.issuer}出具" if fact.issuer and fact.issuer != "申报人" else ""
    source = "，".join(part for part in (proof, issuer) if part)
    what = f"：{fact.means}" if fact.means else ""
    return f"填写“{fact.label}”{what}{source and f'（{source}）'}"


class DayNode(Node):
    """The submission day or the hand-in day."""

    __slots__ = ("attribute", "name")

    def __init__(self, name: str, attribute: str, type_: Type) -> None:
        self.name = name
        self.attribute = attribute
        self.type = type_

    def value(self, env: Environment) -> Any:
        return getattr(env.days, self.attribute)

    def label(self, env: Environment) -> str:
        return self.name

    def next_change(self, env: Environment) -> date | None:
        if self.attribute == "submission":
            return env.days.submission + DAY
        # Which days the other two become is not asked when a later submission is looked for.
        return None


class NameNode(Node):
    """A derived fact or a number of the notice: defined once, computed once, used by name."""

    __slots__ = ("definition", "name")

    def __init__(self, name: str, definition: Node) -> None:
        self.name = name
        self.definition = definition
        self.type = definition.type

    def value(self, env: Environment) -> Any:
        kept = env.derived
        value = kept.get(self.name, kept)  # ``kept`` itself stands for: not computed yet
        if value is kept:
            value = at_top(env, self.definition.value) if env.scopes else self.definition.value(env)
            kept[self.name] = value
        return value

    def children(self) -> tuple[Node, ...]:
        return (self.definition,)

    def label(self, env: Environment) -> str:
        return self.name

    def explain(self, env: Environment) -> Iterator[Reason]:
        yield from at_top(env, lambda top: list(self.definition.explain(top)))

    def blame(self, env: Environment) -> Place:
        return at_top(env, self.definition.blame)

    def next_change(self, env: Environment) -> date | None:
        return at_top(env, self.definition.next_change)


def at_top(env: Environment, act: Callable[[Environment], T]) -> T:
    """Do something outside of every list that is being walked: names are defined at the top."""
    scopes, env.scopes = env.scopes, []
    try:
        return act(env)
    finally:
        env.scopes = scopes


class Compare(Node):
    """``= != < <= > >=`` of two values of one kind."""

    __slots__ = ("compare", "left", "operator", "right")
    _COMPARE: ClassVar = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
    _WORDS: ClassVar = {
        "=": "应为",
        "!=": "不应为",
        "<": "应早于",
        "<=": "不得晚于",
        ">": "应晚于",
        ">=": "不得早于",
    }
    _NUMBER_WORDS: ClassVar = {
        "=": "应为",
        "!=": "不应为",
        "<": "应少于",
        "<=": "不得多于",
        ">": "应多于",
        ">=": "不得少于",
    }

    def __init__(self, operator: str, left: Node, right: Node) -> None:
        self.operator = operator
        self.compare: Callable[[Any, Any], bool] = self._COMPARE[operator]
        self.left = left
        self.right = right
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.left, self.right)

    def value(self, env: Environment) -> Truth:
        a = self.left.value(env)
        b = self.right.value(env)
        if a.__class__ is Unknown:
            return b if b.__class__ is Unknown and b.rank < a.rank else a
        if b.__class__ is Unknown:
            return b
        if a.__class__ is Duration:
            a, b = _length(a), _length(b)
        return self.compare(a, b)

    def blame(self, env: Environment) -> Place:
        return blamed_operand((self.left, self.right), env) or anchor(self, env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        if self.value(env).__class__ is Unknown:
            yield from self.left.explain(env)
            yield from self.right.explain(env)
            return
        record, path = anchor(self, env)
        yield Reason("fail", self.complaint(env), record, path)

    def complaint(self, env: Environment) -> str:
        """What was found, what was asked, and the least that would be enough."""
        a, b = self.left.value(env), self.right.value(env)
        left, right, operator = self.left, self.right, self.operator
        if not _names_a_fact(left) and _names_a_fact(right):  # name first what the applicant wrote
            left, right, a, b = right, left, b, a
            operator = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(operator, operator)
        words = self._WORDS if left.type.kind in ("date", "month") else self._NUMBER_WORDS
        unit = left.type.unit or right.type.unit
        asked = right.label(env)
        if type(right) is not Literal and right.label(env) != shown(b) and shown(b) not in asked:
            asked = f"{asked}（{shown(b)}）"
        text = f"{left.label(env)}为 {shown(a)}{unit and ' ' + unit}，{words[operator]} {asked}"
        if left.type.kind == "number" and operator in (">=", ">"):
            text += f"，还差 {b - a}{unit and ' ' + unit}"
        return text

    def next_change(self, env: Environment) -> date | None:
        """A comparison with the day itself turns on one date, which is known."""
        for side, other in ((self.left, self.right), (self.right, self.left)):
            if isinstance(side, DayNode) and side.attribute == "submission" and not depends_on_day(other):
                day = other.value(env)
                if not isinstance(day, date):
                    return None
                turns = (day, day + DAY) if day < date.max else (day,)
                return min((turn for turn in turns if turn > env.days.submission), default=None)
        return super().next_change(env)


def _names_a_fact(node: Node) -> bool:
    return next(node.facts_in_sight(), None) is not None


def _length(duration: Duration) -> tuple[float, int]:
    return (duration.months * 30.4375 + duration.days, duration.working_days)


def depends_on_day(node: Node) -> bool:
    """Whether the value can change when only the submission day does."""
    return any(isinstance(part, DayNode) and part.attribute == "submission" for part in node.walk())


def blamed_operand(operands: tuple[Node, ...], env: Environment) -> Place | None:
    """Where the unknown that decided comes from, when one of some operands is unknown."""
    values = [operand.value(env) for operand in operands]
    unknown = first_unknown(values)
    return None if unknown is None else operands[values.index(unknown)].blame(env)


def blamed_part(parts: tuple[Node, ...], decide: Callable[[list[int]], int], env: Environment) -> Place:
    """Where the first part comes from whose rank decided: the lowest or the highest."""
    ranks = [rank(part.value(env)) for part in parts]
    return parts[ranks.index(decide(ranks))].blame(env)


def anchor(node: Node, env: Environment) -> Place:
    """The record and path of the first fact that a node looks at, given facts before missing ones."""
    missing: Place = (None, "")
    for part in node.facts_in_sight():
        record = part.record(env)
        if part.path in record.values:
            return record, part.path
        if missing[0] is None:
            missing = (record, part.path)
    return missing


class Arithmetic(Node):
    """``+ - * /`` of numbers, dates, months and lengths of time."""

    __slots__ = ("left", "operator", "right")

    def __init__(self, operator: str, left: Node, right: Node, type_: Type) -> None:
        self.operator = operator
        self.left = left
        self.right = right
        self.type = type_

    def children(self) -> tuple[Node, ...]:
        return (self.left, self.right)

    def value(self, env: Environment) -> Any:
        a = self.left.value(env)
        b = self.right.value(env)
        if a.__class__ is Unknown or b.__class__ is Unknown:
            return first_unknown([a, b])
        try:
            return calculate(self.operator, a, b, env)
        except NoCalendar as error:
            return Unknown("review", f"{error.year} 年的节假日安排尚未公布，无法计算工作日")
        except (OverflowError, ZeroDivisionError, ValueError):
            return Unknown("review", "算不出结果（除数为零或超出日历）")

    def label(self, env: Environment) -> str:
        return f"{self.left.label(env)} {self.operator} {self.right.label(env)}"


def calculate(operator: str, a: Any, b: Any, env: Environment) -> Any:
    """One step of arithmetic on known values."""
    if isinstance(a, Duration) or isinstance(b, Duration):
        return _with_duration(operator, a, b, env)
    if operator == "+":
        return a + b
    if operator == "-":
        return (a - b).days if isinstance(a, date) else a - b
    return a * b if operator == "*" else _ratio(a, b)


def _ratio(a: Any, b: Any) -> Any:
    whole, rest = divmod(a, b)
    return whole if not rest else a / b


def _with_duration(operator: str, a: Any, b: Any, env: Environment) -> Any:
    if operator == "*":
        return a.times(b) if isinstance(a, Duration) else b.times(a)
    by = b if operator == "+" else b.times(-1)
    if isinstance(a, Duration):
        return a + by
    return shift(a, by, env.calendar) if isinstance(a, date) else a.shifted(by.months)


class Lengthened(Node):
    """A number with a unit of time behind it: ``N 年``."""

    __slots__ = ("number", "unit")

    def __init__(self, number: Node, unit: Duration, type_: Type) -> None:
        self.number = number
        self.unit = unit
        self.type = type_

    def children(self) -> tuple[Node, ...]:
        return (self.number,)

    def value(self, env: Environment) -> Any:
        number = self.number.value(env)
        if number.__class__ is Unknown:
            return number
        months = self.unit.months * number
        if months != int(months) or (not self.unit.months and number != int(number)):
            return Unknown("review", f"{number} 不是整数，无法作为时间长度")
        return Duration(int(months), int(self.unit.days * number), int(self.unit.working_days * number))

    def label(self, env: Environment) -> str:
        return shown(self.value(env))


class Negation(Node):
    """``not``."""

    __slots__ = ("inner",)

    def __init__(self, inner: Node) -> None:
        self.inner = inner
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.inner,)

    def blame(self, env: Environment) -> Place:
        return self.inner.blame(env)

    def value(self, env: Environment) -> Truth:
        return negated(self.inner.value(env))

    def explain(self, env: Environment) -> Iterator[Reason]:
        if self.value(env) is False:
            record, path = anchor(self.inner, env)
            yield Reason("fail", f"不应有：{self.inner.label(env)}", record, path)
        else:
            yield from self.inner.explain(env)

    def label(self, env: Environment) -> str:
        return f"非（{self.inner.label(env)}）"


class All(Node):
    """``and``, ``all``: the worst of its parts."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Node, ...]) -> None:
        self.parts = parts
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return self.parts

    def value(self, env: Environment) -> Truth:
        result: Truth = True
        for part in self.parts:
            value = part.value(env)
            if value is not True and rank(value) < rank(result):
                result = value
        return result

    def blame(self, env: Environment) -> Place:
        return blamed_part(self.parts, min, env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        for part in self.parts:
            if part.value(env) is not True:
                yield from part.explain(env)

    def label(self, env: Environment) -> str:
        return "，且".join(part.label(env) for part in self.parts)


class AnyOf(Node):
    """``or``, ``any``: the best of its parts."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Node, ...]) -> None:
        self.parts = parts
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return self.parts

    def value(self, env: Environment) -> Truth:
        result: Truth | None = None
        for part in self.parts:
            value = part.value(env)
            if value is True:
                return True
            if result is None or rank(value) > rank(result):
                result = value
        return False if result is None else result

    def blame(self, env: Environment) -> Place:
        return blamed_part(self.parts, max, env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        """The alternatives that come nearest: those as good as the result."""
        result = rank(self.value(env))
        for part in self.parts:
            if rank(part.value(env)) == result:
                yield from part.explain(env)

    def label(self, env: Environment) -> str:
        return "，或".join(part.label(env) for part in self.parts)


def nearest(word: str, known: Any) -> str:
    """``；相近的有…``: the members of a list of words that look like a word."""
    import difflib

    words = [each for each in known if isinstance(each, str)] if isinstance(known, tuple) else []
    near = [each for each in words if word and (each in word or word in each)]
    near += [each for each in difflib.get_close_matches(word, words, n=3, cutoff=0.3) if each not in near]
    return f"；相近的有：{'、'.join(near[:3])}" if near else ""


class Membership(Node):
    """``in`` and ``not in``: a value among those of a list."""

    __slots__ = ("inside", "item", "members")

    def __init__(self, item: Node, members: Node, inside: bool) -> None:
        self.item = item
        self.members = members
        self.inside = inside
        self.type = BOOL

    def children(self) -> tuple[Node, ...]:
        return (self.item, self.members)

    def value(self, env: Environment) -> Truth:
        item = self.item.value(env)
        members = self.members.value(env)
        if item.__class__ is Unknown:
            return item
        if members.__class__ is Unknown:
            return members
        if members.__class__ is not tuple and members.__class__ is not frozenset:
            return members.holds(item, self.inside)  # type: ignore[no-any-return]
        return (item in members) is self.inside

    def blame(self, env: Environment) -> Place:
        return blamed_operand((self.item, self.members), env) or anchor(self.item, env)

    def explain(self, env: Environment) -> Iterator[Reason]:
        if self.value(env).__class__ is Unknown:
            yield from super().explain(env)
            return
        record, path = anchor(self.item, env)
        relation = "不在其列" if self.inside else "属于不可以的"
        found = shown(self.item.value(env))
        near = nearest(found, self.members.value(env)) if self.inside else ""
        text = f"{self.item.label(env)}为“{found}”，{relation}：{self._list(env)}{near}"
        yield Reason("fail", text, record, path)

    def _list(self, env: Environment) -> str:
        if type(self.members) is Literal:
            return shown(self.members.constant)
        return self.members.label(env)

    def label(self, env: Environment) -> str:
        inside = "属于" if self.inside else "不属于"
        return f"{self.item.label(env)}{inside} {self._list(env)}"
