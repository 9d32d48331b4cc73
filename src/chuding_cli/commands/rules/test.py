"""``chuding rules test``: the notices' own example cases."""

from collections.abc import Iterable

from chuding_cli.commands import exit_codes, options
from chuding_cli.commands.chosen import chosen, notice_errors
from chuding_cli.judging.case_run import differences
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.reading.cases import Case, read_cases
from chuding_cli.report.pages.page import Page
from chuding_cli.report.terminal import print_lines, width
from chuding_cli.yaml_files.tree import load_tree


def test_cli(notice: options.Notices = None) -> int:
    """通知自带的例子。"""
    return test(notice or ())


def test(names: Iterable[str]) -> int:
    """Run the notices' own example cases; gives 1 where one fails, 2 where there is none, else 0.

    Raises:
        CommandError: there is no notice of a name, or its file or a case is not sound.
    """
    return max(_tested(notice) for notice in chosen(names))


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
