"""The command run in this process, in an empty folder: quick, and its files can be opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from chuding_cli.__main__ import run


class Done(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str


Build = Callable[..., Done]


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Build:
    """``chuding build-packet`` in ``tmp_path``."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Done:
        capsys.readouterr()
        code = run(["build-packet", *arguments])
        return Done(code, *capsys.readouterr())

    return call
