"""The number or bullet that opens a list item (`I.`, `1.`, `1.2`, `a)`, `-`, `+`), as ND 30/2020 numbers items.

Decree 30/2020/NĐ-CP, annex I: parts in Roman numerals, sections and clauses in Arabic ones, points in letters with a
bracket. Real texts add multi-level numbers, slashes, brackets around the number and every kind of bullet.
"""

import regex

_MARKER = regex.compile(
    r"""
      (?P<roman>(?!V/[Vv])\(?[IVXLC]{1,6}(?:[.]\d{1,2}){0,3}\s?(?:[.):/]|[-–](?=\s)))(?=\s|\p{Lu})
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
