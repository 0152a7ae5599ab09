"""Lists of bodies split into names: by the lexicon of bodies and the list's marks, never inside a name."""

from extract.agencies.lexicon import lexicon
from extract.agencies.names import AgencySpan, generic_at, name_at
from extract.patterns import compile_pattern

_SEPARATOR = compile_pattern(
    r"\s*(?:[,;\n+]|(?<=\s)và(?=\s)|(?<=\s)với(?=\s)|(?<=\s)cùng(?: với)?(?=\s)|&|(?<=\s)[-–](?=\s))\s*(?:và\s+|với\s+|[-–+]\s*)?"
)
_BRACKET = compile_pattern(r"\s*\((?P<note>[^()]{1,200})\)")
_EDGE = " \n.,;:-–+*"
_CELL_BREAK = compile_pattern(r"\s*(?:[;\n]|,(?=\s))\s*(?:[-–+•]\s*)?")


def bodies_at(folded: str, text: str, start: int, end: int) -> tuple[tuple[AgencySpan, ...], int]:
    """The bodies listed from `start` on, and where the list ends; a body after a mark or "và" goes on with it."""
    found: list[AgencySpan] = []
    position = start
    stop = start
    while position < end:
        name = name_at(folded, text, position, end)
        if name is None:
            break
        while text[name : name + 1] == "/" and (other := name_at(folded, text, name + 1, end)) is not None:
            # "Sở A/Sở B các tỉnh": one place in the list, whichever of the two a province has.
            name = other
        note = _BRACKET.match(text, name, end)
        name_end = note.end() if note is not None and _belongs(note["note"]) else name
        found.append(AgencySpan(position, name_end))
        stop = note.end() if note is not None else name_end
        separator = _SEPARATOR.match(folded, stop, end)
        if separator is None:
            break
        position = separator.end()
    return tuple(found), stop


def _belongs(note: str) -> bool:
    """A note that names a part of the body or lists its members is kept with the name; a remark on its role is none."""
    return note[:1].isupper() and "cơ quan" not in note.lower()


def split_agencies(folded: str, text: str, start: int, end: int) -> tuple[AgencySpan, ...]:
    """The bodies that a cell or the words behind a label list, line by line.

    What the lexicon does not know goes with the name before it when only a comma parts them, and is a name of its own behind a
    semicolon; what a body does ("… trình cấp có thẩm quyền") is left out.
    """
    found: list[AgencySpan] = []
    line = start
    while line < end:
        stop = text.find("\n", line, end)
        stop = stop if stop >= 0 else end
        _split_line(folded, text, line, stop, found)
        line = stop + 1
    return tuple(found)


def _split_line(folded: str, text: str, start: int, end: int, found: list[AgencySpan]) -> None:
    position = _trim_left(text, start, end)
    end = _trim_right(text, start, end)
    glue = False
    while position < end:
        listed, stop = bodies_at(folded, text, position, end)
        found.extend(listed)
        position = stop if listed else position
        cut = _CELL_BREAK.search(text, position, end)
        boundary = cut.start() if cut is not None else end
        last = _trim_right(text, position, boundary)
        first = _trim_left(text, position, last)
        if last > first and listed and name_at(folded, text, first, end) is not None:
            position = first
            continue
        common = generic_at(folded, text, first, end) if last > first and not listed else None
        if common is not None:
            found.append(AgencySpan(first, common))
            position, glue = common, True
            if folded[common : common + 1] in ",; ":
                position = _trim_left(text, common, end)
            continue
        if last > first and not _is_said_of(folded, first, last) and any(map(str.isalpha, text[first:last])):
            if found and (listed or glue):
                found[-1] = AgencySpan(found[-1].start, last)
            elif last - first < 200:
                found.append(AgencySpan(first, last))
        glue = cut is not None and "," in cut.group() and bool(found)
        position = _trim_left(text, cut.end(), end) if cut is not None else end


def _is_said_of(folded: str, start: int, end: int) -> bool:
    """Words that tell what a body does or when, not its name."""
    words = lexicon()
    return words.action.match(folded, start, end) is not None or words.stop.match(folded, start, end) is not None


def _trim_left(text: str, start: int, end: int) -> int:
    while start < end and text[start] in _EDGE:
        start += 1
    return start


def _trim_right(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return end


def starts_with_action(folded: str, start: int, end: int) -> bool:
    """Whether the words open with what a body does (`extract/data/verbs.toml`)."""
    return lexicon().action.match(folded, start, end) is not None
