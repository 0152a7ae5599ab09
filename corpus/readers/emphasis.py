"""What Markdown's marks of emphasis say about line breaks: a paragraph does not end inside bold or italic words."""

from collections.abc import Sequence

import regex

from corpus.unwrap import Tie, is_capitals, opens_part

_RUN = regex.compile(r"\*+")
_ARTICLE = regex.compile(r"\**\s*(?:Điều|ĐIỀU)\s\d{1,3}\s?[.:]?\s*\**")
# A paragraph of emphasised words seldom has more lines; a mark that was never closed must not swallow a document.
_LONGEST = 40


def ties_of(lines: Sequence[str]) -> list[Tie]:
    """For each line of a stretch, what the marks say of the break above it."""
    ties: list[Tie] = []
    bold = italic = False
    is_whole = False
    open_lines = 0
    previous = ""
    for line in lines:
        opened = bold or italic
        open_lines = open_lines + 1 if opened else 0
        if open_lines > _LONGEST or (opened and _stops(previous) and opens_part(line.lstrip("* ") or "-")):
            bold = italic = opened = False
        starts_bold = "*" in line and line.startswith("**")
        if opened or _runs_on(previous, line):
            ties.append(Tie.GLUED)
        elif previous and _parted(previous, line, is_whole, starts_bold):
            ties.append(Tie.PARTED)
        else:
            ties.append(Tie.FREE)
        was_bold = bold
        if "*" in line:
            for run in _RUN.findall(line):
                if len(run) in (2, 3):
                    bold = not bold
                if len(run) in (1, 3):
                    italic = not italic
        is_whole = (starts_bold or (was_bold and is_whole)) and not _plain_between(line, was_bold)
        previous = line
    return ties


def _runs_on(previous: str, line: str) -> bool:
    """Whether a line goes on with the one above it, whose number alone is bold (`**Điều 1. **Ban hành`)."""
    return (
        previous.startswith("**")
        and not line.startswith("**")
        and previous.rstrip("* ")[-1:].isalpha()
        and opens_part(previous.lstrip("* ") or "-")
        and _plain_between(previous, False)
        and not opens_part(line.lstrip("* ") or "-")
    )


def _parted(previous: str, line: str, is_whole: bool, starts_bold: bool) -> bool:
    """Whether the marks part a line from the one above it; `is_whole`: all words above are bold."""
    if is_whole:
        return opens_part(line.lstrip("* ") or "-") or (not starts_bold and _parts_after_bold(previous, line))
    if _stops(previous) and previous.rstrip().endswith("*") and line.startswith("*"):
        return True
    return starts_bold and not _plain_between(line, False) and (_stops(previous) or is_capitals(line))


def _parts_after_bold(previous: str, line: str) -> bool:
    """Whether words that are not bold begin a new paragraph below a line that is bold as a whole."""
    if _ARTICLE.fullmatch(previous) or previous.rstrip("* ").endswith(":"):
        return False
    return not line[0].islower() or is_capitals(previous.strip("* "))


def _stops(line: str) -> bool:
    """Whether a line ends in a full stop or a semicolon, marks of emphasis aside."""
    return line.rstrip("* ")[-1:] in (".", ";")


def _plain_between(line: str, bold: bool) -> bool:
    """Whether a line has words outside its bold stretches."""
    if "**" not in line:
        return not bold and any(map(str.isalnum, line))
    return any(
        (index % 2 == 0) != bold and any(map(str.isalnum, piece)) for index, piece in enumerate(line.split("**"))
    )
