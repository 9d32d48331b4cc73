"""A file of an applicant judged: the findings by rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..conftest import call_chuding

HERE = Path(__file__).parent


def findings(folder: Path, *arguments: str) -> dict[str, dict[str, Any]]:
    """What ``chuding check`` finds for one applicant, by the rule's id."""
    done = call_chuding(folder, "check", "--format", "json", *arguments)
    (result,) = json.loads(done.stdout)["results"]
    assert not result["errors"], result["errors"]
    return {finding["rule"]: finding for finding in result["findings"]}
