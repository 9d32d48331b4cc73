"""How long a folder takes: as whole processes, next to check-jsonschema with our own JSON Schema.

    make benchmark          or          python benchmarks/batch.py [--files 100000] [--runs 3]

Three figures, each a ratio against a named peer in the same run, the two sides run in turn:

- `chuding check FOLDER --jobs 1` (every rule) on 1,000 files, against `check-jsonschema --schemafile` (the
  schema of the same files, no rule) on the same 1,000 files;
- `--jobs 2` against `--jobs 1`, on 10,000 files and on all of them;
- the time per file of all of them against that of 1,000, with the largest memory of any one process.

The start of the process counts on both sides of the first; in the last it is taken away from both.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import applicants
import compiled
from chuding_cli.applicants.json_schema import json_schema
from chuding_cli.notices.catalogue import known_ids, shared_vocabulary


class Ran(NamedTuple):
    """One process: seconds from start to end, and the largest memory of it or one of its own, in MB."""

    seconds: float
    megabytes: float


def run(command: list[str]) -> Ran:
    """Run a command to its end, its output thrown away."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return Ran(time.perf_counter() - begun, usage.ru_maxrss / 1024)


def in_turn(commands: list[list[str]], runs: int) -> list[list[Ran]]:
    """Every command so many times, A B A B …, after one run of each that does not count."""
    found: list[list[Ran]] = [[] for _ in commands]
    for number in range(runs + 1):
        for command, ran in zip(commands, found, strict=True):
            done = run(command)
            if number:
                ran.append(done)
    return found


def ratio(ours: list[Ran], theirs: list[Ran]) -> float:
    """The median of the ratios, pair by pair."""
    return statistics.median(a.seconds / b.seconds for a, b in zip(ours, theirs, strict=True))


def seconds(ran: list[Ran]) -> float:
    """The median."""
    return statistics.median(each.seconds for each in ran)


def check(folder: Path, jobs: int) -> list[str]:
    """The command that checks a folder; as a batch job would, with one line a result."""
    options = ["--jobs", str(jobs), "--as-of", "2024-10-20", "--format", "jsonl"]
    return [sys.executable, "-m", "chuding_cli", "check", str(folder), *options]


def against_check_jsonschema(folder: Path, runs: int) -> None:
    """1,000 files, one process."""
    schema = folder / "schema.json"
    schema.write_text(json.dumps(json_schema(shared_vocabulary(), known_ids())), encoding="utf-8")
    files = applicants.write(folder / "thousand", 1000)
    theirs = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *map(str, files)]
    ours, peer = in_turn([check(folder / "thousand", 1), theirs], runs)
    print(
        f"1000 files, one process: check {seconds(ours):.2f} s, check-jsonschema {seconds(peer):.2f} s; "
        f"ratio {ratio(peer, ours):.1f}"
    )


def two_processes(folder: Path, count: int, runs: int) -> None:
    """One process and two."""
    one, two = in_turn([check(folder, 1), check(folder, 2)], runs)
    print(
        f"{count} files: one process {seconds(one):.1f} s, two {seconds(two):.1f} s; "
        f"ratio {ratio(one, two):.2f}; "
        f"at most {max(each.megabytes for each in (*one, *two)):.0f} MB"
    )


def per_file(thousand: Path, everything: Path, count: int, runs: int) -> None:
    """Time per file of all files against that of 1,000, without what one file takes."""
    alone = next(thousand.rglob("*.yaml"))
    few, many, start = in_turn([check(thousand, 1), check(everything, 1), check(alone, 1)], runs)
    ratios = [
        ((m.seconds - s.seconds) / count) / ((f.seconds - s.seconds) / 1000)
        for f, m, s in zip(few, many, start, strict=True)
    ]
    print(f"time per file, {count} files against 1000: ratio {statistics.median(ratios):.2f}")


def main() -> None:
    """Make the files, run every side, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    compiled.compile_ours()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        against_check_jsonschema(folder, options.runs)
        ten_thousand = folder / "ten-thousand"
        applicants.write(ten_thousand, 10_000)
        two_processes(ten_thousand, 10_000, options.runs)
        everything = folder / "everything"
        applicants.write(everything, options.files)
        two_processes(everything, options.files, 1)
        per_file(folder / "thousand", everything, options.files, 1)


if __name__ == "__main__":
    main()
