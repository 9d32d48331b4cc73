"""The command called in an empty folder: quick, and its files can be opened again."""

from __future__ import annotations

from functools import partial

import pytest

from ..conftest import Ask

Build = Ask


@pytest.fixture
def build(ask: Ask) -> Build:
    """``chuding build-packet`` in ``tmp_path``."""
    return partial(ask, "build-packet")
