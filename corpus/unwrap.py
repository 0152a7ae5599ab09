"""Lines that a program broke at a fixed width, joined to the paragraphs they were.

Pages are saved and mailed as text broken at 70 to 90 characters, often in the middle of a sentence. A line break is
a paragraph's end when what follows opens like an item, an article or a heading, or when the line had room for the
next word and still ended.
"""

from dataclasses import dataclass

import regex

from corpus.markers import split_marker

# How parts of a decision open (ND 30/2020, annex I and III); a wrapped line may open so too, hence "opens" below.
_PART = regex.compile(
    r"(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC|Biểu|BIỂU)\s(?:số\s)?[\dIVXLCA-Z]{1,6}\b"
    r"|(?:Căn cứ|Nơi nhận|Kính gửi|Xét đề nghị|Theo đề nghị|QUYẾT ĐỊNH|NGHỊ QUYẾT|KẾ HOẠCH|CHỈ THỊ|THÔNG BÁO|PHỤ LỤC"
    r"|TM\.|KT\.|TL\.|TUQ\.|Ghi chú|Đơn vị tính|Số:)"
)
_LAST = frozenset(".;:!?")
_BULLETS = frozenset("-–—+*•▪◦·●○➢➤✓✔❖◆►■□‣⁃∙")
_CLOSERS = "”\"'*_)] "
_SLACK = 2


@dataclass(frozen=True, slots=True)
class Width:
    """Where lines were broken: at `full` characters; a paragraph's first line already at `first` (lost mark-up)."""

    full: int
    first: int


def wrap_width(lines: list[str]) -> Width | None:
    """The width at which a text was broken, None when it has a paragraph on each line.

    A broken text shows lines that end without a stop before one that goes on in small letters.
    """
    broken: list[int] = []
    pairs = 0
    previous = ""
    for line in lines:
        if line and previous:
            pairs += 1
            if (
                line[0].islower()
                and previous[-1] not in _LAST
                and not (len(line) > 1 and line[1] in ").")
                and len(previous) > 20
            ):
                broken.append(len(previous) + 1 + len(line.split(" ", 1)[0]))
        previous = line
    if len(broken) < 2 or len(broken) * 8 < pairs:
        return None
    broken.sort()
    full = broken[len(broken) * 3 // 4]
    if full > 200:
        return None
    return Width(full=full - 8, first=max(full // 2, 30))


def unwrap(lines: list[str], width: Width) -> list[str]:
    """Join the lines of one stretch (no blank lines in it) to paragraphs."""
    paragraphs: list[str] = []
    current = ""
    last = ""
    first = True
    for line in lines:
        if not current:
            current = last = line
            first = True
        elif ends_between(last, line, width.first if first else width.full):
            paragraphs.append(current)
            current = last = line
            first = True
        else:
            current = f"{current} {line}"
            last = line
            first = False
    if current:
        paragraphs.append(current)
    return paragraphs


def ends_between(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends after `line`, which stands above `following` in text broken at `width`."""
    word = following.split(" ", 1)[0]
    has_room = len(line) + 1 + len(word) + _SLACK < width
    bare = line.rstrip(_CLOSERS)
    stops = line.endswith(("./.", "/.")) or (bool(bare) and bare[-1] in _LAST)
    opening = following[0]
    if opens_part(following):
        return stops or has_room
    if opening.islower() or opening.isdigit():
        return False
    if is_capitals(line) != is_capitals(following) and (has_room or stops):
        return True
    if opening in '(“"[':
        return has_room and (stops or is_capitals(line))
    return has_room


def opens_part(line: str) -> bool:
    """Whether a line opens like an item, an article, a basis or another part of a decision."""
    opening = line[0]
    if (
        opening in _BULLETS
        or opening.isdigit()
        or opening == "("
        or (len(line) > 2 and (line[1] in ").:/" or line[2] in ").:/"))
    ):
        return split_marker(line) is not None
    if opening in "IVXLC" and split_marker(line) is not None:
        return True
    return opening.isupper() and _PART.match(line) is not None


def is_capitals(line: str) -> bool:
    """Whether a line is set in capitals, as titles and bodies' names are (numbers and signs aside)."""
    return len(line) > 3 and line.upper() == line and line.lower() != line
