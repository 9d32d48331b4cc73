"""Which papers a packet holds, and that none says what is not true."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuding_cli import __version__

from ..applicants.ready import IDENTITY, READY
from .conftest import Build
from .people import MASKED, TEACHER, changed, person, words

RESULT = "公示结果证明.pdf"
ETHICS = "师德师风情况说明.pdf"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_packet_holds_the_papers_the_checklist_the_pile_and_the_manifest(
    build: Build, tmp_path: Path
) -> None:
    done = build(person(tmp_path))
    assert done.code == 0, done.err
    assert names(tmp_path / "packet/me") == {
        *("公示.pdf", RESULT, "个人承诺书.pdf", "材料清单.pdf", "packet.pdf", "manifest.json")
    }
    assert "阿依努尔·买买提" in words(tmp_path / "packet/me/公示.pdf")


def test_the_identity_number_is_masked_on_the_wall_and_whole_for_the_bureau(
    build: Build, tmp_path: Path
) -> None:
    done = build(person(tmp_path))
    folder = tmp_path / "packet/me"
    assert MASKED in words(folder / "公示.pdf")
    assert IDENTITY not in words(folder / "公示.pdf")
    assert IDENTITY in words(folder / RESULT)
    build("me.yaml", "--full-id", "--force")
    assert IDENTITY in words(folder / "公示.pdf")
    for text in (
        done.out,
        done.err,
        (folder / "manifest.json").read_text("utf-8"),
        words(folder / "材料清单.pdf"),
    ):
        assert IDENTITY not in text


def test_suffixes_that_the_paper_prints_itself_are_not_printed_twice(build: Build, tmp_path: Path) -> None:
    build(person(tmp_path, changed("所在地: 库尔勒市}", "所在地: 库尔勒市, 受理部门: 人事办公室}", TEACHER)))
    text = words(tmp_path / "packet/me/公示.pdf")
    assert "初次确定中小学教师系列数学专业初级职称" in text
    assert "反映至人事办公室" in text


@pytest.mark.parametrize(
    ("old", "new", "arguments", "why"),
    [
        ("", "", ("--as-of", "2024-10-15"), "公示到 2024-10-15 才满；2024年10月16日起可以制作"),
        (", 异议: 无", "", (), "没有填写“公示情况.异议”"),
        ("异议: 无", "异议: 有", (), "公示期间有人提出异议"),
        ("开始: 2024-10-08, 结束: 2024-10-15", "结束: 2024-10-15", (), "没有填写“公示情况.开始”"),
    ],
)
def test_no_result_is_certified_before_it_is_true(
    build: Build, tmp_path: Path, old: str, new: str, arguments: tuple[str, ...], why: str
) -> None:
    text = changed(old, new) if old else READY
    done = build(person(tmp_path, text), *arguments)
    assert RESULT not in names(tmp_path / "packet/me")
    assert f"公示结果证明暂缺：{why}" in done.out
    told = words(tmp_path / "packet/me/材料清单.pdf")
    assert "公示结果证明暂缺" in told
    assert "特此证明" not in words(tmp_path / "packet/me/packet.pdf")


def test_from_the_day_after_the_publicity_the_result_is_made(build: Build, tmp_path: Path) -> None:
    build(person(tmp_path), "--as-of", "2024-10-16")
    assert "公示8天" in words(tmp_path / "packet/me" / RESULT)


def test_a_draft_is_made_on_request_with_a_mark(build: Build, tmp_path: Path) -> None:
    done = build(person(tmp_path), "--as-of", "2024-10-15", "--draft")
    folder = tmp_path / "packet/me"
    assert "草稿" in words(folder / RESULT)
    assert "草稿" not in words(folder / "公示.pdf")
    assert "公示结果证明是草稿" in done.out
    assert "公示结果证明是草稿，不能使用" in words(folder / "材料清单.pdf")


def test_what_is_not_given_is_a_blank_with_a_line_in_the_checklist(build: Build, tmp_path: Path) -> None:
    done = build(person(tmp_path))
    assert "公示上空着：族别、政治面貌" in done.out
    assert "《公示》上空着，请补填后重做，或手写：族别、政治面貌" in words(
        tmp_path / "packet/me/材料清单.pdf"
    )


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (TEACHER, True),
        (changed("违反情况: 无", "违反情况: 有", TEACHER), False),
        (changed("师德师风: {违反情况: 无}\n", "", TEACHER), False),
        (changed("系列: 中小学教师系列, 专业: 数学专业", "系列: 工程, 专业: 建筑", TEACHER), False),
    ],
)
def test_the_conduct_of_teachers_is_certified_only_where_the_file_states_it(
    build: Build, tmp_path: Path, text: str, there: bool
) -> None:
    build(person(tmp_path, text))
    assert (ETHICS in names(tmp_path / "packet/me")) is there


def test_the_ineligible_get_only_drafts_and_only_on_request(build: Build, tmp_path: Path) -> None:
    file = person(tmp_path, changed("学习形式: 全日制", "学习形式: 自考"))
    done = build(file)
    assert done.code == 1
    assert not (tmp_path / "packet/me").exists()
    assert "不能申报" in done.out
    assert build(file, "--draft").code == 1
    assert "草稿" in words(tmp_path / "packet/me/公示.pdf")


def test_an_invalid_file_is_told_with_its_errors(build: Build, tmp_path: Path) -> None:
    done = build(person(tmp_path, "姓明: 甲\n通知: korla-2024\n"))
    assert done.code == 3
    assert "1:1" in done.out
    assert not (tmp_path / "packet/me").exists()


def test_a_character_that_no_font_holds_is_named_and_nothing_is_made(build: Build, tmp_path: Path) -> None:
    done = build(person(tmp_path, changed("阿依努尔·买买提", "阿依\U0003134a")))
    assert done.code == 4
    assert "U+3134A" in done.err
    assert not (tmp_path / "packet/me").exists()


def test_a_wrong_font_is_told_before_anything_is_made(build: Build, tmp_path: Path) -> None:
    file = person(tmp_path)
    (tmp_path / "bad.ttf").write_bytes(b"no font")
    assert build(file, "--body-font", "bad.ttf").code == 2
    assert build(file, "--title-font", "nowhere.ttf").code == 2
    assert not (tmp_path / "packet").exists()


def test_nothing_to_check_is_no_success(build: Build, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert build("empty").code == 2
    assert build("nowhere.yaml").code == 3


@pytest.mark.parametrize(
    "name",
    [
        *("../../evil", "CON", "甲" * 300, "a/b", "<img src=\"x\"/>", "{{ 7*7 }}", "..", "$(id)"),
    ],
)  # fmt: skip
def test_a_name_is_printed_as_it_stands_and_decides_no_path(build: Build, tmp_path: Path, name: str) -> None:
    quoted = name.replace('"', '\\"')
    done = build(person(tmp_path, changed("姓名: 阿依努尔·买买提", f'姓名: "{quoted}"')))
    assert done.code == 0, done.err
    assert {path.name for path in tmp_path.iterdir()} == {"me.yaml", "photo.png", "packet"}
    assert {path.name for path in (tmp_path / "packet").iterdir()} == {"me"}
    assert name.replace(" ", "")[:200] in words(tmp_path / "packet/me/公示.pdf").replace("—1—", "")


def test_check_imports_none_of_it(build: Build) -> None:
    import subprocess
    import sys

    from ..conftest import clean_environment

    code = (
        "import sys; from chuding_cli.__main__ import run; run(['check', '-']);"
        "names = ('pikepdf', 'openpyxl', 'chuding_cli.papers', 'chuding_cli.packet');"
        "bad = [name for name in names if name in sys.modules];"
        "sys.exit(str(bad) if bad else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=b"", env=clean_environment(), check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr


def test_the_program_has_a_version() -> None:
    assert __version__
