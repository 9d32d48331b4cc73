"""Of other packages only what is public is used: a name that begins with an underscore may go any day."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..conftest import REPOSITORY

OWN = {"chuding_cli"}
# openpyxl offers no other way to give a sheet that is written row by row a file that may be full, nor to read
# a sheet's cells without the blank ones between them.
KNOWN = {
    "openpyxl.worksheet._reader.WorkSheetParser",
    "openpyxl.worksheet._write_only.WriteOnlyWorksheet",
    "openpyxl.worksheet._writer.WorksheetWriter",
}


def modules(tree: ast.AST) -> Iterator[str]:
    """Every module, and every name taken from one, that a file imports from packages of others."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def private(source: str) -> list[str]:
    """The names with an underscore that a file's text takes from packages of others."""
    tree = ast.parse(source)
    theirs = [
        name
        for name in modules(tree)
        if name.split(".")[0] not in sys.stdlib_module_names | OWN | {"__future__"}
    ]
    heads = {name.split(".")[0] for name in theirs}
    found = [name for name in theirs if any(part.startswith("_") for part in name.split("."))]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
            owner = ast.unparse(node.value)
            if owner.split(".")[0] in heads:
                found.append(f"{owner}.{node.attr}")
    return found


@pytest.mark.parametrize(
    "source",
    [
        "import typer._click",
        "from typer import _click",
        "from typer._click.core import Context",
        "import typer\ntyper._click",
    ],
)
def test_a_private_name_is_found(source: str) -> None:
    assert private(source)


def test_nothing_private_of_another_package_is_imported() -> None:
    files = [*(REPOSITORY / "src").rglob("*.py"), *(REPOSITORY / "benchmarks").glob("*.py")]
    found = {name for path in files for name in private(path.read_text(encoding="utf-8"))}
    assert found == KNOWN


def test_typer_is_bounded_as_the_reason_beside_it_says() -> None:
    text = Path(REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    assert '"typer>=0.27.2,<0.29",' in text
    assert "imports pydantic" in text
