"""The help of every command: Chinese throughout, within the terminal, and quick."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from chuding_cli import __version__
from chuding_cli.commands.table import COMMANDS, RULES
from chuding_cli.text.columns import cells

from ..conftest import Ask, clean_environment

LEAVES = [(row.name, row) for row in COMMANDS if not row.below] + [
    (f"rules {row.name}", row) for row in RULES
]
ALL = ["", "rules", *(name for name, _ in LEAVES)]
# What an English help would say; names, formats and things like JSON Schema are no prose.
ENGLISH = re.compile(
    r"(?i)\b(usage|options?|arguments?|commands?|required|default|show|text,|exit|int|str|file)\b"
)


@pytest.mark.parametrize("width", [80, 60])
@pytest.mark.parametrize("command", ALL)
def test_the_help_is_chinese_and_fits(ask: Ask, command: str, width: int) -> None:
    code, out, err = ask(*command.split(), "--help", environment={"COLUMNS": str(width)})
    assert (code, err) == (0, "")
    assert out.startswith(f"用法：{' '.join(['chuding', *command.split()])} [选项]")
    assert max(cells(line) for line in out.splitlines()) <= width
    assert "…" not in out
    assert "\n选项：\n" in out
    words = re.sub(r"--[a-z-]+|“.*?”|rules\b.*", "", out)
    assert not ENGLISH.search(words.replace("show      ", "")), ENGLISH.search(words)


def test_what_has_to_be_there_and_what_holds_without_it_is_marked(ask: Ask) -> None:
    out = re.sub(r"\n +", "", ask("check", "--help").out)
    assert "路径...  申报文件、文件夹，或 -（标准输入）；可以写几个（必填）" in out
    assert "--stage online|paper  online 网上申报；paper 交纸质材料（默认：online）" in out
    assert "（默认：文件里写的，或由单位所在地和日期定）" in out
    assert "（默认：每个处理器一个）" in out


def test_the_short_option_gives_the_same_help(ask: Ask) -> None:
    for command in ("", "check", "rules", "rules new"):
        assert ask(*command.split(), "-h") == ask(*command.split(), "--help")


def test_the_help_of_the_program_lists_every_command_with_what_it_is_for(ask: Ask) -> None:
    out = ask("--help").out
    for row in COMMANDS:
        assert re.search(rf"(?m)^  {row.name} +{re.escape(row.about)}$", out)


def test_the_version_is_told(ask: Ask) -> None:
    assert ask("--version") == (0, f"chuding {__version__}\n", "")


@pytest.mark.parametrize("name", [row.module for _, row in LEAVES])
def test_each_command_is_a_thin_function_and_one_that_needs_no_command_line(name: str) -> None:
    module = import_module(f"chuding_cli.commands.{name}")
    stem = name.rpartition(".")[2]
    thin, plain = (
        getattr(module, found, None) or getattr(module, f"{stem}_", None)
        for found in (f"{stem.rstrip('_')}_cli", stem)
    )
    assert (thin.__doc__ or "").endswith("。")
    assert callable(plain)


def test_the_list_of_commands_loads_none_of_them(tmp_path: Path) -> None:
    program = (
        "import sys; from chuding_cli.__main__ import run; run(['--help']);"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('rich', 'yaml')"
        " or name.startswith('chuding_cli.') and name.split('.')[1] in ('judging', 'notices', 'papers')),"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path, env=clean_environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stderr.strip() == "[]"
