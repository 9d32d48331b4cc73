"""What Chinese typesetting asks of single characters (GB/T 15834-2011, 5.1; W3C CLREQ 3.1)."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import east_asian_width

CLOSING = frozenset("，。、；：！？）》」』】〕〉〗”’％℃‰．｝］…—～·•‧・,.;:!?)]}%>")
OPENING = frozenset("（《「『【〔〈〖“‘｛［([{<￥＄")
DOTS = frozenset("·•‧・⸱∙")  # stand between the parts of a name and are torn from neither
HALF_EMPTY = frozenset("，。、；：！？）》」』】〕〉〗”’．｝］")  # the right half of their box is empty
PAIRS = frozenset({"——", "……"})  # one sign in two boxes


@lru_cache(maxsize=65536)
def is_wide(character: str) -> bool:
    """Whether the character takes a full box in Chinese text (if its font draws it as wide as that)."""
    return east_asian_width(character) in "WFA"
