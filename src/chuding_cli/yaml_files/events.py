"""Bytes of a YAML file → parser events, or one problem with its place.

Everything hostile that YAML itself allows is refused here, before any value is built: wrong
encodings, control characters, aliases (the bomb), tags, documents without end.
Lines and columns are 1-based; columns count characters, not bytes.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from chuding_cli.yaml_files.messages import MAX_DEPTH, TOO_DEEP, in_chinese

MAX_BYTES = 32 * 1024 * 1024  # some ten thousand applicants in one file; more is a mistake
_NOT_OF_SIGNS = ("control characters are not allowed", "found undefined alias", "found duplicate anchor")
_CONTEXTS = tuple(
    f"while {what}"
    for what in ("scanning a quoted scalar", "parsing a flow mapping", "parsing a flow sequence")
)
_PARSER: Any = getattr(getattr(yaml, "cyaml", None), "CParser", None) or yaml.SafeLoader
NOT_GIVEN = frozenset(("", "~", "null", "Null", "NULL"))  # plain scalars that YAML reads as nothing
# What YAML does not print, one by one: as all but what it prints, it takes five times as long to compile.
# So is what turns the writing after it around.
_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202e\ud800-\udfff\ufeff\ufffe\uffff]")
LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # of YAML 1.1
_NEAR = 3  # lines before a problem that may be its cause
_MOST = 500  # lines between an opening sign and the problem


class YamlProblem(Exception):
    """The text is no YAML that this program reads; says why in Chinese, with the place."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """Read a whole file that holds something, at the most so many bytes.

    Raises:
        YamlProblem: it is too large, empty, or not a regular file.
        OSError: it cannot be read.
    """
    return checked(ordinary_bytes(path, most), most)


def ordinary_bytes(path: Path, most: int) -> bytes:
    """The same of a file that may be empty."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        about = os.fstat(descriptor)
        if stat.S_ISDIR(about.st_mode):
            raise YamlProblem("这是文件夹，不是文件", 1, 1)
        if not stat.S_ISREG(about.st_mode):
            raise YamlProblem("这不是普通文件（管道、设备等不能读）", 1, 1)
        if about.st_size > most:
            raise _too_large(most)
        data = _all_of(descriptor, about.st_size, most)
        if len(data) > most:
            raise _too_large(most)
        return data
    finally:
        os.close(descriptor)


def _too_large(most: int) -> YamlProblem:
    what = "申报文件" if most == MAX_BYTES else "规则、原文或模板"
    return YamlProblem(f"文件超过 {most // 2**20} MB，不像是{what}", 1, 1)


def _all_of(descriptor: int, size: int, most: int) -> bytes:
    """Every byte, whatever the size was a moment ago; never much more than is allowed."""
    data = os.read(descriptor, size + 1)
    while len(data) > size and len(data) <= most:
        size, more = len(data), os.read(descriptor, most)
        data += more
    return data


def checked(data: bytes, most: int = MAX_BYTES) -> bytes:
    """Refuse what is too large or empty; return the bytes otherwise."""
    if len(data) > most:
        raise _too_large(most)
    if not data.strip():
        raise YamlProblem("文件是空的；可用 chuding init 生成一份来填写", 1, 1)
    return data


def decoded(data: bytes) -> str:
    """UTF-8 text without control characters.

    Raises:
        YamlProblem: another encoding (GBK above all) or a forbidden character, with its place.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise YamlProblem("文件是 UTF-16 编码；请用编辑器“另存为” UTF-8 后再试", 1, 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")  # without the byte order mark
        line, column = _end_of(before)
        raise YamlProblem(_encoding_message(data), line, column) from None
    # All that is printed: nothing of it is forbidden, and this way is the faster.
    bad = None if text.replace("\n", "").isprintable() else _FORBIDDEN.search(text)
    if bad:
        line, column = _end_of(text[: bad.start()])
        raise YamlProblem(f"含有不可见的控制字符 U+{ord(bad.group()):04X}，请删去", line, column)
    return text


def _encoding_message(data: bytes) -> str:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "文件不是 UTF-8 编码的文本"
    return "文件不是 UTF-8 编码（像是 GBK）；请用编辑器“另存为” UTF-8 后再试"


def _end_of(before: str) -> tuple[int, int]:
    line = before.count("\n") + 1
    return line, len(before) - (before.rfind("\n") + 1) + 1


@contextmanager
def parsing(text: str, place: Callable[[int], tuple[int, int]] | None = None) -> Iterator[Callable[[], Any]]:
    """Give the function that returns the text's next parser event.

    ``place`` tells line and column of a character of the text, where these are not the text's own.

    Raises:
        YamlProblem: from the body of the ``with``, at the first thing that is not YAML.
    """
    parser = _PARSER(text)
    try:
        yield parser.get_event
    except yaml.MarkedYAMLError as error:
        raise _problem(text, error, place) from None
    except yaml.YAMLError:
        raise YamlProblem("不是 YAML 文本", 1, 1) from None
    finally:
        parser.dispose()


def _problem(
    text: str, error: yaml.MarkedYAMLError, place: Callable[[int], tuple[int, int]] | None
) -> YamlProblem:
    """What the parser could not read, at the sign that kept it from it where one is to be seen."""
    a_key = error.problem == "could not find expected ':'"  # told at the next line, which is all right
    mark = (error.context_mark if a_key else None) or error.problem_mark or error.context_mark
    if mark is None:
        return YamlProblem(in_chinese(error.problem, error.context), 1, 1)
    if (found := _look_alike(text, error, mark.line)) is not None:
        line, column, words = found
        if place is None:
            return YamlProblem(f"YAML 写法有误：{words}", line + 1, column + 1)
        starts = [0, *(end.end() for end in LINE_END.finditer(text))]
        return YamlProblem(f"YAML 写法有误：{words}", *place(starts[line] + column))
    message = in_chinese(error.problem, error.context)
    return YamlProblem(message, *(place(mark.index) if place else (mark.line + 1, mark.column + 1)))


def _look_alike(text: str, error: yaml.MarkedYAMLError, line: int) -> tuple[int, int, str] | None:
    """A sign that looks like one of YAML's in the lines that a problem may come from: line, column, words."""
    from chuding_cli.yaml_files.look_alikes import in_line

    if error.problem in _NOT_OF_SIGNS:
        return None
    lines = LINE_END.split(text)
    near = [line, *[n for n in range(min(line, len(lines)) - 1, -1, -1) if lines[n].strip()][:_NEAR]]
    if error.context_mark is not None and error.context in _CONTEXTS:
        begun = error.context_mark.line
        near = [begun, *range(begun + 1, min(line, begun + _MOST) + 1)]
    for number in dict.fromkeys(near):
        if 0 <= number < len(lines) and (found := in_line(lines[number])) is not None:
            return number, *found
    return None


def next_document(get: Callable[[], Any]) -> Any:
    """The first event of the next document's content, or None at the end of the text."""
    while True:
        event = get()
        kind = event.__class__
        if kind is StreamEndEvent:
            return None
        if kind is not StreamStartEvent and kind is not DocumentStartEvent and kind is not DocumentEndEvent:
            return event


def skip(event: Any, get: Callable[[], Any]) -> None:
    """Pass over a whole value, however deep."""
    depth = 0
    while True:
        kind = event.__class__
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            depth += 1
            if depth > MAX_DEPTH:
                raise problem_at(event, TOO_DEEP)
        elif kind is AliasEvent:
            raise problem_at(event, f"不支持别名 *{event.anchor:.40}，请把内容写出来")
        elif kind is not ScalarEvent:
            depth -= 1
        if depth == 0:
            return
        event = get()


def refuse_strange(event: Any) -> None:
    """Refuse aliases and tags: an applicant file is to be read by people.

    Raises:
        YamlProblem: with the place.
    """
    if event.__class__ is AliasEvent:
        raise problem_at(event, f"不支持别名 *{event.anchor:.40}，请把内容写出来")
    if getattr(event, "tag", None) is not None:
        raise problem_at(event, f"不支持 YAML 标签 {event.tag:.40}，请直接写值")


def problem_at(event: Any, message: str) -> YamlProblem:
    """A problem that stands where the event begins."""
    return YamlProblem(message, *place(event))


def place(event: Any) -> tuple[int, int]:
    """Line and column of an event, 1-based."""
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
