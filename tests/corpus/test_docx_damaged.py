"""Damaged and hostile Word files: one reason in words, never another error, and no entity of any kind."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableInput
from corpus.readers.docx import read_docx
from schemas import Document, Source

_NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WORDS = "Xã Tân An lập kế hoạch tiêm phòng cho đàn gia súc."
_PARAGRAPH = f"<w:p><w:r><w:t>{_WORDS}</w:t></w:r></w:p>"
_BODY = f"<w:document {_NAMESPACES}><w:body>{_PARAGRAPH * 3}</w:body></w:document>"


def zipped(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return buffer.getvalue()


WHOLE = zipped(_BODY.encode())


def read(data: bytes) -> Document:
    return read_docx(data, Source(sha256="0" * 64, uri="a.docx", media_type="x"))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_any_damage_gives_words_or_a_reason(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    try:
        assert read(bytes(data)).text.count(_WORDS) == 3
    except UnreadableInput as error:
        assert "\n" not in str(error)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1))
def test_a_file_cut_off_anywhere_is_not_read(length: int) -> None:
    with pytest.raises(UnreadableInput):
        read(WHOLE[:length])


def test_an_archive_whose_directory_lies_about_places() -> None:
    """The entry is said to begin before the file does: `zipfile` has no error of its own for it."""
    data = bytearray(WHOLE)
    end = data.rindex(b"PK\x05\x06")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    data[end + 16 : end + 20] = (end - size + 500).to_bytes(4, "little")
    with pytest.raises(UnreadableInput, match="damaged or cut-off"):
        read(bytes(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_parts(encoding: str) -> None:
    assert read(zipped(_BODY.encode(encoding))).text.splitlines() == [_WORDS] * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"])
@pytest.mark.parametrize("before", ["", "<!--" + "x" * 10_000 + "-->"])
def test_no_encoding_hides_an_entity(encoding: str, before: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>{before}<!DOCTYPE d [<!ENTITY e "lọt">]>'
    part = declared + _BODY.replace("Tân An", "&e;").replace("<w:p>", '<w:p w:x="&e;">')
    with pytest.raises(UnreadableInput):
        read(zipped(part.encode(encoding)))
