"""``chuding check`` as a whole: exit codes, output, and input that nobody expects (contract)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from ..applicants.ready import IDENTITY, READY
from ..conftest import Run, clean_environment, heeding_signals


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one ready applicant, ``ready.yaml``, and her photo."""
    (tmp_path / "ready.yaml").write_text(READY, encoding="utf-8")
    Image.new("RGB", (295, 413), "white").save(tmp_path / "photo.png")
    return tmp_path


def changed(folder: Path, name: str, old: str, new: str) -> str:
    """Write the ready applicant with one thing changed; gives the file's name."""
    assert old in READY
    (folder / name).write_text(READY.replace(old, new), encoding="utf-8")
    return name


def results(output: str) -> list[dict[str, object]]:
    """The results of a JSON report."""
    found: list[dict[str, object]] = json.loads(output)["results"]
    return found


@pytest.mark.parametrize("stage", ["online", "paper"])
def test_a_ready_applicant_ends_with_0(chuding_process: Run, folder: Path, stage: str) -> None:
    done = chuding_process("check", "ready.yaml", "--stage", stage)
    assert done.returncode == 0, done.stdout
    assert "全部符合" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("old", "new", "verdict", "code"),
    [
        ("异议: 无", "异议: 有", "incomplete", 1),
        ("学习形式: 全日制", "学习形式: 自考", "ineligible", 1),
        ("证件照: photo.png", "证件照: 有", "review", 0),
        ("性别: 女", "性别: 不详", "invalid", 3),
    ],
)
def test_each_verdict_has_its_exit_code(
    chuding: Run, folder: Path, old: str, new: str, verdict: str, code: int
) -> None:
    done = chuding("check", changed(folder, "one.yaml", old, new), "--format", "json")
    assert results(done.stdout)[0]["verdict"] == verdict
    assert done.returncode == code


def test_review_ends_with_1_when_strict(chuding: Run, folder: Path) -> None:
    name = changed(folder, "one.yaml", "证件照: photo.png", "证件照: 有")
    assert chuding("check", name, "--strict").returncode == 1


def test_an_invalid_file_goes_before_an_ineligible_one_and_the_others_are_reported(
    chuding: Run, folder: Path
) -> None:
    changed(folder, "a.yaml", "学习形式: 全日制", "学习形式: 函授")
    (folder / "b.yaml").write_text("姓名: [\n", encoding="utf-8")
    done = chuding("check", ".", "missing.yaml", "--format", "json")
    assert done.returncode == 3
    assert [(r["file"], r["verdict"]) for r in results(done.stdout)] == [
        ("./a.yaml", "ineligible"),
        ("./b.yaml", "invalid"),
        ("./ready.yaml", "ready"),
        ("missing.yaml", "invalid"),
    ]
    assert json.loads(done.stdout)["summary"] == {
        "ready": 1, "review": 0, "incomplete": 0, "ineligible": 1, "invalid": 2,
    }  # fmt: skip


def test_a_folder_with_nothing_to_check_is_no_success(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = chuding("check", "empty")
    assert done.returncode == 2
    assert "没有找到可以核对的申报文件" in done.stderr


def test_standard_input_is_read_with_a_dash(chuding: Run, folder: Path) -> None:
    done = chuding("check", "-", "--format", "json", input=READY)
    assert results(done.stdout)[0]["file"] == "<stdin>"
    assert done.returncode == 0


def test_several_documents_of_a_file_are_numbered(chuding: Run, folder: Path) -> None:
    (folder / "two.yaml").write_text(f"{READY}---\n{READY.replace('异议: 无', '异议: 有')}", encoding="utf-8")
    found = results(chuding("check", "two.yaml", "--format", "json").stdout)
    assert [(r["document"], r["verdict"]) for r in found] == [(1, "ready"), (2, "incomplete")]


def test_json_lines_are_the_members_of_results(chuding: Run, folder: Path) -> None:
    one = chuding("check", "ready.yaml", "ready.yaml", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in one] == results(
        chuding("check", "ready.yaml", "ready.yaml", "--format", "json").stdout
    )


def test_json_keeps_chinese_and_has_every_rule_of_the_stage(chuding: Run, folder: Path) -> None:
    online = chuding("check", "ready.yaml", "--format", "json").stdout
    assert "阿依努尔·买买提" in online
    assert "\\u" not in online
    paper = chuding("check", "ready.yaml", "--format", "json", "--stage", "paper").stdout
    counts = [len(results(text)[0]["findings"]) for text in (online, paper)]  # type: ignore[arg-type]
    assert counts == [29, 37]


def test_a_finding_has_the_sentence_of_the_applicants_own_level(chuding: Run, folder: Path) -> None:
    found = results(chuding("check", "ready.yaml", "--format", "json").stdout)[0]["findings"]
    years = next(f for f in found if f["rule"] == "experience.years")  # type: ignore[attr-defined]
    assert years["source"] == "korla-2024.md:19"
    assert years["quote"] == "大学本科毕业，从事专业技术工作满1年"


def test_a_missing_value_is_pointed_at_where_it_belongs(chuding: Run, folder: Path) -> None:
    name = changed(folder, "one.yaml", "  毕业证书: 有\n", "")
    found = results(chuding("check", name, "--format", "json").stdout)[0]["findings"]
    diploma = next(f for f in found if f["rule"] == "documents.diploma")  # type: ignore[attr-defined]
    assert diploma["status"] == "missing"
    line = (folder / name).read_text(encoding="utf-8").splitlines().index("材料:") + 1
    assert (diploma["line"], diploma["column"]) == (line, 1)


def test_all_errors_of_a_file_come_at_once_with_line_and_column(chuding: Run, folder: Path) -> None:
    text = (
        READY.replace("性别: 女", "性别: 也许")
        .replace("人员身份:", "人员身分:")
        .replace("字数: 1200", "字数: 1e3")
    )
    (folder / "bad.yaml").write_text(text, encoding="utf-8")
    result = results(chuding("check", "bad.yaml", "--format", "json").stdout)[0]
    assert result["findings"] == []
    places = [(e["line"], e["column"]) for e in result["errors"]]  # type: ignore[attr-defined]
    assert places == [(3, 5), (5, 1), (16, 12)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空的"),
        (b"   \n", "空的"),
        ("姓名: 张三\n".encode("gbk"), "GBK"),
        ("姓名: 张三\n".encode("utf-16"), "UTF-16"),
        (b"\x00\x01", "控制字符"),
        (b"- 1\n- 2\n", "键: 值"),
        ("姓名: 甲\n姓名: 乙\n".encode(), "写了两次"),
        ("姓名: 甲\nname: 乙\n".encode(), "同一项"),
        (b"a: &a [x]\nb: *a\n", "别名"),
        (b"notice: !!python/object:os.system {}\n", "标签"),
        (("a: " + "[" * 5000).encode(), "嵌套"),
        ("姓名：张三\n单位: 甲\n".encode(), "中文冒号“：”不算"),
        ("姓名：张三\n单位：甲\n".encode(), "中文冒号“：”不算"),
        ("姓名:张三\n".encode(), "英文冒号后面要空一格"),
    ],
)
def test_hostile_input_gets_words_and_exit_3(
    chuding: Run, tmp_path: Path, content: bytes, words: str
) -> None:
    (tmp_path / "hostile.yaml").write_bytes(content)
    done = chuding("check", "hostile.yaml")
    assert done.returncode == 3
    assert words in done.stdout.replace("\n    ", "")
    assert "hostile.yaml:" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "content", ["- 张三\n", "姓名：张三\n通知：korla-2024\n", "姓名: [张三\n", "姓名: 甲\n\t: 乙\n"]
)
def test_what_is_no_yaml_is_not_blamed_on_a_notice_that_is_not_named(
    chuding: Run, tmp_path: Path, content: str
) -> None:
    (tmp_path / "slip.yaml").write_text(content, encoding="utf-8")
    done = chuding("check", "slip.yaml")
    assert done.returncode == 3
    assert "依据哪一份" not in done.stdout


def test_a_file_of_100_mb_is_refused_within_a_second_and_200_mb(tmp_path: Path) -> None:
    with (tmp_path / "big.yaml").open("wb") as stream:
        stream.truncate(100 * 2**20)
    program = (
        "import resource, sys; from chuding_cli.__main__ import run;"
        "resource.setrlimit(resource.RLIMIT_AS, (400 * 2**20,) * 2); sys.exit(run(['check', 'big.yaml']))"
    )
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path, env=clean_environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert "超过" in done.stdout
    assert time.perf_counter() - begun < 5  # a hang, not a figure: figures come from benchmarks/


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_invalid(chuding: Run, folder: Path) -> None:
    (folder / "ready.yaml").chmod(0)
    done = chuding("check", "ready.yaml")
    assert done.returncode == 3
    assert "权限" in done.stdout


@pytest.mark.parametrize(
    ("closed", "code", "words"), [(">&-", 4, "标准输出没有打开"), ("<&-", 3, "标准输入没有打开")]
)
def test_a_stream_that_is_closed_is_told(folder: Path, closed: str, code: int, words: str) -> None:
    path = "-" if closed == "<&-" else "ready.yaml"
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m chuding_cli check {path} {closed}', sys.executable],
        cwd=folder, env=clean_environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, words in done.stdout + done.stderr) == (code, True)
    assert "Traceback" not in done.stderr


def test_what_a_terminal_would_obey_is_refused_in_a_file_and_not_shown_of_its_name(
    chuding: Run, folder: Path
) -> None:
    (folder / "esc.yaml").write_text('姓名: "\\e[2J李四"\n', encoding="utf-8")
    (folder / "a\x1b[2J.yaml").write_text("姓名: 李四\n", encoding="utf-8")
    refused = chuding("check", "esc.yaml")
    assert (
        refused.returncode,
        "esc.yaml:1:5: “姓名”的值“�[2J李四”含有不可见的控制字符" in refused.stdout,
    ) == (3, True)
    assert "\x1b" not in refused.stdout + chuding("check", ".").stdout


def test_a_notice_named_by_what_no_file_can_be_named_does_not_end_the_run(chuding: Run, folder: Path) -> None:
    (folder / "long.yaml").write_text(f"通知: {'长' * 200}\n", encoding="utf-8")
    done = chuding("check", "long.yaml", "ready.yaml", "--format", "json")
    assert (done.returncode, done.stderr) == (3, "")
    assert [each["verdict"] for each in results(done.stdout)] == ["invalid", "ready"]
    assert chuding("check", "ready.yaml", "--notice", "长" * 200).returncode == 2


def test_an_identity_number_where_a_notice_is_named_is_not_shown(chuding: Run, folder: Path) -> None:
    (folder / "x.yaml").write_text(f"通知: {IDENTITY}\n", encoding="utf-8")
    for words in (["check", "x.yaml"], ["check", "x.yaml", "--notice", IDENTITY], ["explain", IDENTITY]):
        done = chuding(*words)
        assert IDENTITY not in done.stdout + done.stderr


def test_a_named_pipe_does_not_hang(chuding_process: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    done = chuding_process("check", "pipe.yaml", timeout=20)
    assert done.returncode == 3
    assert "不是普通文件" in done.stdout


def test_a_reader_that_goes_away_ends_with_141(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "chuding_cli", "check", *["ready.yaml"] * 200, "--details"],
        cwd=folder, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        words = process.stderr.read()
    assert process.returncode == 141
    assert b"Traceback" not in words


def test_ctrl_c_ends_with_130(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "chuding_cli", "check", *["ready.yaml"] * 20000, "--format", "jsonl"],
        cwd=folder, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=heeding_signals,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, words = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "已中断" in words.decode()
    assert b"Traceback" not in words


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_ends_with_4(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "chuding_cli", "check", "ready.yaml"],
            cwd=folder, env=clean_environment(), stdout=full, stderr=subprocess.PIPE,
            encoding="utf-8", check=False,
        )  # fmt: skip
    assert done.returncode == 4
    assert "不能写出" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "缺少参数"),
        (["chek"], "check"),
        (["check"], "缺少参数"),
        (["check", "x.yaml", "--stge", "paper"], "--stage"),
        (["check", "x.yaml", "--as-of", "2024-13-40"], "日历上没有这一天"),
        (["check", "x.yaml", "--format", "xml"], "没有“xml”格式"),
        (["check", "x.yaml", "--notice", "korla-2042"], "korla-2024"),
        (["check", "x.yaml", "--notice", "nowhere/rules.yaml"], "找不到"),
    ],
)
def test_a_wrong_command_line_ends_with_2_and_says_why(
    chuding: Run, arguments: list[str], words: str
) -> None:
    done = chuding(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("extra", [[], ["--format", "json"], ["--format", "jsonl"], ["--details"]])
def test_the_full_identity_number_is_nowhere(chuding: Run, folder: Path, extra: list[str]) -> None:
    text = READY.replace("姓名: 阿依努尔·买买提", f"姓名: 甲 {IDENTITY}").replace(
        "现有职称: 无", f"现有职称: {IDENTITY}"
    )
    (folder / "leaky.yaml").write_text(text, encoding="utf-8")
    bad = READY.replace("毕业日期: 2022-06-30", f"毕业日期: {IDENTITY}").replace("人员身份", f"k{IDENTITY}")
    (folder / "bad.yaml").write_text(bad, encoding="utf-8")
    done = chuding("check", "leaky.yaml", "bad.yaml", "ready.yaml", *extra)
    assert IDENTITY not in done.stdout + done.stderr
    assert "652801********0023" in done.stdout


def test_no_colour_when_piped(chuding_process: Run, folder: Path) -> None:
    assert "\x1b" not in chuding_process("check", "ready.yaml").stdout


@pytest.mark.parametrize(("variable", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_on_a_terminal_unless_no_color(folder: Path, variable: dict[str, str], coloured: bool) -> None:
    leader, follower = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "chuding_cli", "check", "ready.yaml"],
        cwd=folder, env={**clean_environment(), **variable}, stdout=follower, stderr=follower,
    )  # fmt: skip
    os.close(follower)
    shown = b""
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    os.close(leader)
    assert process.wait(timeout=30) == 0
    assert ("\x1b[" in shown.decode()) is coloured


def test_no_line_is_wider_than_80_columns(chuding: Run, folder: Path) -> None:
    from chuding_cli.text.columns import cells

    name = changed(folder, "one.yaml", "  毕业证书: 有\n", "")
    for extra in ([], ["--details"]):
        output = chuding("check", name, "--stage", "paper", *extra).stdout
        assert max(cells(line) for line in output.splitlines()) <= 80


def test_a_check_imports_neither_the_papers_libraries_nor_rich(folder: Path) -> None:
    program = (
        "import sys; from chuding_cli.__main__ import run; run(['check', 'ready.yaml']);"
        "heavy = {'reportlab', 'rich', 'typer.rich_utils', 'pikepdf', 'pypdf', 'PIL', 'argparse'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    text = READY.replace("photo.png", "有")
    (folder / "ready.yaml").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder, env=clean_environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stderr.strip() == "[]"


def test_the_notice_is_found_by_place_and_day(chuding: Run, folder: Path) -> None:
    name = changed(folder, "one.yaml", "通知: korla-2024\n", "")
    assert results(chuding("check", name, "--format", "json").stdout)[0]["notice"] == "korla-2024"
    late = results(chuding("check", name, "--as-of", "2031-01-01", "--format", "json").stdout)[0]
    assert late["verdict"] == "invalid"
    assert "korla-2024" in late["errors"][0]["message"]  # type: ignore[index]


def test_an_ineligible_applicant_is_told_when(chuding: Run, folder: Path) -> None:
    name = changed(folder, "late.yaml", "开始: 2022-08-01", "开始: 2023-10-22")
    found = results(chuding("check", name, "--format", "json").stdout)[0]
    assert (found["eligible_on"], found["eligible_never"], found["eligible_within_window"]) == (
        "2024-10-22", False, True,
    )  # fmt: skip
    never = changed(folder, "never.yaml", "结束: 至今", "结束: 2023-01-01")
    found = results(chuding("check", never, "--format", "json").stdout)[0]
    assert (found["eligible_on"], found["eligible_never"]) == (None, True)


def test_a_span_that_ends_before_it_begins_is_to_be_corrected_and_never_the_end(
    chuding: Run, folder: Path
) -> None:
    name = changed(folder, "slip.yaml", "结束: 至今", "结束: 2021-08-01")
    found = results(chuding("check", name, "--format", "json").stdout)[0]
    assert (found["verdict"], found["eligible_never"]) == ("incomplete", False)
    years = next(f for f in found["findings"] if f["rule"] == "experience.years")  # type: ignore[attr-defined]
    assert (years["status"], years["line"], years["column"]) == ("missing", 11, 26)
    assert years["message"] == "工作经历有一条的“结束”（2021-08-01）早于“开始”（2022-08-01）"


def test_hours_of_training_that_wait_for_the_profession_point_at_it(chuding: Run, folder: Path) -> None:
    name = changed(folder, "blank.yaml", "系列: 工程, 专业: 建筑, ", "系列: , ")
    found = results(chuding("check", name, "--format", "json").stdout)[0]["findings"]
    places = {f["rule"]: (f["line"], f["column"]) for f in found if "“申报.系列”" in f["message"]}  # type: ignore[attr-defined]
    assert places["ce.hours"] == places["series.listed"] == (9, 6)


def test_a_rules_file_among_the_applicants_is_named_as_one(chuding: Run, folder: Path) -> None:
    assert chuding("rules", "new", "shihezi-2025").returncode == 0
    done = chuding("check", ".")
    assert done.returncode == 3
    assert "这是规则文件，不是申报文件" in done.stdout
    assert "不认识的键" not in done.stdout
    assert chuding("check", ".", "--exclude", "shihezi-*").returncode == 0


def test_where_nothing_is_there_no_report_stands_in_the_way_of_the_next_run(
    chuding: Run, folder: Path
) -> None:
    done = chuding("check", "people", "--report", "html=报告.html")
    assert (done.returncode, done.stderr) == (3, "chuding: 找不到“people”\n")
    assert not (folder / "报告.html").exists()


def test_a_notice_of_ones_own_is_found_in_the_folder_and_how_to_use_it_is_told(
    chuding: Run, folder: Path
) -> None:
    assert chuding("rules", "new", "shihezi-2025").returncode == 0
    done = chuding("rules", "validate", "shihezi-2025")
    assert done.returncode == 2
    assert "当前文件夹里有 shihezi-2025.yaml" in done.stderr


def test_the_output_is_the_same_whatever_the_number_of_processes(chuding_process: Run, folder: Path) -> None:
    for number in range(150):
        changed(folder, f"{number:03}.yaml", "字数: 1200", f"字数: {940 + number}")
    (folder / "077.yaml").write_text("姓名: [\n", encoding="utf-8")
    one, two = (chuding_process("check", ".", "--format", "jsonl", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    assert (one.returncode, two.returncode) == (3, 3)
    assert len(one.stdout.splitlines()) == 151
