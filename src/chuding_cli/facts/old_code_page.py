"""Characters of an old code page: GBK put them where each computer may draw something else.

What was typed as 䶮 on an old system is U+E863, which other systems show as a blank or a box.
"""

from __future__ import annotations

import re

# GBK's own areas for characters that somebody made, and its later ones. Word's bullets lie behind them.
PRIVATE = re.compile("[\ue000-\ue864]")
_FIRST, _LAST = 0xE815, 0xE864  # GBK 0xFE50 to 0xFEA0, in order
# Of those the ones that Python's GB 18030 of 2000 still leaves there, and two letters (GB 18030-2005, -2022).
_LATER = {
    **{0xE816: "\U00020087", 0xE817: "\U00020089", 0xE818: "\U000200cc", 0xE81E: "\u9fb4", 0xE826: "\u9fb5"},
    **{0xE82B: "\u9fb6", 0xE82C: "\u9fb7", 0xE831: "\U000215d7", 0xE832: "\u9fb8", 0xE83B: "\U0002298f"},
    **{0xE843: "\u9fb9", 0xE854: "\u9fba", 0xE855: "\U000241fe", 0xE864: "\u9fbb", 0xE7C7: "\u1e3f"},
    0xE7C8: "\u01f9",
}


def meant(character: str) -> str:
    """The character that an old code page meant; empty where that is not known."""
    code = ord(character)
    if code in _LATER:
        return _LATER[code]
    if not _FIRST <= code <= _LAST:
        return ""
    second = 0x50 + code - _FIRST
    found = bytes((0xFE, second + (second >= 0x7F))).decode("gb18030", "replace")
    return "" if PRIVATE.search(found) or found == "\ufffd" else found


def flaw(text: str) -> str:
    """What is to be typed instead of the first such character of a text; empty where there is none."""
    found = PRIVATE.search(text)
    if found is None:
        return ""
    instead = meant(found[0])
    code = f"U+{ord(found[0]):04X}"
    if instead:
        return f"里有旧编码的字（{code}），别的电脑上显示不出来；请改成“{instead}”（U+{ord(instead):04X}）"
    return f"里有自造的字（{code}），别的电脑上显示不出来；请改用标准字，没有标准字的写拼音"
