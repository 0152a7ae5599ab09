"""News about a decision: the item itself, and the decision that it reports."""

import regex

from extract.clauses import sentences
from extract.document_types import type_of_symbol
from extract.fold import compile_folded
from extract.frame import Frame
from extract.issuers import issuer_from_symbol, issuer_of
from extract.patterns import compile_pattern
from extract.provinces import find_province
from extract.references.numbers import DocumentNumber, find_document_numbers, serial_of
from schemas import Decision, Document, FieldEvidence, Issuer, Level, News

_DATE = compile_folded(
    r"(?<!\d)(?P<day>\d{1,2})\s*(?:/|-|\s*tháng\s*)(?P<month>\d{1,2})\s*(?:/|-|\s*,?\s*năm\s*)(?P<year>(?:19|20)\d\d)(?:\s*,?\s*(?P<clock>\d{1,2}:\d\d(?::\d\d)?)\s*(?P<half>ch|sa|pm|am)?(?!\p{L}))?"
)
_PUBLISHED = compile_folded(r"\s*(?:ngày|cập nhật|đăng|xuất bản|đăng lúc|ngày đăng|thời gian)\s*(?:ngày|lúc|:)?\s*\d")
_WEEKDAY = compile_folded(r"\s*(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s*,")
_SITE = compile_pattern(r"\(?\s*(?P<site>(?:[\w-]+\.)+(?:gov\.vn|vn|com|org|net))\s*\)")
_AUTHOR = compile_pattern(
    r"\s*(?:(?:Tác giả|Người đăng|Bài|Tin)\s*:\s*(?P<labelled>[^\n|]{2,60})"
    r"|(?P<initials>\p{Lu}[\p{L}.\s]{1,40}?)\s*[-–]\s*Nguồn\b|(?P<body>.{3,80}?)\s+tổng hợp\s*$)"
)
# What news report: decisions, and plans that are published under a number of their own.
_REPORTED = frozenset({"qđ", "kh", "nq", "ct", "ctr", "đa", "pa"})
# "Quyết định 12/QĐ-X 2025": law sites name the year in the date's place.
_YEAR_BEHIND = compile_folded(r"\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?!\s*-)")
_ISSUING = compile_folded(r"(?:ban hành|đã ra|vừa ra|ra|ký|có|phê duyệt|thông qua|công bố)\s*(?:ban hành\s*)?\Z")
_VERB = compile_pattern(r"(?<!\p{L})(?:đã|vừa|ký|ban hành|ra|có|phê duyệt|thông qua|công bố)(?!\p{L})")
_CITING = compile_folded(r"(?:căn cứ|theo|quan điểm|thực hiện|triển khai|kèm theo|tại|của)\s*\Z")
_NAMED_SOURCE = compile_folded(r"nguồn\s*:?\s*\Z")
_ABOUT = compile_folded(
    r"[\s,]*(?:ngày [^,;.]{6,40}?[\s,]+)?(?:(?:năm )?\d{4}\s)?(?:(?:của|tp|tỉnh|thành phố) [^,;.]{2,80}?\s)?"
    r"(?P<about>(?:về việc|về|v/v|phê duyệt"
    r"|ban hành|triển khai|thực hiện|quy định)\s[^.;\n]{10,400})"
)
# News ask: "Kế hoạch … năm 2025 ra sao?"
_ASKED = compile_folded(r"\s(?:ra sao|(?:như )?thế nào|là gì|(?:gồm |có )?những gì)\s*\??\s*\Z")
_UNNUMBERED = compile_folded(r"quyết định\s+(?P<about>(?:về việc|ban hành|phê duyệt)\s[^.;\n]{10,400})")
_PLAN = compile_folded(
    r"(?P<plan>(?:chương trình|đề án|kế hoạch|quy hoạch"
    r"|chiến lược)\s[^.?!:;()]{8,260}?(?:giai đoạn\s*\d{4}\s*-\s*\d{4}|đến năm\s*\d{4}|năm\s*\d{4}))"
)


# "Đề án A trong năm 2025": when something of it is done, no part of its name.
_MEANWHILE = compile_folded(r"\s+(?:ngay )?trong (?:các )?năm\s*\d{4}\Z")


def read_news(document: Document, folded: str, frame: Frame) -> tuple[News, Decision]:
    """The news item and the decision that it reports (empty where it reports none with a number)."""
    return _news(document, folded), _decision(document, folded)


def _news(document: Document, folded: str) -> News:
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
        found = _SITE.search(text, 0, min(len(text), 3000))
        if found is not None:
            site, site_span = found["site"], found.span("site")
        elif len(lead) > 1 and text[slice(*lead[0])] != title:
            site, site_span = text[slice(*lead[0])], lead[0]
    if site_span is not None:
        evidence.append(FieldEvidence.of(document, "site", *site_span))
    author = source.author
    for block in [] if author else document.blocks[-8:]:
        found = _AUTHOR.match(text, block.start, block.end)
        if found is not None and block.end - block.start < 120:
            group = next(name for name in ("labelled", "initials", "body") if found[name])
            author = found[group].strip()
            evidence.append(FieldEvidence.of(document, "author", *found.span(group)))
            break
    on, at, span = _published(document, folded)
    if span is not None:
        evidence.append(FieldEvidence.of(document, "published_on", *span))
    return News(
        site=site,
        title=" ".join(title.split()) if title else None,
        author=author,
        published_on=on,
        published_at=at,
        evidence=evidence,
    )


def _lead_lines(document: Document) -> list[tuple[int, int]]:
    """The short lines over the first paragraph, without dates."""
    lines = []
    for block in document.blocks[:8]:
        if block.end - block.start > 240:
            break
        words = document.text[block.start : block.end]
        if not _DATE.search(words.lower()) and not words.startswith(("[", "(")) and words[-1] not in ".;":
            lines.append((block.start, block.end))
    return lines


def _published(document: Document, folded: str) -> tuple[str | None, str | None, tuple[int, int] | None]:
    """The time of publication: the page's own metadata, or a line over the text that says so; never the page's clock."""
    stamp = document.source.published_at
    if stamp is not None and regex.match(r"(?:19|20)\d\d-\d\d-\d\d", stamp):
        return stamp[:10], stamp if "T" in stamp else None, None
    for block in document.blocks[:8]:
        if block.end - block.start > 120 or _WEEKDAY.match(folded, block.start, block.end):
            continue
        if _PUBLISHED.match(folded, block.start, block.end) is None:
            continue
        found = _DATE.search(folded, block.start, block.end)
        day = _iso(found) if found is not None else None
        if found is not None and day is not None:
            return day, _moment(day, found), found.span()
    return None, None, None


def _moment(day: str, found: "regex.Match[str]") -> str | None:
    if found["clock"] is None:
        return None
    hour, *rest = (int(part) for part in found["clock"].split(":"))
    if found["half"] in ("ch", "pm") and hour < 12:
        hour += 12
    minute, second = rest[0], rest[1] if len(rest) > 1 else 0
    return f"{day}T{hour:02d}:{minute:02d}:{second:02d}+07:00" if hour < 24 and minute < 60 and second < 60 else None


def _iso(found: "regex.Match[str]") -> str | None:
    day, month = int(found["day"]), int(found["month"])
    return f"{found['year']}-{month:02d}-{day:02d}" if 1 <= day <= 31 and 1 <= month <= 12 else None


def _decision(document: Document, folded: str) -> Decision:
    numbers = [
        number
        for number in find_document_numbers(folded, document.text, 0, len(folded))
        if number.code in _REPORTED and not number.party
    ]
    best = _reported(document, folded, numbers)
    if best is None:
        return Decision()
    same = [number for number in numbers if number.number == best.number]
    evidence = [FieldEvidence.of(document, "number", best.number_start, best.number_end)]
    day, day_span, sentence = _issued(document, folded, same)
    if day_span is not None:
        evidence.append(FieldEvidence.of(document, "issued_on", *day_span))
    title, title_span = _title(document, folded, same, sentence)
    if title_span is not None:
        evidence.append(FieldEvidence.of(document, "title", *title_span))
    issuer = _issuer(document, best.symbol, sentence, day)
    province = None
    if issuer is not None and issuer.level not in (Level.CENTRAL, Level.MINISTRY):
        province = find_province(issuer.name, day) or find_province(_top(document), day)
        if province is not None and issuer.name in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
            issuer = issuer.model_copy(update={"name": f"{issuer.name} tỉnh {province.name}"})
    kind = type_of_symbol(best.symbol)
    return Decision(
        number=best.number, serial=serial_of(best.serial), year=int(best.year) if best.year else None,
        symbol=best.symbol, type=kind.name if kind is not None else None, normative=best.year is not None, title=title,
        issuer=issuer, province=province, issued_on=day, evidence=evidence,
    )  # fmt: skip


def _top(document: Document) -> str:
    """The item's first words: its title and first paragraphs, without a line that only names the site."""
    return " ".join(document.text[block.start : block.end] for block in document.blocks[:6])[:1500]


def _reported(document: Document, folded: str, numbers: list[DocumentNumber]) -> DocumentNumber | None:
    """The number that the item is about: said to be issued, named as the source, or told again and again."""
    scores: dict[str, float] = {}
    first: dict[str, DocumentNumber] = {}
    head = document.blocks[2].end if len(document.blocks) > 2 else len(folded)
    for found in numbers:
        key = found.number
        before = folded[max(0, found.start - 40) : found.start].removesuffix("qđ ")
        score = 1.0
        if _ISSUING.search(before):
            score += 3
        if _NAMED_SOURCE.search(before):
            score += 4
        citing = _CITING.search(before) is not None
        if citing:
            score -= 0.5
        if found.start < head and not citing:
            score += 2
        scores[key] = scores.get(key, 0) + score
        first.setdefault(key, found)
    if not scores:
        return None
    best = max(scores, key=lambda key: (scores[key], -first[key].start))
    return first[best] if scores[best] >= 2.5 else None


def _issued(
    document: Document, folded: str, same: list[DocumentNumber]
) -> tuple[str | None, tuple[int, int] | None, tuple[int, int] | None]:
    """The decision's date and the sentence that tells of its issuing."""
    told: tuple[int, int] | None = None
    unnumbered: tuple[str, tuple[int, int], tuple[int, int]] | None = None
    for block in document.blocks:
        for start, end in sentences(document.text, block.start, block.end):
            number = next((found for found in same if start <= found.start < end), None)
            date = _DATE.search(folded, start, end)
            day = _iso(date) if date is not None and date["clock"] is None else None
            if number is not None and told is None:
                told = (start, end)
            if date is None or day is None:
                continue
            if number is not None:
                return day, date.span(), (start, end)
            if "quyết định" in folded[start:end] and "ban hành" in folded[start:end] and "/qđ" not in folded[start:end]:
                unnumbered = unnumbered or (day, date.span(), (start, end))
    if unnumbered is not None:
        return unnumbered
    for found in same:
        year = _YEAR_BEHIND.match(folded, found.number_end)
        if year is not None:
            return year["year"], year.span("year"), told
    return None, None, told


def _title(
    document: Document, folded: str, same: list[DocumentNumber], sentence: tuple[int, int] | None
) -> tuple[str | None, tuple[int, int] | None]:
    text = document.text
    candidates: list[tuple[int, int]] = []
    for found in same:
        block_end = next((b.end for b in document.blocks if b.start <= found.start < b.end), found.number_end)
        about = _ABOUT.match(folded, found.number_end, block_end)
        if about is not None:
            candidates.append(about.span("about"))
    if not candidates and sentence is not None:
        about = _UNNUMBERED.search(folded, *sentence)
        if about is not None:
            candidates.append(about.span("about"))
    for start, end in sorted(candidates, key=lambda span: not folded.startswith(("về việc", "v/v"), span[0])):
        cut = regex.search(r"\s(?:với tổng|với các nội dung|\(sau đây|, với|với mục tiêu)|\s\(", folded[start:end])
        end = start + cut.start() if cut is not None else end
        asked = _ASKED.search(folded, start, end)
        end = asked.start() if asked is not None else end
        words = " ".join(text[start:end].split()).strip(" ,;:-")
        return words[:1].upper() + words[1:], (start, end)
    plans = list(_PLAN.finditer(folded, 0, min(len(folded), 3000)))
    if plans:
        start, end = max(plans[:6], key=lambda found: found.end() - found.start()).span("plan")
        meanwhile = _MEANWHILE.search(folded, start, end)
        end = meanwhile.start() if meanwhile is not None else end
        words = " ".join(text[start:end].split())
        return words[:1].upper() + words[1:], (start, end)
    return None, None


def _subject(sentence: str) -> str:
    """The words of a sentence before its verb of issuing: "Ngày …, Giám đốc Sở A tỉnh B [đã ra Quyết định …]"."""
    verb = _VERB.search(sentence)
    return sentence[: verb.start()] if verb is not None else sentence


def _issuer(document: Document, symbol: str, sentence: tuple[int, int] | None, day: str | None) -> Issuer | None:
    """The body that the sentence says issued it, as far as the symbol does not say otherwise."""
    coded = issuer_from_symbol(symbol)
    if coded is not None and coded.level in (Level.CENTRAL, Level.MINISTRY):
        return coded
    if sentence is not None:
        said = issuer_of(_subject(document.text[slice(*sentence)]), day)
        if said is not None and (coded is None or said.name.startswith(coded.name)):
            return said
    if coded is None and symbol.upper().endswith("UBND"):
        return Issuer(name="Ủy ban nhân dân", level=Level.PROVINCE)
    return coded
