"""The same examples in every run; a workbook takes longer to write than a sentence, so they are few."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

FEW = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=int(os.environ.get("CHUDING_EXAMPLES", "40")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
