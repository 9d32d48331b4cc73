"""The READMEs' commands run, and the two pages say the same ones."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from ..conftest import REPOSITORY, Run

PAGES = ("README.md", "README.zh-CN.md")
# A blank file is incomplete (1), a rules file just begun is not sound yet (2).
ENDS = {
    "check": (0, 1),
    "build-packet": (0, 1),
    "rules diff": (0, 1),
    "rules validate": (2,),
    "rules test": (2,),
}
BEGUN = "shihezi-2025.yaml"


def commands(page: str) -> list[list[str]]:
    """The words of every command of the program in the blocks of a page, in order."""
    text = (REPOSITORY / page).read_text(encoding="utf-8")
    return [shlex.split(line, comments=True)[1:] for line in re.findall(r"(?m)^    (chuding .*)$", text)]


def test_both_pages_have_the_same_commands() -> None:
    english, chinese = map(commands, PAGES)
    assert english == chinese
    assert len(english) == 20


def test_both_pages_have_the_same_sections_and_exit_codes() -> None:
    shapes = []
    for page in PAGES:
        text = (REPOSITORY / page).read_text(encoding="utf-8")
        codes = re.findall(r"(?m)^\| ([\d, 、]+) \|", text)
        shapes.append((len(re.findall("(?m)^## ", text)), [re.sub("[, 、]+", ",", code) for code in codes]))
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_does_what_it_says_one_after_the_other(page: str, chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("gaps", "ineligible"):
        shutil.copy(REPOSITORY / "examples" / f"{name}.yaml", tmp_path / "folder")
    (tmp_path / "shihezi-2025.md").write_text("一、对象：毕业生。\n", encoding="utf-8")
    for words in commands(page):
        if words[:2] in (["rules", "show"], ["rules", "diff"]) and words[-1].endswith(".yaml"):
            continue  # shown and compared once it is sound
        if "--notice" in words and words[-1] == BEGUN:
            continue  # somebody is checked by it then
        if words[0] == "import":
            shutil.copytree(tmp_path / "folder", tmp_path / "people")  # instead of filling in the empty sheet
            continue
        done = chuding(*words)
        allowed = ENDS.get(" ".join(words[:2])) or ENDS.get(words[0], (0,))
        assert done.returncode in allowed, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
    made = {path.name for path in tmp_path.iterdir()}
    assert made >= {"me.yaml", "报告.html", "汇总.xlsx", "packet", "新名册.xlsx", BEGUN, "korla-2025.yaml"}
