"""The one form that all text takes before anything reads it: NFC, `\\n`, ordinary spaces, nothing invisible."""

import re
import unicodedata

# `re` searches a class of characters ten times faster than `regex` does, and most text has nothing to mend.
_SPACE = "\\t\\x0b\\x85\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000"
# Soft hyphens, zero-width characters, direction marks and variation selectors carry no words.
_INVISIBLE = (
    "\\x00-\\x08\\x0e-\\x1f\\x7f\\x80-\\x84\\x86-\\x9f\\xad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e"
    "\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff"
)
_SURROGATE = "\\ud800-\\udfff"
_LINE_END = "\\r\\u2028\\u2029"

_SPACES = re.compile(f"[{_SPACE}]")
_INVISIBLES = re.compile(f"[{_INVISIBLE}]")
_SURROGATES = re.compile(f"[{_SURROGATE}]")
_LINE_ENDS = re.compile("\\r\\n?|[\\u2028\\u2029]")
_UNCLEAN = re.compile(f"[{_SPACE}{_INVISIBLE}{_SURROGATE}{_LINE_END}]")
_BLANKS = re.compile(" {2,}")


def clean(text: str) -> str:
    """Bring text to the form of `Document.text`; `\\n` and `\\f` (page break) stay, lone surrogates become U+FFFD."""
    if _UNCLEAN.search(text) is not None:
        text = _INVISIBLES.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", text)))
        text = _SURROGATES.sub("\ufffd", text)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text


def one_line(text: str) -> str:
    """Clean text on a single line: every run of white space is one space, none at the ends."""
    return " ".join(clean(text).split())


def cell_lines(text: str) -> str:
    """Clean text of a table cell: blanks folded within its lines, empty lines gone, line ends kept."""
    text = clean(text)
    if "\n" not in text:
        return " ".join(text.split())
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
