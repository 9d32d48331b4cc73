"""When the time of a notice runs: one period, or periods that come back every so many months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from chuding_cli.facts.dates import DAY, add_months, day_of_month


class Period(NamedTuple):
    """First and last day, both included, and the moment it closes where an hour is told."""

    first: date
    last: date
    closes: datetime | None = None

    @property
    def closing(self) -> str:
        """The end, with its hour where one is told."""
        return self.closes.strftime("%Y-%m-%d %H:%M") if self.closes else self.last.isoformat()

    def is_over(self, day: date, hour: datetime | None = None) -> bool:
        """Whether a day, or where one is asked about an hour, comes behind it."""
        return day > self.last or (hour is not None and self.closes is not None and hour > self.closes)

    def __str__(self) -> str:
        return f"{self.first} 至 {self.closing}"


class Recurrence(NamedTuple):
    """Comes back in some ``months`` (1 to 12), from one day of the month to another, or to one of the next.

    A day beyond the month's end is its last; ``first_day`` 0 is the day after the last time's end.
    ``until``: what begins later does not come any more.
    """

    months: tuple[int, ...]
    first_day: int
    last_day: int
    hour: time | None
    until: date = date.max

    @property
    def _into_next_month(self) -> bool:
        return self.last_day < self.first_day

    def at(self, day: date) -> Period:
        """The period in which a day lies, else the next one, else the last."""
        before: Period | None = None
        for period in self._periods(add_months(min(day, self.until).replace(day=1), -25)):
            if before is not None and period.first > self.until:
                return before
            if period.last >= day:
                return period
            before = period
        raise AssertionError("it comes back for ever")

    def _periods(self, month: date) -> Iterator[Period]:
        """All of them from a month on; the first only tells when the second begins."""
        before: date | None = None
        while True:
            if month.month in self.months:
                first = day_of_month(month, self.first_day) if self.first_day else before and before + DAY
                last = day_of_month(add_months(month, int(self._into_next_month)), self.last_day)
                if first:
                    closes = datetime.combine(last, self.hour) if self.hour else None
                    yield Period(first, last, closes)
                before = last
            month = add_months(month, 1)

    def __str__(self) -> str:
        which = "每月" if len(self.months) == 12 else f"每年 {'、'.join(map(str, self.months))} 月"
        hour = f" {self.hour:%H:%M}" if self.hour else ""
        if not self.first_day:
            return f"{which} {self.last_day} 日{hour}截止"
        next_month = "次月 " if self._into_next_month else ""
        return f"{which} {self.first_day} 日至 {next_month}{self.last_day} 日{hour}"
