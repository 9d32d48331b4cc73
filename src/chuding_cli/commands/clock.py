"""The moment in Beijing, wherever the computer stands: asked here alone, so that the rest can be told it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def beijing_now() -> datetime:
    """The date and time that a clock in Beijing shows."""
    return (datetime.now(UTC) + timedelta(hours=8)).replace(tzinfo=None)
