"""One value as YAML text: plain where that is safe, else in quotes; read again it is the same text."""

from __future__ import annotations

import json
import re

from chuding_cli.yaml_files.events import NOT_GIVEN

_PLAIN = re.compile(r"\w(?:[^\s#:]|:(?=\S)|(?<=\S)#| (?! )(?=[^\s#]))*")
_ENDS_IN_FLOW = re.compile(r"[,\[\]{}]")
_WRITTEN_AS_CODE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar(text: str) -> str:
    """The text as the value of a key, or as an item of a list that stands on a line of its own."""
    if text not in NOT_GIVEN and _PLAIN.fullmatch(text) and text.isprintable() and not text.endswith(":"):
        return text
    return quoted(text)


def in_flow(text: str) -> str:
    """The text as a value inside ``{ }`` or ``[ ]``."""
    written = scalar(text)
    return quoted(text) if _ENDS_IN_FLOW.search(written) and written == text else written


def quoted(text: str) -> str:
    """The text in double quotes."""
    return _WRITTEN_AS_CODE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(text, ensure_ascii=False))
