"""What the process says when it ends; the table in the README is this one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

OK: Final = 0
NOT_READY: Final = 1
USAGE: Final = 2
INVALID: Final = 3
CANNOT_WRITE: Final = 4
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141
TERMINATED: Final = 143


def of_verdicts(verdicts: Iterable[str], *, strict: bool, clash: bool = False) -> int:
    """The exit code of a run that judged these applicants; none at all is no success.

    ``clash``: something was found across them.
    """
    seen = set(verdicts)
    if not seen:
        return USAGE
    if "invalid" in seen:
        return INVALID
    if clash or seen & {"ineligible", "incomplete"} or (strict and "review" in seen):
        return NOT_READY
    return OK
