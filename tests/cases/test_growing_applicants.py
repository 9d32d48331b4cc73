"""Time grows as the input: many documents, many entries; whatever the reader lets pass is judged soon."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from chuding_cli.applicants.inputs import Source
from chuding_cli.applicants.reading import MAX_ITEMS
from chuding_cli.judging.checking import Request, check_source
from chuding_cli.judging.finding import Judgement

from ..conftest import Run
from .growing import LISTS, NOTICES, person, seconds

CASES = Path(__file__).parent
REQUEST = Request("online", datetime(2024, 10, 20, 12))
SOON = 10.0  # seconds on a slow machine that does other things too; two on an idle one
FAULTY = """\
姓名: 某人
性别: 女士
单位: {名称: 甲公司, 性质: 企业, 所在地: 库尔勒市}
申报: {系列: 工程, 申报日期: 2024-10-20}
"""


def judged(text: str) -> list[Judgement]:
    """Every document of a text, with the words of its findings."""
    found = list(check_source(Source("某.yaml", None, text.encode()), REQUEST))
    for judgement in found:
        for finding in judgement.findings:
            _ = finding.message, finding.advice, finding.place
    return found


@pytest.mark.parametrize(
    "document",
    [
        FAULTY,
        FAULTY.replace("性别: 女士\n", "没有这个键: 1\n"),
        "通知: aksu-2025\n" + FAULTY,
        FAULTY.replace("库尔勒市", "阿克苏地区").replace("2024-10-20", "2025-10-20"),
        FAULTY.replace("性别: 女士\n", ""),
    ],
    ids=["value", "key", "another-notice", "another-place", "sound"],
)
def test_four_times_the_documents_take_about_four_times_as_long(document: str) -> None:
    judged(document)
    few = seconds(lambda: judged("---\n".join([document] * 100)))
    many = seconds(lambda: judged("---\n".join([document] * 400)))
    assert many < 10 * few + 0.5


def test_each_document_of_a_stream_is_read_with_the_words_of_its_own_notice() -> None:
    own = "通知: {}\n姓名: 某人\n性别: 女士\n"
    names = [NOTICES[at % len(NOTICES)] for at in range(30)]
    found = judged("---\n".join(own.format(name) for name in names))
    assert [judgement.notice.id for judgement in found if judgement.notice] == names
    assert [[error.line for error in judgement.errors] for judgement in found] == [
        [3 + 4 * at] for at in range(30)
    ]


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("lists", [*[(name,) for name in LISTS], tuple(LISTS)], ids="、".join)
def test_twice_the_entries_take_at_most_about_twice_as_long(notice: str, lists: tuple[str, ...]) -> None:
    for level in ("本科", "大专"):
        judged(person(notice, lists, 4, level))
        few = seconds(lambda level=level: judged(person(notice, lists, 100, level)))  # type: ignore[misc]
        more = seconds(lambda level=level: judged(person(notice, lists, 200, level)))  # type: ignore[misc]
        assert more < 3.5 * few + 0.5


@pytest.mark.parametrize("notice", NOTICES)
def test_as_many_entries_as_the_reader_lets_pass_are_judged_soon(notice: str) -> None:
    text = person(notice, LISTS, MAX_ITEMS, "大专")
    assert seconds(lambda: judged(text)) < SOON


@pytest.mark.parametrize("name", LISTS)
def test_more_entries_than_anybody_has_are_refused_with_their_place(
    chuding: Run, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "某.yaml"
    path.write_text(person("korla-2024", [name], MAX_ITEMS + 1), encoding="utf-8")
    done = chuding("check", "某.yaml", "--format", "github")
    assert done.returncode == 3
    assert f"line={7 + MAX_ITEMS + 1}" in done.stdout
    assert "没有人有这么多" in done.stdout


@pytest.mark.parametrize(
    "path", sorted((CASES / "h12-first-day-cubic").glob("*.yaml")), ids=lambda path: path.stem
)
def test_many_short_spans_and_many_titles_are_judged_soon(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert seconds(lambda: judged(text)) < SOON
    (judgement,) = judged(text)
    assert judgement.errors == ()


def test_what_is_found_ahead_does_not_depend_on_how_it_is_looked_for() -> None:
    """The day found with what nodes keep of the days ahead is the first on which a fresh judgement agrees."""
    for at, lists in enumerate([("工作经历",), ("现有职称",), ("工作经历", "现有职称")]):
        for level in ("中专", "大专", "本科", "硕士"):
            text = person("quzhou-2021", lists, 140, level)
            (judgement,) = judged(text)
            grant = judgement.grant
            assert grant is not None, at
            if grant.next_on is None:
                continue
            day = grant.next_on
            on = text.replace("申报日期: 2021-10-20", f"申报日期: {day}")
            before = text.replace("申报日期: 2021-10-20", f"申报日期: {day.fromordinal(day.toordinal() - 1)}")
            (then,), (not_yet,) = judged(on), judged(before)
            assert then.grant is not None
            assert not_yet.grant is not None
            assert then.grant.now == grant.next
            assert not_yet.grant.now == grant.now
