"""The signature: who signed, in which position, by which power (ND 30/2020, annex I: TM., KT., TL., TUQ., Q.)."""

import regex

from extract.fold import compile_folded, fold
from extract.form import form, office_name
from extract.frame import Frame, Part
from extract.header.titles import is_capitals
from extract.patterns import compile_pattern
from extract.surnames import surnames
from schemas import Document, FieldEvidence, Signer, Table

_NAME = compile_pattern(
    r"(?:(?:GS|PGS|TS|ThS|BS|Đ/c|TSKH|NGƯT|NGND)\.?\s*)*(?P<name>\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+){1,5})"
    r"(?=\s*(?:$|\n|[-_.|(]|\p{Lu}{2}))"
)

_FOR_ANOTHER = ("KT", "TL", "TUQ")
"""Powers of one who signs for the office behind them."""
_ACTING = "Quyền "
"""Before the office of one who acts for it: "Q. CHỦ TỊCH"."""

_LONGEST_SURNAME = 16
_IN_PIECES = compile_pattern(r"(?<!\p{L})\p{Lu}\p{Ll}{0,4}(?: \p{Ll}{1,4}){1,3}\s+\Z")
_SIGNED = compile_folded(r"\(?\s*đã ký\s*\)?")


def read_signature(document: Document, folded: str, frame: Frame) -> tuple[Signer, list[FieldEvidence]]:
    """The signer of the decision itself: the first signature of the document, whatever is attached behind it."""
    if Part.SIGNATURE not in frame.parts:
        beside = _read_beside(document, folded, frame)
        if beside is not None:
            return beside
    stretches = _stretches(document, frame)
    for index, (start, end) in enumerate(stretches):
        found = _read(document, folded, start, end)
        if found is None:
            continue
        below = stretches[index + 1 : index + 3]
        if found[0].name is None and (continued := _continued(document, folded, found[0], below)) is not None:
            return continued
        return found if found[0].name is not None else _named_below(document, found, below[:1])
    return Signer(), []


def _continued(
    document: Document, folded: str, above: Signer, below: list[tuple[int, int]]
) -> tuple[Signer, list[FieldEvidence]] | None:
    """A signature over two rows of its table: the power and the office signed for, under it the signer's own office and name."""
    if above.authority is None or not above.authority.upper().startswith(_FOR_ANOTHER):
        return None
    for start, end in below:
        found = _read(document, folded, start, end)
        if found is not None and found[0].name is not None and found[0].authority is None:
            return found[0].model_copy(update={"authority": above.authority}), found[1]
    return None


def _named_below(
    document: Document, found: tuple[Signer, list[FieldEvidence]], below: list[tuple[int, int]]
) -> tuple[Signer, list[FieldEvidence]]:
    """A signature without a name, with the name that stands alone right below its table."""
    signer, evidence = found
    for start, end in below:
        name = _NAME.match(document.text, start, end)
        if name is not None and not document.text[name.end() : end].strip():
            said = FieldEvidence.of(document, "signer.name", *name.span("name"))
            return signer.model_copy(update={"name": " ".join(name["name"].split())}), [*evidence, said]
    return found


def beside_recipient(document: Document, folded: str, start: int, end: int) -> int | None:
    """Where the signature's part of a line begins that holds both columns of a document's foot ("- Sở Y tế; KT. CHỦ TỊCH"), if any.

    Tabs set the columns of old Word files apart, and what tabs did is lost.
    """
    text = document.text
    is_heading = folded.startswith("nơi nhận", start)
    cut = text.find(":", start, end) if is_heading else text.rfind(";", start, end)
    first = cut + 1 if cut > 0 else start
    while first < end and text[first] == " ":
        first += 1
    if cut < 0 or first >= end:
        return None
    signs = form().signing.match(folded, first, end)
    if (signs is not None and is_capitals(text[first:end])) or _SIGNED.fullmatch(folded, first, end) is not None:
        return first
    name = _NAME.match(text, first, end)
    return first if name is not None and name.end() == end and " " in name["name"] else None


def _read_beside(document: Document, folded: str, frame: Frame) -> tuple[Signer, list[FieldEvidence]] | None:
    """The signature whose lines stand behind those of the recipients: a power and an office, then a name."""
    text = document.text
    lines = [
        (first, block.end)
        for block, part in zip(document.blocks, frame.parts, strict=True)
        if part is Part.RECIPIENTS and (first := beside_recipient(document, folded, block.start, block.end)) is not None
    ]
    offices = [
        (place, found)
        for place, (start, end) in enumerate(lines)
        if (found := form().office.search(folded, start, end))
    ]
    if not offices or not any(form().power.match(folded, start, end) for start, end in lines):
        return None
    place, own = offices[-1]
    named = next(
        (name for start, end in lines[place + 1 :] if (name := _NAME.match(text, start, end)) is not None), None
    )
    evidence = [FieldEvidence.of(document, "signer.position", own.start(), own.end())]
    if named is not None:
        evidence.append(FieldEvidence.of(document, "signer.name", *named.span("name")))
    powers = [" ".join(text[start:end].split()) for start, end in lines[: place or 1]]
    return (
        Signer(
            name=" ".join(named["name"].split()) if named is not None else None,
            position=office_name(text[own.start() : own.end()]),
            authority=" ".join(powers),
        ),
        evidence,
    )


def _stretches(document: Document, frame: Frame) -> list[tuple[int, int]]:
    """Where a signature may stand: the cells of a signature table, runs of signature blocks, lines among the recipients."""
    stretches: list[tuple[int, int]] = []
    run: list[int] | None = None
    for block, part in zip(document.blocks, frame.parts, strict=True):
        if part is Part.SIGNATURE and isinstance(block, Table):
            stretches.extend((cell.start, cell.end) for cell in block.cells if cell.end > cell.start)
        elif part is Part.SIGNATURE:
            if run is None:
                run = [block.start, block.end]
                stretches.append((block.start, block.end))
            run[1] = block.end
            stretches[-1] = (run[0], run[1])
            continue
        elif part is Part.RECIPIENTS:
            # A flattened table: the signature stands behind the last bar, or among the lines.
            bar = document.text.rfind("|", block.start, block.end)
            start = bar + 1 if bar > 0 else block.start
            if bar > 0 or form().power.search(fold(document.text[start : block.end])):
                stretches.append((start, block.end))
        run = None
    return stretches


def _read(document: Document, folded: str, start: int, end: int) -> tuple[Signer, list[FieldEvidence]] | None:
    text = document.text
    powers = [found for found in form().power.finditer(folded, start, end) if text[found.start()].isupper()]
    # In small letters an office signs only behind a power: "KT. Chủ tịch".
    offices = [
        found
        for found in form().office.finditer(folded, start, end)
        if is_capitals(words := text[found.start() : found.end()])
        or (words[0].isupper() and any(power.start() < found.start() for power in powers))
    ]
    run = _one_signature(text, offices)
    if not run:
        return None
    own = _own_office(folded, run, powers)
    name = _NAME.search(text, run[-1].end(), end)
    evidence = [FieldEvidence.of(document, "signer.position", own.start(), own.end())]
    first = _surname_in_pieces(text, name.start("name")) if name is not None else None
    if name is not None:
        evidence.append(FieldEvidence.of(document, "signer.name", first or name.start("name"), name.end("name")))
    acting = any(power.end() == own.start() and folded[power.start()] == "q" for power in powers)
    return (
        Signer(
            name=_joined(text, first, name) if name is not None else None,
            position=f"{_ACTING if acting else ''}{office_name(text[own.start() : own.end()])}",
            authority=_authority(text, powers, own),
        ),
        evidence,
    )


def _surname_in_pieces(text: str, end: int) -> int | None:
    """Where a surname begins whose letters stand apart right before the rest of a name ("Ngu y ễn Hữu Tín")."""
    first = max(text.rfind("\n", 0, end) + 1, end - _LONGEST_SURNAME)
    apart = _IN_PIECES.search(text, first, end)
    return apart.start() if apart is not None and fold("".join(apart.group().split())) in surnames() else None


def _joined(text: str, surname: int | None, name: "regex.Match[str]") -> str:
    words = name["name"].split()
    return " ".join(words if surname is None else ["".join(text[surname : name.start("name")].split()), *words])


def _one_signature(text: str, offices: list["regex.Match[str]"]) -> list["regex.Match[str]"]:
    """The first signer's offices: they stand together; a person's name between two parts two signers."""
    run = offices[:1]
    for found in offices[1:]:
        between = text[run[-1].end() : found.start()]
        if len(between) > 40 or _NAME.search(between) is not None:
            break
        run.append(found)
    return run


def _own_office(folded: str, run: list["regex.Match[str]"], powers: list["regex.Match[str]"]) -> "regex.Match[str]":
    """The signer's own office among those that a signature names.

    Behind "KT." (deputy), "TL." (by order) and "TUQ." stands the office that one signs for, below it one's own; without these
    the first office is the signer's, and what follows it ("TRƯỞNG BAN / CHỦ TỊCH UBND TỈNH") is what else he is.
    """
    standing = [
        power
        for power in powers
        if power.start() < run[-1].end() and not folded.startswith(("tm", "t/m", "q"), power.start())
    ]
    if not standing:
        return run[0]
    below = [found for found in run if found.start() >= standing[-1].end()]
    # One may sign for the head of two bodies: "KT. BỘ TRƯỞNG, CHỦ NHIỆM".
    signed_for = 1
    while signed_for < len(below) and "," in folded[below[signed_for - 1].end() : below[signed_for].start()]:
        signed_for += 1
    return below[signed_for] if signed_for < len(below) else run[-1]


def _authority(text: str, powers: list["regex.Match[str]"], own: "regex.Match[str]") -> str | None:
    """The powers as written, with the office or body that they name: "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"."""
    before = [power for power in powers if power.start() < own.start()]
    if not before:
        return None
    alone = before[-1].end() >= own.start()
    return " ".join(text[before[0].start() : own.end() if alone else own.start()].split())
