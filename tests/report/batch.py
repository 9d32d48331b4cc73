"""A folder of applicants of every kind, for every format to be tried on."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image

from ..applicants.ready import IDENTITY, READY
from ..conftest import REPOSITORY

HOSTILE = "<script>alert('甲')</script>,:%0A::error::"
FORMULA = "=1+1"


def write_batch(folder: Path) -> Path:
    """The examples, two documents in a file, an invalid one, and names that try to be markup and formulas."""
    people = folder / "人员"
    shutil.copytree(REPOSITORY / "examples", people, ignore=shutil.ignore_patterns("*.json"))
    Image.new("RGB", (295, 413), "white").save(people / "photo.png")
    (people / "两份.yaml").write_text(f"{READY}---\n{READY.replace('合格', '不合格')}", encoding="utf-8")
    (people / "坏, 的:文件.yaml").write_text("姓名: 某\n学历: {层次: 大转}\n性别: 无\n", encoding="utf-8")
    hostile = READY.replace("阿依努尔·买买提", f'"{HOSTILE}"').replace("库尔勒市某某设计院", f'"{FORMULA}"')
    (people / "敌意.yaml").write_text(hostile.replace("签字: 是, 手印", "签字: 否, 手印"), encoding="utf-8")
    misplaced = READY.replace("结果: 合格", f"结果: 合格{IDENTITY}")
    (people / "错位.yaml").write_text(misplaced, encoding="utf-8")
    return people
