"""The notice sentence by sentence: how it is cut, and that something was made of every part."""

from __future__ import annotations

import pytest

from chuding_cli.notices import catalogue
from chuding_cli.notices.model.source_text import SourceText
from chuding_cli.notices.trace import Traced, trace
from chuding_cli.report.pages.trace import trace_page
from chuding_cli.text.columns import cells

from ..conftest import Run
from .rules_files import Changed


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("甲。乙；丙！", ["甲。", "乙；", "丙！"]),
        ("他说：“甲。”乙。", ["他说：“甲。”", "乙。"]),
        ("（甲；乙。）丙", ["（甲；", "乙。）", "丙"]),
        ("- （一）甲：9月30日；", ["（一）甲：9月30日；"]),
        ("1. 甲。乙", ["甲。", "乙"]),
        ("## 甲", ["甲"]),
        ("> 1. 甲", ["甲"]),
        ("附件：1.甲", ["附件：1.甲"]),
        ("网址 https://a.b/?c=1;d=2 。乙", ["网址 https://a.b/?c=1;d=2 。", "乙"]),
        ("| 本科 | 1 年 |", ["| 本科 | 1 年 |"]),
        ("|---|:--:|", []),
        ("---", []),
        ("* * *", []),
        ("", []),
        ("。）", []),
    ],
)
def test_lines_are_cut_into_sentences(line: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in SourceText(line).sentences] == sentences


def test_sentences_are_cut_into_clauses() -> None:
    (sentence,) = SourceText("甲：乙，丙 1,000 元。").sentences
    assert [clause.text for clause in sentence.clauses] == ["甲：", "乙，", "丙 1,000 元。"]


def test_spaces_make_no_difference_to_a_quote() -> None:
    source = SourceText("按照公需科目 30 课时/年")
    (span,) = source.find(1, "公需科目30课时")
    assert span == (2, 10)
    assert source.find(1, "公需　科目") == []


def covered(korla: Changed) -> dict[str, Traced]:
    notice = korla.check().notice
    text = notice.source.read_text(encoding="utf-8")
    return {each.sentence.text: each for each in trace(notice, SourceText(text))}


def test_every_sentence_of_every_notice_has_something_made_of_it() -> None:
    for name in catalogue.known_ids():
        notice = catalogue.notice(name)
        traced = trace(notice, SourceText(notice.source.read_text(encoding="utf-8")))
        assert traced
        assert [each for each in traced if each.bare or not each.uses] == []


def test_every_rule_is_found_at_a_sentence() -> None:
    notice = catalogue.notice("korla-2024")
    traced = trace(notice, SourceText(notice.source.read_text(encoding="utf-8")))
    seen = {use.name for each in traced for use in each.uses if use.kind == "rule"}
    assert seen == {rule.id for rule in notice.rules}


def test_a_sentence_shows_all_that_was_made_of_it(korla: Changed) -> None:
    kinds = {
        use.kind
        for use in covered(korla)[
            "公示时间从××××年××月××日起至××××年××月××日止（公示期不少于 5 个工作日）。"
        ].uses
    }
    assert kinds == {"rule", "attachment"}


def test_a_label_goes_with_the_clause_behind_it(korla: Changed) -> None:
    assert (
        covered(korla)["基本信息：按要求填报个人信息，并上传身份证扫描件，符合要求的一寸免冠照。"].bare == ()
    )
    korla.replace("cite: {33: 按要求填报个人信息}", "cite: {33: 上传身份证扫描件}")
    bare = covered(korla)["基本信息：按要求填报个人信息，并上传身份证扫描件，符合要求的一寸免冠照。"].bare
    assert [clause.text for clause in bare] == ["基本信息：", "按要求填报个人信息，"]


def test_a_corner_of_a_clause_in_a_quote_of_its_neighbour_is_not_enough(korla: Changed) -> None:
    korla.replace("cite: {33: 按要求填报个人信息}", "cite: {33: 人信息，并上传身份证扫描件}")
    bare = covered(korla)["基本信息：按要求填报个人信息，并上传身份证扫描件，符合要求的一寸免冠照。"].bare
    assert [clause.text for clause in bare] == ["基本信息：", "按要求填报个人信息，"]


def test_the_page_fits_the_terminal() -> None:
    notice = catalogue.notice("korla-2024")
    traced = trace(notice, SourceText(notice.source.read_text(encoding="utf-8")))
    for width in (60, 80):
        lines = ["".join(text for _, text in line) for line in trace_page(notice, traced, width).lines]
        assert max(map(cells, lines)) <= width


def test_the_process_prints_the_notice_and_ends_with_0(chuding_process: Run) -> None:
    ran = chuding_process("rules", "trace", "korla-2024")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (
        "  11  离退休人员、公务员及参照公务员法管理的事业单位不得参加。\n      → 规则：applicant.status\n"
        in ran.stdout
    )
    assert "没有着落 0。" in ran.stdout


def test_a_sentence_with_nothing_made_of_it_is_shown_as_such(korla: Changed, chuding: Run) -> None:
    korla.replace(", 64: 六、收费标准", "")
    ran = chuding("rules", "trace", str(korla.path))
    assert ran.returncode == 2
    assert "  64  六、收费标准\n      ✗ 没有着落\n" in ran.stdout
    assert "没有着落 1。" in ran.stdout
