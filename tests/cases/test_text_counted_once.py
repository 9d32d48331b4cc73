"""Text counts once, as it is shown, and the same in every kind of file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from chuding_cli.applicants.documents.counting import count_text
from chuding_cli.applicants.documents.opening import Inspection, count_characters, inspect
from chuding_cli.applicants.documents.word import shown_text

from ..applicants.documents.word_files import box, docx, either, field, old_box, paragraph, text
from .judged import HERE, findings

FOLDER = HERE / "01-textbox-text-counted-several-times"
WORDS = "认真负责abc"  # 5 字


def counted(path: Path) -> int | None:
    return count_characters(path.parent, path.name, inspect(path.parent, path.name)).number


@pytest.mark.parametrize(
    ("person", "number"),
    [("person", 258), ("v-alt", 102), ("v-vml", 102), ("v-drawing", 102), ("v-move", 102)],
)
def test_the_text_of_a_box_and_moved_text_count_once(person: str, number: int) -> None:
    found = findings(FOLDER, f"{person}.yaml")["summary.length"]
    assert found["status"] == "fail"
    assert f"{number} 字" in found["message"]


BOX = paragraph(text(WORDS))
DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText>删掉的</w:delText><w:t>也是</w:t></w:r></w:del>'
SHOWN = {
    "plain": paragraph(text(WORDS)),
    "word in several runs": paragraph(text("认真负责a"), text("b"), text("c")),
    "box in a box": paragraph(f"<w:r>{box(paragraph(f'<w:r>{old_box(BOX)}</w:r>'))}</w:r>"),
    "box in a box, twice told": paragraph(f"<w:r>{either(box(BOX), old_box(BOX))}</w:r>"),
    "fallback alone": paragraph(f"<w:r>{either('<w:drawing/>', old_box(BOX))}</w:r>"),
    "box within a word": paragraph(text("a"), f"<w:r>{box(paragraph(text('认真负责')))}</w:r>", text("bc")),
    "inserted": paragraph(f'<w:ins w:id="1" w:author="a">{text(WORDS)}</w:ins>', DELETED),
    "deleted": paragraph(text(WORDS), DELETED),
    "hidden": paragraph(text(WORDS), text("看不见", "<w:vanish/>")),
    "not hidden after all": paragraph(text(WORDS, '<w:vanish w:val="0"/>')),
    "field": paragraph(text("认真负责"), field(' HYPERLINK "http://a b c" ', "abc")),
    "field in a field": paragraph(field(f"IF {field('PAGE', '甲乙')} = 1", WORDS)),
    "field that never ends": paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', text(WORDS)),
    "tab and break": paragraph(text("认真"), "<w:r><w:tab/><w:br/></w:r>", text("负责"), text(" abc")),
    "content control": f"<w:sdt><w:sdtContent>{BOX}</w:sdtContent></w:sdt>",
    "nested tables": "<w:tbl><w:tr><w:tc>" * 2 + BOX + "</w:tc></w:tr></w:tbl>" * 2,
    "full-width blanks": paragraph(text(f"　　{WORDS}　　")) + paragraph(text("　　　　")),
    "what cannot be seen": paragraph(text("认\u200b真\u2060负\ufeff责a\u00adb\u200dc \u200b \u3164 \u2800")),
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_shown_counts_once(tmp_path: Path, name: str) -> None:
    assert counted(docx(tmp_path / "a.docx", SHOWN[name])) == 5


def test_text_hidden_by_its_style_is_not_shown(tmp_path: Path) -> None:
    styles = (
        '<w:style w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    body = paragraph(text(WORDS), text("不见", '<w:rStyle w:val="B"/>'))
    body += paragraph(text("不见"), properties='<w:pStyle w:val="A"/>')
    assert counted(docx(tmp_path / "a.docx", body, {"styles": styles})) == 5


def test_ten_lines_of_98_characters_are_980_whatever_their_indent(tmp_path: Path) -> None:
    lines = ["　　" + "勤" * 98] * 10
    (tmp_path / "a.txt").write_text("\n".join(lines), "utf-8")
    assert counted(tmp_path / "a.txt") == 980
    assert counted(docx(tmp_path / "a.docx", "".join(paragraph(text(each)) for each in lines))) == 980


LINES = ["　　本人参加工作以来，完成PLC程序 12 项。", "GB/T 9704-2012 “好”——……", "年产 3.5 万吨（合格率99%）"]


def test_one_summary_has_one_number_in_every_kind_of_file(tmp_path: Path) -> None:
    whole = "\n".join(LINES)
    for name, data in (
        ("a.txt", whole.encode()),
        ("b.txt", whole.encode("gb18030")),
        ("c.txt", whole.encode("utf-16")),
        ("d.txt", b"\xef\xbb\xbf" + whole.replace("\n", "\r\n").encode()),
        ("e.md", whole.encode()),
    ):
        (tmp_path / name).write_bytes(data)
    docx(tmp_path / "f.docx", "".join(paragraph(text(each)) for each in LINES))
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(tmp_path / "g.pdf"), pagesize=A4)
    canvas.setFont("STSong-Light", 12)
    for number, line in enumerate(LINES):
        canvas.drawString(60, 700 - 30 * number, line)
    canvas.save()
    numbers = {path.name: counted(path) for path in tmp_path.iterdir()}
    assert set(numbers.values()) == {count_text(whole)}, numbers


def test_markdown_counts_as_typed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 总结\n\n- **好**\n", "utf-8")
    assert counted(tmp_path / "a.md") == count_text("# 总结\n\n- **好**\n") == 7


PIECES = st.sampled_from(["勤", "，", "“", "—", "abc", "9704-2012", " ", "　", "\t", "\u200b", "\u00a0"])


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), min_size=1, max_size=5))
def test_a_word_file_counts_as_its_lines_typed(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "typed.docx"
    docx(path, "".join(paragraph(*map(text, line)) for line in lines))
    assert count_text(shown_text(path.read_bytes())) == count_text("\n".join(lines))


@given(st.text(alphabet="勤，ab \u3000\n", max_size=40), st.sampled_from(" \u3000\t\n\u00a0\u2003\u202f"))
def test_blanks_of_every_width_count_nothing(words: str, blank: str) -> None:
    assert count_text(f"{blank}{words}{blank}") == count_text(words)
    assert count_text(words.replace(" ", blank)) == count_text(words)


def test_a_file_without_text_is_told_as_such(tmp_path: Path) -> None:
    seen = Inspection("readable", kind="jpeg")
    assert count_characters(tmp_path, "a.jpg", seen).reason == "是图片，没有文字可数"
