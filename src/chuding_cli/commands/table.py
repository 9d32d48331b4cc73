"""Every command of the program: its name, the module that is loaded when it is called, what it is for.

A new command is a line here and a module beside this one, in which the function ``<name>_cli`` declares
the arguments and options, with the help in Chinese as its docstring, and calls a plain function that does
the work and gives the exit code.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One command, or a group with those ``below`` it."""

    name: str
    about: str
    module: str = ""
    below: tuple[Row, ...] = ()


RULES = (
    Row("list", "列出已收录的通知", "rules.list"),
    Row("show", "一份通知的内容：时间、名单、表、规则", "rules.show"),
    Row("validate", "规则文件写得对不对", "rules.validate"),
    Row("trace", "通知原文逐句对应的规则", "rules.trace"),
    Row("test", "通知自带的例子", "rules.test"),
    Row("diff", "两份通知有什么不同", "rules.diff"),
    Row("new", "开始写一份新通知", "rules.new"),
)
COMMANDS = (
    Row("check", "核对申报文件", "check"),
    Row("build-packet", "制作材料", "build_packet"),
    Row("explain", "解释一条规则", "explain"),
    Row("rules", "已收录的通知和它们的规则", below=RULES),
    Row("schema", "申报文件的 JSON Schema", "schema"),
    Row("init", "生成一份申报文件来填写", "init"),
    Row("roster-template", "生成一份空白名册（Excel）", "roster_template"),
    Row("import", "把名册（Excel）做成申报文件", "import_"),
    Row("export", "把申报文件写成名册（Excel）", "export"),
)
