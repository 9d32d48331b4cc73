"""What was not opened is not in order: a person looks, for the true reason and with the way out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from chuding_cli.applicants.documents import kinds
from chuding_cli.facts.vocabulary import Fact
from chuding_cli.judging.applicant_files import FolderFiles
from chuding_cli.language.nodes.papers import Present, fitness
from chuding_cli.notices.catalogue import shared_vocabulary
from chuding_cli.notices.rule_nodes import rule_nodes

from ..applicants.documents.word_files import docx, paragraph, text
from ..applicants.ready import READY
from ..conftest import call_chuding
from ..packet.people import encrypted, pdf_scan, picture, words
from ..rules.world import korla
from .judged import HERE, findings

FOLDER = HERE / "07-file-of-an-unread-kind-passes"
UNREAD = [suffix for unread in kinds._UNREAD for suffix in unread.suffixes.split()]


def test_a_photo_of_an_unread_kind_is_for_a_person() -> None:
    found = findings(FOLDER, "heic.yaml")
    for rule, name in (("documents.photo", "photo.heic"), ("documents.diploma", "diploma.heic")):
        assert found[rule]["status"] == "review"
        assert name in found[rule]["message"]
        assert "HEIC" in found[rule]["message"]
        assert "JPG" in found[rule]["advice"]
        assert "没有附" not in found[rule]["message"]


def test_jfif_is_jpeg_and_an_archive_is_for_a_person() -> None:
    assert findings(FOLDER, "jfif.yaml")["documents.photo"]["status"] == "pass"
    found = findings(FOLDER, "zip.yaml")["documents.diploma"]
    assert found["status"] == "review"
    assert "解压" in found["advice"]


def test_the_packet_names_what_was_not_put_in(tmp_path: Path) -> None:
    done = call_chuding(FOLDER, "build-packet", "heic.yaml", "--output", str(tmp_path / "out"))
    assert done.returncode == 0
    assert "“diploma.heic”没有放入：HEIC" in done.stdout
    assert "“photo.heic”没有打开：HEIC" in done.stdout
    assert "“diploma.heic”没有放入" in words(tmp_path / "out/heic/材料清单.pdf")


def documents(facts: tuple[Fact, ...]) -> Iterator[Fact]:
    """Every document of the vocabulary, those inside lists too."""
    for fact in facts:
        if fact.kind == "document":
            yield fact
        yield from documents(fact.members)


class World:
    """What ``fitness`` asks."""

    def __init__(self, folder: Path) -> None:
        self.opener = FolderFiles(folder)

    def files(self) -> FolderFiles:
        return self.opener


@pytest.mark.parametrize("fact", [*documents(shared_vocabulary().root.members)], ids=lambda fact: fact.path)
def test_no_document_of_the_vocabulary_passes_unopened(tmp_path: Path, fact: Fact) -> None:
    for name in [f"a{suffix}" for suffix in UNREAD] + ["扫描件", "a.xyz", "a.", "A.HEIC"]:
        (tmp_path / name).write_bytes(bytes(16))
        fit = fitness(World(tmp_path), fact, name)  # type: ignore[arg-type]
        assert fit.state == "unopened", name
        assert fit.reason
        assert fit.way_out
    (tmp_path / "a.txt").write_text("字", "utf-8")
    docx(tmp_path / "a.docx", paragraph(text("字")))
    for name in ("a.txt", "a.docx"):
        state = fitness(World(tmp_path), fact, name).state  # type: ignore[arg-type]
        assert state == ("readable" if fact.is_text else "unopened")


@pytest.mark.parametrize("name", ["a.heic", "a.doc", "a.rar", "a.txt", "a.docx", "locked.pdf", "扫描件"])
def test_no_rule_of_the_notice_passes_on_what_was_not_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x00" * 9)
    if name == "a.txt":
        (tmp_path / name).write_text("证书", "utf-8")
    if name == "a.docx":
        docx(tmp_path / name, paragraph(text("证书")))
    if name == "locked.pdf":
        encrypted(tmp_path / name)
    changed = re.sub(r"(?<=: )(?:有|photo\.png)(?=[},\n])", name, READY)
    (tmp_path / "me.yaml").write_text(changed, "utf-8")
    found = findings(tmp_path, "me.yaml", "--stage", "paper")
    asked = [
        rule.id
        for rule in korla().rules
        if any(
            isinstance(node, Present) for top in rule_nodes(rule) if top is not None for node in top.walk()
        )
        and rule.id in found
        and rule.id != "summary.length"
    ]
    passed = [rule for rule in asked if found[rule]["status"] == "pass"]
    reviewed = [rule for rule in asked if found[rule]["status"] == "review"]
    assert not passed
    assert len(reviewed) >= 8
    assert all(name in found[rule]["message"] for rule in reviewed)


def test_bytes_that_are_not_what_the_name_says_fail(tmp_path: Path) -> None:
    picture(tmp_path / "p.jpg")
    pdf_scan(tmp_path / "p.pdf")
    for source in ("p.jpg", "p.pdf"):
        for suffix in (".png", ".heic", ".doc", ".docx", ".txt", ".webp", ".tif", ".bmp", ".gif", ".mp4"):
            (tmp_path / f"x{suffix}").write_bytes((tmp_path / source).read_bytes())
            seen = FolderFiles(tmp_path).inspect(f"x{suffix}")
            assert seen.state == "broken", suffix
            assert "内容却是" in seen.reason
    (tmp_path / "y.docx").write_bytes(kinds.OLE + bytes(600))
    assert "旧格式" in FolderFiles(tmp_path).inspect("y.docx").reason


@pytest.mark.parametrize("suffix", [".webp", ".bmp", ".tif", ".tiff", ".gif", ".jfif", ".jpe", ".JPG"])
def test_pictures_that_pillow_reads_are_read_and_put_in(tmp_path: Path, suffix: str) -> None:
    kind = {".jfif": "JPEG", ".jpe": "JPEG", ".JPG": "JPEG"}.get(suffix)
    Image.new("RGB", (295, 413), "grey").save(tmp_path / f"p{suffix}", kind)
    changed = READY.replace("photo.png", f"p{suffix}").replace("毕业证书: 有", f"毕业证书: p{suffix}")
    (tmp_path / "me.yaml").write_text(changed, "utf-8")
    found = findings(tmp_path, "me.yaml")
    assert (found["documents.photo"]["status"], found["documents.diploma"]["status"]) == ("pass", "pass")
    done = call_chuding(tmp_path, "build-packet", "me.yaml")
    assert "没有放入" not in done.stdout
    with pikepdf.open(tmp_path / "packet/me/packet.pdf") as pdf:
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/Width" in each]
        assert [(int(each.Width), int(each.Height)) for each in images] == [(295, 413)]


def test_every_page_of_a_tiff_is_put_in(tmp_path: Path) -> None:
    pages = [Image.new("1", (500, 700), white) for white in (0, 1, 1)]
    pages[0].save(tmp_path / "p.tif", save_all=True, append_images=pages[1:], compression="group4")
    (tmp_path / "me.yaml").write_text(READY.replace("毕业证书: 有", "毕业证书: p.tif"), "utf-8")
    assert FolderFiles(tmp_path).inspect("p.tif").pages == 3
    assert call_chuding(tmp_path, "build-packet", "me.yaml").returncode in (0, 1)
    with pikepdf.open(tmp_path / "packet/me/packet.pdf") as pdf:
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/Width" in each]
        assert len(images) == 3


@pytest.mark.parametrize("suffix", [".webp", ".bmp", ".tif", ".gif", ".png", ".jpg"])
def test_half_a_picture_is_damaged(tmp_path: Path, suffix: str) -> None:
    Image.effect_noise((200, 300), 80).save(tmp_path / f"p{suffix}")
    data = (tmp_path / f"p{suffix}").read_bytes()
    (tmp_path / f"p{suffix}").write_bytes(data[: len(data) // 2])
    assert FolderFiles(tmp_path).inspect(f"p{suffix}").state == "broken"


def test_a_pdf_that_only_restricts_copying_is_used(tmp_path: Path) -> None:
    pdf_scan(tmp_path / "plain.pdf", words="word " * 30)
    locked = pikepdf.Encryption(
        owner="x", user="", allow=pikepdf.Permissions(extract=False, print_highres=False)
    )
    with pikepdf.open(tmp_path / "plain.pdf") as pdf:
        pdf.save(tmp_path / "s.pdf", encryption=locked)
    changed = READY.replace("毕业证书: 有", "毕业证书: s.pdf").replace("{字数: 1200}", "s.pdf")
    (tmp_path / "me.yaml").write_text(changed, "utf-8")
    found = findings(tmp_path, "me.yaml")
    assert found["documents.diploma"]["status"] == "pass"
    assert "为 31 字" in found["summary.length"]["message"]
    done = call_chuding(tmp_path, "build-packet", "me.yaml")
    assert "没有放入" not in done.stdout
    assert "word1" in words(tmp_path / "packet/me/packet.pdf")


def test_files_with_a_password_are_told_as_that(tmp_path: Path) -> None:
    encrypted(tmp_path / "s.pdf")
    (tmp_path / "s.docx").write_bytes(kinds.OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"))
    for name in ("s.pdf", "s.docx"):
        (tmp_path / "me.yaml").write_text(READY.replace("{字数: 1200}", name), "utf-8")
        found = findings(tmp_path, "me.yaml")["summary.length"]
        assert found["status"] == "review"
        assert "密码" in found["message"]
        assert "损坏" not in found["message"]
        assert "去掉密码" in found["advice"]


FORM = HERE / "11-form-field-value-lost-in-packet"


def test_a_form_whose_value_is_not_drawn_is_to_be_printed_first(tmp_path: Path) -> None:
    options = ("person.yaml", "--stage", "paper", "--as-of", "2024-10-30")
    done = call_chuding(FORM, "build-packet", *options, "--output", str(tmp_path / "out"))
    assert "“form.pdf”没有放入：PDF 表单里填的内容没有画在页面上" in done.stdout
    assert "打印" in done.stdout
    found = findings(FORM, "person.yaml", "--as-of", "2024-10-22")
    told = [each for each in found.values() if "form.pdf" in each["message"]]
    assert [each["status"] for each in told] == ["review"]


def form(path: Path, kind: str = "/Tx", **more: object) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name(kind),
            T="x",
            Rect=[60, 60, 200, 90],
        )
        for key, value in more.items():
            made = value(pdf) if callable(value) else value
            field[f"/{key}"] = made
        page.obj.Annots = pikepdf.Array([pdf.make_indirect(field)])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=page.obj.Annots, NeedAppearances=True)
        pdf.save(path)


def look(content: bytes) -> object:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        box = pikepdf.Array([0, 0, 140, 30])
        return pikepdf.Dictionary(N=pdf.make_stream(content, Subtype=pikepdf.Name.Form, BBox=box))

    return make


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"V": "甲"}, "unopened"),
        ({"V": "甲", "AP": look(b"/Tx BMC EMC")}, "unopened"),
        ({"V": "甲", "AP": look(b"/Tx BMC BT (x) Tj ET EMC")}, "readable"),
        ({"V": ""}, "readable"),
        ({}, "readable"),
        ({"kind": "/Ch", "V": "本科"}, "unopened"),
        ({"kind": "/Btn", "V": pikepdf.Name("/Yes")}, "unopened"),
        ({"kind": "/Btn", "V": pikepdf.Name("/Off")}, "readable"),
        ({"kind": "/Sig"}, "readable"),
    ],
)
def test_forms_are_used_where_the_page_shows_what_was_filled_in(
    tmp_path: Path, more: dict[str, object], state: str
) -> None:
    form(tmp_path / "f.pdf", **more)  # type: ignore[arg-type]
    assert FolderFiles(tmp_path).inspect("f.pdf").state == state
