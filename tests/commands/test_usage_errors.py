"""What is wrong with a command line is said in one Chinese sentence, with exit code 2."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from chuding_cli.commands import exit_codes
from chuding_cli.commands.check import check
from chuding_cli.commands.command_error import CommandError
from chuding_cli.commands.init import init
from chuding_cli.judging.checking import Request

from ..conftest import Ask

SENTENCES = [
    ("", "缺少参数：命令（用 chuding --help 看用法）"),
    ("rules", "缺少参数：命令（用 chuding rules --help 看用法）"),
    ("check", "缺少参数：路径（用 chuding check --help 看用法）"),
    ("rules diff", "缺少参数：旧通知、新通知（用 chuding rules diff --help 看用法）"),
    ("rules diff korla-2024", "缺少参数：新通知（用 chuding rules diff --help 看用法）"),
    ("rules lst", "没有命令“lst”；现有 list、show、validate、trace、test、diff、new；是不是“list”？（用 chuding rules --help 看用法）"),
    ("--frobnicate", "不认识的参数：--frobnicate（用 chuding --help 看用法）"),
    ("explain a b c", "不认识的参数：b c（用 chuding explain --help 看用法）"),
    ("rules list korla-2024", "不认识的参数：korla-2024（用 chuding rules list --help 看用法）"),
    ("check x --stge paper", "不认识的参数：--stge；是不是“--stage”？（用 chuding check --help 看用法）"),
    ("check x --for=json", "不认识的参数：--for；是不是“--force”或“--format”？（用 chuding check --help 看用法）"),
    ("check x -x", "不认识的参数：-x（用 chuding check --help 看用法）"),
    ("check x -quiet", "不认识的参数：-quiet（用 chuding check --help 看用法）"),
    ("check x --strict=1", "--strict 不带值（用 chuding check --help 看用法）"),
    ("check x --jobs", "--jobs 后面缺少值（用 chuding check --help 看用法）"),
    ("check --notice --strict x", "--notice 后面缺少值（用 chuding check --help 看用法）"),
    ("check x --jobs 0", "--jobs：“0”不是 1 至 256 的整数（用 chuding check --help 看用法）"),
    ("check x --jobs two", "--jobs：“two”不是 1 至 256 的整数（用 chuding check --help 看用法）"),
    ("check x --stage papr", "--stage：没有“papr”；是不是“paper”？；可用：online、paper（用 chuding check --help 看用法）"),
    ("check x --as-of 2024-13-40", "--as-of：“2024-13-40”日历上没有这一天（用 chuding check --help 看用法）"),
    ("check x --as-of 2024-10-20T99", "--as-of：“2024-10-20T99”里的钟点不对；请写成 2024-10-20T17:30（用 chuding check --help 看用法）"),
    ("check x --report html", "--report：“html”应写成 格式=文件，例如 html=报告.html（用 chuding check --help 看用法）"),
    ("check x --report html=-", "--report：要写到标准输出的，用 --format（用 chuding check --help 看用法）"),
    ("check x --report a=b --report html=c", "--report：没有“a”格式；现有 text、json、jsonl、csv、junit、sarif、github、html、xlsx（用 chuding check --help 看用法）"),
    ("roster-template a.xls", "文件：工作簿的文件名要以 .xlsx 结尾，例如 名册.xlsx；写的是“a.xls”（用 chuding roster-template --help 看用法）"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "sentence"), SENTENCES)
def test_what_is_wrong_is_said_in_chinese_with_exit_code_2(ask: Ask, line: str, sentence: str) -> None:
    assert ask(*line.split()) == (2, "", f"chuding: {sentence}\n")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("check --draft x", "check 没有 --draft（build-packet 才有）"),
        ("explain ce.hours --output x", "explain 没有 --output（build-packet、import、export 才有）"),
        ("rules list --extends x", "rules list 没有 --extends（rules new 才有）"),
        ("--draft check x", "chuding 没有 --draft（build-packet 才有）"),
        ("check x --version", "check 没有 --version（chuding 才有）"),
    ],
)
def test_an_option_of_another_command_is_said_to_be_there(ask: Ask, line: str, sentence: str) -> None:
    done = ask(*line.split())
    assert done.code == 2
    assert done.err.startswith(f"chuding: {sentence}（用 ")


def test_a_guess_comes_from_the_options_of_that_command_alone(ask: Ask) -> None:
    assert "是不是" not in ask("rules", "list", "--drft").err
    assert "“--draft”" in ask("build-packet", "x", "--drft").err


def test_an_unknown_command_is_guessed_among_the_commands(ask: Ask) -> None:
    done = ask("chek", "x.yaml")
    assert done.code == 2
    assert done.err.startswith("chuding: 没有命令“chek”；现有 check、build-packet、")
    assert done.err.endswith("；是不是“check”？（用 chuding --help 看用法）\n")


def test_options_may_stand_behind_paths_and_paths_may_begin_with_a_dash(ask: Ask) -> None:
    assert ask("check", "x.yaml", "--format", "jsonl", "y.yaml").out.count('"文件不存在"') == 2
    assert "-x.yaml" in ask("check", "--format=text", "--", "-x.yaml", "--strict").out
    assert ask("check", "x.yaml", "--", "--strict").code == 3


def test_of_an_option_given_twice_the_last_one_counts(ask: Ask) -> None:
    assert '"stage": "online"' in ask("check", "x", "--stage=paper", "--stage=online", "--format=json").out


def test_the_work_of_a_command_needs_no_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yaml").write_text("姓名: [\n", encoding="utf-8")
    request = Request("online", datetime(2024, 10, 20, 12))
    assert check([str(tmp_path)], request, form="json") == exit_codes.INVALID
    assert '"invalid": 1' in capsys.readouterr().out
    assert init(str(tmp_path / "b.yaml"), "korla-2024") == exit_codes.OK
    with pytest.raises(CommandError, match=r"b\.yaml"):
        init(str(tmp_path / "b.yaml"))


def test_an_identity_number_on_the_command_line_is_not_shown(ask: Ask) -> None:
    assert "652801200008120023" not in ask("explain", "ce.hours", "652801200008120023").err
