"""``--update-golden`` writes the reports of the examples anew."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the examples' reports anew")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the golden files are to be written, not compared."""
    return bool(request.config.getoption("--update-golden"))
