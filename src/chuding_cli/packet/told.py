"""What the terminal is told: each applicant's packet, each unit's papers, and a summary at the end."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from chuding_cli.notices.model.verdicts import VERDICTS as ORDER
from chuding_cli.packet.checklist import VERDICTS
from chuding_cli.packet.run import Outcome
from chuding_cli.packet.units import Unit, UnitPapers
from chuding_cli.report.words import which_document
from chuding_cli.text.masking import one_line, shown


class Told:
    """Results to ``out``; what could not be done to standard error as well."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._units = 0

    def applicant(self, outcome: Outcome) -> None:
        """One applicant."""
        number = which_document(outcome.document)
        verdict = VERDICTS[outcome.verdict]
        self._say(f"{outcome.name or '（没有姓名）'}  {outcome.file}{number}  {verdict}")
        if outcome.problem:
            self._say("  没有做成")
            self._fail(f"{outcome.file}{number}: {one_line(outcome.problem)}")
        elif outcome.skipped:
            self._say(f"  {outcome.skipped}")
        else:
            self._say(f"  {_path(outcome.folder)}/  {'、'.join(outcome.papers)}")
        for note in outcome.notes:
            self._say(f"  · {one_line(note)}")
        if outcome.kept is not None:
            self._say(f"  · 原来的文件夹里有别的文件，已改名为 {_path(outcome.kept)}")

    def unit(self, unit: Unit, folder: Path, papers: UnitPapers) -> None:
        """One employer."""
        self._units += 1
        names = "、".join(name for name in papers.files if not name.endswith(".json"))
        self._say(f"{one_line(unit.name)}  {len(unit.members)} 人")
        self._say(f"  {_path(folder)}/  {names}")
        for line in papers.left_out:
            self._say(f"  · {one_line(line)}")

    def unit_failed(self, name: str, why: str) -> None:
        """An employer whose papers could not be made."""
        self._say(one_line(name))
        self._say("  没有做成")
        self._fail(f"{one_line(name)}: {one_line(why)}")

    def end(self, done: Sequence[Outcome], output: Path) -> None:
        """How many packets there are, and how many of each verdict."""
        made = sum(bool(outcome.papers) for outcome in done)
        counted = Counter(outcome.verdict for outcome in done)
        verdicts = "，".join(f"{VERDICTS[v]} {counted[v]} 人" for v in ORDER if counted[v])
        units = f"，{self._units} 个单位的汇总" if self._units else ""
        self._say(f"共 {len(done)} 份（{verdicts}）：在 {_path(output)}/ 做好 {made} 份材料{units}。")

    def _say(self, line: str) -> None:
        print(shown(line), file=self._out)

    @staticmethod
    def _fail(line: str) -> None:
        print(shown(f"chuding: {line}"), file=sys.stderr)


def _path(path: Path) -> str:
    return one_line(str(path))
