"""A gazette's issue that holds several documents: cut where a new document's head begins.

A head is told by all that the official form puts there (ND 30/2020/NĐ-CP, annex I, cells 1 to 4): the national motto, a
number that no head before had, and a full date; and by the signature of the document above it. An attached plan has
neither number nor date in its head, a form in an annex leaves them open.
"""

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from extract.fold import compile_folded, fold, fold_characters
from extract.form import form
from extract.header.head import NUMBER
from extract.lines import ARTICLE, ATTACHED, Block, Lines, is_capitals
from schemas import Document, Table, Warning
from schemas.parts import part_of

_ABOVE = 4
"""Lines of the left column that may stand above the motto, where columns were read one after the other."""
_BELOW = 7
"""Blocks below the motto among which number, date and title stand."""

_MOTTO = compile_folded(r"cộng\s*hòa\s*xã\s*hội\s*chủ\s*nghĩa\s*việt\s*nam")
# Its first words in capitals, of which some lost theirs: most documents have them once and are done with.
_ANY_MOTTO = re.compile(r"C[Ộộ]NG\s*H(?:[Òò]A|O[Àà])\s*X[Ãã]")
_DATED = compile_folded(r"ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Head:
    """The block that a document's head begins with, and its number."""

    block: int
    number: str


def split_issue(document: Document) -> tuple[Document, ...]:
    """The documents of an issue, each with its own text and the pages' numbers kept; the document itself if it is one.

    They are named `document-1`, `document-2`, … in `Source.member`, behind what the issue is called.
    """
    if sum(1 for _ in islice(_ANY_MOTTO.finditer(document.text), 2)) < 2:
        return (document,)
    heads = _heads(document)
    if len(heads) < 2:
        return (document,)
    starts = [document.blocks[head.block].start for head in heads]
    edges = [*starts, len(document.text)]
    parts = []
    for number, (start, end) in enumerate(pairwise(edges), start=1):
        member = f"document-{number}"
        source = document.source.model_copy(
            update={
                "uri": f"{document.source.uri}!/{member}",
                "member": member if document.source.member is None else f"{document.source.member}!/{member}",
            }
        )
        parts.append(part_of(document, start, end, source))
    if starts[0] > 0:
        left_out = Warning(
            code="issue_opening", message=f"{starts[0]} characters before the issue's first document were left out"
        )
        parts[0] = parts[0].model_copy(update={"warnings": (*parts[0].warnings, left_out)})
    return tuple(parts)


def _heads(document: Document) -> list[_Head]:
    folded = fold(document.text)
    lines = Lines(document, folded)
    blocks = document.blocks
    mottos = [index for index, block in enumerate(blocks) if _has_motto(document.text, folded, block)]
    heads: list[_Head] = []
    for index in mottos:
        if heads and index - heads[-1].block <= _ABOVE + 1:
            continue  # the motto's second line
        first = _first(lines, document, index, heads[-1].block + 1 if heads else 0)
        number = _number(document, folded, lines, first, index)
        if number is None or number in {head.number for head in heads}:
            continue
        if heads and not _is_signed(document, lines, heads[-1].block, first):
            continue
        heads.append(_Head(first, number))
    return heads


def _has_motto(text: str, folded: str, block: Block) -> bool:
    """Whether the motto stands in a block as a head has it: in capitals; the state's name in a sentence is none."""
    found = _MOTTO.search(folded, block.start, block.end)
    return found is not None and is_capitals(text[found.start() : found.end()])


def _first(lines: Lines, document: Document, motto: int, floor: int) -> int:
    """The block that the head begins with: the left column may have been read before the motto."""
    first = motto
    while first > max(floor, motto - _ABOVE) and _is_left_column(lines, document.blocks[first - 1]):
        first -= 1
    return first


def _is_left_column(lines: Lines, block: Block) -> bool:
    """Whether a line above the motto names the issuing body; the signer's name above it is not in capitals."""
    if isinstance(block, Table) or lines.is_signing(block):
        return False
    return lines.names_left_column(block) or (block.end - block.start <= 100 and is_capitals(lines.words(block)))


def _number(document: Document, folded: str, lines: Lines, first: int, motto: int) -> str | None:
    """The number in a head that has a full date and attaches to nothing; None where it is no document's head."""
    head = [*document.blocks[first : motto + 1]]
    for block in document.blocks[motto + 1 : motto + _BELOW + 1]:
        if lines.opens(form().basis, block) or lines.opens(ARTICLE, block):
            break
        head.append(block)
    start, end = head[0].start, head[-1].end
    if _DATED.search(folded, start, end) is None:
        return None
    if any(lines.opens(ATTACHED, block) for block in head):
        return None
    found = NUMBER.search(fold_characters(document.text[start:end]))
    return None if found is None else "".join(found.group().split()).casefold()


def _is_signed(document: Document, lines: Lines, start: int, end: int) -> bool:
    """Whether a signature stands between two heads."""
    for block in document.blocks[start:end]:
        if lines.is_signature_table(block) if isinstance(block, Table) else lines.is_signing(block):
            return True
    return False
