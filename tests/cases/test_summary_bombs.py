"""Small files that make much of themselves are given up, said so, and left to a person."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from ..applicants.documents import bombs
from ..applicants.ready import READY
from ..conftest import clean_environment
from .judged import HERE

FOLDER = HERE / "h14-summary-bombs"
# Two seconds and 200 MB are wanted. A slow machine takes several times as long; a hang takes minutes, and
# what is not bounded takes gigabytes.
SECONDS, MEGABYTES = 10, 300
_MEASURING = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "chuding_cli", *sys.argv[1:]], timeout=120)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss / 1024}", file=sys.stderr)
sys.exit(done.returncode)
"""


def measured(folder: Path, *arguments: str) -> str:
    """What the program says in a process whose time and memory, its children's included, keep the bounds."""
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _MEASURING, *arguments],
        cwd=folder, capture_output=True, encoding="utf-8", check=False, env=clean_environment(), timeout=150,
    )  # fmt: skip
    *told, figures = done.stderr.splitlines()
    assert not told
    seconds, megabytes = map(float, figures.split())
    assert done.returncode in (0, 1)
    assert seconds < SECONDS, f"{seconds:.1f} s of {time.monotonic() - begun:.1f}"
    assert megabytes < MEGABYTES, f"{megabytes:.0f} MB"
    return done.stdout


def judged(folder: Path, summary: str = "{字数: 1200}", scan: str = "有") -> dict[str, Any]:
    changed = READY.replace("{字数: 1200}", summary).replace("毕业证书: 有", f"毕业证书: {scan}")
    (folder / "me.yaml").write_text(changed.replace("photo.png", "有"), "utf-8")
    (result,) = json.loads(measured(folder, "check", "--format", "json", "me.yaml"))["results"]
    return {finding["rule"]: finding for finding in result["findings"]}


GIVEN_UP = ("放弃了", "不合理", "套着段落", "不该有")
SUMMARIES = {
    "pdf": ("long_page", "one_page_often", "forms_in_forms", "packed_twice"),
    "docx": ("nested", "deep", "big", "many", "entities", "many_parts"),
}


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, names in SUMMARIES.items() for name in names]
)
def test_a_summary_that_takes_too_much_is_for_a_person(tmp_path: Path, kind: str, name: str) -> None:
    getattr(bombs, name)(tmp_path / f"a.{kind}")
    found = judged(tmp_path, f"a.{kind}")["summary.length"]
    assert found["status"] == "review"
    assert any(word in found["message"] for word in GIVEN_UP)
    assert found["advice"]


@pytest.mark.parametrize("name", ["nested.docx", "text20m.pdf"])
def test_the_summaries_that_were_seen_are_for_a_person(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    found = judged(tmp_path, name)["summary.length"]
    assert found["status"] == "review"
    assert any(word in found["message"] for word in GIVEN_UP)


SCANS = {
    "png": ("clear_png", "interlaced_png", "plain_png"),
    "bmp": ("big_bmp",),
    "tif": ("many_frames",),
    "pdf": ("one_page_often", "packed_twice"),
}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in SCANS.items() for name in names])
def test_a_scan_that_takes_too_much_is_named_and_the_packet_made(
    tmp_path: Path, kind: str, name: str
) -> None:
    getattr(bombs, name)(tmp_path / f"a.{kind}")
    found = judged(tmp_path, scan=f"a.{kind}")["documents.diploma"]
    whole = name == "plain_png"  # a PDF takes it as it is
    pages = kind == "pdf"  # whose pages are counted without being read
    assert found["status"] == ("pass" if whole or pages else "review")
    told = measured(tmp_path, "build-packet", "me.yaml")
    assert ("“a." in told and "没有放入" in told) is not whole
    assert (tmp_path / "packet/me/packet.pdf").stat().st_size < 5_000_000
