"""The form of an item: which fields a person fills in, how a value stands in them, and how it is read from them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from pydantic import ValidationError

from dataset.corrections import Item, ItemKind, model_of
from kehoach import figures
from kehoach.web.names import COMPARATOR_NAMES, RELATION_NAMES
from schemas import Agency, Evidence, Task

Input = Literal["line", "text", "number", "date", "names", "yes", "choice"]


@dataclass(frozen=True)
class Field:
    """A field of a form. `hint` says how to write a value, `choices` are (value, label) pairs."""

    name: str
    label: str
    input: Input
    required: bool = False
    hint: str | None = None
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Wrong(Exception):
    """What a person wrote is no item; `problems` says by field what is wrong."""

    problems: Mapping[str, str]


_DATE = "năm, tháng/năm hoặc ngày/tháng/năm"
_NUMBER = "như trong văn bản: 1.250,5"
_ONE_A_LINE = "mỗi dòng một cơ quan"

FORMS: dict[ItemKind, tuple[Field, ...]] = {
    ItemKind.TARGETS: (
        Field("indicator", "Chỉ tiêu", "text", required=True),
        Field("comparator", "So sánh", "choice", required=True, choices=tuple(COMPARATOR_NAMES.items())),
        Field("value", "Giá trị", "number", required=True, hint=_NUMBER),
        Field("value_max", "Đến (nếu là khoảng)", "number", hint=_NUMBER),
        Field("unit", "Đơn vị", "line"),
        Field("by", "Thời hạn", "date", hint=_DATE),
        Field("baseline", "Hiện trạng", "number", hint=_NUMBER),
        Field("approximate", "Con số ước chừng", "yes"),
    ),
    ItemKind.TASKS: (
        Field("action", "Nhiệm vụ", "text", required=True),
        Field("lead", "Chủ trì", "names", hint=_ONE_A_LINE),
        Field("partners", "Phối hợp", "names", hint=_ONE_A_LINE),
        Field("start", "Bắt đầu", "date", hint=_DATE),
        Field("end", "Hoàn thành", "date", hint=_DATE),
        Field("recurrence", "Định kỳ", "line"),
        Field("output", "Sản phẩm", "line"),
    ),
    ItemKind.BUDGETS: (
        Field("amount", "Số tiền", "number", required=True, hint="đủ chữ số: 6.630.000.000"),
        Field("amount_max", "Đến (nếu là khoảng)", "number"),
        Field("currency", "Loại tiền", "line", required=True),
        Field("purpose", "Chi cho", "text"),
        Field("source", "Nguồn", "line"),
        Field("year", "Năm hoặc giai đoạn", "line", hint="2024 hoặc 2021-2025"),
        Field("total", "Là tổng kinh phí của cả kế hoạch", "yes"),
        Field("approximate", "Con số ước chừng", "yes"),
    ),
    ItemKind.REFERENCES: (
        Field("number", "Số, ký hiệu", "line", required=True),
        Field("relation", "Quan hệ", "choice", required=True,
              choices=tuple((relation.value, name) for relation, name in RELATION_NAMES.items())),
        Field("type", "Loại văn bản", "line"),
        Field("issuer", "Cơ quan ban hành", "line"),
        Field("issued_on", "Ngày ban hành", "date", hint=_DATE),
    ),
}  # fmt: skip


def written(item: Item) -> dict[str, str]:
    """An item as its form shows it."""
    found = item.model_dump()
    return {field.name: _written(field, found[field.name]) for field in FORMS[_kind_of(item)]}


def _kind_of(item: Item) -> ItemKind:
    return next(kind for kind in ItemKind if isinstance(item, model_of(kind)))


def _written(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.input == "number":
        return figures.number(value)
    if field.input == "date":
        return figures.day(value) or ""
    if field.input == "names":
        return "\n".join(agency["name"] for agency in value)
    if field.input == "yes":
        return "yes" if value else ""
    return str(value)


def item_from(kind: ItemKind, form: Mapping[str, str], evidence: Evidence, old: Item | None) -> Item:
    """The item that a filled-in form is; what the form does not ask for stays as in the `old` one.

    Raises Wrong with what is wrong in which field.
    """
    said: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for field in FORMS[kind]:
        words = form.get(field.name, "").strip()
        if field.required and not words:
            problems[field.name] = "chưa điền"
            continue
        try:
            said[field.name] = _read(field, words, old)
        except ValueError as error:
            problems[field.name] = str(error)
    if problems:
        raise Wrong(problems)
    base = old.model_dump() if old is not None else {}
    try:
        return model_of(kind).model_validate(
            {
                **base,
                **said,
                "evidence": evidence,
                "rule": "person.edited" if old else "person.added",
                "confidence": 1.0,
            }
        )
    except ValidationError as error:
        raise Wrong({str(each["loc"][0]) if each["loc"] else "": "không hợp lệ" for each in error.errors()}) from error


def _read(field: Field, words: str, old: Item | None) -> Any:
    match field.input:
        case "number":
            return _number(words) if words else None
        case "date":
            return _date(words) if words else None
        case "names":
            return _agencies(words.splitlines(), old)
        case "yes":
            return words != ""
    return words or None


_VIETNAMESE = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?|[+-]?\d+(,\d+)?")


def _number(words: str) -> Decimal:
    """A number with dots between thousands and a comma before decimals; `8.5`, where the dot parts no thousands, is read too."""
    plain = words.replace(" ", "")
    if _VIETNAMESE.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise ValueError("không phải là số") from None
    if not value.is_finite() or abs(value) >= Decimal(10) ** 24:
        raise ValueError("không phải là số")
    return value


_DAY = re.compile(r"(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})")


def _date(words: str) -> str:
    """ISO 8601 cut to what is known, from that form or from day/month/year."""
    found = _DAY.fullmatch(words.replace("-", "/") if re.fullmatch(r"\d{1,2}-.*", words) else words)
    parts = [part for part in (found[3], found[2], found[1]) if part] if found else words.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3 or len(parts[0]) != 4:
        raise ValueError("không phải là ngày")
    return "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])


def _agencies(lines: Sequence[str], old: Item | None) -> list[Agency]:
    """The agencies by name; those that the item had before keep what is known of them."""
    known = {agency.name: agency for agency in (*old.lead, *old.partners)} if isinstance(old, Task) else {}
    names = [line.strip() for line in lines if line.strip()]
    return [known.get(name, Agency(name=name)) for name in names]
