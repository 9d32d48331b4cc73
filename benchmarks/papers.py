"""Papers a second: this program beside typst, setting the same page in the same font, in the same run.

Run: ``PYTHONPATH=src python benchmarks/papers.py [seconds per round]``. Figures are ratios; both sides
set the 公示 of a person whose name is new each time, and both embed subsets of the same files.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from chuding_cli.papers import draw, fill, load_paper, plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "src" / "chuding_cli" / "papers" / "fonts"
ROUNDS = 5
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"
VALUES: dict[str, str | None] = {
    "系列": "中小学教师",
    "专业": "小学语文",
    "性别": "女",
    "族别": "维吾尔族",
    "政治面貌": "共青团员",
    "身份证号": "652801200001011234",
    "现聘岗位等级": "专业技术十三级",
    "思想政治条件": "拥护中国共产党的领导，热爱教育事业，为人师表，2023年被评为校级优秀教师。",
    "专业技术成果": "2022年9月参加工作以来，承担三年级2个班语文教学，每周16课时；教学设计获市级二等奖。",
    "公示开始": "2024年10月8日",
    "公示结束": "2024年10月15日",
    "推荐单位": "库尔勒市第三小学",
    "受理部门": "人事",
    "监督电话": "0996-2020202",
}
HEAD = """#set page(paper: "a4", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm))
#set text(font: "Noto Serif SC", size: 16pt, lang: "zh", tracking: -0.21pt)
#set par(justify: true, leading: 13pt, spacing: 13pt, first-line-indent: (amount: 2em, all: true))
"""


def name(number: int) -> str:
    """A name for the number; no two in a row are alike."""
    return SURNAMES[number % 16] + GIVEN[number // 16 % 20] + GIVEN[number * 7 % 20]


def typst_source(number: int) -> bytes:
    """The same words as this program's paper, for typst."""
    mark, title, *body = plain_text(fill(TEMPLATE, {**VALUES, "姓名": name(number)}).content).split("\n")
    escaped = (line.replace("*", "\\*") for line in body)
    heading = f"#align(center, text(22pt, weight: 600)[{title}])"
    black = f'#text(font: "Noto Sans SC", weight: 500)[{mark}]'
    return "\n\n".join([HEAD, black, heading, *escaped]).encode()


def compile_once(source: bytes) -> bytes:
    """One paper by typst's simplest call, which opens the fonts anew."""
    call: Callable[..., bytes] = typst.compile  # its stubs do not know bytes beside font paths
    return call(source, font_paths=[FONTS], ignore_system_fonts=True)


def rate(make: Callable[[int], object], seconds: float) -> float:
    """Papers a second over a round."""
    count, start = 0, time.perf_counter()
    while (passed := time.perf_counter() - start) < seconds:
        make(count)
        count += 1
    return count / passed


def main() -> None:
    """Rounds in turn, so that a busy machine slows all sides alike; the best of each counts."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    sources = [typst_source(number) for number in range(320)]
    compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    sides: dict[str, Callable[[int], object]] = {
        "chuding": lambda n: draw(fill(TEMPLATE, {**VALUES, "姓名": name(n)})),
        "typst.compile": lambda n: compile_once(sources[n % 320]),
        "typst.Compiler (reused)": lambda n: compiler.compile(sources[n % 320]),
    }
    for make in sides.values():
        make(0)
    best = dict.fromkeys(sides, 0.0)
    for _ in range(ROUNDS):
        for label, make in sides.items():
            best[label] = max(best[label], rate(make, seconds))
    for label, papers in best.items():
        print(f"{label:24} {papers:8.1f} papers/s   chuding is {best['chuding'] / papers:6.2f} x as fast")


TEMPLATE = load_paper("korla-2024", "publicity", ROOT / "templates")

if __name__ == "__main__":
    main()
