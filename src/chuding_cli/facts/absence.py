"""“None” in people's words: what is typed where a list, or one of its entries, could be 无.

A word says one of three: that there is none (``NONE``), that nothing is known (``NOT_KNOWN``, nothing
given), or it may be the thing itself. Where it only looks like the first or the second, nobody guesses:
the reader of a name refuses it and asks. The words stand here alone; files, cells of a roster and
choices with the value 无 read them from here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

NONE, NOT_KNOWN = "无", ""

_NONE_WORDS = frozenset(
    (
        *("无", "没有", "没", "未", "否", "不", "零", "未有", "不具备", "不存在"),
        *("none", "no", "nil", "n/a", "na", "n.a", "n\\a", "n-a", "false", "n", "off", "nothing", "notitle"),
    )
)
_NOT_KNOWN_WORDS = frozenset(
    (
        *("空", "空白", "空着", "暂缺", "缺", "略", "保密", "同上"),
        *("unknown", "null", "nan", "tbd", "todo", "pending", "~"),
        *("不确定", "未确定", "未定", "暂定", "再说", "以后再填", "稍后补", "后补"),
    )
)  # fmt: skip
# Of what is only signs: a stroke through the box, a dash, a cross, a nought.
_STROKES = r"[-/\\|—–―‒‐‑−─━ー_]+|[x×✕✖✗✘❌]+|[∅ø○〇◯]+|0+(?:\.0+)?[个项种条]?"
_QUESTIONS = r"[?.…]+"
_WHEN = "(?:本人|我|目前|当前|现在|现阶段|现|暂时|暂|尚|还|至今|迄今|仍|从来|从|均|都|也)*"
_NOT = "(?:没有|没|未曾|未|无)"
_GOT = "(?:有|取得|获得|获|得到|评审|评上|评定|评过|评|参评|参加过?(?:职称)?评审|认定|具备|具有|持有|拥有)"
_OF = "(?:任何|相关|有关|专业技术|专业|技术|职务|任职|资格|职称|级别|等级|称号|{})*"
_HOW_KNOWN = "(?:详|清楚|清|知道|知|明确|明|了解|记得|填写|填|录入|核实)"
_TO_COME = "待(?:定|补|补充|填|填写|核|核实|查|确认|录入)"
_KNOWN_NOT = f"{_WHEN}(?:不|未|没有|没)(?:太)?{_HOW_KNOWN}|{_TO_COME}"
_NEGATED = f"{_WHEN}(?:没|未|无|不|非|否|莫)"
# Words that begin as a denial and are none: 无线电工程师.
_NO_DENIAL = "无(?:线|机|损|人机|障碍|菌|土)|非(?:织造|金属|遗|物质|标)|不(?:锈|动产)|未(?:成年|来)"
_WHY = "应届|往届|[0-9]届|毕业|首次|第一次|初次|初定|新入职|新参加|参加工作|入职|见习|试用|学生"
_APART = r"[\s(\[{【〔,;:、。]"
_SIMPLIFIED = str.maketrans("無沒", "无没")
_OUTSIDE = "\"'“”‘’「」『』《》()[]{}【】〔〕.。,;:!、 "


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    """A shape as an expression: who says plainly 无 needs none."""
    return re.compile(shape)


@cache
def _none_of(what: str) -> re.Pattern[str]:
    """No such thing, in words; ``what`` are names of the thing itself."""
    return re.compile(f"{_WHEN}{_NOT}(?:{_GOT}?过?{_OF.format(what or '职称')})(?:过|了)?")


@lru_cache(maxsize=4096)
def said(text: str, what: str = "") -> str | None:
    """``NONE`` or ``NOT_KNOWN`` where a text says so, else None; ``what`` names the thing (学位).

    A remark behind a word for none may say why (应届毕业生), not more.
    """
    if text == NONE:
        return NONE
    typed = unicodedata.normalize("NFKC", text).strip().casefold().translate(_SIMPLIFIED)
    whole = _plain(typed)
    found = _of_word(whole, what)
    if found is not None or whole == typed == "":
        return found
    parts = _compiled(_APART).split(typed.strip(_OUTSIDE), maxsplit=1)
    if len(parts) == 2 and _of_word(_plain(parts[0]), what) == NONE:
        remark = _plain(parts[1])
        if _of_word(remark, what) == NONE or (
            _compiled(_WHY).search(remark) and not _compiled(_NAMES).search(remark)
        ):
            return NONE
    return None


# Titles have one of these words, whichever notice asks: behind 无 they are no mere remark.
_NAMES = "师|员级|技术员|研究员|馆员|教授|助教|教师|中级|高级|初级|助理|职称|取得|获|评"


def _plain(text: str) -> str:
    """Without white space, and without what people put around a word or behind it."""
    inner = "".join(text.split())
    inner = inner.strip(_OUTSIDE) or inner
    return inner.strip("-/") or inner


def _of_word(word: str, what: str) -> str | None:
    if word in _NONE_WORDS or _compiled(_STROKES).fullmatch(word):
        return NONE
    if (
        word in _NOT_KNOWN_WORDS
        or _compiled(_QUESTIONS).fullmatch(word)
        or _compiled(_KNOWN_NOT).fullmatch(word)
    ):
        return NOT_KNOWN
    return NONE if _none_of(what).fullmatch(word) else None


def denies(text: str) -> bool:
    """Whether a text begins as a denial does: 没有…, 未…."""
    typed = _plain(unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED))
    return _compiled(_NEGATED).match(typed) is not None and not _compiled(_NO_DENIAL).match(typed)


def name_reader(
    read: Callable[[str], object], like: tuple[str, ...], unlike: tuple[str, ...], example: str
) -> Callable[[str], object]:
    """A reader for the name of what a list that may be 无 is of; gives ``NONE`` or ``NOT_KNOWN`` as well.

    A name has one of the words ``like``, where there are any, and none of ``unlike``.
    """

    def read_name(text: str) -> object:
        word = said(text)
        if word is not None:
            return word
        typed = unicodedata.normalize("NFKC", text).casefold()
        named = not like or any(each in typed for each in like)
        if not named or denies(text) or any(each in typed for each in unlike):
            shown = f"，例如 {example}" if example else ""
            raise ValueError(f"看不出是不是“无”：一个也没有的写“无”，还不知道的空着，有的写它的全名{shown}")
        return read(text)

    return read_name
