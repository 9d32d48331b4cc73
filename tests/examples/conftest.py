"""Golden files: compared, or written anew with ``pytest --update-golden``."""

from __future__ import annotations

import pytest


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the golden files are to be written, not compared."""
    return bool(request.config.getoption("--update-golden"))
