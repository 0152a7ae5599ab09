"""Lines that a program broke at a fixed width, joined to the paragraphs they were.

Pages are saved and mailed as text broken at 70 to 90 characters, often in the middle of a sentence. A line break is
a paragraph's end when what follows opens like an item, an article or a heading, or when the line had room for the
next word and still ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import regex

from corpus.markers import is_bare_marker, split_marker

# How parts of a decision open (ND 30/2020, annex I and III); a wrapped line may open so too, hence "opens" below.
_PART = regex.compile(
    r"(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC|Biểu|BIỂU)\s(?:số\s)?"
    r"(?:\d{1,3}|[IVXLC]{1,6}|[A-ZĐ])\s?(?:[.:]|$)"
    r"|(?:Căn cứ|Nơi nhận|Kính gửi|Xét đề nghị|Theo đề nghị|QUYẾT ĐỊNH|NGHỊ QUYẾT|KẾ HOẠCH|CHỈ THỊ|THÔNG BÁO|PHỤ LỤC"
    r"|TM\.|KT\.|TL\.|TUQ\.|Ghi chú:|Đơn vị tính|Số:)"
)
_LAST = frozenset(".;:!?")
_BULLETS = frozenset("-–—+*•▪◦·●○➢➤✓✔❖◆►■□‣⁃∙")
_CLOSERS = "”\"'*_)] "
_SLACK = 2
# A line that ends without a stop was a heading only if it is clearly shorter than the others.
_UNFINISHED = 0.75


class Tie(Enum):
    """What a line's mark-up says of the break above it: nothing, no paragraph's end, or surely one."""

    FREE = 0
    GLUED = 1
    PARTED = 2


@dataclass(frozen=True, slots=True)
class Width:
    """Where lines were broken: at `full` characters; a paragraph's first line already at `first` (lost mark-up).

    `parted`: blank lines stand between paragraphs, so that a break inside a stretch is no paragraph's end unless
    something says so.
    """

    full: int
    first: int
    parted: bool = False


def wrap_width(lines: Sequence[str]) -> Width | None:
    """The width at which a text was broken, None when it has a paragraph on each line.

    A broken text shows lines that end without a stop before one that goes on in small letters.
    """
    broken: list[int] = []
    first_broken: list[int] = []
    pairs = blanks = breaks = 0
    previous = ""
    is_first = True
    for line in lines:
        if line and previous:
            pairs += 1
            if line[0].islower() and len(previous) > 20 and previous[-1] not in _LAST and line[1:2] not in (")", "."):
                reach = len(previous) + 1 + len(line.split(" ", 1)[0])
                (first_broken if is_first else broken).append(reach)
                is_first = False
            else:
                is_first = previous[-1] in _LAST or is_first
                breaks += previous[-1] in _LAST
        else:
            is_first = True
            blanks += not line
        previous = line
    reaches = sorted(broken or first_broken)
    count = len(broken) + len(first_broken)
    if count < 2 or count * 8 < pairs:
        return None
    full = reaches[len(reaches) * 3 // 4]
    if full > 200:
        return None
    first_broken.sort()
    first = first_broken[len(first_broken) // 10] if first_broken else full * 2 // 3
    return Width(full=full - 6, first=max(min(first, full - 6), 30), parted=blanks > breaks)


def unwrap(lines: Sequence[str], width: Width, ties: Sequence[Tie] = ()) -> list[str]:
    """Join the lines of one stretch (no blank lines in it) to paragraphs; `ties` may settle the break above each."""
    paragraphs: list[str] = []
    current: list[str] = []
    for index, line in enumerate(lines):
        tie = ties[index] if ties else Tie.FREE
        if current and (
            tie is Tie.PARTED or (tie is Tie.FREE and ends_between(current[-1], line, width, len(current) == 1))
        ):
            paragraphs.append(" ".join(current))
            current = []
        current.append(line)
    if current:
        paragraphs.append(" ".join(current))
    return paragraphs


def ends_between(line: str, following: str, width: Width, is_first: bool) -> bool:
    """Whether a paragraph ends after `line` (its first line or a later one), which stands above `following`."""
    bare = line.rstrip(_CLOSERS)
    stops = bool(bare) and (bare[-1] in _LAST or line.endswith("/."))
    opening = following.lstrip("*_ ")
    if not opening:
        return False
    word = following.split(" ", 1)[0]
    if is_bare_marker(line):
        return False
    reach = len(line) + 1 + len(word) + _SLACK
    limit = width.first if is_first else width.full
    has_room = reach < limit
    if opens_part(opening) or is_bare_marker(opening):
        return stops or has_room
    if opening[0].islower() or opening[0].isdigit():
        return False
    if is_capitals(line) != is_capitals(following) and len(following) > 12 and (has_room or stops):
        return True
    if width.parted:
        return stops and has_room
    if not stops:
        has_room = reach < limit * _UNFINISHED
    if opening[0] in '(“"[':
        return has_room and (stops or is_capitals(line))
    return has_room and not (is_capitals(line) and is_capitals(following))


def opens_part(line: str) -> bool:
    """Whether a line opens like an item, an article, a basis or another part of a decision."""
    opening = line[0]
    if opening in _BULLETS or opening.isdigit() or opening == "(":
        return split_marker(line) is not None
    if line[1:2] in (")", ".", ":", "/") or line[2:3] in (")", ".", ":", "/") or opening in "IVX":
        return split_marker(line) is not None or _PART.match(line) is not None
    return opening.isupper() and _PART.match(line) is not None


def is_capitals(line: str) -> bool:
    """Whether a line is set in capitals, as titles and bodies' names are (numbers and signs aside)."""
    return len(line) > 1 and line.upper() == line and line.lower() != line
