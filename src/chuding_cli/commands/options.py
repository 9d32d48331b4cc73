"""Arguments and options that several commands have, and how their values are read."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

import typer

from chuding_cli.commands import completion
from chuding_cli.notices.model.stages import STAGES
from chuding_cli.report.names import FILED, PRINTED
from chuding_cli.text.guess import did_you_mean

STDOUT: Final = "-"
ROSTER: Final = "名册.xlsx"
NOTICE = "编号|文件"
_MOST_JOBS = 256


class Moment(NamedTuple):
    """A day, and an hour of it where one is written."""

    day: date
    hour: datetime | None


class ReportFile(NamedTuple):
    """A report besides the one on standard output, and the file it goes to."""

    format: str
    path: str


def notice_option(words: str, without: str = "") -> Any:
    """``--notice``: what it does for this command, and which one is taken without it."""
    return typer.Option(
        "--notice", metavar=NOTICE, help=words, show_default=without, autocompletion=completion.notices
    )


def notice_argument(words: str, without: str = "") -> Any:
    """A notice that stands on the command line by itself."""
    return typer.Argument(metavar=NOTICE, help=words, show_default=without, autocompletion=completion.notices)


def read_stage(text: str) -> str:
    """One of the stages."""
    if text not in STAGES:
        raise typer.BadParameter(f"没有“{text}”{did_you_mean(text, STAGES)}；可用：{'、'.join(STAGES)}")
    return text


def read_format(name: str) -> str:
    """A format that goes to standard output."""
    return _known_format(name, PRINTED)


def read_report(text: str) -> ReportFile:
    """A format and the file it goes to."""
    name, equals, path = text.partition("=")
    if not equals or not path:
        raise typer.BadParameter(f"“{text}”应写成 格式=文件，例如 html=报告.html")
    known = _known_format(name, FILED)
    if known == "xlsx":
        return ReportFile(known, read_workbook(path))
    if path == "-":
        raise typer.BadParameter("要写到标准输出的，用 --format")
    if path.lower().endswith((".yaml", ".yml")):
        raise typer.BadParameter(f"“{path}”像是申报文件，报告不能写到那里")
    return ReportFile(known, path)


def read_workbook(path: str) -> str:
    """The file of a workbook to write: spreadsheets open it by what its name ends in."""
    if Path(path).suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"工作簿的文件名要以 .xlsx 结尾，例如 名册.xlsx；写的是“{path}”")
    return path


def _known_format(name: str, known: tuple[str, ...]) -> str:
    if name not in known:
        where = "（只能写成文件：--report xlsx=文件）" if name in FILED else ""
        raise typer.BadParameter(
            f"没有“{name}”格式{did_you_mean(name, known)}{where}；现有 {'、'.join(known)}"
        )
    return name


def read_jobs(text: str) -> int:
    """A number of processes, 1 at the least."""
    if not text.isdigit() or not 1 <= int(text) <= _MOST_JOBS:
        raise typer.BadParameter(f"“{text}”不是 1 至 {_MOST_JOBS} 的整数")
    return int(text)


def read_moment(text: str) -> Moment:
    """A day, or a day and an hour."""
    from chuding_cli.facts.scalars import read_day

    day, _, hour = text.replace(" ", "T").partition("T")
    try:
        on = read_day(day)
    except ValueError as error:
        raise typer.BadParameter(f"“{text}”{error}") from None
    try:
        at = datetime.combine(on, time.fromisoformat(hour)).replace(tzinfo=None) if hour else None
    except ValueError:
        raise typer.BadParameter(f"“{text}”里的钟点不对；请写成 2024-10-20T17:30") from None
    return Moment(on, at)


Paths = Annotated[
    list[str], typer.Argument(metavar="路径", help="申报文件、文件夹，或 -（标准输入）；可以写几个")
]
Judged = Annotated[str | None, notice_option("依据哪一份通知", "文件里写的，或由单位所在地和日期定")]
Notices = Annotated[list[str] | None, notice_argument("哪一份通知，可以写几个", "全部")]
Stage = Annotated[
    str,
    typer.Option(
        "--stage",
        metavar="|".join(STAGES),
        help="；".join(f"{stage} {words}" for stage, words in STAGES.items()),
        parser=read_stage,
        autocompletion=completion.stages,
    ),
]
AsOf = Annotated[
    Moment | None,
    typer.Option(
        "--as-of",
        metavar="日期",
        help="按哪一天判断：2024-10-20 或 2024-10-20T17:30（北京时间）",
        show_default="文件里的申报日期，再没有就按今天",
        parser=read_moment,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", metavar="个数", help="同时用几个进程", show_default="每个处理器一个", parser=read_jobs
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="有要由人判断的，也算没有通过（退出码 1）")]
Force = Annotated[bool, typer.Option("--force", help="文件已存在时替换它")]
Written = Annotated[str, typer.Argument(metavar="文件", help="写到哪里", show_default="标准输出")]
