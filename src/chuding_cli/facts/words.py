"""A fact in words, for people who fill it in: what it means, how it is written, which paper proves it."""

from __future__ import annotations

from collections.abc import Mapping

from chuding_cli.facts.vocabulary import Fact

_HOW: Mapping[str, str] = {
    "date": "日期，写成 2024-10-20",
    "open_date": "日期，写成 2024-10-20；还没有结束的写“至今”",
    "month": "年月，写成 2024-09",
    "open_month": "年月，写成 2024-09；还在继续的写“至今”",
    "number": "填数",
    "amount": "填数",
    "year": "四位年份，如 2024",
    "yes_no": "填 是 或 否",
    "document": "文件的路径（从本文件所在的文件夹起），几个文件写成 [甲.jpg, 乙.jpg]；"
    "手里有、还没有扫描的写“有”",
}
_IN_A_CELL = {
    **_HOW,
    "document": "文件的路径（从申报文件所在的文件夹起），几个文件一行写一个（Alt+回车 换行）；"
    "手里有、还没有扫描的写“有”",
}
_BRIEFLY = {**_HOW, "date": "日期", "open_date": "日期，或“至今”", "document": "文件，或“有”"}


def description(fact: Fact, *, briefly: bool = False) -> str:
    """Meaning, format and proof as running text; ``briefly`` where the formats are explained elsewhere."""
    return "".join(sentences(fact, briefly=briefly))


def in_a_cell(fact: Fact) -> str:
    """How the value is written in a cell of a workbook; empty where nothing needs saying."""
    return _format(fact, _IN_A_CELL)


def sentences(fact: Fact, *, briefly: bool = False) -> list[str]:
    """The sentences of a description, each with its full stop; those without content are left out."""
    found = (fact.means, _format(fact, _BRIEFLY if briefly else _HOW), _proof(fact))
    return [f"{sentence}。" for sentence in found if sentence]


def _format(fact: Fact, how: Mapping[str, str]) -> str:
    """How the value is written; empty where nothing needs saying, or the meaning has said it."""
    if fact.kind == "choice":
        return f"填其中之一：{'、'.join(fact.values)}"
    if fact.kind == "list":
        return "一个也没有的写“无”" if fact.none_allowed and "“无”" not in fact.means else ""
    kind = fact.kind.removeprefix("open_") if "“至今”" in fact.means else fact.kind  # already told
    words = how.get(kind, "")
    return f"{words}，单位是{fact.unit}" if fact.unit else words


def _proof(fact: Fact) -> str:
    """The paper that proves it and who issues it; empty where the vocabulary names none."""
    paper = f"凭{fact.proof}" if fact.proof else ""
    issuer = f"由{fact.issuer}出具" if fact.issuer and fact.issuer != "申报人" else ""
    return "，".join(part for part in (paper, issuer) if part)
