"""By which notice a row of a roster, or an applicant file, is read: it may have facts of its own."""

from __future__ import annotations

from datetime import date

from chuding_cli.applicants.reading import Record
from chuding_cli.notices import catalogue
from chuding_cli.notices.model.notice import Notice
from chuding_cli.roster.cell_values import plain_text
from chuding_cli.roster.columns import ABOUT_NOTICE, GUIDE, Sheets, plain, sheets_of
from chuding_cli.roster.reading.workbook import Sheet
from chuding_cli.text.masking import shortly


class Notices:
    """Chooses a row's notice: the one ``asked`` for, else its own, else ``template``'s, else its place's."""

    def __init__(self, asked: Notice | None, template: Notice | None, today: date) -> None:
        self.asked = asked
        self.template = template
        self.today = today
        self._sheets: dict[str, Sheets] = {}

    @property
    def default(self) -> Notice | None:
        """The notice of rows that name none."""
        return self.asked or self.template

    def of(self, record: Record) -> Notice | None:
        """The notice of a row that holds these facts.

        Raises:
            NoNotice: the row names one that is not known, or another than the one asked for.
        """
        if self.asked is not None:
            own = record.values.get("notice", self.asked.id)
            if own != self.asked.id:
                both = f"这一行写的通知是“{shortly(own)}”，--notice 写的却是“{self.asked.id}”"
                raise catalogue.NoNotice(f"{both}；请改这一格，或不写 --notice（一份名册可以有几份通知的人）")
            return self.asked
        return (
            self.template
            if self.template and "notice" not in record.values
            else notice_of(record, self.today)
        )

    def sheets(self, notice: Notice | None) -> Sheets:
        """The sheets and headings that a notice's facts make; None for the shared ones."""
        key = notice.id if notice else ""
        if key not in self._sheets:
            vocabulary = notice.vocabulary if notice else catalogue.shared_vocabulary()
            self._sheets[key] = sheets_of(vocabulary.root)
        return self._sheets[key]

    def seen(self) -> list[Sheets]:
        """The sheets of every notice that has been used."""
        return list(self._sheets.values())


def notice_of(record: Record, today: date) -> Notice | None:
    """The notice that a person's file is judged by: the named one, or the one in force at the place.

    Raises:
        NoNotice: the named one is not known.
    """
    values = record.values
    if "notice" in values:
        return catalogue.by_id(values["notice"])
    try:
        place = values.get("employer.place", "")
        return catalogue.in_force(place, values.get("application.submitted_on", today)) if place else None
    except catalogue.NoNotice:
        return None


def notice_of_template(sheets: list[Sheet]) -> Notice | None:
    """The notice that a template was made for, as 说明 has it.

    Raises:
        NoNotice: it is not known.
    """
    for sheet in sheets:
        for row in sheet.rows if plain(sheet.title) == GUIDE else ():
            if plain_text(row.cells.get(1)) == ABOUT_NOTICE and 2 in row.cells:
                return catalogue.by_id(plain_text(row.cells[2]).strip())
    return None
