"""Invented applicants who have given everything, for both stages."""

from __future__ import annotations

from .world import Applicant, changed

_PAPERS = {
    "id_card": True,
    "photo": "photo.jpg",
    "diploma": True,
    "degree": True,
    "chsi": {"file": True, "queried_on": "2024-10-01", "valid_until": "2024-10-31"},
    "training": True,
    "credit_certificate": True,
    "exemption": True,
    "publicity": True,
    "publicity_result": {"file": True, "dated": "2024-10-17"},
    "social_insurance": True,
    "pledge": True,
    "mandarin": True,
    "teacher_certificate": True,
    "ethics": True,
}
_REST: Applicant = {
    "titles": "无",
    "summary": {"file": "总结-1200字", "characters": 1200},
    "documents": _PAPERS,
    "publicity": {"from": "2024-10-08", "to": "2024-10-16", "objection": "无"},
    "pledge": {"copied": True, "signed": True, "fingerprint": True},
    "recommendation": {"opinion": "本单位已对提供的申报材料逐一审核，真实准确，同意推荐"},
    "ethics": {"violations": "无"},
    "paper": {
        "online_approved": True,
        "handed_in_on": "2024-10-30",
        "form": {
            "copies": 2,
            "a4": True,
            "double_sided": True,
            "watermark": True,
            "opinion_by_hand": True,
            "signed": True,
            "sealed": True,
        },
        "fee": {"amount": 100, "paid_on": "2024-10-30"},
    },
}

TEACHER: Applicant = {
    "name": "阿依古丽·买买提",
    "sex": "女",
    "birth_date": "1999-05-17",
    "identity_number": "65280119990517224X",
    "status": "在职",
    "education": {"level": "本科", "mode": "全日制", "graduated_on": "2022-06-30", "degree": "学士"},
    "employer": {"name": "库尔勒市第九中学", "kind": "事业单位", "level": "县级", "place": "库尔勒市"},
    "application": {"series": "中小学教师", "profession": "语文", "submitted_on": "2024-10-20"},
    "work": [
        {"from": "2022-09-01", "to": "2023-07-15", "kind": "专业技术"},
        {"from": "2023-07-10", "to": "至今", "kind": "专业技术"},
    ],
    "assessments": [
        {"year": 2022, "result": "未定等次", "form": True},
        {"year": 2023, "result": "合格", "form": True},
    ],
    "training": [{"year": 2024, "credits": 18, "certificate": True}],
    **_REST,
}
GRADUATE: Applicant = {
    "name": "王䶮",
    "sex": "男",
    "birth_date": "2000-02-29",
    "identity_number": "652801200002291112",
    "status": "在职",
    "education": {"level": "大专", "mode": "全日制", "graduated_on": "2021-06-30", "degree": "无"},
    "employer": {"name": "某石油技术公司", "kind": "企业", "level": "县级", "place": "库尔勒市"},
    "application": {"series": "工程系列", "profession": "石油专业", "submitted_on": "2024-10-20"},
    "work": [
        {"from": "2021-07-01", "to": "2021-12-31", "kind": "实习"},
        {"from": "2022-01-01", "to": "至今", "kind": "专业技术"},
    ],
    "assessments": [
        {"year": 2022, "result": "合格", "form": True},
        {"year": 2023, "result": "优秀", "form": True},
    ],
    "training": [
        {"year": 2022, "public_hours": 10, "professional_hours": 60, "certificate": True},
        {"year": 2022, "public_hours": 20, "professional_hours": 0, "certificate": True},
        {"year": 2023, "public_hours": 30, "professional_hours": 66, "certificate": True},
    ],
    "social_insurance": [
        {"from": "2024-04", "to": "2024-07", "place": "库尔勒市"},
        {"from": "2024-08", "to": "2024-09", "place": "新疆库尔勒市"},
    ],
    **_REST,
}
TECHNICIAN: Applicant = {
    "name": "李明",
    "sex": "男",
    "birth_date": "2001-12-31",
    "identity_number": "652801200112313335",
    "status": "在职",
    "education": {"level": "中专", "mode": "全日制", "graduated_on": "2020-07-01", "degree": "无"},
    "employer": {"name": "某乡农业站", "kind": "事业单位", "level": "乡镇", "place": "库尔勒市"},
    "application": {"series": "农艺", "submitted_on": "2024-10-20"},
    "work": [
        {"from": "2020-07-01", "to": "2021-06-30", "kind": "专业技术"},
        {"from": "2021-09-01", "to": "2024-10-20", "kind": "专业技术"},
    ],
    "assessments": [
        {"year": 2021, "result": "称职", "form": True},
        {"year": 2022, "result": "合格", "form": True},
        {"year": 2023, "result": "合格", "form": True},
    ],
    "training": [
        {"year": year, "public_hours": 30, "professional_hours": 60, "certificate": True}
        for year in (2021, 2022, 2023)
    ],
    **_REST,
}
VOCATIONAL: Applicant = changed(
    changed(TEACHER, ("application", "series"), "中等职业院校教师"),
    ("training",),
    [{"year": 2023, "public_hours": 30.5, "professional_hours": 60, "certificate": True}],
)
EXEMPT: Applicant = changed(GRADUATE, ("training_exempt",), True)
PEOPLE: dict[str, Applicant] = {
    "teacher": TEACHER,
    "graduate": GRADUATE,
    "technician": TECHNICIAN,
    "vocational": VOCATIONAL,
    "exempt": EXEMPT,
}
