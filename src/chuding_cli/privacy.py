"""Identity numbers are masked wherever they could be shown by accident."""

from __future__ import annotations

import re

_LONG = re.compile(r"(?<![0-9０-９])[0-9０-９](?:[ \-]?[0-9０-９]){13,16}(?:[ \-]?[0-9０-９XxＸｘ])?(?![0-9０-９])")


def masked(text: str) -> str:
    """The text with the middle of everything that could be an identity number replaced by ``*``.

    15 to 18 digits in a row, also when typed with spaces, hyphens or full-width digits; the
    first six and the last four characters stay, as on the 公示.
    """
    return _LONG.sub(_hide, text) if len(text) >= 15 else text


def _hide(found: re.Match[str]) -> str:
    digits = re.sub(r"[ \-]", "", found[0])
    return digits if len(digits) < 15 else f"{digits[:6]}{'*' * (len(digits) - 10)}{digits[-4:]}"
