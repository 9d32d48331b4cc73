"""The program: answer the command line, turn what went wrong into an exit code."""

from __future__ import annotations

import contextlib
import gc
import os
import sys

from chuding_cli.batch.termination import Terminated, ended_in_order
from chuding_cli.commands import exit_codes
from chuding_cli.files.atomic import reason

_BEFORE_COLLECTING = 50_000  # objects: of a notice nearly all stay; to look for others took 6 %


def main() -> None:
    """Run the command line and end the process with its exit code."""
    gc.set_threshold(_BEFORE_COLLECTING)
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before the command had begun
        code = exit_codes.INTERRUPTED
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command line; gives the exit code and never raises on account of its input."""
    from chuding_cli.commands.command_error import CommandError
    from chuding_cli.text.masking import one_line, shown

    if not _ready():
        return exit_codes.CANNOT_WRITE
    try:
        with ended_in_order():
            from chuding_cli.commands.application import answer

            code = answer(arguments)
            sys.stdout.flush()
    except CommandError as error:
        print(shown(f"chuding: {error}"), file=sys.stderr)
        return error.code
    except Terminated:
        print("chuding: 已终止", file=sys.stderr)
        return exit_codes.TERMINATED
    except KeyboardInterrupt:
        print("chuding: 已中断", file=sys.stderr)
        return exit_codes.INTERRUPTED
    except BrokenPipeError:
        _silence(sys.stdout)
        return exit_codes.PIPE_CLOSED
    except OSError as error:
        _silence(sys.stdout)
        where = f"“{one_line(str(error.filename))}”" if error.filename else ""
        print(f"chuding: 不能写出{where}：{reason(error)}", file=sys.stderr)
        return exit_codes.CANNOT_WRITE
    return code


def _ready() -> bool:
    """Have both streams write UTF-8; False where standard output is closed."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    if sys.stdout is None and sys.stderr is not None:
        print("chuding: 标准输出没有打开", file=sys.stderr)
    return sys.stdout is not None


def _silence(stream: object) -> None:
    """Keep the interpreter from flushing once more into what is closed or full."""
    with contextlib.suppress(OSError, ValueError):
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, stream.fileno())  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
