"""The windows of a notice's file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from itertools import pairwise

from chuding_cli.facts.scalars import read_date
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.names import NamedLiteral
from chuding_cli.language.nodes.periods import Period, Recurrence
from chuding_cli.language.nodes.windows import Window, WindowEnd
from chuding_cli.language.parsing.definitions import Builder
from chuding_cli.language.types import DATE
from chuding_cli.notices.model.stages import STAGES
from chuding_cli.yaml_files import tree as yaml_tree

STAGE_WORDS = {"online": "网上申报时间", "paper": "交纸质材料时间"}
_ENDS = (("from", "first", "第一天"), ("to", "last", "最后一天"))
EVERY_MONTH = "每月"
_HAS_HOUR = re.compile("[:：]")
_END_OF_DAY = ("24:00", "24:00:00")  # the whole last day
_KEYS = frozenset(("name", "stage", "cite", "from", "to", "periods", "months", "closes", "when"))
ReadDate = Callable[[yaml_tree.Node | None, yaml_tree.Node], date]


def read_window(
    build: Builder, name: str, node: yaml_tree.Mapping, title: str, until: date, read_date: ReadDate
) -> Window:
    """A window: ``from`` and ``to``; ``periods`` of them; or ``months`` with days, ``until`` the last day."""
    build.refuse_unknown(node, _KEYS)
    entries = node.entries
    stage = entries.get("stage")
    word = stage.text if isinstance(stage, yaml_tree.Scalar) else ""
    if stage is None:
        build.problem(node, "缺少 stage:（online 网上申报，或 paper 交纸质材料）")
    elif word not in STAGES:
        build.problem(stage, f"stage: 要写 online（网上申报）或 paper（交纸质材料），不是“{word}”")
    if "months" in entries:
        return Window(name, title, word, (), _recurrence(build, node, until))
    if "periods" not in entries:
        return Window(name, title, word, (_period(build, node, read_date),))
    listed = entries["periods"]
    items = listed.items if isinstance(listed, yaml_tree.Sequence) else []
    periods = tuple(_period(build, i, read_date) for i in items if isinstance(i, yaml_tree.Mapping))
    if not periods:
        build.problem(listed, "periods: 下面写几段时间，每段 {from, to}")
        periods = (Period(date.max, date.max),)
    for before, after in pairwise(periods):
        if after.first <= before.last:
            build.problem(listed, f"几段时间要先后排列，不相重叠：{before}；{after}")
    return Window(name, title, word, periods)


def ends_of(window: Window) -> dict[str, Node]:
    """The names that a window gives: its first and its last day."""
    names: dict[str, Node] = {}
    for end, attribute, words in _ENDS:
        label = f"{window.name}的{words}"
        once = len(window.periods) == 1
        names[f"window.{window.id}.{end}"] = (
            NamedLiteral(label, getattr(window.periods[0], attribute), DATE)
            if once
            else WindowEnd(label, lambda: [window], window.stage, attribute)
        )
    return names


def ends_of_stages(windows: Mapping[str, Window]) -> dict[str, Node]:
    """The names that the stages give where no window has that name: the ends of the applicant's window."""

    def of(stage: str) -> Callable[[], list[Window]]:
        return lambda: [window for window in windows.values() if window.stage == stage]

    return {
        f"window.{stage}.{end}": WindowEnd(f"{STAGE_WORDS[stage]}的{words}", of(stage), stage, attribute)
        for stage in STAGES
        if stage not in windows and of(stage)()
        for end, attribute, words in _ENDS
    }


def _period(build: Builder, node: yaml_tree.Mapping, read_date: ReadDate) -> Period:
    begins = node.entries.get("from")
    if isinstance(begins, yaml_tree.Scalar) and _HAS_HOUR.search(begins.text):
        build.problem(begins, "from: 只写日期：窗口从这一天的零点开始；只有 to: 可以写钟点")
    first, last = (read_date(node.entries.get(end), node) for end in ("from", "to"))
    if last < first != date.max:
        build.problem(node.entries["to"], f"时间窗口先完后始：{first} 至 {last}")
    return Period(first, last, _moment(build, node.entries.get("to")))


def _moment(build: Builder, node: yaml_tree.Node | None) -> datetime | None:
    if not isinstance(node, yaml_tree.Scalar) or not _HAS_HOUR.search(node.text):
        return None
    day, _, hour = node.text.replace("：", ":").replace(" ", "T").partition("T")
    if hour in _END_OF_DAY:
        return None
    try:
        return datetime.combine(read_date(day), time.fromisoformat(hour))
    except ValueError:
        build.problem(node, f"“{node.text}”不是时刻；请写成 2025-04-25T18:00")
        return None


def _recurrence(build: Builder, node: yaml_tree.Mapping, until: date) -> Recurrence:
    months = _months(build, node.entries["months"])
    first = _day_of_month(build, node.entries["from"]) if "from" in node.entries else 0
    last = _day_of_month(build, node.entries.get("to") or node)
    return Recurrence(months, first, last, _hour(build, node.entries.get("closes")), until)


def _months(build: Builder, node: yaml_tree.Node) -> tuple[int, ...]:
    if isinstance(node, yaml_tree.Scalar) and node.text == EVERY_MONTH:
        return tuple(range(1, 13))
    items = node.items if isinstance(node, yaml_tree.Sequence) else [node]
    found = []
    for item in items:
        text = item.text if isinstance(item, yaml_tree.Scalar) else ""
        if text.isdigit() and 1 <= int(text) <= 12:
            found.append(int(text))
        else:
            build.problem(item, f"months: 要写“{EVERY_MONTH}”，或者几个 1 至 12 的月份，如 [3, 6, 9, 12]")
    return tuple(sorted(set(found))) or (1,)


def _day_of_month(build: Builder, node: yaml_tree.Node) -> int:
    text = node.text if isinstance(node, yaml_tree.Scalar) else ""
    if text.isdigit() and 1 <= int(text) <= 31:
        return int(text)
    told = "from: 和 to: 是几日（1 至 31），钟点写在 closes:；from: 可以不写，那就接着上一次"
    build.problem(node, f"写了 months: 的窗口，{told}")
    return 31


def _hour(build: Builder, node: yaml_tree.Node | None) -> time | None:
    text = node.text.replace("：", ":") if isinstance(node, yaml_tree.Scalar) else ""
    if node is None or text in _END_OF_DAY:
        return None
    try:
        return time.fromisoformat(text)
    except ValueError:
        build.problem(node, "closes: 要写钟点，如 17:30")
        return None
