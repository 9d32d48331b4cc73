"""Fixtures for all tests: the program, called or as a process, in surroundings that cannot change results."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from chuding_cli.__main__ import run
from chuding_cli.notices import catalogue

REPOSITORY = Path(__file__).resolve().parents[1]
Run = Callable[..., subprocess.CompletedProcess[str]]


class Answer(NamedTuple):
    """What a command line gave, to be compared as a whole."""

    code: int
    out: str
    err: str


Ask = Callable[..., Answer]

# The same examples in every run, and none of hypothesis's files in the tree.
# CHUDING_EXAMPLES=5000 looks further.
settings.register_profile(
    "chuding",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=int(os.environ.get("CHUDING_EXAMPLES", "300")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("papers", derandomize=True, deadline=None, database=None, max_examples=200)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-golden`` has to be known before the folders' own conftest files are read."""
    parser.addoption("--update-golden", action="store_true", help="write the reports of the examples anew")


def pytest_collectstart(collector: pytest.Collector) -> None:
    """``given`` takes the profile that is loaded when a module is read, whichever was read before it."""
    if isinstance(collector, pytest.Module):
        room = collector.path.relative_to(REPOSITORY / "tests").parts[0]
        settings.load_profile("papers" if room == "papers" else "chuding")


def clean_environment() -> dict[str, str]:
    """The environment without what a developer's machine or a CI service could add."""
    dropped = ("CI", "NO_COLOR", "TZ", "COLUMNS", "PYTHONPATH", "FORCE_COLOR")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}
    kept = {key: value for key, value in kept.items() if key not in dropped}
    quick = {"PIP_COMPILE": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}  # most of it is never imported
    return {**kept, **quick, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(REPOSITORY / "src"), "TERM": "xterm"}


@pytest.fixture(scope="session", autouse=True)
def _in_clean_environment() -> None:
    """Libraries look at colours when they are imported, so that nothing of this machine may be there then."""
    for key in os.environ.keys() - clean_environment().keys() - {"CI"}:  # pytest cuts no diffs short there
        del os.environ[key]


def heeding_signals() -> None:
    """For ``preexec_fn``: where the tests run in the background, the shell has them ignore Ctrl-C."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def call_chuding(
    folder: Path,
    *arguments: str,
    input: str = "",
    environment: Mapping[str, str] | None = None,
    errors: str = "strict",
) -> subprocess.CompletedProcess[str]:
    """Call the program in this process, in a folder; the result is as a process gives it."""
    if arguments[:1] in (("rules",), ("explain",)) or any(each.startswith("--notice") for each in arguments):
        catalogue.notice.cache_clear()  # a test may have changed its rules file
    streams = [io.TextIOWrapper(io.BytesIO(text), "utf-8") for text in (input.encode(), b"", b"")]
    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(folder):
        patch.setattr(os, "environ", {**clean_environment(), "COLUMNS": "80", **(environment or {})})
        for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
            patch.setattr(sys, name, stream)
        try:
            code = run(list(arguments))
        except SystemExit as ended:
            code = _exit_code(ended)
    for stream in streams[1:]:
        stream.flush()
    out, err = (stream.buffer.getvalue().decode("utf-8", errors) for stream in streams[1:])
    return subprocess.CompletedProcess(arguments, code, out, err)


def _exit_code(ended: SystemExit) -> int:
    """What the interpreter makes of it."""
    if ended.code is None or isinstance(ended.code, int):
        return ended.code or 0
    print(ended.code, file=sys.stderr)
    return 1


@pytest.fixture
def chuding(tmp_path: Path) -> Run:
    """Call the program in an empty folder; ``cwd=`` is another, the others are ``call_chuding``'s."""

    def call(*arguments: str, cwd: Path = tmp_path, **options: Any) -> subprocess.CompletedProcess[str]:
        return call_chuding(cwd, *arguments, **options)

    return call


@pytest.fixture
def ask(chuding: Run) -> Ask:
    """As ``chuding``, for who compares the whole answer."""

    def answered(*arguments: str, **options: Any) -> Answer:
        done = chuding(*arguments, **options)
        return Answer(done.returncode, done.stdout, done.stderr)

    return answered


@pytest.fixture
def chuding_process(tmp_path: Path) -> Run:
    """Run the program as a process in an empty folder; ``environment=`` adds variables.

    For what only a process shows: signals, streams, other processes, what is imported.
    """

    def process(
        *arguments: str, environment: Mapping[str, str] | None = None, **options: object
    ) -> subprocess.CompletedProcess[str]:
        given = {"cwd": tmp_path, "timeout": 60, "encoding": "utf-8", **options}
        return subprocess.run(  # type: ignore[call-overload,no-any-return]
            [sys.executable, "-m", "chuding_cli", *arguments],
            capture_output=True,
            check=False,
            env={**clean_environment(), **(environment or {})},
            **given,
        )

    return process


def check_jsonschema(*words: str) -> subprocess.CompletedProcess[str]:
    """What that validator, which is not ours, says; called, since it takes longer to start than to check."""
    from check_jsonschema import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(list(words), standalone_mode=False)
        except SystemExit as ended:
            code = _exit_code(ended)
    return subprocess.CompletedProcess(words, code or 0, out.getvalue(), err.getvalue())
