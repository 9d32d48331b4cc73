"""``chuding explain``: one rule in full."""

from __future__ import annotations

from argparse import Namespace

from chuding_cli.commands import exit_codes
from chuding_cli.commands.chosen import chosen
from chuding_cli.commands.command_line import CommandError
from chuding_cli.notices.model.notice import Notice, Rule
from chuding_cli.report.pages.rule import rule_page
from chuding_cli.report.terminal import print_lines, width
from chuding_cli.text.guess import did_you_mean


def explain(options: Namespace) -> int:
    """Print the rule, from every notice that has it.

    Raises:
        CommandError: no such rule, or several that begin so.
    """
    found = find_rules(chosen([options.notice] if options.notice else []), options.rule)
    for number, (notice, rule) in enumerate(found):
        if number:
            print()
        print_lines(rule_page(notice, rule, width()).lines)
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
