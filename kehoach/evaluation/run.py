"""Evaluate over a folder of gold files: read each document, extract its record, score it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from kehoach.evaluation.gold import UnusableGold, gold_hash, read_gold
from kehoach.evaluation.positions import OtherText
from kehoach.evaluation.score import DocumentScore, score_document
from schemas import Document, PageKind, Record


@dataclass(frozen=True, slots=True)
class Skipped:
    """A gold file that was not scored, and why. `failed`: the program broke on it, which is a defect of ours."""

    name: str
    reason: str
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all documents that could be scored, what was left out, and the hash of the folder's gold."""

    documents: tuple[DocumentScore, ...]
    skipped: tuple[Skipped, ...]
    gold_sha256: str


class _NotScored(Exception):
    def __init__(self, reason: str, failed: bool = False) -> None:
        super().__init__(reason)
        self.failed = failed


def evaluate_folder(
    gold_folder: Path,
    documents_folder: Path,
    only: Sequence[str] = (),
    progress: Callable[[str], None] = lambda name: None,
) -> Evaluation:
    """Score every `<name>.json` of a folder whose document can be read, in order of name.

    `only` keeps the names that contain one of its words. `progress` is told each name before its work begins.
    Raises UnusableGold when the folder has no gold file or one of them has another form.
    """
    paths = sorted(gold_folder.glob("*.json"))
    if not paths:
        raise UnusableGold(f"{gold_folder}: no gold files (*.json) here")
    documents, skipped = [], []
    read = lru_cache(maxsize=1)(partial(_document, documents_folder))  # gold with positions needs its document twice
    for path in paths:
        if only and not any(word in path.stem for word in only):
            continue
        progress(path.stem)
        try:
            gold = read_gold(path, lambda name: read(name).text)
            documents.append(score_document(path.stem, gold, _record(read(gold.document))))
        except _NotScored as error:
            skipped.append(Skipped(path.stem, str(error), error.failed))
        except OtherText as error:
            skipped.append(Skipped(path.stem, str(error), failed=True))
    return Evaluation(tuple(documents), tuple(skipped), gold_hash([gold_folder]))


def _document(folder: Path, name: str) -> Document:
    from corpus.errors import UnreadableInput
    from corpus.read import read_document

    if not (folder / name).is_file():
        raise _NotScored(f"{name} is not in the folder of documents")
    try:
        document = read_document(folder / name)
    except UnreadableInput as error:
        raise _NotScored(f"{name} {error}") from error
    except Exception as error:  # one broken document must not hide the score of the others
        raise _broken(error) from error
    if document.pages and all(page.kind is PageKind.PICTURE for page in document.pages):
        raise _NotScored(f"{name} holds only pictures of text")
    return document


def _record(document: Document) -> Record:
    from extract.pipeline import extract_record

    try:
        return extract_record(document)
    except Exception as error:
        raise _broken(error) from error


def _broken(error: Exception) -> _NotScored:
    return _NotScored(f"internal error: {type(error).__name__}: {error}", failed=True)
