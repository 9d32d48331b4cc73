"""How long a check takes, next to what everybody would do first: load the YAML.

    make benchmark          or          python benchmarks/check.py [--files 10000]

Ratios against named peers in the same run:

- one `chuding check FILE` as a whole process, against `python -c "import yaml, typer"`, and against a Typer
  program that does nothing but has as many options;
- a whole check (read, types, positions, every rule with status and place) of each of the generated files
  in one process, against `yaml.load(…, Loader=yaml.CSafeLoader)` of the same files.

The two sides of a ratio are run in turn, so that a machine that gets slower does so for both.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import yaml

import applicants
import compiled
from chuding_cli.applicants.inputs import Source
from chuding_cli.commands.application import application
from chuding_cli.judging.checking import Request, check_source

CHUNK = 250


def in_turn(
    ours: Callable[[Path], None], theirs: Callable[[Path], None], files: list[Path]
) -> tuple[float, float]:
    """Microseconds per file of two functions over the same files, chunk by chunk in turn."""
    spent = [0.0, 0.0]
    for start in range(0, len(files), CHUNK):
        for side, act in enumerate((ours, theirs)):
            begun = time.perf_counter()
            for path in files[start : start + CHUNK]:
                act(path)
            spent[side] += time.perf_counter() - begun
    return spent[0] / len(files) * 1e6, spent[1] / len(files) * 1e6


def whole_check(path: Path) -> None:
    """Everything that a report needs: statuses and places of every rule."""
    for judgement in check_source(Source(str(path), path), _REQUEST):
        for finding in judgement.findings:
            _ = finding.place


_REQUEST = Request("online", datetime(2024, 10, 20, 12))


def load_only(path: Path) -> None:
    """The peer: what PyYAML's C loader needs for the same file."""
    with path.open("rb") as stream:
        yaml.load(stream, Loader=yaml.CSafeLoader)


def processes(commands: list[list[str]], runs: int) -> list[float]:
    """Median milliseconds of some commands as whole processes, run in turn."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(runs + 1):
        for index, command in enumerate(commands):
            begun = time.perf_counter()
            subprocess.run(command, capture_output=True, check=False)
            times[index].append((time.perf_counter() - begun) * 1000)
    return [statistics.median(each[1:]) for each in times]


def empty_program(folder: Path) -> Path:
    """A Typer program with as many options as `chuding check` has, which does nothing."""
    check = dict(application().leaves())["check"]
    options = ", ".join(f"option_{number}: str = 'text'" for number in range(len(check.params)))
    program = folder / "empty_program.py"
    program.write_text(
        f"import typer\ndef empty({options}) -> None: pass\ntyper.run(empty)\n", encoding="utf-8"
    )
    return program


def main() -> None:
    """Make the files, run both sides, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    compiled.compile_ours()
    with tempfile.TemporaryDirectory() as folder:
        files = applicants.write(Path(folder), options.files)
        check = [sys.executable, "-m", "chuding_cli", "check", str(files[0])]
        imports = [sys.executable, "-c", "import yaml, typer"]
        empty = [sys.executable, str(empty_program(Path(folder)))]
        one, imported, nothing = processes([check, imports, empty], options.runs)
        print(
            f"one check, whole process: {one:.0f} ms; "
            f"import yaml, typer: {imported:.0f} ms; ratio {one / imported:.2f}; "
            f"an empty Typer program of as many options: {nothing:.0f} ms; ratio {one / nothing:.2f}"
        )
        ours, theirs = in_turn(whole_check, load_only, files)
        size = sum(path.stat().st_size for path in files) / len(files)
        print(f"{len(files)} files of {size:.0f} bytes, one process:")
        print(
            f"whole check: {ours:.0f} us a file; yaml.load alone: {theirs:.0f} us; ratio {ours / theirs:.2f}"
        )


if __name__ == "__main__":
    main()
