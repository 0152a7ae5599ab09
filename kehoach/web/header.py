"""The fields of the header, the plan and the news on the pages: how each is shown, filled in and read from its form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from dataset.corrections import FIELDS, Correction, Header, Part, Review, ReviewedField, State
from kehoach import figures
from kehoach.web.fields import DATE, Field, Wrong, read_field, written_field
from kehoach.web.items import Change, change_of
from kehoach.web.language import Translate
from kehoach.web.names import FIELD_NAMES, LEVEL_NAMES, STATE_NAMES
from schemas import Decision, Issuer, News, Period, Plan, Record, Signer

PART_NAMES = {Part.DECISION: "Văn bản này", Part.PLAN: "Kế hoạch", Part.NEWS: "Tin đăng"}

_DAY = (Field("day", "Ngày", "date", hint=DATE),)
_WORDS = (Field("words", "Nội dung", "text"),)
_LINE = (Field("words", "Nội dung", "line"),)
_LINES = (Field("lines", "Nội dung", "names", hint="mỗi dòng một mục"),)

_MODELS: dict[Part, type[Header]] = {Part.DECISION: Decision, Part.PLAN: Plan, Part.NEWS: News}

HEADER_FORMS: dict[tuple[Part, str], tuple[Field, ...]] = {
    (Part.DECISION, "number"): _LINE, (Part.DECISION, "type"): _LINE, (Part.DECISION, "title"): _WORDS,
    (Part.DECISION, "issuer"): (
        Field("name", "Cơ quan ban hành", "line"),
        Field("level", "Cấp ban hành", "choice", choices=(("", "chưa rõ"), *LEVEL_NAMES.items())),
    ),
    (Part.DECISION, "province"): _LINE, (Part.DECISION, "place"): _LINE, (Part.DECISION, "issued_on"): _DAY,
    (Part.DECISION, "effective_on"): _DAY, (Part.DECISION, "expires_on"): _DAY,
    (Part.DECISION, "signer"): (
        Field("name", "Họ và tên", "line"), Field("position", "Chức vụ", "line"), Field("authority", "Thẩm quyền ký", "line"),
    ),
    (Part.DECISION, "recipients"): _LINES,
    (Part.PLAN, "title"): _WORDS,
    (Part.PLAN, "period"): (Field("start", "Bắt đầu", "date", hint=DATE), Field("end", "Hoàn thành", "date", hint=DATE)),
    (Part.PLAN, "goal"): _WORDS, (Part.PLAN, "sectors"): _LINES,
    (Part.NEWS, "title"): _WORDS, (Part.NEWS, "site"): _LINE, (Part.NEWS, "author"): _LINE, (Part.NEWS, "published_on"): _DAY,
}  # fmt: skip
"""Each field's form; one left empty says that the document does not tell."""


@dataclass(frozen=True)
class FieldView:
    """A field on a page. `words`: it has marks in the text, under its name. `machine` is what a person corrected."""

    name: str
    kind: Part
    label: str
    value: str
    state: State
    state_name: str
    version: int
    words: bool
    machine: str | None
    history: tuple[Change, ...]
    written: dict[str, str]

    @property
    def undoable(self) -> bool:
        """Whether there is something of a person's to take back."""
        return self.state is not State.MACHINE


def field_views(review: Review, _: Translate) -> list[tuple[str, list[FieldView]]]:
    """The header, the plan and the news, each with its fields, those that are not known too."""
    groups: dict[Part, list[FieldView]] = {}
    for field in review.fields:
        groups.setdefault(field.kind, []).append(field_view(field, review.machine, _))
    return [(_(PART_NAMES[part]), views) for part, views in groups.items()]


def field_view(field: ReviewedField, record: Record, _: Translate) -> FieldView:
    """One field for the page."""
    header = {Part.DECISION: record.decision, Part.PLAN: record.plan, Part.NEWS: record.news}[field.kind]
    evidence = header.evidence if header is not None else []
    edited = field.state is State.EDITED
    return FieldView(
        name=field.name, kind=field.kind, label=label_of(field.kind, field.field, _), value=shown(field.field, field.value, _),
        state=field.state, state_name=_(STATE_NAMES[field.state]), version=field.version,
        words=any(words.field.split(".")[0] == field.field for words in evidence),
        machine=(shown(field.field, field.machine, _) or _("chưa rõ")) if edited else None,
        history=tuple(change_of(line, said_by(line, _), _) for line in field.history), written=_written(field),
    )  # fmt: skip


def said_by(line: Correction, _: Translate) -> str | None:
    """What a line of the journal made of a field, in one line; None where it made nothing of it."""
    if not isinstance(line.value, Header):
        return None
    return shown(line.item.partition("-")[2], line.value, _) or _("chưa rõ")


def label_of(part: Part, field: str, _: Translate) -> str:
    """What a field is called."""
    return _("Tên kế hoạch") if (part, field) == (Part.PLAN, "title") else _(FIELD_NAMES[field])


def shown(field: str, value: Header, _: Translate) -> str:
    """A field in one line; empty where it is not known."""
    if isinstance(value, Decision):
        match field:
            case "issuer":
                return value.issuer.name if value.issuer else ""
            case "province":
                place = value.province
                if place is None:
                    return ""
                merged = place.current_name not in (None, place.name)
                return f"{place.name} ({_('nay là')} {place.current_name})" if merged else place.name
            case "signer":
                who = value.signer
                return ", ".join(part for part in (who.authority, who.position, who.name) if part)
    if isinstance(value, Plan) and field == "period":
        return figures.period(figures.day(value.period.start), figures.day(value.period.end))
    said = dict(value)[field]
    if isinstance(said, list):
        return "; ".join(said)
    return (figures.day(said) if field.endswith("_on") else said) or ""


def _written(field: ReviewedField) -> dict[str, str]:
    form = HEADER_FORMS[field.kind, field.field]
    said = _said(field.field, field.value)
    return {each.name: written_field(each, said.get(each.name)) for each in form}


def _said(field: str, value: Header) -> dict[str, Any]:
    """A field's value by the names of its form."""
    if isinstance(value, Decision) and field == "issuer":
        return {"name": value.issuer.name, "level": value.issuer.level} if value.issuer else {}
    if isinstance(value, Decision) and field == "province":
        return {"words": value.province.name if value.province else None}
    if isinstance(value, Decision) and field == "signer":
        return dict(value.signer)
    if isinstance(value, Plan) and field == "period":
        return dict(value.period)
    said = dict(value)[field]
    return {"lines": said, "words": said, "day": said}


def header_from(part: Part, field: str, form: Mapping[str, str], record: Record) -> Header:
    """The field that a filled-in form says. Raises Wrong with what is wrong in which field of the form."""
    said: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for each in HEADER_FORMS[part, field]:
        try:
            said[each.name] = read_field(each, form.get(each.name, "").strip())
        except ValueError as error:
            problems[each.name] = str(error)
    if problems:
        raise Wrong(problems)
    try:
        return _header(part, field, said, record)
    except ValidationError as error:
        raise Wrong(dict.fromkeys(said, "không hợp lệ")) from error


def _header(part: Part, field: str, said: Mapping[str, Any], record: Record) -> Header:
    match part, field:
        case Part.DECISION, "number":
            return _numbered(said["words"])
        case Part.DECISION, "issuer":
            name = said["name"]
            return Decision(issuer=Issuer(name=name, level=said["level"]) if name else None)
        case Part.DECISION, "province":
            return _placed(said["words"], record.decision.issued_on)
        case Part.DECISION, "signer":
            return Decision(signer=Signer(**said))
        case Part.PLAN, "period":
            return Plan(period=Period(**said))
    (value,) = said.values()
    return _MODELS[part].model_validate({FIELDS[part][field][0]: value})


def _numbered(number: str | None) -> Decision:
    """A number with what it is made of: `serial/year/symbol`, the year for normative texts only (Decree 30/2020/NĐ-CP, annex I)."""
    if number is None:
        return Decision()
    serial, *rest = number.split("/", 1)
    year, _, symbol = rest[0].partition("/") if rest else ("", "", "")
    dated = len(year) == 4 and year.isdigit() and symbol != ""
    digits = "".join(letter for letter in serial if letter.isdigit())
    return Decision(
        number=number, serial=int(digits) if digits else None, year=int(year) if dated else None,
        symbol=(symbol if dated else rest[0]) if rest else None,
    )  # fmt: skip


def _placed(name: str | None, day: str | None) -> Decision:
    from extract.provinces import find_province  # the extractor's lexicons take a fifth of the server's start

    if name is None:
        return Decision()
    province = find_province(name, day)
    if province is None:
        raise Wrong({"words": "không có tỉnh, thành phố này"})
    return Decision(province=province)
