"""A learned tagger beside the rules: is a line of a document a task, a target or neither?

A linear-chain CRF (python-crfsuite) over the lines of the outline, each document in turn tagged by a model that was trained on all
the others, against what the rules find in the same lines. Needs the documents and `pip install 'kehoach[learn]'`; with `--words`
the features have underthesea's words and parts of speech too (`pip install underthesea`).

    python benchmarks/learned_tagger.py ../shared/documents ../shared/gold tests/gold [--words]
"""

import argparse
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from corpus.read import read_document
from extract.agencies import starts_with_action
from extract.outline.model import Leaf
from extract.pipeline import extract_record
from extract.reading import Reading, read
from kehoach.evaluation.gold import read_gold
from kehoach.evaluation.places import Place, places_of
from schemas import Found

TAGS = ("task", "target")
ROUNDS = 60
"""Rounds of L-BFGS: more gain nothing on held-out documents."""


@dataclass(frozen=True)
class Lines:
    """The lines of one document: their features, what the gold says that they are, and what the rules do."""

    name: str
    features: list[list[str]]
    gold: list[str]
    rules: list[str]
    characters: int


def main() -> int:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--words", action="store_true")
    arguments = parser.parse_args()
    started = time.perf_counter()
    documents = list(
        _documents(arguments.documents, arguments.gold, _parts_of_speech if arguments.words else _no_words)
    )
    prepared = time.perf_counter() - started
    learned, training, tagging = [], 0.0, 0.0
    for number, document in enumerate(documents):
        rest = documents[:number] + documents[number + 1 :]
        started = time.perf_counter()
        tagger = _train(rest)
        training += time.perf_counter() - started
        started = time.perf_counter()
        learned.append(tagger.tag(document.features))
        tagging += time.perf_counter() - started
        print(f"\r{number + 1}/{len(documents)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    characters = sum(document.characters for document in documents)
    print(
        f"{len(documents)} documents, {sum(len(document.gold) for document in documents)} lines, {characters} characters"
    )
    print(f"{'':12}{'':10}{'lines':>7}{'precision':>11}{'recall':>9}{'F1':>8}{'macro F1':>10}")
    for tag in TAGS:
        for name, found in (("rules", [document.rules for document in documents]), ("learned", learned)):
            print(_line(tag, name, documents, found))
    print(f"training {training / len(documents):.1f} s a model; features, reading and rules {prepared:.1f} s")
    print(f"tagging alone {characters / 1e6 / tagging:.2f} M characters/s")
    return 0


def _documents(documents: Path, folders: Sequence[Path], words: Callable[[str], list[str]]) -> Iterator[Lines]:
    for path in sorted((path for folder in folders for path in folder.glob("*.json")), key=lambda path: path.name):

        def text_of(name: str) -> str:
            return read_document(documents / name).text

        gold = read_gold(path, text_of)
        document = read_document(documents / gold.document)
        if not document.text or set(gold.partial) & {"tasks", "targets"}:
            continue
        reading, record = read(document), extract_record(document)
        leaves = reading.outline.leaves
        tasks = places_of([task.quote for task in gold.tasks], document.text)
        targets = places_of([target.quote for target in gold.targets], document.text)
        yield Lines(
            path.stem,
            [_features(reading, leaf, words) for leaf in leaves],
            _tags(leaves, tasks, targets),
            _tags(leaves, _places(record.tasks), _places(record.targets)),
            len(document.text),
        )


def _places(items: Sequence[Found]) -> list[Place | None]:
    return [(item.evidence.start, item.evidence.end) for item in items]


def _tags(leaves: Sequence[Leaf], tasks: Sequence[Place | None], targets: Sequence[Place | None]) -> list[str]:
    """Each line's tag; a line with both is a target: its figures are what it is read for."""
    starts = [leaf.start for leaf in leaves]
    tags = ["neither"] * len(leaves)
    for tag, places in (("task", tasks), ("target", targets)):
        for place in places:
            if place is not None:
                tags[max(0, bisect_right(starts, place[0]) - 1)] = tag
    return tags


def _features(reading: Reading, leaf: Leaf, words: Callable[[str], list[str]]) -> list[str]:
    fold = reading.fold
    body = fold[leaf.body_start : leaf.body_end]
    first = body.split(None, 4)[:4]
    above = next(iter(reading.outline.ancestors(leaf)), None)
    features = [
        "bias", f"document={reading.frame.kind.value}", f"kind={leaf.kind.value}", f"part={leaf.part.value}",
        f"topic={leaf.topic}", f"marker={leaf.numbering.style if leaf.numbering else None}",
        f"closed={body[-1:]}", f"length={min(len(body) // 40, 12)}",
        f"childless={leaf.index in reading.outline.childless}",
        f"action={starts_with_action(fold, leaf.body_start, leaf.body_end)}",
        *(f"word{place}={word}" for place, word in enumerate(first)),
        f"words={' '.join(first[:2])}",
        *(f"has={sign}" for sign in ("%", "chủ trì", "phối hợp", "giao ", "trách nhiệm", "đạt ", "phấn đấu", "|") if sign in body),
        f"digits={min(sum(letter.isdigit() for letter in body), 8)}",
    ]  # fmt: skip
    if above is not None:
        opening = fold[above.body_start : above.body_end].split(None, 3)[:3]
        features += [f"above={above.kind.value}", f"above topic={above.topic}", f"above words={' '.join(opening)}"]
    return features + words(reading.words(leaf)[:80])


def _no_words(text: str) -> list[str]:
    return []


def _parts_of_speech(text: str) -> list[str]:
    from underthesea import pos_tag

    tagged = pos_tag(text)[:4]
    return [f"pos{place}={tag}" for place, (_, tag) in enumerate(tagged)] + [
        f"token={word.lower()}" for word, _ in tagged[:2]
    ]


def _train(documents: Sequence[Lines]) -> pycrfsuite.Tagger:
    trainer = pycrfsuite.Trainer(verbose=False, params={"c1": 0.1, "c2": 0.1, "max_iterations": ROUNDS})
    for document in documents:
        trainer.append(document.features, document.gold)
    with tempfile.NamedTemporaryFile(suffix=".crfsuite") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
    return tagger


def _line(tag: str, name: str, documents: Sequence[Lines], found: Sequence[Sequence[str]]) -> str:
    counts = []
    for document, tags in zip(documents, found, strict=True):
        pairs = list(zip(document.gold, tags, strict=True))
        wanted = sum(gold == tag for gold, _ in pairs)
        given = sum(guess == tag for _, guess in pairs)
        counts.append((sum(gold == guess == tag for gold, guess in pairs), wanted, given))
    right, wanted, given = (sum(column) for column in zip(*counts, strict=True))
    macro = [2 * both / (of_gold + of_found) for both, of_gold, of_found in counts if of_gold or of_found]
    precision, recall = right / given if given else 0.0, right / wanted
    pooled = 2 * right / (wanted + given)
    mean = sum(macro) / len(macro)
    return f"{tag:12}{name:10}{wanted:7}{precision:11.3f}{recall:9.3f}{pooled:8.3f}{mean:10.3f}"


if __name__ == "__main__":
    sys.exit(main())
