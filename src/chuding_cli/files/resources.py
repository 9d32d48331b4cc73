"""Where the rules and templates are: inside the installed package, or at the top of the repository."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def folder(name: str) -> Path:
    """The folder ``rules`` or ``templates``."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


def vocabulary_path() -> Path:
    """The shared vocabulary."""
    return folder("rules") / "vocabulary.yaml"
