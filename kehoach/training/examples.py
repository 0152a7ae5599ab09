"""Examples: every find in the documents of some gold, what is known of it, and whether the gold has it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach.evaluation.gold import ITEM_KINDS, ItemKind, UnusableGold, read_gold
from kehoach.evaluation.positions import OtherText
from kehoach.evaluation.score import score_document
from schemas import Document, Found


@dataclass(frozen=True, slots=True)
class Example:
    """A find of one kind in one document."""

    document: str
    kind: ItemKind
    features: tuple[str, ...]
    right: bool


def examples_of(
    documents: Path, folders: Sequence[Path], progress: Callable[[str], None] = lambda name: None
) -> list[Example]:
    """The finds in every document of the gold folders; kinds whose gold is partial cannot tell and give none.

    Raises UnusableGold for a gold file that cannot be used, whose document cannot be read or has another text: what is
    learned must not depend on what happened to be there.
    """
    examples = []
    for path in sorted((path for folder in folders for path in folder.glob("*.json")), key=lambda path: path.name):
        progress(path.stem)
        examples += _of_file(documents, path)
    if not examples:
        raise UnusableGold(f"{', '.join(map(str, folders))}: no finds to learn from")
    return examples


def _of_file(documents: Path, path: Path) -> list[Example]:
    from corpus.errors import UnreadableInput
    from corpus.read import read_document
    from extract.confidence import features_of
    from extract.pipeline import extract_record
    from extract.reading import read
    from extract.scope import scope_of

    read_once: dict[str, Document] = {}

    def document_of(name: str) -> Document:
        if name not in read_once:
            read_once[name] = read_document(documents / name)
        return read_once[name]

    try:
        gold = read_gold(path, lambda name: document_of(name).text)
        document = document_of(gold.document)
    except (OtherText, UnreadableInput, OSError) as error:
        raise UnusableGold(f"{path}: {error}") from error
    record, reading = extract_record(document), read(document)
    scope = scope_of(reading.frame.kind, record.decision, record.plan)
    items: dict[ItemKind, Sequence[Found]] = {
        "targets": record.targets,
        "tasks": record.tasks,
        "budgets": record.budgets,
        "references": record.references,
    }
    examples = []
    for kind, score in zip(ITEM_KINDS, score_document(path.stem, gold, record).kinds, strict=True):
        judged = {} if score.recall_only else {item.found_index: True for item in score.matched}
        judged |= {} if score.recall_only else {item.found_index: False for item in score.spurious}
        examples += [
            Example(path.stem, kind, features_of(reading, scope, item), judged[index])
            for index, item in enumerate(items[kind])
            if index in judged
        ]
    return examples
