"""The sentence in which a news item tells that something was issued, where the number is told without its symbol or not at all.

"UBND tỉnh A vừa có Quyết định 1250, ngày 4-6-2021 về …", "Phó Thủ tướng B vừa ký Quyết định phê duyệt …", "Đề án C, mà Bộ D mới phê
duyệt, …".
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extract.clauses import sentences
from extract.document_types import type_named
from extract.fold import compile_folded, fold
from extract.issuers import issuer_of
from extract.news.dates import DATE, DAY_AND_MONTH, completed, day_told
from extract.patterns import compile_pattern
from extract.provinces import find_province, find_unit
from extract.surnames import surnames
from schemas import Document, Issuer, Level, Signer

Span = tuple[int, int]

_PLAN = r"(?:chương trình|đề án|kế hoạch|quy hoạch|chiến lược|phương án)"
_SOMETHING = "văn bản"
_LETTERS = ("công điện", "công văn", _SOMETHING)
_TYPE = rf"(?:quyết định|nghị quyết|kế hoạch|chỉ thị|công điện|công văn|{_SOMETHING})"
# The words between the issuer and the verb: something that is done, not to come and not asked for.
_DONE = r"(?:(?:vừa|đã|mới|vừa mới|chính thức|thay mặt [^,.;]{3,40}?)\s+)*"
_ACTIVE = compile_folded(
    rf"(?P<done>{_DONE})(?<!\p{{L}})(?P<verb>ký ban hành|ký|ban hành|phê duyệt|thông qua|có|ra)\s+"
    rf"(?:(?P<type>{_TYPE})(?P<numbered>\s+(?:số\s*:?\s*(?P<number>\d{{1,5}})|(?P<bare>\d{{2,5}}))(?![\d/%]|[.,-]\d"
    rf"|\s*/|\s*[%\p{{L}}]*-\p{{L}}))?"
    rf"|(?P<plan>{_PLAN}))(?!\p{{L}})"
)
_PASSIVE = compile_folded(
    rf"(?<!\p{{L}})(?P<about>{_PLAN}\s[^.;:?!()]{{8,220}}?),?\s+(?:mà|(?:(?:vừa|mới|đã)\s+)?được|do)\s+(?P<body>[^,.;:()]{{5,90}}?)\s+"
    r"(?:(?:vừa|mới|đã)\s+)?(?:ký ban hành|phê duyệt|ban hành|thông qua)(?!\p{L})"
)
_ABOUT = compile_folded(
    r"[\s,]*(?:(?:ký "
    r"|ban hành )?ngày [\d/. -]{3,12}(?:\s*tháng [\d\s]{1,3}(?:năm \d{4})?)?[\s,]*)?(?:(?:năm )?\d{4}[\s,]+)?(?:của [^,;.]{5,60}?\s)?"
    r"(?:gửi [^.;\n]{3,250}?\s(?=về việc|v/v))?"
    r"(?P<about>(?:về việc|về|v/v|phê duyệt|ban hành|triển khai|thực hiện|hành động|quy định|phát động|tổ chức"
    r"|điều chỉnh|phát triển|phòng, chống|phòng chống)\s[^.;\n]{10,400})"
)
_PARTY = compile_folded(
    r"(?<!\p{L})(?:(?:tỉnh|thành|huyện|quận|thị|đảng) ủy|đảng bộ|bộ chính trị|ban bí thư|ban chấp hành|công đoàn"
    r"|đoàn thanh niên|công ty|tập đoàn)(?!\p{L})"
)
_TO_COME = compile_folded(
    r"(?<!\p{L})(?:sẽ|chưa|cần|phải|trình|đề nghị|kiến nghị|dự kiến|tham mưu|để|xem xét|khi|sau khi|nếu|từng|theo)\s+[^,.;]{0,60}\Z"
)
# An item is about what has just been issued; what was issued some time ago is its background.
_RECENT = compile_folded(r"(?<!\p{L})(?:vừa|mới)(?!\p{L})")
_LATELY = compile_folded(r"(?:[^,.;]{0,40}\s)?(?:mới đây|vừa qua)\s*,")
# "… có công văn đề nghị các doanh nghiệp báo cáo …": an order says what it asks for instead of what it is about.
ORDERING = compile_folded(r"[\s,]*(?P<about>(?:chỉ đạo|yêu cầu|đề nghị)\s[^.;\n]{10,400})")
# What an item goes on with that is about the decision it has told of.
_GOES_ON = compile_folded(
    r"(?:theo đó|cụ thể|trong đó|mục tiêu|mục đích|(?:mục tiêu|mục đích|nội dung) (?:chung )?của|phấn đấu"
    rf"|(?:theo|tại|cũng theo) (?:mục tiêu |nội dung )?(?:{_PLAN}|{_TYPE})|(?:{_PLAN}|{_TYPE}) (?:này|trên|nêu|đặt"
    r"|xác định|đề ra|được|nhằm|thực hiện|cũng)"
    r"|(?:ubnd|ủy ban nhân dân|thủ tướng|chính phủ|chủ tịch|bộ)(?!\p{L})[^,.;:]{0,60}?\s(?:yêu cầu|giao|đề nghị))(?!\p{L})"
)
# What names the document again is about it wherever it stands in the item.
_NAMES_IT = compile_folded(rf"(?:theo|tại|cũng theo) (?:{_PLAN}|{_TYPE})(?: này| trên)?\s*,")
_OFFICE = compile_pattern(
    r"(?<!\p{L})(?:Quyền\s+|Phó\s+)?(?:Thủ tướng|Chủ tịch|Bộ trưởng|Thứ trưởng|Giám đốc|Thống đốc|Tổng cục trưởng|Cục trưởng)(?!\p{L})"
)
_KIND = compile_pattern(r"(?i:tỉnh|thành phố|tp)\.?")
_CAPITAL = compile_pattern(r"\p{Lu}\p{L}*")
_WORD = compile_pattern(r"[\p{L}\d.]+")
_NAME_LENGTHS = range(2, 6)
"""Words of a person's name."""
_PRIME_MINISTER = "Thủ tướng Chính phủ"
_GOVERNMENT = ("Nghị quyết", "Nghị định")
_PROSE = 60
_FIRST_PARAGRAPHS = 4
_FIRST_FOLLOWING = 3


@dataclass(frozen=True, slots=True)
class Issuing:
    """What the sentence [start, end) tells; every span is of the document's text."""

    start: int
    end: int
    issuer: Issuer
    type: str | None
    about: Span
    number: Span | None
    issued_on: str | None
    dated: Span | None
    signer: Signer
    signed: Span | None


def find_issuing(document: Document, folded: str, published_on: str | None) -> Issuing | None:
    """What the first paragraphs tell as issued, where what follows goes on about it."""
    paragraphs = [block for block in document.blocks if block.end - block.start >= _PROSE][:_FIRST_PARAGRAPHS]
    told = [span for block in paragraphs for span in sentences(document.text, block.start, block.end)]
    for place, (start, end) in enumerate(told):
        found = next(_told_in(document, folded, start, end, published_on), None)
        if found is not None and _is_gone_on_with(document, folded, told[place + 1 :], end):
            return found
    return None


def signer_before(text: str, start: int, verb: int) -> tuple[Signer, Span, Issuer | None] | None:
    """The person named right before a verb of signing, where the name stands, and the body that the office is of."""
    offices = list(_OFFICE.finditer(text, max(start, verb - 160), verb))
    if not offices:
        return None
    # "Phó Chủ tịch Thường trực UBND tỉnh A …": the words up to the name are the office.
    first = offices[-1].start()
    words = [(found.start(), found.end()) for found in _WORD.finditer(text, first, verb)]
    place = _name_among([text[slice(*word)] for word in words])
    if place is None:
        return None
    position = " ".join(text[first : words[place][0]].split())
    span = words[place][0], words[-1][1]
    head = "Thủ tướng" in position
    body = Issuer(name=_PRIME_MINISTER, level=Level.CENTRAL) if head else issuer_of(position)
    return Signer(name=" ".join(text[slice(*span)].split()), position=position), span, body


def _name_among(words: list[str]) -> int | None:
    """Where a person's name begins that the words end with: at a family name that is not the name of the office's province."""
    begin = 0
    for place, word in enumerate(words[:-1]):
        if _KIND.fullmatch(word) is None and " ".join(words[place - 1 : place + 1]).lower() != "thành phố":
            continue
        kind = "tỉnh" if word.lower() == "tỉnh" else "thành phố"
        unit = find_unit(kind, " ".join(words[place + 1 :]), None)
        unknown = 0 if kind == "tỉnh" else 1  # the lexicon has every province, not every town
        begin = place + 1 + (len(unit.name.replace("-", " ").split()) if unit is not None else unknown)
    for place in range(max(begin, len(words) - _NAME_LENGTHS[-1]), len(words) - _NAME_LENGTHS[0] + 1):
        own = words[place:]
        if not all(_CAPITAL.fullmatch(word) for word in own) or fold(own[0]) not in surnames():
            continue
        if find_province(" ".join(own[:2]), None) is None:
            return place
    return None


def _told_in(document: Document, folded: str, start: int, end: int, published_on: str | None) -> Iterator[Issuing]:
    for verb in _ACTIVE.finditer(folded, start, end):
        found = _active(document, folded, start, end, verb, published_on)
        if found is not None:
            yield found
    for passive in _PASSIVE.finditer(folded, start, end):
        body = issuer_of(document.text[slice(*passive.span("body"))])
        recent = _RECENT.search(folded, passive.end("about"), passive.end()) is not None
        if recent and body is not None and _PARTY.search(folded, *passive.span("body")) is None:
            yield Issuing(start, end, body, None, passive.span("about"), None, None, None, Signer(), None)


def _active(
    document: Document, folded: str, start: int, end: int, verb: "regex.Match[str]", published_on: str | None
) -> Issuing | None:
    text = document.text
    before = verb.start()
    if _PARTY.search(folded, start, before) is not None or _TO_COME.search(folded[start:before]) is not None:
        return None
    day, dated = _day(folded, start, end, published_on)
    lately = verb["type"] in _LETTERS and _LATELY.match(folded, start, before) is not None
    if day is None and _RECENT.search(verb["done"]) is None and not lately:
        return None
    about = _ABOUT.match(folded, verb.end(), end) if verb["plan"] is None else None
    if about is None and verb["type"] in _LETTERS:
        about = ORDERING.match(folded, verb.end(), end)
    if about is None and verb["plan"] is None:
        return None
    span = about.span("about") if about is not None else (verb.start("plan"), end)
    signing = signer_before(text, start, before)
    kind = type_named(verb["type"]).name if verb["type"] not in (None, _SOMETHING) else None
    signer, signed, issuer = signing if signing is not None else (Signer(), None, None)
    issuer = issuer or issuer_of(text[start:before], day)
    if issuer is None:
        return None
    if issuer.name == _PRIME_MINISTER and kind in _GOVERNMENT:
        issuer = Issuer(name="Chính phủ", level=Level.CENTRAL)
    group = next((name for name in ("number", "bare") if verb[name] is not None), None)
    return Issuing(
        start, end, issuer, kind, span, verb.span(group) if group is not None else None, day, dated, signer, signed
    )  # fmt: skip


def _day(folded: str, start: int, end: int, published_on: str | None) -> tuple[str | None, Span | None]:
    """The day that the sentence names, completed by the year of publication where it has none of its own."""
    whole = DATE.search(folded, start, end)
    if whole is not None and (day := day_told(whole)) is not None:
        return day, whole.span()
    part = DAY_AND_MONTH.search(folded, start, end)
    day = completed(part, published_on) if part is not None else None
    return (day, part.span()) if part is not None and day is not None else (None, None)


def _is_gone_on_with(document: Document, folded: str, rest: list[Span], end: int) -> bool:
    """Whether a later sentence of the first paragraphs, or the next paragraph, goes on about what was issued."""
    following = [(block.start, block.end) for block in document.blocks if block.start >= end]
    if any(_GOES_ON.match(folded, *span) is not None for span in [*rest, *following[:_FIRST_FOLLOWING]]):
        return True
    return any(_NAMES_IT.match(folded, *span) is not None for span in following)
