"""Whether the name of a body begins at a place that holds nothing but names."""

from extract.agencies.lexicon import lexicon
from extract.patterns import compile_pattern

_ACRONYM = compile_pattern(r"(?!(?:TTHC|CNTT|ATTP|NTM|PCTT)\b)[A-ZĐ][A-ZĐ&]{1,7}\d?(?![\p{L}&])")


def begins_body(folded: str, text: str, start: int, end: int) -> bool:
    """Whether another body's name begins at `start`, in a place that holds nothing but names (a cell, the words behind a label)."""
    words = lexicon()
    if start >= end:
        return False
    if words.quantifier.match(folded, start, end) is not None:
        return True
    none = words.no_head.match(folded, start, end) or words.compound.match(folded, start, end)
    reach = none.end() if none is not None else start
    noun = words.generic.match(folded, start, end)
    if noun is not None and noun.end() >= reach:
        return bool(noun.group() != "cấp")  # "cấp tỉnh, cấp xã" are levels of one body
    if not text[start].isupper():
        complete = words.complete.match(folded, start, end)
        return complete is not None and complete.end() > reach and " " in complete.group()
    acronym = _ACRONYM.match(text, start, end)
    if acronym is not None:
        behind = acronym.end()
        while behind < end and folded[behind].isspace():
            behind += 1
        on = folded.startswith("và ", behind) or words.tail.match(folded, behind, end) is not None
        return behind == end or not text[behind].islower() or on
    heads = (words.complete, words.plain, words.capital, words.office)
    return any((head := pattern.match(folded, start, end)) is not None and head.end() > reach for pattern in heads)
