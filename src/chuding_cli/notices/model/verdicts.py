"""The five verdicts, in the words of the contract, the best first."""

from __future__ import annotations

READY, REVIEW, INCOMPLETE, INELIGIBLE, INVALID = "ready", "review", "incomplete", "ineligible", "invalid"
VERDICTS = (READY, REVIEW, INCOMPLETE, INELIGIBLE, INVALID)
