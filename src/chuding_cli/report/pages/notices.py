"""The known notices as the table that ``rules list`` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from chuding_cli.notices.model.notice import Notice
from chuding_cli.report.terminal import Chinese

if TYPE_CHECKING:
    from rich.table import Table


def notices_table(notices: Iterable[Notice]) -> Table:
    """A row a notice: its id, where and when it is in force, how many rules it has, its name."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for heading in ("编号", "地方", "施行", "规则", "名称"):
        table.add_column(heading, justify="right" if heading == "规则" else "left", overflow="fold")
    for notice in notices:
        place = notice.places[0] if notice.places else ""
        period = notice.period.replace(" 至 ", " 至\n")
        table.add_row(notice.id, place, period, f"{len(notice.rules)}", Chinese(notice.name))
    return table
