"""Identity numbers without their check character."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

SEVENTEEN = st.builds(
    lambda place, born, order: f"{place}{born:%Y%m%d}{order:03}",
    st.sampled_from(["652801", "110101", "440305", "310115"]),
    st.dates(date(1940, 1, 1), date(2008, 12, 31)),
    st.integers(0, 999),
)
