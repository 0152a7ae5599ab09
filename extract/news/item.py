"""The news item itself: its site, title, author and time of publication."""

from collections.abc import Sequence

import regex

from extract.fold import compile_folded, fold
from extract.news.dates import DATE, iso_of
from extract.patterns import compile_pattern
from extract.provinces import find_province
from schemas import Document, FieldEvidence, ListItem, News, Paragraph, Table

_Block = Paragraph | ListItem | Table
_Span = tuple[int, int]

_PUBLISHED = compile_folded(r"\s*(?:ngày|cập nhật|đăng|xuất bản|đăng lúc|ngày đăng|thời gian)\s*(?:ngày|lúc|:)?\s*\d")
_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_ON_WEEKDAY = compile_folded(rf"\s*{_WEEKDAY}\s*,")
# "17:16, Thứ Năm, 25-3-2021": nothing but a day, perhaps with its weekday and the time.
_BARE_DATE = compile_folded(
    rf"\W*(?:\d{{1,2}}:\d\d(?::\d\d)?\W+)?(?:{_WEEKDAY}\W+)?(?:ngày\s+)?\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)\d\d"
    r"(?:\W+\d{1,2}:\d\d(?::\d\d)?)?(?:\s*(?:ch|sa|pm|am|\(?gmt\s*\+7\)?))?\W*"
)
_CLOCK = compile_folded(r"(?P<clock>\d{1,2}:\d\d(?::\d\d)?)\s*(?P<half>ch|sa|pm|am)?(?!\p{L})")
_SITE = compile_pattern(r"\(?\s*(?P<site>(?:[\w-]+\.)+(?:gov\.vn|vn|com|org|net))\s*\)")
# "Đài Phát thanh và Truyền hình …": a last line that only names who published.
_MEDIUM = compile_pattern(
    r"(?:Báo|Tạp chí|Đài|Truyền hình|Cổng thông tin điện tử|Trang thông tin điện tử|Thông tấn xã)\s[^.,;:|\n]{3,70}"
)
_AUTHOR = compile_pattern(
    r"\s*(?:(?:Tác giả|Người đăng|Bài|Tin)\s*:\s*(?P<labelled>[^\n|]{2,60})"
    r"|(?P<initials>\p{Lu}[\p{L}.\s]{1,40}?)\s*[-–]\s*Nguồn\b|(?P<body>.{3,80}?)\s+tổng hợp\s*$)"
)
# "Trung Trí", "T.SỸ", "A.N": a pen name on a line of its own.
_PEN_NAME = compile_pattern(
    r"\W*(?P<name>(?:\p{Lu}\p{Ll}+(?:[ ]\p{Lu}\p{Ll}*){1,3}|(?:\p{Lu}{1,2}\.){1,3}\s?\p{Lu}\p{L}*"
    r"|\p{Lu}{1,3}(?:\.\p{Lu}{1,3}){1,3})(?:\s*[-–,]\s*\p{Lu}\p{Ll}+(?:[ ]\p{Lu}\p{Ll}+){1,3})?)\W*"
)
_PROSE = 100
"""Characters: a shorter line is no paragraph of the text."""
_LONGEST_TITLE = 240
_CUT_SHORT = (" ...", " …")
_DATE_LINE = 60
"""Characters: a longer line with a date in it is no line of the date."""
_CAPTION = compile_pattern(r"(?:Ảnh|ẢNH)(?: minh họa)?\s*:")
_LAST = 8
_TITLE_AMONG = 8


def read_item(document: Document, folded: str) -> News:
    """What the page's metadata say of the item, else what stands around its text; what is not said stays empty."""
    text, source = document.text, document.source
    evidence: list[FieldEvidence] = []
    lead = _lead_lines(document)
    title = source.title
    heading = next((b for b in document.blocks[:6] if b.kind == "paragraph" and b.heading is not None), None)
    if heading is not None:
        title = text[heading.start : heading.end]
        evidence.append(FieldEvidence.of(document, "title", heading.start, heading.end))
    elif title is None and lead:
        start, end = max(lead, key=lambda span: span[1] - span[0])
        title = text[start:end]
        evidence.append(FieldEvidence.of(document, "title", start, end))
    site, site_span = source.site, None
    if site is None:
        site_span = _site(document, title, lead)
        site = text[slice(*site_span)] if site_span is not None else None
    if site_span is not None:
        evidence.append(FieldEvidence.of(document, "site", *site_span))
    author = source.author
    signed = _author(document) if author is None else None
    if signed is not None:
        author = text[slice(*signed)]
        evidence.append(FieldEvidence.of(document, "author", *signed))
    on, at, span = _published(document, folded, title)
    if span is not None:
        evidence.append(FieldEvidence.of(document, "published_on", *span))
    return News(
        site=site, title=" ".join(title.split()) if title else None, author=author,
        published_on=on, published_at=at, evidence=evidence,
    )  # fmt: skip


def _lead_lines(document: Document) -> list[_Span]:
    """The short lines over the first paragraph, without lines of dates, labels and captions."""
    lines = []
    for place, block in enumerate(document.blocks[:_TITLE_AMONG]):
        words = document.text[block.start : block.end]
        if place == 0 and len(words) < _PROSE and words.endswith(_CUT_SHORT):
            lines.append((block.start, block.end))  # a feed's title
            continue
        if isinstance(block, ListItem):
            continue  # other news of the page, over the item's own title
        if len(words) > _LONGEST_TITLE or (len(words) >= _PROSE and words[-1] == "."):
            break
        is_date = len(words) < _DATE_LINE and DATE.search(words.lower()) is not None
        if not is_date and not words.startswith(("[", "(")) and words[-1] not in ".;:" and not _CAPTION.search(words):
            lines.append((block.start, block.end))
    return lines


def _site(document: Document, title: str | None, lead: list[_Span]) -> _Span | None:
    """The address in brackets before the text, a line over the title, or a last line that names the medium."""
    text = document.text
    found = _SITE.search(text, 0, min(len(text), 3000))
    if found is not None:
        return found.start("site"), found.end("site")
    if len(lead) > 1 and text[slice(*lead[0])] != title:
        return lead[0]
    last = document.blocks[-1]
    return (last.start, last.end) if _MEDIUM.fullmatch(text, last.start, last.end) is not None else None


def _author(document: Document) -> _Span | None:
    """A line that says who wrote the item, or a pen name below its last paragraph."""
    text = document.text
    for block in document.blocks[-_LAST:]:
        found = _AUTHOR.match(text, block.start, block.end)
        if found is not None and block.end - block.start < 120:
            group = next(name for name in ("labelled", "initials", "body") if found[name])
            start, end = found.span(group)
            return start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip())
    return _pen_name(document.blocks, text)


def _pen_name(blocks: Sequence[_Block], text: str) -> _Span | None:
    """A line that is nothing but a name right below one of the last two paragraphs, or below the last line's picture."""
    prose = [place for place, block in enumerate(blocks) if block.end - block.start >= _PROSE]
    last = len(blocks) - 1
    pictured = last > 0 and _CAPTION.search(text, blocks[last - 1].start, blocks[last - 1].end) is not None
    for place in [*([last] if pictured else []), *(place + 1 for place in reversed(prose[-2:]) if place < last)]:
        block = blocks[place]
        found = _PEN_NAME.fullmatch(text, block.start, block.end) if block.end - block.start < 60 else None
        if found is None or not (pictured or text[blocks[place - 1].end - 1] in '.…!”"'):
            continue
        return (found.start("name"), found.end("name")) if find_province(found["name"], None) is None else None
    return None


def _published(document: Document, folded: str, title: str | None) -> tuple[str | None, str | None, _Span | None]:
    """The time of publication: the page's own metadata, a line over the text that says so, or a bare date below the title; never
    the page's clock."""
    stamp = document.source.published_at
    if stamp is not None and regex.match(r"(?:19|20)\d\d-\d\d-\d\d", stamp):
        return stamp[:10], stamp if "T" in stamp else None, None
    wanted = " ".join(fold(title).split()) if title else None
    titled = False
    for block in document.blocks[:_TITLE_AMONG]:
        titled = titled or (wanted is not None and " ".join(folded[block.start : block.end].split()) == wanted)
        if block.end - block.start > 120:
            continue
        says_so = _PUBLISHED.match(folded, block.start, block.end) and not _ON_WEEKDAY.match(folded, block.start)
        if not says_so and not (titled and _BARE_DATE.fullmatch(folded, block.start, block.end)):
            continue
        found = DATE.search(folded, block.start, block.end)
        day = iso_of(found) if found is not None else None
        if found is not None and day is not None:
            return day, _moment(day, _CLOCK.search(folded, block.start, block.end)), found.span()
    return None, None, None


def _moment(day: str, clock: "regex.Match[str] | None") -> str | None:
    if clock is None:
        return None
    hour, *rest = (int(part) for part in clock["clock"].split(":"))
    if clock["half"] in ("ch", "pm") and hour < 12:
        hour += 12
    minute, second = rest[0], rest[1] if len(rest) > 1 else 0
    return f"{day}T{hour:02d}:{minute:02d}:{second:02d}+07:00" if hour < 24 and minute < 60 and second < 60 else None
