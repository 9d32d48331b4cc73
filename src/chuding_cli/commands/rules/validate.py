"""``chuding rules validate``: whether rules files are sound."""

import sys
from collections.abc import Iterable
from pathlib import Path

from chuding_cli.commands import exit_codes, options
from chuding_cli.commands.chosen import notice_errors
from chuding_cli.files import resources
from chuding_cli.notices import catalogue
from chuding_cli.notices.doubts import Problem
from chuding_cli.notices.validate import check_notice
from chuding_cli.yaml_files.tree import TreeProblem, where


def validate_cli(notice: options.Notices = None) -> int:
    """规则文件写得对不对。"""
    return validate(notice or ())


def validate(names: Iterable[str]) -> int:
    """Check the rules files, or all that are known; gives 2 where one has a mistake, else 0.

    Every mistake goes to standard error with its place.

    Raises:
        CommandError: there is no notice of a name, or its file cannot be read.
    """
    code: int = exit_codes.OK
    for name in names or catalogue.known_ids():
        with notice_errors():
            path = catalogue.notice_path(name)
            sound = _validated(path)
        if not sound:
            code = exit_codes.USAGE
    return code


def _validated(path: Path) -> bool:
    try:
        checked = check_notice(path, resources.vocabulary_path(), resources.folder("templates"))
    except TreeProblem as problem:
        print("\n".join(problem.lines()), file=sys.stderr)
        return False
    _print(path, checked.problems, "")
    _print(path, checked.warnings, "提醒：")
    if checked.problems:
        return False
    notice = checked.notice
    noted = f"，{len(checked.warnings)} 处提醒" if checked.warnings else ""
    print(f"{notice.id}：没有错误（{len(notice.rules)} 条规则{noted}）　{path}")
    return True


def _print(path: Path, problems: tuple[Problem, ...], label: str) -> None:
    for message, line, column in problems:
        print(f"{where(path, line, column)}: {label}{message}", file=sys.stderr)
