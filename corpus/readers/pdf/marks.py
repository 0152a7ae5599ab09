"""What is printed on a page but is no part of its text: signature stamps, running heads and feet, page numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from corpus.readers.pdf.lines import Line
from corpus.readers.pdf.sheet import Word
from corpus.unwrap import opens_part

# What signing programs print (Decree 30/2020/NĐ-CP, annex I, part II; Circular 01/2019/TT-BNV): who, when, with what.
_STAMP_OPENING = regex.compile(
    r"(?:Người|Được|Đã)?\s?(?:ký|ký số|ký điện tử) bởi\s?:|Người ký\s?:|Thời gian ký\s?:|Ngày ký\s?:|Giờ ký\s?:"
    r"|Chữ ký (?:số|hợp lệ)|Digitally signed|Signature (?:valid|not verified)|Signed by\s?:|Date\s?:\s?\d{4}\.\d\d",
    regex.IGNORECASE,
)
_PAGE_NUMBER = regex.compile(r"[-–—\s]*(?:Trang\s|Page\s)?\s?(\d{1,4})(?:\s?/\s?\d{1,4})?[-–—\s.]*", regex.IGNORECASE)
_GAZETTE = regex.compile(r"(?:\d{1,4}\s+)?CÔNG BÁO\b.{0,60}\bngày\b.{0,30}", regex.IGNORECASE)
_DIGITS = regex.compile(r"\d+")
_DEPTH = 3
"""How many lines from a page's edge may be a running head or foot."""
_SAME_HEIGHT = 6.0


@dataclass(frozen=True, slots=True)
class Unstamped:
    """A page's words without its stamps, and what the stamps said."""

    words: list[Word]
    stamps: list[str]


def take_stamps(words: Sequence[Word], body_size: float) -> Unstamped:
    """Put stamps aside: a run of small words, drawn together, in which a signing program names itself."""
    limit = 0.86 * body_size
    if not any(word.size <= limit for word in words):
        return Unstamped(list(words), [])
    kept: list[Word] = []
    stamps: list[str] = []
    run: list[Word] = []

    def flush() -> None:
        if run:
            text = " ".join(word.text for word in run)
            if _STAMP_OPENING.search(text):
                stamps.append(text)
            else:
                kept.extend(run)
            run.clear()

    for word in words:
        if word.size > limit:
            flush()
            kept.append(word)
            continue
        if run and (abs(word.size - run[-1].size) > 0.6 or not -1 <= word.y - run[-1].y <= 3 * word.size):
            flush()
        run.append(word)
    flush()
    return Unstamped(kept, stamps)


def body_size(words: Sequence[Word]) -> float:
    """The letter height in which most of a page is set."""
    letters: Counter[float] = Counter()
    for word in words:
        letters[round(word.size * 2) / 2] += len(word.text)
    return letters.most_common(1)[0][0] if letters else 12.0


@dataclass(frozen=True, slots=True)
class Edges:
    """The lines nearest a page's upper and lower edge, from the edge inwards, and the page's height."""

    number: int
    height: float
    head: tuple[Line, ...]
    foot: tuple[Line, ...]


def edges_of(number: int, height: float, lines: Sequence[Line]) -> Edges:
    """The outermost lines of a page."""
    return Edges(number, height, tuple(lines[:_DEPTH]), tuple(reversed(lines[-_DEPTH:])))


@dataclass(frozen=True, slots=True)
class Running:
    """Running heads, feet and page numbers as (page, y, text); `doubtful` are known by their repetition alone."""

    lines: frozenset[tuple[int, float, str]]
    doubtful: tuple[str, ...]


def running_lines(pages: Sequence[Edges]) -> Running:
    """The running heads, feet and page numbers of pages.

    Such a line stands at the edge, and on other pages the same words stand at the same height, figures aside; or it
    is the page's number alone, or a gazette's head.
    """
    heads: Counter[tuple[str, int]] = Counter()
    for page in pages:
        for place, lines in ((0, page.head), (1, page.foot)):
            seen = set()
            for line in lines:
                for height in (0, 1):
                    key = (_key(line, place), _band(line, place, page.height) + height)
                    if key not in seen:
                        seen.add(key)
                        heads[key] += 1
    found: set[tuple[int, float, str]] = set()
    doubtful: dict[str, str] = {}
    for page in pages:
        for place, lines in ((0, page.head), (1, page.foot)):
            for line in lines:
                if not _is_numbering(line, place, page):
                    if not _is_repeated(line, place, page, heads, len(pages)):
                        break
                    doubtful.setdefault(_key(line, place), line.text)
                found.add((page.number, line.y, line.text))
    return Running(frozenset(found), tuple(doubtful.values()))


def sideways_heads(pages: Sequence[Sequence[str]], running: Running) -> frozenset[str]:
    """The letters of running heads among the lines that run sideways on pages."""
    heads = {letters_of(text) for _, _, text in running.lines}
    counts = Counter(letters for texts in pages for letters in {letters_of(text) for text in texts})
    heads |= {letters for letters, count in counts.items() if count > 1}
    heads |= {letters_of(text) for texts in pages for text in texts if _PAGE_NUMBER.fullmatch(text)}
    return frozenset(heads)


def letters_of(text: str) -> str:
    """A line's letters alone: what running heads share whose page numbers differ."""
    return "".join(letter for letter in text if letter.isalpha())


def _is_numbering(line: Line, place: int, page: Edges) -> bool:
    """Whether a line is a page's number alone or the head of a gazette."""
    text = line.text.strip()
    depth = line.y if place == 0 else page.height - line.y
    return depth < 0.13 * page.height and bool(_PAGE_NUMBER.fullmatch(text) or _GAZETTE.fullmatch(text))


def _is_repeated(line: Line, place: int, page: Edges, heads: Counter[tuple[str, int]], count: int) -> bool:
    """Whether the same words stand at the same height of a third of the pages, figures aside."""
    text = line.text.strip()
    depth = line.y if place == 0 else page.height - line.y
    if depth > 0.16 * page.height or opens_part(text) or len(text) > 160:
        return False
    band = _band(line, place, page.height)
    same = max(heads[_key(line, place), band], heads[_key(line, place), band + 1])
    # Two pages are enough where each shows its own number behind the same words.
    numbered = text.rsplit(" ", 1)[-1] == str(page.number) or text.split(" ", 1)[0] == str(page.number)
    return same >= (2 if numbered else 3) and same * 3 >= count


def _key(line: Line, place: int) -> str:
    return f"{place}{_DIGITS.sub('#', ''.join(line.text.split()))}"


def _band(line: Line, place: int, height: float) -> int:
    return int((line.y if place == 0 else height - line.y) // _SAME_HEIGHT)
