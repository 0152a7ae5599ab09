"""Whether a text may stand in an old encoding at all: quick to say no, which is the answer for nearly every text."""

import re

# Letters that only Unicode has: a line with them is not in any of the old encodings.
UNICODE_ONLY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
# A letter beside one that Vietnamese in Unicode never has; in text that is Unicode there is hardly any.
_STRANGE = (
    "\u0080-\u00a6\u00a8-\u00aa\u00ac-\u00af\u00b4-\u00b6\u00b8-\u00ba\u00bc-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8"
    "\u00db-\u00dc\u00de-\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb-\u00fc\u00fe-\u00ff"
    "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2020\u2021\u2022\u2030\u20ac\u2122"
)
_ANY_STRANGE = re.compile(f"[{_STRANGE}]")
SUSPICIOUS = re.compile(f"[A-Za-z\u00c0-\u00ff][{_STRANGE}]|[{_STRANGE}][A-Za-z\u00c0-\u00ff]")
VIQR_SHAPES = re.compile(r"[aeoAEO]\^|[ouOU]\+|[aA]\(|\b[dD][dD][aeiouyAEIOUY]")
"""What ASCII has where marks are typed behind their vowel."""


def may_be_old(text: str) -> bool:
    """Whether anything in a text gives reason to look for an old encoding."""
    if text.isascii():
        return VIQR_SHAPES.search(text) is not None
    # One class of characters is searched much faster than a pair, and most texts have none of them.
    return _ANY_STRANGE.search(text) is not None and SUSPICIOUS.search(text) is not None


def has_unicode_letters(text: str) -> bool:
    """Whether a text has letters of Vietnamese that no old encoding shows."""
    return UNICODE_ONLY.search(text) is not None
