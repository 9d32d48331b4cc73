"""Where a place is: whether what a person typed lies in a city, county or zone that has some names.

People write the place alone (库尔勒市, 库尔勒), behind the places above it (新疆巴州库尔勒市), or before a
street (库尔勒市建国路1号). Anything else is not sure to lie in it: 非库尔勒市, a street that bears the name
elsewhere, a zone of its own (库尔勒经济技术开发区), two places at once.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

_UNITS = "省市州县区旗盟镇乡"
_HAN = "一-鿿"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What may stand before a whole name, before a bare one; what may not behind both, behind a bare one."""
    provinces = (
        "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南"
        "|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
    )
    ends = "省市州盟区"  # each part ends at the first of them: there is one way to read a chain, and no more
    chain = f"(?:中华人民共和国|中国)?(?:{provinces})?(?:(?:(?![{ends}])[{_HAN}]){{0,14}}[{ends}])*"
    known = f"(?:在|位于|坐落于|地处|注册于|注册地)?{chain}"
    # A prefecture without its last word (巴音郭楞), and nothing that denies, or tells of near it.
    loose = f"{known}(?:(?![{_HAN}]*[非不除外离近邻距靠毗原驻以及和或与至到由自从])[{_HAN}]{{2,8}})?"
    elsewhere = (
        "(?:以|之)[外东南西北]|除?外$|外地|转|迁|不在|已?停|周边|附近|郊外|[至到、;]|[及和或与][^路街巷道]"
        f"|(?:(?![路街巷道])[{_HAN}]){{0,8}}(?:开发区|高新区|新区)"
        f"|(?:(?![路街巷道])[{_HAN}]){{1,6}}(?:县|州|地区)(?![{_HAN}]{{0,3}}[路街巷道])"
    )
    no_address = "[东西南北中]?(?:大?路|大?街|巷|大?道)|(?![^路街巷道号乡镇村]*[路街巷道号乡镇村])."
    return tuple(re.compile(each) for each in (loose, known, elsewhere, no_address))


@lru_cache(maxsize=4096)
def lies_in(place: str, names: tuple[str, ...]) -> bool:
    """Whether a place is surely one of those named, or in it; False where it is not sure."""
    if place in names:
        return True
    typed = re.sub(r"[\s()\[\]【】·,\-/]", "", unicodedata.normalize("NFKC", place))
    return any(_behind(typed, name) for name in names)


def _behind(typed: str, name: str) -> bool:
    before, found, rest = typed.partition(name)
    if not found:
        return False
    loose, known, elsewhere, no_address = _patterns()
    if elsewhere.match(rest) or ("县" in before and name[-1] in "市县区州"):  # a county is above towns alone
        return False
    if name.endswith(tuple(_UNITS)):
        return loose.fullmatch(before) is not None
    return known.fullmatch(before) is not None and (not rest or not (before or no_address.match(rest)))
