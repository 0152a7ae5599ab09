"""Clauses: the stretches of running text that say one thing, cut at sentence ends and semicolons."""

import regex

# A full stop ends a sentence where a blank and a capital (or a bullet) follow; "TP. Hồ", "UBND. " and "1.200" do not.
_BREAK = regex.compile(
    r"(?<!\b(?i:tp|tx|tt|gs|ts|ths|pgs|bs|đ/c|v\.v|st|no|vd|tr)\.)(?<=[\p{L}\d)%”\"'\]][.;!?]|\.\.\.|…)\s+(?=[\p{Lu}\d“\"(\[+-])|;\s*+(?=\S)|\n",
    regex.IGNORECASE,
)
_SENTENCE = regex.compile(
    r"(?<!\b(?i:tp|tx|tt|gs|ts|ths|pgs|bs|đ/c|v\.v|st|no|vd|tr)\.)(?<=[\p{Ll}\d)%”\"'\]][.!?]|\p{Lu}{2}[.!?]|\.\.\.|…)\s+(?=[\p{Lu}“\"(\[])",
)


def _cut(pattern: "regex.Pattern[str]", text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    position = start
    for found in pattern.finditer(text, start, end):
        if found.start() > position:
            spans.append((position, found.start() + (text[found.start()] == ";")))
        position = found.end()
    if position < end:
        spans.append((position, end))
    return spans


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of text[start:end], in order, without the blanks between them."""
    return _cut(_BREAK, text, start, end)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of text[start:end]: a full stop before a capital ends one, an abbreviation's does not."""
    return _cut(_SENTENCE, text, start, end)
