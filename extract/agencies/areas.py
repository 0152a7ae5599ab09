"""Where the bodies of a name are: areas in a row, proper names, and further places of a list."""

from extract.agencies.lexicon import Lexicon
from extract.patterns import compile_pattern

# A capitalised word of a proper name, or a number in one ("khu vực 14").
_PROPER = compile_pattern(
    r"\s*-?\s*(?P<word>(?!(?:Và|Các)\b)\p{Lu}[\p{L}\d]*(?:[-/&]\p{Lu}[\p{L}]*)*|[IVX]+\b|\d{1,3}(?![\d.,/]))"
)
_JOINT = compile_pattern(r"\s*,\s*|\s+và\s+|\s*/\s*|\s*-\s*")
_NEXT_PLACE = compile_pattern(r"(?:, ?| và )(?=\p{Lu}\p{Ll})")


def past_proper(text: str, position: int, end: int) -> int:
    """Past capitalised words; the position itself where none stands."""
    while (word := _PROPER.match(text, position, end)) is not None:
        position = word.end()
    return position


def next_place(text: str, position: int, end: int) -> int | None:
    """Where the next capitalised name of a list begins ("các tỉnh Nghệ An[, ]Hà Tĩnh"); None where the list ends."""
    found = _NEXT_PLACE.match(text, position, end)
    return found.end() if found is not None else None


def past_areas(folded: str, start: int, end: int, words: Lexicon) -> int | None:
    """Past areas in a row: "các huyện, thị xã và thành phố"; None where none begins."""
    position: int | None = None
    at = start
    while True:
        area = words.area.match(folded, at + 4 if folded.startswith("các ", at) else at, end)
        # "…, Tỉnh đoàn" begins with the word for an area and is a body.
        if area is None or (position is not None and words.complete.match(folded, at, end) is not None):
            return position
        position = area.end()
        joint = _JOINT.match(folded, position, end)
        if joint is None:
            return position
        at = joint.end()
