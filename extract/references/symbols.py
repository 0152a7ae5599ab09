"""The symbol of a number (`QĐ-UBND`, `TTLT/BTC-BNN`, `QH15`, `VPCP-KGVX`, `NQ/TW`): where it ends, and its normal form."""

from dataclasses import dataclass
from functools import cache

import regex

from extract.fold import compile_folded
from extract.patterns import compile_pattern
from extract.references.lexicon import ReferenceFile, reference_file

_PIECE = compile_pattern(r"\p{L}[\p{L}&]{0,15}\d{0,3}")
_SEPARATOR = compile_pattern(r"(?P<blank>\s?)(?P<mark>[-./&])(?P<after>\s?)(?=\p{L})")
# A blank in the hyphen's place: "927/QĐ TTg".
_BODY_BEHIND_BLANK = compile_pattern(r"[ ](?P<body>TTg|UBND|HĐND|CP|[BS]\p{Lu}{2,8})(?![\p{L}\d/])")
# A blank lost behind the symbol: "QĐ-TTgngày".
_RUN_ON = compile_folded(r"(?:ngày|của|về|ban|phê)\Z")
_ASSEMBLY = compile_pattern(r"(?:ubtv)?qh\d{1,2}")
_LAST_YEAR = compile_pattern(r"/(?:19|20)\d\d(?![\d/])")
_TONED = compile_pattern(r"[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in its normal form; `code` is its first group, `end` where it ends in the text.

    `party` is a party document's (`NQ/TW`), `assembly` the National Assembly's (`QH15`), `typed` one whose first group says
    a type of document, `small` one written in small letters.
    """

    normal: str
    code: str
    end: int
    groups: int
    party: bool
    assembly: bool
    typed: bool
    small: bool

    def stands_alone(self, named: bool, of_type: bool, dated: bool, with_year: bool) -> bool:
        """Whether these letters behind a figure and a slash are a document's, and no unit, rate or fraction.

        `named` says that "số" or a type's word stands before, `of_type` that it is a type's word, `dated` that a date follows,
        `with_year` that a year stands inside.
        """
        if self.assembly:
            return True
        if self.small:
            return self.typed and self.groups > 1 and named
        if self.typed and (self.groups > 1 or self.party):
            return True
        if self.groups > 1:
            return named or dated or with_year
        return (named and dated) or (of_type and len(self.code) >= 2)


@cache
def _data() -> tuple[ReferenceFile, frozenset[str], "regex.Pattern[str]"]:
    data = reference_file()
    bodies = "|".join(map(regex.escape, data.glued_bodies))
    codes = "|".join(map(regex.escape, sorted(data.type_codes, key=len, reverse=True)))
    return (
        data,
        frozenset(data.type_codes),
        compile_pattern(rf"(?P<code>{codes})(?P<body>(?:{bodies})\d{{0,2}}|(?<=tt|qđ|tb|ttr)[bs]\p{{L}}{{2,8}})"),
    )


def read_symbol(folded: str, text: str, start: int, end: int) -> Symbol | None:
    """The symbol that begins at `start`; None when what stands there cannot be one."""
    data, codes, glued = _data()
    found = _PIECE.match(folded, start, end)
    if found is None:
        return None
    small = text[start].islower()
    pieces: list[str] = []
    marks: list[str] = []
    position = start
    while found is not None:
        stop = _piece_end(folded, text, found.start(), found.end(), small, bool(pieces), data)
        if stop is None:
            break
        pieces.append(text[found.start() : stop])
        position = stop
        if stop < found.end():
            break
        separator = _SEPARATOR.match(folded, position, end)
        if separator is None or len(pieces) > 6 or not _joins(separator, pieces, marks, codes):
            break
        marks.append(separator["mark"])
        found = _PIECE.match(folded, separator.end(), end)
    if not pieces:
        return None
    marks = marks[: len(pieces) - 1]
    if len(pieces) == 1 and pieces[0].lower() in codes and (body := _BODY_BEHIND_BLANK.match(text, position, end)):
        pieces, marks, position = [pieces[0], body["body"]], ["-"], body.end()
    split = glued.fullmatch(pieces[0].lower().replace("ð", "đ"))
    if split is not None:
        cut = split.end("code")
        pieces, marks = [pieces[0][:cut], pieces[0][cut:], *pieces[1:]], ["-", *marks]
    written = [_spelled(piece, data) for piece in pieces]
    normal = written[0] + "".join(mark + piece for mark, piece in zip(marks, written[1:], strict=True))
    code = written[0]
    typed = code.lower() in codes
    # `163/TTLB/2012`: the year stands last.
    last_year = _LAST_YEAR.match(folded, position, end) if typed and len(pieces) == 1 else None
    if last_year is not None:
        normal += last_year.group()
        position = last_year.end()
    return Symbol(
        normal=normal, code=code, end=position, groups=len(pieces) + (last_year is not None),
        party=marks[:1] == ["/"] and text[start - 1 : start] in "-– ‑\ufffe" and _behind_dash(folded, start),
        assembly=_ASSEMBLY.fullmatch(code.lower()) is not None, typed=typed, small=small,
    )  # fmt: skip


def _behind_dash(folded: str, start: int) -> bool:
    return folded[max(0, start - 2) : start].rstrip().endswith("-")


def _joins(separator: "regex.Match[str]", pieces: list[str], marks: list[str], codes: frozenset[str]) -> bool:
    """Whether what stands between two groups belongs to a symbol."""
    mark, spaced = separator["mark"], bool(separator["blank"]) + bool(separator["after"])
    if mark == ".":
        # "QĐ .UBND": a type's code alone is no symbol, so the body behind stray blanks is its own.
        return not spaced or (len(pieces) == 1 and pieces[0].lower().replace("ð", "đ") in codes)
    if mark == "/":
        return not marks and (pieces[0].lower().replace("ð", "đ") in codes)
    # A dash with blanks on both sides is the symbol's own only behind its first group.
    return spaced < 2 or (mark == "-" and len(pieces) == 1)


def _piece_end(
    folded: str, text: str, start: int, end: int, small: bool, further: bool, data: ReferenceFile
) -> int | None:
    """Where a group ends: without a footnote's figures and words that have run on; None when it is a plain word."""
    letters_end = start + len(folded[start:end].rstrip("0123456789"))
    letters = folded[start:letters_end]
    if letters in ("qh", "ubtvqh"):
        return min(end, letters_end + 2)
    run_on = _RUN_ON.search(letters)
    if run_on is not None and run_on.start() > 1 and text[start].isupper() and text[start + run_on.start()].islower():
        letters_end = start + run_on.start()
        letters, end = folded[start:letters_end], letters_end
    if letters not in data.spelled:
        if _TONED.search(letters) is not None:
            return None
        written = text[start:letters_end]
        if small:
            if not written.islower() or len(written) > 8:
                return None
        elif not written[0].isupper() or (len(written) > 1 and sum(map(str.isupper, written)) < 2):
            return None
        # Units are counted on after one or two letters ("C06", "V03"), sessions of a council after its name.
        if end > letters_end and (len(letters) <= 2 or letters == "hđnd"):
            return end
    elif letters == "hđnd" and end - letters_end == 2:
        return end
    return letters_end


def _spelled(piece: str, data: ReferenceFile) -> str:
    tight = piece.replace("Ð", "Đ").replace("ð", "đ")
    usual = data.spelled.get(tight.lower())
    if usual is not None:
        return usual
    return tight.upper() if tight.islower() else tight
