"""Random inputs through the whole program, for as long as you like.

    python benchmarks/fuzz.py SEED SECONDS [--kind applicant|rules|roster] [--first NUMBER] [--output FOLDER]

Each input comes from the seed and its number alone. One that raises, ends with a code that is not documented,
takes more than ten seconds of the processor or more than 4 GB is written to FOLDER (fuzz-failures), and its
seed and number are printed: `--first NUMBER` begins with it again. Exit code 1 where there was any.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests import fuzzing
from tests.conftest import call_chuding

_MEMORY = 4 * 2**30
_COMMANDS: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "applicant": (
        "applicant.yaml",
        [("check", "applicant.yaml", "--format", "json"), ("check", "applicant.yaml")],
    ),
    "rules": (
        "rules.yaml",
        [
            ("rules", "validate", "rules.yaml"),
            ("check", "person.yaml", "--notice", "rules.yaml"),
            ("rules", "show", "rules.yaml"),
        ],
    ),
    "roster": ("roster.xlsx", [("check", "roster.xlsx", "--format", "json")]),
}


def flaw(folder: Path, words: tuple[str, ...]) -> str:
    """What is wrong with how the program takes an input; empty where nothing is."""
    begun = time.process_time()
    try:
        done = call_chuding(folder, *words, errors="replace")
    except Exception:  # whatever it is, it is what is looked for
        return traceback.format_exc(limit=-6)
    taken = time.process_time() - begun
    if done.returncode not in fuzzing.CODES:
        return f"exit code {done.returncode}\n{done.stderr[-2000:]}"
    if "Traceback" in done.stderr:
        return done.stderr[-2000:]
    return f"{taken:.1f} seconds" if taken > fuzzing.SECONDS else ""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("seed", type=int)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--kind", choices=_COMMANDS)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--output", type=Path, default=Path("fuzz-failures"))
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    until = time.monotonic() + asked.seconds
    failures, number = 0, asked.first
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        call_chuding(folder, "roster-template", "template.xlsx")
        for text in (fuzzing.REPOSITORY / "rules").glob("*.md"):
            (folder / text.name).write_bytes(text.read_bytes())
        while time.monotonic() < until:
            dice = random.Random(f"{asked.seed}:{number}")
            kind = asked.kind or ("applicant", "applicant", "rules", "roster")[number % 4]
            data = made(kind, dice, folder)
            file, commands = _COMMANDS[kind]
            (folder / file).write_bytes(data)
            (folder / "person.yaml").write_bytes(fuzzing.applicant(dice))
            for words in commands:
                wrong = flaw(folder, words)
                if wrong:
                    failures += 1
                    asked.output.mkdir(exist_ok=True)
                    kept = asked.output / f"{asked.seed}-{number}-{file}"
                    kept.write_bytes(data)
                    (asked.output / f"{asked.seed}-{number}-person.yaml").write_bytes(
                        (folder / "person.yaml").read_bytes()
                    )
                    print(
                        f"seed {asked.seed}, number {number}, {kept}: {' '.join(words)}\n{wrong}", flush=True
                    )
                    break
            number += 1
    print(f"{number - asked.first} inputs, {failures} failures")
    return 1 if failures else 0


def made(kind: str, dice: random.Random, folder: Path) -> bytes:
    """One input."""
    if kind == "roster":
        return fuzzing.roster(dice, (folder / "template.xlsx").read_bytes())
    return fuzzing.applicant(dice) if kind == "applicant" else fuzzing.rules(dice)


if __name__ == "__main__":
    sys.exit(main())
