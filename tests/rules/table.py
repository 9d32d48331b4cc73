"""The cases: what one change to an applicant who is ready makes of the rules (requirements, row by row).

Each case names a base, pairs of old and new text, and the statuses expected; ``as_of`` and ``stage`` are
those of the command line. The photo of the bases is a good one (see ``world``).
"""

from __future__ import annotations

from typing import NamedTuple

from ..command_line.applicants import READY

ENGINEER = READY
COMPANY = (
    ENGINEER.replace("性质: 事业单位, 层级: 县级", "性质: 企业").replace(
        "  个人承诺书: 有\n", "  个人承诺书: 有\n  社保缴费清单: 有\n"
    )
    + "社保缴费:\n  - {起: 2024-04, 止: 2024-09, 参保地: 库尔勒市}\n"
)
TEACHER = (
    ENGINEER.replace("系列: 工程, 专业: 建筑", "系列: 中小学教师系列, 专业: 初中语文")
    .replace("{年度: 2023, 公需课时: 30, 专业课时: 60, 证书: 有}", "{年度: 2024, 学分: 18}")
    .replace(
        "  个人承诺书: 有\n",
        "  个人承诺书: 有\n  学分认定证书: 有\n  普通话证书: 有\n  教师资格证: 有\n  师德师风说明: 有\n",
    )
)
NURSERY = (
    ENGINEER.replace("系列: 工程, 专业: 建筑", "系列: 幼儿园教师")
    .replace("层次: 本科", "层次: 大专")
    .replace(
        "  - {年度: 2023, 结果: 合格, 考核表: 有}",
        "  - {年度: 2022, 结果: 优秀, 考核表: 有}\n  - {年度: 2023, 结果: 合格, 考核表: 有}",
    )
    .replace(
        "  - {年度: 2023, 公需课时: 30, 专业课时: 60, 证书: 有}",
        "  - {年度: 2023, 公需课时: 30, 专业课时: 60, 证书: 有}\n  - {年度: 2024, 公需课时: 31, 专业课时: 61, 证书: 有}",
    )
    .replace(
        "  个人承诺书: 有\n", "  个人承诺书: 有\n  普通话证书: 有\n  教师资格证: 有\n  师德师风说明: 有\n"
    )
)
TECHNICIAN = (
    ENGINEER.replace("层次: 本科", "层次: 中专")
    .replace("学位: 学士", "学位: 无")
    .replace("毕业日期: 2022-06-30", "毕业日期: 2020-06-30")
    .replace("开始: 2022-08-01", "开始: 2020-08-01")
    .replace(
        "  - {年度: 2023, 结果: 合格, 考核表: 有}",
        "".join(f"  - {{年度: {year}, 结果: 称职, 考核表: 有}}\n" for year in (2021, 2022, 2023)).rstrip(),
    )
    .replace(
        "  - {年度: 2023, 公需课时: 30, 专业课时: 60, 证书: 有}",
        "".join(
            f"  - {{年度: {y}, 公需课时: 30, 专业课时: 60, 证书: 有}}\n" for y in (2021, 2022, 2023)
        ).rstrip(),
    )
)
BASES = {
    "engineer": ENGINEER,
    "company": COMPANY,
    "teacher": TEACHER,
    "nursery": NURSERY,
    "technician": TECHNICIAN,
}


class Case(NamedTuple):
    """One change and what it makes of some rules."""

    name: str
    base: str
    changes: tuple[tuple[str, str], ...]
    expected: dict[str, str]
    as_of: str | None = None
    stage: str = "online"


def case(
    name: str,
    base: str,
    *changes: tuple[str, str],
    as_of: str | None = None,
    stage: str = "online",
    **expected: str,
) -> Case:
    """A case; rules are named with ``__`` for the dot and ``_`` for the hyphen."""
    rules = {rule.replace("__", ".").replace("_", "-"): status for rule, status in expected.items()}
    return Case(name, base, changes, rules, as_of, stage)


_LIST = (
    "中小学教师 幼儿园教师 中等职业院校教师 少数民族语文翻译 自然科学研究 实验技术 机械电子 石油 化工 纺织 建材 电力 文物博物 "
    "群众文化 图书资料 编剧 演奏员 作曲 指挥 导演 演员 舞台美术设计 舞台技术 美术 摄影师 录音 建筑 林业 公路工程 运输工程 水利 "
    "生态环境 质量技术监督 新闻 农艺 畜牧 兽医 党干校 技工院校教师 档案"
).split()
_EXAMS = "会计 经济 审计 统计 卫生 翻译 出版 计算机技术与软件 通信 船舶".split()
_SERIES = "系列: 工程, 专业: 建筑"
_WORK = "开始: 2022-08-01, 结束: 至今, 类别: 专业技术"
_TWO = "- {{开始: {}, 结束: {}, 类别: 专业技术}}\n  - {{开始: {}, 结束: {}, 类别: 专业技术}}"
_FORM = {"A4: 是": "A4: 否", "双面: 是": "双面: 否", "水印: 是": "水印: 否", "手写意见: 是": "手写意见: 否"}
_FORM |= {"呈报表: {份数: 2": "呈报表: {份数: 1", "签字: 是, 盖章": "签字: 否, 盖章", "盖章: 是": "盖章: 否"}
_LEVELS_OUTSIDE = ("硕士", "博士", "第二学士学位", "职高", "技工院校")


def _work(first: str, last: str = "至今", kind: str = "专业技术") -> tuple[str, str]:
    return (_WORK, f"开始: {first}, 结束: {last}, 类别: {kind}")


def _two(*days: str) -> tuple[str, str]:
    return (f"- {{{_WORK}}}", _TWO.format(*days))


def _publicity(first: str, last: str) -> tuple[str, str]:
    return ("开始: 2024-10-08, 结束: 2024-10-15", f"开始: {first}, 结束: {last}")


def _eligibility() -> list[Case]:
    return [
        *(case(f"身份是{w}", "engineer", ("人员身份: 在职", f"人员身份: {w}"), applicant__status=s)
          for w, s in (("离退休", "fail"), ("公务员", "fail"), ("其他", "review"), ("", "missing"))),
        *(case(f"单位是{w}", "engineer", ("性质: 事业单位", f"性质: {w}"), applicant__status=s)
          for w, s in (("参公事业单位", "fail"), ("机关", "review"), ("社会组织", "pass"), ("", "missing"))),
        case("公务员在没有写明的单位", "engineer", ("人员身份: 在职", "人员身份: 公务员"), ("性质: 事业单位, ", ""), applicant__status="fail"),
        *(case(f"现有职称{w}", "engineer", ("现有职称: 无", f"现有职称: {w}"), applicant__first_title=s)
          for w, s in (("助理工程师", "fail"), ("", "missing"), ("[]", "missing"), ("[无]", "pass"))),
        *(case(f"学习形式{w}", "engineer", ("学习形式: 全日制", f"学习形式: {w}"), education__full_time=s)
          for w, s in (("自考", "fail"), ("成人", "fail"), ("函授", "fail"), ("网络教育", "fail"), ("开放教育", "fail"),
                       ("电大", "fail"), ("", "missing"), ("全日制", "pass"))),
        *(case(f"层次{w}", "engineer", ("层次: 本科", f"层次: {w}"), education__level=s)
          for w, s in (("大学本科", "pass"), ("高职", "pass"), ("中专", "pass"), ("高中", "fail"), ("初中", "fail"), ("小学", "fail"),
                       ("", "missing"), *((w, "review") for w in _LEVELS_OUTSIDE))),
        *(case(f"{w}不在年限表内", "engineer", ("层次: 本科", f"层次: {w}"), stage="paper", experience__years="not_applicable",
               assessment__qualified="not_applicable", ce__hours="not_applicable", ce__teacher_credits="not_applicable",
               documents__ce="not_applicable", documents__assessment="not_applicable") for w in _LEVELS_OUTSIDE),
        case("没有写层次", "engineer", ("层次: 本科, ", ""), experience__years="missing", ce__hours="missing",
             assessment__qualified="missing", documents__ce="missing", documents__assessment="missing"),
        *(case(f"{w}单位", "engineer", ("层级: 县级", f"层级: {w}"), employer__level=s)
          for w, s in (("乡镇", "pass"), ("地州市", "pass"), ("省级", "fail"), ("中央", "fail"), ("兵团", "review"), ("", "missing"))),
        case("登记在本市的企业不论谁出资", "company", ("性质: 企业", "性质: 企业, 层级: 中央"), employer__level="pass"),
        case("登记在别处的企业按层级", "company", ("性质: 企业", "性质: 企业, 层级: 省级"), ("所在地: 库尔勒市", "所在地: 乌鲁木齐市"), employer__level="fail"),
        *(case(f"单位在{w}", "engineer", ("所在地: 库尔勒市", f"所在地: {w}"), employer__place=s)
          for w, s in (("库尔勒", "pass"), ("新疆库尔勒市", "pass"), ("阿克苏市", "review"), ("", "missing"))),
        *(case(f"{w}在所列专业之内", "engineer", (_SERIES, f"系列: {w}"), series__listed="pass", series__not_exam_based="pass") for w in _LIST),
        *(case(f"{w}词尾不计", "engineer", (_SERIES, f"专业: {w}"), series__listed="pass")
          for w in ("机械电子专业", "技工院校教师初级", "党干校系列", "档案系列初级", "录音 专业")),
        *(case(f"{w}不在所列专业之内", "engineer", (_SERIES, f"系列: {w}"), series__listed="fail")
          for w in ("机械", "大学教师", "电子商务", "建筑学", "体育教练")),
        *(case(f"{w}以考代评", "engineer", (_SERIES, f"系列: {w}专业"), series__listed="fail", series__not_exam_based="fail") for w in _EXAMS),
        case("系列是翻译系列", "engineer", (_SERIES, "系列: 翻译系列"), series__not_exam_based="fail"),
        case("名称里含有会计两字的不算", "engineer", (_SERIES, "系列: 会计信息"), series__listed="fail", series__not_exam_based="pass"),
        case("教会计的中等职业院校教师", "engineer", (_SERIES, "系列: 中等职业院校教师, 专业: 会计"), series__listed="pass", series__not_exam_based="pass"),
        case("没有写系列和专业", "engineer", (f"{_SERIES}, ", ""), series__listed="missing", series__not_exam_based="missing", ce__hours="missing"),
    ]  # fmt: skip


def _experience() -> list[Case]:
    def years(
        name: str, base: str, status: str, *changes: tuple[str, str], as_of: str = "2024-10-20"
    ) -> Case:
        return case(name, base, *changes, as_of=as_of, experience__years=status)

    closed = "2022-06-30", "2022-06-30"
    return [
        years("满一年的当天", "engineer", "pass", _work("2023-10-20")),
        years("差一天满一年", "engineer", "fail", _work("2023-10-21")),
        years("闰日前一天起算", "engineer", "pass", _work("2023-02-28"), as_of="2024-02-28"),
        years("二月末起算满一年在次年二月末", "engineer", "pass", ("2022-06-30", "2021-06-30"), _work("2022-02-28"), as_of="2023-02-28"),
        years("闰日起算满一年在二月二十八日", "engineer", "pass", _work("2024-02-29"), as_of="2025-02-28"),
        years("闰日起算在二月二十七日还没有满", "engineer", "fail", _work("2024-02-29"), as_of="2025-02-27"),
        years("已结束的一段最后一天也算", "engineer", "pass", _work("2023-01-01", "2023-12-31")),
        years("已结束的一段差一天", "engineer", "fail", _work("2023-01-01", "2023-12-30")),
        years("结束在申报日以后的算在职", "engineer", "pass", _work("2023-10-20", "2025-01-01")),
        years("没有写结束", "engineer", "missing", ("结束: 至今, ", "")),
        years("没有写类别", "engineer", "missing", (", 类别: 专业技术", "")),
        years("实习不算", "engineer", "fail", _work("2022-08-01", kind="实习")),
        years("非专业技术不算", "engineer", "fail", _work("2022-08-01", kind="其他")),
        years("毕业以前的不算", "engineer", "fail", _work("2020-08-01", "2022-06-29")),
        years("从毕业之日起算", "engineer", "fail", _work("2020-08-01", "2023-06-28")),
        years("从毕业之日起算满一年", "engineer", "pass", _work("2020-08-01", "2023-06-29")),
        years("没有写毕业日期", "engineer", "missing", ("毕业日期: 2022-06-30, ", "")),
        years("没有写工作经历", "engineer", "missing", (f"工作经历:\n  - {{{_WORK}}}\n", "")),
        years("扣除间断的十天还差一天", "engineer", "fail", _two("2023-10-11", "2023-12-31", "2024-01-11", "至今")),
        years("扣除间断的十天正好满", "engineer", "pass", _two("2023-10-10", "2023-12-31", "2024-01-11", "至今")),
        years("重叠的日子只算一次", "engineer", "fail", _two("2023-10-21", "2024-06-30", "2024-01-01", "至今")),
        years("两段相接", "engineer", "pass", _two("2023-10-20", "2024-05-31", "2024-06-01", "至今")),
        years("大专满两年的当天", "nursery", "pass", _work("2022-10-20")),
        years("大专差一天满两年", "nursery", "fail", _work("2022-10-21")),
        years("中专满三年的当天", "technician", "pass", ("开始: 2020-08-01", "开始: 2021-10-20")),
        years("中专差一天满三年", "technician", "fail", ("开始: 2020-08-01", "开始: 2021-10-21")),
        *(case(f"考核{w}", "engineer", ("结果: 合格", f"结果: {w}"), assessment__qualified=s)
          for w, s in (("优秀", "pass"), ("称职", "pass"), ("不合格", "fail"), ("不称职", "fail"), ("基本合格", "review"),
                       ("基本称职", "review"), ("未定等次", "review"), ("不确定档次", "review"), ("良好", "review"), ("", "missing"))),
        case("考核的年度不对", "engineer", ("年度: 2023, 结果", "年度: 2022, 结果"), assessment__qualified="missing", documents__assessment="missing"),
        case("大专有一年不合格", "nursery", ("年度: 2022, 结果: 优秀", "年度: 2022, 结果: 不合格"), assessment__qualified="fail"),
        case("大专缺一年", "nursery", ("  - {年度: 2022, 结果: 优秀, 考核表: 有}\n", ""), assessment__qualified="missing", documents__assessment="missing"),
        case("工作的年度比年限少，有几个算几个", "nursery", _work("2023-02-01"), ("  - {年度: 2022, 结果: 优秀, 考核表: 有}\n", ""), assessment__qualified="pass"),
        case("更早的年度不看", "engineer", ("  - {年度: 2023, 结果: 合格", "  - {年度: 2022, 结果: 不合格, 考核表: 有}\n  - {年度: 2023, 结果: 合格"), assessment__qualified="pass"),
        case("当年还没有结束的考核不看", "engineer", ("  - {年度: 2023, 结果: 合格", "  - {年度: 2024, 结果: 不合格}\n  - {年度: 2023, 结果: 合格"), assessment__qualified="pass"),
        case("没有已经结束的工作年度", "engineer", _work("2024-01-02"), assessment__qualified="missing"),
        case("大专只工作了一段", "nursery", (_WORK, f"开始: {closed[0]}, 结束: {closed[1]}, 类别: 专业技术"), experience__years="fail", assessment__qualified="pass"),
    ]  # fmt: skip


def _online() -> list[Case]:
    hours = "公需课时: 30, 专业课时: 60"
    return [
        *(case(f"{d} 网上申报", "engineer", as_of=d, window__online=s)
          for d, s in (("2024-09-29", "fail"), ("2024-09-30", "pass"), ("2024-10-25", "pass"), ("2024-10-26", "fail"))),
        *(case(f"身份证号{w}", "engineer", ("身份证号: 652801200008120023", f"身份证号: {n}"), identity__number=s)
          for w, n, s in (("末位不对", "652801200008120024", "fail"), ("少一位", "65280120000812002", "fail"), ("没有填", "", "missing"),
                          ("日期不存在", "652801200013120021", "fail"), ("省份不对", "992801200008120023", "fail"))),
        case("性别与号码不一致", "engineer", ("性别: 女", "性别: 男"), identity__number="fail"),
        case("没有填性别", "engineer", ("性别: 女\n", ""), identity__number="pass"),
        case("出生日期与号码不一致", "engineer", ("性别: 女\n", "性别: 女\n出生日期: 2000-08-13\n"), identity__number="fail"),
        *(case(f"没有{zh}", "engineer", (f"  {zh}: 有\n", ""), **{rule: "missing"})
          for zh, rule in (("身份证", "documents__id_card"), ("毕业证书", "documents__diploma"), ("公示", "documents__publicity"),
                           ("个人承诺书", "documents__pledge"))),
        *(case(f"{zh}打不开", "engineer", (f"  {zh}: 有\n", f"  {zh}: broken.pdf\n"), **{rule: "fail"})
          for zh, rule in (("身份证", "documents__id_card"), ("毕业证书", "documents__diploma"), ("公示", "documents__publicity"),
                           ("个人承诺书", "documents__pledge"))),
        *(case(f"照片{w}", "engineer", ("photo.png", w), documents__photo=s)
          for w, s in (("295x413.png", "pass"), ("294x412.png", "review"), ("294x413.png", "review"), ("295x412.png", "review"),
                       ("590x826.png", "pass"), ("602x826.png", "review"), ("601x826.png", "pass"), ("578x826.png", "review"),
                       ("579x826.png", "pass"), ("有", "review"), ("absent.png", "missing"), ("broken.png", "fail"), ("", "missing"))),
        *(case(f"备案表{w}", "engineer", ("查询日期: 2024-10-08", new), documents__chsi=s)
          for w, new, s in (("一个月前查询", "查询日期: 2024-09-20", "pass"), ("超过一个月一天", "查询日期: 2024-09-19", "fail"),
                            ("当天到期", "有效期至: 2024-10-20", "pass"), ("前一天到期", "有效期至: 2024-10-19", "fail"),
                            ("写明的有效期优先", "查询日期: 2024-01-01, 有效期至: 2024-10-20", "pass"), ("没有日期", "查询日期: ", "missing"))),
        case("没有备案表", "engineer", ("  学历备案表: {文件: 有, 查询日期: 2024-10-08}\n", ""), documents__chsi="missing"),
        case("中专的备案表由人判断", "technician", documents__chsi="review"),
        *(case(f"交件前三个月{w}", "engineer", ("查询日期: 2024-10-08", f"查询日期: {d}, 有效期至: 2024-12-31"), stage="paper", documents__chsi=s)
          for w, d, s in (("以内", "2024-07-28", "pass"), ("以外", "2024-07-27", "fail"))),
        *(case(f"课时{w}", "engineer", (hours, new), ce__hours=s)
          for w, new, s in (("正好", hours, "pass"), ("公需差一", "公需课时: 29, 专业课时: 60", "fail"), ("专业差一", "公需课时: 30, 专业课时: 59", "fail"),
                            ("多一", "公需课时: 31, 专业课时: 61", "pass"), ("没有填专业", "公需课时: 30", "missing"), ("公需差又没有填专业", "公需课时: 29", "fail"))),
        case("同一年度的两条相加", "engineer", (f"- {{年度: 2023, {hours}, 证书: 有}}",
             "- {年度: 2023, 公需课时: 30, 证书: 有}\n  - {年度: 2023, 专业课时: 60, 证书: 有}"), ce__hours="pass", documents__ce="pass"),
        case("毕业以前的年度不算", "engineer", ("年度: 2023, 公需", "年度: 2021, 公需"), ce__hours="missing"),
        case("毕业当年算", "engineer", ("年度: 2023, 公需", "年度: 2022, 公需"), ce__hours="pass"),
        case("申报当年算", "engineer", ("年度: 2023, 公需", "年度: 2024, 公需"), ce__hours="pass"),
        case("申报以后的年度不算", "engineer", ("年度: 2023, 公需", "年度: 2025, 公需"), ce__hours="missing"),
        case("大专只有一个年度", "nursery", ("  - {年度: 2024, 公需课时: 31, 专业课时: 61, 证书: 有}\n", ""), ce__hours="missing", documents__ce="missing"),
        case("大专两个年度有一个不够", "nursery", ("公需课时: 31", "公需课时: 29"), ce__hours="fail"),
        case("中专有两个年度好一个不够", "technician", ("年度: 2021, 公需课时: 30", "年度: 2021, 公需课时: 20"), ce__hours="fail"),
        case("免试的不看课时，要审批表", "engineer", ("材料:\n", "继续教育免试: 是\n材料:\n"), ce__hours="not_applicable", documents__ce="missing"),
        case("免试并有审批表", "engineer", ("材料:\n", "继续教育免试: 是\n材料:\n  免试审批表: 有\n"), ce__hours="not_applicable", documents__ce="pass"),
        case("没有证书", "engineer", (", 专业课时: 60, 证书: 有", ", 专业课时: 60"), ce__hours="pass", documents__ce="missing"),
        case("证书合成一份", "engineer", (", 专业课时: 60, 证书: 有", ", 专业课时: 60"), ("材料:\n", "材料:\n  继续教育证书: 有\n"), documents__ce="pass"),
        case("证书打不开", "engineer", ("专业课时: 60, 证书: 有", "专业课时: 60, 证书: broken.pdf"), documents__ce="fail"),
        case("课时不够，证书在", "engineer", ("公需课时: 30", "公需课时: 29"), ce__hours="fail", documents__ce="pass"),
        *(case(f"教师学分{n}", "teacher", ("学分: 18", f"学分: {n}"), ce__teacher_credits=s, ce__hours="not_applicable")
          for n, s in (("17", "fail"), ("18", "pass"), ("19", "pass"), ("", "missing"))),
        case("教师学分不在当年", "teacher", ("年度: 2024, 学分", "年度: 2023, 学分"), ce__teacher_credits="missing"),
        case("教师没有学分证书", "teacher", ("  学分认定证书: 有\n", ""), ce__teacher_credits="missing", documents__ce="missing"),
        case("大专教师另外一个年度仍用课时", "teacher", ("层次: 本科", "层次: 大专"), ce__hours="missing"),
        case("大专教师的课时不能是学分那一年", "teacher", ("层次: 本科", "层次: 大专"), ("学分: 18}", "学分: 18, 公需课时: 30, 专业课时: 60, 证书: 有}"), ce__hours="missing"),
        case("大专教师有另外一个年度", "teacher", ("层次: 本科", "层次: 大专"), ("  - {年度: 2024, 学分: 18}", f"  - {{年度: 2024, 学分: 18}}\n  - {{年度: 2023, {hours}, 证书: 有}}"), ce__hours="pass", documents__ce="pass"),
        case("幼儿园教师用课时", "nursery", ce__hours="pass", ce__teacher_credits="not_applicable"),
        case("没有考核表", "engineer", (", 考核表: 有", ""), documents__assessment="missing", assessment__qualified="pass"),
        case("考核表打不开", "engineer", ("考核表: 有", "考核表: broken.pdf"), documents__assessment="fail"),
        *(case(f"总结{w}", "engineer", ("工作总结: {字数: 1200}", new), summary__length=s)
          for w, new, s in (("999 字", "工作总结: {字数: 999}", "fail"), ("1000 字", "工作总结: {字数: 1000}", "pass"), ("1001 字", "工作总结: {字数: 1001}", "pass"),
                            ("没有", "", "missing"), ("只写有", "工作总结: 有", "review"), ("扫描件", "工作总结: scan.pdf", "review"),
                            ("文件 999 字", "工作总结: words-999.txt", "fail"), ("文件 1000 字", "工作总结: words-1000.txt", "pass"), ("打不开", "工作总结: broken.docx", "fail"),
                            ("找不到", "工作总结: absent.txt", "missing"))),
        *(case(f"公示结果{w}", "engineer", ("{文件: 有, 落款日期: 2024-10-18}", new), documents__publicity_result=s)
          for w, new, s in (("在最后一天落款", "{文件: 有, 落款日期: 2024-10-15}", "fail"), ("次日落款", "{文件: 有, 落款日期: 2024-10-16}", "pass"),
                            ("没有日期", "{文件: 有}", "missing"), ("没有文件", "{落款日期: 2024-10-18}", "missing"))),
        *(case(f"公示 {a} 至 {b}", "engineer", _publicity(a, b), publicity__working_days=s)
          for a, b, s in (("2024-10-08", "2024-10-12", "pass"), ("2024-10-08", "2024-10-11", "fail"), ("2024-09-30", "2024-10-10", "fail"),
                          ("2024-09-29", "2024-10-10", "pass"), ("2024-09-30", "2024-10-11", "pass"), ("2024-10-08", "2024-10-13", "pass"),
                          ("2024-10-15", "2024-10-08", "fail"), ("2042-10-08", "2042-10-20", "review"), ("2024-10-08", "", "missing"))),
        *(case(f"异议{w}", "engineer", ("异议: 无", f"异议: {w}"), publicity__no_objection=s)
          for w, s in (("有", "fail"), ("", "missing"), ("无", "pass"))),
        case("公示在申报日结束", "engineer", _publicity("2024-10-08", "2024-10-20"), publicity__no_objection="missing"),
        case("公示在申报前一日结束", "engineer", _publicity("2024-10-08", "2024-10-19"), publicity__no_objection="pass"),
        case("事业单位不要社保清单", "engineer", documents__social_insurance="not_applicable"),
        case("企业六个月齐全", "company", documents__social_insurance="pass"),
        *(case(f"社保{w}", "company", ("起: 2024-04, 止: 2024-09, 参保地: 库尔勒市", new), documents__social_insurance=s)
          for w, new, s in (("当月顶最早一月", "起: 2024-05, 止: 2024-10, 参保地: 库尔勒市", "pass"), ("只有五个月", "起: 2024-05, 止: 2024-09, 参保地: 库尔勒市", "fail"),
                            ("在别处", "起: 2024-04, 止: 2024-09, 参保地: 乌鲁木齐市", "fail"), ("在库尔勒", "起: 2024-04, 止: 2024-09, 参保地: 库尔勒", "pass"),
                            ("早了一个月", "起: 2024-03, 止: 2024-08, 参保地: 库尔勒市", "fail"), ("没有写地方", "起: 2024-04, 止: 2024-09", "missing"))),
        case("没有社保清单扫描件", "company", ("  社保缴费清单: 有\n", ""), documents__social_insurance="missing"),
        case("没有列出社保月份", "company", ("社保缴费:\n  - {起: 2024-04, 止: 2024-09, 参保地: 库尔勒市}\n", ""), documents__social_insurance="missing"),
        *(case(f"承诺{k}{v}", "engineer", (f"{k}: 是", f"{k}: {v}"), pledge__signed=s)
          for k in ("手抄", "手印") for v, s in (("否", "fail"), ("", "missing"))),
        case("承诺没有签字", "engineer", ("手抄: 是, 签字: 是", "手抄: 是, 签字: 否"), pledge__signed="fail"),
        *(case(f"审核意见{w}", "engineer", ("推荐意见: 本单位已对提供的申报材料逐一审核，真实准确，同意推荐", f"推荐意见: {t}"), recommendation__opinion=s)
          for w, t, s in (("半角标点", "本单位已对提供的申报材料逐一审核,真实准确,同意推荐", "pass"), ("少字", "同意推荐", "fail"),
                          ("没有", "", "missing"), ("有空格", "本单位已对提供的申报材料逐一审核， 真实准确， 同意推荐", "pass"))),
    ]  # fmt: skip


def _paper() -> list[Case]:
    day = "2024-10-28"
    return [
        *(case(f"{d} 交件", "engineer", as_of=d, stage="paper", window__paper=s)
          for d, s in (("2024-10-25", "fail"), ("2024-10-26", "pass"), ("2024-11-04", "pass"), ("2024-11-05", "fail"))),
        case("交件时没有写申报日期", "engineer", (", 申报日期: 2024-10-20", ""), stage="paper", window__online="missing", experience__years="pass"),
        case("网审没有通过", "engineer", ("网审通过: 是", "网审通过: 否"), stage="paper", paper__online_approved="fail"),
        case("没有写网审", "engineer", ("  网审通过: 是\n", ""), stage="paper", paper__online_approved="missing"),
        case("网审通过", "engineer", stage="paper", paper__online_approved="pass", paper__degree="pass", paper__form="pass",
             paper__fee="pass", paper__mandarin="not_applicable", paper__teacher_certificate="not_applicable", paper__ethics="not_applicable"),
        case("没有学位证书", "engineer", ("  学位证书: 有\n", ""), stage="paper", paper__degree="missing"),
        case("没有授予学位", "engineer", ("  学位证书: 有\n", ""), ("学位: 学士", "学位: 无"), stage="paper", paper__degree="not_applicable"),
        case("学位证书打不开", "engineer", ("  学位证书: 有\n", "  学位证书: broken.pdf\n"), stage="paper", paper__degree="fail"),
        case("大专不要学位", "nursery", stage="paper", paper__degree="not_applicable"),
        case("中专不要学位", "technician", ("学位: 无", "学位: 学士"), stage="paper", paper__degree="not_applicable"),
        *(case(f"呈报表{new.split(' ')[-1]}{old[:2]}", "engineer", (old, new), stage="paper", paper__form="fail") for old, new in _FORM.items()),
        case("呈报表没有写份数", "engineer", ("份数: 2, ", ""), stage="paper", paper__form="missing"),
        *(case(f"{base} {zh}{w}", base, *changes, stage="paper", **{rule: s})
          for zh, rule in (("普通话证书", "paper__mandarin"), ("教师资格证", "paper__teacher_certificate"), ("师德师风说明", "paper__ethics"))
          for base, w, changes, s in (
              ("teacher", "在", (), "pass"), ("teacher", "没有", ((f"  {zh}: 有\n", ""),), "missing"), ("nursery", "没有", ((f"  {zh}: 有\n", ""),), "missing"),
              ("teacher", "打不开", ((f"  {zh}: 有\n", f"  {zh}: broken.pdf\n"),), "fail"),
              ("nursery", "技校没有", (("系列: 幼儿园教师", "系列: 技工院校教师"), (f"  {zh}: 有\n", "")), "missing"),
              ("nursery", "中职没有", (("系列: 幼儿园教师", "系列: 中等职业院校教师"), (f"  {zh}: 有\n", "")), "review"),
              ("nursery", "中职有", (("系列: 幼儿园教师", "系列: 中等职业院校教师"),), "pass"))),
        *(case(f"缴费{w}", "engineer", (f"缴费: {{金额: 100, 日期: {day}}}", f"缴费: {new}"), stage="paper", paper__fee=s)
          for w, new, s in (("99 元", "{金额: 99, 日期: 2024-10-28}", "fail"), ("101 元", "{金额: 101, 日期: 2024-10-28}", "fail"),
                            ("第一天", "{金额: 100, 日期: 2024-10-26}", "pass"), ("早一天", "{金额: 100, 日期: 2024-10-25}", "fail"),
                            ("最后一天", "{金额: 100, 日期: 2024-11-04}", "pass"), ("晚一天", "{金额: 100, 日期: 2024-11-05}", "fail"),
                            ("没有日期", "{金额: 100}", "missing"), ("没有写", "", "missing"))),
    ]  # fmt: skip


CASES = (*_eligibility(), *_experience(), *_online(), *_paper())
