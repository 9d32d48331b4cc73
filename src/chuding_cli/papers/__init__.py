"""The papers: a notice's templates, filled with a person's values, as PDF.

Data flows one way, through three rooms, each of which uses what stands before it and ``content``::

    template/   file --load_paper--> PaperTemplate --fill(values)--> Filled
    layout/     Filled.content --lay_out--> pages of rows, each thing with its place
    drawing/    pages --draw--> PDF bytes, with ReportLab

    template = load_paper("korla-2024", "publicity", templates_dir)   # checked: TemplateError with lines
    filled = fill(template, {"姓名": "古丽·买买提", "性别": None})       # filled.blanks == ("性别", …)
    pdf = draw(filled, draft=False, fonts=fonts(body=Path("仿宋.ttf")), first_page_number=1)

``KINDS`` names the papers with the placeholders and lists of each. The papers know no rule and no
city: what they say stands in the templates, and how official papers look in ``layout.geometry``
(GB/T 9704-2012).
"""

from __future__ import annotations

from chuding_cli.papers.content.paper import Filled
from chuding_cli.papers.content.plain_text import plain_text
from chuding_cli.papers.drawing.fonts import Fonts, fonts
from chuding_cli.papers.drawing.paper import draw
from chuding_cli.papers.errors import (
    FontError,
    MissingGlyphError,
    NoTemplateError,
    PaperError,
    ScriptError,
    TemplateError,
    ValuesError,
)
from chuding_cli.papers.template.blocks import PaperTemplate
from chuding_cli.papers.template.filling import ListRow, Value, fill
from chuding_cli.papers.template.kinds import KINDS, PaperKind
from chuding_cli.papers.template.loading import load_paper
from chuding_cli.papers.template.typed import chinese_date

__all__ = [
    "KINDS",
    "Filled",
    "FontError",
    "Fonts",
    "ListRow",
    "MissingGlyphError",
    "NoTemplateError",
    "PaperError",
    "PaperKind",
    "PaperTemplate",
    "ScriptError",
    "TemplateError",
    "Value",
    "ValuesError",
    "chinese_date",
    "draw",
    "fill",
    "fonts",
    "load_paper",
    "plain_text",
]
