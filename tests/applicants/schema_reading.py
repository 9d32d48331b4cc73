"""One text as the loader reads it, and as other programs' YAML parsers do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from io import StringIO
from typing import Any

import jsonschema
import yaml
from ruamel.yaml import YAML

from chuding_cli.applicants.json_schema import json_schema
from chuding_cli.applicants.reading import read_applicants
from chuding_cli.notices.catalogue import shared_vocabulary


@cache
def validator() -> Any:
    """A validator of the shared vocabulary's schema."""
    return jsonschema.Draft202012Validator(json_schema(shared_vocabulary()))


def loader_accepts(text: str) -> bool:
    """Whether the program itself reads the text without errors."""
    return all(not reading.errors for reading in read_applicants(text, shared_vocabulary()))


def schema_accepts(text: str) -> dict[str, bool]:
    """Whether the schema does, for each kind of parser in front of it."""
    one = validator().is_valid
    return {name: one(plain(parse(text))) for name, parse in PARSERS.items()}


def plain(value: Any) -> Any:
    """Dates as text, as JSON has them."""
    if isinstance(value, dict):
        return {str(plain(key)): plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def yaml_1_2(text: str) -> Any:
    """The text as YAML 1.2 has it."""
    parser = YAML(typ="safe", pure=True)
    return parser.load(StringIO(text))


PARSERS: dict[str, Callable[[str], Any]] = {"YAML 1.1": yaml.safe_load, "YAML 1.2": yaml_1_2}
