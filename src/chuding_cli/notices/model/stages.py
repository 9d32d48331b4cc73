"""The stages of an application, with what is done at each, and the groups that rules stand in."""

from __future__ import annotations

from typing import Final

STAGES: Final = {"online": "网上申报", "paper": "交纸质材料"}
GROUPS: Final = ("eligibility", *STAGES)
