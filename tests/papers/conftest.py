"""Each paper in turn; templates of a test's own; the same examples in every run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from .papers_of_korla import VALUES

settings.register_profile("papers", derandomize=True, deadline=None, database=None, max_examples=200)
settings.load_profile("papers")


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
