"""Completion: asked of the real bash; for the other shells, that there are scripts and answers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..conftest import Ask, clean_environment


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of nobody's, and the program on the path of the shells that are begun there."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "chuding"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m chuding_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def bash(home: Path, lines: str) -> str:
    """What bash prints that runs these lines."""
    environment = clean_environment()
    environment |= {"HOME": str(home), "PATH": f"{home / 'bin'}:{environment['PATH']}"}
    done = subprocess.run(
        ["bash", "--norc", "-c", lines],
        cwd=home, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


def completed(home: Path, *words: str) -> list[str]:
    """What the real bash offers for the last word of a line."""
    line = " ".join(f"'{word}'" for word in ("chuding", *words))
    return bash(
        home,
        f"source <(chuding --show-completion bash)\nCOMP_WORDS=({line})\nCOMP_CWORD={len(words)}\n"
        '_chuding_completion chuding\nprintf "%s\\n" "${COMPREPLY[@]}"\n',
    ).split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("ex",), ["explain", "export"]),
        (("rules", "t"), ["trace", "test"]),
        (("check", "--no"), ["--notice"]),
        (("check", "--s"), ["--stage", "--strict", "--scheduler"]),
        (("check", "--notice", "k"), ["korla-2024"]),
        (("check", "a.yaml", "--stage", ""), ["online", "paper"]),
        (("check", "--format", "js"), ["json", "jsonl"]),
        (("check", "--format", "=", "js"), ["json", "jsonl"]),
        (("check", "--report", "x"), ["xlsx="]),
        (("explain", "ce."), ["ce.hours", "ce.teacher-credits"]),
        (("explain", "--notice", "=", "ningbo-gaoxin-2024", "ce."), []),
        (("explain", "--notice", "nowhere", "ce."), []),
        (("rules", "diff", "korla-2024", "q"), ["quzhou-2021"]),
        (("rules", "new", "x", "--extends", "c"), ["cixi-2018"]),
        (("--show-completion", "f"), ["fish"]),
        (("check", "./"), []),
    ],
)
def test_bash_offers_commands_options_notices_rules_and_formats(
    home: Path, words: tuple[str, ...], offered: list[str]
) -> None:
    assert completed(home, *words) == offered


@pytest.mark.parametrize(
    ("shell", "asks"),
    [
        ("bash", "_CHUDING_COMPLETE=complete_bash"),
        ("zsh", "_CHUDING_COMPLETE=complete_zsh"),
        ("fish", "_CHUDING_COMPLETE=complete_fish"),
        ("powershell", '$Env:_CHUDING_COMPLETE = "complete_powershell"'),
        ("pwsh", '$Env:_CHUDING_COMPLETE = "complete_powershell"'),
    ],
)
def test_the_script_of_each_shell_is_shown(ask: Ask, shell: str, asks: str) -> None:
    done = ask("--show-completion", shell)
    assert (done.code, done.err) == (0, "")
    assert asks in done.out
    assert "chuding" in done.out.replace(asks, "")


@pytest.mark.parametrize(
    ("shell", "written"),
    [
        ("bash", ".bash_completions/chuding.sh"),
        ("zsh", ".zfunc/_chuding"),
        ("fish", ".config/fish/completions/chuding.fish"),
    ],
)
def test_the_script_is_written_where_the_shell_finds_it(
    ask: Ask, home: Path, shell: str, written: str
) -> None:
    done = ask("--install-completion", shell)
    assert (done.code, done.err) == (0, "")
    assert done.out == f"补全的脚本已写到“{home / written}”；重新打开终端后，按 Tab 补全\n"
    assert "chuding" in (home / written).read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_the_shell_that_is_used_need_not_be_named(home: Path) -> None:
    shown = bash(home, "chuding --show-completion; true")
    assert shown == bash(home, "chuding --show-completion bash; true")


@pytest.mark.parametrize(
    ("shell", "words"),
    [
        ("tcsh", "不能为“tcsh”补全；可用：bash、zsh、fish、powershell、pwsh"),
        pytest.param(
            "pwsh",
            "问不到 pwsh 的设置文件在哪里：这台机器上不能运行 pwsh",
            marks=pytest.mark.skipif(shutil.which("pwsh") is not None, reason="pwsh is here"),
        ),
    ],
)
def test_a_shell_that_cannot_be_served_is_told(ask: Ask, shell: str, words: str) -> None:
    assert ask("--install-completion", shell) == (2, "", f"chuding: {words}\n")


@pytest.mark.parametrize(
    ("shell", "more", "answer"),
    [
        ("zsh", {}, """_arguments '*: :(("test":"通知自带的例子"))'"""),
        ("fish", {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}, "test\t通知自带的例子"),
        ("powershell", {"_TYPER_COMPLETE_WORD_TO_COMPLETE": "te"}, "test:::通知自带的例子"),
    ],
)
def test_the_other_shells_get_answers_with_what_each_word_is_for(
    ask: Ask, shell: str, more: dict[str, str], answer: str
) -> None:
    asked = {"_CHUDING_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": "chuding rules te", **more}
    done = ask(environment=asked)
    assert (done.code, done.err) == (0, "")
    assert answer in done.out
