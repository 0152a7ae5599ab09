"""Examples: what is known of the finds in a document, and how many of them the gold has.

They are kept as lines of JSON, because what counts is how the rules did when they had not yet seen the document: the
same document read again by rules that were mended on it tells nothing about the next one.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kehoach.evaluation.gold import ITEM_KINDS, ItemKind, UnusableGold, read_gold
from kehoach.evaluation.positions import OtherText
from kehoach.evaluation.score import score_document
from schemas import Document, Found


class UnusableExamples(Exception):
    """A file of examples that is missing or has another form; `str()` says where and why in one line."""


class Example(BaseModel):
    """The finds of one kind in one document that share their features: how many are right, how many wrong."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    kind: ItemKind
    features: tuple[str, ...]
    right: int
    wrong: int


def read_examples(paths: Sequence[Path]) -> list[Example]:
    """The examples of some files, in order. Raises UnusableExamples."""
    examples = []
    for path in paths:
        for number, line in enumerate(_lines(path), 1):
            try:
                examples.append(Example.model_validate_json(line))
            except ValidationError as error:
                reason = error.errors()[0]["msg"]
                raise UnusableExamples(f"{path}: line {number}: {reason}") from error
    if not examples:
        raise UnusableExamples(f"{', '.join(map(str, paths))}: no examples")
    return examples


def examples_hash(paths: Sequence[Path]) -> str:
    """The SHA-256 of the files' lines, whatever their line ends. Raises UnusableExamples."""
    return hashlib.sha256("\n".join(line for path in paths for line in _lines(path)).encode()).hexdigest()


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text("utf-8").splitlines() if line]
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is no text in UTF-8"
        raise UnusableExamples(f"{path}: {reason}") from error


def as_lines(examples: Sequence[Example]) -> bytes:
    """Examples as a file holds them."""
    return "".join(json.dumps(each.model_dump(), ensure_ascii=False) + "\n" for each in examples).encode()


def judge(
    documents: Path, folders: Sequence[Path], progress: Callable[[str], None] = lambda name: None
) -> list[Example]:
    """The finds in every document of the gold folders; kinds whose gold is partial cannot tell and give none.

    Raises UnusableGold for a gold file that cannot be used, whose document cannot be read or has another text: what is
    learned must not depend on what happened to be there.
    """
    paths = sorted((path for folder in folders for path in folder.glob("*.json")), key=lambda path: path.name)
    if not paths:
        raise UnusableGold(f"{', '.join(map(str, folders))}: no gold files (*.json) here")
    examples: list[Example] = []
    for path in paths:
        progress(path.stem)
        counted = Counter(_judged(documents, path))
        for kind, features in dict.fromkeys((kind, features) for kind, features, _ in counted):
            right, wrong = counted[kind, features, True], counted[kind, features, False]
            examples.append(Example(document=path.stem, kind=kind, features=features, right=right, wrong=wrong))
    return examples


def _judged(documents: Path, path: Path) -> Iterator[tuple[ItemKind, tuple[str, ...], bool]]:
    from corpus.errors import UnreadableInput
    from corpus.read import read_document
    from extract.confidence import features_of
    from extract.pipeline import extract_record
    from extract.reading import read

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
    items: dict[ItemKind, Sequence[Found]] = {
        "targets": record.targets,
        "tasks": record.tasks,
        "budgets": record.budgets,
        "references": record.references,
    }
    for kind, score in zip(ITEM_KINDS, score_document(path.stem, gold, record).kinds, strict=True):
        judged = {item.found_index: item.gold is not None for item in (*score.matched, *score.spurious)}
        for index, item in enumerate(items[kind]):
            if index in judged and not score.recall_only:
                yield kind, features_of(reading, item), judged[index]
