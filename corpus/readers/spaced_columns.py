"""The signature block of plain text that keeps its layout: recipients on the left, the signature on the right, blanks between.

Decree 30/2020/NĐ-CP, annex I: recipients (cell 9) stand left of authority, position and name (cells 7a to 7c).
"""

from dataclasses import dataclass

import regex

_OPENING = regex.compile(r" {0,20}N[oơ]i nhận ?:? {3,}(?=\S)", regex.IGNORECASE)
_GAP = regex.compile(r"(?<=\S) {3,}(?=\S)")
_LONGEST = 40
_MOST_BLANKS = 2


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The words of the two columns, line by line, and how many lines of the text they took."""

    left: str
    right: str
    lines: int


def signature_at(raw: list[str], index: int) -> SideBySide | None:
    """The signature block that begins at a line of a text (its lines with their blanks), None where none does."""
    opening = _OPENING.match(raw[index]) if "   " in raw[index] else None
    if opening is None:
        return None
    gutter = opening.end()
    left, right = [raw[index][:gutter].strip()], [raw[index][gutter:].strip()]
    blanks = 0
    taken = 1
    for offset, line in enumerate(raw[index + 1 : index + _LONGEST], start=1):
        words = line.strip(" ")
        if not words:
            blanks += 1
            if blanks > _MOST_BLANKS:
                break
            continue
        gap = _GAP.search(line)
        indent = len(line) - len(line.lstrip(" "))
        if gap is not None and gap.end() > gutter // 2:
            left.append(line[: gap.start()].strip())
            right.append(line[gap.end() :].strip())
        elif indent > gutter // 2:
            right.append(words)
        elif words[0] in "-–+" and not blanks:
            left.append(words)
        else:
            break
        blanks = 0
        taken = offset + 1
    return SideBySide("\n".join(left), "\n".join(right), taken)
