"""Numbers and ranges in text, in digits and in words, without the figures that only look like numbers.

`scan` gives every figure; `find_numbers` leaves out what a label makes a name ("Điều 5", "năm 2025", "khóa 15") and adds numbers in
words and the words that say how a number is meant ("ít nhất", "khoảng").
"""

from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extract.fold import compile_folded, fold
from extract.patterns import compile_pattern
from extract.values.comparators import bound_after, bound_before, is_approximate
from extract.values.figures import read_figure
from extract.values.labels import is_labelled
from extract.values.number_words import WordsFound, find_words_in, words_at
from extract.values.units import units
from schemas import Comparator

# A figure begins a word of its own; a copy may have lost the blank behind a word that bounds it ("dưới18,5").
_TOKEN = compile_pattern(
    r"(?:(?<![\d.,\p{L}])|(?<=(?<!\p{L})(?:dưới|trên|khoảng|xuống|hơn|gần|đạt)))\d{1,15}(?:[.,]\d{1,15}){0,6}+(?!\d)"
)
_RANGE = compile_folded(r"\s{0,3}%?\s{0,3}(?:-|đến|tới)\s{0,3}")
# "1 000 000", "12 050": blanks between thousands, told by a group that begins with a nought, which no number of its own does.
_SPACED = compile_pattern(r"(?<![\d.,\p{L}])(?<!\d )[1-9]\d{0,2}(?:[ ]\d{3}){1,5}+(?:,\d{1,3})?(?![\d.]|[ ]\d)")
_NOUGHT_GROUP = compile_pattern(r" 0\d\d")
_SLASHED = compile_pattern(r"\s?/\s?\d")
_SLASHES = compile_pattern(r"(?:\s?/\s?\d[\d.]*+)++")
# Dates with dots or dashes, clocks and scales ("31.12.2025", "22-06-2023", "17:30"), telephone numbers ("024 3822 1234").
_OTHER = compile_pattern(
    r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)|\d{1,2}\s?-\s?\d{1,2}\s?-\s?(?:19|20)\d\d(?!\d)"
    r"|\d{1,2}:\d{2,4}(?::\d\d)?(?!\d)|0\d{1,4}(?:[ .-]\d{2,7}){1,4}+(?![\d%,])"
)
# "4/100.000 trẻ", "12/vạn dân": a rate among many, no date and no fraction.
_PER_MANY = compile_pattern(r"/\d{1,3}(?:\.?000)+\s+\p{L}|/100\s+\p{Ll}")
_FRACTION = compile_pattern(r"(?P<above>\d{1,3})/(?P<below>\d{1,4})(?![\d/.,-]|\s?/)")
_DAY_BEFORE = compile_folded(r"(?:ngày|lễ|dịp|hội|tháng|sáng|chiều|tối|trưa|đêm|số|hôm|từ|đến|tới)\s*\Z")
_SHARE_BEFORE = compile_folded(
    r"(?:ít nhất|tối thiểu|trên|quá|khoảng|hơn|gần|đạt|chiếm|bằng|có|được|với|thực hiện|hoàn thành)\s*\Z"
)
_SHARE_AFTER = compile_folded(
    r"\s(?:số|tổng|diện tích|dân số|thành viên|đại biểu|trở lên|quy mô|chiều|thời gian)(?!\p{L})"
)
# "lần thứ 3", "5G", "3D", "24h": a letter glued to the figure makes it a name, unless it is a unit's.
_NAME_TAIL = compile_pattern(r"[-–]?\p{L}")
_DOCUMENT_TAIL = compile_pattern(r"\s?/\s?(?:\d{4}\s?/\s?)?\p{Lu}[\p{Lu}\p{Ll}]{0,6}(?:[-.&/\s]|\Z)")
_SPLIT = compile_pattern(r"[ ](\d{1,3})(?![\d.,%\p{L}/])")
_BROKEN = compile_pattern(r"\d{1,3}(?:\.\d{3}){0,4}\.\d{1,2}")
_SINGLE_WORD = compile_folded(
    r"(?:ít nhất|tối thiểu|tối đa|không quá|không dưới|không ít hơn|không vượt quá|từ)(?:\s(?:là|có|được))?\s(?=\p{L})"
)
_BRACKET_FIGURE = compile_pattern(r"\s?\((\d{1,15}(?:[.,]\d{1,15}){0,6}+)\)")
_BETWEEN_WORDS = compile_folded(r"\s(?:đến|tới)\s")


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A number or range of numbers at [start, end).

    `value` is None where only `readings` can be told: a figure that may be read in two ways, digits that a damaged text
    has torn apart, digits and words that disagree. `comparator` is `>=` or `<=` where the text bounds the number,
    `fraction` numerator and denominator of "2/3" (whose value is None unless it is a finite decimal).
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    value_max: Decimal | None = None
    readings: tuple[Decimal, ...] = ()
    comparator: Comparator = "="
    approximate: bool = False
    fraction: tuple[int, int] | None = None


def find_numbers(text: str) -> list[NumberFound]:
    """Every number and range in a text, in digits or in words."""
    return find_numbers_in(fold(text), text, 0, len(text))


def find_numbers_in(folded: str, text: str, start: int, end: int) -> list[NumberFound]:
    """Every number and range in a stretch; `folded` is the fold of `text`, offsets are those of the whole text.

    Labels of articles, years, dates, document numbers, telephone numbers, names ("5G", "COVID-19") are no numbers.
    """
    found = []
    for number in with_words(scan(folded, text, start, end), folded, text, start, end):
        if _is_name(folded, text, end, number) or is_labelled(
            folded, text, start, end, number.start, number.end, number.value
        ):
            continue
        near = folded[max(start, number.start - 60) : number.start]
        comparator = bound_after(folded, number.end, end, near) or (bound_before(near) if near else None) or "="
        approximate = bool(near) and is_approximate(near)
        plain = comparator == number.comparator and approximate == number.approximate
        found.append(number if plain else replace(number, comparator=comparator, approximate=approximate))
    return found


def scan(folded: str, text: str, start: int, end: int) -> list[NumberFound]:
    """Every figure and range of figures in digits, labels and years among them; no dates with slashes, no telephone numbers."""
    found: list[NumberFound] = []
    position = start
    while (token := _TOKEN.search(folded, position, end)) is not None:
        position = token.end()
        if _SLASHED.match(folded, token.end(), end) and not _PER_MANY.match(folded, token.end(), end):
            fraction = _fraction(folded, text, token.start(), start, end)
            if fraction is not None:
                found.append(fraction)
            position = _past_slashes(folded, token.end(), end)
            continue
        spaced = _SPACED.match(folded, token.start(), end)
        if spaced is not None and _NOUGHT_GROUP.search(spaced.group()):
            value = Decimal(spaced.group().replace(" ", "").replace(",", "."))
            found.append(NumberFound(spaced.start(), spaced.end(), text[slice(*spaced.span())], value))
            position = spaced.end()
            continue
        written = token.group()
        if (other := _OTHER.match(folded, token.start(), end)) is not None and (written[0] != "0" or _is_code(written)):
            position = max(position, other.end())
            continue
        if _is_code(written):
            continue
        torn = _torn(folded, text, token, end)
        if torn is not None:
            found.append(torn)
            position = torn.end
            continue
        reading = read_figure(written)
        stop, upper = token.end(), None
        joint = _RANGE.match(folded, token.end(), end)
        second = _TOKEN.match(folded, joint.end(), end) if joint is not None else None
        if second is not None:
            if _SLASHED.match(folded, second.end(), end) and not _PER_MANY.match(folded, second.end(), end):
                position = _past_slashes(folded, second.end(), end)
                continue  # "24-27/11"
            other = read_figure(second.group()).value
            if reading.value is not None and other is not None and other > reading.value:
                if _are_years(reading.value, other):
                    position = second.end()
                    continue
                upper, stop = other, second.end()
                position = stop
        found.append(
            NumberFound(token.start(), stop, text[token.start() : stop], reading.value, upper, reading.readings)
        )
    return found


def with_words(numbers: list[NumberFound], folded: str, text: str, start: int, end: int) -> list[NumberFound]:
    """The numbers of a scan and those in words, each "bốn mươi (40)" and "40 (bốn mươi)" as one."""
    words = find_words_in(folded, start, end)
    taken = {word.start for word in words}
    for guard in _SINGLE_WORD.finditer(folded, start, end):
        word = words_at(folded, guard.end(), end)
        if word is not None and word.start not in taken:
            words.append(word)
    if not words:
        return numbers
    return _merge(numbers, sorted(words, key=lambda word: word.start), folded, text, end)


def _merge(numbers: list[NumberFound], words: list[WordsFound], folded: str, text: str, end: int) -> list[NumberFound]:
    by_start = {number.start: number for number in numbers}
    dropped: set[int] = set()
    merged: list[NumberFound] = []
    position = 0
    for word in words:
        if word.start < position:
            continue
        bracket = _BRACKET_FIGURE.match(folded, word.end, min(end, word.end + 60))
        digits = by_start.get(bracket.start(1)) if bracket is not None else None
        if bracket is not None and digits is not None and digits.end == bracket.end(1):
            dropped.add(digits.start)
            merged.append(_agreed(text, word.start, bracket.end(), word, digits))
        elif (before := _bracketed_by(folded, word, by_start)) is not None:
            dropped.add(before.start)
            merged.append(_agreed(text, before.start, word.end + 1, word, before))
        else:
            merged.append(_words_number(folded, text, end, word))
        position = merged[-1].end
    kept = [number for number in numbers if number.start not in dropped]
    return sorted([*kept, *merged], key=lambda number: number.start)


def _words_number(folded: str, text: str, end: int, word: WordsFound) -> NumberFound:
    """A number in words, with the upper end of its range ("hai đến ba")."""
    joint = _BETWEEN_WORDS.match(folded, word.end, end)
    other = words_at(folded, joint.end(), end) if joint is not None else None
    if other is not None and word.value is not None and other.value is not None and other.value > word.value:
        return NumberFound(word.start, other.end, text[word.start : other.end], word.value, other.value)
    return NumberFound(word.start, word.end, text[word.start : word.end], word.value, None, word.readings)


def _bracketed_by(folded: str, word: WordsFound, by_start: dict[int, NumberFound]) -> NumberFound | None:
    """The figure that a number in brackets says in words: "40 (bốn mươi)"."""
    if folded[word.start - 1 : word.start] != "(" or folded[word.end : word.end + 1] != ")":
        return None
    stop = word.start - 1
    if stop > 0 and folded[stop - 1] == " ":
        stop -= 1
    first = stop
    while first > 0 and stop - first < 40 and (folded[first - 1].isdigit() or folded[first - 1] in ".,"):
        first -= 1
    number = by_start.get(first)
    return number if number is not None and number.end == stop else None


def _agreed(text: str, start: int, end: int, word: WordsFound, digits: NumberFound) -> NumberFound:
    """One number said in words and in digits; where they disagree both are readings. Words settle an ambiguous figure."""
    if word.value is not None and (digits.value == word.value or word.value in digits.readings):
        return NumberFound(start, end, text[start:end], word.value)
    if word.value is None and digits.value in word.readings:
        return NumberFound(start, end, text[start:end], digits.value)
    values = [value for value in (digits.value, word.value) if value is not None]
    return NumberFound(start, end, text[start:end], None, None, (*values, *digits.readings, *word.readings))


def _fraction(folded: str, text: str, position: int, start: int, end: int) -> NumberFound | None:
    """ "2/3 số xã", "63/63 tỉnh": a share. What may be a day and month is one only with words that say so, or a thing counted behind."""
    match = _FRACTION.match(folded, position, end)
    if match is None:
        return None
    above, below = int(match["above"]), int(match["below"])
    if not 0 < above <= below or below == 1 or match["above"][0] == "0" or match["below"][0] == "0":
        return None
    before = folded[max(start, position - 20) : position]
    if _DAY_BEFORE.search(before):
        return None
    if below <= 12 and not _SHARE_AFTER.match(folded, match.end(), end) and not _SHARE_BEFORE.search(before):
        behind = units().quantity.match(folded, match.end(), end)
        if behind is None or behind["noun"] is None or above == 1:
            return None
    rest = below
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    value = Decimal(above) / Decimal(below) if above % rest == 0 else None
    return NumberFound(position, match.end(), text[position : match.end()], value, fraction=(above, below))


def _torn(folded: str, text: str, token: "regex.Match[str]", end: int) -> NumberFound | None:
    """ "1.073.1 17", "1.800 33": digits that a damaged text has torn apart assert no value."""
    written = token.group()
    if "." not in written or "," in written:
        return None
    rest = _SPLIT.match(folded, token.end(), end)
    if rest is None:
        return None
    joined = read_figure(written + rest[1]).value
    if _BROKEN.fullmatch(written) and joined is not None and len(rest[1]) + len(written.rsplit(".", 1)[1]) == 3:
        readings: tuple[Decimal, ...] = (joined,)
    elif len(rest[1]) < 3 and written.count(".") and len(written.rsplit(".", 1)[1]) == 3:
        alone = read_figure(written).value
        readings = (*((alone,) if alone is not None else ()), Decimal((written + rest[1]).replace(".", "")))
    else:
        return None
    return NumberFound(token.start(), rest.end(), text[token.start() : rest.end()], None, None, readings)


def _is_name(folded: str, text: str, end: int, number: NumberFound) -> bool:
    """A letter glued to the figure ("5G", "9A") or the rest of a document's number makes it a name."""
    if number.end >= end or not number.text[-1].isdigit():
        return False
    tail = text[number.end : min(end, number.end + 16)]
    if _DOCUMENT_TAIL.match(tail):
        return True
    glued = _NAME_TAIL.match(tail) is not None and tail[0] not in "–"
    return glued and (tail[0] == "-" or tail[0].isupper() or (not tail[1:2].isalpha() and tail[0] not in "mgđ"))


def _past_slashes(folded: str, position: int, end: int) -> int:
    """The end of a run of digits behind slashes ("24/7", "05/11/2016", "06 / 7 /2005")."""
    run = _SLASHES.match(folded, position, end)
    return run.end() if run is not None else position


def _is_code(written: str) -> bool:
    """ "0236.3822123": what begins with a nought and goes on is a telephone number or a code, but "05" and "0,5" are figures."""
    return written[0] == "0" and written[:3].isdigit() and len(written) > 2


def _are_years(first: Decimal, second: Decimal) -> bool:
    return 1900 <= first <= 2100 and 1900 <= second <= 2100
