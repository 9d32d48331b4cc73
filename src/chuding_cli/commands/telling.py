"""What a command tells beside its result."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from chuding_cli.report.entry import BatchFinding
from chuding_cli.text.masking import shown


def tell(words: str) -> None:
    """Print to standard error, without anybody's identity number."""
    print(shown(words), file=sys.stderr)


def tell_batch(batch: Iterable[BatchFinding]) -> None:
    """Tell what was found across applicants, a line each, where no report has a place for it."""
    for found in batch:
        tell(f"chuding: {found.message}（{'、'.join(map(str, found.places))}）")
