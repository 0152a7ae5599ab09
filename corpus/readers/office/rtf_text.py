"""The text of an RTF file, by striprtf."""

from corpus.errors import UnreadableInput
from corpus.readers.office.plain import Line


def rtf_lines(data: bytes) -> list[Line]:
    """The paragraphs and rows; raises UnreadableInput for what is no RTF or damaged beyond reading."""
    from striprtf.striprtf import rtf_to_text

    try:
        text: str = rtf_to_text(data.decode("latin-1"), encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # the library raises whatever its dictionaries raise on damaged input
        raise UnreadableInput("is a damaged RTF file: get it again") from error
    return [_line(line) for line in text.split("\n")]


def _line(line: str) -> Line:
    """A row's cells end in a bar each."""
    if not line.endswith("|") or line.count("|") < 2:
        return Line((line,))
    return Line(tuple(line.rstrip("|").split("|")), is_row=True)
