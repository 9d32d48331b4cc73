"""The papers there are, and the placeholders and lists that a template of each may name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class PaperKind:
    """What the caller hands to a paper.

    ``required``: placeholders and lists that a template must use, else the paper would not do its
    work; ``optional``: those that it may use. ``lists``: columns of each list (rows are mappings).
    """

    label: str
    required: frozenset[str]
    optional: frozenset[str] = frozenset()
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def placeholders(self) -> frozenset[str]:
        """All single values."""
        return (self.required | self.optional) - self.lists.keys()


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PERSON = "姓名 性别 族别 出生日期 身份证号 学历 毕业院校 毕业时间 现聘岗位等级 系列 专业 推荐单位 备注"

KINDS: Mapping[str, PaperKind] = {
    "publicity": PaperKind(
        "公示",
        _names("姓名 专业 公示开始 公示结束 推荐单位"),
        _names("系列 性别 族别 政治面貌 身份证号 现聘岗位等级 思想政治条件 专业技术成果")
        | _names("受理部门 监督电话 公示天数"),
    ),
    "publicity-result": PaperKind(
        "公示结果证明", _names("姓名 身份证号 公示开始 公示结束 专业 推荐单位"), _names("公示天数 系列")
    ),
    "pledge": PaperKind("个人承诺书", frozenset(), _names("姓名 推荐单位")),
    "ethics": PaperKind(
        "师德师风情况说明",
        _names("首位教师 人数 教师名单 推荐单位"),
        lists={"教师名单": _names("序号") | _names(_PERSON)},
    ),
    "ethics-single": PaperKind("师德师风情况说明", _names("姓名 推荐单位"), _names("系列 专业")),
    "checklist": PaperKind(
        "材料清单",
        _names("材料"),
        _names("姓名 推荐单位 系列 专业 通知 结论 核对日期 说明 待办事项 收费 缴费时间 受理时间 咨询电话"),
        lists={
            "材料": _names("序号 材料 状态 页码 待办"),
            "待办事项": _names("事项"),
            "说明": _names("事项"),
        },
    ),
    "summary": PaperKind(
        "汇总表",
        _names("申报人"),
        _names("推荐单位 人数 通知 核对日期"),
        lists={"申报人": _names("序号 结论 待办") | _names(_PERSON)},
    ),
}
