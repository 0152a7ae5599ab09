"""A page of 2006 in windows-1258, where most tone marks are characters of their own behind their letter."""

import unicodedata
from pathlib import Path


def district_page() -> bytes:
    """A district's decision on its page, encoded as pages of its time were."""
    words = (Path(__file__).parent / "district_page.html").read_text("utf-8")
    return b"".join(_encoded(letter) for letter in words)


def _encoded(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        # The page has â, ê, ô, ă, ơ, ư as letters and the tones apart: take off the tone only.
        parts = unicodedata.normalize("NFD", letter)
        tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", parts.replace(tone, ""))
        return base.encode("cp1258") + tone.encode("cp1258")
