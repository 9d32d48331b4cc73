"""Why a file is no workbook that can be read."""

from __future__ import annotations

SAVE_AS = "请在 Excel、WPS 或 LibreOffice 里打开，“另存为” .xlsx 工作簿后再试"


class RosterProblem(Exception):
    """The file is no workbook that can be read; the message is Chinese and does not name it."""


def damaged(why: str = "") -> RosterProblem:
    """The problem of a broken workbook; ``why`` says where and what, where that is known."""
    return RosterProblem(f"工作簿已损坏，不能读取{f'（{why}）' if why else ''}；{SAVE_AS}")
