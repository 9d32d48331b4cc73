"""A copy of Korla's rules to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from .rules_files import Changed, copy_of_korla


@pytest.fixture
def korla(tmp_path: Path) -> Changed:
    return copy_of_korla(tmp_path)
