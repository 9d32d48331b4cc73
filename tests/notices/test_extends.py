"""``extends``: next year's notice as a few lines that say what changes; the fixture is invented."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from chuding_cli.language.nodes.names import NamedLiteral
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.reading.file import load_notice
from chuding_cli.notices.validate import Checked, check_notice
from chuding_cli.yaml_files.tree import TreeProblem, where

from ..conftest import Run
from .rules_files import RULES, TEMPLATES, VOCABULARY

FIXTURES = Path(__file__).parent / "fixtures"
KORLA_2025 = FIXTURES / "korla-2025.yaml"


@pytest.fixture(scope="module")
def next_year() -> Notice:
    return load_notice(KORLA_2025, VOCABULARY)


def member(notice: Notice, name: str) -> object:
    node = notice.defined[name]
    assert isinstance(node, NamedLiteral)
    return node.constant


def test_next_years_notice_is_a_few_lines(next_year: Notice) -> None:
    lines = [line for line in KORLA_2025.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) < 35
    assert len(next_year.rules) == 36


def test_what_is_written_again_is_new_and_the_rest_is_taken_over(next_year: Notice) -> None:
    period = next_year.windows["online"].periods[0]
    assert (period.first, period.last) == (date(2025, 9, 22), date(2025, 10, 17))
    assert next_year.windows["online"].name == "个人网上申报时间"
    assert member(next_year, "专业课时标准") == 72
    assert member(next_year, "公需课时标准") == 30
    assert next_year.phone == "0996-2168525"
    assert next_year.places == ("库尔勒市", "库尔勒")


def test_a_list_loses_and_gains_members_one_by_one(next_year: Notice) -> None:
    professions = member(next_year, "可初定专业")
    assert isinstance(professions, tuple)
    assert len(professions) == 40
    assert "消防" in professions
    assert "石油" not in professions


def test_a_dropped_rule_is_gone_from_the_papers_too(next_year: Notice) -> None:
    assert "paper.mandarin" not in {rule.id for rule in next_year.rules}
    assert all("paper.mandarin" not in paper.rules for paper in next_year.papers)


def test_sentences_that_are_taken_over_are_cited_where_they_stand_now(next_year: Notice) -> None:
    (rule,) = (rule for rule in next_year.rules if rule.id == "summary.length")
    assert next_year.text_of(rule.cites[0]) == "korla-2025.md:42"
    (reworded,) = (rule for rule in next_year.rules if rule.id == "experience.years")
    assert "中专毕业从事专业技术工作满4年" in reworded.cites[0].quote


def test_the_sentence_of_a_row_that_changed_is_cited_once(next_year: Notice) -> None:
    (table,) = (each for each in next_year.definitions if each.name == "初定年限")
    assert [cite.line for cite in table.cites] == [21, 21, 21]


def test_an_applicant_is_judged_by_the_new_numbers(chuding: Run, tmp_path: Path) -> None:
    text = (
        "姓名: 甲\n学历: {层次: 中专, 学习形式: 全日制, 毕业日期: 2021-06-30}\n"
        "工作经历: [{开始: 2021-10-10, 结束: 至今, 类别: 专业技术}]\n"
    )
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    for day, status in (("2025-10-09", "fail"), ("2025-10-10", "pass")):
        done = chuding("check", "a.yaml", "--notice", str(KORLA_2025), "--as-of", day, "--format", "jsonl")
        found = {each["rule"]: each["status"] for each in json.loads(done.stdout)["findings"]}
        assert found["experience.years"] == status


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the fixture, its text, and the notice that it extends."""
    for path in (KORLA_2025, FIXTURES / "korla-2025.md", RULES / "korla-2024.yaml", RULES / "korla-2024.md"):
        shutil.copy(path, tmp_path)
    return tmp_path


def checked(folder: Path, *replaced: tuple[str, str]) -> Checked:
    path = folder / "korla-2025.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in replaced:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return check_notice(path, VOCABULARY, TEMPLATES)


def told(folder: Path, *replaced: tuple[str, str]) -> list[str]:
    """Every mistake, with its place in whichever of the two files it stands."""
    path = folder / "korla-2025.yaml"
    try:
        problems = checked(folder, *replaced).problems
    except TreeProblem as problem:
        return [line.replace(f"{folder}/", "") for line in problem.lines()]
    return [
        f"{where(path, line, column)}: {words}".replace(f"{folder}/", "") for words, line, column in problems
    ]


def test_the_fixture_is_sound_and_rules_whose_sentence_was_reworded_are_to_be_read_again(
    folder: Path,
) -> None:
    found = checked(folder)
    assert found.problems == ()
    assert len(found.warnings) == 8
    assert all("核对它的读法和说法" in words for words, _, _ in found.warnings)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("extends: korla-2024", "extends: korla-2042", "korla-2025.yaml:4:10: 没有通知“korla-2042”；是不是“korla-2024”"),
        ("extends: korla-2024", "extends: korla-2025", "korla-2025.yaml:4:10: extends: 绕成了圈：korla-2025"),
        ("extends: korla-2024", "extends: [korla-2024]", "korla-2025.yaml:4:10: extends: 后面写一份通知的编号"),
        ("drop: [paper.mandarin]", "drop: [paper.mandrin]", "korla-2025.yaml:20:8: 沿用的通知里没有“paper.mandrin”；是不是“paper.mandarin”"),
        ("remove: [石油]", "remove: [石灰]", "沿用的名单里没有“石灰”"),
        ("drop: [paper.mandarin]", "drop: [paper.mandarin]\nrules: {online: [{id: ce.hour, clause: 五}]}", "沿用的通知里没有规则“ce.hour”；是不是“ce.hours”"),
        ("中小学教师 2024 年: 中小学教师 2025 年\n", "中小学教师 2024 年:\n    - 两处\n", "korla-2025.yaml:25:5: reworded: 下面写“旧的文字: 新的文字”"),
        ("reworded:\n", "reworded: 无\nx:\n", "reworded: 下面写“旧的文字: 新的文字”"),
        ("{value: 120 元,", "{valeu: 120 元,", "数“评审费”里不认识“valeu”；是不是“value”"),
    ],
)  # fmt: skip
def test_a_change_of_what_is_not_there_is_told_at_its_place(
    folder: Path, old: str, new: str, message: str
) -> None:
    found = told(folder, (old, new))
    assert found
    assert any(message in line for line in found), found


def test_a_mistake_that_is_taken_over_is_told_in_the_file_where_it_stands(folder: Path) -> None:
    base = folder / "korla-2024.yaml"
    base.write_text(
        base.read_text(encoding="utf-8").replace("条数(现有职称)", "条树(现有职称)"), encoding="utf-8"
    )
    (line,) = told(folder)
    assert line.startswith("korla-2024.yaml:112:24")
    assert "没有函数“条树”" in line


def test_a_sentence_that_the_new_text_has_not_is_told_with_the_nearest(folder: Path) -> None:
    found = told(folder, ("  机械电子、石油、化工: 机械电子、化工、消防\n", ""))
    assert any("沿用的规则“series.listed”所引的" in line and "korla-2025.md 里没有" in line for line in found)


def test_an_empty_value_takes_a_key_away(folder: Path) -> None:
    rule = "rules: {paper: [{id: paper.fee, due: , advice: }]}\ndrop: [paper.mandarin]"
    checked(folder, ("drop: [paper.mandarin]", rule))
    notice = load_notice(folder / "korla-2025.yaml", VOCABULARY)
    (fee,) = (rule for rule in notice.rules if rule.id == "paper.fee")
    assert (fee.due, fee.advice) == (None, None)
    assert fee.title


def test_a_third_year_extends_the_second(folder: Path) -> None:
    text = (folder / "korla-2025.md").read_text(encoding="utf-8").replace("120 元", "130 元")
    (folder / "korla-2026.md").write_text(text, encoding="utf-8")
    (folder / "korla-2026.yaml").write_text(
        f"id: korla-2026\nname: 虚构\nextends: korla-2025\n"
        f"source: {{file: korla-2026.md, sha256: {hashlib.sha256(text.encode()).hexdigest()}}}\n"
        f"in_force: {{from: 2026-01-01}}\n"
        f"numbers: {{评审费: {{value: 130 元, cite: {{68: 初次确定初级 130 元}}}}}}\n",
        encoding="utf-8",
    )
    found = check_notice(folder / "korla-2026.yaml", VOCABULARY, TEMPLATES)
    assert found.problems == ()
    assert member(found.notice, "评审费") == 130
    assert member(found.notice, "专业课时标准") == 72
    assert len(found.notice.rules) == 36


def test_show_says_what_is_taken_over(chuding: Run) -> None:
    shown = chuding("rules", "show", str(KORLA_2025)).stdout
    assert "沿用：korla-2024（下面注明“沿用”的是它的）" in shown
    assert "公需课时标准：30 课时（korla-2025.md:38「公需科目 30 课时/年」） 〔沿用〕" in shown
    assert "专业课时标准：72 课时（korla-2025.md:38「专业科目 72 课时/年」）\n" in shown


def test_a_year_that_is_taken_over_is_to_be_looked_at(folder: Path) -> None:
    base = folder / "korla-2024.yaml"
    text = base.read_text(encoding="utf-8")
    text = text.replace(
        "require: {check: 条数(现有职称) = 0,", "require: {check: 条数(现有职称) = 0 且 申报日 >= 2024-02-01,"
    )
    base.write_text(text, encoding="utf-8")
    found = checked(folder)
    assert found.problems == ()
    assert sum("沿用的这一处写着 2024 年" in words for words, _, _ in found.warnings) == 1
