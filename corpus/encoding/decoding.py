"""Bytes of a text file to characters: byte order marks, UTF-8, UTF-16, then the legacy code pages with a warning."""

import codecs
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.encoding.suspicion import may_be_old
from corpus.errors import UnreadableInput

if TYPE_CHECKING:
    from corpus.encoding.charsets import Charset

MAX_TEXT_BYTES = 20_000_000
"""No text, Markdown or HTML file above this size is read: the longest plans known are below 2 MB."""

_SAMPLE_BYTES = 65_536
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
# Letters that only Vietnamese has among the languages that cp1258 is mistaken for.
_VIETNAMESE = frozenset("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the name of its encoding, and what was not certain in telling it (in words), if anything."""

    text: str
    encoding: str
    doubt: str | None = None


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text file; raises UnreadableInput when it is empty or its encoding cannot be told.

    Letters that stand in an encoding older than Unicode are turned into it, also where a program had taken them for others.
    """
    shown = decode_as_shown(data)
    if not may_be_old(shown.text):
        return shown
    from corpus.encoding.recognise import set_right

    made = set_right(shown.text)
    return shown if made is None else Decoded(made.text, made.charset.value, converted(made.charset))


def converted(charset: "Charset") -> str:
    """What is said of a text whose letters were turned into Unicode."""
    return f"has letters in {charset.label}, which were turned into Unicode"


def decode_as_shown(data: bytes) -> Decoded:
    """Decode as a browser would: letters of old encodings are still those that Windows-1252 has at their codes.

    Raises UnreadableInput as `decode` does.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise UnreadableInput(
            f"is {len(data) / 1e6:.0f} MB of text, more than the {MAX_TEXT_BYTES // 1_000_000} MB that are read"
        )
    decoded = _decode(data)
    if not decoded.text.strip("\ufeff\x00 \t\r\n\f\v\xa0\u200b"):
        raise UnreadableInput("is empty")
    return decoded


def _decode(data: bytes) -> Decoded:
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data.decode(codec), name)
            except UnicodeDecodeError:
                text = data.decode(codec, errors="replace")
                return Decoded(text, name, f"some bytes are not valid {name} and were replaced by U+FFFD")
    try:
        text = data.decode("utf-8")
        if "\x00" not in text[:_SAMPLE_BYTES]:
            return Decoded(text, "utf-8")
    except UnicodeDecodeError:
        pass
    return _utf16_without_mark(data) or _damaged_utf8(data) or _code_page(data)


def _utf16_without_mark(data: bytes) -> Decoded | None:
    sample = data[:_SAMPLE_BYTES]
    for codec, space in (("utf-16-le", b" \x00"), ("utf-16-be", b"\x00 ")):
        if sample.count(space) * 60 > len(sample) > 4:
            try:
                return Decoded(data.decode(codec), codec, f"has no byte order mark and was read as {codec}")
            except UnicodeDecodeError:
                continue
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes (a file cut off inside a letter, a stray byte): far better than a code page."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    letters = sum(1 for letter in text[:_SAMPLE_BYTES] if letter > "\x7f" and letter != "\ufffd")
    if bad <= 1 + letters // 20 and letters > bad:
        return Decoded(text, "utf-8", f"{bad} stretch(es) of bytes are not valid UTF-8 and were replaced by U+FFFD")
    return None


def _code_page(data: bytes) -> Decoded:
    from corpus.encoding.recognise import set_right
    from corpus.encoding.syllables import legibility

    shown = data.decode("latin-1")
    old = set_right(shown)
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
        if looks_vietnamese(text) and (old is None or legibility(text).share > legibility(old.text).share):
            return Decoded(text, "cp1258", "is not UTF-8 and was read as Windows-1258")
    except UnicodeDecodeError:
        pass
    if old is not None:
        return Decoded(shown, "latin-1")
    # What nothing Vietnamese makes legible is left to the statistics of all languages.
    from charset_normalizer import from_bytes  # 40 ms to import, and hardly ever needed

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is None:
        raise UnreadableInput("is text in an encoding that could not be told")
    try:
        text = data.decode(best.encoding, errors="replace")
    except LookupError as error:
        raise UnreadableInput("is text in an encoding that could not be told") from error
    return Decoded(text, best.encoding, f"is not UTF-8 and was read as {best.encoding}; letters may be wrong")


def looks_vietnamese(text: str) -> bool:
    """Whether a text has as many letters of its own as Vietnamese has, and other languages of its code page have not."""
    sample = text[:_SAMPLE_BYTES].lower()
    letters = sum(1 for letter in sample if letter.isalpha())
    return sum(1 for letter in sample if letter in _VIETNAMESE) > 0.06 * max(letters, 1)
