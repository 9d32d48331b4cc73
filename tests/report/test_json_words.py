"""JSON is put together from parts that are encoded once: no text of an applicant can break it."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from chuding_cli.applicants.inputs import Source
from chuding_cli.batch.packing import packed, unpacked
from chuding_cli.judging.checking import Request, check_source
from chuding_cli.report.entry import entry_of
from chuding_cli.report.json_v1 import result

from ..applicants.ready import READY

REQUEST = Request("online", datetime(2024, 10, 20, 12))


@pytest.mark.parametrize("name", ['"findings": [', '张"三', "a\\", "李 四"])
def test_a_name_that_looks_like_json_stays_a_name(name: str) -> None:
    text = READY.replace("姓名: ", f"姓名: {json.dumps(name)} # ", 1)
    (judgement,) = check_source(Source("a.yaml", None, text.encode()), REQUEST)
    found = json.loads(result(entry_of(judgement)))
    assert found["name"] == name
    assert [each["rule"] for each in found["findings"]] == [each.rule.id for each in judgement.findings]
    assert [(each["line"], each["column"]) for each in found["findings"]] == [
        each.place for each in judgement.findings
    ]


def test_the_same_words_at_other_places_arrive_as_they_were_sent() -> None:
    texts = (READY, "# 多一行\n" + READY, "姓名: [")
    sources = [Source(f"{n}.yaml", None, text.encode()) for n, text in enumerate(texts)]
    entries = [entry_of(judgement) for source in sources for judgement in check_source(source, REQUEST)]
    sent = packed(entries)
    assert list(unpacked(sent)) == entries
    assert len(sent.words) < sum(len(entry.rows) for entry in entries)
