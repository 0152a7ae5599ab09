"""`Record`: what one document becomes; the product's data contract (names fixed, see `docs/record.md`).

Absent values are `null`, absent lists `[]`. Dates are ISO 8601 cut to what is known (`2018`, `2018-09`,
`2018-02-08`). Every evidence quotes the text exactly: a record whose evidence does not match cannot be made.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from schemas.document import Box, Document, Frozen, Page, Warning
from schemas.numbers import Quantity

SCHEMA_VERSION = "1.0"

PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
Confidence = Annotated[float, Field(ge=0, le=1)]
Comparator = Literal["=", ">=", "<=", "+", "-"]


class Kind(StrEnum):
    """What a document is: a decision, a plan without one, a news item, a resolution, a directive, or another."""

    DECISION = "decision"
    PLAN = "plan"
    NEWS = "news"
    RESOLUTION = "resolution"
    DIRECTIVE = "directive"
    OTHER = "other"


class Level(StrEnum):
    """The level of government that an authority belongs to."""

    CENTRAL = "central"
    MINISTRY = "ministry"
    PROVINCE = "province"
    DEPARTMENT = "department"
    DISTRICT = "district"
    COMMUNE = "commune"


class Relation(StrEnum):
    """How a document relates to another that it names."""

    LEGAL_BASIS = "legal_basis"
    PROPOSAL = "proposal"
    IMPLEMENTS = "implements"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"
    PROMULGATES = "promulgates"
    MENTIONS = "mentions"


class Evidence(Frozen):
    """The words a value came from: `document.text[start:end] == quote`, and the page they stand on if known.

    `box` is the rectangle around the words that stand on that page (`[x0, top, x1, bottom]` in points from the page's
    upper left corner). `ocr_confidence` (0 to 1) is null for words of a text; for words that were recognised in a picture
    it is the recognition's confidence in the least sure of them.
    """

    start: Annotated[int, Field(ge=0)]
    end: int
    quote: Annotated[str, Field(min_length=1)]
    page: int | None = None
    box: Box | None = None
    ocr_confidence: Confidence | None = None

    @model_validator(mode="after")
    def _length_agrees(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"evidence [{self.start}, {self.end}) does not have the length of its quote")
        return self

    @classmethod
    def at(cls, document: Document, start: int, end: int) -> "Evidence":
        """The evidence for a stretch of a document's text, without the blanks at its ends.

        Raises ValueError when the stretch is empty or leaves the text.
        """
        text = document.text
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no text at [{start}, {end})")
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        place = document.place_of(start, end)
        return cls(
            start=start, end=end, quote=text[start:end], page=place.page, box=place.box, ocr_confidence=place.confidence
        )


class FieldEvidence(Evidence):
    """The words that one field of the decision, the plan or the news came from."""

    field: str

    @classmethod
    def of(cls, document: Document, field: str, start: int, end: int) -> "FieldEvidence":
        """Like `Evidence.at`, for a named field."""
        found = Evidence.at(document, start, end)
        return cls(field=field, **dict(found))


class ProvenanceSource(StrEnum):
    """Where a value of the header was found."""

    TEXT = "text"
    OCR = "ocr"
    SECOND_READING = "second_reading"
    STAMP = "stamp"
    SIGNATURE_TIME = "signature_time"
    FILE_NAME = "file_name"
    PORTAL = "portal"
    PERSON = "person"


class Provenance(Frozen):
    """One place that says what a field's value is, or confirms it: the words as they stand there.

    `person`: somebody accepted or corrected the field; of the plan and the news their fields are named `plan.title`,
    `news.site`. Only `text` and `ocr` are places of the document's text (and have evidence of the same field); the others stand
    outside it. A number or date that was recognised in a picture has at least two entries: it is in the record only
    because a second reading or another place agrees.
    """

    field: str
    source: ProvenanceSource
    words: str
    page: int | None = None
    box: Box | None = None
    ocr_confidence: Confidence | None = None


class DocumentInfo(Frozen):
    """The document that a record was made from, with the text that every offset points into.

    `member`: its path inside the archive, the e-mail or the gazette issue that it came from; `uri` ends in it.
    `ocr`: the text of some of its pages was recognised in pictures (`pages[].kind` says which: `ocr`).
    """

    sha256: str
    uri: str
    member: str | None = None
    media_type: str
    kind: Kind
    text: str
    pages: list[Page] = []
    ocr: bool = False
    encoding: str | None = None
    retrieved_at: str | None = None


class News(Frozen):
    """A news item about a decision: the item itself. `published_at` has the clock and zone where they are said."""

    site: str | None = None
    title: str | None = None
    author: str | None = None
    published_on: PartialDate | None = None
    published_at: str | None = None
    evidence: list[FieldEvidence] = []


class Issuer(Frozen):
    """The authority that issues. `office` is the head that signs in the body's place (`Chủ tịch`), if it says so."""

    name: str
    level: Level | None = None
    office: str | None = None


class ProvinceRef(Frozen):
    """A province as it was on the document's date, and the one its territory belongs to today."""

    code: str
    name: str
    current_code: str | None = None
    current_name: str | None = None


class Signer(Frozen):
    """Who signed. `authority` is the signing power as written (`TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`)."""

    name: str | None = None
    position: str | None = None
    authority: str | None = None


class Decision(Frozen):
    """The decision that the document is, or, for a news item, the one that it reports."""

    number: str | None = None
    serial: int | None = None
    year: int | None = None
    symbol: str | None = None
    type: str | None = None
    normative: bool = False
    title: str | None = None
    issuer: Issuer | None = None
    province: ProvinceRef | None = None
    place: str | None = None
    issued_on: PartialDate | None = None
    effective_on: PartialDate | None = None
    expires_on: PartialDate | None = None
    signer: Signer = Signer()
    recipients: list[str] = []
    evidence: list[FieldEvidence] = []
    provenance: list[Provenance] = []


class Period(Frozen):
    """A stretch of time; either end may be open."""

    start: PartialDate | None = None
    end: PartialDate | None = None


class Plan(Frozen):
    """The plan that the decision promulgates: its title, the time it is for, its general goal, its sectors."""

    title: str | None = None
    period: Period = Period()
    goal: str | None = None
    sectors: list[str] = []
    evidence: list[FieldEvidence] = []


class AgencyType(StrEnum):
    """What kind of body an agency is; `GROUP` is a standing list without names ("các sở, ban, ngành")."""

    NATIONAL_AUTHORITY = "national_authority"
    MINISTRY = "ministry"
    GOVERNMENT_AGENCY = "government_agency"
    PEOPLE_COMMITTEE = "people_committee"
    PEOPLE_COUNCIL = "people_council"
    COUNCIL_OFFICE = "council_office"
    DEPARTMENT = "department"
    DIVISION = "division"
    BRANCH = "branch"
    POLICE = "police"
    MILITARY = "military"
    PARTY = "party"
    FRONT = "front"
    MASS_ORGANISATION = "mass_organisation"
    COURT = "court"
    PROCURACY = "procuracy"
    MEDIA = "media"
    ENTERPRISE = "enterprise"
    BOARD = "board"
    PUBLIC_UNIT = "public_unit"
    GROUP = "group"


class Agency(Frozen):
    """A body as written, and what is known of its identity: kind of body, level, province code at the document's date.

    `id` is the same for one body whatever words name it, and None for lists without names and for kinds of which there are many.
    """

    name: str
    level: Level | None = None
    province: str | None = None
    type: AgencyType | None = None
    id: str | None = None


class Found(Frozen):
    """What every item found in the text carries: its words, the rule that found it, how sure it is (0 to 1)."""

    evidence: Evidence
    rule: str
    confidence: Confidence = 1.0


class Target(Found):
    """A figure to reach. `value` is in `unit` as written; `value_max` only for a range; `by` when it must hold.

    `baseline` is where it starts from, `group` the heading or the row that governs it, `scope` the area or field that it is
    said for, as written ("toàn tỉnh", "khu vực nông thôn", "Xã Tân Lập").
    """

    indicator: str
    value: Quantity
    value_max: Quantity | None = None
    unit: str | None = None
    comparator: Comparator = "="
    by: PartialDate | None = None
    baseline: Quantity | None = None
    group: str | None = None
    scope: str | None = None
    approximate: bool = False


class Task(Found):
    """Something that somebody is given to do; `recurrence` as written (`hằng năm`, `thường xuyên`).

    `cost` is what the task's own cell or line says that it costs; a sum there is in the record's `budgets` too.
    """

    action: str
    lead: list[Agency] = []
    partners: list[Agency] = []
    beneficiaries: list[Agency] = []
    start: PartialDate | None = None
    end: PartialDate | None = None
    recurrence: str | None = None
    output: str | None = None
    cost: str | None = None
    group: str | None = None


class Budget(Found):
    """Money set aside or estimated. `amount` in the currency's unit; `year` a year or a period (`2016-2020`).

    `parent` is the place in the record's `budgets` (from 0) of the sum that this one is a part of.
    """

    amount: Quantity
    amount_max: Quantity | None = None
    currency: str = "VND"
    approximate: bool = False
    total: bool = False
    source: str | None = None
    year: str | None = None
    purpose: str | None = None
    parent: int | None = None


class Reference(Found):
    """Another numbered document: `number` in its normal form, the words as written in the evidence."""

    number: str
    type: str | None = None
    issuer: str | None = None
    issued_on: PartialDate | None = None
    relation: Relation


class Record(Frozen):
    """One document as data. Raises ValueError when an evidence does not quote `document.text`."""

    schema_version: str = SCHEMA_VERSION
    id: str
    document: DocumentInfo
    news: News | None = None
    decision: Decision = Decision()
    plan: Plan | None = None
    targets: list[Target] = []
    tasks: list[Task] = []
    budgets: list[Budget] = []
    references: list[Reference] = []
    warnings: list[Warning] = []

    def evidences(self) -> Iterator[Evidence]:
        """Every evidence in the record."""
        for part in (self.news, self.decision, self.plan):
            if part is not None:
                yield from part.evidence
        for items in (self.targets, self.tasks, self.budgets, self.references):
            for item in items:
                yield item.evidence

    @model_validator(mode="after")
    def _evidence_quotes_the_text(self) -> Self:
        text = self.document.text
        for evidence in self.evidences():
            if text[evidence.start : evidence.end] != evidence.quote:
                raise ValueError(f"evidence [{evidence.start}, {evidence.end}) does not quote the document's text")
        return self
