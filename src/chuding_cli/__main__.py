"""The program: parse the command line, call the command, turn what went wrong into an exit code."""

from __future__ import annotations

import contextlib
import os
import sys

from chuding_cli import exit_codes


def main() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line; gives the exit code and never raises on account of its input."""
    from chuding_cli.command_line import CommandError, parse
    from chuding_cli.privacy import masked

    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        options = parse(arguments)
        code: int = options.command(options)
        sys.stdout.flush()
    except CommandError as error:
        print(f"chuding: {masked(str(error))}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        print("chuding: 已中断", file=sys.stderr)
        return exit_codes.INTERRUPTED
    except BrokenPipeError:
        _silence(sys.stdout)
        return exit_codes.PIPE_CLOSED
    except OSError as error:
        _silence(sys.stdout)
        print(f"chuding: 不能写出：{error.strerror or error}", file=sys.stderr)
        return exit_codes.CANNOT_WRITE
    return code


def _silence(stream: object) -> None:
    """Keep the interpreter from flushing once more into what is closed or full."""
    with contextlib.suppress(OSError, ValueError):
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, stream.fileno())  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
