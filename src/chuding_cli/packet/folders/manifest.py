"""manifest.json: what a folder was made from and what is in it, each file with its SHA-256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from chuding_cli import __version__
from chuding_cli.files.beside import Unusable, data_of
from chuding_cli.notices.model.notice import Notice
from chuding_cli.text.masking import masked

NAME = "manifest.json"
_MADE_BY = "chuding build-packet"
Digests = Iterable[tuple[str, str]]  # a file and its SHA-256


def manifest(notice: Notice, run: Mapping[str, Any], inputs: Digests, outputs: Mapping[str, bytes]) -> bytes:
    """The manifest; ``run`` is what was asked and found. Nothing of the person's but the files' own names."""
    content = {
        "schema_version": 1,
        "made_by": _MADE_BY,
        "version": __version__,
        "notice": {
            "id": notice.id,
            "rules_sha256": digest_of(notice.path),
            "text_sha256": _digest_if_usable(notice.source),
        },
        **run,
        "inputs": [{"path": masked(path), "sha256": sha} for path, sha in inputs],
        "outputs": [{"path": path, "sha256": digest(data)} for path, data in sorted(outputs.items())],
    }
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode("utf-8", "backslashreplace")


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """The digest of a file's bytes."""
    return digest(path.read_bytes())


def _digest_if_usable(path: Path) -> str | None:
    """The digest of a notice's text; None where there is none that can be read."""
    try:
        return digest(data_of(path))
    except Unusable:
        return None


def listed(data: bytes) -> frozenset[str] | None:
    """The files that a manifest names, itself included; None where it is none of ours."""
    try:
        content = json.loads(data)
        if content["made_by"] != _MADE_BY:
            return None
        return frozenset({NAME, *(str(each["path"]) for each in content["outputs"])})
    except (ValueError, KeyError, TypeError):
        return None
