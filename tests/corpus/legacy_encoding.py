"""Unicode to the old encodings, for the tests: the tables of `corpus.encoding` turned around."""

import unicodedata

from corpus.encoding.charsets import Charset, table

_TONES = {"\u0301": "'", "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0323": "."}
_SHAPES = {"\u0306": "(", "\u0302": "^", "\u031b": "+"}


def in_legacy(text: str, charset: Charset) -> str:
    """Text as a program shows it that takes the bytes for Latin-1 (VIQR: for ASCII)."""
    if charset is Charset.VIQR:
        return _in_viqr(text)
    if charset is Charset.DOUBLE_UTF8:
        return "".join(chr(code) for code in text.encode())
    codes: dict[str, str] = {}
    for code, letter in table(charset).letters.items():
        codes.setdefault(letter, code)
    if charset is Charset.TCVN3:
        # Capitals with a tone are another font's: the code is the small letter's.
        return "".join(codes.get(letter) or codes.get(letter.lower(), letter) for letter in text)
    return "".join(codes.get(letter, letter) for letter in text)


def in_legacy_bytes(text: str, charset: Charset) -> bytes:
    return in_legacy(text, charset).encode("latin-1")


def in_1258(text: str) -> bytes:
    """Windows-1258 has the tones as marks behind letters that keep their shape."""
    made = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((part for part in parts if part in _TONES), "")
        made.append(unicodedata.normalize("NFC", parts.replace(tone, "")) + tone if tone else letter)
    return "".join(made).encode("cp1258")


def _in_viqr(text: str) -> str:
    made = []
    for letter in text:
        if letter in "đĐ":
            made.append("dd" if letter == "đ" else "DD")
            continue
        # The shape stands before the tone, in Unicode's order it may be behind.
        for part in sorted(unicodedata.normalize("NFD", letter), key=lambda part: part in _TONES):
            sign = _SHAPES.get(part) or _TONES.get(part)
            made.append(sign or ("\\" + part if part in "'`?~.(^+" else part))
    return "".join(made)
