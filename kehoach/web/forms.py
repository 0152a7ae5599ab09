"""The form of an item: which fields a person fills in, how a value stands in them, and how it is read from them."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from dataset.corrections import Item, ItemKind, model_of
from kehoach.web.fields import DATE, Field, Wrong, read_field, written_field
from kehoach.web.names import COMPARATOR_NAMES, RELATION_NAMES
from schemas import Agency, Evidence, Task

_NUMBER = "như trong văn bản: 1.250,5"
_ONE_A_LINE = "mỗi dòng một cơ quan"

FORMS: dict[ItemKind, tuple[Field, ...]] = {
    ItemKind.TARGETS: (
        Field("indicator", "Chỉ tiêu", "text", required=True),
        Field("comparator", "So sánh", "choice", required=True, choices=tuple(COMPARATOR_NAMES.items())),
        Field("value", "Giá trị", "number", required=True, hint=_NUMBER),
        Field("value_max", "Đến (nếu là khoảng)", "number", hint=_NUMBER),
        Field("unit", "Đơn vị", "line"),
        Field("by", "Thời hạn", "date", hint=DATE),
        Field("baseline", "Hiện trạng", "number", hint=_NUMBER),
        Field("approximate", "Con số ước chừng", "yes"),
    ),
    ItemKind.TASKS: (
        Field("action", "Nhiệm vụ", "text", required=True),
        Field("lead", "Chủ trì", "names", hint=_ONE_A_LINE),
        Field("partners", "Phối hợp", "names", hint=_ONE_A_LINE),
        Field("start", "Bắt đầu", "date", hint=DATE),
        Field("end", "Hoàn thành", "date", hint=DATE),
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
        Field("issued_on", "Ngày ban hành", "date", hint=DATE),
    ),
}  # fmt: skip


def written(item: Item) -> dict[str, str]:
    """An item as its form shows it."""
    found = item.model_dump()
    if isinstance(item, Task):
        found |= {"lead": [agency.name for agency in item.lead], "partners": [agency.name for agency in item.partners]}
    return {field.name: written_field(field, found[field.name]) for field in FORMS[_kind_of(item)]}


def _kind_of(item: Item) -> ItemKind:
    return next(kind for kind in ItemKind if isinstance(item, model_of(kind)))


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
            value = read_field(field, words)
            said[field.name] = _agencies(value, old) if field.input == "names" else value
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


def _agencies(names: Sequence[str], old: Item | None) -> list[Agency]:
    """The agencies by name; those that the item had before keep what is known of them."""
    known = {agency.name: agency for agency in (*old.lead, *old.partners)} if isinstance(old, Task) else {}
    return [known.get(name, Agency(name=name)) for name in names]
