"""Words by which a page's parts are found: the country's name in its head, and what opens the list of recipients."""

from collections.abc import Sequence

import regex

from corpus.readers.ocr.hocr import SeenWord
from corpus.readers.ocr.mend import bare

_MOTTO = regex.compile(r"cong hoa xa hoi chu nghia")
_RECIPIENTS = regex.compile(r"noi nhan")


def find_country(words: Sequence[SeenWord]) -> SeenWord | None:
    """The first word of the country's name; None where it is not among the words."""
    return _find(words, _MOTTO, 6)


def find_recipients(words: Sequence[SeenWord]) -> SeenWord | None:
    """The first word of what opens the list of recipients; None where nothing does."""
    return _find(words, _RECIPIENTS, 2)


def _find(words: Sequence[SeenWord], pattern: "regex.Pattern[str]", count: int) -> SeenWord | None:
    """The first of `count` words that a pattern matches without their marks."""
    for index, word in enumerate(words):
        if pattern.match(" ".join(bare(each.text) for each in words[index : index + count])):
            return word
    return None
