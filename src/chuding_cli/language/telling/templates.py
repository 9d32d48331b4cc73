"""Texts with expressions in them: with an applicant's values, or with the expressions told in words."""

from __future__ import annotations

from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.nodes.templates import Template
from chuding_cli.language.telling.expressions import words
from chuding_cli.language.telling.wording import shown
from chuding_cli.language.truth import Unknown


def rendered(template: Template, env: Environment) -> str:
    """The text for one applicant; what is not known is shown as 未填."""
    return "".join(part if isinstance(part, str) else _value(part, env) for part in template.parts)


def _value(node: Node, env: Environment) -> str:
    value = node.value(env)
    return "（未填）" if value.__class__ is Unknown else shown(value)


def text_of(template: Template | None) -> str:
    """The text with its expressions told in words; empty for none."""
    parts = template.parts if template is not None else ()
    return "".join(part if isinstance(part, str) else f"〔{words(part)}〕" for part in parts)
