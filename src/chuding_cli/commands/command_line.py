"""The command line: which commands and options there are, and the errors of using them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from chuding_cli import __version__
from chuding_cli.commands import exit_codes
from chuding_cli.report.names import FILED, PRINTED
from chuding_cli.text.guess import did_you_mean


class CommandError(Exception):
    """The command cannot be run as it was asked for; the message is Chinese."""

    def __init__(self, message: str, code: int = exit_codes.USAGE) -> None:
        super().__init__(message)
        self.code = code


def parse(arguments: list[str]) -> argparse.Namespace:
    """The options of one command line; ``command`` is the function to call with them.

    Raises:
        CommandError: the words are off.
        SystemExit: after ``--help`` or ``--version``.
    """
    return _parser().parse_args(arguments)


_MESSAGES = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (.*): expected one argument", r"\1 后面缺少值"),
    (r"argument (.*): expected at least one argument", r"\1 后面至少要一个值"),
    (r"argument (.*): invalid choice: '(.*?)' \(choose from (.*)\)", r"\1 不能是“\2”；可用：\3"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 不能和 \2 一起用"),
    (r"argument (.*?): (.*)", r"\1：\2"),
    (r"ambiguous option: (.*) could match (.*)", r"选项 \1 不明确：\2"),
)


class _Parser(argparse.ArgumentParser):
    """argparse that speaks Chinese."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", _Help)
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self.words = self.add_argument_group("参数")
        self.options = self.add_argument_group("选项")
        self.options.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        words = message
        for pattern, chinese in _MESSAGES:
            if re.fullmatch(pattern, message):
                words = re.sub(pattern, chinese, message).replace("'", "")
                break
        raise CommandError(f"{words}{self._hint(message)}（用 {self.prog} --help 看用法）")

    def _hint(self, message: str) -> str:
        found = re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)", message)
        if found:
            return did_you_mean(found[1], re.findall(r"[\w-]+", found[2]))
        found = re.search(r"unrecognized arguments: (--[\w-]+)", message)
        return did_you_mean(found[1], _option_names(self)) if found else ""


def _option_names(parser: argparse.ArgumentParser) -> set[str]:
    """Every long option of a parser and of the commands below it."""
    names = {name for action in parser._actions for name in action.option_strings if name.startswith("--")}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                names |= _option_names(below)
    return names


class _Help(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：")


def _run(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """The command, imported when it is called: a check must feel instant."""

    def call(options: argparse.Namespace) -> int:
        code: int = getattr(import_module(f"chuding_cli.commands.{module}"), function)(options)
        return code

    return call


def _parser() -> _Parser:
    parser = _Parser(
        prog="chuding",
        description="初定：核对毕业生能否初次确定初级职称，说明依据，并制作材料。",
        epilog="退出码：0 可以办理；1 有人不能或不全；2 命令或规则有误；3 文件有误；4 不能写出",
    )
    version = f"chuding {__version__}"
    parser.options.add_argument("--version", action="version", version=version, help="显示版本")
    commands = parser.add_subparsers(
        title="命令", metavar="命令", required=True, parser_class=_Parser, prog="chuding"
    )
    _check(commands)
    _build_packet(commands)
    _explain(commands)
    _rules(commands)
    _schema(commands)
    _init(commands)
    _roster(commands)
    return parser


def _check(commands: Any) -> None:
    about = "核对申报文件：能不能申报，缺什么，何时以前，依据哪一句。"
    parser = commands.add_parser("check", help="核对申报文件", description=about)
    parser.set_defaults(command=_run("check", "check"))
    judging_options(parser)
    options = parser.options
    options.add_argument(
        "--format",
        default="text",
        type=_format,
        metavar="格式",
        help=f"输出格式：{'、'.join(PRINTED)}（默认 text）",
    )
    filed = "同一次核对另写的报告，如 html=报告.html、xlsx=汇总.xlsx；可以写几个"
    options.add_argument(
        "--report", default=[], action="append", type=_report, metavar="格式=文件", help=filed
    )
    options.add_argument("--force", action="store_true", help="报告的文件已存在时替换它")
    left_out = "文件夹里的名字或路径符合的不核对，可用 * 和 ?；可以写几个"
    options.add_argument("--exclude", default=[], action="append", metavar="名字", help=left_out)
    cluster = "在已有的 Dask 集群上核对，如 tcp://主机:8786（要装 chuding-cli[dask]）"
    options.add_argument("--scheduler", metavar="地址", help=cluster)
    options.add_argument("--details", action="store_true", help="每一项都列出来，并写明由来")


def _build_packet(commands: Any) -> None:
    about = "核对，并把每个人的公示、承诺书等做好，连同扫描件按目录次序合成一册；几个人的，另做各单位的汇总。"
    parser = commands.add_parser("build-packet", help="制作材料", description=about)
    parser.set_defaults(command=_run("build_packet", "build_packet"))
    judging_options(parser)
    options = parser.options
    where = "放在哪个文件夹（默认：packet/），每人一个子文件夹"
    options.add_argument("--output", default="packet", metavar="文件夹", help=where)
    options.add_argument("--force", action="store_true", help="已有的材料夹，替换它")
    drafts = "还不能出具的（如公示未满的公示结果）和不能申报的，也做出来，印上“草稿”"
    options.add_argument("--draft", action="store_true", help=drafts)
    whole = "公示上印全身份证号（默认只印前六位和后四位）"
    options.add_argument("--full-id", action="store_true", help=whole)
    for name, words in (
        ("body", "正文用的字体（如仿宋），TrueType 文件"),
        ("title", "标题用的字体（如小标宋）"),
    ):
        options.add_argument(f"--{name}-font", type=Path, metavar="字体文件", help=words)


def judging_options(parser: _Parser) -> None:
    """What ``check`` and ``build-packet`` have in common."""
    parser.words.add_argument("paths", nargs="+", metavar="路径", help="申报文件、文件夹，或 -（标准输入）")
    options = parser.options
    found = "依据哪一份通知（默认：文件里写的，或按单位所在地和日期查找）"
    options.add_argument("--notice", metavar="编号|文件", help=found)
    stages = "online 网上申报（默认）；paper 交纸质材料"
    options.add_argument("--stage", choices=("online", "paper"), default="online", help=stages)
    judged = "按哪一天判断：2024-10-20 或 2024-10-20T17:30（北京时间）"
    options.add_argument("--as-of", type=_moment, metavar="日期", help=judged)
    options.add_argument("--jobs", type=_jobs, metavar="N", help="同时用几个进程（默认：每个处理器一个）")
    options.add_argument("--strict", action="store_true", help="有要由人判断的，也算没有通过（退出码 1）")


def _format(name: str) -> str:
    """A format that goes to standard output."""
    return _known_format(name, PRINTED)


def _report(text: str) -> tuple[str, str]:
    """A format and the file it goes to."""
    name, equals, path = text.partition("=")
    if not equals or not path:
        raise argparse.ArgumentTypeError(f"“{text}”应写成 格式=文件，例如 html=报告.html")
    known = _known_format(name, FILED)
    if known == "xlsx":
        return known, _workbook(path)
    if path == "-":
        raise argparse.ArgumentTypeError("要写到标准输出的，用 --format")
    if path.lower().endswith((".yaml", ".yml")):
        raise argparse.ArgumentTypeError(f"“{path}”像是申报文件，报告不能写到那里")
    return known, path


def _workbook(path: str) -> str:
    """The file of a workbook to write: spreadsheets open it by what its name ends in."""
    if Path(path).suffix.lower() != ".xlsx":
        raise argparse.ArgumentTypeError(f"工作簿的文件名要以 .xlsx 结尾，例如 名册.xlsx；写的是“{path}”")
    return path


def _known_format(name: str, known: tuple[str, ...]) -> str:
    if name not in known:
        where = "（只能写成文件：--report xlsx=文件）" if name in FILED else ""
        raise argparse.ArgumentTypeError(
            f"没有“{name}”格式{did_you_mean(name, known)}{where}；现有 {'、'.join(known)}"
        )
    return name


def _jobs(text: str) -> int:
    """A number of processes, 1 at the least."""
    if not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"“{text}”不是 1 至 256 的整数")
    return int(text)


def _moment(text: str) -> tuple[date, datetime | None]:
    """A day, or a day and an hour."""
    from chuding_cli.facts.scalars import read_date

    day, _, hour = text.replace(" ", "T").partition("T")
    try:
        on = read_date(day)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”{error}") from None
    try:
        return on, datetime.combine(on, time.fromisoformat(hour)).replace(tzinfo=None) if hour else None
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”里的钟点不对；请写成 2024-10-20T17:30") from None


def _explain(commands: Any) -> None:
    about = "一条规则的全文：要求、原文、读法和理由、由什么决定。"
    parser = commands.add_parser("explain", help="解释一条规则", description=about)
    parser.set_defaults(command=_run("explain", "explain"))
    parser.words.add_argument("rule", metavar="规则", help="规则的编号，例如 ce.hours")
    parser.options.add_argument("--notice", metavar="编号|文件", help="哪一份通知（默认：所有有这条规则的）")


def _rules(commands: Any) -> None:
    parser = commands.add_parser("rules", help="通知的规则", description="已收录的通知和它们的规则。")
    actions = parser.add_subparsers(
        title="命令", metavar="命令", required=True, parser_class=_Parser, prog="chuding rules"
    )
    for name, needs, words in (
        ("list", False, "列出已收录的通知"),
        ("show", True, "一份通知的内容：时间、名单、表、规则"),
        ("validate", True, "规则文件写得对不对"),
        ("trace", True, "通知原文逐句对应的规则"),
        ("test", True, "通知自带的例子"),
    ):
        action = actions.add_parser(name, help=words, description=words)
        action.set_defaults(command=_run("rules", f"{name}_"))
        if needs:
            which = "哪一份通知（默认：全部）"
            action.words.add_argument("notice", nargs="*", metavar="编号|文件", help=which)
    _rules_diff(actions)
    _rules_new(actions)


def _rules_diff(actions: Any) -> None:
    about = "后一份通知和前一份有什么不同：时间、数、名单、表、规则、材料。退出码：0 没有不同；1 有不同。"
    action = actions.add_parser("diff", help="两份通知有什么不同", description=about)
    action.set_defaults(command=_run("rules", "diff_"))
    action.words.add_argument("old", metavar="旧通知", help="编号或文件")
    action.words.add_argument("new", metavar="新通知", help="编号或文件")


def _rules_new(actions: Any) -> None:
    about = "写出一份待填的规则文件，每一处都有说明；有原文的，逐句列出要落实的句子。"
    action = actions.add_parser("new", help="开始写一份新通知", description=about)
    action.set_defaults(command=_run("rules_new", "new"))
    action.words.add_argument(
        "id", metavar="编号", help="如 shihezi-2025；写成 编号.yaml，放在现在的文件夹里"
    )
    action.options.add_argument("--source", metavar="原文", help="通知原文，UTF-8 的文本文件（.md 或 .txt）")
    action.options.add_argument("--extends", metavar="编号|文件", help="照这一份通知改，只写不同的地方")
    action.options.add_argument("--force", action="store_true", help="文件已存在时替换它")


def _schema(commands: Any) -> None:
    about = "申报文件的 JSON Schema，供编辑器补全和提示。"
    parser = commands.add_parser("schema", help="申报文件的 JSON Schema", description=about)
    parser.set_defaults(command=_run("schema", "schema"))
    where = "写到哪里（默认：标准输出）"
    parser.words.add_argument("file", nargs="?", default="-", metavar="文件", help=where)
    parser.options.add_argument("--notice", metavar="编号|文件", help="包括这份通知另外要问的")
    parser.options.add_argument("--force", action="store_true", help="文件已存在时替换它")


def _init(commands: Any) -> None:
    about = "写出一份待填的申报文件，每一项都有中文说明。"
    parser = commands.add_parser("init", help="生成一份申报文件来填写", description=about)
    parser.set_defaults(command=_run("init", "init"))
    where = "写到哪里（默认：标准输出）"
    parser.words.add_argument("file", nargs="?", default="-", metavar="文件", help=where)
    parser.options.add_argument("--notice", metavar="编号|文件", help="依据哪一份通知")
    parser.options.add_argument("--force", action="store_true", help="文件已存在时替换它")


def _roster(commands: Any) -> None:
    about = "生成一份空白名册（.xlsx）：中文表头，有下拉选项和说明；填好后用 chuding import 做成申报文件。"
    parser = commands.add_parser("roster-template", help="生成一份空白名册（Excel）", description=about)
    parser.set_defaults(command=_run("roster", "template"))
    where = "写到哪里（默认：名册.xlsx）"
    parser.words.add_argument(
        "file", nargs="?", default="名册.xlsx", type=_workbook, metavar="文件", help=where
    )
    _roster_options(parser, "依据哪一份通知：包括它另外要问的，标出它要看的")

    about = "把名册里的每个人做成一份申报文件。有一格不对，就一份也不写，并把不对的各格都列出来。"
    parser = commands.add_parser("import", help="把名册（Excel）做成申报文件", description=about)
    parser.set_defaults(command=_run("roster", "import_"))
    parser.words.add_argument("file", metavar="名册", help=".xlsx 工作簿")
    where = "放在哪个文件夹（默认：applicants/）"
    parser.options.add_argument("--output", default="applicants", metavar="文件夹", help=where)
    _roster_options(parser, "依据哪一份通知（默认：名册里写的，或按单位所在地和日期查找）")

    about = "把申报文件写进一份名册；其中有身份证号，请妥善保管。"
    parser = commands.add_parser("export", help="把申报文件写成名册（Excel）", description=about)
    parser.set_defaults(command=_run("roster", "export"))
    parser.words.add_argument("paths", nargs="+", metavar="路径", help="申报文件、文件夹，或 -（标准输入）")
    where = "写到哪里（默认：名册.xlsx）"
    parser.options.add_argument("--output", default="名册.xlsx", type=_workbook, metavar="文件", help=where)
    _roster_options(parser, "依据哪一份通知（默认：文件里写的，或按单位所在地和日期查找）")


def _roster_options(parser: _Parser, about_notice: str) -> None:
    parser.options.add_argument("--notice", metavar="编号|文件", help=about_notice)
    parser.options.add_argument("--force", action="store_true", help="文件已存在时替换它")
