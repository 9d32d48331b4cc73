"""Packets, rosters and the files made of them hold numbers: their owner alone can open them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from chuding_cli.packet.folders import atomic as atomic_folder
from chuding_cli.packet.folders.atomic import write_folder

from ..conftest import Run
from .conftest import Build
from .people import person
from .test_safe import FILES, OLD


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def permissions(folder: Path) -> dict[str, str]:
    """Of a folder and all in it."""
    found = (folder, *folder.rglob("*"))
    return {str(path.relative_to(folder)): f"{path.stat().st_mode & 0o777:o}" for path in found}


def test_a_packet_is_closed_from_the_start(build: Build, tmp_path: Path) -> None:
    assert build(person(tmp_path)).code == 0
    found = permissions(tmp_path / "packet")
    assert {mode for name, mode in found.items() if "." not in Path(name).name[1:]} == {"700"}
    assert {mode for name, mode in found.items() if "." in Path(name).name[1:]} == {"600"}


@pytest.mark.parametrize("exchange", [True, False])
@pytest.mark.parametrize(("folder", "file"), [(0o700, 0o600), (0o750, 0o640), (0o755, 0o644)])
def test_a_folder_keeps_its_permissions_when_it_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: int, file: int, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(atomic_folder, "exchanged", lambda one, other: False)
    write_folder(tmp_path / "p", OLD, force=False)
    (tmp_path / "p" / "a.pdf").chmod(file)
    (tmp_path / "p").chmod(folder)
    write_folder(tmp_path / "p", {**FILES, "new.pdf": b"new"}, force=True)
    assert permissions(tmp_path / "p") == {
        ".": f"{folder:o}",
        "a.pdf": f"{file:o}",
        "manifest.json": "600",
        "new.pdf": "600",
    }


def test_a_draft_is_closed_while_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, str]] = []
    write = atomic_folder._write_file

    def watched(path: Path, data: bytes) -> None:
        write(path, data)
        seen.append(permissions(path.parent))

    monkeypatch.setattr(atomic_folder, "_write_file", watched)
    write_folder(tmp_path / "p", OLD, force=False)
    (tmp_path / "p").chmod(0o755)
    write_folder(tmp_path / "p", FILES, force=True)
    assert {mode for each in seen for mode in each.values()} == {"700", "600"}


def test_rosters_and_the_files_made_of_them_are_closed(chuding: Run, tmp_path: Path) -> None:
    person(tmp_path)
    assert chuding("export", "me.yaml", "--output", "名册.xlsx").returncode == 0
    assert chuding("import", "名册.xlsx").returncode == 0
    assert permissions(tmp_path / "名册.xlsx") == {".": "600"}
    assert set(permissions(tmp_path / "applicants").values()) == {"700", "600"}
    (applicant,) = (tmp_path / "applicants").iterdir()
    applicant.chmod(0o640)
    assert chuding("import", "名册.xlsx", "--force").returncode == 0
    assert permissions(applicant) == {".": "640"}
