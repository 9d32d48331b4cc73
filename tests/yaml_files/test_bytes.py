"""Files that are too large, none at all, or no text: refused with their place before YAML is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from chuding_cli.yaml_files.events import MAX_BYTES, checked, decoded, read_bytes

from .refusals import refusal, within


def test_a_file_of_a_hundred_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(100 * 2**20)
    with within(2.5, 10):
        problem = refusal(lambda: read_bytes(path))
    assert (problem.line, problem.column) == (1, 1)
    assert f"文件超过 {MAX_BYTES // 2**20} MB" in problem.message


def test_the_largest_file_that_is_read_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert len(read_bytes(path)) == MAX_BYTES
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert "文件超过" in refusal(lambda: read_bytes(path)).message
    assert "文件超过" in refusal(lambda: checked(b"#" * (MAX_BYTES + 1))).message


def test_a_folder_a_pipe_and_a_device_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "文件夹" in refusal(lambda: read_bytes(tmp_path)).message
    assert "不是普通文件" in refusal(lambda: read_bytes(tmp_path / "pipe")).message
    assert "不是普通文件" in refusal(lambda: read_bytes(Path("/dev/zero"))).message


def test_a_missing_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_bytes(tmp_path / "absent.yaml")


@pytest.mark.parametrize("data", [b"", b"\n\n  \n", b" ", b"\t"])
def test_an_empty_file_says_so(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_bytes(data)
    problem = refusal(lambda: read_bytes(path))
    assert (problem.message[:5], problem.line, problem.column) == ("文件是空的", 1, 1)


@pytest.mark.parametrize(("prefix", "place"), [("", (1, 1)), ("name: x\n# ok\n", (3, 1)), ("# 𠮷\n", (2, 1))])
def test_gbk_is_recognised_and_the_place_of_its_first_character_told(
    prefix: str, place: tuple[int, int]
) -> None:
    problem = refusal(lambda: decoded(prefix.encode() + "姓名: 某人".encode("gbk")))
    assert "像是 GBK" in problem.message
    assert (problem.line, problem.column) == place


def test_the_place_of_a_wrong_byte_is_right_behind_a_byte_order_mark() -> None:
    problem = refusal(lambda: decoded(b"\xef\xbb\xbf# ok\nab\xff"))
    assert (problem.line, problem.column) == (2, 3)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_utf_16_and_utf_32_are_refused(encoding: str) -> None:
    refusal(lambda: decoded("姓名: 某人\nname: x\n".encode(encoding)))
    problem = refusal(lambda: decoded("\ufeffname: x\n".encode("utf-16-le")))
    assert "UTF-16" in problem.message


def test_bytes_of_no_text_at_all_are_refused() -> None:
    problem = refusal(lambda: decoded(b"name: \xff\xff"))
    assert "不是 UTF-8" in problem.message
    assert (problem.line, problem.column) == (1, 7)


@pytest.mark.parametrize(
    "sign",
    [
        "\x00",
        "\x01",
        "\x07",
        "\x08",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x80",
        "\x9f",
        "\ufffe",
        "\uffff",
        "\ufeff",
    ],
)
def test_a_control_character_is_refused_at_its_place(sign: str) -> None:
    problem = refusal(lambda: decoded(f"name: x\n𠮷名: {sign}x".encode()))
    assert (problem.line, problem.column) == (2, 5)
    assert f"U+{ord(sign):04X}" in problem.message


def test_a_surrogate_in_utf_8_is_refused() -> None:
    refusal(lambda: decoded(b"name: \xed\xa0\x80"))
