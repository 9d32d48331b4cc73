"""Values for every paper of the Korla notice, and the papers made with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from chuding_cli.papers import Filled, draw, fill, load_paper

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
NAME = "古丽巴哈尔·买买提江"
UNIT = "库尔勒市第三小学"
TEACHER = {"姓名": NAME, "性别": "女", "系列": "中小学教师", "专业": "小学语文"}

VALUES: dict[str, dict[str, Any]] = {
    "publicity": {
        **TEACHER,
        "族别": "维吾尔族",
        "政治面貌": "共青团员",
        "身份证号": "652801200001011234",
        "现聘岗位等级": "专业技术十三级",
        "思想政治条件": "拥护中国共产党的领导，热爱教育事业，为人师表。",
        "专业技术成果": "2022年9月参加工作以来，承担三年级2个班语文教学。",
        "公示开始": "2024年10月8日",
        "公示结束": "2024年10月15日",
        "推荐单位": UNIT,
        "受理部门": "人事",
        "监督电话": "0996-2020202",
    },
    "publicity-result": {
        "姓名": NAME,
        "身份证号": "652801200001011234",
        "公示开始": "2024年10月8日",
        "公示结束": "2024年10月15日",
        "公示天数": "8",
        "专业": "小学语文",
        "推荐单位": UNIT,
    },
    "pledge": {},
    "ethics": {
        "首位教师": NAME,
        "人数": "2",
        "推荐单位": UNIT,
        "教师名单": [TEACHER, {**TEACHER, "姓名": "张䶮"}],
    },
    "ethics-single": {"姓名": NAME, "推荐单位": UNIT},
    "checklist": {
        "姓名": NAME,
        "推荐单位": UNIT,
        "核对日期": "2024年10月20日",
        "结论": "材料未齐",
        "材料": [
            {"材料": "毕业证件、学位材料；", "状态": "已备", "页码": "3"},
            {"材料": "继续教育合格证书；", "状态": "缺", "待办": "补交2024年的证书\n学分不少于18"},
        ],
        "待办事项": [{"事项": "公示上“政治面貌”是空白，请手写"}],
    },
    "summary": {
        "推荐单位": UNIT,
        "人数": "1",
        "核对日期": "2024年10月20日",
        "申报人": [{**TEACHER, "学历": "大学本科"}],
    },
}


def filled(name: str, **changes: Any) -> Filled:
    """A paper of the Korla notice with its values, some of them changed."""
    return fill(load_paper("korla-2024", name, TEMPLATES), {**VALUES[name], **changes})


def drawn(name: str, **changes: Any) -> bytes:
    """The same as PDF."""
    return draw(filled(name, **changes))
