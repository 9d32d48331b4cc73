"""The house: each room depends on those below it only, and no two files need each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

from .conftest import REPOSITORY

PACKAGE = REPOSITORY / "src" / "chuding_cli"

# From the street down. A room has what stands in its folders too, unless they have a line of their own;
# the rooms of one line may not import each other.
FLOORS = """
    __main__
    commands
    packet
    packet.folders packet.scans
    batch
    report.pages
    report
    judging
    roster.writing
    roster.reading
    roster
    notices
    notices.reading
    notices.model
    language.examining
    language.telling
    language.parsing
    language.nodes
    language.functions
    language
    applicants
    facts
    papers
    papers.drawing
    papers.layout
    papers.template
    papers.content
    papers.errors
    files
    yaml_files
    text
    __init__
"""


class Import(NamedTuple):
    """Where a file names another one."""

    of: str
    by: str
    line: int


def floors(text: str = FLOORS) -> dict[str, int]:
    """The floor of each room, counted from the street."""
    return {room: floor for floor, line in enumerate(text.split("\n")) for room in line.split()}


def room_of(module: str, known: Mapping[str, int]) -> str | None:
    """The room that a file stands in: the innermost that has a line."""
    steps = module.split(".")
    names = (".".join(steps[:length]) for length in range(len(steps), 0, -1))
    return next((name for name in names if name in known), None)


def modules(package: Path) -> dict[str, Path]:
    """Every file of a package by its name below the package: ``report.words``, ``papers``, ``__init__``."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        steps = path.relative_to(package).with_suffix("").parts
        found[".".join(steps[:-1] if steps[-1] == "__init__" and len(steps) > 1 else steps)] = path
    return found


def imports(package: Path) -> list[Import]:
    """Every import of a package's own files, wherever it stands: within functions, for types alone too."""
    files = modules(package)
    return [
        Import(of, by, line)
        for by, path in files.items()
        for name, line in named(package, path)
        if (of := file_of(name.removeprefix(package.name).removeprefix("."), files)) not in (None, by)
    ]


def named(package: Path, path: Path) -> Iterator[tuple[str, int]]:
    """The full names that a file imports from its package, and those that it holds as text for later."""
    here = (package.name, *path.relative_to(package).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        found: list[str] = []
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Import):
            found = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level + 1] if node.level else ()
            source = ".".join((*above, *filter(None, [node.module])))
            found = [f"{source}.{each.name}" for each in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = [node.value] if "." in node.value else []
        yield from ((name, line) for name in found if f"{name}.".startswith(f"{package.name}."))


def file_of(name: str, files: Mapping[str, Path]) -> str | None:
    """The file that a name is read from: itself, or the one that holds it; None for text that is no name."""
    if name in files:
        return name
    outer = name.rpartition(".")[0]
    return outer if outer in files else "__init__" if not outer else None


def upward(found: list[Import], known: Mapping[str, int]) -> list[str]:
    """What a file takes from a room above its own, or beside it on the same floor."""
    wrong = []
    for each in found:
        below, above = room_of(each.by, known), room_of(each.of, known)
        if below and above and below != above and known[above] <= known[below]:
            wrong.append(f"{each.by}:{each.line} imports {each.of}, and {below} stands below {above}")
    return list(dict.fromkeys(wrong))


def circle(found: list[Import]) -> list[str]:
    """Files of which each needs the next, and the last the first; empty where there are none."""
    needed: dict[str, set[str]] = {}
    for each in found:
        needed.setdefault(each.by, set()).add(each.of)
    try:
        TopologicalSorter(needed).prepare()
    except CycleError as error:
        return [str(name) for name in reversed(error.args[1])]
    return []


@cache
def house() -> list[Import]:
    """The imports of the program."""
    return imports(PACKAGE)


def test_every_file_stands_in_a_room_and_every_room_has_a_file() -> None:
    known = floors()
    assert {room_of(module, known) for module in modules(PACKAGE)} == set(known)


def test_no_room_imports_one_above_it() -> None:
    wrong = upward(house(), floors())
    assert not wrong, "\n".join(wrong)


def test_no_files_import_each_other_in_a_circle() -> None:
    files = circle(house())
    assert not files, " needs ".join(files)


MADE_UP = "top \n middle.inner \n middle beside \n low"


@pytest.mark.parametrize(
    ("file", "text", "wrong"),
    [
        ("low/a.py", "from house.top import a", "low.a:1 imports top.a"),
        ("low/a.py", "import house.top.a", "low.a:1 imports top.a"),
        ("low/a.py", "from house import top", "low.a:1 imports top"),
        ("low/a.py", "def f():\n    from house.top.a import X", "low.a:2 imports top.a"),
        ("low/a.py", "if TYPE_CHECKING:\n    from ..top.a import X", "low.a:2 imports top.a"),
        ("low/a.py", "load('house.top.a')", "low.a:1 imports top.a"),
        ("low/__init__.py", "from .. import middle", "low:1 imports middle"),
        ("middle/a.py", "from .inner.a import X", "middle.a:1 imports middle.inner.a"),
        ("beside/a.py", "from house.middle import a", "beside.a:1 imports middle.a"),
        ("middle/inner/a.py", "from house.middle.a import X", ""),
        ("top/a.py", "from house.low.a import X\nfrom house import VERSION\nimport housekeeping.top", ""),
        ("low/a.py", "'house.top/a of somebody', 'house.'", ""),
    ],
)
def test_an_upward_import_is_found(tmp_path: Path, file: str, text: str, wrong: str) -> None:
    told = upward(imports(made_up(tmp_path, {file: text})), floors(MADE_UP))
    assert [line.rpartition(", ")[0] for line in told] == ([wrong] if wrong else [])


def test_a_circle_is_found(tmp_path: Path) -> None:
    texts = {"low/a.py": "from .b import X", "low/b.py": "def f():\n    from house.low.c import X"}
    assert circle(imports(made_up(tmp_path, texts))) == []
    back = {"low/c.py": "if TYPE_CHECKING:\n    from .a import X"}
    assert set(circle(imports(made_up(tmp_path, texts | back)))) == {"low.a", "low.b", "low.c"}


def test_a_file_without_a_room_is_told(tmp_path: Path) -> None:
    found = modules(made_up(tmp_path, {"cellar/a.py": ""}))
    assert {name for name in found if room_of(name, floors(MADE_UP)) is None} == {"__init__", "cellar.a"}


def made_up(folder: Path, texts: Mapping[str, str]) -> Path:
    """A package with the rooms of ``MADE_UP``, a file in each, and these texts."""
    package = folder / "house"
    for room in ("", *MADE_UP.split()):
        place = package / room.replace(".", "/")
        place.mkdir(parents=True, exist_ok=True)
        for name in ("__init__.py", "a.py") if room else ("__init__.py",):
            (place / name).touch()
    (package / "low" / "c.py").touch()
    for name, text in texts.items():
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).write_text(text, encoding="utf-8")
    return package
