"""The pile: order, right-hand pages, bookmarks, page numbers; scans upright, whole and not drawn again."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pikepdf
import pypdf
import pytest

from ..conftest import call_chuding
from .conftest import Build
from .people import (
    A4,
    TEACHER,
    bookmarks,
    changed,
    encrypted,
    images_in,
    page_words,
    pdf_scan,
    person,
    picture,
    seen,
    words,
)

PILE = "packet/me/packet.pdf"


def with_scans(folder: Path) -> str:
    """A teacher whose papers are scanned in several ways."""
    scans = folder / "s"
    pdf_scan(scans / "chsi.pdf", 3)
    pdf_scan(scans / "wide.pdf", 1, (A4[1], A4[0]))
    picture(scans / "diploma.jpg")
    picture(scans / "degree.png")
    for name in ("front.jpg", "back.jpg"):
        picture(scans / name)
    text = changed("毕业证书: 有", "毕业证书: s/diploma.jpg", TEACHER)
    text = changed("学位证书: 有", "学位证书: s/degree.png", text)
    text = changed("{文件: 有, 查询日期", "{文件: s/chsi.pdf, 查询日期", text)
    text = changed("考核表: 有", "考核表: [s/front.jpg, s/back.jpg]", text)
    text = changed("公示: 有", "公示: s/wide.pdf", text)
    return person(folder, text)


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with her packet, to be looked at only."""
    folder = tmp_path_factory.mktemp("scanned")
    assert call_chuding(folder, "build-packet", with_scans(folder)).returncode == 1
    return folder


def test_items_stand_in_the_notices_order_each_on_a_right_hand_page(scanned: Path) -> None:
    marks = bookmarks(scanned / PILE)
    assert [title for depth, title, _ in marks if depth == 0] == [
        "材料清单",
        "毕业证件、学位材料、《教育部学历证书电子注册备案表》（近三个月内）",
        "任期内年度考核表",
        "个人承诺书",
        "公示及公示结果",
        "普通话等级证件、教师资格证件和师德师风情况书面说明（教师）",
    ]
    assert [title for depth, title, _ in marks if depth == 1] == [
        *("毕业证书（扫描件）", "学位证书（扫描件）", "学历备案表（扫描件）", "2023年度考核表（扫描件）"),
        *("个人承诺书", "公示", "公示（扫描件）", "公示结果证明", "师德师风情况说明"),
    ]
    pages = [page for _, _, page in marks]
    assert pages == sorted(pages)
    assert all(page % 2 == 1 for page in pages)


def test_pages_are_a4_even_in_number_and_blank_only_at_backs(scanned: Path) -> None:
    reader = pypdf.PdfReader(scanned / PILE)
    assert len(reader.pages) % 2 == 0
    for page in reader.pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4, abs=0.01)
    starts = {page for _, _, page in bookmarks(scanned / PILE)}
    for number, text in enumerate(page_words(scanned / PILE), 1):
        if text:
            assert f"—{number}—" in text
        else:
            assert number % 2 == 0
            assert number + 1 in starts or number == len(reader.pages)


def test_the_file_says_what_it_is_and_how_to_print_it(scanned: Path) -> None:
    with pikepdf.open(scanned / PILE) as pdf:
        told = {key: str(value) for key, value in pdf.docinfo.items()}
        assert told == {
            "/Title": "整本材料",
            "/Subject": "申报材料",
            "/Author": "库尔勒市某某设计院",
        }
        assert str(pdf.Root.Lang) == "zh-CN"
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"


def test_the_checklist_is_the_table_of_contents(scanned: Path) -> None:
    text = page_words(scanned / PILE)
    starts = {title: page for depth, title, page in bookmarks(scanned / PILE) if depth == 0}
    first = "".join(text[: starts["任期内年度考核表"]])
    for title in ("任期内年度考核表", "个人承诺书"):
        assert f"{title}齐备{starts[title]}" in first
    assert "《初次确定专业技术职务呈报表》" in first
    assert "职称管理平台自动生成" in first
    assert "0996-2168525" in first
    assert "初级100元" in first
    assert words(scanned / "packet/me/材料清单.pdf") in "".join(text)


def test_jpeg_data_go_in_untouched_and_pdf_pages_keep_their_text(scanned: Path) -> None:
    stored = images_in(scanned / PILE)
    assert (scanned / "s/diploma.jpg").read_bytes() in stored
    assert "SCAN3" in words(scanned / PILE)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photographs_are_turned_upright(build: Build, tmp_path: Path, orientation: int) -> None:
    from PIL import Image, ImageOps

    picture(tmp_path / "d.jpg", orientation=orientation)
    build(person(tmp_path, changed("毕业证书: 有", "毕业证书: d.jpg")))
    with Image.open(tmp_path / "d.jpg") as image:
        upright = ImageOps.exif_transpose(image).convert("L")
    page = seen(
        tmp_path / PILE, next(p for _, t, p in bookmarks(tmp_path / PILE) if t.startswith("毕业证书"))
    )
    box = (
        page.point(lambda grey: 255 if grey < 60 else 0).crop((0, 0, page.width, page.height - 14)).getbbox()
    )
    assert box is not None
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    corner = upright.point(lambda grey: 255 if grey < 60 else 0).getbbox()
    assert corner is not None
    assert (middle[0] < page.width / 2) is (corner[0] == 0)
    assert (middle[1] < page.height / 2) is (corner[1] == 0)


def test_a_wide_page_is_turned_with_its_head_to_the_left(build: Build, tmp_path: Path) -> None:
    pdf_scan(tmp_path / "wide.pdf", 1, (A4[1], A4[0]))
    build(person(tmp_path, changed("毕业证书: 有", "毕业证书: wide.pdf")))
    number = next(p for _, t, p in bookmarks(tmp_path / PILE) if t.startswith("毕业证书"))
    page = seen(tmp_path / PILE, number, 1.0).point(lambda grey: 255 if grey < 160 else 0)
    ink = page.crop((0, 0, page.width, page.height - 50)).getbbox()
    assert ink is not None  # the words at the head's left: bottom left of the sheet, running upward
    assert ink[2] < page.width / 4
    assert ink[1] > page.height / 2


def broken(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type/Catalog")


@pytest.mark.parametrize(
    ("name", "make", "why"),
    [
        ("x.pdf", broken, "损坏"),
        ("x.pdf", encrypted, "密码"),
        ("x.pdf", lambda path: path.write_bytes(b""), "空的"),
        ("x.jpg", lambda path: path.write_bytes(b"\xff\xd8\xff\xe0" + bytes(50)), "损坏"),
        ("x.png", pdf_scan, "内容却是"),
        ("x.txt", lambda path: path.write_text("证书", "utf-8"), "不能直接放进 PDF"),
    ],
)
def test_a_scan_that_cannot_be_used_is_left_out_with_its_reason(
    build: Build, tmp_path: Path, name: str, make: object, why: str
) -> None:
    make(tmp_path / name)  # type: ignore[operator]
    done = build(person(tmp_path, changed("毕业证书: 有", f"毕业证书: {name}")))
    assert f"“{name}”没有放入" in done.out
    assert why in done.out
    assert f"“{name}”没有放入" in words(tmp_path / "packet/me/材料清单.pdf")
    assert "毕业证书（扫描件）" not in [title for _, title, _ in bookmarks(tmp_path / PILE)]


@pytest.mark.parametrize("path", ["../outside.jpg", "/etc/hostname", "link.jpg"])
def test_a_path_out_of_the_folder_is_refused(build: Build, tmp_path: Path, path: str) -> None:
    picture(tmp_path / "outside.jpg")
    file = person(tmp_path, changed("毕业证书: 有", f"毕业证书: {path}"), "in/me.yaml")
    (tmp_path / "in/link.jpg").symlink_to(tmp_path / "outside.jpg")
    done = build(file)
    assert f"“{path}”没有放入" in done.out
    assert not images_in(tmp_path / PILE)


def test_png_of_every_kind_is_shown(build: Build, tmp_path: Path) -> None:
    from PIL import Image

    shade = Image.linear_gradient("L").resize((300, 400))
    deep = Image.frombytes("I;16", shade.size, b"".join(bytes((0, value)) for value in shade.tobytes()))
    clear = shade.convert("RGBA")
    clear.putalpha(shade)
    kinds = {"l": shade, "i16": deep, "rgba": clear, "p": shade.convert("P"), "bit": shade.convert("1")}
    for name, image in kinds.items():
        image.save(tmp_path / f"{name}.png")
    build(person(tmp_path, changed("毕业证书: 有", f"毕业证书: [{', '.join(f'{k}.png' for k in kinds)}]")))
    first = next(p for _, t, p in bookmarks(tmp_path / PILE) if t.startswith("毕业证书"))
    for number in range(len(kinds)):
        page = seen(tmp_path / PILE, first + number)
        top, bottom = (page.getpixel((page.width // 2, int(page.height * at))) for at in (0.4, 0.6))
        assert isinstance(bottom, int)
        assert isinstance(top, int)
        assert bottom > top + 20 or number in (2, 4)
        assert min(top, bottom) < 250


def test_the_manifest_names_every_file_with_its_digest_and_nobody(scanned: Path) -> None:
    folder = scanned / "packet/me"
    text = (folder / "manifest.json").read_text("utf-8")
    manifest = json.loads(text)

    def digest(path: Path) -> str:
        return hashlib.sha256(path.read_bytes()).hexdigest()

    outputs = {each["path"]: each["sha256"] for each in manifest["outputs"]}
    assert outputs == {path.name: digest(path) for path in folder.iterdir() if path.name != "manifest.json"}
    inputs = {each["path"]: each["sha256"] for each in manifest["inputs"]}
    for path in ("me.yaml", "s/chsi.pdf", "s/front.jpg", "photo.png"):
        assert inputs[path] == digest(scanned / path)
    assert "templates/korla-2024/publicity.md" in inputs
    assert manifest["notice"]["id"] == "korla-2024"
    assert (manifest["stage"], manifest["as_of"], manifest["verdict"]) == (
        "online",
        "2024-10-20",
        "incomplete",
    )
    assert "阿依努尔" not in text
    assert str(scanned) not in text
