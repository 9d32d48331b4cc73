"""Of several alternatives that do not hold, those that come nearest: of them a finding tells."""

from __future__ import annotations

from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.calls import Converted
from chuding_cli.language.nodes.given import Claimed
from chuding_cli.language.nodes.lists import Walking
from chuding_cli.language.nodes.logic import All, AnyOf, Negation
from chuding_cli.language.nodes.names import NameNode, at_top
from chuding_cli.language.nodes.statuses import Remapped
from chuding_cli.language.truth import rank

_ADDED_TO = (Claimed, Converted, Walking)  # what the applicant may have more of than is filled in


def nearest(node: AnyOf, env: Environment) -> list[Node]:
    """The alternatives that come nearest: those as good as the result, of which least is settled."""
    result = rank(node.value(env))
    near = [part for part in node.parts if rank(part.value(env)) == result]
    settled = [_settled_against(part, env) for part in near]
    return [part for part, count in zip(near, settled, strict=True) if count == min(settled)]


def _settled_against(node: Node, env: Environment) -> int:
    """How many things that no later day will change make a condition false: what somebody is, not how long.

    It tells apart the alternatives of a notice: another level of education is not what somebody lacks
    who only has to wait.
    """
    if node.value(env) is not False:
        return 0
    if isinstance(node, NameNode):
        kept: int | None = env.derived.get((node.name, "settled"))
        if kept is None:
            kept = at_top(env, lambda top: _settled_against(node.definition, top))
            env.derived[node.name, "settled"] = kept
        return kept
    if isinstance(node, Remapped) and not node.statuses:
        return _settled_against(node.inner, env)
    if isinstance(node, Negation):  # what is there does not go away
        return 0 if node.depends_on_day() else 1
    if isinstance(node, All):
        return sum(_settled_against(part, env) for part in node.parts)
    if isinstance(node, AnyOf):
        return min(_settled_against(part, env) for part in node.parts if part.value(env) is False)
    return 0 if node.depends_on_day() or any(isinstance(part, _ADDED_TO) for part in node.walk()) else 1
