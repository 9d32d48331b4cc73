"""The text of a Word file as it is shown, each piece once.

Read as a stream of XML, without a tree: nothing is expanded, nothing grows with the nesting. What is deleted,
moved away, hidden, or the code of a field is not shown; what is inserted, moved here, in a text box, a table,
a content control or a footnote is. Of a ``mc:AlternateContent`` one branch is shown: the first with text.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.parsers import expat

from chuding_cli.applicants.documents.refusals import NotOpened, Refused

MAX_UNPACKED = 80 * 2**20  # of all parts
MAX_XML = 24 * 2**20  # of one part that is read
MAX_ELEMENTS = 250_000
MAX_DEPTH = 500
MAX_CHARACTERS = 2_000_000
MAX_PARTS = 4_000
_STEP = 2**16
_MAIN = "word/document.xml"
_OFFICE_DOCUMENT = re.compile(
    rb"<Relationship\b(?=[^>]*/officeDocument[\"'])[^>]*\bTarget=[\"']/?([^\"']+)[\"']"
)
_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_ALTERNATE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_NOT_SHOWN = frozenset(
    ("del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "sectPr", "rPrChange", "pPrChange")
)
_BLANKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_RUN_PROPERTIES = ("rPr", "rStyle", "vanish")
_OFF = ("0", "false", "off", "none")


def shown_text(data: bytes) -> str:
    """The text of a .docx: its body, and the footnotes and endnotes.

    Raises:
        NotOpened: it is too large, too deep, or nested as Word never does.
        Refused: it is damaged, or no Word file.
    """
    if data.count(b"PK\x01\x02") > MAX_PARTS:
        raise NotOpened("Word 文档的内部文件多得不合理，没有打开", _RESAVE)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            main = _main_part(archive, names)
            folder = main.rpartition("/")[0]
            notes = [f"{folder}/{part}.xml" for part in ("footnotes", "endnotes")]
            parts = _unpacked(archive, {main, f"{folder}/styles.xml", *notes})
        hidden = _hidden_styles(parts.get(f"{folder}/styles.xml", b""))
        return "\n".join(_text(parts[name], hidden) for name in (main, *notes) if name in parts)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, expat.ExpatError):
        raise Refused("Word 文档已损坏，打不开") from None
    except RuntimeError:  # zipfile: a part is encrypted
        raise NotOpened("Word 文档设了密码，没有打开", "请去掉密码，另存后再放") from None


_RESAVE = "请在 Word 或 WPS 里打开，另存为新的 .docx，或导出为 PDF 再放"


def _main_part(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "_rels/.rels" in names:
        with archive.open("_rels/.rels") as stream:
            found = _OFFICE_DOCUMENT.search(stream.read(_STEP))
        if found and (name := found[1].decode("utf-8", "replace")) in names and name.endswith(".xml"):
            return name
    if _MAIN not in names:
        raise Refused("不是 Word 文档（.docx）")
    return _MAIN


def _unpacked(archive: zipfile.ZipFile, wanted: set[str]) -> dict[str, bytes]:
    """The wanted parts. All are unpacked, with a limit: what the archive says of its sizes may be a lie."""
    left = MAX_UNPACKED
    kept: dict[str, bytes] = {}
    for member in archive.infolist():
        pieces, size = [], 0
        with archive.open(member) as stream:
            while piece := stream.read(_STEP):
                size += len(piece)
                left -= len(piece)
                if left < 0 or (member.filename in wanted and size > MAX_XML):
                    raise NotOpened("Word 文档解开以后大得不合理，没有打开", _RESAVE)
                if member.filename in wanted:
                    pieces.append(piece)
        if member.filename in wanted:
            if member.filename in kept:
                raise Refused(
                    "Word 文档已损坏，打不开"
                )  # two parts of one name: programs read different ones
            kept[member.filename] = b"".join(pieces)
    return kept


def _text(xml: bytes, hidden: frozenset[str]) -> str:
    shown = _Shown(hidden)
    shown.read(xml)
    if shown.field_is_open:  # a field without an end hides nothing
        shown = _Shown(hidden, fields=False)
        shown.read(xml)
    return shown.text


class _Parsing:
    """A walk over XML that refuses what Word never writes."""

    def __init__(self) -> None:
        self.depth = 0
        self._elements = 0

    def read(self, xml: bytes) -> None:
        """Walk over one part."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._begun
        parser.EndElementHandler = self._ended
        parser.CharacterDataHandler = self.characters
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(xml, True)

    @staticmethod
    def _doctype(*_: object) -> None:
        raise NotOpened("Word 文档里有不该有的声明，没有打开", _RESAVE)

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self._elements += 1
        if self.depth > MAX_DEPTH or self._elements > MAX_ELEMENTS:
            raise NotOpened("Word 文档的内容多得、套得不合理，没有打开", _RESAVE)
        space, _, local = name.rpartition(" ")
        self.begin(local if space in _WORD else "", attributes, local if space == _ALTERNATE else "")

    def _ended(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        self.end(local if space in _WORD else "", local if space == _ALTERNATE else "")
        self.depth -= 1

    def begin(self, word: str, attributes: dict[str, str], alternate: str) -> None:
        """An element begins: its name where it is Word's, its name where it is of alternatives."""

    def end(self, word: str, alternate: str) -> None:
        """An element ends."""

    def characters(self, text: str) -> None:
        """Text between tags."""


def _value(attributes: dict[str, str], name: str = "val") -> str | None:
    return next((value for key, value in attributes.items() if key.rpartition(" ")[2] == name), None)


class _Shown(_Parsing):
    """The text that is shown, as it is met; each text box apart from the line that holds it."""

    def __init__(self, hidden_styles: frozenset[str], *, fields: bool = True) -> None:
        super().__init__()
        self._hidden_styles = hidden_styles
        self._fields = fields
        self._done: list[str] = []
        self._lines: list[list[str]] = [[]]  # of the body, then of each text box that is open
        self._size = 0
        self._skipped_at = 0  # the depth of the element that is not shown; 0 where all is
        self._in_text = False
        self._run_hidden = [False]
        self._paragraph_hidden = [False]
        self._in_run_properties = 0
        self._in_paragraph_properties = 0
        self._open_fields: list[bool] = []  # of each whether its result has begun
        self._branches: list[
            int | None
        ] = []  # of each set of alternatives the size before, None once one is shown
        self._paragraphs = [0]

    @property
    def field_is_open(self) -> bool:
        """Whether a field has begun and not ended."""
        return self._fields and bool(self._open_fields)

    @property
    def text(self) -> str:
        """All that is shown."""
        return "\n".join([*self._done, *("".join(line) for line in self._lines)])

    def begin(self, word: str, attributes: dict[str, str], alternate: str) -> None:
        if self._skipped_at:
            return
        if alternate == "AlternateContent":
            self._branches.append(self._size)
        elif (
            alternate in ("Choice", "Fallback") and self._branches and self._branches[-1] is None
        ) or word in _NOT_SHOWN:
            self._skipped_at = self.depth
        elif word:
            self._begin_word(word, attributes)

    def _begin_word(self, word: str, attributes: dict[str, str]) -> None:
        if word == "t":
            self._in_text = True
        elif word == "p":
            self._paragraphs[-1] += 1
            if self._paragraphs[-1] > 1:
                raise NotOpened("Word 文档里段落套着段落，没有打开", _RESAVE)
            self._paragraph_hidden.append(False)
        elif word == "r":
            self._run_hidden.append(False)
        elif word in ("pPr", "pStyle") or self._in_paragraph_properties:
            self._begin_paragraph_properties(word, attributes)
        elif word in _RUN_PROPERTIES:
            self._begin_run_properties(word, attributes)
        elif word == "txbxContent":
            self._lines.append([])
            self._paragraphs.append(0)
            self._run_hidden.append(False)
            self._paragraph_hidden.append(False)
        elif word == "fldChar":
            self._field(_value(attributes, "fldCharType"))
        elif word == "sym":
            self._add("\ufffd")
        elif word in _BLANKS:
            self._add(_BLANKS[word])

    def _begin_paragraph_properties(self, word: str, attributes: dict[str, str]) -> None:
        """The style alone matters: not the stops of tabs, nor what concerns the paragraph's own mark."""
        if word == "pPr":
            self._in_paragraph_properties = self.depth
        elif word == "pStyle":
            self._paragraph_hidden[-1] = _value(attributes) in self._hidden_styles

    def _begin_run_properties(self, word: str, attributes: dict[str, str]) -> None:
        if word == "rPr":
            self._in_run_properties = self.depth
        elif word == "rStyle" and len(self._run_hidden) > 1:
            self._run_hidden[-1] = _value(attributes) in self._hidden_styles
        elif word == "vanish" and self._in_run_properties and len(self._run_hidden) > 1:
            self._run_hidden[-1] = _value(attributes) not in _OFF

    def _field(self, what: str | None) -> None:
        if what == "begin":
            self._open_fields.append(False)
        elif what == "separate" and self._open_fields:
            self._open_fields[-1] = True
        elif what == "end" and self._open_fields:
            self._open_fields.pop()

    def end(self, word: str, alternate: str) -> None:
        if self._skipped_at:
            if self._skipped_at == self.depth:
                self._skipped_at = 0
            return
        if alternate == "AlternateContent" and self._branches:
            self._branches.pop()
        elif alternate in ("Choice", "Fallback") and self._branches:
            before = self._branches[-1]
            if before is not None and self._size > before:
                self._branches[-1] = None
        elif word:
            self._end_word(word)

    def _end_word(self, word: str) -> None:
        if word == "t":
            self._in_text = False
        elif word == "p":
            self._paragraphs[-1] -= 1
            self._paragraph_hidden.pop()
            self._lines[-1].append("\n")
        elif word == "r":
            self._run_hidden.pop()
        elif word == "pPr":
            self._in_paragraph_properties = 0
        elif word == "rPr" and self._in_run_properties == self.depth:
            self._in_run_properties = 0
        elif word == "txbxContent":
            self._done.append("".join(self._lines.pop()))
            self._paragraphs.pop()
            self._run_hidden.pop()
            self._paragraph_hidden.pop()

    def characters(self, text: str) -> None:
        if self._in_text and not self._skipped_at:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._run_hidden[-1] or self._paragraph_hidden[-1]:
            return
        if self._fields and not all(self._open_fields):
            return
        self._size += len(text)
        if self._size > MAX_CHARACTERS:
            raise NotOpened("Word 文档的文字多得不合理，没有数", _RESAVE)
        self._lines[-1].append(text)


def _hidden_styles(xml: bytes) -> frozenset[str]:
    """The ids of styles whose text is hidden, those that are based on such ones included."""
    if b"vanish" not in xml:
        return frozenset()
    styles = _Styles()
    styles.read(xml)
    return frozenset(style for style in styles.based if styles.hides(style))


class _Styles(_Parsing):
    """Which style hides, and on which it is based."""

    def __init__(self) -> None:
        super().__init__()
        self.based: dict[str, str] = {}
        self._hiding: dict[str, bool] = {}
        self._style = ""

    def begin(self, word: str, attributes: dict[str, str], alternate: str) -> None:
        if word == "style":
            self._style = _value(attributes, "styleId") or ""
            self.based.setdefault(self._style, "")
        elif word == "basedOn":
            self.based[self._style] = _value(attributes) or ""
        elif word == "vanish":
            self._hiding[self._style] = _value(attributes) not in _OFF

    def hides(self, style: str) -> bool:
        """Whether text of a style is hidden."""
        seen: set[str] = set()
        while style and style not in seen and style in self.based:
            if style in self._hiding:
                return self._hiding[style]
            seen.add(style)
            style = self.based[style]
        return False
