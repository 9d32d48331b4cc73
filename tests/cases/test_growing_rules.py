"""Rules files in which parts stand within parts: used, or told at their place, and soon."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from chuding_cli.language.nodes.base import MAX_LEVELS
from chuding_cli.notices.reading.inheritance import MAX_FILES

from ..conftest import Run
from .growing import CHAINS, WIDE, rules

CASES = Path(__file__).parent
SOON = 10.0
PERSON = """\
姓名: 某人
性别: 女
申报: {申报日期: 2024-10-20}
工作经历: [{开始: 2020-01-01, 结束: 至今}, {开始: 2019-01-01}]
"""
COMMANDS = (
    ("rules", "validate", "x.yaml"),
    ("rules", "show", "x.yaml"),
    ("explain", "a", "--notice", "x.yaml"),
    ("check", "p.yaml", "--notice", "x.yaml", "--format", "json"),
    ("schema", "--notice", "x.yaml"),
    ("init", "--notice", "x.yaml", "--output", "neu.yaml", "--force"),
)


def run_all(chuding: Run, folder: Path, text: str) -> list[tuple[int, str]]:
    """What each command makes of a rules file: its code and all that it says, soon and in few words."""
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    (folder / "x.md").write_text("甲\n", encoding="utf-8")
    (folder / "p.yaml").write_text(PERSON, encoding="utf-8")
    found = []
    begun = time.process_time()
    for command in COMMANDS:
        done = chuding(*command)
        said = done.stdout + done.stderr
        assert "Traceback" not in said
        found.append((done.returncode, said))
    assert time.process_time() - begun < SOON
    return found


@pytest.mark.parametrize("kind", CHAINS)
@pytest.mark.parametrize("length", [8, 26, 39, MAX_LEVELS - 2])
def test_a_chain_near_the_limit_is_used_or_told(chuding: Run, tmp_path: Path, kind: str, length: int) -> None:
    text = CHAINS[kind](length)
    for code, said in run_all(chuding, tmp_path, text):
        assert code in (0, 1, 2)
        assert len(said) < 200_000


@pytest.mark.parametrize("kind", CHAINS)
@pytest.mark.parametrize("length", [1000])
def test_a_chain_beyond_the_limit_is_told_at_its_place(
    chuding: Run, tmp_path: Path, kind: str, length: int
) -> None:
    text = CHAINS[kind](length)
    validated, *_, checked, _, _ = run_all(chuding, tmp_path, text)
    for code, said in (validated, checked):
        assert code == 2
        assert "x.yaml:" in said
        assert "层" in said
        assert len(said) < 20_000


@pytest.mark.parametrize("kind", WIDE)
def test_what_is_only_long_is_used(chuding: Run, tmp_path: Path, kind: str) -> None:
    text = WIDE[kind](1000)
    assert run_all(chuding, tmp_path, text)[3][0] == 1


@pytest.mark.parametrize(("file", "line"), [("sum.yaml", 13), ("names.yaml", 53)])
def test_the_rules_files_that_recursed_are_told(chuding: Run, tmp_path: Path, file: str, line: int) -> None:
    text = (CASES / "h10-rules-recursion" / file).read_text(encoding="utf-8")
    (tmp_path / file).write_text(text, encoding="utf-8")
    done = chuding("rules", "validate", file)
    assert done.returncode == 2
    assert f"{file}:{line}:" in done.stderr
    assert f"超过 {MAX_LEVELS} 层" in done.stderr


def test_a_number_of_too_many_figures_is_told(chuding: Run, tmp_path: Path) -> None:
    (code, said), *_ = run_all(chuding, tmp_path, rules([], "9" * 5000 + " > 年份(申报日)"))
    assert code == 2
    assert "数太长" in said


def test_files_that_take_over_from_each_other_without_end_are_told(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "n0.yaml").write_text(rules([], "性别 = '女'").replace("id: x", "id: n0"), encoding="utf-8")
    (tmp_path / "x.md").write_text("甲\n", encoding="utf-8")
    for at in range(1, 400):
        words = f"id: n{at}\nname: 某\nextends: n{at - 1}\nin_force: {{from: 2021-01-01}}\n"
        (tmp_path / f"n{at}.yaml").write_text(words, encoding="utf-8")
    done = chuding("rules", "validate", "n399.yaml")
    assert done.returncode == 2
    assert f"超过 {MAX_FILES} 份" in done.stderr
    assert f"超过 {MAX_FILES} 份" not in chuding("rules", "validate", f"n{MAX_FILES - 1}.yaml").stderr
