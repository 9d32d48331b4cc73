"""Byte code for our own modules, as pip leaves it for an installed package.

Without it (an editable install with PYTHONDONTWRITEBYTECODE) every process compiles all of them anew,
which the peers' modules are spared.
"""

from __future__ import annotations

import compileall
from pathlib import Path

import chuding_cli


def compile_ours() -> None:
    """Write the byte code of this program's modules where it is missing or old."""
    compileall.compile_dir(Path(chuding_cli.__file__).parent, quiet=1)
