"""Document -> Record: every reader of the text once, then what they found checked and put together."""

from extract.agencies import Where, slug
from extract.broken import without_guesses
from extract.budgets.extract import find_budgets
from extract.clauses import MAX_LENGTH, endless
from extract.confidence import with_confidence
from extract.damage import Damage, find_damage
from extract.document_types import type_of_symbol
from extract.header import Header, read_header
from extract.mending import mended_view
from extract.news import read_news
from extract.plan import read_plan
from extract.reading import Reading, read
from extract.references import doubtful_dates, find_references
from extract.scope import Scope, has_tasks, scope_of
from extract.targets.extract import find_targets, without_background, without_sums, without_told
from extract.tasks.extract import find_directions, find_duties, find_orders, find_tasks
from extract.tasks.times import calendar_of
from schemas import Decision, Document, DocumentInfo, Kind, Level, PageKind, Record, Warning


def extract_record(document: Document) -> Record:
    """The record of a document. Never raises for what a document says; what is not understood is a warning."""
    damage = find_damage(document.text)
    view = mended_view(document) if damage.breaks_words else None
    record = _record(document, damage) if view is None else view.back(_record(view.document, damage))
    return without_guesses(record, document)


def _record(document: Document, damage: Damage) -> Record:
    reading = read(document)
    source = document.source
    news = None
    if reading.frame.kind is Kind.NEWS:
        news, decision = read_news(document, reading.fold)
        header = Header(decision, (decision.number,) if decision.number is not None else ())
    else:
        header = read_header(document, reading.fold, reading.frame)
        decision = header.decision
    info = DocumentInfo(
        sha256=source.sha256, uri=source.uri, member=source.member, media_type=source.media_type,
        kind=reading.frame.kind, text=document.text,
        pages=list(document.pages), ocr=any(page.kind is PageKind.OCR for page in document.pages),
        encoding=source.encoding, retrieved_at=source.retrieved_at,
    )  # fmt: skip
    plan = read_plan(reading, decision)
    scope = scope_of(reading.frame.kind, decision, plan)
    budgets, doubts = find_budgets(reading) if scope is not Scope.RULES else ([], [])
    targets, unread = find_targets(reading) if scope is not Scope.RULES else ([], [])
    if plan is None:
        targets = without_told(targets)
    if news is not None and scope is Scope.ORDERS:
        targets = without_background(targets)
    calendar = calendar_of(plan, decision)
    references = find_references(document, reading.fold, reading.frame, header.own_numbers)
    find = _TASKS[scope]
    record = Record(
        id=record_id(decision, source.sha256), document=info, news=news, decision=decision,
        plan=plan,
        targets=without_sums(targets, budgets),
        tasks=find(reading, calendar, where_of(decision)) if has_tasks(decision) else [],
        budgets=budgets,
        references=references,
        warnings=[
            *document.warnings, *damage.warnings, *header.warnings, *_unnumbered(header),
            *_contradicted(decision), *_endless(reading), *unread, *doubts,
            *doubtful_dates(references, decision.issued_on),
        ],
    )  # fmt: skip
    return with_confidence(record, reading)


_TASKS = {
    Scope.PLAN: find_tasks, Scope.ORDERS: find_orders, Scope.TALK: find_directions, Scope.RULES: find_duties,
}  # fmt: skip


def _endless(reading: Reading) -> list[Warning]:
    """A text that has lost its sentence ends: what is said in one of its parts is not seen together with the next."""
    for leaf in reading.outline.leaves:
        if leaf.row is None and (found := endless(reading.text, leaf.body_start, leaf.body_end)) is not None:
            start, end = found
            return [
                Warning(
                    code="sentence_without_end", start=start, end=end,
                    message=f"a sentence of {end - start} characters was read in parts of at most {MAX_LENGTH}",
                )
            ]  # fmt: skip
    return []


def _unnumbered(header: Header) -> list[Warning]:
    """A draft, or a copy made before the clerk wrote the number in: it has a symbol and no number."""
    decision = header.decision
    is_read = any(warning.code == "number.unconfirmed" for warning in header.warnings)
    if decision.number is not None or decision.symbol is None or is_read:
        return []
    return [
        Warning(
            code="unnumbered", message=f"the place of the number before /{decision.symbol} is empty: perhaps a draft"
        )
    ]


def _contradicted(decision: Decision) -> list[Warning]:
    """A decision whose number has the code of another type: the type's own line is believed."""
    coded = type_of_symbol(decision.symbol) if decision.symbol is not None else None
    if (
        coded is None
        or decision.type is None
        or decision.type.startswith(coded.name)
        or coded.name.startswith(decision.type)
    ):
        return []
    return [
        Warning(
            code="type.differs_from_symbol",
            message=f"the title says {decision.type}, the symbol {decision.symbol} is that of {coded.name}",
        )
    ]


def record_id(decision: Decision, sha256: str) -> str:
    """The same for one decision whatever file it came from: issuer, number and date; the file's hash without these."""
    if decision.number is None or decision.issuer is None:
        return f"sha256:{sha256}"
    return "/".join([slug(decision.issuer.name), slug(decision.number), decision.issued_on or "undated"])


def where_of(decision: Decision) -> Where:
    """Where the bodies are that a decision names without their place: in the issuer's province, district or commune."""
    issuer = decision.issuer
    if decision.province is None or issuer is None:
        return Where(day=decision.issued_on)
    unit = slug(issuer.name) if issuer.level in (Level.DISTRICT, Level.COMMUNE) else None
    return Where(decision.province.code, unit, decision.issued_on)
