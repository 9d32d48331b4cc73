"""``--format sarif``: SARIF 2.1.0 (OASIS), as GitHub code scanning reads it.

Error for fail, warning for missing, note for review; a file's own errors and what is found across
applicants are errors too, with rules of their own (``document.invalid``, ``batch.…``).

GitHub refuses a run with more than 25,000 results, all of it. So no more are written: of more than that the
errors first, then the warnings, and how many were left out is told in the report and on standard error.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from pathlib import Path, PurePath
from typing import Any, TextIO
from urllib.parse import quote

from chuding_cli import __version__
from chuding_cli.notices import catalogue
from chuding_cli.report.entry import BatchFinding, Entry, Row

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LIMIT = 25_000  # results of a run that GitHub takes
_PLACES = 1_000  # locations of a result that GitHub takes
_NAMED = 5  # places that a message links; the others stand beside it
_LEVELS = {"fail": "error", "missing": "warning", "review": "note"}
_INVALID = {
    "id": "document.invalid",
    "name": "文件有误",
    "shortDescription": {"text": "文件有误，改正以后才能核对"},
    "help": {"text": "按信息里的行、列改正文件。"},
}


class SarifReport:
    """Keeps as many results as may be written, and writes them at the end, before the rules."""

    def __init__(self, out: TextIO, _stage: str) -> None:
        self.out = out
        self.rules: dict[tuple[str | None, str], int] = {}
        self.descriptors: list[dict[str, Any]] = []
        self.results: dict[str, list[tuple[int, str]]] = {level: [] for level in _LEVELS.values()}
        self.met = 0
        self.left_out = 0

    def write(self, entry: Entry) -> None:
        """Add the results of one document."""
        for error in entry.errors:
            index = self._index((None, "document.invalid"), _INVALID)
            place = _location(entry.file, error.line, error.column)
            known = f"{entry.file}|{entry.document}|{error.message}"
            self._result("document.invalid", index, "error", error.message, [place], known)
        for row in entry.rows:
            if row.status not in _LEVELS:
                continue
            key = (entry.notice, row.rule)
            index = self.rules[key] if key in self.rules else self._index(key, _descriptor(row, entry))
            who = f"{entry.name}：" if entry.name else ""
            advice = f"。怎么办：{row.advice}" if row.advice else ""
            words = f"{who}{row.message}{advice}"
            place = _location(entry.file, row.line, row.column)
            known = f"{entry.file}|{entry.document}|{row.rule}|{row.status}"
            self._result(row.rule, index, _LEVELS[row.status], words, [place], known)

    def close(self, batch: tuple[BatchFinding, ...]) -> None:
        """Add what was found across the applicants, then the tool and its rules."""
        for found in batch:
            rule = f"batch.{found.kind}"
            about = {"id": rule, "shortDescription": {"text": "几份申报文件放在一起看，互相矛盾或重复"}}
            places = [_location(spot.file, spot.line, spot.column) for spot in found.places]
            known = "|".join([rule, *(spot.file for spot in found.places)])
            # GitHub shows other places only where the message links them.
            linked = (f"[{_link(s.file)}:{s.line}]({id_})" for id_, s in enumerate(found.places[1:_NAMED], 1))
            words = f"{found.message}；另见 {'、'.join(linked)}"
            self._result(rule, self._index((None, rule), about), "error", words, places, known)
        self._write_results()
        driver = {
            "name": "chuding",
            "version": __version__,
            "semanticVersion": __version__,
            "language": "zh-CN",
            "rules": self.descriptors,
        }
        told = f', "invocations": {_json([self._told()])}' if self.left_out else ""
        self.out.write(f'\n], "tool": {_json({"driver": driver})}{told}}}]}}\n')

    def _write_results(self) -> None:
        """In the order of the input; where some were left out, the worst ones first."""
        head = f'"$schema": "{SCHEMA}", "version": "2.1.0"'
        self.out.write(f'{{{head}, "runs": [{{"columnKind": "unicodeCodePoints", "results": [\n')
        kept = [result for results in self.results.values() for result in results]
        if not self.left_out:
            kept.sort()
        for position, (_, text) in enumerate(kept):
            self.out.write(f",\n{text}" if position else text)

    def _told(self) -> dict[str, Any]:
        """What was left out, for the report; standard error is told at once."""
        words = f"SARIF 报告最多 {LIMIT} 条（GitHub 的限制），另有 {self.left_out} 条没有写入（错误优先）"
        words += "；全部结果见 json、csv、html 或 xlsx 报告，或分几次核对"
        print(f"chuding: {words}", file=sys.stderr)
        notification = {"level": "warning", "message": {"text": words}}
        return {"executionSuccessful": True, "toolExecutionNotifications": [notification]}

    def _index(self, key: tuple[str | None, str], about: dict[str, Any]) -> int:
        if key not in self.rules:
            self.rules[key] = len(self.descriptors)
            self.descriptors.append(about)
        return self.rules[key]

    def _result(
        self, rule: str, index: int, level: str, words: str, places: list[dict[str, Any]], known: str
    ) -> None:
        result: dict[str, Any] = {
            "ruleId": rule,
            "ruleIndex": index,
            "level": level,
            "message": {"text": words},
            "locations": places[:1],
            # The same finding keeps its alert when lines move.
            "partialFingerprints": {
                "chuding/v1": hashlib.sha256(known.encode("utf-8", "replace")).hexdigest()[:32]
            },
        }
        if places[1:]:
            related = enumerate(places[1:_PLACES], 1)
            result["relatedLocations"] = [{"id": id_, **place} for id_, place in related]
        self.met += 1
        self.results[level].append((self.met, _json(result)))
        if self.met > LIMIT:
            self.left_out += 1
            next(results for results in reversed(self.results.values()) if results).pop()


def _descriptor(row: Row, entry: Entry) -> dict[str, Any]:
    """A rule: its title, the sentence of the notice and the reading chosen."""
    reading, because = _reading(entry.notice, row.rule)
    lines = [
        f"{row.clause}「{row.quote}」（{row.source}）",
        reading and f"读法：{reading}",
        because and f"理由：{because}",
    ]
    text = "\n".join(line for line in lines if line)
    markdown = "\n\n".join(
        line for line in (f"> {row.quote}", f"{row.clause}，`{row.source}`", *lines[1:]) if line
    )
    return {
        "id": row.rule,
        "name": row.title,
        "shortDescription": {"text": row.title},
        "fullDescription": {"text": f"{row.clause}「{row.quote}」"},
        "help": {"text": text, "markdown": markdown},
        "properties": {"notice": entry.notice, "clause": row.clause, "group": row.group},
    }


def _reading(notice: str | None, rule: str) -> tuple[str, str]:
    """The reading chosen and its reason; nothing for a notice that is not among the known ones."""
    if notice not in catalogue.known_ids():
        return "", ""
    found = next((each for each in catalogue.notice(notice).rules if each.id == rule), None)
    return (found.reading, found.because) if found else ("", "")


def _location(file: str, line: int, column: int) -> dict[str, Any]:
    region = {"startLine": max(line, 1), "startColumn": max(column, 1)}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(file)}, "region": region}}


def _link(text: str) -> str:
    """The text of a link; SARIF's messages know brackets and backslashes."""
    return re.sub(r"([\\\[\]])", r"\\\1", text)


def _uri(file: str) -> str:
    """Relative to the folder of the run, where the file is below it; GitHub wants it so."""
    path = Path(file)
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            return path.as_uri()
    return quote(os.fsencode(PurePath(path).as_posix()))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
