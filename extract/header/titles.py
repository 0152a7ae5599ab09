"""Titles in capitals given back their proper letters, from where the same words stand in the text in mixed case."""

from extract.fold import fold
from extract.patterns import compile_pattern
from extract.provinces import properly_placed

_WORD = compile_pattern(r"[\p{L}\p{N}][\p{L}\p{N}/\-.]*[\p{L}\p{N}]|[\p{L}\p{N}]")
# What no Vietnamese word has: no vowel at all, or three consonants together (other than "ngh").
_CONSONANTS = "bcdđfghjklmnpqrstvwxz"
_UNSPEAKABLE = compile_pattern(rf"(?<!\p{{L}})[{_CONSONANTS}]+(?!\p{{L}})|(?!ngh)[{_CONSONANTS}]{{3}}")
_REACH = 4_000
_MOST_PLACES = 60
# Words in capitals side by side tell nothing of their letters; an abbreviation among other words does.
_BETWEEN = r'[\s,;:"“”()]{1,3}'
_CAPITALS = compile_pattern(
    rf"(?<!\p{{L}})\p{{Lu}}{{2,}}+(?!\p{{L}})(?:(?<=\p{{Lu}}{{2}}{_BETWEEN}\p{{Lu}}+)|(?={_BETWEEN}\p{{Lu}}{{2,}}+(?!\p{{L}})))"
)


def is_capitals(text: str) -> bool:
    """Whether most letters are capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 2 and sum(letter.isupper() for letter in letters) >= 0.7 * len(letters)


def recase(title: str, text: str, folded: str, start: int) -> str:
    """A title in capitals in the letters of its words elsewhere: the longest runs found behind `start` in the text.

    Words found nowhere in mixed case are written in lower case; a title that is not in capitals stays as it is.
    """
    if not is_capitals(title):
        return title[:1].upper() + title[1:]
    words = [found.span() for found in _WORD.finditer(title)]
    folded_title = fold(title)
    stop = min(len(folded), start + _REACH)
    result = list(title.lower())
    position = 0
    while position < len(words):
        first, last = words[position]
        end, place = _longest_run(words[position:], folded_title, text, folded, start, stop)
        if end > first:
            result[first:end] = text[place : place + end - first]
        elif not title[first:last].isalpha() or _UNSPEAKABLE.search(folded_title, first, last) is not None:
            # "3103/QĐ-BTC", "5G" and "HĐND" keep their letters.
            result[first:last] = title[first:last]
        position += 1
        while position < len(words) and words[position][1] <= end:
            position += 1
    written = properly_placed("".join(result))
    return written[:1].upper() + written[1:]


def _shared(one: str, other: str) -> int:
    """The number of letters with which both begin."""
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _longest_run(
    words: list[tuple[int, int]], folded_title: str, text: str, folded: str, start: int, stop: int
) -> tuple[int, int]:
    """Where the longest run of these words of the title that stands in the text in mixed case ends, and its place there.

    A run has two words at least; (-1, -1) where there is none.
    """
    best = -1, -1
    if len(words) < 2:
        return best
    first = words[0][0]
    place = start - 1
    for _ in range(_MOST_PLACES):
        place = folded.find(folded_title[first : words[1][1]], place + 1, stop)
        if place < 0:
            break
        if folded[place - 1 : place].isalnum():
            continue
        there = folded[place : min(stop, place + len(folded_title) - first + 1)]
        shared = _shared(folded_title[first:], there)
        capitals = _CAPITALS.search(text, place, place + len(there))
        if capitals is not None:
            shared = min(shared, capitals.start() - place)
        ends = [
            end for _, end in words[1:] if end - first <= shared and not there[end - first : end - first + 1].isalnum()
        ]
        if ends and ends[-1] > best[0]:
            best = ends[-1], place
    return best
