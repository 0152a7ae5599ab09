"""Titles in capitals given back their proper letters, from where the same words stand in the text in mixed case."""

from extract.fold import fold
from extract.patterns import compile_pattern
from extract.provinces import properly_placed

_WORD = compile_pattern(r"[\p{L}\p{N}][\p{L}\p{N}/\-.]*[\p{L}\p{N}]|[\p{L}\p{N}]")
_REACH = 4_000


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
    words = [(found.start(), found.end()) for found in _WORD.finditer(title)]
    folded_title = fold(title)
    source = _mixed_words(text, folded, start)
    places: dict[str, list[int]] = {}
    for index, (word, _, _) in enumerate(source):
        places.setdefault(word, []).append(index)
    result = list(title.lower())
    position = 0
    while position < len(words):
        best_length, best_place = 0, -1
        for place in places.get(folded_title[slice(*words[position])], ())[:60]:
            length = 0
            while (
                position + length < len(words)
                and place + length < len(source)
                and source[place + length][0] == folded_title[slice(*words[position + length])]
            ):
                length += 1
            if length > best_length:
                best_length, best_place = length, place
        if best_length >= 2:
            for step in range(best_length):
                first, last = words[position + step]
                _, at, end = source[best_place + step]
                if end - at == last - first:
                    result[first:last] = text[at:end]
        elif not title[slice(*words[position])].isalpha():
            # "3103/QĐ-BTC" and "5G" keep their letters.
            first, last = words[position]
            result[first:last] = title[first:last]
        position += max(best_length, 1) if best_length >= 2 else 1
    written = properly_placed("".join(result))
    return written[:1].upper() + written[1:]


def _mixed_words(text: str, folded: str, start: int) -> list[tuple[str, int, int]]:
    """The words behind `start` that do not stand in a line of capitals; an abbreviation among other words does count."""
    kept: list[tuple[str, int, int]] = []
    is_upper_before = False
    held: tuple[str, int, int] | None = None  # an abbreviation, if the word behind it is none in capitals too
    for found in _WORD.finditer(folded, start, min(len(folded), start + _REACH)):
        at, end = found.span()
        is_upper = text[at].isupper() and end - at > 1 and text[at:end].isupper()
        if held is not None and not is_upper:
            kept.append(held)
        held = (found[0], at, end) if is_upper and not is_upper_before else None
        if not is_upper:
            kept.append((found[0], at, end))
        is_upper_before = is_upper
    if held is not None:
        kept.append(held)
    return kept
