"""Each paper in turn; templates of a test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .papers_of_korla import VALUES


@pytest.fixture(params=sorted(VALUES))
def name(request: pytest.FixtureRequest) -> str:
    """Each paper in turn."""
    return str(request.param)


@pytest.fixture
def template_file(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes ``templates/city/NAME.md`` and gives the folder of templates."""

    def write(name: str, text: str) -> Path:
        folder = tmp_path / "templates" / "city"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        return folder.parent

    return write
