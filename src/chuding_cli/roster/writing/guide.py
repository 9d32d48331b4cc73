"""The sheet 说明 of a roster: how it is filled in, and each column explained."""

from __future__ import annotations

from collections.abc import Iterator

from chuding_cli.facts.vocabulary import Fact
from chuding_cli.facts.words import in_a_cell
from chuding_cli.notices.model.notice import Notice
from chuding_cli.roster.columns import ABOUT_NOTICE, NAME, NONE, NUMBER, PEOPLE

TABLE_HEAD = ("工作表", "栏目", "含义", "怎么填", "凭证", "由谁出具")


def guide_lines(none_lists: tuple[str, ...]) -> Iterator[str]:
    """The sentences above the table; ``none_lists`` are the lists of which “无” may be said on 名册."""
    yield "初定名册：怎么填"
    yield f"1. “{PEOPLE}”里一人一行；没有“{NAME}”的行（合计、填表人、下拉拖多了的）不要留。"
    yield "   还不知道的空着；空着的不会当作符合。鼠标停在表头上，看这一栏的说明。"
    yield f"2. 一个人有几条的（如 工作经历、年度考核）填在同名的工作表里，一条一行；“{NAME}”从名单里选。"
    yield f"3. 有人同名，就在两张表的“{NUMBER}”里写同一个编号；没有人同名，不必填“{NUMBER}”。"
    if none_lists:
        yield f"4. 一个也没有的，要在“{PEOPLE}”里写“{NONE}”：{'、'.join(none_lists)}；不写不当作“{NONE}”。"
    yield "5. 日期写成 2024-10-20（也认 2024年10月20日），年月写成 2024-09；没有结束的写“至今”。"
    yield "6. 身份证号、电话、统一社会信用代码是文本格式，直接输入；粘贴时选“只粘贴文本（值）”。"
    yield "7. 表头的文字不要改；各栏可以调换次序，不用的栏可以删去。“备注”栏可以自己加，程序不读。"
    yield "8. 填好后保存，运行：chuding import 名册.xlsx（每人做成一份申报文件），再运行 chuding check 核对。"


def notice_line(notice: Notice) -> tuple[str, str, str]:
    """The line that tells ``import`` which notice the template was made for."""
    return (
        ABOUT_NOTICE,
        notice.id,
        f"《{notice.name}》；表头灰色的栏，不影响能不能申报，制作公示等材料可能要用",
    )


def column_line(sheet: str, fact: Fact) -> tuple[str, ...]:
    """The row of a column in the table."""
    how = f"一个也没有的写“{NONE}”；有的填在同名的工作表里" if fact.kind == "list" else in_a_cell(fact)
    return sheet, fact.label, fact.means, how, fact.proof, fact.issuer
