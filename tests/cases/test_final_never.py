"""A final “never” rests on a fact that stays: never on a blank, never on what a person has to decide."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from chuding_cli.judging.judge import eligibility, judge
from tests.conftest import Run
from tests.properties.people import TEACHER
from tests.properties.test_eligible_on import TODAY, applicants, found_for
from tests.properties.world import Applicant, changed, environment, korla_eligibility

FAILED_ONCE = """
通知: korla-2024
姓名: 甲
人员身份: {status}
现有职称: 无
学历: {{层次: 本科, 学习形式: 全日制, 毕业日期: 2023-06-30}}
单位: {{性质: 企业, 所在地: {place}}}
申报: {{系列: 机械电子, 申报日期: 2024-10-20}}
工作经历: [{{开始: 2023-07-10, 结束: 至今, 类别: 专业技术}}]
年度考核: [{{年度: 2023, 结果: 不合格}}]
"""
# What a blank may hold; every one of the values that decide.
BLANKS: dict[tuple[str, ...], tuple[Any, ...]] = {
    ("status",): ("在职", "离退休", "公务员", "其他"),
    ("titles",): ("无", "助理工程师"),
    ("education", "level"): ("中专", "大专", "本科", "硕士", "高中"),
    ("education", "mode"): ("全日制", "函授"),
    ("education", "graduated_on"): ("2015-06-30", "2022-06-30", "2024-06-30"),
    ("employer", "kind"): ("企业", "事业单位", "机关", "参公事业单位"),
    ("employer", "level"): ("县级", "中央", "兵团"),
    ("employer", "place"): ("库尔勒市", "尉犁县"),
}


@given(applicants(), st.sets(st.sampled_from(sorted(BLANKS))), st.data())
def test_who_is_told_never_is_not_helped_by_filling_any_blank(
    applicant: Applicant, blank: set[tuple[str, ...]], data: st.DataObject
) -> None:
    for path in blank:
        applicant = changed(applicant, path, None)
    if not found_for(applicant, TODAY)[1].never:
        return
    for path, values in BLANKS.items():
        if path in blank:
            applicant = changed(applicant, path, data.draw(st.sampled_from(values)))
    env = environment(applicant, TODAY)
    findings = judge(korla_eligibility(), env, "online")
    assert eligibility(korla_eligibility(), env, findings).never


@pytest.mark.parametrize("blank", BLANKS, ids=".".join)
def test_a_blank_alone_is_never_the_end(blank: tuple[str, ...]) -> None:
    assert not found_for(changed(TEACHER, blank, None), TODAY)[1].never


@pytest.mark.parametrize("status", ["", "在职", "其他"])
@pytest.mark.parametrize("place", ["", "库尔勒市", "尉犁县"])
def test_who_only_waits_for_what_is_not_filled_in_is_told_from_when(
    chuding: Run, tmp_path: Path, status: str, place: str
) -> None:
    text = FAILED_ONCE.format(status=status, place=place)
    (tmp_path / "one.yaml").write_text(text, encoding="utf-8")
    (result,) = json.loads(chuding("check", "one.yaml", "--format", "json").stdout)["results"]
    assert (result["verdict"], result["eligible_on"]) == ("ineligible", None)
    assert (result["possible_on"], result["eligible_never"]) == ("2025-01-01", False)
    shown = [chuding("check", "one.yaml", "--format", name).stdout for name in ("text", "html", "junit")]
    for words in shown:
        told = "".join(words.split())
        assert "2025-01-01起不再有不符合的" in told
        assert "近几年考核合格”要看的内容才能判断" in told
        assert "不会符合" not in told
    assert chuding("check", "one.yaml", "--report", "xlsx=one.xlsx").returncode == 1
    sheet = load_workbook(BytesIO((tmp_path / "one.xlsx").read_bytes()))["汇总"]
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, (cell.value for cell in sheet[2]), strict=True))
    assert (row["最早符合之日"], str(row["不再有不符合之日"])[:10]) == (None, "2025-01-01")
