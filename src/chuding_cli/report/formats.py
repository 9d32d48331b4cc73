"""The report formats by name: which class writes each, to standard output or to a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Protocol, TextIO

from chuding_cli.files.atomic import writing
from chuding_cli.report.entry import BatchFinding, Entry

_CLASSES = {
    "json": ("json_v1", "JsonReport"),
    "jsonl": ("json_v1", "JsonLines"),
    "csv": ("csv_rows", "CsvReport"),
    "junit": ("junit", "JunitReport"),
    "sarif": ("sarif", "SarifReport"),
    "github": ("github", "GithubReport"),
    "html": ("html_page", "HtmlReport"),
    "xlsx": ("xlsx", "XlsxReport"),
}
_BYTES = ("xlsx",)
_ENCODINGS = {"csv": "utf-8-sig"}  # without the mark, Excel takes a file for the system's code page


class Report(Protocol):
    """What every format offers: results one by one as they come, then the end."""

    def write(self, entry: Entry) -> None:
        """Take one result."""

    def close(self, batch: tuple[BatchFinding, ...]) -> None:
        """Write what comes last; ``batch`` is what was found across the applicants."""


def printed(name: str, stage: str, *, details: bool) -> Report:
    """The report of a format that goes to standard output."""
    if name != "text":
        report: Report = _made(name, sys.stdout, stage)
        return report
    from chuding_cli.report.terminal import wants_colour, width
    from chuding_cli.report.text import TextReport

    return TextReport(sys.stdout, width(), wants_colour(), details)


@contextmanager
def filed(name: str, path: Path, stage: str, *, details: bool, force: bool) -> Iterator[Report]:
    """The report of a format that becomes a file, whole, when the block ends without an exception.

    Raises:
        CannotWrite: it exists and ``force`` is not set, or the system refuses.
    """
    with writing(path, force=force) as stream:
        if name in _BYTES:
            with _made(name, stream, stage) as report:
                yield report
            return
        out = TextIOWrapper(stream, encoding=_ENCODINGS.get(name, "utf-8"), errors="replace", newline="\n")
        yield _text(out, details) if name == "text" else _made(name, out, stage)
        out.flush()
        out.detach()


def _text(out: TextIO, details: bool) -> Report:
    from chuding_cli.report.text import TextReport

    return TextReport(out, 80, False, details)


def _made(name: str, out: Any, stage: str) -> Any:
    module, cls = _CLASSES[name]
    return getattr(import_module(f"chuding_cli.report.{module}"), cls)(out, stage)
