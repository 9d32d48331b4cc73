"""What is wrong with a command as it was asked for."""

from __future__ import annotations

from chuding_cli.commands import exit_codes


class CommandError(Exception):
    """The command cannot be run as it was asked for; the message is Chinese."""

    def __init__(self, message: str, code: int = exit_codes.USAGE) -> None:
        super().__init__(message)
        self.code = code
