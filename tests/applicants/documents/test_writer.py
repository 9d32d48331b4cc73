"""字数 as LibreOffice Writer counts it, and the same in the PDF that it makes."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from chuding_cli.applicants.documents.counting import count_text
from chuding_cli.applicants.documents.opening import count_characters, inspect

from .word_files import box, docx, either, field, old_box, paragraph, text

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [
    pytest.mark.skipif(OFFICE is None, reason="没有安装 LibreOffice Writer（soffice），不能和它数的字数比"),
    pytest.mark.xdist_group("writer"),
]
_COUNT = re.compile(r'meta:word-count="(\d+)"')
_CHINESE = "本人自参加工作以来认真履行岗位职责完成设备点检与维护年度考核合格努力学习专业知识"
_LATIN = ("GB/T", "9704-2012", "AutoCAD", "PLC", "12.5%", "3", "e-mail", "PDCA", "(2)", "10kV", "information")
_MARKS = "，。；：、！？（）《》"


def typed(random_: random.Random) -> str:
    """A paragraph as people type it. Quotes and dashes are left out: Writer counts them as parts of words."""
    words = random_.choice(("", "　　", "    "))
    for _ in range(random_.randint(1, 50)):
        kind = random_.random()
        if kind < 0.7:
            words += "".join(random_.choices(_CHINESE, k=random_.randint(1, 8)))
        elif kind < 0.85:
            words += random_.choice(_MARKS)
        else:
            words += random_.choice(("", " ")) + random_.choice(_LATIN) + random_.choice(("", " ", "　"))
    return words


def formatted(random_: random.Random, words: str) -> str:
    """A paragraph in which the words stand in one of Word's many ways."""
    middle = random_.randint(0, len(words))
    first, second = words[:middle], words[middle:]
    moved = f'<w:moveTo w:id="3" w:author="a">{text(second)}</w:moveTo>'
    gone = f'<w:moveFrom w:id="2" w:author="a">{text(second)}</w:moveFrom>'
    inserted = f'<w:ins w:id="1" w:author="a">{text(second)}</w:ins>'
    deleted = '<w:del w:id="4" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    inside = paragraph(text(words))
    return random_.choice(
        (
            inside,
            paragraph(text(first), text(second)),
            paragraph(text(first), inserted, deleted),
            paragraph(gone, text(first), moved),
            paragraph(text(words), text("隐藏", "<w:vanish/>")),
            paragraph(text(first), field(" REF 书签 \\h ", "见上"), text("，"), text(second)),
            paragraph(f"<w:r>{box(inside)}</w:r>"),
            paragraph(f"<w:r>{old_box(inside)}</w:r>"),
            paragraph(f"<w:r>{either(box(inside), old_box(inside))}</w:r>"),
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='6000'/></w:tblGrid>"
            f"<w:tr><w:tc><w:tcPr/>{inside}</w:tc></w:tr></w:tbl>",
        )
    )


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents (``f…`` in all ways, ``p…`` plain), with what Writer makes of them: .odt and .pdf."""
    folder = tmp_path_factory.mktemp("writer")
    for seed in range(12):
        random_ = random.Random(seed)
        lines = [typed(random_) for _ in range(random_.randint(1, 15))]
        docx(folder / f"f{seed}.docx", "".join(formatted(random_, line) for line in lines) + paragraph())
        docx(folder / f"p{seed}.docx", "".join(paragraph(text(line)) for line in lines))
        (folder / f"p{seed}.txt").write_text("\n".join(lines), "utf-8")
    for form, names in (("odt", "*.docx"), ("pdf", "p*.docx")):
        subprocess.run(
            [
                *(str(OFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless"),
                *("--convert-to", form, "--outdir", str(folder), *map(str, sorted(folder.glob(names)))),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
    if not list(folder.glob("*.odt")):
        pytest.skip("LibreOffice 没有 Writer，不能和它数的字数比")
    return folder


def writers_count(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        found = _COUNT.search(archive.read("meta.xml").decode())
    assert found
    return int(found[1])


def counted(path: Path) -> int | None:
    return count_characters(path.parent, path.name, inspect(path.parent, path.name)).number


def test_word_files_count_as_writer_counts_them(converted: Path) -> None:
    files = sorted(converted.glob("*.docx"))
    ours = {path.stem: counted(path) for path in files}
    assert len(ours) == 24
    assert ours == {path.stem: writers_count(path.with_suffix(".odt")) for path in files}


def test_text_word_and_pdf_have_one_number(converted: Path) -> None:
    for path in converted.glob("p*.txt"):
        whole = count_text(path.read_text("utf-8"))
        assert [counted(path.with_suffix(suffix)) for suffix in (".txt", ".docx", ".pdf")] == [whole] * 3
