"""The same examples in every run, and none of hypothesis's files in the tree.

CHUDING_EXAMPLES=5000 looks further.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "chuding",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=int(os.environ.get("CHUDING_EXAMPLES", "300")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("chuding")
