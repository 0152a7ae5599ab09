"""The decision that a news item reports."""

from extract.clauses import sentences
from extract.document_types import type_of_symbol
from extract.fold import compile_folded
from extract.issuers import issuer_from_symbol, issuer_of
from extract.news.dates import DATE, DAY_AND_MONTH, completed, day_told
from extract.news.issuing import ORDERING, Issuing, Span, find_issuing, signer_before
from extract.patterns import compile_pattern
from extract.provinces import find_province
from extract.references.numbers import DocumentNumber, find_document_numbers, serial_of
from schemas import Decision, Document, FieldEvidence, Issuer, Level, ProvinceRef, Signer

# What news report: decisions, orders by telegram, notices of conclusions, and plans that are published under a number of their own.
_ORDERS = frozenset({"cđ", "tb"})
_REPORTED = frozenset({"qđ", "kh", "nq", "ct", "ctr", "đa", "pa", *_ORDERS})
# "Quyết định 12/QĐ-X 2025": law sites name the year in the date's place.
_YEAR_BEHIND = compile_folded(r"\s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?!\s*-)")
_ISSUING = compile_folded(r"(?:ban hành|đã ra|vừa ra|ra|ký|có|phê duyệt|thông qua|công bố)\s*(?:ban hành\s*)?\Z")
_VERB = compile_pattern(r"(?<!\p{L})(?:đã|vừa|ký|ban hành|ra|có|phê duyệt|thông qua|công bố)(?!\p{L})")
_SIGNING = compile_folded(r"(?:(?:vừa|đã|mới|thay mặt [^,.;]{3,40}?)\s+)*(?<!\p{L})(?:ký|ban hành|có)(?!\p{L})")
_CITING = compile_folded(r"(?:căn cứ|theo|quan điểm|thực hiện|triển khai|kèm theo|tại|của)\s*\Z")
_NAMED_SOURCE = compile_folded(r"nguồn\s*:?\s*\Z")
_ABOUT = compile_folded(
    r"[\s,]*(?:ngày [^,;.]{6,40}?[\s,]+)?(?:(?:năm )?\d{4}\s)?(?:(?:của|tp|tỉnh|thành phố) [^,;.]{2,80}?\s)?"
    r"(?:(?:gửi|lệnh|chỉ đạo|yêu cầu) [^.;\n]{3,250}?\s(?=về việc|v/v))?"
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
_CUT = compile_pattern(
    r"\s(?:với tổng|với các nội dung|\(sau đây|, với|với mục tiêu)|\s\(|, có hiệu lực"
    r"|\s(?:và|cùng) (?:quyết định|công điện|kế hoạch|chỉ thị|thông báo|nghị quyết) số\s"
)
_COUNCILS = ("Ủy ban nhân dân", "Hội đồng nhân dân")


def read_reported(document: Document, folded: str, published_on: str | None) -> Decision:
    """The decision reported: by its number, else as the first paragraphs tell of its issuing; empty where nothing was issued."""
    numbers = [
        number
        for number in find_document_numbers(folded, document.text, 0, len(folded))
        if number.code in _REPORTED and not number.party
    ]
    best = _reported(document, folded, numbers)
    if best is None:
        told = find_issuing(document, folded, published_on)
        return _told(document, folded, told) if told is not None else Decision()
    same = [number for number in numbers if number.number == best.number]
    evidence = [FieldEvidence.of(document, "number", best.number_start, best.number_end)]
    day, day_span, sentence = _issued(document, folded, same, published_on)
    if day_span is not None:
        evidence.append(FieldEvidence.of(document, "issued_on", *day_span))
    title, title_span = _title(document, folded, same, sentence)
    if title_span is not None:
        evidence.append(FieldEvidence.of(document, "title", *title_span))
    signer, signed = _signer(document, folded, same)
    if signed is not None:
        evidence.append(FieldEvidence.of(document, "signer.name", *signed))
    issuer, province = _placed(document, _issuer(document, best.symbol, sentence, day), day)
    kind = type_of_symbol(best.symbol)
    return Decision(
        number=best.number, serial=serial_of(best.serial), year=int(best.year) if best.year else None,
        symbol=best.symbol, type=kind.name if kind is not None else None, normative=best.year is not None, title=title,
        issuer=issuer, province=province, issued_on=day, signer=signer, evidence=evidence,
    )  # fmt: skip


def _told(document: Document, folded: str, told: Issuing) -> Decision:
    """The decision of a sentence that gives its number without a symbol, or none."""
    start, end = _without_rest(folded, *told.about)
    words = " ".join(document.text[start:end].split()).strip(" ,;:-")
    number = document.text[slice(*told.number)] if told.number is not None else None
    spans = {"number": told.number, "title": (start, end), "issued_on": told.dated, "signer.name": told.signed}
    issuer, province = _placed(document, told.issuer, told.issued_on)
    return Decision(
        number=number, serial=int(number) if number is not None else None, type=told.type,
        title=words[:1].upper() + words[1:], issuer=issuer, province=province, issued_on=told.issued_on, signer=told.signer,
        evidence=[FieldEvidence.of(document, field, *span) for field, span in spans.items() if span is not None],
    )  # fmt: skip


def _placed(document: Document, issuer: Issuer | None, day: str | None) -> tuple[Issuer | None, ProvinceRef | None]:
    """The issuer with the province that it names, else that the item's first words name."""
    if issuer is None or issuer.level in (Level.CENTRAL, Level.MINISTRY):
        return issuer, None
    province = find_province(issuer.name, day) or find_province(_top(document), day)
    if province is not None and issuer.name in _COUNCILS:
        issuer = issuer.model_copy(update={"name": f"{issuer.name} tỉnh {province.name}"})
    return issuer, province


def _top(document: Document) -> str:
    """The item's first words: its title and first paragraphs, without the line that may name who wrote a short item."""
    first = document.blocks[:6] if len(document.blocks) > 6 else document.blocks[:-1] or document.blocks
    return " ".join(document.text[block.start : block.end] for block in first)[:1500]


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
    document: Document, folded: str, same: list[DocumentNumber], published_on: str | None
) -> tuple[str | None, Span | None, Span | None]:
    """The decision's date and the sentence that tells of its issuing."""
    told: Span | None = None
    unnumbered: tuple[str, Span, Span] | None = None
    yearless: tuple[str, Span, Span] | None = None
    for block in document.blocks:
        for start, end in sentences(document.text, block.start, block.end):
            number = next((found for found in same if start <= found.start < end), None)
            date = DATE.search(folded, start, end)
            day = day_told(date) if date is not None else None
            if number is not None and told is None:
                told = (start, end)
            if number is not None and yearless is None and (part := DAY_AND_MONTH.search(folded, start, number.start)):
                whole = completed(part, published_on)
                yearless = (whole, part.span(), (start, end)) if whole is not None else None
            if date is None or day is None:
                continue
            if number is not None:
                return day, date.span(), (start, end)
            if "quyết định" in folded[start:end] and "ban hành" in folded[start:end] and "/qđ" not in folded[start:end]:
                unnumbered = unnumbered or (day, date.span(), (start, end))
    if unnumbered is not None or yearless is not None:
        return unnumbered or yearless or (None, None, told)
    for found in same:
        year = _YEAR_BEHIND.match(folded, found.number_end)
        if year is not None:
            return year["year"], year.span("year"), told
    return None, None, told


def _title(
    document: Document, folded: str, same: list[DocumentNumber], sentence: Span | None
) -> tuple[str | None, Span | None]:
    text = document.text
    candidates: list[Span] = []
    for found in same:
        block_end = next((b.end for b in document.blocks if b.start <= found.start < b.end), found.number_end)
        about = _ABOUT.match(folded, found.number_end, block_end)
        if about is not None:
            candidates.append(about.span("about"))
        elif found.code in _ORDERS and (order := ORDERING.match(folded, found.number_end, block_end)) is not None:
            candidates.append(order.span("about"))
    if not candidates and sentence is not None:
        about = _UNNUMBERED.search(folded, *sentence)
        if about is not None:
            candidates.append(about.span("about"))
    for start, end in sorted(candidates, key=lambda span: _rank(folded, span, sentence)):
        start, end = _without_rest(folded, start, end)
        words = " ".join(text[start:end].split()).strip(" ,;:-")
        return words[:1].upper() + words[1:], (start, end)
    plans = list(_PLAN.finditer(folded, 0, min(len(folded), 3000)))
    if plans and same[0].code not in _ORDERS:
        start, end = max(plans[:6], key=lambda found: found.end() - found.start()).span("plan")
        meanwhile = _MEANWHILE.search(folded, start, end)
        end = meanwhile.start() if meanwhile is not None else end
        words = " ".join(text[start:end].split())
        return words[:1].upper() + words[1:], (start, end)
    return None, None


def _rank(folded: str, span: Span, sentence: Span | None) -> tuple[bool, bool, bool]:
    """Titles that open with "về việc" first, then that of the sentence that tells of the issuing; what a headline asks and what a
    feed's excerpt has cut short last."""
    told = sentence is not None and sentence[0] <= span[0] < sentence[1]
    is_cut = (
        _ASKED.search(folded, *span) is not None or folded.startswith("...", span[1]) or folded.endswith("…", *span)
    )
    return is_cut, not folded.startswith(("về việc", "v/v"), span[0]), not told


def _without_rest(folded: str, start: int, end: int) -> Span:
    """The words of a title without what the sentence goes on with, and without what a headline asks."""
    cut = _CUT.search(folded[start:end])
    end = start + cut.start() if cut is not None else end
    asked = _ASKED.search(folded, start, end)
    return start, asked.start() if asked is not None else end


def _signer(document: Document, folded: str, same: list[DocumentNumber]) -> tuple[Signer, Span | None]:
    """Who is told to have signed the number reported, and where the name stands."""
    for found in same:
        start = next((block.start for block in document.blocks if block.start <= found.start < block.end), found.start)
        verb = next(_SIGNING.finditer(folded, max(start, found.start - 60), found.start), None)
        signing = signer_before(document.text, start, verb.start()) if verb is not None else None
        if signing is not None:
            return signing[0], signing[1]
    return Signer(), None


def _subject(sentence: str) -> str:
    """The words of a sentence before its verb of issuing: "Ngày …, Giám đốc Sở A tỉnh B [đã ra Quyết định …]"."""
    verb = _VERB.search(sentence)
    return sentence[: verb.start()] if verb is not None else sentence


def _issuer(document: Document, symbol: str, sentence: Span | None, day: str | None) -> Issuer | None:
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
