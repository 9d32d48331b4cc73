"""Everything that one rule is made of, for whoever asks what it looks at."""

from __future__ import annotations

from typing import NamedTuple

from chuding_cli.facts.vocabulary import Fact, Vocabulary
from chuding_cli.language.examining.mentions import all_names, holes, parts
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.names import FactNode
from chuding_cli.notices.model.notice import Rule


def rule_nodes(rule: Rule) -> list[Node | None]:
    """Everything that a rule is made of, its texts included."""
    texts = [*rule.say.values(), rule.advice, *(words for _, words in rule.advise)]
    table = [rule.cited_by_row[0]] if rule.cited_by_row else []
    return [
        rule.applies,
        rule.condition,
        rule.due,
        *table,
        *(condition for condition, _ in rule.advise),
        *(node for text in texts for node in holes(text)),
    ]


class UsedFact(NamedTuple):
    """A fact that a rule looks at, with the names by which it stands in the applicant file."""

    fact: Fact
    label: str
    path: str


def facts_of(rule: Rule, vocabulary: Vocabulary) -> list[UsedFact]:
    """The facts that a rule looks at, those inside lists and behind derived names too."""
    lists = [fact for fact in vocabulary.root.walk() if fact.kind == "list"]
    owners = {id(member): fact for fact in lists for member in fact.walk()}
    nodes = rule_nodes(rule)
    found: dict[str, UsedFact] = {}
    for node in parts([*nodes, *all_names(nodes).values()]):
        if isinstance(node, FactNode) and (node.level is None or id(node.fact) in owners):
            fact, owner = node.fact, owners.get(id(node.fact))
            label, path = (f"{owner.label}.", f"{owner.path}[].") if owner else ("", "")
            found.setdefault(path + fact.path, UsedFact(fact, label + fact.label, path + fact.path))
    return list(found.values())
