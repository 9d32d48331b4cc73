"""A text file as text."""

from __future__ import annotations

import codecs

from chuding_cli.applicants.documents.refusals import NotOpened, Refused

MAX_BYTES = 8 * 2**20
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # what Windows calls “Unicode”


def text_of(data: bytes) -> str:
    """The text of a file in UTF-8, GB18030, or UTF-16 with its mark.

    Raises:
        NotOpened: it is much too long to be a summary.
        Refused: it is no text.
    """
    if len(data) > MAX_BYTES:
        raise NotOpened(f"文本超过 {MAX_BYTES // 2**20} MB，没有数", "请放总结本身")
    wide = data.startswith(_WIDE)
    if not wide and b"\x00" in data:
        raise Refused("不是文本文件")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("不是 UTF-8、GB18030 或 UTF-16 编码的文本")
