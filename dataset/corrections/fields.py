"""The fields of the decision, the plan and the news as people left them: what `review` is for items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dataset.corrections.model import Correction, Header, Part, State, model_of_part, part_of, standing
from schemas import Provenance, ProvenanceSource, Record

FIELDS: dict[Part, dict[str, tuple[str, ...]]] = {
    Part.DECISION: {
        "number": ("number", "serial", "year", "symbol"), "type": ("type",), "title": ("title",), "issuer": ("issuer",),
        "province": ("province",), "place": ("place",), "issued_on": ("issued_on",), "effective_on": ("effective_on",),
        "expires_on": ("expires_on",), "signer": ("signer",), "recipients": ("recipients",),
    },
    Part.PLAN: {"title": ("title",), "period": ("period",), "goal": ("goal",), "sectors": ("sectors",)},
    Part.NEWS: {
        "title": ("title",), "site": ("site",), "author": ("author",), "published_on": ("published_on", "published_at"),
    },
}  # fmt: skip
"""What can be corrected, part by part, and what in the record is one with it: a number's serial, year and symbol."""


@dataclass(frozen=True)
class ReviewedField:
    """A field as people left it: `value` and `machine` hold this field alone."""

    kind: Part
    field: str
    state: State
    value: Header
    machine: Header
    history: tuple[Correction, ...] = ()

    @property
    def name(self) -> str:
        """What corrections call it."""
        return f"{self.kind.value}-{self.field}"

    @property
    def version(self) -> int:
        """How many lines the journal has on this field."""
        return len(self.history)


def alone(header: Header, part: Part, field: str) -> Header:
    """A part with one field of its own and nothing else."""
    said = dict(header)
    return model_of_part(part).model_validate({name: said[name] for name in FIELDS[part][field]})


def review_fields(record: Record, histories: dict[str, list[Correction]]) -> Iterator[ReviewedField]:
    """Every field of a record with people's corrections over it; `histories` are lines of the same text by `name`."""
    for part, fields in FIELDS.items():
        header = part_of(record, part)
        for field in fields:
            history = histories.get(f"{part.value}-{field}", [])
            if header is None and not history:
                continue
            machine = alone(header if header is not None else model_of_part(part)(), part, field)
            left = standing(history)
            said = next((line.value for line in reversed(left) if line.value is not None), None)
            # What was accepted is what the machine had said then, whatever it says now.
            value = said or (left[-1].before if left else None)
            state = State.MACHINE if not left else State.EDITED if said is not None else State.ACCEPTED
            yield ReviewedField(
                part, field, state, value if isinstance(value, Header) else machine, machine, tuple(history)
            )


def corrected_parts(record: Record, fields: Sequence[ReviewedField]) -> dict[str, Header]:
    """The parts of a record in which people vouch for something, as they left them: by the part's name.

    `decision.provenance` says which fields, and what they hold.
    """
    vouched = [field for field in fields if field.state is not State.MACHINE]
    found: dict[str, Header] = {}
    for part in dict.fromkeys(field.kind for field in vouched):
        said = {
            name: value
            for field in vouched if field.kind is part
            for name, value in dict(field.value).items() if name in FIELDS[part][field.field]
        }  # fmt: skip
        base = part_of(record, part) or model_of_part(part)()
        found[part.value] = base.model_copy(update=said)
    if vouched:
        named = [_provenance(field) for field in vouched]
        decision = found.get(Part.DECISION.value, record.decision)
        found[Part.DECISION.value] = decision.model_copy(update={"provenance": [*record.decision.provenance, *named]})
    return found


def _provenance(field: ReviewedField) -> Provenance:
    name = field.field if field.kind is Part.DECISION else f"{field.kind.value}.{field.field}"
    return Provenance(field=name, source=ProvenanceSource.PERSON, words="; ".join(_words(field.value.model_dump())))


def _words(said: object) -> Iterator[str]:
    match said:
        case str():
            yield said
        case dict():
            for value in said.values():
                yield from _words(value)
        case list():
            for value in said:
                yield from _words(value)
