"""Which of a notice's papers concern an applicant, and which of them say what is true today."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import NamedTuple

from chuding_cli.language.environment import Environment
from chuding_cli.language.nodes.base import Node
from chuding_cli.language.telling.explaining import explain
from chuding_cli.language.truth import status
from chuding_cli.notices.model.notice import Attachment, Notice
from chuding_cli.papers import KINDS, chinese_date
from chuding_cli.text.masking import one_line


class State(Enum):
    """How a paper stands."""

    MADE = "made"
    DRAFT = "draft"  # what it says is not true (yet): made with a visible mark
    LACKING = "lacking"


class DuePaper(NamedTuple):
    """A paper of one applicant. ``why``: what keeps it from being true; ``since``: from when it can be."""

    form: Attachment
    template: str
    state: State
    why: str = ""
    since: date | None = None

    @property
    def label(self) -> str:
        """What the paper is called."""
        return KINDS[self.template].label

    @property
    def reason(self) -> str:
        """Why it is lacking or a draft, and from when it can be made."""
        day = f"；{chinese_date(self.since)}起可以制作" if self.since else ""
        return f"{self.why}{day}"


def due_papers(notice: Notice, env: Environment, *, draft: bool, all_drafts: bool) -> tuple[DuePaper, ...]:
    """The papers of an applicant in the notice's order.

    ``draft``: make those that are not true yet with a mark; ``all_drafts``: mark every one.
    """
    papers = []
    for form in notice.attachments:
        concerned = form.applies.value(env) if form.applies else True
        if concerned is False:
            continue
        template = form.single or form.template
        require = form.applies if concerned is not True else form.require
        truth = require.value(env) if require else True
        if truth is True:
            why = "申报人现在不能申报" if all_drafts else ""
            papers.append(DuePaper(form, template, State.DRAFT if all_drafts else State.MADE, why))
            continue
        state = State.DRAFT if draft else State.LACKING
        since = _since(form, env) if status(truth) == "missing" else None
        papers.append(DuePaper(form, template, state, _why(require, env), since))
    return tuple(papers)


def _why(require: Node | None, env: Environment) -> str:
    reasons = explain(require, env) if require else ()
    return one_line("；".join(dict.fromkeys(reason.text for reason in reasons))) or "还不能说是事实"


def _since(form: Attachment, env: Environment) -> date | None:
    """The day from which it can be true, where that is still to come."""
    day = form.since.value(env) if form.since else None
    return day if isinstance(day, date) and day > env.days.hand_in else None
