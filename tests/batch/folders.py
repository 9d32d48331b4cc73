"""Folders of applicants."""

from __future__ import annotations

from pathlib import Path

from ..applicants.ready import IDENTITY, READY

OTHER = "652801200101010028"


def write_many(folder: Path, count: int, *, every: int = 0) -> None:
    """Applicants who differ in name and number; every so many-th file is not to be read."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = READY.replace("阿依努尔·买买提", f"测试·第{number}号").replace(IDENTITY, numbered(number))
        if every and number % every == 0:
            text = "姓名: [\n"
        (folder / f"{number:05}.yaml").write_text(text, encoding="utf-8")


def numbered(number: int) -> str:
    """A number that is nobody's; each is another (its check digit is as it comes)."""
    return f"65280120000229{number % 1000:03}{number // 1000 % 10}"
