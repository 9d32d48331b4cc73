"""What is worth telling of a roster that can be used: nobody needs to mend it, but somebody should look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chuding_cli.roster.reading.people import Person
from chuding_cli.roster.reading.workbook import Sheet
from chuding_cli.text.masking import shortly

_FEW = 5  # cells or rows that are named one by one
_SHORTEST = 15  # an identity number; less is something else that was typed there


def hidden_rows(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Rows were read that nobody sees."""
    for sheet in sheets:
        rows = [row.number for row in sheet.rows if row.number in sheet.layout.hidden]
        if rows:
            yield f"“{sheet.title}”有 {len(rows)} 行是隐藏的（第 {_few(map(str, rows))} 行），也读了"


def same_identity(people: Sequence[Person]) -> Iterator[str]:
    """Several rows have the same identity number."""
    rows: dict[str, list[Person]] = {}
    for person in people:
        number = person.record.values.get("identity_number", "")
        if len(number) >= _SHORTEST:
            rows.setdefault(number, []).append(person)
    for number, same in rows.items():
        if len(same) > 1:
            cells = _few(person.cell("identity_number") for person in same)
            where = f"“{same[0].title}”的 {cells}"
            yield f"{where} 是同一个身份证号（{shortly(number)}）；都做成了申报文件，请核对"


def only_named(people: Sequence[Person]) -> Iterator[str]:
    """Of a few in a roster no more than the name is given: 以下空白 is no one, and looks like that."""
    bare = [person for person in people if person.record.values.keys() == {"name"}]
    if bare and len(bare) < len(people):
        names = _few(f"{person.name_cell}“{shortly(person.name)}”" for person in bare)
        yield f"“{bare[0].title}”有 {len(bare)} 行只有姓名（{names}）；也做成了申报文件，不是人的请删去那一行"


def _few(items: Iterator[str]) -> str:
    every = list(items)
    return "、".join(every[:_FEW]) + ("等" if len(every) > _FEW else "")
