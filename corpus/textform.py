"""The one form that all text takes before anything reads it: NFC, `\\n`, ordinary spaces, nothing invisible."""

import unicodedata

import regex

_SPACES = regex.compile("[\\t\\x0b\\x85\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]")
# Soft hyphens, zero-width characters, direction marks and variation selectors carry no words.
_INVISIBLE = regex.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f\\x80-\\x84\\x86-\\x9f\\xad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufe00-\\ufe0f\\ufeff]")
_SURROGATE = regex.compile("[\\ud800-\\udfff]")
_BLANKS = regex.compile(" {2,}")


def clean(text: str) -> str:
    """Bring text to the form of `Document.text`; `\\n` and `\\f` (page break) stay, lone surrogates become U+FFFD."""
    if not text.isascii():
        text = _INVISIBLE.sub("", _SPACES.sub(" ", text))
        text = _SURROGATE.sub("\ufffd", text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    else:
        text = _INVISIBLE.sub("", text.replace("\t", " ").replace("\x0b", " "))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str) -> str:
    """Clean text on a single line: every run of white space is one space, none at the ends."""
    return " ".join(clean(text).split())


def cell_lines(text: str) -> str:
    """Clean text of a table cell: blanks folded within its lines, empty lines gone, line ends kept."""
    lines = (_BLANKS.sub(" ", line).strip() for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)
