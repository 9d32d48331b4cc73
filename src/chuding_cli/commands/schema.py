"""``chuding schema``: the JSON Schema of an applicant file."""

from __future__ import annotations

import json
from argparse import Namespace

from chuding_cli import catalogue
from chuding_cli.commands.chosen import notice_errors
from chuding_cli.json_schema import json_schema


def schema(options: Namespace) -> int:
    """Print the schema; gives the exit code.

    Raises:
        CommandError: the notice cannot be used.
    """
    with notice_errors():
        named = options.notice
        vocabulary = catalogue.notice(named).vocabulary if named else catalogue.shared_vocabulary()
    print(json.dumps(json_schema(vocabulary, catalogue.known_ids()), ensure_ascii=False, indent=1))
    return 0
