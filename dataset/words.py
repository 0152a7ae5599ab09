"""The words of a text as they are searched and compared: small Latin letters and digits, no diacritics, one blank between."""

import unicodedata
from functools import lru_cache

# Each byte as a word's letter, small, or as a blank: several times faster than a pattern.
_LETTERS = bytes(ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else 32 for byte in range(256))
_STROKES = ("đ", "Đ", "ð", "Ð")
"""Letters that no Unicode form takes apart, and the look-alikes of the Vietnamese one."""
_DASHES = ("–", "—", "⁄", "\ufffe")
"""Signs between words that have no form in ASCII: a dash, a slash, and what some files have for a hyphen."""


def plain_words(text: str) -> str:
    """The words of a text without case, diacritics and signs.

    >>> plain_words("Kế hoạch số 12/KH-UBND tỉnh Đắk Lắk")
    'ke hoach so 12 kh ubnd tinh dak lak'
    >>> plain_words("giai đoạn 2021–2025")
    'giai doan 2021 2025'
    """
    for letter in _STROKES:
        text = text.replace(letter, "d")
    for sign in _DASHES:
        text = text.replace(sign, " ")
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").translate(_LETTERS)
    return b" ".join(letters.split()).decode("ascii")


@lru_cache(maxsize=65_536)
def key_of(name: str) -> str:
    """A short name as a key: `plain_words` with hyphens.

    >>> key_of("2645/QĐ-UBND")
    '2645-qd-ubnd'
    """
    return plain_words(name).replace(" ", "-")
