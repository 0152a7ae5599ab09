"""A PDF's sheets with those of its pictures recognised; what stays a picture is said in one warning for each reason."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.builder import DocumentBuilder
from corpus.readers.pdf.health import doubt_about, readability
from corpus.readers.pdf.sheet import Sheet
from corpus.readers.pdf.triage import Need, is_broken, need_of
from schemas import PageKind

_BETTER = 0.2
"""By how much a recognised page must read better than its text layer to take its place."""
_TRIALS = 2
"""Pages of a broken text layer whose recognition must read better before the others are recognised."""


def with_pictures_read(data: bytes, sheets: Sequence[Sheet], builder: DocumentBuilder) -> Iterator[Sheet]:
    """The sheets in order, those of pictures and broken text layers recognised; warnings go to the builder."""
    needs = {sheet.number: need_of(sheet) for sheet in sheets}
    if not any(need is not Need.NONE for need in needs.values()) and is_broken(sheets):
        # Pages of few words each, which say something only together.
        needs = {sheet.number: Need.BROKEN if sheet.words else Need.NONE for sheet in sheets}
    wanted = [sheet for sheet in sheets if needs[sheet.number] is not Need.NONE]
    if not wanted:
        return iter(sheets)
    made, reasons = _recognised(data, wanted, needs)
    for sheet in wanted:
        if sheet.number in reasons and needs[sheet.number] is Need.PICTURE:
            made[sheet.number] = replace(sheet, kind=PageKind.PICTURE)
    _warn(builder, wanted, reasons)
    return (made.get(sheet.number, sheet) for sheet in sheets)


def _recognised(
    data: bytes, wanted: Sequence[Sheet], needs: dict[int, Need]
) -> tuple[dict[int, Sheet], dict[int, str]]:
    """The sheets that recognition gave, and the reasons for those that it did not give, by their page's number."""
    from corpus.readers.ocr.engine import INSTALL, find_engine
    from corpus.readers.pdf.scans import MAX_PAGES, Scan, recognise

    engine = find_engine()
    if engine is None:
        return {}, {sheet.number: f"tesseract or its Vietnamese model is missing ({INSTALL})" for sheet in wanted}
    reasons = {sheet.number: f"at most {MAX_PAGES} pages are recognised" for sheet in wanted[MAX_PAGES:]}
    scans = [Scan(sheet, needs[sheet.number]) for sheet in wanted[:MAX_PAGES]]
    made: dict[int, Sheet] = {}
    trials = [scan for scan in scans if scan.need is Need.BROKEN][:_TRIALS]
    for scan, outcome in zip(trials, recognise(engine, data, trials), strict=True):
        if isinstance(outcome, Sheet) and _legibility(outcome) > _legibility(scan.sheet) + _BETTER:
            made[scan.sheet.number] = outcome
    if trials and not made:
        # Another language, or letters that recognition cannot tell either.
        reasons |= {scan.sheet.number: "recognising it read no better" for scan in scans if scan.need is Need.BROKEN}
    rest = [scan for scan in scans if scan.sheet.number not in made and scan.sheet.number not in reasons]
    for scan, outcome in zip(rest, recognise(engine, data, rest), strict=True):
        if isinstance(outcome, str):
            reasons[scan.sheet.number] = outcome
        else:
            made[scan.sheet.number] = outcome
    return made, reasons


def _legibility(sheet: Sheet) -> float:
    return readability(word.text for word in sheet.words)


def _warn(builder: DocumentBuilder, wanted: Sequence[Sheet], reasons: dict[int, str]) -> None:
    by_reason: dict[str, list[Sheet]] = {}
    for sheet in wanted:
        if sheet.number in reasons:
            by_reason.setdefault(reasons[sheet.number], []).append(sheet)
    for reason, sheets in by_reason.items():
        doubt = doubt_about(word.text for sheet in sheets for word in sheet.words)
        if doubt is not None:
            builder.warn("broken_text_layer", f"{_pages(sheets)}: the text layer is doubtful: {doubt}; {reason}")
            continue
        words = " ".join(word.text for sheet in sheets for word in sheet.words)
        more = f"; on it stands: {words[:200]}" if words else ""
        builder.warn("picture_page", f"{_pages(sheets)} a picture of text that was not read: {reason}{more}")


def _pages(sheets: Sequence[Sheet]) -> str:
    """`page 3 is`, `pages 3-5, 8 are`."""
    numbers = [sheet.number for sheet in sheets]
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    named = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
    return f"page {named} is" if len(numbers) == 1 else f"pages {named} are"
