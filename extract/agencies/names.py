"""Where the name of one body ends: its head word, its field of work, and the words that go on with it."""

from dataclasses import dataclass

from extract.agencies.areas import next_place, past_areas, past_proper
from extract.agencies.lexicon import Lexicon, lexicon
from extract.fold import compile_folded
from extract.patterns import compile_pattern

# "các đơn vị điện lực trên địa bàn": a kind that no list knows, told by what closes the name.
_UNKNOWN_KIND = compile_pattern(r"(?:\s+\p{Ll}+){1,3}(?=\s+(?:trên địa bàn|có liên quan|liên quan)(?!\p{L}))")
_RELATED = compile_pattern(r"liên quan\Z")
_JOINT = compile_pattern(r"\s*,\s*|\s+và\s+|\s*/\s*|\s*-\s*")
_WORD = compile_pattern(r"(?P<joint>\s*,\s*|\s+[vV]à\s+|\s+-\s+)?\s*(?P<word>[\p{L}\d]+(?:[-/&][\p{L}\d]+)*)")
_LONGEST_PART = 5
# "Phòng Tài chính - KH", "Phòng Nông nghiệp và PTNT": a part of the field of work in capitals only.
_ABBREVIATED = compile_pattern(r"\s?(?:[-–&]|\bvà\b)\s?(?=\p{Lu})(?P<part>[\p{Lu}&]{2,8})(?![\p{L}\d])")
# "các sở, ban, ngành" is a list of its own: "và cơ quan, đơn vị …" behind it begins another.
_SECTORS = compile_pattern(r"(?:ngành|đoàn thể)\Z")
# "Vụ Công nghiệp nặng": small letters behind a field go on with a department's name where a mark or its role closes it.
_SMALL_WORDS = compile_pattern(r"(?:\s\p{Ll}+){1,2}(?=\s*(?:[,;]|$)|\s+và\s+\p{Lu}|\s+(?:chủ trì|phối hợp)(?!\p{L}))")
_SEVERAL = compile_pattern(r"\s+các(?=\s+\p{Lu})")
_SPACE = compile_pattern(r"\s+")
# "…, tổ chức thực hiện" is what bodies do; "…, tổ chức có liên quan" is a body.
_ORGANISES = compile_folded(
    r"\s+(?!có liên quan|liên quan|và|khác|trong|ngoài|thuộc|của|trên|cá nhân|xã hội|chính trị)\p{L}"
)
_OF = compile_folded(
    r"\s+(?:(?P<part>của|thuộc(?:, | và )trực thuộc|trực thuộc|thuộc|trong và ngoài|trong, ngoài)|tại|ở|trong|trên địa bàn|nơi)\s+"
)


@dataclass(frozen=True, slots=True)
class AgencySpan:
    """The stretch of text that names a body, as written; `head` is what the list says once for all its names ("Bộ")."""

    start: int
    end: int
    head: str = ""


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
    joint = _JOINT.match(folded, office_end, end)
    if joint is not None and lexicon().open_office.fullmatch(folded, start, office_end) is not None:
        # "Bộ trưởng, Thủ trưởng cơ quan ngang bộ": one of a kind with those that follow.
        other = lexicon().office.match(folded, joint.end(), end)
        if other is not None and other.group() == "thủ trưởng":
            return _office(folded, text, joint.end(), other.end(), end)
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
        within = _skip(folded, complete.end(), end)
        if complete.group() == "đảng ủy" and _new_body(folded, text, within, end):
            # "Đảng ủy Công an tỉnh": the party's committee in the body that is named behind it.
            return _body(folded, text, within, end, words, plural=False) or complete.end()
        return _stretch(folded, text, complete.end(), end)
    if words.no_head.match(folded, start, end) is None:
        plain = words.plain.match(folded, start, end)
        if plain is not None:
            inside = _skip(folded, plain.end(), end)
            if inside > plain.end() and _new_body(folded, text, inside, end):
                # "Chi nhánh Ngân hàng …", "Văn phòng Sở …": a part of the body that is named behind it.
                nested = _body(folded, text, inside, end, words, plural=False)
                if nested is not None:
                    return _zones(folded, text, start, nested, end)
            field = _fields(folded, plain.end(), end, words)
            if field == plain.end() and (zone := _ZONE.match(folded, start, end)) is not None:
                field = zone.end()
            elif field == plain.end() and (several := _SEVERAL.match(text, plain.end(), end)) is not None:
                # "Ban Quản lý các Khu kinh tế": the plural stands inside the name.
                field = _spelled_out(folded, text, several.end(), end, words) or field
            if field == plain.end():
                field = _spelled_out(folded, text, plain.end(), end, words) or field
            stretched = _zones(folded, text, start, _stretch(folded, text, field, end), end)
            if stretched > plain.end() or plural:
                return stretched
        capital = words.capital.match(folded, start, end)
        if capital is not None:
            found = _capital(folded, text, capital.end(), end, words, plural=plural)
            if found is not None:
                return found
        if plain is not None and plain.group().startswith("ban ") and text[start].isupper():
            return int(plain.end())
    return _generic(folded, text, start, end, words, plural=plural)


_ZONE = compile_folded(
    r"(?:ban quản lý|bql)\s(?:các\s)?(?:khu|cụm) (?:công nghiệp|kinh tế|chế xuất|công nghệ cao|du lịch)(?!\p{L})"
)
_MANAGES = compile_folded(r"(?:ban quản lý|bql)\s[^,;:]*?khu\s")
_ZONES = compile_folded(
    r"(?:,|\s+và)\s+(?:các\s+)?(?:(?:khu|cụm) (?:công nghiệp|kinh tế|chế xuất|công nghệ cao|du lịch)|chế xuất)(?!\p{L})"
)


def _zones(folded: str, text: str, start: int, position: int, end: int) -> int:
    """Past further zones that one management board has: "Ban Quản lý Khu kinh tế A [và các Khu công nghiệp B]"."""
    if _MANAGES.match(folded, start, position + 1) is None:
        return position
    while (zone := _ZONES.match(folded, position, end)) is not None:
        position = _stretch(folded, text, zone.end(), end)
    return position


def _capital(folded: str, text: str, head_end: int, end: int, words: Lexicon, *, plural: bool) -> int | None:
    """Bộ, Sở, Ban …: a body where a field of work or a capitalised name follows."""
    position = _skip(folded, head_end, end)
    if folded[head_end : head_end + 1] == ":" and plural and not folded.endswith("cơ quan", 0, head_end):
        position = _skip(folded, head_end + 1, end)
    field_end = _fields(folded, head_end, end, words, first=position)
    if field_end > head_end:
        is_department = folded[head_end - 3 : head_end].endswith(("vụ", "cục"))
        small = _SMALL_WORDS.match(text, field_end, end) if is_department else None
        if small is not None and not _ends_name(folded, field_end + 1, end, words):
            field_end = small.end()
        return _stretch(folded, text, _abbreviated(folded, text, field_end, end), end)
    if text[position : position + 1].isupper():
        stretched = _spelled_out(folded, text, head_end, end, words) or past_proper(text, head_end, end)
        if stretched > head_end:
            return _stretch(folded, text, stretched, end)
    return None


def _fields(folded: str, position: int, end: int, words: Lexicon, first: int | None = None) -> int:
    """Past a field of work, longest first; the position itself where none stands."""
    at = first if first is not None else _skip(folded, position, end)
    field = words.field.match(folded, at, end)
    return field.end() if field is not None else position


def _abbreviated(folded: str, text: str, position: int, end: int) -> int:
    """Past an abbreviated part of a field of work; the position itself where none stands."""
    part = _ABBREVIATED.match(text, position, end)
    if part is None or _new_body(folded, text, part.start("part"), end):
        return position
    return int(part.end())


def _generic(folded: str, text: str, start: int, end: int, words: Lexicon, *, plural: bool) -> int | None:
    """A standing list ("các sở, ban, ngành có liên quan"); without "các" it needs two nouns or a word such as "liên quan"."""
    one = _common_noun(folded, start, end, words, plural=plural)
    if one is None:
        return None
    several = _nouns(folded, text, start, one, end, words, plural=plural)
    stretched = _common(folded, text, start, end, plural=plural)
    if plural or several > one:
        return stretched
    # "Tổ chức thực hiện …" is an action, not an organisation.
    if folded.startswith("tổ chức", start) and one == start + len("tổ chức"):
        return None
    return stretched if (stretched or 0) > several or text[start].isupper() else None


def _common_noun(folded: str, start: int, end: int, words: Lexicon, *, plural: bool = False) -> int | None:
    """Where a noun for bodies without names ends; a body with a name of its own is none, nor are words that only begin like one."""
    if words.complete.match(folded, start, end) is not None:
        return None
    noun = words.generic.match(folded, start, end)
    if noun is None or (noun.group() == "cấp" and not plural):
        return None
    if noun.group() == "tổ chức" and not plural and _ORGANISES.match(folded, noun.end(), end) is not None:
        return None
    other = words.no_head.match(folded, start, end)
    return noun.end() if other is None or other.end() <= noun.end() else None


def _nouns(folded: str, text: str, start: int, position: int, end: int, words: Lexicon, *, plural: bool) -> int:
    """Past further such nouns behind commas and "và": "sở[, ban, ngành]".

    A noun that says which bodies are meant ("cơ quan báo chí") is a name of its own, unless "các" stands before the whole list.
    """
    if not plural and words.simple.fullmatch(folded, start, position) is None:
        return position
    while (joint := _JOINT.match(folded, position, end)) is not None:
        noun = _common_noun(folded, joint.end(), end, words, plural=plural)
        if (
            noun is None
            or _has_own_name(text, joint.end(), noun)
            or ("và" in joint.group() and _SECTORS.search(folded[max(0, position - 10) : position]) is not None)
        ):
            break
        position = noun
        if not plural and words.simple.fullmatch(folded, joint.end(), noun) is None:
            break
    return position


def _has_own_name(text: str, start: int, end: int) -> bool:
    """Whether a capitalised noun goes on with a capital, as a body's own name does ("Vụ Tổ chức", but "Sở, Ban, Ngành")."""
    return text[start].isupper() and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def generic_at(folded: str, text: str, start: int, end: int) -> int | None:
    """Where a list of nouns for bodies without names ends ("chính quyền địa phương", "cơ quan báo chí"); None where none begins.

    Only for places where a body must stand, such as behind "phối hợp với": anywhere else such a noun is a common word.
    """
    return _common(folded, text, start, end, plural=False)


def _common(folded: str, text: str, start: int, end: int, *, plural: bool) -> int | None:
    words = lexicon()
    one = _common_noun(folded, start, end, words, plural=plural)
    if one is None:
        return None
    if folded.startswith("lực lượng", start) and text[_skip(folded, one, end) : end][:1].isupper():
        # "lực lượng Công an xã": the force of the body that is named behind it.
        of = _body(folded, text, _skip(folded, one, end), end, words, plural=False)
        if of is not None:
            return of
    position = _nouns(folded, text, start, one, end, words, plural=plural)
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
        compound = words.compound.match(folded, at, end)
        if position > head_end and compound is None and words.quantifier.match(folded, at, end) is not None:
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
        elif compound is None and (
            _ends_name(folded, at, end, words) if small else _is_long_action(folded, at, end, words)
        ):
            break
        else:
            small += 1
            if small > _LONGEST_PART:
                return None
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


def _stretch(folded: str, text: str, position: int, end: int) -> int:
    """Past what goes on with a name: areas, levels, places, "có liên quan", a note in brackets."""
    words = lexicon()
    while True:
        at = _skip(folded, position, end)
        areas = past_areas(folded, at, end, words) if at > position else None
        tail = words.tail.match(folded, at, end) if at > position else None
        if areas is not None and (tail is None or tail.end() <= areas):
            position = (
                areas if _new_body(folded, text, _skip(folded, areas, end), end) else past_proper(text, areas, end)
            )
            while (
                position > areas
                and folded.startswith("các ", at)
                and (place := next_place(text, position, end)) is not None
            ):
                if _new_body(folded, text, place, end):
                    break
                position = past_proper(text, place, end)
            continue
        if tail is not None:
            position = _behind_tail(folded, text, tail.end(), end, words)
            continue
        proper = position
        if (
            text[at : at + 1].isupper()
            and not _new_body(folded, text, at, end)
            and words.quantifier.match(folded, at, end) is None
        ):
            proper = _spelled_out(folded, text, position, end, words) or past_proper(text, position, end)
        if proper > position:
            position = proper
            continue
        of = _OF.match(folded, position, end)
        if of is not None and of["part"] is not None and (whole := name_at(folded, text, of.end(), end)) is not None:
            position = whole
            continue
        if of is not None and (text[of.end() : of.end() + 1].isupper() or words.area.match(folded, of.end(), end)):
            place = past_areas(folded, of.end(), end, words)
            position = past_proper(text, place if place is not None else of.end(), end)
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
    if not text[position : position + 1].isupper():
        return False
    words = lexicon()
    heads = (words.complete, words.plain, words.capital, words.office)
    return any(pattern.match(folded, position, end) is not None for pattern in heads)


def goes_on_with_list(folded: str, text: str, start: int, stop: int, at: int, end: int) -> bool:
    """Whether the noun at `at` goes on with the standing list in [start, stop) ("các cơ quan[, đơn vị] …") and is no name of its own."""
    words = lexicon()
    noun = words.generic.match(folded, at, end)
    if noun is None or text[at].isupper() or words.quantifier.match(folded, at, end) is not None:
        return False
    quantifier = words.quantifier.match(folded, start, stop)
    first = _skip(folded, quantifier.end(), stop) if quantifier is not None else start
    listed = _common(folded, text, first, stop, plural=quantifier is not None)
    if listed is None or listed < stop:
        return False
    return quantifier is not None or words.simple.fullmatch(folded, first, stop) is not None
