"""Random inputs of all kinds, from a seed: what people could type, and what slips and damage make of it."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from chuding_cli.facts.vocabulary import Fact, Vocabulary
from chuding_cli.notices import catalogue

REPOSITORY = Path(__file__).resolve().parents[1]
CODES = (0, 1, 2, 3)  # of a check; anything else, and any exception, is a defect
SECONDS = 10.0  # of the processor's time, for one input on a slow machine
_SIGNS = list(
    "\n\t -?:,[]{}#&*!|>'\"%@`~<=.0年月日至今无是否（）“”、，。；１é𠮷"
    "\u200b\u00a0\u3000\ufeff\r\x85\u2028\x00"
)
_WORDS = (
    *(
        "",
        "~",
        "null",
        "无",
        "暂无",
        "/",
        "—",
        "N/A",
        "至今",
        "是",
        "否",
        "yes",
        "no",
        "on",
        "0",
        "-1",
        "1e9",
        "012",
    ),
    *(
        "12:30",
        "0x1F",
        "9" * 30,
        "1_000",
        "１２",
        "60.50",
        "'",
        '"',
        "a" * 3000,
        "甲" * 300,
        "本科",
        "大专",
        "企业",
    ),
    *(
        "库尔勒市",
        "阿克苏地区",
        "慈溪市",
        "工程",
        "小学教师",
        "65280119990517224X",
        "a.jpg",
        "../a.jpg",
        "/dev/zero",
    ),
    *(
        "<b>",
        "{{ 姓名 }}",
        "=1+1",
        "%s%n",
        "\\",
        "[]",
        "{}",
        "[甲, 乙]",
        "{甲: 乙}",
        "!!python/none",
        "*a",
        "&a 甲",
    ),
)
_DAYS = (
    *(
        "2024-10-20",
        "2024/2/29",
        "2023-02-29",
        "2024年9月1日",
        "20240901",
        "2024-09",
        "2024",
        "0001-01-01",
        "9999-12-31",
    ),
    *(
        "2024-10-20T00:00:00Z",
        "1899-12-31",
        "1900-01-01",
        "2099-12-31",
        "2100-01-01",
        "至今",
        "45000",
        "二〇二四年",
    ),
)


def applicant(dice: random.Random) -> bytes:
    """An applicant file, of one document or several, perhaps with slips of the pen."""
    vocabulary = catalogue.notice(dice.choice(catalogue.known_ids())).vocabulary
    text = "---\n".join("".join(_document(dice, vocabulary)) for _ in range(dice.choice((1, 1, 1, 2, 5))))
    if dice.random() < 0.3:
        text = slipped(dice, text)
    data = text.encode("utf-8", "replace")
    return _damaged(dice, data) if dice.random() < 0.05 else data


def _document(dice: random.Random, vocabulary: Vocabulary) -> Iterator[str]:
    if dice.random() < 0.8:
        yield f"通知: {dice.choice(catalogue.known_ids())}\n"
    for fact in vocabulary.root.members:
        if dice.random() < 0.6 and fact.key != "notice":
            yield f"{dice.choice((fact.zh, fact.key))}: {_value(dice, fact)}\n"


def _value(dice: random.Random, fact: Fact) -> str:
    """A value in YAML's one-line style."""
    if dice.random() < 0.05:
        return dice.choice(_WORDS)
    if fact.kind == "list":
        return f"[{', '.join(_members(dice, fact) for _ in range(_many(dice)))}]"
    return _members(dice, fact) if fact.kind == "section" else _plain(dice, fact)


def _many(dice: random.Random) -> int:
    return dice.choice((0, 1, 1, 2, 3, 5, 8, 40, 300)) if dice.random() < 0.98 else 1001


def _members(dice: random.Random, fact: Fact) -> str:
    keys = [each for each in fact.members if dice.random() < 0.7]
    return f"{{{', '.join(f'{each.zh}: {_value(dice, each)}' for each in keys)}}}"


def _plain(dice: random.Random, fact: Fact) -> str:
    if dice.random() < 0.04:
        return dice.choice((*_WORDS, *_DAYS))
    year = dice.choice((1990, 2000, 2015, 2020, 2023, 2024))
    day = f"{year}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    kinds: dict[str, Callable[[], str]] = {
        "date": lambda: day,
        "open_date": lambda: dice.choice((day, "至今")),
        "month": lambda: day[:7],
        "open_month": lambda: dice.choice((day[:7], "至今")),
        "year": lambda: day[:4],
        "number": lambda: str(dice.randint(-5, 2000)),
        "amount": lambda: str(dice.choice((0, 18, 30, 60, 90, "60.5", 1000))),
        "yes_no": lambda: dice.choice(("是", "否")),
        "choice": lambda: f"'{dice.choice(fact.values)}'",
        "document": lambda: dice.choice(("有", "无", "a.jpg", "[a.jpg, b.pdf]")),
        "identity": lambda: "'65280119990517224X'",
    }
    return kinds.get(fact.kind, lambda: dice.choice(("甲", "工程", "合格", "库尔勒市", "助理工程师")))()


def slipped(dice: random.Random, text: str) -> str:
    """The text with a few places cut out, doubled or overwritten."""
    for _ in range(dice.randint(1, 4)):
        at, length = dice.randint(0, len(text)), dice.choice((0, 0, 1, 1, 3, 12))
        kept = dice.choice(("", text[at : at + length] * 2))
        text = (
            text[:at]
            + kept
            + dice.choice(("", dice.choice(_SIGNS), dice.choice(_WORDS)))
            + text[at + length :]
        )
    return text


def _damaged(dice: random.Random, data: bytes) -> bytes:
    """The bytes with some overwritten, or broken off."""
    damaged = bytearray(data)
    for _ in range(dice.randint(1, 5)):
        if damaged:
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
    return bytes(damaged[: dice.randint(0, len(damaged))] if dice.random() < 0.3 else damaged)


_FORMULAS = (
    *(
        "年份(申报日)",
        "申报日 + 3 年",
        "工作经历",
        "有一条(工作经历, 开始 <= 申报日)",
        "学历.层次 = '本科'",
        "条数(现有职称)",
    ),
    *(
        "已满(工作经历, 1 年, 申报日)",
        "(" * 40 + "1" + ")" * 40,
        "1" + " + 1" * 200,
        "非 非 非 承诺.签字",
        "合计(继续教育, 公需课时)",
    ),
    *(
        "最近(3, 以前年度(工作经历, 申报日))",
        "下一截止日(申报日, 3, 12)",
        "10 / 0",
        "申报日 - 9999 年",
        "若(承诺.签字, 1, 2)",
    ),
    *(
        "{judge: 学历.层次, pass: [本科], otherwise: review}",
        "{all: [承诺.签字]}",
        "{any: []}",
        "{first: []}",
        "pass",
        "review",
    ),
)


def rules(dice: random.Random) -> bytes:
    """One of the known rules files with some lines changed, moved, doubled, or with other expressions."""
    text = (REPOSITORY / "rules" / f"{dice.choice(catalogue.known_ids())}.yaml").read_text(encoding="utf-8")
    lines = text.split("\n")
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(lines))
        head, colon, _ = lines[at].rpartition(": ")
        change = dice.randrange(6)
        if change == 0:
            del lines[at]
        elif change == 1:
            lines.insert(at, lines[dice.randrange(len(lines))])
        elif change == 2:
            lines[at] = slipped(dice, lines[at])
        elif change == 3 and colon:
            lines[at] = f"{head}: {dice.choice((*_WORDS, *_DAYS))}"
        elif change == 4 and colon:
            lines[at] = f"{head}: {dice.choice(_FORMULAS)}"
        else:
            lines[at] = "  " + lines[at]
    return "\n".join(lines).encode("utf-8", "replace")


def roster(dice: random.Random, template: bytes) -> bytes:
    """A roster with some cells filled in at random, or with its parts damaged."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(template))
    for sheet in book.worksheets:
        for _ in range(dice.randint(0, 12)):
            row, column = dice.choice((1, 2, 2, 3, 4, 50)), dice.randint(1, max(1, sheet.max_column))
            value = dice.choice((*_WORDS, *_DAYS, 1, 2.5, True, 45000, -1))
            if not isinstance(value, str) or "\x00" not in value:
                sheet.cell(row, column).value = value
    out = io.BytesIO()
    book.save(out)
    return _with_damaged_part(dice, out.getvalue()) if dice.random() < 0.4 else out.getvalue()


def _with_damaged_part(dice: random.Random, data: bytes) -> bytes:
    if dice.random() < 0.3:
        return _damaged(dice, data)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = dice.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _damaged(dice, part) if name == chosen else part)
    return out.getvalue()
