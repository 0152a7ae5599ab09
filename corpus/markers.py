"""The number or bullet that opens a list item (`I.`, `1.`, `1.2`, `a)`, `-`, `+`), as ND 30/2020 numbers items.

Decree 30/2020/NĐ-CP, annex I: parts in Roman numerals, sections and clauses in Arabic ones, points in letters with a
bracket. Real texts add multi-level numbers, slashes, brackets around the number and every kind of bullet.
"""

import regex

_MARKER = regex.compile(
    r"""
      (?P<roman>(?!V/[Vv])\(?(?:[IVXLC]{1,6}|[IVX][ivx]{1,4}(?!\p{L}))(?:[.]\d{1,2}){0,3}\s?(?:[.):/]|[-–](?=\s)))(?=\s|\p{Lu})
    | (?P<nested>\d{1,2}(?:\s?[.]\s?\d{1,2}){1,4}\s?[.)/:]?)(?=\s+[^\d\s%.,:;)/-]|\p{Lu}\p{Ll}|[“"])
    | (?P<number>\(?\d{1,3}\s?(?:[.)]|/(?=\s|\p{Lu}\p{Ll})|[-–](?=\s+\p{Lu})))(?=\s+\S|\p{L}|[“"(])
    | (?P<letter>\(?[a-zđ]{1,2}\s?\d?[.)/])(?=\s+\S|\p{Lu})
    | (?P<lower_roman>\([ivx]{1,5}\))(?=\s*\S)
    | (?P<bullet>[-–—+*•▪◦·●○➢➤✓✔❖◆►■□‣⁃∙])(?=\s*[^\s\d-]|\s+\d|\d+\s?%)
    """,
    regex.VERBOSE,
)
# "10.000 đồng", "5.5%" or "20. 11. 2025" open with a figure, not with an item's number.
_FIGURE = regex.compile(
    r"\d{1,3}(?:[.]\d{3})+\b|\d+[.,]\d+\s?(?:%|tỷ|tỉ|triệu|nghìn|ngàn|đồng|ha|km|tấn|m2)\b"
    r"|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)\d\d",
    regex.IGNORECASE,
)


def split_marker(line: str) -> tuple[str, int] | None:
    """The marker that opens a line, without blanks, and where the item's own words begin; None for plain prose.

    >>> split_marker("1.2. Mục tiêu"), split_marker("- Sở Y tế"), split_marker("1.200 xe")
    (('1.2.', 5), ('-', 2), None)
    """
    found = _MARKER.match(line)
    if found is None or _FIGURE.match(line):
        return None
    end = found.end()
    while end < len(line) and line[end] == " ":
        end += 1
    return "".join(found.group().split()), end


_OWN_NUMBER = regex.compile(r"(\d{1,2})[.]\s")


def glued_marker(line: str) -> int | None:
    """Where, inside an item, its own first sub-item begins ("2. Nâng cao năng lực 2.1. Rà soát …"); None where none does.

    Crawled texts lose line breaks; the number tells that a new item stands there: the item's own followed by ".1.".
    """
    own = _OWN_NUMBER.match(line) if line[:1].isdecimal() else None
    if own is None:
        return None
    place = line.find(f" {own[1]}.1.", own.end())
    if place < 0:
        return None
    behind = place + len(f" {own[1]}.1.")
    opens = line[behind:].strip()
    return place + 1 if not opens or (line[behind] == " " and opens[0].isupper()) else None


_BARE_MARKER = regex.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,4})[.)]")


def is_bare_marker(line: str) -> bool:
    """Whether a line is nothing but an item's number, whose words stand on the next line."""
    return len(line) < 9 and _BARE_MARKER.fullmatch(line) is not None
