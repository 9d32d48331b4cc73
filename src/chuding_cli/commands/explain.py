"""``chuding explain``: one rule in full."""

from typing import Annotated

import typer

from chuding_cli.commands import completion, exit_codes, options
from chuding_cli.commands.chosen import chosen
from chuding_cli.commands.command_error import CommandError
from chuding_cli.notices.model.notice import Notice, Rule
from chuding_cli.report.pages.rule import rule_page
from chuding_cli.report.terminal import print_lines, width
from chuding_cli.text.guess import did_you_mean


def explain_cli(
    rule: Annotated[
        str,
        typer.Argument(metavar="规则", help="规则的编号，例如 ce.hours", autocompletion=completion.rules),
    ],
    notice: Annotated[str | None, options.notice_option("哪一份通知", "所有有这条规则的")] = None,
) -> int:
    """一条规则的全文：要求、原文、读法和理由、由什么决定。"""
    return explain(rule, notice)


def explain(wanted: str, notice: str | None = None) -> int:
    """Print the rule of this id, from one notice or every one that has it; gives the exit code.

    Raises:
        CommandError: no such rule, or several that begin so; the notice cannot be used.
    """
    for number, (has_it, rule) in enumerate(find_rules(chosen([notice] if notice else []), wanted)):
        if number:
            print()
        print_lines(rule_page(has_it, rule, width()).lines)
    return exit_codes.OK


def find_rules(notices: list[Notice], wanted: str) -> list[tuple[Notice, Rule]]:
    """The rule of an id, or of the one id that begins so, in each notice that has it.

    Raises:
        CommandError: none is, or several are.
    """
    known = list(dict.fromkeys(rule.id for notice in notices for rule in notice.rules))
    ids = [wanted] if wanted in known else [each for each in known if wanted and each.startswith(wanted)]
    if len(ids) > 1:
        raise CommandError(f"“{wanted}”开头的规则有几条：{'、'.join(ids)}")
    if not ids:
        where = "、".join(notice.id for notice in notices)
        hint = did_you_mean(wanted, known)
        raise CommandError(f"没有规则“{wanted}”{hint}（查过 {where}；用 chuding rules show 看全部规则）")
    return [(notice, rule) for notice in notices for rule in notice.rules if rule.id == ids[0]]
