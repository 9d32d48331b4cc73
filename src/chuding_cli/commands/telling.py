"""What a command tells beside its result."""

from __future__ import annotations

import sys

from chuding_cli.text.masking import shown


def tell(words: str) -> None:
    """Print to standard error, without anybody's identity number."""
    print(shown(words), file=sys.stderr)
