"""The citizen identity number, GB 11643-1999: 17 digits and an ISO 7064 MOD 11-2 check character."""

from __future__ import annotations

import re
from datetime import date

# Of GB/T 2260: the first two digits. 83 is given to Taiwan residents with a mainland residence permit.
PROVINCES = frozenset(
    str(code)
    for codes in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for code in range(codes[0], codes[1] + 1)
)


_OTHERS = (
    (r"\d{15}", "第一代身份证的 15 位号码（已经停用）"),
    (r"9[1-8]\d{15}[\dX]", "外国人永久居留身份证的号码（9 开头）"),
    (r"[A-Z]{3}\d{12}", "外国人永久居留证的旧号码（三个字母开头）"),
    (r"[HM]\d{8}(?:\d{2})?", "港澳居民来往内地通行证的号码"),
    (r"[A-Z]{1,2}\d{7,8}", "护照、通行证一类证件的号码"),
    (r"[159][1-9]\d{6}(?=\d*[A-Z]\w*.)[0-9A-HJ-NPQRTUWXY]{10}", "单位的统一社会信用代码"),
)


def flaw(number: str, day: date) -> str:
    """What is wrong with a number on a day, in Chinese and without the number; empty when nothing is."""
    if other := _other_number(number):
        return f"这是{other}，不是 18 位的公民身份号码"
    if len(number) != 18:
        return f"应为 18 位，现有 {len(number)} 位"
    if not (number[:17].isascii() and number[:17].isdigit()) or number[17] not in "0123456789X":
        return "前 17 位应为数字，末位应为数字或 X"
    if number[:2] not in PROVINCES:
        return f"前两位 {number[:2]} 不是省级行政区代码"
    born = birth_date(number)
    if born is None or born > day:
        return "第 7 至 14 位不是真实的出生日期"
    if check_character(number) != number[17]:
        return "末位校验码不对，请逐位核对"
    return ""


def _other_number(number: str) -> str:
    """What else a number is, by its shape; empty where it could be a citizen's."""
    return next((what for shape, what in _OTHERS if re.fullmatch(shape, number)), "")


def check_character(number: str) -> str:
    """The check character that belongs to the first 17 digits (ISO 7064 MOD 11-2)."""
    return "0123456789X"[(1 - 2 * int(number[:17], 13)) % 11]


def birth_date(number: str) -> date | None:
    """The date of birth in digits 7 to 14; None where there is no such day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def sex(number: str) -> str:
    """男 for an odd 17th digit, 女 for an even one; empty where there is no such digit."""
    digit = number[16:17]
    if not (digit.isascii() and digit.isdigit()):
        return ""
    return "男" if int(digit) % 2 else "女"
