"""The papers, forms and remaining sentences of a notice's file."""

from __future__ import annotations

from collections.abc import Collection

from chuding_cli.notices.model.notice import Attachment, Note, PaperItem
from chuding_cli.notices.reading.section import Sections, scalars
from chuding_cli.text.guess import did_you_mean
from chuding_cli.yaml_files import tree as yaml_tree

_PAPER = frozenset(("title", "cite", "rules", "documents", "template", "when", "note"))
_ATTACHMENT = frozenset(("template", "single", "title", "from", "to", "document", "when", "require", "since"))


def read_papers(sections: Sections, rules: Collection[str]) -> tuple[PaperItem, ...]:
    """The list of papers; ``rules`` are the ids that there are."""
    return tuple(
        _paper(sections, item, rules) for item in sections.items(sections.tree.entries.get("papers"))
    )


def _paper(sections: Sections, item: yaml_tree.Mapping, rules: Collection[str]) -> PaperItem:
    sections.refuse_keys(item, _PAPER, "材料")
    named = scalars(item.entries.get("rules"))
    for scalar in named:
        if scalar.text not in rules:
            sections.build.problem(scalar, f"没有规则“{scalar.text}”{did_you_mean(scalar.text, rules)}")
    return PaperItem(
        title=sections.text(item, "title", required=True),
        cites=sections.cites(item),
        rules=tuple(scalar.text for scalar in named),
        documents=sections.documents(item.entries.get("documents")),
        template=sections.text(item, "template"),
        applies=sections.optional_condition(item, "when"),
        note=sections.text(item, "note"),
        at=(item.line, item.column),
    )


def read_attachments(sections: Sections) -> tuple[Attachment, ...]:
    """The forms at the notice's end."""
    items = sections.items(sections.tree.entries.get("attachments"))
    return tuple(form for item in items if (form := _attachment(sections, item)) is not None)


def _attachment(sections: Sections, item: yaml_tree.Mapping) -> Attachment | None:
    sections.refuse_keys(item, _ATTACHMENT, "附件")
    written = [sections.text(item, key, required=True) for key in ("from", "to")]
    if not all(line.isdecimal() for line in written):
        sections.build.problem(item, "from: 和 to: 要行号")
        return None
    first, last = (
        sections.quotes.moved(int(line), item.entries[key])
        for line, key in zip(written, ("from", "to"), strict=True)
    )
    documents = sections.documents(item.entries.get("document"))
    return Attachment(
        template=sections.text(item, "template", required=True),
        title=sections.text(item, "title", required=True),
        first=first,
        last=last,
        at=(item.line, item.column),
        single=sections.text(item, "single"),
        document=documents[0] if documents else "",
        applies=sections.optional_condition(item, "when"),
        require=sections.optional_condition(item, "require"),
        since=sections.optional_day(item, "since"),
    )


def read_notes(sections: Sections, key: str, words: str) -> tuple[Note, ...]:
    """``information`` or ``left_out``, whose sentence stands under the key ``words``.

    Inherited ones whose sentence is gone are dropped; and what is told of one that has changed, as it
    would tell the old one.
    """
    notes = []
    for item in sections.items(sections.tree.entries.get(key)):
        sections.refuse_keys(item, frozenset((words, "cite")), key)
        note = Note(sections.cites(item), sections.text(item, words, required=True))
        if not sections.quotes.gone(note.cites, followed=key == "information"):
            notes.append(note)
    return tuple(notes)
