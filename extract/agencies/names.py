"""Where the name of one body ends: its head word, its field of work, and the words that go on with it."""

from dataclasses import dataclass

from extract.agencies.lexicon import Lexicon, lexicon
from extract.patterns import compile_pattern

# A capitalised word of a proper name, or a number in one ("khu vực 14").
_PROPER = compile_pattern(
    r"\s*-?\s*(?P<word>(?!(?:Và|Các)\b)\p{Lu}[\p{L}\d]*(?:[-/&]\p{Lu}[\p{L}]*)*|[IVX]+\b|\d{1,3}(?![\d.,/]))"
)
# "các đơn vị điện lực trên địa bàn": a kind that no list knows, told by what closes the name.
_UNKNOWN_KIND = compile_pattern(r"(?:\s+\p{Ll}+){1,3}(?=\s+(?:trên địa bàn|có liên quan|liên quan)(?!\p{L}))")
_RELATED = compile_pattern(r"liên quan\Z")
_JOINT = compile_pattern(r"\s*,\s*|\s+và\s+|\s*/\s*|\s*-\s*")
_WORD = compile_pattern(r"(?P<joint>\s*,\s*|\s+[vV]à\s+|\s+-\s+)?\s*(?P<word>[\p{L}\d]+(?:[-/&][\p{L}\d]+)*)")
_LONGEST_PART = 5
# "các sở, ban, ngành" is a list of its own: "và cơ quan, đơn vị …" behind it begins another.
_SECTORS = compile_pattern(r"(?:ngành|đoàn thể)\Z")
_SPACE = compile_pattern(r"\s+")
_OF = compile_pattern(r"\s+(?:của|thuộc|tại|ở|trong|trên địa bàn|nơi)\s+")


@dataclass(frozen=True, slots=True)
class AgencySpan:
    """The stretch of text that names a body, as written."""

    start: int
    end: int


def name_at(folded: str, text: str, start: int, end: int) -> int | None:
    """Where the body's name that begins at `start` ends; None where no body is named there.

    `folded` is the fold of `text`. A name may be an office ("Giám đốc Sở A"), a body ("Sở A"), or a standing list of bodies without
    names ("các sở, ban, ngành").
    """
    words = lexicon()
    position = start
    quantifier = words.quantifier.match(folded, position, end)
    if quantifier is not None:
        position = _skip(folded, quantifier.end(), end)
    office = words.office.match(folded, position, end)
    if office is not None:
        return _office(folded, text, position, office.end(), end)
    return _body(folded, text, position, end, words, plural=quantifier is not None)


def _skip(folded: str, position: int, end: int) -> int:
    blank = _SPACE.match(folded, position, end)
    return blank.end() if blank is not None else position


def _office(folded: str, text: str, start: int, office_end: int, end: int) -> int | None:
    """The office goes on with the body it heads ("Giám đốc các Sở", "Chủ tịch UBND các huyện"); alone it must be capitalised."""
    position = _skip(folded, office_end, end)
    body = name_at(folded, text, position, end) if position > office_end else None
    if body is not None:
        return body
    field = lexicon().field.match(folded, position, end) if position > office_end else None
    if field is not None:
        return _stretch(folded, text, field.end(), end)
    stretched = _stretch(folded, text, office_end, end)
    if stretched > office_end:
        return stretched
    return office_end if text[start].isupper() else None


def _body(folded: str, text: str, start: int, end: int, words: Lexicon, *, plural: bool) -> int | None:
    complete = words.complete.match(folded, start, end)
    if complete is not None:
        return _stretch(folded, text, complete.end(), end)
    if words.no_head.match(folded, start, end) is None:
        plain = words.plain.match(folded, start, end)
        if plain is not None:
            inside = _skip(folded, plain.end(), end)
            if inside > plain.end() and _new_body(folded, text, inside, end):
                # "Chi nhánh Ngân hàng …", "Văn phòng Sở …": a part of the body that is named behind it.
                nested = _body(folded, text, inside, end, words, plural=False)
                if nested is not None:
                    return nested
            field = _fields(folded, plain.end(), end, words)
            if field == plain.end():
                field = _spelled_out(folded, text, plain.end(), end, words) or field
            stretched = _stretch(folded, text, field, end)
            if stretched > plain.end() or plural:
                return stretched
        capital = words.capital.match(folded, start, end)
        if capital is not None:
            found = _capital(folded, text, capital.end(), end, words, plural=plural)
            if found is not None:
                return found
    return _generic(folded, text, start, end, words, plural=plural)


def _capital(folded: str, text: str, head_end: int, end: int, words: Lexicon, *, plural: bool) -> int | None:
    """Bộ, Sở, Ban …: a body where a field of work or a capitalised name follows."""
    position = _skip(folded, head_end, end)
    if folded[head_end : head_end + 1] == ":" and plural:
        position = _skip(folded, head_end + 1, end)
    field_end = _fields(folded, head_end, end, words, first=position)
    if field_end > head_end:
        return _stretch(folded, text, field_end, end)
    if text[position : position + 1].isupper():
        stretched = _spelled_out(folded, text, head_end, end, words) or _proper(text, head_end, end)
        if stretched > head_end:
            return _stretch(folded, text, stretched, end)
    return None


def _fields(folded: str, position: int, end: int, words: Lexicon, first: int | None = None) -> int:
    """Past a field of work, longest first; the position itself where none stands."""
    at = first if first is not None else _skip(folded, position, end)
    field = words.field.match(folded, at, end)
    return field.end() if field is not None else position


def _generic(folded: str, text: str, start: int, end: int, words: Lexicon, *, plural: bool) -> int | None:
    """A standing list ("các sở, ban, ngành có liên quan"); without "các" it needs two nouns or a word such as "liên quan"."""
    one = _common_noun(folded, start, end, words)
    if one is None:
        return None
    several = _nouns(folded, one, end, words)
    stretched = generic_at(folded, text, start, end)
    if plural or several > one:
        return stretched
    # "Tổ chức thực hiện …" is an action, not an organisation.
    if folded.startswith("tổ chức", start) and one == start + len("tổ chức"):
        return None
    return stretched if (stretched or 0) > several or text[start].isupper() else None


def _common_noun(folded: str, start: int, end: int, words: Lexicon) -> int | None:
    """Where a noun for bodies without names ends; a body with a name of its own is none."""
    if words.complete.match(folded, start, end) is not None:
        return None
    noun = words.generic.match(folded, start, end)
    return noun.end() if noun is not None else None


def _nouns(folded: str, position: int, end: int, words: Lexicon) -> int:
    """Past further such nouns behind commas and "và": "sở[, ban, ngành]"."""
    while (joint := _JOINT.match(folded, position, end)) is not None:
        noun = _common_noun(folded, joint.end(), end, words)
        if noun is None or (
            "và" in joint.group() and _SECTORS.search(folded[max(0, position - 10) : position]) is not None
        ):
            break
        position = noun
    return position


def _areas(folded: str, start: int, end: int, words: Lexicon) -> int | None:
    """Past areas in a row: "các huyện, thị xã và thành phố"; None where none begins."""
    position: int | None = None
    at = start
    while True:
        area = words.area.match(folded, at + 4 if folded.startswith("các ", at) else at, end)
        if area is None:
            return position
        position = area.end()
        joint = _JOINT.match(folded, position, end)
        if joint is None:
            return position
        at = joint.end()


def generic_at(folded: str, text: str, start: int, end: int) -> int | None:
    """Where a list of nouns for bodies without names ends ("chính quyền địa phương", "cơ quan báo chí"); None where none begins.

    Only for places where a body must stand, such as behind "phối hợp với": anywhere else such a noun is a common word.
    """
    words = lexicon()
    one = _common_noun(folded, start, end, words)
    if one is None:
        return None
    position = _nouns(folded, one, end, words)
    named = _UNKNOWN_KIND.match(folded, position, end)
    if named is not None and words.action.match(folded, _skip(folded, position, end), end) is None:
        position = named.end()
    while True:
        stretched = _stretch(folded, text, position, end)
        closed = _RELATED.search(folded[max(start, stretched - 12) : stretched]) is not None
        modifier = words.modifier.match(folded, _skip(folded, stretched, end), end)
        if closed or modifier is None:
            return stretched
        position = modifier.end()


def _spelled_out(folded: str, text: str, head_end: int, end: int, words: Lexicon) -> int | None:
    """Past a name that no list knows ("Tập đoàn [Điện lực Việt Nam] đầu tư"), told by its capitals; None where its end is unsure.

    ND 30/2020 (annex II) writes the first syllable of each part of a body's name with a capital: small letters go on with a part,
    and the name ends before a mark, an area or the small letter of what the body does.
    """
    position = head_end
    small = 0
    while (word := _WORD.match(text, position, end)) is not None:
        at = word.start("word")
        if position > head_end and words.quantifier.match(folded, at, end) is not None:
            break
        if text[at].isupper() or text[at].isdigit():
            if word["joint"] and _new_body(folded, text, at, end):
                break
            small = 0
        elif word["joint"]:
            goes_on = words.continuation.match(folded, at, end)
            if goes_on is None:
                break
            position = goes_on.end()
            continue
        elif position == head_end:
            return None
        elif words.compound.match(folded, at, end) is None and (
            _ends_name(folded, at, end, words) if small else _is_long_action(folded, at, end, words)
        ):
            break
        else:
            small += 1
            if small > _LONGEST_PART:
                return None
        compound = words.compound.match(folded, at, end)
        position = word.end() if compound is None else compound.end()
    return position if position > head_end else None


def _ends_name(folded: str, position: int, end: int, words: Lexicon) -> bool:
    return any(
        pattern.match(folded, position, end) is not None
        for pattern in (words.action, words.stop, words.area, words.tail)
    )


def _is_long_action(folded: str, position: int, end: int, words: Lexicon) -> bool:
    """Whether more than one syllable of what a body does, or an area, begins here: right behind a capital one may end a word."""
    found = words.action.match(folded, position, end)
    return (found is not None and " " in found.group()) or any(
        pattern.match(folded, position, end) is not None for pattern in (words.stop, words.area, words.tail)
    )


def _proper(text: str, position: int, end: int) -> int:
    """Past capitalised words."""
    while (word := _PROPER.match(text, position, end)) is not None:
        position = word.end()
    return position


def _stretch(folded: str, text: str, position: int, end: int) -> int:
    """Past what goes on with a name: areas, levels, places, "có liên quan", a note in brackets."""
    words = lexicon()
    while True:
        at = _skip(folded, position, end)
        areas = _areas(folded, at, end, words) if at > position else None
        if areas is not None:
            position = _proper(text, areas, end)
            continue
        tail = words.tail.match(folded, at, end) if at > position else None
        if tail is not None:
            position = _behind_tail(folded, text, tail.end(), end, words)
            continue
        proper = position
        if text[at : at + 1].isupper() and not _new_body(folded, text, at, end):
            proper = _spelled_out(folded, text, position, end, words) or _proper(text, position, end)
        if proper > position:
            position = proper
            continue
        of = _OF.match(folded, position, end)
        if of is not None and (text[of.end() : of.end() + 1].isupper() or words.area.match(folded, of.end(), end)):
            place = _areas(folded, of.end(), end, words)
            position = _proper(text, place if place is not None else of.end(), end)
            continue
        break
    return position


_NUMBER = compile_pattern(r"\s*(?:\d{1,3}(?![\d.,/])|[IVX]+\b)")


def _behind_tail(folded: str, text: str, position: int, end: int, words: Lexicon) -> int:
    """Past what a tail takes with it: the number of a region ("khu vực 14"), the body that others are part of ("trực thuộc Bộ A")."""
    number = _NUMBER.match(text, position, end)
    if number is not None:
        return int(number.end())
    if folded.endswith("thuộc", 0, position):
        nested = name_at(folded, text, _skip(folded, position, end), end) if position < end else None
        return nested or position
    return position


def _new_body(folded: str, text: str, position: int, end: int) -> bool:
    """Whether another body's head word begins here ("… tỉnh Sở Y tế")."""
    words = lexicon()
    return (
        any(
            pattern.match(folded, position, end) is not None
            for pattern in (words.complete, words.capital, words.office)
        )
        and text[position : position + 1].isupper()
    )
