"""``rules diff``: what the second notice says otherwise than the first, in Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuding_cli.notices import catalogue
from chuding_cli.notices.diff import Change, differences
from chuding_cli.notices.model.notice import Notice
from chuding_cli.notices.reading.file import load_notice

from ..conftest import Run
from .rules_files import VOCABULARY, Changed

KORLA_2025 = Path(__file__).parent / "fixtures" / "korla-2025.yaml"


def told(old: Notice, new: Notice) -> dict[tuple[str, str], tuple[str, ...]]:
    """What differs; rules by their ids, which stand behind their titles."""
    return {(each.section, each.name.rpartition("　")[2]): each.how for each in differences(old, new)}


@pytest.fixture(scope="module")
def next_year() -> dict[tuple[str, str], tuple[str, ...]]:
    return told(catalogue.notice("korla-2024"), load_notice(KORLA_2025, VOCABULARY))


@pytest.mark.parametrize(
    ("section", "name", "words"),
    [
        ("通知", "施行", "2024-01-01 至 2024-12-31 → 2025-01-01 至 2025-12-31"),
        ("时间", "个人网上申报时间", "2024-09-30 至 2024-10-25 → 2025-09-22 至 2025-10-17（共 26 天，一样长）"),
        ("时间", "受理纸质材料、缴费时间", "2024-10-26 至 2024-11-04 → 2025-10-18 至 2025-10-31（共 14 天，长 4 天）"),
        ("名字", "专业课时标准", "数：60 课时 → 72 课时"),
        ("名字", "可初定专业", "加了：消防"),
        ("名字", "可初定专业", "去了：石油"),
        ("名字", "初定年限", "中专：3 → 4"),
        ("规则：paper", "paper.mandarin", "没有了"),
        ("规则：eligibility", "experience.years", "原文：「中专毕业从事专业技术工作满3年」 → 「中专毕业从事专业技术工作满4年」"),
    ],
)  # fmt: skip
def test_next_years_notice_is_told_change_by_change(
    next_year: dict[tuple[str, str], tuple[str, ...]], section: str, name: str, words: str
) -> None:
    assert words in next_year[section, name]


def test_what_did_not_change_is_not_told(next_year: dict[tuple[str, str], tuple[str, ...]]) -> None:
    assert ("名字", "公需课时标准") not in next_year
    assert ("规则：online", "summary.length") not in next_year


@pytest.mark.parametrize("name", catalogue.known_ids())
def test_a_notice_does_not_differ_from_itself(name: str) -> None:
    assert list(differences(catalogue.notice(name), catalogue.notice(name))) == []


def test_backwards_it_tells_the_contrary() -> None:
    back = told(load_notice(KORLA_2025, VOCABULARY), catalogue.notice("korla-2024"))
    assert back["名字", "专业课时标准"] == ("数：72 课时 → 60 课时",)
    assert back["规则：paper", "paper.mandarin"][0] == "新增"


# what is replaced, by what, and the change that is told
CHANGES = {
    "a requirement": (
        "require: {check: 条数(现有职称) = 0, say: 已有职称，不是初次确定}",
        "require: {check: 条数(现有职称) <= 1, say: 已有职称，不是初次确定}",
        Change("规则：eligibility", "还没有职称（初次确定）　applicant.first-title", (
            "要求：现有职称的条数 等于 0；说明：已有职称，不是初次确定 → 现有职称的条数 不多于 1；说明：已有职称，不是初次确定",)),
    ),
    "whom it concerns": (
        "when: 单位.性质 = '企业'\n",
        "when: 单位.性质 属于 ['企业', '社会组织']\n",
        Change("规则：online", "近 6 个月库尔勒市社保缴费清单（企业）　documents.social-insurance", (
            "对谁适用：单位.性质 是 “企业” → 单位.性质 是 “企业”、“社会组织” 之一",)),
    ),
    "a text": (
        "{text: 本单位已对提供的申报材料逐一审核，真实准确，同意推荐,",
        "{text: 同意推荐,",
        Change("名字", "审核意见原文", (
            "文字：“本单位已对提供的申报材料逐一审核，真实准确，同意推荐” → “同意推荐”",)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_one_change_is_told_alone(korla: Changed, case: str) -> None:
    old, new, change = CHANGES[case]
    korla.replace(old, new)
    assert list(differences(catalogue.notice("korla-2024"), load_notice(korla.path, VOCABULARY))) == [change]


def test_the_process_ends_with_1_where_something_differs_and_with_0_where_nothing_does(
    chuding_process: Run,
) -> None:
    done = chuding_process("rules", "diff", "korla-2024", str(KORLA_2025))
    assert (done.returncode, done.stderr) == (1, "")
    assert "korla-2024 → korla-2025" in done.stdout
    same = chuding_process("rules", "diff", "korla-2024", "korla-2024")
    assert (same.returncode, "没有不同" in same.stdout) == (0, True)
    assert chuding_process("rules", "diff", "korla-2024", "nowhere.yaml").returncode == 2
