"""Lines that a break without a new paragraph parts (`<br>`, Word's soft return): paragraphs, or one that goes on."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from corpus.unwrap import opens_part, unwrap, wrap_width

_STOPS = frozenset(".;:!?")
_ORNAMENT = regex.compile(r"[-_=*~.–—…\s]{3,}")


@dataclass(frozen=True, slots=True)
class SoftLine:
    """A line on its own: cleaned text on one line, not empty, and whether all its words are bold."""

    text: str
    bold: bool


def paragraphs_of(lines: Sequence[SoftLine]) -> list[SoftLine]:
    """Join what one sentence was broken into; every other line is a paragraph (the two lines of a header, a list).

    A line goes on when the next one begins in a small letter and the first has not stopped; many lines broken at one
    width are a text that a program wrapped. Lines of rules and dots are ornaments and left out.
    """
    lines = [line for line in lines if line.text[0].isalnum() or _ORNAMENT.fullmatch(line.text) is None]
    if len(lines) < 2:
        return lines
    if len(lines) > 4:
        texts = [line.text for line in lines]
        width = wrap_width(texts)
        if width is not None:
            return _regrouped(lines, unwrap(texts, width))
    groups = [[lines[0]]]
    for line in lines[1:]:
        if line.text[0].islower() and groups[-1][-1].text[-1] not in _STOPS and not opens_part(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [SoftLine(" ".join(line.text for line in group), all(line.bold for line in group)) for group in groups]


def _regrouped(lines: Sequence[SoftLine], paragraphs: Sequence[str]) -> list[SoftLine]:
    """Paragraphs of joined lines with the bold of the lines that each is made of."""
    made: list[SoftLine] = []
    index = 0
    for paragraph in paragraphs:
        length = -1
        bold = True
        while index < len(lines) and length < len(paragraph):
            length += len(lines[index].text) + 1
            bold = bold and lines[index].bold
            index += 1
        made.append(SoftLine(paragraph, bold))
    return made
