"""Folders and big batches: order, exclusion, broken files, processes that die, Ctrl-C (issue, point 2)."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from chuding_cli.applicants.inputs import sources
from chuding_cli.batch import processes
from chuding_cli.batch.processes import CHUNK, entries, spread
from chuding_cli.judging.checking import Request

from ..applicants.ready import READY
from ..conftest import Run, clean_environment, heeding_signals
from .folders import write_many

REQUEST = Request("online", datetime(2024, 10, 20))


def files(output: str) -> list[str]:
    return [json.loads(line)["file"] for line in output.splitlines()]


def test_any_number_of_processes_gives_the_same_output(chuding_process: Run, tmp_path: Path) -> None:
    write_many(tmp_path / "人员", 5 * CHUNK, every=20)
    one = chuding_process("check", "人员", "--format", "jsonl", "--jobs", "1")
    three = chuding_process("check", "人员", "--format", "jsonl", "--jobs", "3")
    assert files(one.stdout) == sorted(files(one.stdout))
    assert (one.stdout, one.returncode) == (three.stdout, three.returncode)
    assert one.returncode == 3


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> int:
    """Tasks of few files: how they are shared out does not depend on how many a task has."""
    monkeypatch.setattr(processes, "CHUNK", 16)
    return 16


def test_any_executor_will_do(small_chunks: int, tmp_path: Path) -> None:
    write_many(tmp_path, 3 * small_chunks)
    expected = list(entries(sources([str(tmp_path)]), REQUEST, 1))
    with ThreadPoolExecutor(2) as threads:
        assert list(spread(sources([str(tmp_path)]), REQUEST, threads, 2)) == expected


class _Dying(Executor):
    """Runs two tasks, then its processes are killed."""

    def __init__(self) -> None:
        self.left = 2

    def submit(self, task: Any, /, *arguments: Any, **more: Any) -> Future[Any]:
        self.left -= 1
        if self.left < -2:
            raise BrokenProcessPool("killed")
        future: Future[Any] = Future()
        if self.left < 0:
            future.set_exception(BrokenProcessPool("killed"))
        else:
            future.set_result(task(*arguments))
        return future


def test_when_processes_die_every_applicant_is_still_reported_once_in_order(
    small_chunks: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_many(tmp_path, 8 * small_chunks)
    expected = list(entries(sources([str(tmp_path)]), REQUEST, 1))
    assert list(spread(sources([str(tmp_path)]), REQUEST, _Dying(), 1)) == expected
    assert capsys.readouterr().err.count("有进程意外结束") == 1


def test_only_so_many_files_are_read_ahead_as_keep_the_workers_busy(
    small_chunks: int, tmp_path: Path
) -> None:
    write_many(tmp_path, 40 * small_chunks // 8)
    taken = 0

    def counted() -> Any:
        nonlocal taken
        for source in [*sources([str(tmp_path)])] * 8:
            taken += 1
            yield source

    with ThreadPoolExecutor(1) as thread:
        stream = spread(counted(), REQUEST, thread, 1)
        next(stream)
        assert taken <= 6 * small_chunks
        stream.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        ([], ["a.yaml", "旧/b.yaml", "旧/草稿-c.yaml", "新/草稿-d.yml"]),
        (["草稿-*"], ["a.yaml", "旧/b.yaml"]),
        (["旧"], ["a.yaml", "新/草稿-d.yml"]),
        (["旧/b*"], ["a.yaml", "旧/草稿-c.yaml", "新/草稿-d.yml"]),
        (["旧", "*.yml"], ["a.yaml"]),
    ],
)
def test_what_a_pattern_excludes(
    chuding: Run, tmp_path: Path, patterns: list[str], expected: list[str]
) -> None:
    for name in ("a.yaml", "旧/b.yaml", "旧/草稿-c.yaml", "新/草稿-d.yml", ".隐/e.yaml"):
        path = tmp_path / "人" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(READY, encoding="utf-8")
    excluded = [word for pattern in patterns for word in ("--exclude", pattern)]
    done = chuding("check", "人", *excluded, "--format", "jsonl")
    assert sorted(files(done.stdout)) == sorted(f"人/{name}" for name in expected)


def test_a_file_that_is_named_is_checked_whatever_is_excluded(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(READY, encoding="utf-8")
    assert files(chuding("check", "a.yaml", "--exclude", "a*", "--format", "jsonl").stdout) == ["a.yaml"]


def test_excluding_everything_is_no_success(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(READY, encoding="utf-8")
    done = chuding("check", ".", "--exclude", "*")
    assert (done.returncode, "没有找到可以核对的申报文件" in done.stderr) == (2, True)


def test_a_file_reached_by_several_paths_is_nobody_twice(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(READY, encoding="utf-8")
    done = chuding("check", ".", "a.yaml", str(tmp_path / "a.yaml"), "--format", "jsonl")
    assert files(done.stdout) == ["./a.yaml", "a.yaml", str(tmp_path / "a.yaml")]
    assert "同一个身份证号" not in done.stderr
    assert "内容完全相同" not in done.stderr


@pytest.mark.parametrize("pattern", ["样例", "样例/", "./样例", "样*", "all/样例", "样例/b.yaml"])
def test_a_folder_is_excluded_however_its_path_is_written(chuding: Run, tmp_path: Path, pattern: str) -> None:
    (tmp_path / "all" / "样例").mkdir(parents=True)
    for name in ("a.yaml", "样例/b.yaml"):
        (tmp_path / "all" / name).write_text(READY, encoding="utf-8")
    assert files(chuding("check", "all", "--exclude", pattern, "--format", "jsonl").stdout) == ["all/a.yaml"]


def test_an_empty_folder_is_told_beside_the_others(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.yaml").write_text(READY, encoding="utf-8")
    for paths in (["empty", "a.yaml"], ["a.yaml", "empty"]):
        done = chuding("check", *paths, "--format", "jsonl")
        results = [json.loads(line) for line in done.stdout.splitlines()]
        assert [each["file"] for each in results] == paths
        (error,) = next(each["errors"] for each in results if each["file"] == "empty")
        assert error["message"] == "文件夹里没有可以核对的申报文件（.yaml、.yml）"
        assert done.returncode == 3
    assert chuding("check", "empty", "empty").returncode == 2


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may open everything, so the system's answer is given here."""
    (tmp_path / "a.yaml").write_text(READY, encoding="utf-8")
    (tmp_path / "closed").mkdir()
    opened = os.scandir

    def refuse(path: str) -> Any:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return opened(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(entries(sources([str(tmp_path)]), REQUEST, 1))
    assert [entry.verdict == "invalid" for entry in found] == [False, True]
    assert found[1].errors[0].message == "没有读取这个文件夹的权限"


def test_broken_files_do_not_stop_the_others(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b.yaml").symlink_to("nowhere")
    (tmp_path / "c.yaml").mkdir()
    (tmp_path / "c.yaml" / "loop").symlink_to("..")
    (tmp_path / "d.yaml").write_text(READY, encoding="utf-8")
    done = chuding("check", ".", "--format", "json")
    told = {Path(r["file"]).name: r["verdict"] for r in json.loads(done.stdout)["results"]}
    assert told.keys() == {"a.yaml", "b.yaml", "d.yaml"}
    assert {told["a.yaml"], told["b.yaml"]} == {"invalid"}
    assert told["d.yaml"] != "invalid"
    assert done.returncode == 3


@pytest.mark.parametrize("name", ["text", "json", "csv", "junit", "sarif", "github", "html"])
def test_a_file_name_that_is_no_text_breaks_no_format(chuding: Run, tmp_path: Path, name: str) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xd6\xd0.yaml")).write_text(READY, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    done = chuding("check", ".", "--format", name, "--report", f"{name}=r", errors="replace")
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1)
    assert (tmp_path / "r").is_file()


def running(folder: Path, *arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "chuding_cli", "check", *arguments]
    return subprocess.Popen(
        command,
        cwd=folder,
        env=clean_environment(),
        start_new_session=True,
        preexec_fn=heeding_signals,
        **options,
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_with_130_and_leaves_nothing_half_written(tmp_path: Path, jobs: str) -> None:
    write_many(tmp_path / "人员", 20 * CHUNK)
    reports = ("--report", "json=r.json", "--report", "html=r.html", "--report", "csv=r.csv")
    told = tmp_path / "stderr"
    with (
        told.open("wb") as errors,
        running(
            tmp_path,
            *("人员", "--format", "jsonl", "--jobs", jobs, *reports),
            stdout=subprocess.PIPE,
            stderr=errors,
        ) as process,
    ):
        assert process.stdout
        process.stdout.readline()  # it is at work
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
    assert (process.returncode, told.read_text("utf-8").strip()) == (130, "chuding: 已中断")
    told.unlink()
    assert [path.name for path in tmp_path.iterdir()] == ["人员"]
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)  # no process of it is left


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_the_system_ends_leaves_nothing_half_written_and_nobody_running(
    tmp_path: Path, number: signal.Signals
) -> None:
    write_many(tmp_path / "人员", 20 * CHUNK)
    with running(
        tmp_path,
        *("人员", "--format", "jsonl", "--jobs", "2", "--report", "json=r.json", "--report", "xlsx=r.xlsx"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()  # it is at work
        process.send_signal(number)
        process.stdout.read()
        told = process.stderr.read().decode()
    assert (process.returncode, told.strip()) == (143, "chuding: 已终止")
    assert [path.name for path in tmp_path.iterdir()] == ["人员"]
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def terminal_output(folder: Path, *arguments: str, **options: Any) -> str:
    """What a run writes to a terminal on standard error."""
    ours, theirs = pty.openpty()
    process = running(folder, *arguments, stderr=theirs, **options)
    os.close(theirs)
    output = b""
    try:
        while block := os.read(ours, 65536):
            output += block
    except OSError:  # Linux' way of saying that the other side is closed
        pass
    os.close(ours)
    process.wait(60)
    return output.decode()


def test_on_a_terminal_a_bar_tells_how_far_how_fast_and_how_long(tmp_path: Path) -> None:
    write_many(tmp_path / "人员", 8 * CHUNK)
    output = terminal_output(tmp_path, "人员", "--format", "jsonl", stdout=subprocess.DEVNULL)
    assert "核对" in output
    assert f"/{8 * CHUNK}" in output
    assert "份/秒" in output


def test_no_bar_for_a_few_files_nor_without_a_terminal(chuding_process: Run, tmp_path: Path) -> None:
    write_many(tmp_path / "人员", 3)
    assert terminal_output(tmp_path, "人员", stdout=subprocess.DEVNULL) == ""
    write_many(tmp_path / "人员", 3 * CHUNK)
    assert chuding_process("check", "人员", "--format", "json").stderr == ""
