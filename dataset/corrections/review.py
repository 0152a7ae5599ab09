"""The machine's record with people's corrections laid over it. Pure: the same record and journal give the same result."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dataset.corrections.fields import ReviewedField, corrected_parts, review_fields
from dataset.corrections.model import Action, Correction, Header, Item, ItemKind, State, items_of, standing
from schemas import Budget, Record

_RULES = {State.ACCEPTED: "person.accepted", State.EDITED: "person.edited", State.ADDED: "person.added"}
"""The rules of items that a person vouches for: they stand in `rule`, in every export, with a confidence of 1."""


def item_of(said: Item | Header | None) -> Item | None:
    """What a line says of an item; None where it says nothing, or speaks of a field."""
    return said if isinstance(said, Item) else None


@dataclass(frozen=True)
class Reviewed:
    """An item as people left it. `value` is None where it is no item any more; `machine` is None for an added one.

    `version` is the number of lines that the journal has on it: the next one must know it.
    """

    kind: ItemKind
    name: str
    state: State
    value: Item | None
    machine: Item | None = None
    history: tuple[Correction, ...] = ()

    @property
    def version(self) -> int:
        """How many lines the journal has on this item."""
        return len(self.history)

    @property
    def shown(self) -> Item:
        """The item as it is, or as it was before it was deleted or taken back."""
        found = (
            self.value
            or self.machine
            or next((found for line in reversed(self.history) if (found := item_of(line.value or line.before))), None)
        )
        if found is None:
            raise ValueError(f"{self.name}: neither a machine's item nor a person's")
        return found


@dataclass(frozen=True)
class Review:
    """A record's items as people left them, in the order of the text, and the fields of its header, plan and news.

    `stale` are corrections of another text of it.
    """

    machine: Record
    items: tuple[Reviewed, ...]
    fields: tuple[ReviewedField, ...] = ()
    stale: tuple[Correction, ...] = field(default=())

    def of(self, kind: ItemKind) -> tuple[Reviewed, ...]:
        """The items of one list, deleted ones among them."""
        return tuple(item for item in self.items if item.kind is kind)

    def named(self, name: str) -> Reviewed | None:
        """The item of that name."""
        return next((item for item in self.items if item.name == name), None)

    def field_named(self, name: str) -> ReviewedField | None:
        """The field of that name."""
        return next((field for field in self.fields if field.name == name), None)

    @property
    def record(self) -> Record:
        """The record that counts: the machine's where nobody said anything, people's where they did."""
        states = {*(item.state for item in self.items), *(field.state for field in self.fields)}
        if states <= {State.MACHINE}:
            return self.machine
        lists = {kind: [item.value for item in self.of(kind) if item.value is not None] for kind in ItemKind}
        parts: dict[str, object] = {kind.value: values for kind, values in lists.items()}
        parts[ItemKind.BUDGETS.value] = self._budgets()
        return Record.model_validate({**dict(self.machine), **parts, **corrected_parts(self.machine, self.fields)})

    def _budgets(self) -> list[Item]:
        """The budgets with `parent` at the place where the sum that it means stands now."""
        machine = self.machine.budgets
        kept = [item for item in self.of(ItemKind.BUDGETS) if item.value is not None]
        places = {id(item.machine): place for place, item in enumerate(kept) if item.machine is not None}
        found: list[Item] = []
        for item in kept:
            if isinstance(item.value, Budget):
                old = item.machine.parent if isinstance(item.machine, Budget) else None
                parent = places.get(id(machine[old])) if old is not None else None
                found.append(item.value.model_copy(update={"parent": parent}))
        return found


def text_key(text: str) -> str:
    """What tells whether two texts are the same, letter for letter, so that an offset in one is an offset in the other."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def review(record: Record, journal: Iterable[Correction]) -> Review:
    """Lay the journal of a decision over its record.

    Corrections of the same text find their item again after the extractor changed its mind: by the same item, else by its
    name, else by the words that both were read from. Those of another text are given back as `stale` and change nothing.
    """
    key = text_key(record.document.text)
    histories: dict[str, list[Correction]] = {}
    stale = []
    for line in sorted(journal, key=lambda line: line.id):
        if line.text_key == key:
            histories.setdefault(line.item, []).append(line)
        else:
            stale.append(line)
    items: list[Reviewed] = []
    for kind in ItemKind:
        machine = items_of(record, kind)
        own = {name: lines for name, lines in histories.items() if lines[0].kind is kind}
        items.extend(_of_kind(kind, machine, own))
    return Review(record, tuple(items), tuple(review_fields(record, histories)), tuple(stale))


def _of_kind(kind: ItemKind, machine: Sequence[Item], histories: dict[str, list[Correction]]) -> list[Reviewed]:
    names = _names(kind, machine)
    taken = _match(machine, names, histories)
    found = []
    for place, item in enumerate(machine):
        corrected = taken.get(place)
        name = corrected if corrected is not None else names[place]
        if corrected is None and name in histories:
            name += "+"  # its name went to another item, which is the one that was corrected
        found.append(_reviewed(kind, name, item, histories.get(name, [])))
    # The machine's items keep their order; what only people know of goes to where its words are.
    for name in (each for each in histories if each not in taken.values()):
        known = _reviewed(kind, name, None, histories[name])
        start = known.shown.evidence.start
        place = next((n for n, other in enumerate(found) if other.shown.evidence.start > start), len(found))
        found.insert(place, known)
    return found


def _reviewed(kind: ItemKind, name: str, machine: Item | None, history: Sequence[Correction]) -> Reviewed:
    left = standing(history)
    if not left:
        state = State.MACHINE if machine is not None else State.DELETED
        return Reviewed(kind, name, state, machine, machine, tuple(history))
    said = next((value for line in reversed(left) if (value := item_of(line.value)) is not None), None)
    # What was accepted is what the machine had said then, whatever it says now.
    value = said or item_of(left[-1].before) or machine
    if left[-1].action is Action.DELETE or value is None:
        return Reviewed(kind, name, State.DELETED, None, machine, tuple(history))
    state = (
        State.ADDED if left[0].action is Action.ADD
        else State.EDITED if said is not None
        else State.ACCEPTED
    )  # fmt: skip
    vouched = value.model_copy(update={"rule": _RULES[state], "confidence": 1.0})
    return Reviewed(kind, name, state, vouched, machine, tuple(history))


def _names(kind: ItemKind, items: Sequence[Item]) -> list[str]:
    """A name for each item: its kind, its words' place, and which of the items of these words it is."""
    counts: dict[tuple[int, int], int] = {}
    names = []
    for item in items:
        place = (item.evidence.start, item.evidence.end)
        number = counts[place] = counts.get(place, 0) + 1
        names.append(f"{kind.value}-{place[0]}-{place[1]}-{number}")
    return names


def _match(machine: Sequence[Item], names: Sequence[str], histories: dict[str, list[Correction]]) -> dict[int, str]:
    """Which of the machine's items (by place) each corrected item is now."""
    taken: dict[int, str] = {}
    waiting = {name: before for name, lines in histories.items() if (before := item_of(lines[0].before)) is not None}

    def take(place: int, name: str) -> None:
        taken[place] = name
        del waiting[name]

    meanings = [_meaning(item) for item in machine]
    for name, before in list(waiting.items()):
        same = _meaning(before)
        place = next((n for n, meaning in enumerate(meanings) if meaning == same and n not in taken), None)
        if place is not None:
            take(place, name)
    for name in list(waiting):
        place = next((n for n, own in enumerate(names) if own == name and n not in taken), None)
        if place is not None:
            take(place, name)
    for name, before in list(waiting.items()):
        shared = [(_shared(item, before), -n) for n, item in enumerate(machine) if n not in taken]
        most, place = max(shared, default=(0.0, 0))
        if most >= 0.5:
            take(-place, name)
    return taken


def _meaning(item: Item | None) -> object:
    """An item without how it was found."""
    return item.model_dump(exclude={"rule", "confidence", "parent", "group"}) if item is not None else None


def _shared(item: Item, other: Item | None) -> float:
    """The share of the shorter one's words that both have."""
    if other is None:
        return 0.0
    one, two = item.evidence, other.evidence
    overlap = min(one.end, two.end) - max(one.start, two.start)
    return max(0, overlap) / min(one.end - one.start, two.end - two.start)
