"""``rules new``: a file that tells what is still to be done; its examples are sound once uncommented."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from chuding_cli.judging.case_run import differences
from chuding_cli.notices.blank_notice import Source, blank_notice
from chuding_cli.notices.reading.cases import read_cases
from chuding_cli.notices.validate import check_notice
from chuding_cli.yaml_files.tree import load_tree

from ..conftest import Run
from ..docs.page import Page
from .rules_files import RULES, TEMPLATES, VOCABULARY

FIXTURES = Path(__file__).parent / "fixtures"
TEXT = Page().source
CODE = re.compile(r"(?m)^#(?=[^ \n]|  )")  # lines to uncomment; prose is “# …”


def of_yunxi() -> Source:
    return Source("yunxi-2025.md", hashlib.sha256(TEXT.encode()).hexdigest(), TEXT)


def uncommented(text: str) -> str:
    """What somebody makes of it who takes every example as it is."""
    examples, _, _ = text.partition("\n# ── 原文（")
    return CODE.sub("", examples).replace("place:  #", "place: [云溪市, 云溪]  #")


def test_every_example_in_it_is_right(tmp_path: Path) -> None:
    (tmp_path / "yunxi-2025.md").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "yunxi-2025.yaml"
    path.write_text(uncommented(blank_notice("yunxi-2025", of_yunxi())), encoding="utf-8")
    checked = check_notice(path, VOCABULARY, TEMPLATES)
    assert (checked.problems, checked.warnings) == ((), ())
    assert len(checked.notice.rules) == 14
    cases = read_cases(checked.notice, load_tree(path))
    assert [list(differences(checked.notice, case)) for case in cases] == [[], [], []]


def test_it_has_the_texts_title_check_sum_and_sentences_ready_to_quote(
    chuding_process: Run, tmp_path: Path
) -> None:
    (tmp_path / "yunxi-2025.md").write_text(TEXT, encoding="utf-8")
    assert chuding_process("rules", "new", "yunxi-2025").returncode == 0
    written = (tmp_path / "yunxi-2025.yaml").read_text(encoding="utf-8")
    assert "name: 云溪市人力资源和社会保障局关于开展2025年度初定初级职称工作的通知" in written
    assert f"source: {{file: yunxi-2025.md, sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}}}" in written
    assert "in_force: {from: 2025-01-01, to: 2025-12-31}" in written
    assert "#   {11: 五、公示：单位公示不少于5个工作日，无异议的方可推荐。}" in written


def test_validate_then_says_what_is_to_be_done(chuding: Run, tmp_path: Path) -> None:
    chuding("rules", "new", "shihezi-2025")
    (tmp_path / "shihezi-2025.md").write_text("一、对象：毕业生。\n", encoding="utf-8")
    told = chuding("rules", "validate", "shihezi-2025.yaml")
    assert told.returncode == 2
    for words in ("还没有规则", "缺少 name:", "place: 下面写适用的地方", "填在 sha256: 后面", "没有着落"):
        assert words in told.stderr
    assert "Traceback" not in told.stderr
    # Nobody can be judged by it meanwhile: without rules everybody would be ready.
    (tmp_path / "a.yaml").write_text("姓名: 甲\n", encoding="utf-8")
    assert chuding("check", "a.yaml", "--notice", "shihezi-2025.yaml").returncode == 2


def test_a_change_of_another_notice_lists_what_that_one_has_and_what_its_text_has_not(
    chuding: Run, tmp_path: Path
) -> None:
    shutil.copy(FIXTURES / "korla-2025.md", tmp_path / "korla-2030.md")
    assert chuding("rules", "new", "korla-2030", "--extends", "korla-2024").returncode == 0
    written = (tmp_path / "korla-2030.yaml").read_text(encoding="utf-8")
    assert "extends: korla-2024" in written
    assert "#  专业课时标准: {value: 60 课时, cite: {36: 专业科目 60 课时/年}}" in written
    assert "#      中专: {value: 3, cite: {19: 中专毕业从事专业技术工作满3年}}" in written
    assert "#   {68: 初次确定初级 120 元。}" in written  # the old text says 100
    assert "#   {82:" not in written  # the old text says the same
    told = chuding("rules", "validate", "korla-2030.yaml").stderr
    assert "沿用的数“评审费”所引的“初次确定初级 100 元”（korla-2024.md:66）在 korla-2030.md 里没有" in told


def test_what_is_uncommented_of_it_can_be_read(chuding: Run, tmp_path: Path) -> None:
    chuding("rules", "new", "korla-2030", "--extends", "korla-2024")
    path = tmp_path / "korla-2030.yaml"
    path.write_text(CODE.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copy(RULES / "korla-2024.md", tmp_path / "korla-2030.md")
    told = chuding("rules", "validate", "korla-2030.yaml").stderr.splitlines()
    assert [line.partition(": ")[2][:8] for line in told] == ["缺少 name:", "缺少 sha25", "原文的 SHA-"]


@pytest.mark.parametrize("name", ["Shihezi", "石河子-2025", "../x", "a--b", "", "a.yml"])
def test_an_id_that_is_no_file_name_is_refused(chuding: Run, tmp_path: Path, name: str) -> None:
    done = chuding("rules", "new", name)
    assert (done.returncode, "编号" in done.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_known_id_is_refused(chuding: Run) -> None:
    done = chuding("rules", "new", "korla-2024")
    assert (done.returncode, "已经收录了通知“korla-2024”" in done.stderr) == (2, True)


def test_an_existing_file_is_only_replaced_with_force(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "shihezi-2025.yaml").write_text("mine", encoding="utf-8")
    assert chuding("rules", "new", "shihezi-2025").returncode == 4
    assert (tmp_path / "shihezi-2025.yaml").read_text(encoding="utf-8") == "mine"
    assert chuding("rules", "new", "shihezi-2025", "--force").returncode == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("关于初定职称的通知".encode("gbk"), "像是 GBK"),
        (b"", "空的"),
        (None, "不能读取原文"),
    ],
)
def test_a_text_that_cannot_be_read_is_told(
    chuding: Run, tmp_path: Path, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / "text.md").write_bytes(content)
    done = chuding("rules", "new", "shihezi-2025", "--source", "text.md")
    assert (done.returncode, words in done.stderr) == (2, True)
    assert not (tmp_path / "shihezi-2025.yaml").exists()
