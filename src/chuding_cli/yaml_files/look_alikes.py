"""Signs that look like YAML's and are none: a Chinese colon, a wide space before a key, “quotation marks”.

Each is named as what it is, with its column. ``in_line`` looks at a line that could not be read; ``in_plain``
at a value that YAML took for text, which a person wrote for something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from chuding_cli.text.unseen import FILLERS

WIDE = f"\xa0\u1680\u2000-\u200a\u202f\u205f\u3000{FILLERS}"  # blanks that are none to YAML
_SPACES = {"\u3000": "全角空格", "\xa0": "不换行空格", "\u202f": "窄的不换行空格"}
BULLETS = "－–—―‐‑−﹣➖•·●○◦◆◇■□▪➢►"
COLONS = "：﹕︰∶ː꞉"
_COMMAS = "，；、﹐﹔"
_OPEN, _CLOSE = "“”„‟‘’‚‛「『〝＂＇", "”“‟’‘」』〞＂＇"
_PAIRS = {"「": "」", "『": "』", "〝": "〞"}
_BRACES = {"｛": "{", "｝": "}", "［": "[", "］": "]", "﹛": "{", "﹜": "}"}
_WORD = r"[^\s\"'#{}\[\],，：:“”‘’]{1,20}"
_LONGEST = 2000  # characters of a line or value that are looked at
_FILE = r"\.(?:jpe?g|png|pdf|docx?|txt|md)"

Found = tuple[int, str]  # where in the text, 0-based, and the words


@cache  # only what looks wrong needs them
def _patterns() -> dict[str, re.Pattern[str]]:
    every = {
        "indent": rf"^[ \t]*([{WIDE}])",
        "dash": rf"^[ \t]*(?:- *)*-([{WIDE}])",
        "between": r"^[ \t]*([－–—―−﹣]{3}|[—―]{2,3})[ \t]*$",
        "bullet": rf"^[ \t]*([{BULLETS}])(?:[\s{FILLERS}]*(?={_WORD}[:{COLONS}])|[\s{FILLERS}]+(?=\S))",
        "comment": rf"(?:^|[\s{FILLERS}])([＃﹟])",
        "colon": rf"(?:^[ \t]*(?:- *)*|[{{,{_COMMAS}][ \t]*)[{{［｛\[]?{_WORD}([{COLONS}])",
        "after": rf"{_WORD}:([{WIDE}])",
        "glued": r"^[ \t]*(?:- *)*[^\W\d][^\s\"'#{}\[\],:，：]{0,19}(:)(?=[^\s:/\\])",
        "brace": f"([{''.join(_BRACES)}])",
        "comma": rf"^[^{{\[]*[{{\[][^{_COMMAS};]*([{_COMMAS};])",
        "quote": rf"(?:(?:^|:[ \t{WIDE}]|- |[{{\[,])[ \t]*)([{_OPEN}])",
        "closing": r"(?:(?:^|:[ \t]|- |[{\[,])[ \t]*)(?:\"[^\"]*([”“＂])[^\"]*|'[^']*([’‘＇])[^']*)$",
    }
    return {name: re.compile(text) for name, text in every.items()}


def in_line(line: str, *, broken: bool = True) -> Found | None:
    """The first sign in a line that could not be read as it was meant; None where there is none.

    ``broken``: YAML could make nothing of it. Otherwise its shape is sound, and commas are not looked at.
    """
    line = line[:_LONGEST]
    for name in _IN_BROKEN if broken else _IN_SOUND:
        if name == "comma" and line.lstrip().startswith("#"):
            continue
        if (found := _patterns()[name].search(line)) is not None:
            group = found.lastindex or 1
            return found.start(group), _words(name, found[group])
    return None


_IN_SOUND = ("indent", "dash", "between", "bullet", "comment", "colon", "after", "glued", "brace")
_IN_BROKEN = (
    *("indent", "dash", "between", "bullet", "comment", "closing", "brace", "after", "colon"),
    *("comma", "quote", "glued"),
)


def in_plain(written: str, before: str, known: Callable[[str], bool]) -> Iterator[Found]:
    """What a value or key without quotation marks holds by mistake.

    Args:
        written: as it stands in the file.
        before: what stands before it in its line.
        known: whether a word is a key.
    """
    written = written[:_LONGEST]
    first = written[:1]
    begins_line = not before.strip(" \t")
    if begins_line and first:
        for name in ("indent", "dash", "between", "bullet"):
            if (found := _patterns()[name].search(written)) is not None:
                yield found.start(1), _words(name, found[1])
                return
    if ("＃" in written or "﹟" in written) and (found := _patterns()["comment"].search(written)):
        yield found.start(1), _words("comment", found[1])
        return
    if _quoted(written):
        yield 0, _words("quote", first)
    elif first and first in "｛［" and written[-1:] in "｝］":
        yield 0, _words("brace", first)
    elif any(sign in written for sign in f"{_COMMAS};") and _several_files().fullmatch(written):
        at = min(written.index(sign) for sign in f"{_COMMAS};" if sign in written)
        yield at, f"{_named(written[at])}；几个文件写成 [第一个, 第二个]，用英文逗号隔开"
    elif not before.strip(" \t-") or "\n" in written:
        yield from _swallowed(written, known, alone=not before.strip(" \t-"))


def _quoted(written: str) -> bool:
    """Whether a value stands between quotation marks: a Chinese one, which the last closes."""
    if len(written) < 2 or written[0] not in _OPEN:
        return False
    last = _PAIRS.get(written[0], f"{_CLOSE}\"'")
    inside = written[1:-1]
    return written[-1] in last and not any(sign in inside for sign in _PAIRS.get(written[0], _CLOSE))


@cache
def _several_files() -> re.Pattern[str]:
    one = rf"[^{_COMMAS};\n]+?{_FILE}"
    return re.compile(rf"{one}(?:[ \t]*[{_COMMAS};][ \t]*{one})+", re.IGNORECASE)


def _swallowed(written: str, known: Callable[[str], bool], *, alone: bool) -> Iterator[Found]:
    """A key with a wrong colon, which YAML takes for a value (``alone`` in its line), or for more of one."""
    for found in re.finditer(rf"(?:^|\n)[ \t{WIDE}]*({_WORD})([:{COLONS}])([{WIDE}]?)", written):
        if not found.start() and not alone and written[:1] != "\n":
            continue
        if known(found[1]):
            if found[2] != ":":
                yield found.start(2), _words("colon", found[2])
            elif found[3]:
                yield found.start(3), _words("after", found[3])
            else:
                yield found.start(2), _words("glued", ":")


def _named(sign: str) -> str:
    """A sign as a person would call it."""
    what = {
        **dict.fromkeys("，﹐", "中文逗号"),
        **dict.fromkeys("；﹔", "中文分号"),
        "、": "顿号",
        ";": "分号",
    }.get(sign)
    return f"“{sign}”是{what}" if what else f"“{sign}”（U+{ord(sign):04X}）"


def _space(sign: str) -> str:
    kind = _SPACES.get(sign) or ("看不见的字符" if sign in FILLERS else "特殊空格")
    return f"{kind}（U+{ord(sign):04X}）"


def _words(name: str, sign: str) -> str:
    """What the sign is, and what belongs in its place."""
    match name:
        case "indent":
            return f"行首是{_space(sign)}，不能用来缩进；请改用英文空格"
        case "dash":
            return f"“-”后面是{_space(sign)}；请改用英文空格"
        case "between":
            return f"“{sign}”不是分隔线；两份文档之间请写英文的“---”"
        case "bullet":
            return f"“{sign}”（U+{ord(sign):04X}）不是列表的记号；请用英文减号加一个空格“- ”"
        case "comment":
            return f"“{sign}”是全角的，不算注释的记号；请用英文“#”，真是值的一部分就给值加英文引号"
        case "colon":
            what = "中文冒号“：”" if sign == "：" else f"像冒号的“{sign}”（U+{ord(sign):04X}）"
            return f"{what}不算，请用英文冒号，后面空一格"
        case "after":
            return f"冒号后面是{_space(sign)}；请改用英文空格"
        case "glued":
            return "英文冒号后面要空一格"
        case "brace":
            return f"“{sign}”是全角括号；请用英文的“{_BRACES[sign]}”"
        case "comma":
            return f"{_named(sign)}；花括号、方括号里的各项请用英文逗号“,”隔开，值里有它的给值加英文引号"
        case "closing":
            return f"开头是英文引号，收尾却是“{sign}”；请也用英文引号"
    kind = "全角引号" if unicodedata.east_asian_width(sign) == "F" else "中文引号"
    otherwise = "真是值的一部分，就在外面再加英文引号"
    return f"“{sign}”是{kind}，不算 YAML 的引号；请去掉，或改用英文引号（{otherwise}）"
