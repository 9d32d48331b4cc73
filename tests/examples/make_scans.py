"""Makes the files that the examples point at: specimen scans, drawn so that nobody takes them for real.

    python tests/examples/make_scans.py

Everything in them is invented. The same script gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

REPOSITORY = Path(__file__).resolve().parents[2]
EXAMPLES = REPOSITORY / "examples"
FONT = REPOSITORY / "src/chuding_cli/papers/fonts/NotoSerifSC-Regular.ttf"
NAME, COMPANY, SCHOOL = "李思𬱟", "库尔勒北山机械设备有限公司", "塔河工学院"

SCANS = {
    "id-card-front": [
        "居民身份证",
        f"姓名  {NAME}",
        "性别  女    民族  汉",
        "公民身份号码  ******************",
    ],
    "id-card-back": ["居民身份证（背面）", "签发机关  （样张）", "有效期限  2019.10.08－2029.10.08"],
    "diploma": [
        "普通高等学校毕业证书",
        f"学生 {NAME}，机械电子工程专业",
        "四年制本科，修业期满，准予毕业",
        f"{SCHOOL}  二〇二三年六月三十日",
    ],
    "degree": ["学士学位证书", f"{NAME}  授予工学学士学位", f"{SCHOOL}  二〇二三年六月三十日"],
    "assessment-2023-front": [
        "年度考核登记表（2023 年度）",
        f"姓名  {NAME}",
        f"单位  {COMPANY}",
        "岗位  设备技术员",
    ],
    "assessment-2023-back": ["年度考核登记表（背面）", "考核等次  合格", "单位盖章  （样张）"],
    "training-2023": [
        "专业技术人员继续教育合格证书",
        f"{NAME}  2023 年度",
        "公需科目 30 课时  专业科目 64 课时",
    ],
    "pledge": [
        "个人承诺书",
        "（手写承诺，共四行）",
        f"签字  {NAME}    手印  （样张）",
        "2024 年 10 月 21 日",
    ],
}
PAGES = {
    "chsi": [
        "教育部学历证书电子注册备案表",
        f"姓名  {NAME}",
        f"院校  {SCHOOL}",
        "层次  本科    学习形式  普通全日制",
        "更新日期  2024年10月08日",
        "在线验证码  ****************",
        "（二维码）",
    ],
    "publicity": [
        f"关于{NAME}同志初次确定机械电子专业初级职称的公示",
        "公示时间从 2024 年 10 月 11 日起至 2024 年 10 月 18 日止",
        COMPANY,
        "2024 年 10 月 11 日",
    ],
    "publicity-result": [
        "公示结果证明",
        f"{NAME}同志初次确定材料已公示，公示期间无异议。",
        COMPANY,
        "2024 年 10 月 21 日",
    ],
    "social-insurance": [
        "企业职工社会保险缴费清单",
        f"姓名  {NAME}    参保地  库尔勒市",
        "2023 年 7 月 至 2024 年 10 月，共 16 个月，无中断",
    ],
}


def main() -> None:
    """Write every file."""
    folder = EXAMPLES / "engineer"
    folder.mkdir(parents=True, exist_ok=True)
    (EXAMPLES / "teacher").mkdir(exist_ok=True)
    pdfmetrics.registerFont(TTFont("Song", str(FONT)))
    for name, (title, *lines) in SCANS.items():
        draw_scan(folder / f"{name}.jpg", title, lines)
    for name, (title, *lines) in PAGES.items():
        draw_page(folder / f"{name}.pdf", title, lines)
    draw_photo(folder / "photo.jpg", (63, 72, 92))
    draw_photo(EXAMPLES / "teacher" / "photo.jpg", (120, 62, 58))


def draw_scan(path: Path, title: str, lines: list[str]) -> None:
    """A grey picture with a few words and the word 样张 over it."""
    picture = Image.new("L", (720, 480), 245)
    drawing = ImageDraw.Draw(picture)
    drawing.rectangle((20, 20, 699, 459), outline=120, width=2)
    drawing.text((360, 80), title, fill=40, font=ImageFont.truetype(FONT, 36), anchor="mm")
    for number, line in enumerate(lines):
        drawing.text((80, 160 + 60 * number), line, fill=60, font=ImageFont.truetype(FONT, 26))
    drawing.text((360, 400), "样 张", fill=205, font=ImageFont.truetype(FONT, 80), anchor="mm")
    picture.save(path, quality=45, optimize=True)


def draw_page(path: Path, title: str, lines: list[str]) -> None:
    """A page of A4 with a few lines and the word 样张 below."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True, pageCompression=1, initialFontName="Song")
    canvas.setTitle(title)
    canvas.setFont("Song", 16)
    canvas.drawCentredString(A4[0] / 2, 740, title)
    canvas.setFont("Song", 13)
    for number, line in enumerate(lines):
        canvas.drawString(90, 680 - 32 * number, line)
    canvas.setFillGray(0.8)
    canvas.setFont("Song", 72)
    canvas.drawCentredString(A4[0] / 2, 300, "样 张")
    canvas.save()


def draw_photo(path: Path, coat: tuple[int, int, int]) -> None:
    """One inch at 300 dpi: a silhouette before a white wall."""
    picture = Image.new("RGB", (295, 413), "white")
    drawing = ImageDraw.Draw(picture)
    drawing.ellipse((30, 270, 265, 560), fill=coat)
    drawing.rectangle((122, 220, 173, 300), fill=(226, 188, 160))
    drawing.ellipse((82, 62, 213, 200), fill=(38, 32, 30))
    drawing.ellipse((94, 88, 201, 248), fill=(236, 200, 172))
    drawing.pieslice((88, 66, 207, 190), 180, 360, fill=(38, 32, 30))
    picture.save(path, quality=80, optimize=True, dpi=(300, 300))


if __name__ == "__main__":
    main()
