"""``chuding rules``: the notices that are known, and whether their rules are sound."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from chuding_cli.commands import exit_codes
from chuding_cli.commands.chosen import chosen, notice_errors
from chuding_cli.files import resources
from chuding_cli.judging.case_run import differences
from chuding_cli.notices import catalogue
from chuding_cli.notices.diff import differences as differences_of
from chuding_cli.notices.doubts import Problem
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.model.source_text import SourceText
from chuding_cli.notices.reading.cases import Case, read_cases
from chuding_cli.notices.trace import trace
from chuding_cli.notices.validate import check_notice
from chuding_cli.report.pages.diff import diff_page
from chuding_cli.report.pages.notice import notice_page
from chuding_cli.report.pages.notices import notices_table
from chuding_cli.report.pages.page import Page
from chuding_cli.report.pages.trace import trace_page
from chuding_cli.report.terminal import print_lines, print_table, width
from chuding_cli.yaml_files.tree import TreeProblem, load_tree, where


def list_(options: Namespace) -> int:
    """Print the notices that come with the program."""
    print_table(notices_table(chosen([])))
    print(f"规则文件：{resources.folder('rules') / '编号.yaml'}")
    return exit_codes.OK


def show_(options: Namespace) -> int:
    """Print what the notices say."""
    for notice in chosen(options.notice):
        print_lines(notice_page(notice, width()).lines)
        print()
    return exit_codes.OK


def diff_(options: Namespace) -> int:
    """Print what the second notice says otherwise than the first; 0 when nothing, 1 when something."""
    old, new = chosen([options.old, options.new])
    changes = list(differences_of(old, new))
    print_lines(diff_page(old, new, changes, width()).lines)
    return exit_codes.NOT_READY if changes else exit_codes.OK


def trace_(options: Namespace) -> int:
    """Print the notices sentence by sentence; a sentence of which nothing was made is a fault."""
    code = exit_codes.OK
    for notice in chosen(options.notice):
        with notice_errors():
            source = SourceText(notice.source.read_text(encoding="utf-8-sig"))
        traced = trace(notice, source)
        print_lines(trace_page(notice, traced, width()).lines)
        print()
        if any(each.bare or not each.uses for each in traced):
            code = exit_codes.USAGE
    return code


def validate_(options: Namespace) -> int:
    """Check the rules files; every mistake with its place goes to standard error."""
    code = exit_codes.OK
    for name in options.notice or catalogue.known_ids():
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


def test_(options: Namespace) -> int:
    """Run the notices' own example cases; none at all is no success."""
    return max(_tested(notice) for notice in chosen(options.notice))


def _tested(notice: Notice) -> int:
    with notice_errors():
        cases = read_cases(notice, load_tree(notice.path))
    if not cases:
        print(f"{notice.id}：没有例子（规则文件里没有 cases:），什么也没有核对")
        return exit_codes.USAGE
    wrong = sum(not _passes(notice, case) for case in cases)
    print(f"{notice.id}：{len(cases)} 个例子，{f'{wrong} 个不符' if wrong else '全部相符'}")
    return exit_codes.NOT_READY if wrong else exit_codes.OK


def _passes(notice: Notice, case: Case) -> bool:
    found = list(differences(notice, case))
    page = Page(width())
    mark, colour = ("✗ ", "red") if found else ("✓ ", "green")
    page.say(f"{case.name}　第 {case.at[0]} 行", style=colour, label=mark)
    for each in found:
        page.say(f"{each.what} 应为 {each.expected}，却是 {each.found}", 4, "red")
        if each.message:
            page.say(each.message, 6, "dim")
    print_lines(page.lines)
    return not found
