"""The text of a Word 97-2003 file: the pieces that its piece table names, cut at the marks of paragraphs and cells.

[MS-DOC]: the file information block (2.5), its table stream, and the piece table in the Clx (2.9.38, 2.8.35).
"""

import io
import struct
from collections.abc import Iterator

import regex

from corpus.errors import UnreadableInput
from corpus.readers.office.plain import Line

_MAGIC = 0xA5EC
_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200
_CLX_AT = 0x01A2
_LENGTHS_AT = 0x004C
_MAX_BYTES = 100_000_000
# Codes below 0x20 are marks: 07 ends a cell and, doubled, its row; 13 and 15 hold a field's instruction to 14.
_FIELD = regex.compile("\x13[^\x13\x14\x15]*\x14|\x13[^\x13\x14\x15]*\x15|\x15")
_MARKS = regex.compile("[\x01-\x05\x08\x0b\x0e\x1e]")


def doc_lines(data: bytes) -> list[Line]:
    """The paragraphs and rows; raises UnreadableInput for what is damaged, protected or older than Word 97."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            main = file.openstream("WordDocument").read(_MAX_BYTES)
            magic, version, flags = struct.unpack_from("<HH6xH", main)
            if magic != _MAGIC or version < 0xC1:
                raise UnreadableInput("is a Word file older than Word 97: save it as .docx or PDF")
            if flags & _ENCRYPTED:
                raise UnreadableInput("is protected by a password: give an open copy")
            table = file.openstream("1Table" if flags & _OTHER_TABLE else "0Table").read(_MAX_BYTES)
    except (OSError, struct.error, ValueError) as error:
        raise UnreadableInput("is a damaged .doc file, or none of Word: get it again") from error
    try:
        text = "".join(_pieces(main, table))
    except (struct.error, ValueError, IndexError) as error:
        raise UnreadableInput("is a damaged .doc file: get it again") from error
    length: int = struct.unpack_from("<i", main, _LENGTHS_AT)[0]
    return list(_lines(text[: max(length, 0)]))


def _pieces(main: bytes, table: bytes) -> Iterator[str]:
    at, size = struct.unpack_from("<II", main, _CLX_AT)
    clx = table[at : at + size]
    place = 0
    while clx[place] == 1:  # property lists stand before the piece table
        place += 3 + int(struct.unpack_from("<H", clx, place + 1)[0])
    (length,) = struct.unpack_from("<I", clx, place + 1)
    plc = clx[place + 5 : place + 5 + length]
    count = (len(plc) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc)
    for index in range(count):
        (where,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)
        letters = ends[index + 1] - ends[index]
        if letters < 0:
            raise ValueError("pieces out of order")
        if where & 0x40000000:
            start = (where & 0x3FFFFFFF) // 2
            # The one-byte form is Windows-1252, its gaps as they are.
            yield "".join(map(_LETTERS.__getitem__, main[start : start + letters]))
        else:
            yield main[where : where + 2 * letters].decode("utf-16-le", "replace")


_LETTERS = [
    bytes([code]).decode("cp1252") if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(code) for code in range(256)
]


def _lines(text: str) -> Iterator[Line]:
    while (plain := _FIELD.sub("", text)) != text:
        text = plain
    # The optional hyphen is a letter in TCVN3: it is kept until that is known.
    text = text.replace("\x1f", "\xad")
    text = _MARKS.sub(lambda mark: "\n" if mark[0] == "\x0b" else "-" if mark[0] == "\x1e" else " ", text)
    cells: list[str] = []
    held: list[str] = []
    for part, mark in zip(*[iter([*regex.split("([\r\x07\x0c])", text), "\r"])] * 2, strict=True):
        held.append(part)
        if mark != "\x07" and not cells:
            yield from (Line((line,)) for line in part.split("\n"))
            held = []
        elif mark == "\x07":
            words = "\n".join(held).strip()
            held = []
            if words or not cells:
                cells.append(words)
            else:
                # The row's own mark stands behind its last cell's; an empty cell cannot be told from it here.
                yield Line(tuple(cells), is_row=True)
                cells = []
    yield from (Line((words,)) for words in (*cells, *held))
