"""Invented applicants for the benchmarks, the same at every run."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path


def write(folder: Path, count: int) -> list[Path]:
    """So many files, each with one applicant, a thousand to a folder below ``folder``."""
    chance = random.Random(20240930)
    files = [folder / f"{number // 1000:03}" / f"{number:06}.yaml" for number in range(count)]
    for number, path in enumerate(files):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(applicant(number, chance), encoding="utf-8")
    return files


def applicant(number: int, chance: random.Random) -> str:
    """An invented applicant as complete as when the papers are handed in, every paper stated.

    About half of them have something wrong.
    """
    level, years = chance.choice((("本科", 1), ("大专", 2), ("中专", 3)))
    graduated = date(2024 - years - chance.randint(0, 2), 6, 30)
    started = graduated + timedelta(days=chance.randint(1, 400))
    company = chance.random() < 0.5
    series = chance.choice(("机械电子", "建筑", "水利", "农艺")) if company else "幼儿园教师"
    identity = _identity(number, chance)
    training = "".join(
        f"  - {{年度: {year}, 公需课时: {chance.choice((30, 30, 36, 24))}, 专业课时: 60, 证书: 有}}\n"
        for year in range(2024, 2024 - years, -1)
    )
    assessments = "".join(
        f"  - {{年度: {year}, 结果: 合格, 考核表: 有}}\n"
        for year in range(2023, max(started.year, 2024 - years) - 1, -1)
    )
    insurance = "社保缴费:\n  - {起: 2024-04, 止: 2024-10, 参保地: 库尔勒市}\n" if company else ""
    return f"""通知: korla-2024
姓名: 测试·第{number}号
性别: {"男" if int(identity[16]) % 2 else "女"}
族别: 汉族
政治面貌: 群众
身份证号: '{identity}'
出生日期: {identity[6:10]}-{identity[10:12]}-{identity[12:14]}
人员身份: 在职
现有职称: 无
学历:
  层次: {level}
  学习形式: 全日制
  毕业院校: 巴音郭楞职业技术学院
  所学专业: {series}
  毕业日期: {graduated}
  学位: {"学士" if level == "本科" else "无"}
单位:
  名称: 库尔勒市第{number % 90 + 1}单位
  性质: {"企业" if company else "事业单位"}
  层级: 县级
  所在地: 库尔勒市
  受理部门: 人事科
  监督电话: 0996-2000000
申报:
  系列: {series}
  现聘岗位: 专业技术十三级
  申报日期: 2024-10-20
  思想政治表现: 拥护党的路线方针政策，遵守职业操守，工作认真负责，群众评价良好。
  专业技术成果: 参加两项工程的现场技术工作，负责资料整理和质量检查，独立完成三份技术报告。
工作经历:
  - {{开始: {started}, 结束: 至今, 类别: 专业技术, 单位: 库尔勒市第{number % 90 + 1}单位}}
年度考核:
{assessments or "  []"}
继续教育:
{training}工作总结:
  字数: {chance.choice((1000, 1200, 1850, 900))}
材料:
  身份证: 有
  证件照: 有
  毕业证书: 有
  学位证书: 有
  学历备案表: {{文件: 有, 查询日期: 2024-10-08, 有效期至: 2024-11-08}}
  公示: 有
  公示结果: {{文件: 有, 落款日期: 2024-10-18}}
  社保缴费清单: 有
  个人承诺书: 有
公示情况: {{开始: 2024-10-08, 结束: 2024-10-15, 异议: 无}}
{insurance}承诺: {{手抄: 是, 签字: 是, 手印: 是}}
推荐意见: 本单位已对提供的申报材料逐一审核，真实准确，同意推荐
纸质:
  网审通过: 是
  交件日期: 2024-10-28
  呈报表:
    份数: 2
    A4: 是
    双面: 是
    水印: 是
    手写意见: 是
    签字: 是
    盖章: 是
  缴费:
    金额: 100
    日期: 2024-10-28
"""


def _identity(number: int, chance: random.Random) -> str:
    born = date(1996, 1, 1) + timedelta(days=chance.randint(0, 2000))
    digits = f"652801{born:%Y%m%d}{number % 1000:03}"
    return digits + "0123456789X"[(1 - 2 * int(digits, 13)) % 11]
